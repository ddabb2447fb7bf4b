using System.Globalization;

namespace Salient.PublicView;

/// <summary>
/// A grid over the whole earth that depends on nothing but its size: rows of equal height from the south pole, each cut into equal cells from
/// the 180th meridian. The same point falls into the same cell whatever else is shown, so nothing can be learnt by asking about others.
/// </summary>
public static class PublicGrid
{
    /// <summary>Kilometres of a degree of latitude on a sphere of 6,371 km.</summary>
    private const double KmOfDegree = 111.195;

    /// <summary>The cell that a point falls into.</summary>
    /// <param name="latitude">Degrees north, −90 to 90.</param>
    /// <param name="longitude">Degrees east; beyond ±180 it is counted on.</param>
    /// <param name="km">Side of a cell, in kilometres, more than 0.</param>
    public static PublicCell CellOf(double latitude, double longitude, double km)
    {
        var rows = Math.Max(1, (int)Math.Round(180 * KmOfDegree / km));
        var height = 180.0 / rows;
        var row = Math.Clamp((int)Math.Floor((latitude + 90) / height), 0, rows - 1);
        var middle = -90 + ((row + 0.5) * height);
        var columns = Math.Max(1, (int)Math.Round(360 * KmOfDegree * Math.Cos(middle * Math.PI / 180) / km));
        var width = 360.0 / columns;
        var east = (longitude + 180) % 360;
        var column = Math.Clamp((int)Math.Floor((east < 0 ? east + 360 : east) / width), 0, columns - 1);
        // As many digits as say where the cell is and no more.
        var digits = km < 1 ? 4 : km < 5 ? 3 : 2;
        return new(Math.Round(middle, digits), Math.Round(-180 + ((column + 0.5) * width), digits), km);
    }
}

/// <summary>A cell of the grid.</summary>
/// <param name="Latitude">Degrees north of its middle.</param>
/// <param name="Longitude">Degrees east of its middle.</param>
/// <param name="Km">Its side in kilometres.</param>
public readonly record struct PublicCell(double Latitude, double Longitude, double Km)
{
    /// <summary>Kilometres from its middle to its corners: the place is no further away.</summary>
    public double RadiusKm => Math.Round(Km / Math.Sqrt(2), 2);

    /// <summary>What it is called, for want of a name that may be shown.</summary>
    public string Name => string.Create(CultureInfo.InvariantCulture,
        $"{Latitude:0.####}, {Longitude:0.####} (grid of {new Coarseness(Km)})");
}
