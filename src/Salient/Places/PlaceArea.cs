using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.Union;

namespace Salient.Places;

/// <summary>
/// Areas in degrees, as well-known text with the longitude first. Widths are measured in kilometres at the area's own latitude; at the
/// sizes of reports that
/// is exact to a few percent.
/// </summary>
internal static class PlaceArea
{
    // Four decimals of a degree are 11 m.
    private static readonly GeometryFactory Factory = new(new PrecisionModel(10_000), 4326);

    /// <summary>A box around a middle.</summary>
    internal static string Box(double latitude, double longitude, double halfHeightKm, double halfWidthKm)
    {
        var (north, east) = (halfHeightKm / Earth.KmPerDegree,
            halfWidthKm / Earth.KmPerDegree / Math.Cos(double.DegreesToRadians(latitude)));
        return Text(Factory.ToGeometry(new Envelope(longitude - east, longitude + east, latitude - north, latitude + north)));
    }

    /// <summary>A band along the line from one point to another.</summary>
    /// <param name="from">One end, degrees.</param>
    /// <param name="to">The other end, degrees.</param>
    /// <param name="km">How far it reaches to each side.</param>
    internal static string Band((double Latitude, double Longitude) from, (double Latitude, double Longitude) to, double km)
    {
        // Buffered where a degree is as long to the east as to the north, and stretched back.
        var narrow = Math.Cos(double.DegreesToRadians((from.Latitude + to.Latitude) / 2));
        var line = Factory.CreateLineString([new(from.Longitude * narrow, from.Latitude), new(to.Longitude * narrow, to.Latitude)]);
        var band = line.Buffer(km / Earth.KmPerDegree, quadrantSegments: 3);
        return Text(Factory.CreatePolygon([.. band.Coordinates.Select(c => new Coordinate(c.X / narrow, c.Y))]));
    }

    /// <summary>Squares of a grid, joined where they touch.</summary>
    /// <param name="cells">Their south-western corners in degrees.</param>
    /// <param name="size">Their side in degrees.</param>
    internal static string Cells(IEnumerable<(double Latitude, double Longitude)> cells, double size) =>
        Text(UnaryUnionOp.Union([.. cells.Select(c => Factory.ToGeometry(new Envelope(c.Longitude, c.Longitude + size, c.Latitude,
            c.Latitude + size)))]));

    private static string Text(Geometry geometry)
    {
        geometry.Apply(new Rounding());
        geometry.GeometryChanged();
        return geometry.AsText();
    }

    private sealed class Rounding : ICoordinateSequenceFilter
    {
        public bool Done => false;

        public bool GeometryChanged => true;

        public void Filter(CoordinateSequence seq, int i)
        {
            seq.SetOrdinate(i, 0, Math.Round(seq.GetX(i), 4));
            seq.SetOrdinate(i, 1, Math.Round(seq.GetY(i), 4));
        }
    }
}
