using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using Salient.Claims;
using Salient.Exchange.Formats;
using Salient.Exchange.Tables;
using Salient.Ledger;
using Salient.Store;
using Spectre.Console;

namespace Salient.Cli;

/// <summary><c>salient events</c>: what reports claim to have happened, claim by claim.</summary>
internal static class EventsCommand
{
    /// <summary>Claims that a table shows where nobody says how many; programs get all.</summary>
    private const int UsualRows = 100;

    /// <summary>Builds the command.</summary>
    public static Command Create()
    {
        var (claims, limit) = (new ClaimOptions(), new Option<int?>("--limit")
        {
            Description = string.Create(CultureInfo.InvariantCulture,
                $"How many claims at most (default: {UsualRows} in a table, else all)"),
        });
        var (without, workspace) = (LedgerOptions.WithoutRulings(), LedgerOptions.Workspace());
        var (format, db) = (LedgerOptions.Format(), LedgerOptions.Database());
        var command = new Command("events", "Lists what reports claim to have happened, claim by claim, newest first.");
        claims.AddAllTo(command);
        command.Add(limit);
        command.Add(workspace);
        command.Add(without);
        command.Add(format);
        command.Add(db);
        limit.Validators.Add(given =>
        {
            if (given.GetValue(limit) < 1)
            {
                given.AddError("--limit is a number from 1");
            }
        });
        command.SetAction(parsed =>
        {
            using var store = LedgerOptions.Open(parsed.GetValue(db));
            return Run(store.Ruled(parsed.GetValue(without)).In(parsed.GetValue(workspace)), claims.Of(parsed), parsed.GetValue(limit),
                parsed.GetValue(format)!);
        });
        return command.WithExamples(
            "salient events --near Atarib --km 20 --from 2019-01-01",
            "salient events --event airstrike --event shell --actor \"Syrian Army\"",
            "salient events --source SOHR --status denied --status possible",
            "salient events --words \"barrel bomb\" --format csv > claims.csv");
    }

    private static int Run(ReportStore store, ClaimQuestion asked, int? limit, string format)
    {
        var names = ExportNames.Open(ReadingKit.OpenActors());
        var claims = store.Published(asked.ReceivedBy);
        var found = asked.EventsOf(claims, names.PlacesNamed, names.ActorNamed);
        if (found.Count == 0)
        {
            return PlaceWords.NothingFits("claim", asked, claims.SelectMany(c => ClaimSelection.PlacesOf(c.Claim)), names.PlacesNamed);
        }

        var shown = found.Take(limit ?? (format == "table" ? UsualRows : int.MaxValue)).ToList();
        Write(store, shown, format, names);
        if (shown.Count < found.Count)
        {
            Terminal.Note(string.Create(CultureInfo.InvariantCulture,
                $"the newest {shown.Count} of {found.Count} claims; --limit shows more, --from and --to other days"));
        }

        return ExitCodes.Ok;
    }

    private static void Write(ReportStore store, IReadOnlyList<PublishedClaim> claims, string format, ExchangeKnowledge names)
    {
        switch (format)
        {
            case "csv":
                var titles = store.Reports().ToDictionary(r => r.Hash, r => r.Title, StringComparer.Ordinal);
                using (var output = new BufferedStream(Console.OpenStandardOutput(), 1 << 16))
                {
                    ExchangeFormat.Of("csv")!.Write(ClaimTable.Of(claims, names with { TitleOf = titles.GetValueOrDefault }), output);
                }

                break;
            case "table":
                Rows.Show(Table(claims, ReportNames.Of(store)));
                break;
            default:
                Rows.Write<JsonObject>(format, [.. claims.Select(ClaimLine.Of)], _ => new(), []);
                break;
        }
    }

    private static Table Table(IReadOnlyList<PublishedClaim> claims, ReportNames names)
    {
        var table = new Table().AddColumns("Day", "What", "Who → whom", "Where", "Says", "How", "Words", "Claim");
        foreach (var c in claims)
        {
            table.AddRow(
                Rows.Cell(ClaimCells.When(c.Date)), Rows.Cell(c.Claim.Code), Rows.Cell(ClaimCells.Who(c.Claim)),
                Rows.Cell(ClaimCells.Where(c.Claim)),
                Rows.Cell(names.Word(c)), Rows.Cell(How(c)), Rows.Cell(ClaimCells.OneLine(c.Claim.Text)), Rows.Cell(c.Claim.Id));
        }

        return table;
    }

    private static string How(PublishedClaim claim) => string.Join(", ", new[]
    {
        ClaimWords.Of(claim.Claim.Status),
        claim.First == claim.Claim.Id ? null : "a copy",
        claim.WithdrawnOn is null ? null : "withdrawn",
        claim.Claim.Ruled is { } ruled ? ruled.Verdict is { } verdict ? ClaimWords.Of(verdict) : "corrected" : null,
    }.OfType<string>());
}
