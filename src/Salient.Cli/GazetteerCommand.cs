using System.CommandLine;
using System.Globalization;
using System.Security.Cryptography;
using Salient.Gathering.Fetching;
using Salient.Places;
using Salient.Store;
using Salient.Store.Gazetteers;
using Spectre.Console;

namespace Salient.Cli;

/// <summary><c>salient gazetteer add|list|remove|search</c>: the lists of places that names are found in.</summary>
public static class GazetteerCommand
{
    /// <summary>Name of the environment variable that says where dumps are fetched from.</summary>
    public const string BaseVariable = "SALIENT_GEONAMES";

    /// <summary>Makes the command.</summary>
    public static Command Create() => new("gazetteer", "Keeps the lists of places that names are found in.") { Add(), List(), Remove(),
        Search() };

    /// <summary>The starter lists that come with Salient.</summary>
    public static IReadOnlyList<string> Starters()
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "codebooks", "places");
        return Directory.Exists(folder) ? [.. Directory.EnumerateFiles(folder, "*.tsv").Order(StringComparer.Ordinal)] : [];
    }

    private static Command Add()
    {
        var what = new Argument<string[]>("what")
        {
            Description = "Zips or text files of the GeoNames layout (places or alternate names), your own places as .csv or .geojson, or country codes (SY) to fetch from GeoNames.",
            Arity = ArgumentArity.OneOrMore,
        };
        var from = new Option<string?>("--from") { Description = $"Address that dumps are fetched from (default {GazetteerDownload.DefaultBase}, or {BaseVariable})." };
        var hash = new Option<string?>("--sha256") { Description = "SHA-256 that the zip or file must have; with one list only",
            HelpName = "HEX" };
        var command = new Command("add", "Adds lists of places; the same list twice changes nothing.") { what, from, hash };
        command.Validators.Add(result =>
        {
            if (result.GetValue(hash) is { } hex && (hex.Length != 64 || !hex.All(char.IsAsciiHexDigit)
                || result.GetValue(what) is not { Length: 1 }))
            {
                result.AddError("--sha256 takes 64 hex digits, and one list");
            }
        });
        command.SetAction((parse, cancel) => Run(async () =>
        {
            var (folder, words) = (Folder(), Words());
            foreach (var given in parse.GetRequiredValue(what))
            {
                var isFile = File.Exists(given) || given.IndexOfAny(['.', '/', '\\']) >= 0;
                if (isFile)
                {
                    Check(given, parse.GetValue(hash));
                    Tell(folder.Add(given, words));
                    continue;
                }

                var fetched = await FetchAsync(folder.Path, given, Base(parse.GetValue(from)), cancel).ConfigureAwait(false);
                try
                {
                    Check(fetched, parse.GetValue(hash));
                    Tell(folder.Add(fetched));
                }
                finally
                {
                    File.Delete(fetched);
                }
            }
        }));
        return command;
    }

    /// <summary>Refuses a list that is not the one that was meant.</summary>
    private static void Check(string file, string? hash)
    {
        if (hash is null || !File.Exists(file))
        {
            return;
        }

        using var stream = File.OpenRead(file);
        if (Convert.ToHexString(SHA256.HashData(stream)) is var there && !there.Equals(hash, StringComparison.OrdinalIgnoreCase))
        {
            throw new GazetteerException($"{Path.GetFileName(file)} has SHA-256 {there.ToLowerInvariant()}, not the one given: it was not added; look at what changed, or leave --sha256 out");
        }
    }

    private static Command List()
    {
        var command = new Command("list", "Shows the lists that were added.");
        command.SetAction((_, _) => Run(() =>
        {
            foreach (var gazetteer in Folder().List())
            {
                Console.Out.WriteLine($"{gazetteer.Name}\t{Size(gazetteer)}");
            }

            return Task.CompletedTask;
        }));
        return command;
    }

    private static Command Remove()
    {
        var name = new Argument<string>("name") { Description = "The list's name as 'gazetteer list' shows it." };
        var command = new Command("remove", "Removes a list.") { name };
        command.SetAction((parse, _) => Run(() =>
        {
            var wanted = parse.GetRequiredValue(name);
            if (!Folder().Remove(wanted))
            {
                throw new GazetteerException($"{wanted}: no such gazetteer; 'salient gazetteer list' shows them");
            }

            Console.Out.WriteLine($"{wanted} removed");
            return Task.CompletedTask;
        }));
        return command;
    }

    private static Command Search()
    {
        var name = new Argument<string>("name") { Description = "A name in any spelling or script." };
        var command = new Command("search", "Shows the places that bear a name, best match first.") { name };
        command.SetAction((parse, _) => Run(() =>
        {
            var matches = Folder().Open(Starters()).Find(parse.GetRequiredValue(name));
            if (matches.Count == 0)
            {
                Console.Out.WriteLine("no place bears that name; 'salient gazetteer add SY' adds a country's");
            }

            foreach (var (place, looseness, _) in matches.Take(20))
            {
                Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture,
                    $"{place.Id}\t{place.Name}\t{place.FeatureCode}\t{place.Country}.{place.Admin1}\t{place.Latitude:F4} {place.Longitude:F4}\t{place.Population}\t{(looseness <= 0.05 ? "exact" : looseness <= PlaceIndex.Tight ? "spelling" : $"loose {looseness:F2}")}"));
            }

            return Task.CompletedTask;
        }));
        return command;
    }

    // The table that reading uses, so that what is packed here is not packed again there.
    private static GazetteerFolder Folder()
    {
        var file = Path.Combine(AppContext.BaseDirectory, "codebooks", "places", "spelling.yaml");
        return new(SalientHome.Default(), File.Exists(file) ? NameSpelling.Parse(File.ReadAllText(file), file) : null, Terminal.Note);
    }

    private static Uri Base(string? option)
    {
        var given = option ?? Environment.GetEnvironmentVariable(BaseVariable);
        return string.IsNullOrEmpty(given) ? GazetteerDownload.DefaultBase
            : Uri.TryCreate(given, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" ? address
            : throw new GazetteerException($"'{given}' is no web address; give one such as {GazetteerDownload.DefaultBase}");
    }

    private static async Task<string> FetchAsync(string folder, string code, Uri from, CancellationToken cancel)
    {
        // Whoever names the address of a desk's own copy allows its host.
        using var http = new HttpClient(new GuardedHandler(AllowHostOption.Fetching([from.Host]))) { Timeout = TimeSpan.FromMinutes(30) };
        var errors = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        return await errors.Progress().Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new DownloadedColumn(),
            new TransferSpeedColumn()).StartAsync(async context =>
        {
            var task = context.AddTask(code);
            var progress = new Progress<DownloadProgress>(p =>
            {
                task.MaxValue = p.Total ?? Math.Max(1, p.Received * 2);
                task.Value = p.Received;
            });
            return await new GazetteerDownload(http).FetchAsync(from, code, folder, progress, cancel).ConfigureAwait(false);
        }).ConfigureAwait(false);
    }

    private static string Size(Gazetteer list) =>
        $"{list.Places.ToString("N0", CultureInfo.InvariantCulture)} {(list.HoldsNames ? "other names of places" : "places")}";

    private static Salient.Places.PlaceWords? Words()
    {
        var file = Path.Combine(AppContext.BaseDirectory, "codebooks", "places", "words.yaml");
        return File.Exists(file) ? Salient.Places.PlaceWords.Parse(File.ReadAllText(file), file) : null;
    }

    private static void Tell(Gazetteer added)
    {
        Console.Out.WriteLine($"{added.Name}: {Size(added)}{(added.Changed ? "" : ", unchanged")}");
        if (added.Skipped > 0)
        {
            Terminal.Note($"warning: {added.Skipped.ToString(CultureInfo.InvariantCulture)} lines passed over; the first: {added.FirstFault}");
        }
    }

    private static async Task<int> Run(Func<Task> action)
    {
        try
        {
            await action().ConfigureAwait(false);
            return ExitCodes.Ok;
        }
        catch (GazetteerException error)
        {
            Terminal.Error(error.Message);
            return ExitCodes.Usage;
        }
    }
}
