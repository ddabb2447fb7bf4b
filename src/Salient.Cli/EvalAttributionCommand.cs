using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Salient.Attribution;
using Salient.Reports;
using Salient.Store;

namespace Salient.Cli;

/// <summary><c>salient eval attribution</c>: who is said to have said what, in texts with PolNeAR gold.</summary>
internal static class EvalAttributionCommand
{
    /// <summary>Builds the command.</summary>
    public static Command Create()
    {
        var gold = new Argument<FileInfo>("gold") { Description = "JSON Lines of {id, text, attributions: [{source, cue, content}]}, each a list of [start, end]" };
        var output = new Option<FileInfo?>("--output") { Description = "Writes what was found, as lines of {id, attributions: [{source, cue, content}]}" };
        var codebook = CodebookOption.Create();
        var command = new Command("attribution",
            "Finds who is said to have said what; prints F1 of content, and of content with its source.") { gold, output, codebook };
        command.SetAction(result => Run(result.GetValue(gold)!, result.GetValue(output), result.GetValue(codebook)));
        return command.WithExamples("salient eval attribution polnear.jsonl",
            "salient eval attribution polnear.jsonl --output found.jsonl");
    }

    private static int Run(FileInfo gold, FileInfo? output, string? codebook)
    {
        var records = EvalTexts.Read(gold, "text", "attributions");
        var kit = ReadingKit.Open(SalientHome.Default(), codebook: codebook, log: Terminal.Note);
        var found = EvalTexts.Map(records, r => kit.Reader.Attributions(EvalTexts.Report(r)));
        EvalTexts.Write(output, records.Zip(found, (r, f) => new Found(r.Id,
            [.. f.Select(a => new FoundOne(a.Source is { } s ? [s.Start, s.End] : null, [a.Cue.Start, a.Cue.End],
            [a.Content.Start, a.Content.End]))])));
        var score = new Score();
        foreach (var (record, mine) in records.Zip(found))
        {
            score.Add([.. record.Gold.GetProperty("attributions").EnumerateArray()
                .Select(a => (Spans(a, "source"), Spans(a, "content")))], mine);
        }

        Console.WriteLine(score);
        return ExitCodes.Ok;
    }

    private static List<TextSpan> Spans(JsonElement attribution, string part) =>
        attribution.TryGetProperty(part, out var spans) && spans.ValueKind == JsonValueKind.Array
            ? [.. spans.EnumerateArray().Select(s => new TextSpan(s[0].GetInt32(), s[1].GetInt32()))] : [];

    private sealed record Found(JsonElement Id, IReadOnlyList<FoundOne> Attributions);

    private sealed record FoundOne(int[]? Source, int[] Cue, int[] Content);

    /// <summary>
    /// Contents match one to one where their overlap is at least half of what both cover; a source where it is at least a third of one of
    /// the gold's.
    /// </summary>
    private sealed class Score
    {
        private int gold;
        private int predicted;
        private int met;
        private int right;

        public void Add(IReadOnlyList<(List<TextSpan> Source, List<TextSpan> Content)> wanted, IReadOnlyList<AttributedContent> mine)
        {
            predicted += mine.Count;
            var used = new HashSet<int>();
            foreach (var (source, content) in wanted.Where(w => w.Content.Count > 0))
            {
                gold++;
                var whole = new TextSpan(content.Min(c => c.Start), content.Max(c => c.End));
                var best = Enumerable.Range(0, mine.Count).Where(i => !used.Contains(i))
                    .Select(i => (Shared: Shared(whole, mine[i].Content), At: i)).OrderByDescending(b => b.Shared).ThenBy(b => b.At)
                    .FirstOrDefault();
                if (best.Shared < 0.5)
                {
                    continue;
                }

                used.Add(best.At);
                met++;
                right += mine[best.At].Source is { } said ? source.Exists(s => Shared(s, said) >= 1.0 / 3) ? 1 : 0 : source.Count == 0
                    ? 1 : 0;
            }
        }

        public override string ToString() =>
            string.Create(CultureInfo.InvariantCulture,
                $"attributions {gold} predicted {predicted}: content F1 {F1(met):0.000} content+source F1 {F1(right):0.000}");

        private static double Shared(TextSpan a, TextSpan b) =>
            (double)Math.Max(0, Math.Min(a.End, b.End) - Math.Max(a.Start, b.Start)) / Math.Max(1,
            Math.Max(a.End, b.End) - Math.Min(a.Start, b.Start));

        private double F1(int hits) => 2.0 * hits / Math.Max(1, gold + predicted);
    }
}
