using System.CommandLine;
using System.Globalization;
using Salient.Claims;
using Salient.Rulings;
using Salient.Store;
using Spectre.Console;

namespace Salient.Cli;

/// <summary><c>salient review list</c>: the rulings that were made; as JSON Lines the form in which they are handed on.</summary>
internal static class ReviewListCommand
{
    private static readonly IReadOnlyList<(string, Func<RulingLine, object?>)> Columns =
    [
        ("number", r => r.Number), ("at", r => r.At), ("by", r => r.By), ("kind", r => ClaimWords.Of(r.Kind)), ("report", r => r.Report),
        ("claim", r => r.Claim), ("subject", r => r.Subject),
        ("other", r => r.Other), ("before", r => RulingWords.Of(r.Before)), ("after", r => RulingWords.Of(r.After)), ("why", r => r.Why),
        ("taken_back_by", r => r.TakenBackBy),
        ("without_claim", r => r.WithoutClaim ? "true" : "false"),
    ];

    /// <summary>Builds the command.</summary>
    public static Command Create()
    {
        var all = new Option<bool>("--all") { Description = "Lists also what was taken back, and the taking-back" };
        var claim = new Option<string?>("--claim") { Description = "Only rulings on this claim", HelpName = "CLAIM" };
        var (format, db) = (LedgerOptions.Format(), LedgerOptions.Database());
        var command = new Command("list",
            "Lists the rulings that hold: what, before, after, who, when, why. Its JSON Lines are the form in which rulings are handed on.")
        {
            all, claim, format, db,
        };
        command.SetAction(parsed =>
        {
            using var store = LedgerOptions.Open(parsed.GetValue(db));
            var isAll = parsed.GetValue(all);
            var id = parsed.GetValue(claim);
            var rulings = store.Rulings().Where(r => (isAll || (r.TakenBackBy is null && r.Ruling.Kind != RulingKind.TakeBack))
                && (id is null || r.Ruling.Claim?.StartsWith(id, StringComparison.Ordinal) == true));
            var found = rulings.ToList();
            return found.Count == 0
                ? PlaceWords.Nothing($"there are no rulings{(id is null ? "" : $" on claim {id}")}; salient review accept, reject, change and pin make them") : Write(parsed.GetValue(format)!, found);
        });
        return command.WithExamples("salient review list", "salient review list --all --format jsonl > rulings.jsonl",
            "salient review list --claim 0a1b2c3d");
    }

    /// <summary>Writes rulings; returns the exit status.</summary>
    public static int Write(string format, IReadOnlyList<KeptRuling> rulings)
    {
        Rows.Write(format, [.. rulings.Select(RulingLine.Of)], Table, Columns);
        return ExitCodes.Ok;
    }

    private static Table Table(IReadOnlyList<RulingLine> rulings)
    {
        var table = new Table().AddColumns("No", "When", "Who", "What", "About", "Before", "After", "Why");
        foreach (var r in rulings)
        {
            var about = string.Join(" ", new[] { r.Claim, r.Kind == RulingKind.TakeBack ? $"ruling {r.Subject}" : r.Subject,
                r.Kind is RulingKind.Merge or RulingKind.Split ? $"→ {r.Other}" : r.Other }.OfType<string>().Where(w => w.Length > 0));
            var fate = r.TakenBackBy is { } by ? string.Create(CultureInfo.InvariantCulture, $" (taken back by {by})") : r.WithoutClaim
                ? " (no reading gives this claim any more)" : "";
            table.AddRow(Rows.Cell(r.Number), Rows.Cell(ClaimJson.Line(r.At).Trim('"')), Rows.Cell(r.By),
                Rows.Cell(ClaimWords.Of(r.Kind)), Rows.Cell(about + fate),
                Rows.Cell(RulingWords.Of(r.Before)), Rows.Cell(RulingWords.Of(r.After)), Rows.Cell(r.Why));
        }

        return table;
    }
}
