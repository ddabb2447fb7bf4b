using System.CommandLine;
using Salient.Store;
using Spectre.Console;

namespace Salient.Cli;

/// <summary><c>salient audit</c>: what was done, by whom and from where.</summary>
internal static class AuditCommand
{
    private const int DefaultLimit = 100;

    private static readonly IReadOnlyList<(string, Func<AuditEntry, object?>)> Columns =
    [
        ("number", e => e.Number), ("at", e => e.At), ("who", e => e.Who), ("what", e => e.What), ("about", e => e.About),
        ("origin", e => e.Origin), ("note", e => e.Note),
    ];

    /// <summary>Builds the command.</summary>
    public static Command Create()
    {
        var who = new Option<string?>("--who") { Description = "Only what this account or user did", HelpName = "NAME" };
        var what = new Option<string?>("--what")
        {
            Description = "Only what begins with these words, e.g. log-in, ruled or read", HelpName = "WORDS",
        };
        var since = ReadCommand.DayOption("--since", "Only from this day on (UTC)");
        var limit = new Option<int>("--limit")
        {
            Description = "How many at most, the latest first", HelpName = "N", DefaultValueFactory = _ => DefaultLimit,
        };
        var (format, db) = (LedgerOptions.Format(), LedgerOptions.Database());
        var command = new Command("audit",
            "What was done, by whom and from where, the latest first: log-ins, refusals, every change, and what was read of confidential reports.")
        {
            who, what, since, limit, format, db,
        };
        command.SetAction(parsed =>
        {
            using var store = LedgerOptions.Open(parsed.GetValue(db));
            var entries = store.AuditTrail(parsed.GetValue(who), parsed.GetValue(what), parsed.GetValue(since), parsed.GetValue(limit));
            if (entries.Count == 0)
            {
                return PlaceWords.Nothing("nothing of the kind was done; salient audit without options lists everything");
            }

            Rows.Write(parsed.GetValue(format)!, entries, Table, Columns);
            return ExitCodes.Ok;
        });
        return command.WithExamples("salient audit", "salient audit --who ana --since 2019-01-11", "salient audit --what refused",
            "salient audit --limit 1000000 --format jsonl > audit.jsonl");
    }

    private static Table Table(IReadOnlyList<AuditEntry> entries)
    {
        var table = new Table().AddColumns("No", "When", "Who", "What", "About", "From", "Note");
        foreach (var e in entries)
        {
            table.AddRow(Rows.Cell(e.Number), Rows.Cell(e.At), Rows.Cell(e.Who), Rows.Cell(e.What), Rows.Cell(e.About), Rows.Cell(e.Origin),
                Rows.Cell(e.Note));
        }

        return table;
    }
}
