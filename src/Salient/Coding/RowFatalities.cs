using System.Globalization;
using System.Text.RegularExpressions;
using Salient.Yaml;

namespace Salient.Coding;

/// <summary>
/// What the notes of a row say of the count that its coder gave, which no reader of the events can know: «Fatalities coded as 10», «split
/// between 8 events». The words are those
/// of <c>codebooks/main-event.yaml</c>. Immutable.
/// </summary>
public sealed class RowFatalities
{
    private readonly Regex coded;
    private readonly Regex shared;

    internal RowFatalities(CodebookNode top)
    {
        var words = top.WordLists("row-fatalities").ToDictionary(l => l.Key, l => l.Words, StringComparer.Ordinal);
        string Any(string list)
        {
            if (!words.TryGetValue(list, out var given) || given.Count == 0)
            {
                top.FaultAt("row-fatalities", $"'{list}' is missing: it lists words");
                return "$^";
            }

            return $"(?:{string.Join('|', given.Select(Regex.Escape))})";
        }

        const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking;
        coded = new($@"\b{Any("named")}\b[^.;]*?\b{Any("coded")} (\d+)", Options);
        shared = new($@"\b{Any("named")}\b[^.;]*?\b{Any("shared")}\b[^.;]*?\b(\d+) {Any("among")}\b", Options);
    }

    /// <summary>The count that the notes give, or what was told where they give none; each divided where rows share it.</summary>
    /// <param name="notes">The notes.</param>
    /// <param name="told">The dead that the notes tell of.</param>
    public int Of(string notes, int told)
    {
        var count = Number(coded.Match(notes)) ?? told;
        return Number(shared.Match(notes)) is > 1 and var rows ? count / rows : count;
    }

    private static int? Number(Match match) => match.Success
        && int.TryParse(match.Groups[1].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
