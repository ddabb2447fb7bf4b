using System.CommandLine;
using System.Globalization;
using Salient.Claims;
using Salient.Incidents;
using Salient.Ledger;
using Salient.Store;
using Spectre.Console;

namespace Salient.Cli;

/// <summary><c>salient tolls</c>: what incidents cost, added up; an incident counts once.</summary>
internal static class TollsCommand
{
    /// <summary>Sources that a row of a table names at most.</summary>
    private const int MostVoices = 3;

    private static readonly IReadOnlyList<(string, Func<TollRow, object?>)> Columns =
    [
        ("from", r => r.From), ("to", r => r.To), ("name", r => r.Name), ("id", r => r.Id), ("incidents", r => r.Incidents),
        .. Sums("killed", r => r.Killed), .. Sums("injured", r => r.Injured), .. Sums("captured", r => r.Captured),
    ];

    /// <summary>Builds the command.</summary>
    public static Command Create()
    {
        var claims = new ClaimOptions();
        var by = new Option<string[]>("--by")
        {
            Description = "By day, week, month (the default) or year, and by actor, target, event or place; give it twice for both",
            HelpName = "WHAT",
        };
        by.AcceptOnlyFromAmong([.. ClaimWords.All<TollGroup>()]);
        var chart = new Option<string?>("--chart") { Description = "Also draw it into this SVG file", HelpName = "FILE" };
        var (without, workspace) = (LedgerOptions.WithoutRulings(), LedgerOptions.Workspace());
        var (format, db) = (LedgerOptions.Format(), LedgerOptions.Database());
        var command = new Command("tolls",
            "Adds up killed, injured and captured, each incident once, with the spread between those who count and who says which.")
        {
            by, chart,
        };
        claims.AddTo(command);
        command.Add(workspace);
        command.Add(without);
        command.Add(format);
        command.Add(db);
        command.SetAction(parsed =>
        {
            using var store = LedgerOptions.Open(parsed.GetValue(db));
            IReadOnlyList<TollGroup> groups = [.. (parsed.GetValue(by) is { Length: > 0 } given ? given : ["month"])
                .Select(word => ClaimWords.Find<TollGroup>(word)!.Value)];
            return Run(store.Ruled(parsed.GetValue(without)).In(parsed.GetValue(workspace)), claims.Of(parsed), groups,
                parsed.GetValue(format)!, parsed.GetValue(chart));
        });
        return command.WithExamples(
            "salient tolls --from 2019-01-01 --to 2019-01-31 --by week",
            "salient tolls --by actor --event airstrike --near Idlib --km 30",
            "salient tolls --by month --by event --format csv > tolls.csv",
            "salient tolls --by day --chart tolls.svg");
    }

    /// <summary>A sum as people write it: one number, or from the lowest to the highest.</summary>
    public static string Range(TollSum sum) => sum.Low == sum.High ? sum.Low.ToString(CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"{sum.Low}–{sum.High}");

    private static int Run(ReportStore store, ClaimQuestion asked, IReadOnlyList<TollGroup> by, string format, string? chart)
    {
        var fault = TollTable.FaultOf(by)
            ?? (chart is not null && by.Count > 1 ? "--chart draws tolls by one thing: give --by once" : null);
        if (fault is not null)
        {
            throw new UsageException(fault);
        }

        var actors = ReadingKit.OpenActors();
        var names = ExportNames.Open(actors);
        var incidents = store.Incidents(new(actors), asked.KnownBy, asked.ReceivedBy);
        var chosen = IncidentChoice.Of(incidents, asked, names.PlacesNamed, names.ActorNamed, all: false);
        var rows = TollTable.Of(chosen, by);
        if (rows.Count == 0)
        {
            return PlaceWords.NothingFits("incident with a toll", asked, IncidentChoice.PlacesOf(incidents), names.PlacesNamed);
        }

        Rows.Write(format, rows, shown => Table(shown, by, TollTable.Of(chosen, [])[0]), Columns);
        if (chart is not null)
        {
            Draw(rows, by[0], chart);
        }

        return ExitCodes.Ok;
    }

