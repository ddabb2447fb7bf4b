using System.Text.RegularExpressions;

namespace Salient.Reports;

/// <summary>The words in front of a header's values (<c>Published:</c>, <c>Region:</c>), from the boilerplate codebook.</summary>
public sealed partial class HeaderLabels
{
    private readonly Dictionary<string, string> kinds;
    private readonly string[] longestFirst;
    private readonly HashSet<string> roles;

    /// <summary>
    /// Makes the labels from words by kind: <c>title author outlet published updated original-published source region theme in-depth
    /// other</c>.
    /// </summary>
    /// <param name="words">The labels.</param>
    /// <param name="roles">Words for people in bylines: <c>correspondent</c>, <c>agencies</c>.</param>
    public HeaderLabels(IReadOnlyDictionary<string, IReadOnlyList<string>> words, IReadOnlyList<string> roles)
    {
        ArgumentNullException.ThrowIfNull(words);
        this.roles = new(roles, StringComparer.OrdinalIgnoreCase);
        kinds = new(StringComparer.OrdinalIgnoreCase);
        foreach (var (kind, labels) in words)
        {
            foreach (var label in labels)
            {
                kinds[label] = kind;
            }
        }

        longestFirst = [.. kinds.Keys.OrderByDescending(k => k.Length).ThenBy(k => k, StringComparer.Ordinal)];
    }

    /// <summary>The kinds of label that a header can hold.</summary>
    public static IReadOnlyList<string> Kinds { get; } =
        ["title", "author", "outlet", "published", "updated", "original-published", "source", "region", "theme", "in-depth", "other"];

    /// <summary>The kind of the label <paramref name="words"/>, or null where it is none.</summary>
    public string? Kind(string words) => kinds.GetValueOrDefault(words?.Trim() ?? "");

    /// <summary>Whether <paramref name="word"/> is one for people in bylines.</summary>
    internal bool IsRole(string word) => roles.Contains(word);

    /// <summary>
    /// The longest label that <paramref name="line"/> begins with (<c>Published on</c> of <c>Published on 6 January 2019</c>), or null.
    /// </summary>
    internal (string Kind, int Length)? Leading(string line)
    {
        foreach (var label in longestFirst)
        {
            if (line.StartsWith(label, StringComparison.OrdinalIgnoreCase) && line.Length > label.Length && line[label.Length] == ' ')
            {
                return (kinds[label], label.Length);
            }
        }

        return null;
    }

    internal static bool IsReadingTime(string segment) => ReadingTime().IsMatch(segment);

    [GeneratedRegex(@"^(?:est\.?\s+)?\d+\s*(?:-\s*)?min(?:ute)?s?(?:\s+read(?:ing)?)?(?:\s+time)?$", RegexOptions.IgnoreCase)]
    private static partial Regex ReadingTime();
}
