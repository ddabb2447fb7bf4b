using System.Text.RegularExpressions;

namespace Salient.Reports;

/// <summary>Finds the dateline that agencies put in front of a story: <c>BEIRUT (Reuters) - </c>, <c>DAMASCUS, Jan. 6 (Xinhua) -- </c>.</summary>
internal static partial class Datelines
{
    /// <summary>How many characters at the start of <paramref name="paragraph"/> are a dateline, 0 for none, and the agency it names, or null.</summary>
    public static (int Length, string? Agency) Find(string paragraph, BoilerplateBook book)
    {
        var match = Dateline().Match(paragraph);
        if (!match.Success)
        {
            return (0, null);
        }

        // "Hayat Tahrir al-Sham (HTS) - " looks the same: without a place in capitals only a known agency or a time of day will do.
        var agency = match.Groups["agency"] is { Success: true } named ? named.Value.Trim() : null;
        var known = agency is not null && book.Agencies.Contains(agency, StringComparer.OrdinalIgnoreCase);
        return known || match.Groups["capitals"].Success || match.Groups["clock"].Success ? (match.Length, agency) : (0, null);
    }

    [GeneratedRegex("""
        ^[*_\s]*
        (?:(?<capitals>\p{Lu}[\p{Lu}'’.\-]{4,}|\p{Lu}{2,}(?:\s\p{Lu}[\p{Lu}'’.\-]+)+)|\p{Lu}[\p{L}'’.\-]*)
        (?:[ ,/]+\p{Lu}[\p{L}'’.\-]*){0,4}?
        (?:,\s*(?:\p{Lu}[a-z]+\.?\s\d{1,2}|\d{1,2}\s\p{Lu}[a-z]+\.?))?(?:,?\s*\d{4})?,?
        (?:
          \s*[(\[](?<agency>\p{Lu}[\p{L}\s.&\-]{1,30})[)\]][*_]*(?:,\s*(?:\p{Lu}[a-z]+\.?\s\d{1,2}|\d{1,2}\s\p{Lu}[a-z]+\.?)(?:,?\s*\d{4})?)?\s*(?:[-–—_]+|:)\s*
        | \.?\s*/(?<agency>\p{Lu}[\p{Lu}\s]{1,20})/\.?\s*(?:[-–—]+\s*)?
        | (?<=,)\s*(?<agency>\p{Lu}{2,12})\s*[-–—_]+\s*
        | \s*(?<clock>[(\[])\d{1,2}[:.]\d{2}[^)\]]{0,8}[)\]][*_]*\s*[-–—]+\s*
        | [*_]*\s+[-–—]+\s+
        | [*_]*—\s*
        )
        (?=[*_"“‘'(\[]*[\p{Lu}\d])
        """, RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant)]
    private static partial Regex Dateline();
}
