using System.Text.RegularExpressions;

namespace Salient.Reports;

/// <summary>Finds the dateline that agencies put in front of a story: <c>BEIRUT (Reuters) - </c>, <c>DAMASCUS, Jan. 6 (Xinhua) -- </c>.</summary>
internal static partial class Datelines
{
    /// <summary>How many characters at the start of <paramref name="paragraph"/> are a dateline, 0 for none, and the agency it names, or null.</summary>
    public static (int Length, string? Agency) Find(string paragraph)
    {
        var match = Dateline().Match(paragraph);
        return match.Success ? (match.Length, match.Groups["agency"] is { Success: true } agency ? agency.Value.Trim() : null) : (0, null);
    }

    // Either a place in capitals, or an agency in brackets, must stand before the dash: "Idlib - where…" alone is story.
    [GeneratedRegex("""
        ^[*_\s]*(?:
          \p{Lu}[\p{L}'’.\-]*(?:[ ,/]+[\p{L}'’.\-]+){0,5}(?:,?\s+\p{Lu}[a-z]+\.?\s\d{1,2})?(?:,\s*\d{4})?,?\s*[(\[](?<agency>[\p{Lu}][\p{L}\s.&\-]{1,30})[)\]][*_]*\s*(?:[-–—]+|:)\s*
        | \p{Lu}[\p{Lu}'’.\-]{2,}(?:[ ,/]+\p{Lu}[\p{Lu}'’.\-]*){0,3}(?:,\s*\p{Lu}[\p{L}.]+(?:\s\d{1,2})?){0,2}[*_]*\s+[-–—]+\s+
        | \p{Lu}[\p{Lu}'’.\-]{2,}(?:[ ,/]+\p{Lu}[\p{Lu}'’.\-]*){0,3}(?:,\s*\p{Lu}[\p{L}.]+(?:\s\d{1,2})?){0,2}[*_]*—\s*
        )
        """, RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant)]
    private static partial Regex Dateline();
}
