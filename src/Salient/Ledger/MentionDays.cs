using Salient.Claims;

namespace Salient.Ledger;

/// <summary>
/// Which days each report tells of each place that it names. One report means one place by one name, so that what it tells of any day helps
/// to choose among the bearers of the name, and all its claims choose the same.
/// </summary>
internal sealed class MentionDays
{
    private readonly Dictionary<(string Report, string Place), SortedDictionary<int, int>> _days = [];

    /// <summary>What a report calls a place; alike for all that it tells of it.</summary>
    public static (string Report, string Place) Key(string report, ClaimPlace place) => (report, place.Id ?? place.Text);

    /// <summary>The days that a report tells of a place, in stretches of <see cref="SightedPlace"/>, in order.</summary>
    public IReadOnlyCollection<int> Of((string Report, string Place) key) => _days.TryGetValue(key, out var days) ? days.Keys : [];

    /// <summary>Counts the days of a claim, or takes them back.</summary>
    /// <param name="report">Hash of its report.</param>
    /// <param name="claim">The claim as read.</param>
    /// <param name="more">1, or -1 to take back.</param>
    /// <returns>The places of which the report now tells other days than before.</returns>
    public IEnumerable<(string Report, string Place)> Count(string report, Claim claim, int more)
    {
        if (NearbyPlaces.DaysOf(claim) is not { } day)
        {
            return [];
        }

        List<(string, string)> changed = [];
        foreach (var key in claim.Effects.Select(e => Key(report, e.Place)))
        {
            var days = _days.TryGetValue(key, out var known) ? known : _days[key] = [];
            var before = days.GetValueOrDefault(day);
            days[day] = before + more;
            if (days[day] == 0)
            {
                days.Remove(day);
            }

            if (days.Count == 0)
            {
                _days.Remove(key);
            }

            if (before == 0 || before + more == 0)
            {
                changed.Add(key);
            }
        }

        return changed;
    }
}
