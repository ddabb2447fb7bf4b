using System.CommandLine;
using System.Globalization;
using Salient.Alerts;
using Salient.Store;
using Spectre.Console;

namespace Salient.Cli;

/// <summary><c>salient sites add|list|remove</c>: the desk's own sites, which alerts and digests count kilometres from.</summary>
internal static class SitesCommand
{
    private static readonly IReadOnlyList<(string, Func<Site, object?>)> Columns =
    [
        ("name", s => s.Name), ("latitude", s => s.Latitude), ("longitude", s => s.Longitude), ("radius_km", s => s.RadiusKm),
    ];

    /// <summary>Builds the command with those below it.</summary>
    public static Command Create() => new Command("sites", "Keeps the desk's own sites, from which alerts count kilometres.")
    {
        Add(), List(), Remove(),
    }.WithExamples("salient sites add offices.gpx", "salient sites list");

    private static Command Add()
    {
        var files = new Argument<string[]>("FILE")
        {
            Description = "GPX (its waypoints), or CSV with the columns name, latitude, longitude and, where wanted, radius (kilometres)",
            Arity = ArgumentArity.OneOrMore,
        };
        files.Validators.Add(CommandLine.RefuseOptions);
        var db = LedgerOptions.Database();
        var command = new Command("add", "Adds sites from files; one whose name is known takes its place.") { files, db };
        command.SetAction(parsed => Run(parsed.GetValue(files)!, parsed.GetValue(db)));
        return command.WithExamples("salient sites add offices.gpx", "salient sites add clinics.csv stores.csv");
    }

    private static int Run(string[] files, string database)
    {
        var (sites, faults) = (new List<Site>(), new List<string>());
        foreach (var file in files)
        {
            try
            {
                var read = SiteFile.Read(file);
                sites.AddRange(read.Sites);
                faults.AddRange(read.Faults);
                if (read is { Sites.Count: 0, Faults.Count: 0 })
                {
                    faults.Add(
                        $"{file}: holds no sites; a .csv needs a header with name, latitude, longitude, a .gpx waypoints with names");
                }
            }
            catch (Exception trouble) when (trouble is IOException or UnauthorizedAccessException)
            {
                faults.Add($"{file}: {(File.Exists(file) ? trouble.Message : "there is no such file")}; check the path");
            }
        }

        faults.ForEach(Terminal.Error);
        if (sites.Count > 0)
        {
            // Whoever has no store yet begins with the sites: they are no answer to a question.
            using var store = ReportStore.Open(database, StoreOptions.FromEnvironment());
            var came = store.Keep(sites);
            Terminal.Note(string.Create(CultureInfo.InvariantCulture,
                $"{came} new {(came == 1 ? "site" : "sites")}, {sites.Count - came} known by name; salient sites list shows them"));
        }

        return faults.Count == 0 ? ExitCodes.Ok : ExitCodes.SomeFailed;
    }

    private static Command List()
    {
        var (format, db) = (LedgerOptions.Format(), LedgerOptions.Database());
        var command = new Command("list", "Lists the sites, by name.") { format, db };
        command.SetAction(parsed =>
        {
            using var store = LedgerOptions.Open(parsed.GetValue(db));
            var sites = store.Sites();
            Rows.Write(parsed.GetValue(format)!, sites, Table, Columns);
            return sites.Count > 0 ? ExitCodes.Ok : ExitCodes.NothingFound;
        });
        return command.WithExamples("salient sites list", "salient sites list --format csv > sites.csv");
    }

    private static Table Table(IReadOnlyList<Site> sites)
    {
        var table = new Table().AddColumns("Name", "Latitude", "Longitude", "Radius (km)");
        foreach (var s in sites)
        {
            table.AddRow(Rows.Cell(s.Name), Rows.Cell(s.Latitude), Rows.Cell(s.Longitude), Rows.Cell(s.RadiusKm));
        }

        return table;
    }

    private static Command Remove()
    {
        var names = new Argument<string[]>("NAME") { Description = "Names of sites", Arity = ArgumentArity.OneOrMore };
        names.Validators.Add(CommandLine.RefuseOptions);
        var db = LedgerOptions.Database();
        var command = new Command("remove", "Forgets sites.") { names, db };
        command.SetAction(parsed =>
        {
            using var store = LedgerOptions.Open(parsed.GetValue(db));
            var missing = parsed.GetValue(names)!.Where(name => !store.RemoveSite(name)).ToList();
            missing.ForEach(name => Terminal.Error($"there is no site called {name}; salient sites list shows their names"));
            return missing.Count == 0 ? ExitCodes.Ok : ExitCodes.NothingFound;
        });
        return command.WithExamples("salient sites remove \"Clinic North\"");
    }
}
