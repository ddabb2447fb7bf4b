using System.CommandLine;
using System.Globalization;
using Salient.Claims;
using Salient.Reports;
using Salient.Store;
using Spectre.Console;

namespace Salient.Cli;

/// <summary><c>salient search</c>: full text over the reports that were kept.</summary>
internal static class SearchCommand
{
    private const int UsualLimit = 20;

    private static readonly IReadOnlyList<(string, Func<FoundReport, object?>)> Columns =
    [
        ("hash", r => r.Hash), ("id", r => r.Id), ("title", r => r.Title), ("outlet", r => r.Outlet), ("published", r => r.Published),
        ("withdrawn", r => r.Withdrawn), ("score", r => r.Score), ("hits", r => r.Hits), ("passage", r => r.Passage?.Text),
        ("passage.start", r => r.Passage?.Start), ("passage.end", r => r.Passage?.End),
        ("claims", r => string.Join(" | ", r.Claims.Select(c => c.Id))), ("link", r => r.Link),
    ];

    /// <summary>Builds the command.</summary>
    public static Command Create()
    {
        var words = new Argument<string[]>("WORDS")
        {
            Description = "What must stand there: words, \"a phrase\", this OR that, -not-this, begin*",
            Arity = ArgumentArity.OneOrMore,
        };
        var from = ReadCommand.DayOption("--from", "Published on this day or later");
        var to = ReadCommand.DayOption("--to", "Published on this day or earlier");
        var outlet = new Option<string?>("--outlet")
        {
            Description = "Only of outlets called so; the beginning of a word is enough", HelpName = "NAME",
        };
        var withdrawn = new Option<bool>("--withdrawn") { Description = "Also reports that were withdrawn" };
        var limit = new Option<int>("--limit") { Description = "How many reports at most", DefaultValueFactory = _ => UsualLimit };
        var (receivedBy, without, workspace) = (LedgerOptions.ReceivedBy(), LedgerOptions.WithoutRulings(), LedgerOptions.Workspace());
        var (format, db) = (LedgerOptions.Format(), LedgerOptions.Database());
        var command = new Command("search", "Finds reports by their words, best first, with the passage and the claims that have them.")
        {
            words, from, to, outlet, withdrawn, limit, receivedBy, workspace, without, format, db,
        };
        // What begins with two dashes is a slip in an option and no word; one dash means that a word must not be there.
        words.Validators.Add(given =>
        {
            foreach (var slip in given.Tokens.Where(token => token.Value.StartsWith("--", StringComparison.Ordinal)))
            {
                given.AddError($"unknown option '{slip.Value}'");
            }
        });
        limit.Validators.Add(given =>
        {
            if (given.GetValue(limit) < 1)
            {
                given.AddError("--limit is a number from 1");
            }
        });
        command.SetAction(parsed =>
        {
            var asked = new SearchQuestion
            {
                Words = Query(parsed.GetValue(words)!),
                From = parsed.GetValue(from),
                To = parsed.GetValue(to),
                ReceivedBy = parsed.GetValue(receivedBy),
                Outlet = parsed.GetValue(outlet),
                Withdrawn = parsed.GetValue(withdrawn),
                Limit = parsed.GetValue(limit),
            };
            if (asked.From > asked.To)
            {
                throw new UsageException($"--from {Rows.Cell(asked.From)} is after --to {Rows.Cell(asked.To)}: swap them");
            }

            using var store = LedgerOptions.Open(parsed.GetValue(db));
            return Run(store.Ruled(parsed.GetValue(without)).In(parsed.GetValue(workspace)), asked, parsed.GetValue(format)!);
        });
        return command.WithExamples(
            "salient search Atarib ceasefire",
            "salient search '\"barrel bombs\" OR shelling -denied' --from 2019-01-01",
            "salient search 'bombard*' --outlet \"Northern Wire\" --format jsonl");
    }

    /// <summary>
    /// One argument is a search as it was typed. Of several, one with spaces was in quotation marks that the shell took off: a phrase.
    /// </summary>
    private static WordQuery Query(string[] words)
    {
        try
        {
            return WordQuery.Parse(words.Length == 1 ? words[0] : string.Join(' ', words.Select(word =>
                word.Any(char.IsWhiteSpace) && !word.Contains('"', StringComparison.Ordinal) ? $"\"{word}\"" : word)));
        }
        catch (WordQueryException wrong)
        {
            throw new UsageException(wrong.Message, wrong);
        }
    }

    private static int Run(ReportStore store, SearchQuestion asked, string format)
    {
        var answer = store.Search(asked);
        if (!answer.IsUpToDate)
        {
            Terminal.Note("some reports are not in the index yet: any command by somebody who may write to the database takes them in");
        }

        if (answer.Reports.Count == 0)
        {
            return PlaceWords.Nothing("no report has these words; try fewer of them, this OR that, or the beginning of a word with a star");
        }

        Rows.Write(format, answer.Reports, Table, Columns);
        if (answer.Total > answer.Reports.Count)
        {
            Terminal.Note(string.Create(CultureInfo.InvariantCulture,
                $"the best {answer.Reports.Count} of {answer.Total} reports; --limit shows more"));
        }

        return ExitCodes.Ok;
    }

    private static Table Table(IReadOnlyList<FoundReport> reports)
    {
        var table = new Table().AddColumns("Day", "Report", "Passage", "Claims");
        foreach (var r in reports)
        {
            table.AddRow(
                Rows.Cell(r.Published),
                Rows.Cell(string.Join("\n", new[] { r.Outlet, r.Title, r.Hash[..16], r.Withdrawn is { } why ? $"withdrawn: {why}" : null }
                    .Where(line => !string.IsNullOrEmpty(line)))),
                r.Passage is { } passage ? Marked(passage) : "",
                Rows.Cell(string.Join("\n", r.Claims.Select(Line))));
        }

        return table;
    }

    private static string Line(Claim claim) =>
        $"{claim.Id} {claim.Code}{(claim.Status == ClaimStatus.Asserted ? "" : $", {ClaimWords.Of(claim.Status)}")}";

    /// <summary>The passage with what was found: bold on a terminal, between guillemets elsewhere.</summary>
    private static string Marked(FoundPassage passage)
    {
        var (before, after) = Terminal.OutputIsWatched ? ("[bold yellow]", "[/]") : ("«", "»");
        var (line, at) = (new System.Text.StringBuilder(), passage.Start);
        foreach (var hit in passage.Hits)
        {
            if (hit.Start < at)
            {
                continue;
            }

            line.Append(Rows.Cell(passage.Text[(at - passage.Start)..(hit.Start - passage.Start)])).Append(before)
                .Append(Rows.Cell(passage.Text[(hit.Start - passage.Start)..(hit.End - passage.Start)])).Append(after);
            at = hit.End;
        }

        return line.Append(Rows.Cell(passage.Text[(at - passage.Start)..])).ToString().ReplaceLineEndings(" ");
    }
}
