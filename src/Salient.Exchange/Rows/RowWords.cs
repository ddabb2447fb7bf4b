using NodaTime.Text;
using Salient.Claims;

namespace Salient.Exchange.Rows;

/// <summary>Says what the columns of a row say, in sentences of our own: what its claims lead back to.</summary>
internal static class RowWords
{
    private static readonly LocalDatePattern Long = LocalDatePattern.CreateWithInvariantCulture("d MMMM uuuu");

    /// <summary>What stands before sentences that nobody but Salient wrote.</summary>
    public const string Mark = "The row in Salient's words: ";

    /// <summary>An event.</summary>
    public static string Of(ClaimDate date, RowSides sides, RowPlace? place, string what, int? killed, string? source)
    {
        var who = string.Join(" and ", sides.Actors) + (sides.Targets.Count == 0 ? ""
            : $"{(sides.Actors.Count > 0 ? " against " : "against ")}{string.Join(" and ", sides.Targets)}");
        var parts = new[] { When(date), who, place is null ? "" : "at " + place.Name }.Where(p => p.Length > 0);
        return $"{what}: {string.Join(", ", parts)}.{(killed is { } n ? FormattableString.Invariant($" Killed: {n}.") : "")}{Said(source)}";
    }

    /// <summary>A state of a place.</summary>
    public static string OfHolding(string place, string? holder, HoldingState state, ClaimDate date, string? source)
    {
        var what = state switch
        {
            HoldingState.Holds => $"{holder} held {place}",
            HoldingState.Besieged => $"{place} was besieged{(holder is null ? "" : $" while {holder} held it")}",
            _ => $"{place} was contested{(holder is null ? "" : $" while {holder} was there")}",
        };
        return $"{what} {When(date)}.{Said(source)}";
    }

    private static string Said(string? source) => source is null ? "" : $" Source: {source}.";

    private static string When(ClaimDate date) => (date.From, date.To) switch
    {
        ({ } from, { } to) when from == to => "on " + Long.Format(from),
        ({ } from, { } to) => $"from {Long.Format(from)} to {Long.Format(to)}",
        (null, { } to) => "by " + Long.Format(to),
        ({ } from, null) => "since " + Long.Format(from),
        _ => "",
    };
}