    private static void Draw(IReadOnlyList<TollRow> rows, TollGroup by, string file)
    {
        if (TollTable.IsOfTime(by) && rows.All(row => row.From is null))
        {
            throw new UsageException($"no incident lies in one {ClaimWords.Of(by)}: there is nothing to draw; try --by year or --by event");
        }

        try
        {
            File.WriteAllText(file, TollChart.Draw(rows, by, $"Tolls by {ClaimWords.Of(by)}"));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"{file}: cannot be written; name another file with --chart", e);
        }

        var left = TollTable.IsOfTime(by) ? rows.Where(row => row.From is null).Sum(row => row.Incidents) : 0;
        var without = left == 0 ? ""
            : $", without {left} {(left == 1 ? "incident that lies" : "incidents that lie")} in no single {ClaimWords.Of(by)}";
        Terminal.Note($"drawn into {file}{without}");
    }

    private static Table Table(IReadOnlyList<TollRow> rows, IReadOnlyList<TollGroup> by, TollRow all)
    {
        var time = by.Any(TollTable.IsOfTime);
        var thing = by.Where(g => !TollTable.IsOfTime(g)).Select(g => (TollGroup?)g).FirstOrDefault();
        var table = new Table();
        table.AddColumns([.. new[] { time ? "When" : null, thing is { } what ? Title(ClaimWords.Of(what)) : null }.OfType<string>(),
            "Killed", "Injured", "Captured", "Incidents", "Who says"]);
        foreach (var (row, isAll) in rows.Select(row => (row, false)).Append((all, true)))
        {
            List<string> cells = [];
            if (time)
            {
                cells.Add(isAll ? "all" : row.From is null ? "longer, or no day" : Period(row));
            }

            if (thing is not null)
            {
                cells.Add(isAll ? time ? "" : "all" : row.Name ?? "nobody named");
            }

            table.AddRow([.. cells.Select(c => Rows.Cell(c)), .. new[] { row.Killed, row.Injured, row.Captured }.Select(Cell),
                Rows.Cell(row.Incidents), Rows.Cell(Voices(row))]);
        }

        return table;
    }

    private static string Period(TollRow row) => row.From == row.To ? Rows.Cell(row.From) : $"{Rows.Cell(row.From)}–{Rows.Cell(row.To)}";

    private static string Cell(TollSum? sum) => sum is null ? ""
        : Range(sum) + (sum.Low == sum.High ? "" : string.Create(CultureInfo.InvariantCulture, $", latest {sum.Latest}"));

    private static string Voices(TollRow row)
    {
        var said = (row.Killed ?? row.Injured ?? row.Captured)!.Said;
        var more = said.Count - MostVoices;
        return string.Join("; ", said.Take(MostVoices).Select(Voice))
            + (more > 0 ? string.Create(CultureInfo.InvariantCulture, $" and {more} more") : "");
    }

    private static string Voice(TollVoice voice)
    {
        var who = voice.Source ?? voice.Outlet ?? "an unnamed report";
        var where = voice.Source is not null && voice.Outlet is { } outlet ? $" in {outlet}" : "";
        return string.Create(CultureInfo.InvariantCulture, $"{who}{where} {voice.Count}");
    }

    private static (string, Func<TollRow, object?>)[] Sums(string name, Func<TollRow, TollSum?> of) =>
    [
        ($"{name}.low", r => of(r)?.Low), ($"{name}.high", r => of(r)?.High), ($"{name}.latest", r => of(r)?.Latest),
        ($"{name}.said", r => of(r) is { } sum ? string.Join(" | ", sum.Said.Select(Voice)) : null),
    ];

    private static string Title(string word) => char.ToUpperInvariant(word[0]) + word[1..];
}
