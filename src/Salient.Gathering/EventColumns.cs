using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Salient.Gathering;

/// <summary>Which columns of a table say what of an event.</summary>
internal sealed partial class EventColumns
{
    private readonly Dictionary<string, int> at;

    private EventColumns(Dictionary<string, int> at) => this.at = at;

    /// <summary>
    /// The columns that the names in a table's first row tell, or null where they tell no event: that takes a place, and what happened or
    /// a toll.
    /// </summary>
    public static EventColumns? Of(IReadOnlyList<string> header)
    {
        var at = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < header.Count; i++)
        {
            if (Role(header[i]) is { } role)
            {
                at.TryAdd(role, i);
            }
        }

        return at.ContainsKey("place") && (at.ContainsKey("what") || (at.ContainsKey("day") && at.ContainsKey("killed"))) ? new(at) : null;
    }

    /// <summary>What a row says, as a sentence; null for a row without a place or anything that happened, such as one of totals.</summary>
    public string? Sentence(IReadOnlyList<string> row)
    {
        var (place, what) = (Value(row, "place"), Value(row, "what").TrimEnd('.', ' '));
        var (killed, injured) = (Number(Value(row, "killed")), Number(Value(row, "injured")));
        if (place.Length == 0 || (what.Length == 0 && killed is null && injured is null))
        {
            return null;
        }

        var told = new StringBuilder(what.Length > 0 ? what : "An attack");
        told.Append(Value(row, "by") is { Length: > 0 } by && !what.Contains(by, StringComparison.OrdinalIgnoreCase) ? $" by {by}" : "");
        told.Append(what.Contains(place, StringComparison.OrdinalIgnoreCase) ? "" : $" in {place}");
        var day = Value(row, "day") is { Length: > 0 } when ? $" on {when}" : "";
        var toll = Toll(killed, injured, Verb().IsMatch(what));
        return told.Append(Verb().IsMatch(what) ? $"{day}{toll}." : $"{toll}{day}.").ToString();
    }

    private static string Toll(int? killed, int? injured, bool asClause)
    {
        var parts = new List<string>();
        if (killed is > 0)
        {
            parts.Add($"{(asClause ? "killing" : "killed")} {killed} {(killed == 1 ? "person" : "people")}");
        }

        if (injured is > 0)
        {
            parts.Add($"{(asClause ? "injuring" : "injured")} {injured}{(killed is > 0 ? "" : injured == 1 ? " person" : " people")}");
        }

        return parts.Count == 0 ? "" : $"{(asClause ? ", " : " ")}{string.Join(" and ", parts)}";
    }

    private string Value(IReadOnlyList<string> row, string role) => at.TryGetValue(role, out var i) && i < row.Count
        && row[i] is var cell && !Empty().IsMatch(cell) ? cell : "";

    private static int? Number(string cell) => int.TryParse(cell.Replace(",", "", StringComparison.Ordinal), NumberStyles.None,
        CultureInfo.InvariantCulture, out var n) ? n : null;

    private static string? Role(string header) => header.Trim().TrimEnd(':').ToLowerInvariant() switch
    {
        "date" or "day" or "when" or "event date" or "incident date" => "day",
        "place" or "location" or "where" or "town" or "city" or "village" or "area" or "settlement" => "place",
        "what happened" or "what" or "event" or "incident" or "description" or "details" or "summary" or "type of incident" or "incident type" or "attack type" or "attack" => "what",
        "killed" or "deaths" or "dead" or "fatalities" or "deaths reported" or "number killed" or "people killed" => "killed",
        "injured" or "wounded" or "injuries" or "number injured" or "people injured" => "injured",
        "perpetrator" or "by" or "by whom" or "actor" or "attacker" or "responsible" or "perpetrators" => "by",
        _ => null,
    };

    [GeneratedRegex(@"^(?:[-–—.?]*|n/?a|none|unknown|nil|total|totals)$", RegexOptions.IgnoreCase)]
    private static partial Regex Empty();

    [GeneratedRegex(@"\s(?:\p{Ll}+ed|took|seized|hit|fell|struck|shot|left|lost|held|was|were|blew|fought|withdrew|took|broke|set|drove|stormed|is|are|has|have)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Verb();
}
