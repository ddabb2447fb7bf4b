using System.Text.Json;
using System.Xml.Linq;
using Microsoft.Data.Sqlite;
using MiniExcelLibs;

namespace Salient.SystemTests.Exchange;

/// <summary>How many rows a file of a format holds, counted by what reads the format.</summary>
internal static class RowCount
{
    public static int Of(string format, string file) => format switch
    {
        "csv" or "acled" or "ged" => ExportFormatTests.Csv(file).Count,
        "jsonl" => File.ReadLines(file).Count(line => JsonDocument.Parse(line).RootElement.ValueKind == JsonValueKind.Object),
        "xlsx" => MiniExcel.Query(file, useHeaderRow: true, excelType: ExcelType.XLSX).Count(),
        "geojson" => JsonDocument.Parse(File.ReadAllText(file)).RootElement.GetProperty("features").GetArrayLength(),
        "kml" => XDocument.Load(file).Descendants().Count(e => e.Name.LocalName == "Placemark"),
        "gpkg" => Features(file),
        "geoparquet" => Rows(file),
        "stix" => JsonDocument.Parse(File.ReadAllText(file)).RootElement.GetProperty("objects").EnumerateArray()
            .Count(o => o.GetProperty("type").GetString() is "incident" or "note"),
        _ => throw new ArgumentOutOfRangeException(nameof(format), format, "no such format"),
    };

    private static int Rows(string file)
    {
        using var parquet = new ParquetSharp.ParquetFileReader(file);
        return (int)parquet.FileMetaData.NumRows;
    }

    private static int Features(string file)
    {
        using var connection = new SqliteConnection($"Data Source={file};Pooling=False;Mode=ReadOnly");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT table_name FROM gpkg_contents";
        var layer = (string)command.ExecuteScalar()!;
        command.CommandText = $"SELECT count(*) FROM \"{layer}\"";
        return (int)(long)command.ExecuteScalar()!;
    }
}
