using Salient.Exchange.Tables;

namespace Salient.Exchange.Formats;

/// <summary>A format that tables are written in.</summary>
/// <param name="Name">Its name on the command line.</param>
/// <param name="Endings">Endings of file names that tell it; empty where none does.</param>
/// <param name="MediaType">What a server calls it.</param>
/// <param name="What">What it is, in one line.</param>
/// <param name="IsText">Whether it may be written to a terminal or pipe.</param>
public sealed record ExchangeFormat(string Name, IReadOnlyList<string> Endings, string MediaType, string What, bool IsText)
{
    private static readonly Dictionary<string, Action<ExchangeTable, Stream>> Writers = new(StringComparer.Ordinal)
    {
        ["jsonl"] = JsonLinesFormat.Write,
        ["csv"] = CsvFormat.Write,
        ["acled"] = CsvFormat.WriteForeign,
        ["ged"] = CsvFormat.WriteForeign,
        ["geojson"] = GeoJsonFormat.Write,
        ["xlsx"] = XlsxFormat.Write,
        ["gpkg"] = GeoPackageFormat.Write,
        ["kml"] = KmlFormat.Write,
        ["geoparquet"] = GeoParquetFormat.Write,
        ["stix"] = StixFormat.Write,
    };

    /// <summary>All formats.</summary>
    public static IReadOnlyList<ExchangeFormat> All { get; } =
    [
        new("jsonl", [".jsonl", ".ndjson"], "application/x-ndjson",
            "JSON Lines: the objects of the claims contract, with where each comes from", true),
        new("csv", [".csv"], "text/csv", "CSV with a header, all columns", true),
        new("acled", [], "text/csv", "CSV in ACLED's 31 columns, claims only", true),
        new("ged", [], "text/csv", "CSV in the columns of UCDP GED, claims only", true),
        new("xlsx", [".xlsx"], "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "Excel, LibreOffice", false),
        new("stix", [".stix.json", ".stix"], "application/stix+json;version=2.1", "STIX 2.1, for threat intelligence platforms, claims only", true),
        new("geojson", [".geojson", ".json"], "application/geo+json", "GeoJSON (RFC 7946), for QGIS and web maps", true),
        new("gpkg", [".gpkg"], "application/geopackage+sqlite3", "GeoPackage, for QGIS", false),
        new("kml", [".kml"], "application/vnd.google-earth.kml+xml", "KML, for Google Earth", true),
        new("geoparquet", [".parquet", ".geoparquet"], "application/vnd.apache.parquet", "GeoParquet 1.1, for DuckDB, pandas and GIS", false),
    ];

    /// <summary>Whether it has its own columns or things, which only claims have.</summary>
    public bool IsForClaims => Name is "acled" or "ged" or "stix";

    /// <summary>The ending of a file of it, with the dot.</summary>
    public string Ending => Endings.Count > 0 ? Endings[0] : ".csv";

    /// <summary><see cref="MediaType"/>, with the encoding where it is text that may be in any.</summary>
    public string ContentType => MediaType.StartsWith("text/", StringComparison.Ordinal) ? MediaType + "; charset=utf-8" : MediaType;

    /// <summary>The format of a name, or null.</summary>
    public static ExchangeFormat? Of(string name) => All.FirstOrDefault(f => f.Name == name);

    /// <summary>The format that a file's ending tells, or null.</summary>
    public static ExchangeFormat? OfFile(string file) =>
        All.FirstOrDefault(f => f.Endings.Any(e => file.EndsWith(e, StringComparison.OrdinalIgnoreCase)));

    /// <summary>Writes a table; the stream stays open.</summary>
    public void Write(ExchangeTable table, Stream output) => Writers[Name](table, output);
}
