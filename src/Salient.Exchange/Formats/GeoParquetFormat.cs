using System.Text.Json;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;
using NodaTime;
using Parquet;
using Parquet.Schema;
using Salient.Exchange.Tables;

namespace Salient.Exchange.Formats;

/// <summary>
/// GeoParquet 1.1: Apache Parquet with a column of points (WKB, longitude and latitude of WGS 84), empty where the place is not known. The
/// notice stands in the file's own metadata.
/// </summary>
internal static class GeoParquetFormat
{
    /// <summary>The column of points, and the key of what is said of it.</summary>
    private const string Geometry = "geometry", About = "geo";

    /// <summary>Writes the table. The library goes back in what it writes: it is made in memory.</summary>
    public static void Write(ExchangeTable table, Stream output)
    {
        using var made = new MemoryStream();
        Make(table, made).GetAwaiter().GetResult();
        made.Position = 0;
        made.CopyTo(output);
    }

    private static async Task Make(ExchangeTable table, Stream output)
    {
        var fields = table.Columns.Select(FieldOf).ToList();
        var geometry = new DataField(Geometry, typeof(byte[]), isNullable: true);
        await using var writer = await ParquetWriter.CreateAsync(new ParquetSchema([.. fields, geometry]), output);
        writer.CustomMetadata = new Dictionary<string, string> { [About] = AboutPoints(table.Rows), ["notice"] = table.Notice };
        using var group = writer.CreateRowGroup();
        for (var i = 0; i < fields.Count; i++)
        {
            await Column(group, fields[i], table.Columns[i].Kind, [.. table.Rows.Select(r => r.Cells[i])]);
        }

        var points = new WKBWriter(ByteOrder.LittleEndian);
        await group.WriteAsync(geometry, table.Rows.Select(r => r is { Latitude: { } latitude, Longitude: { } longitude }
            ? points.Write(new Point(longitude, latitude)) : null).ToList()!);
    }

    private static DataField FieldOf(TableColumn column) => new(column.Name, column.Kind switch
    {
        ColumnKind.Number => typeof(double),
        ColumnKind.Whole => typeof(long),
        ColumnKind.Day => typeof(DateOnly),
        ColumnKind.Flag => typeof(bool),
        _ => typeof(string),
    }, isNullable: true);

    private static Task Column(ParquetRowGroupWriter group, DataField field, ColumnKind kind, object?[] cells) => kind switch
    {
        ColumnKind.Number => group.WriteAsync<double>(field, cells.Select(c => (double?)c).ToArray()),
        ColumnKind.Whole => group.WriteAsync<long>(field, cells.Select(c => c is null ? (long?)null
            : Convert.ToInt64(c, System.Globalization.CultureInfo.InvariantCulture)).ToArray()),
        ColumnKind.Day => group.WriteAsync<DateOnly>(field, cells.Select(c => ((LocalDate?)c)?.ToDateOnly()).ToArray()),
        ColumnKind.Flag => group.WriteAsync<bool>(field, cells.Select(c => (bool?)c).ToArray()),
        _ => group.WriteAsync(field, cells.Select(c => c is null ? null : Cells.Words(c)).ToList()!),
    };

    /// <summary>What the standard asks to be said of the points; without a reference system they are longitude and latitude.</summary>
    private static string AboutPoints(IReadOnlyList<TableRow> rows)
    {
        var points = rows.Where(r => r is { Latitude: not null, Longitude: not null }).ToList();
        var column = new Dictionary<string, object> { ["encoding"] = "WKB", ["geometry_types"] = points.Count > 0 ? ["Point"] : Array.Empty<string>() };
        if (points.Count > 0)
        {
            column["bbox"] = new[] { points.Min(p => p.Longitude), points.Min(p => p.Latitude), points.Max(p => p.Longitude),
                points.Max(p => p.Latitude) };
        }

        return JsonSerializer.Serialize(new Dictionary<string, object>
        {
            ["version"] = "1.1.0", ["primary_column"] = Geometry, ["columns"] = new Dictionary<string, object> { [Geometry] = column },
        });
    }
}
