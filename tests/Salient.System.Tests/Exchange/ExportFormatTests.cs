using System.Globalization;
using System.IO.Compression;
using System.Text.Json;
using System.Xml.Linq;
using CsvHelper;
using MiniExcelLibs;
using Salient.Claims;
using Salient.Exchange.Tables;

namespace Salient.SystemTests.Exchange;

public sealed class ExportFormatTests(ExportDesk desk) : IClassFixture<ExportDesk>
{
    private static readonly XNamespace Kml = "http://www.opengis.net/kml/2.2";

    [Fact]
    public void Every_claim_is_a_row_with_where_it_comes_from()
    {
        var rows = Csv(desk.Written("csv", desk.ClaimRows));

        Assert.Equal(desk.Claims.Count, rows.Count);
        var siege = Assert.Single(rows, r => r["event"] == "besiege");
        Assert.Equal(("Qasr Wadi", "36.22", "37.35", "3", "2030-03-08"),
            (siege["place"], siege["latitude"], siege["longitude"], siege["radius_km"], siege["day_from"]));
        Assert.Equal(("w-05", "activists", "unnamed", "0.86"),
            (siege["report_id"], siege["source"], siege["source_kind"], siege["confidence"]));
        Assert.Equal("River League units have surrounded the Federal Army in Qasr Wadi", siege["words"]);
        Assert.All(rows, r => Assert.StartsWith("Read by Salient", r["notice"], StringComparison.Ordinal));
        Assert.All(rows.Where(r => r["repeats"].Length > 0), r => Assert.Contains(rows, first => first["claim_id"] == r["repeats"]));
    }

    [Fact]
    public void Words_that_a_spreadsheet_would_run_are_no_formula_in_csv()
    {
        var row = Csv(desk.Written("csv", desk.ClaimRows)).Single(r => r["report_id"] == "w-harm");

        Assert.Equal(("'" + ExportDesk.Harm, "'" + ExportDesk.Title), (row["words"], row["title"]));
        Assert.Equal(("'@source", "'-Outlet; with, signs"), (row["source"], row["outlet"]));
    }

    [Fact]
    public void An_excel_file_has_dates_as_dates_numbers_as_numbers_and_words_as_words()
    {
        var file = desk.Written("xlsx", desk.ClaimRows);

        var rows = MiniExcel.Query(file, useHeaderRow: true, sheetName: "claims").Cast<IDictionary<string, object?>>().ToList();
        Assert.Equal(desk.Claims.Count, rows.Count);
        var siege = rows.Single(r => (string?)r["event"] == "besiege");
        Assert.Equal(new DateTime(2030, 3, 8), siege["day_from"]);
        Assert.Equal(36.22, siege["latitude"]);
        var harm = rows.Single(r => (string?)r["report_id"] == "w-harm");
        Assert.Equal(ExportDesk.Harm.Replace("\u0001", "", StringComparison.Ordinal), harm["words"]);
        using var zip = ZipFile.OpenRead(file);
        Assert.All(zip.Entries.Where(e => e.FullName.Contains("/sheet", StringComparison.Ordinal)
            && e.FullName.EndsWith(".xml", StringComparison.Ordinal)), e =>
        {
            using var part = e.Open();
            Assert.DoesNotContain("f", XDocument.Load(part).Descendants().Select(n => n.Name.LocalName));
        });
        Assert.Contains(MiniExcel.Query(file, sheetName: "about").Cast<IDictionary<string, object?>>(),
            r => r.Values.Any(v => v is string s && s.StartsWith("Read by Salient", StringComparison.Ordinal)));
    }

