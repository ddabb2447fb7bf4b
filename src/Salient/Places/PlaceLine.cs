using Salient.Claims;

namespace Salient.Places;

/// <summary>Puts what lies between, along or around places on the map: a line's middle, a band along it, the strip of a border.</summary>
/// <param name="index">The gazetteers.</param>
internal sealed class PlaceLine(PlaceIndex index)
{
    // A road between towns bends: it strays from the straight line by about a tenth of its length.
    private const double Bend = 0.1;
    private const double LeastBandKm = 2;

    // What happens between two towns happens up to a quarter of their distance to either side.
    private const double Spread = 0.25;

    /// <summary>Between two places or along the road that joins them.</summary>
    /// <param name="known">The first place, with its own point.</param>
    /// <param name="mention">The words.</param>
    /// <param name="other">The second place.</param>
    /// <param name="probability">How likely the second is right.</param>
    internal static ClaimPlace Between(ClaimPlace known, PlaceMention mention, Place other, double probability)
    {
        var (from, to) = ((Latitude: known.Latitude!.Value, Longitude: known.Longitude!.Value), (other.Latitude, other.Longitude));
        var km = Earth.Km(from.Latitude, from.Longitude, other.Latitude, other.Longitude);
        var side = Math.Max(LeastBandKm, km * (mention.Line == "road" ? Bend : Spread));
        return known with
        {
            Id = null,
            Name = mention.Text,
            Latitude = Math.Round((from.Latitude + other.Latitude) / 2, 5),
            Longitude = Math.Round((from.Longitude + other.Longitude) / 2, 5),
            RadiusKm = Math.Round((km / 2) + side, 1),
            Precision = PlacePrecision.Near,
            Probability = Math.Round((known.Probability ?? 1) * probability, 3),
            Rule = mention.Line,
            Area = PlaceArea.Band(from, to, side),
        };
    }

    /// <summary>
    /// The strip of one country along its border with another, where the gazetteers hold towns on both sides of it; else null.
    /// </summary>
    /// <param name="known">The other country.</param>
    /// <param name="mention">The words.</param>
    /// <param name="side">ISO 3166 alpha-2 of the country in which the strip lies.</param>
    internal ClaimPlace? Border(ClaimPlace known, PlaceMention mention, string side)
    {
        var cells = known.Country is null || known.Country == side ? [] : index.BorderCells(side, known.Country);
        if (cells.Count == 0)
        {
            return null;
        }

        var (latitude, longitude) = (cells.Average(c => c.Latitude) + (PlaceIndex.CellDegrees / 2),
            cells.Average(c => c.Longitude) + (PlaceIndex.CellDegrees / 2));
        var middle = cells.MinBy(c => Earth.Km(c.Latitude, c.Longitude, latitude, longitude));
        return known with
        {
            Id = null,
            Name = mention.Text,
            Country = side,
            Admin1 = null,
            Latitude = Math.Round(middle.Latitude + (PlaceIndex.CellDegrees / 2), 5),
            Longitude = Math.Round(middle.Longitude + (PlaceIndex.CellDegrees / 2), 5),
            RadiusKm = Math.Round(cells.Max(c => Earth.Km(c.Latitude, c.Longitude, middle.Latitude,
                middle.Longitude)) + (PlaceIndex.CellDegrees * Earth.KmPerDegree)),
            Precision = PlacePrecision.District,
            Rule = "border",
            Area = PlaceArea.Cells(cells, PlaceIndex.CellDegrees),
        };
    }
}
