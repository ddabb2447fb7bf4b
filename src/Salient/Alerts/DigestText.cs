using System.Text;
using NodaTime;
using Salient.Claims;
using Salient.Ledger;

namespace Salient.Alerts;

/// <summary>A digest as people read it: plain text.</summary>
public static class DigestText
{
    /// <summary>On whose word something stands is told of so many at most; how many more there are is said.</summary>
    internal const int MostWords = 4;

    /// <summary>What stands under everything.</summary>
    public const string Foot =
        "Salient informs and documents. It tells what reports say and on whose word; it advises nothing. Check what you rely on.";

    /// <summary>The parts of a digest with their headings; parts with nothing in them are left out.</summary>
    internal static IEnumerable<(string Heading, IReadOnlyList<DigestItem> Items)> Parts(Digest digest) =>
        new (string Heading, IReadOnlyList<DigestItem> Items)[]
        {
            ("What changed", digest.Changes), ("What happened", digest.Events),
            ("Learnt late: this changes what was known of the past", digest.Late),
            ("Only to be understood: nobody says so in so many words", digest.Understood),
        }.Where(part => part.Items.Count > 0);

    /// <summary>The heading of what was taken back.</summary>
    internal const string TakenBack = "Told before and no longer so: withdrawn, corrected or outweighed";

    /// <summary>The digest as text, lines ended by a line feed.</summary>
    public static string Of(Digest digest)
    {
        ArgumentNullException.ThrowIfNull(digest);
        var text = new StringBuilder().Append(digest.Title).Append('\n').Append(Asked(digest)).Append('\n');
        foreach (var (heading, items) in Parts(digest))
        {
            text.Append('\n').Append(heading.ToUpperInvariant()).Append('\n');
            foreach (var item in items)
            {
                text.Append('\n').Append(item.Title).Append('\n');
                text.Append("  ").Append(OfItem(item).Replace("\n", "\n  ", StringComparison.Ordinal)).Append('\n');
            }
        }

        if (digest.TakenBack.Count > 0)
        {
            text.Append('\n').Append(TakenBack.ToUpperInvariant()).Append("\n\n");
            foreach (var item in digest.TakenBack)
            {
                text.Append("  ").Append(item.Title).Append('\n');
            }
        }

        return text.Append('\n').Append(Foot).Append('\n').ToString();
    }

    /// <summary>What stands under the title of an item, line by line: what is so now, how far off, on whose word.</summary>
    public static string OfItem(DigestItem item) => string.Join('\n',
        Lines(item).Concat(Words(item).Select(w => w.Sentence.Length > 0 ? $"{w.Who}: “{w.Sentence}”" : w.Who)));

    /// <summary>What was asked, and of which time.</summary>
    internal static string Asked(Digest digest) =>
        $"{char.ToUpperInvariant(digest.Question[0])}{digest.Question[1..]}; what came in from {At(digest.Since)} to {At(digest.Until)}.";

    /// <summary>What is said of an item below its title, but for on whose word.</summary>
    internal static IEnumerable<string> Lines(DigestItem item)
    {
        if (item.Before is { } before)
        {
            yield return $"Told before as: {before}";
        }

        if (item.More)
        {
            yield return "More is said of what was told before.";
        }

        if (item.Now is { } now)
        {
            yield return $"Now: {now}{(HoldingWords.Sure(item.Probability, item.Likelihood) is { } sure ? $", {sure}" : "")}";
        }

        if (item is { Site: { } site, Km: { } km })
        {
            yield return km == 0 ? item.Place?.Precision is PlacePrecision.District or PlacePrecision.Province
                ? $"{site} lies in it" : $"At {site}" : FormattableString.Invariant($"{km:0.#} km from {site}");
        }
    }

    /// <summary>On whose word an item is told, with the words said.</summary>
    internal static IEnumerable<(string Who, string Sentence)> Words(DigestItem item)
    {
        foreach (var word in item.Words.Take(MostWords))
        {
            yield return (OneLine(Who(word)), OneLine(word.Sentence));
        }

        if (item.Words.Count > MostWords)
        {
            yield return (FormattableString.Invariant($"and {item.Words.Count - MostWords} more"), "");
        }
    }

    /// <summary>Words of a report on one line, without what would move the cursor of a terminal.</summary>
    internal static string OneLine(string words) => string.Join(' ', string.Concat(words.Select(c => char.IsControl(c) ? ' ' : c))
        .Split(' ', StringSplitOptions.RemoveEmptyEntries));

    private static string Who(DigestWord word)
    {
        var report = word.Outlet ?? (word.Title is { Length: > 0 } title ? $"“{title}”" : "a report");
        var said = word.Source is { } source ? $"{source} in {report}" : report;
        var status = word.Status == ClaimStatus.Asserted ? "" : $", {ClaimWords.Of(word.Status)}";
        return $"{said}{(word.Published is { } day ? $", {ChangeWords.Day(day)}" : "")}{status}";
    }

    private static string At(Instant at) => FormattableString.Invariant($"{at.InUtc():d MMMM uuuu, HH:mm} UTC");
}
