using Salient.Claims;
using Salient.Places;

namespace Salient.Coding;

/// <summary>
/// Where a row of ACLED puts a text: one point. An event of which only a unit is told stands at the unit's seat, as ACLED codes it
/// (codebook, geo-precision 2 and 3).
/// </summary>
/// <param name="index">The gazetteers.</param>
/// <param name="choices">The places that the text names, in its order.</param>
public sealed class RowPlace(PlaceIndex index, IReadOnlyList<PlaceChoice> choices)
{
    // Below it another place of the same text is likelier right.
    private const double LeastTrust = 0.3;

    /// <summary>The point of a text, or null where it names no place.</summary>
    /// <param name="main">Its main event, or null.</param>
    /// <param name="told">Its events in order.</param>
    public (double Latitude, double Longitude)? Of(Claim? main, IReadOnlyList<Claim> told)
    {
        ArgumentNullException.ThrowIfNull(told);
        // An event without a place of its own happens where its sentence is, before it happens where others do.
        var around = choices.Where(c => c.Mention.Standing == PlaceStanding.Said)
            .OrderBy(c => main is null || c.Mention.Sentence == main.Sentence ? 0 : 1).Select(c => c.Pin);
        var pins = (main is null ? [] : Named(main)).Concat(around).Concat(told.SelectMany(Named)).Where(p => p is { Latitude: not null })
            .Select(p => p!).ToList();
        return (pins.Find(p => IsFine(p) && p.Probability >= LeastTrust) ?? pins.Find(IsFine) ?? pins.FirstOrDefault()) is not { } pin
            ? null : Point(pin);
    }

    private static IEnumerable<ClaimPlace?> Named(Claim claim) => [claim.Place, claim.ToPlace, claim.FromPlace];

    private static bool IsFine(ClaimPlace pin) => pin.Precision is not (PlacePrecision.Country or PlacePrecision.Province);

    private (double, double) Point(ClaimPlace pin) =>
        pin is { Country: { } country, Rule: "name" or "countryside" or "within" }
            && (pin.Precision == PlacePrecision.Country || (pin.Precision == PlacePrecision.Province && pin.Admin1 is not null))
            && index.SeatOf(country, pin.Precision == PlacePrecision.Country ? null : pin.Admin1) is { } seat
            ? (seat.Latitude, seat.Longitude) : (pin.Latitude!.Value, pin.Longitude!.Value);
}
