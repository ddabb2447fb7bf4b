using NodaTime;
using Salient.Yaml;

namespace Salient.Actors;

/// <summary>A time in which one government had the forces of a state.</summary>
/// <param name="Name">What it is called: <c>transitional government</c>.</param>
/// <param name="From">First day.</param>
/// <param name="To">Last day; the next may begin on it. Null where it still is or nothing is stated.</param>
public sealed record GovernmentPeriod(string Name, LocalDate From, LocalDate? To)
{
    /// <summary>Reads the list <c>governments</c> of a state; periods stand in order and do not overlap.</summary>
    internal static IReadOnlyList<GovernmentPeriod> Read(CodebookNode state)
    {
        var periods = new List<GovernmentPeriod>();
        foreach (var node in state.Maps("governments"))
        {
            node.Need("from");
            var period = new GovernmentPeriod(node.Required("name"), node.Day("from", last: false) ?? LocalDate.MinIsoValue,
                node.Day("to", last: true));
            node.Close();
            if (period.To < period.From)
            {
                node.Fault("'from' lies after 'to'");
            }

            if (periods.Count > 0 && !(periods[^1].To <= period.From))
            {
                node.Fault($"'{period.Name}' begins before '{periods[^1].Name}' ends");
            }

            periods.Add(period);
        }

        return periods;
    }
}
