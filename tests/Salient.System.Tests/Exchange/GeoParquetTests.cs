using System.Text.Json;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;
using ParquetSharp;

namespace Salient.SystemTests.Exchange;

/// <summary>GeoParquet as the reference implementation of Parquet reads it.</summary>
public sealed class GeoParquetTests(ExportDesk desk) : IClassFixture<ExportDesk>
{
    [Theory]
    [InlineData("claims")]
    [InlineData("holdings")]
    public void Every_row_is_there_with_its_kinds_and_its_point(string what)
    {
        var table = what == "claims" ? desk.ClaimRows : desk.HoldingRows;
        using var file = new ParquetFileReader(desk.Written("geoparquet", table));
        var names = Enumerable.Range(0, file.FileMetaData.NumColumns).Select(i => file.FileMetaData.Schema.Column(i).Name).ToList();
        Assert.Equal([.. table.Columns.Select(c => c.Name), "geometry"], names);
        Assert.Equal(table.Rows.Count, file.FileMetaData.NumRows);
        Assert.Equal(table.Notice, file.FileMetaData.KeyValueMetadata["notice"]);

        var points = Read<byte[]>(file, names.IndexOf("geometry"));
        Assert.Equal(table.Rows.Select(r => r.Longitude is { } longitude && r.Latitude is { } latitude ? new Coordinate(longitude, latitude) : null),
            points.Select(p => p is null ? null : new WKBReader().Read(p).Coordinate));
        for (var i = 0; i < table.Columns.Count; i++)
        {
            var kind = file.FileMetaData.Schema.Column(i).LogicalType.Type;
            Assert.Equal((table.Columns[i].Name, table.Columns[i].Kind is Salient.Exchange.Tables.ColumnKind.Day),
                (table.Columns[i].Name, kind == LogicalTypeEnum.Date));
        }

        Assert.Equal(table.Rows.Select(r => r.Cells[names.IndexOf("latitude")]), Read<double?>(file, names.IndexOf("latitude")).Select(v => (object?)v));
        var day = names.IndexOf(what == "claims" ? "published" : "on");
        Assert.Equal(table.Rows.Select(r => ((NodaTime.LocalDate?)r.Cells[day])?.ToString("uuuu-MM-dd", null)),
            Read<Date?>(file, day).Select(d => d?.DateTime.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)));
        Assert.Equal(table.Rows.Select(r => r.Cells[0]), Read<string>(file, 0));
    }

    [Fact]
    public void What_the_standard_asks_to_be_said_of_the_points_is_said()
    {
        using var file = new ParquetFileReader(desk.Written("geoparquet", desk.ClaimRows));
        var geo = JsonDocument.Parse(file.FileMetaData.KeyValueMetadata["geo"]).RootElement;
        Assert.Equal(("1.1.0", "geometry"), (geo.GetProperty("version").GetString(), geo.GetProperty("primary_column").GetString()));
        var column = geo.GetProperty("columns").GetProperty("geometry");
        Assert.Equal("WKB", column.GetProperty("encoding").GetString());
        Assert.Equal("Point", Assert.Single(column.GetProperty("geometry_types").EnumerateArray()).GetString());
        var placed = desk.ClaimRows.Rows.Where(r => r.Latitude is not null).ToList();
        Assert.Equal([placed.Min(r => r.Longitude!.Value), placed.Min(r => r.Latitude!.Value),
            placed.Max(r => r.Longitude!.Value), placed.Max(r => r.Latitude!.Value)],
            column.GetProperty("bbox").EnumerateArray().Select(n => n.GetDouble()));
    }

    [Fact]
    public void Rows_without_any_point_and_no_rows_at_all_are_files_too()
    {
        var none = desk.ClaimRows with { Rows = [] };
        var nowhere = desk.ClaimRows with { Rows = [.. desk.ClaimRows.Rows.Select(r => r with { Latitude = null, Longitude = null })] };
        foreach (var (table, count) in new[] { (none, 0), (nowhere, desk.ClaimRows.Rows.Count) })
        {
            using var file = new ParquetFileReader(desk.Written("geoparquet", table));
            Assert.Equal(count, file.FileMetaData.NumRows);
            Assert.False(JsonDocument.Parse(file.FileMetaData.KeyValueMetadata["geo"]).RootElement.GetProperty("columns").GetProperty("geometry")
                .TryGetProperty("bbox", out _));
        }
    }

    [Fact]
    public void The_ending_of_a_file_asks_for_it()
    {
        var file = desk.FileOf("claims.parquet");
        Assert.Equal(0, desk.Run("export", "-o", file, "--db", desk.Database).Code);
        using var made = new ParquetFileReader(file);
        Assert.Equal(desk.Claims.Count, made.FileMetaData.NumRows);
    }

    private static T[] Read<T>(ParquetFileReader file, int column)
    {
        using var group = file.RowGroup(0);
        using var reader = group.Column(column).LogicalReader<T>();
        return reader.ReadAll((int)group.MetaData.NumRows);
    }
}
