using System.Globalization;
using System.Text.Json;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;
using NetTopologySuite.IO.Converters;
using NetTopologySuite.Simplify;
using NodaTime;
using Salient.Claims;
using Salient.Places;

namespace Salient.Exchange.Rows;

/// <summary>Reads features of layers that say who holds a point or an area.</summary>
internal static class LayerRows
{
    /// <summary>The cell with the layer's own name, and the one with a feature's geometry as GeoJSON.</summary>
    public const string LayerColumn = "layer", GeometryColumn = "geometry";

    /// <summary>
    /// Outlines with more corners are made simpler, to about half a kilometre: they are drawn on a map of places, not measured.
    /// </summary>
    private const int MostCorners = 500;

    private const double SimplerByDegrees = 0.005;

    /// <summary>An area at most so far from its middle is a district; a larger one is a province.</summary>
    private const double DistrictKm = 40;

    private static readonly JsonSerializerOptions Shapes = new() { Converters = { new GeoJsonConverterFactory() } };

    /// <summary>What a feature says.</summary>
    /// <param name="row">Its properties and geometry.</param>
    /// <param name="published">The day that was given for the layer, or null.</param>
    public static RowFacts Read(TableLine row, LocalDate? published)
    {
        var column = new[] { "date", "day", "on", "as_of" }.FirstOrDefault(name => row[name] is not null);
        return HolderRows.Facts(row, PlaceOf(row), column is null ? null : row.Day(column), published);
    }

    /// <summary>Who holds it: the names that such columns commonly have.</summary>
    public static string? HolderOf(TableLine row) =>
        row.AnyOf("holder", "held_by", "controller", "controlled_by", "control", "owner", "occupant", "side", "actor");

    private static RowPlace PlaceOf(TableLine row)
    {
        var shape = ShapeOf(row);
        var name = row.AnyOf("place", "name", "title", "label");
        if (shape is Point at)
        {
            return new(name ?? FormattableString.Invariant($"the point {at.Y:0.####}, {at.X:0.####}")) { Latitude = at.Y,
                Longitude = at.X };
        }

        if (shape.NumPoints > MostCorners)
        {
            shape = TopologyPreservingSimplifier.Simplify(shape, SimplerByDegrees);
        }

        var middle = shape.InteriorPoint;
        var km = Math.Ceiling(shape.Coordinates.Max(c => Earth.Km(middle.Y, middle.X, c.Y, c.X)));
        return new(name ?? FormattableString.Invariant($"the area around {middle.Y:0.##}, {middle.X:0.##}"))
        {
            Latitude = Math.Round(middle.Y, 5),
            Longitude = Math.Round(middle.X, 5),
            RadiusKm = km,
            Precision = km <= DistrictKm ? PlacePrecision.District : PlacePrecision.Province,
            Area = new WKTWriter { Formatted = false }.Write(shape),
        };
    }

    private static Geometry ShapeOf(TableLine row)
    {
        Geometry? shape;
        try
        {
            shape = JsonSerializer.Deserialize<Geometry>(row[GeometryColumn]
                ?? throw new RowFaultException("has no geometry", "give a point or an area"), Shapes);
        }
        catch (Exception fault) when (fault is JsonException or ArgumentException or FormatException or InvalidOperationException
            or NotSupportedException)
        {
            throw new RowFaultException("has a geometry that is not sound", "check it, e.g. with ogrinfo");
        }

        return shape switch
        {
            Point or Polygon or MultiPolygon when shape.IsEmpty =>
                throw new RowFaultException("has an empty geometry", "give a point or an area"),
            Point or Polygon or MultiPolygon when shape.Coordinates.All(c => c is { X: >= -180 and <= 180, Y: >= -90 and <= 90 }) =>
                shape is Point || shape.IsValid ? shape : throw new RowFaultException("has an outline that crosses itself",
                    "mend it, e.g. with ogr2ogr -makevalid"),
            Point or Polygon or MultiPolygon => throw new RowFaultException("lies outside the world",
                "write longitude and latitude in degrees (WGS 84)"),
            null => throw new RowFaultException("has no geometry", "give a point or an area"),
            _ => throw new RowFaultException($"is a {shape.GeometryType.ToLower(CultureInfo.InvariantCulture)}",
                "only points and areas have holders"),
        };
    }
}