    [Fact]
    public void Json_lines_keep_the_claims_contract()
    {
        var lines = File.ReadLines(desk.Written("jsonl", desk.ClaimRows)).Select(l => JsonDocument.Parse(l).RootElement).ToList();

        Assert.Equal(desk.Claims.Count, lines.Count);
        foreach (var (line, claim) in lines.Zip(desk.Claims))
        {
            var again = line.Deserialize<Claim>(ClaimJson.Options);
            Assert.Equal(ClaimJson.Line(claim.Claim), ClaimJson.Line(again));
            Assert.Equal(claim.ReportHash, line.GetProperty("report_hash").GetString());
            Assert.Equal(claim.Outlet, line.GetProperty("outlet").GetString());
        }
    }

    [Fact]
    public void Kml_is_well_formed_and_shows_what_has_a_point()
    {
        var kml = XDocument.Load(desk.Written("kml", desk.HoldingRows));

        var marks = kml.Descendants(Kml + "Placemark").ToList();
        Assert.Equal(desk.Holdings.Count(h => h.Place.Latitude is not null), marks.Count);
        Assert.Contains(marks, m => m.Element(Kml + "name")!.Value == "Stone Bridge: Hill Fighters" && m.Descendants(Kml + "coordinates")
            .Single().Value == "39.3,35.71");
        Assert.StartsWith("Read by Salient", kml.Descendants(Kml + "Document").Single().Element(Kml + "description")!.Value,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("geojson")]
    [InlineData("gpkg")]
    [InlineData("kml")]
    public void Gdal_opens_the_layers_and_finds_every_row_at_its_place(string format)
    {
        foreach (var table in new[] { desk.ClaimRows, desk.HoldingRows })
        {
            var file = desk.Written(format, table);
            var told = Ogr.Of("ogrinfo", "-so", "-al", file);
            Assert.Contains($"Feature Count: {table.Rows.Count}", told, StringComparison.Ordinal);
            Assert.Contains("WGS 84", told, StringComparison.Ordinal);
            var rows = Csv(Write(Ogr.Of("ogr2ogr", "-f", "CSV", "/vsistdout/", file, "-lco", "GEOMETRY=AS_XY")));
            foreach (var (row, at) in rows.Zip(table.Rows))
            {
                Assert.Equal(at.Longitude!.Value, double.Parse(row["X"], CultureInfo.InvariantCulture), 6);
                Assert.Equal(at.Latitude!.Value, double.Parse(row["Y"], CultureInfo.InvariantCulture), 6);
                Assert.Equal(Cell(table, at, "place"), row["place"]);
                Assert.Equal(Cell(table, at, "report_id") ?? Cell(table, at, "report_ids"), row.GetValueOrDefault("report_id")
                    ?? row["report_ids"]);
            }
        }
    }

    [Fact]
    public void A_row_without_a_place_stays_in_the_layers_without_a_point()
    {
        var table = ClaimTable.Of(desk.Claims.Select(c => c with { Claim = c.Claim with { Place = null } }), new());

        Assert.All(new[] { "geojson", "gpkg" }, format => Assert.Contains($"Feature Count: {table.Rows.Count}",
            Ogr.Of("ogrinfo", "-so", "-al", desk.Written(format, table)), StringComparison.Ordinal));
        Assert.Empty(XDocument.Load(desk.Written("kml", table)).Descendants(Kml + "Placemark"));
    }

    private string Write(string text)
    {
        var file = desk.FileOf($"ogr-{Guid.NewGuid():n}.csv");
        File.WriteAllText(file, text);
        return file;
    }

    private static string? Cell(ExchangeTable table, TableRow row, string name) =>
        table.Columns.Select((c, i) => (c.Name, Value: row.Cells[i])).FirstOrDefault(c => c.Name == name).Value as string;

    internal static List<Dictionary<string, string>> Csv(string file)
    {
        using var csv = CsvReader.FromText(File.ReadAllText(file), new CsvReaderOptions { HasHeader = false });
        var rows = new List<List<string>>();
        while (csv.Read())
        {
            rows.Add([.. Enumerable.Range(0, csv.FieldCount).Select(csv.GetString)]);
        }

        return [.. rows.Skip(1).Select(row => rows[0].Zip(row).ToDictionary(c => c.First, c => c.Second))];
    }
}
