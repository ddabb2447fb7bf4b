using System.Text.RegularExpressions;
using DiffPlex.DiffBuilder;
using DiffPlex.DiffBuilder.Model;
using Salient.Claims;
using Salient.Store;

namespace Salient.Cli;

/// <summary>What changed between two versions of a document, sentence by sentence, as <c>salient report --diff</c> shows it.</summary>
internal static partial class VersionDiff
{
    /// <summary>Writes what a version changed of the one before it; of the first version, what the next changed of it.</summary>
    /// <param name="store">Where they are.</param>
    /// <param name="hash">The version.</param>
    /// <param name="format"><c>text</c> or <c>json</c>.</param>
    /// <returns>Whether there is another version.</returns>
    public static bool Write(ReportStore store, string hash, string format)
    {
        var versions = store.Versions(hash).Select(v => v.Hash).ToList();
        if (versions.Count < 2)
        {
            return false;
        }

        var at = Math.Max(1, versions.IndexOf(hash));
        var (from, to) = (store.Report(versions[at - 1])!, store.Report(versions[at])!);
        var lines = Of(from.Report.Text, to.Report.Text);
        if (format == "json")
        {
            Console.Out.Write(ClaimJson.Line(new { From = versions[at - 1], To = versions[at], Changes = lines.Where(l => l.Sign != ' ')
                .Select(l => new { Kind = l.Sign == '+' ? "came" : "went", l.Text }) }) + "\n");
            return true;
        }

        Console.Out.Write($"--- {versions[at - 1][..16]} received {Day(from)}\n+++ {versions[at][..16]} received {Day(to)}\n");
        foreach (var (sign, text) in Shortened(lines))
        {
            Console.Out.Write($"{sign} {text}\n");
        }

        return true;
    }

    /// <summary>The sentences of both texts in order: <c>-</c> went, <c>+</c> came, a space stayed.</summary>
    public static IReadOnlyList<(char Sign, string Text)> Of(string before, string after) =>
        [.. InlineDiffBuilder.Diff(Sentences(before), Sentences(after), ignoreWhiteSpace: true).Lines
            .Where(line => line.Type is ChangeType.Inserted or ChangeType.Deleted || line.Text.Length > 0)
            .Select(line => (line.Type switch { ChangeType.Inserted => '+', ChangeType.Deleted => '-', _ => ' ' }, line.Text))];

    /// <summary>Without the sentences that stayed, but for one before and one after each change.</summary>
    private static IEnumerable<(char Sign, string Text)> Shortened(IReadOnlyList<(char Sign, string Text)> lines)
    {
        var isLeftOut = false;
        for (var i = 0; i < lines.Count; i++)
        {
            var isNear = Enumerable.Range(i - 1, 3).Any(j => j >= 0 && j < lines.Count && lines[j].Sign != ' ');
            if (isNear)
            {
                yield return lines[i];
            }
            else if (!isLeftOut)
            {
                yield return (' ', "…");
            }

            isLeftOut = !isNear;
        }
    }

    private static string Sentences(string text) => SentenceEnd().Replace(text, "\n");

    private static string Day(StoredReport report) => report.Receipt.Received is { } at ? ClaimJson.Line(at).Trim('"')
        : "nobody knows when";

    [GeneratedRegex("(?<=[.!?…][\"”’)]*)\\s+")]
    private static partial Regex SentenceEnd();
}
