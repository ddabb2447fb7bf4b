using System.Text;
using System.Text.Json;
using CsvHelper;

namespace Salient.Exchange.Rows;

/// <summary>A row of a file, or why it is none.</summary>
/// <param name="Line">Line of the file that it begins on, or number of a feature, from 1; 0 where the whole file is meant.</param>
/// <param name="Row">The row, or null.</param>
/// <param name="Reason">What is wrong, or null.</param>
/// <param name="Remedy">What to do about it, or null.</param>
public sealed record ReceivedRow(long Line, TableLine? Row, string? Reason = null, string? Remedy = null);

/// <summary>Takes tables and layers apart into rows. What cannot be read is told in the sequence, and the rest goes on.</summary>
public static class RowFile
{
    /// <summary>Cells that no spreadsheet runs begin so in what Salient wrote; without the apostrophe they are the words.</summary>
    private const string Shielded = "'=+-@\t\r";

    /// <summary>The rows of a file.</summary>
    /// <param name="bytes">The file: CSV or GeoJSON in UTF-8.</param>
    /// <param name="table">Whose table it is; told by its columns where null.</param>
    public static IEnumerable<ReceivedRow> Read(byte[] bytes, RowTable? table)
    {
        string text;
        try
        {
            text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException)
        {
            return [new(0, null, "is not valid UTF-8", "convert it, e.g. iconv -f WINDOWS-1252 -t UTF-8")];
        }

        return string.IsNullOrWhiteSpace(text) ? [new(0, null, "is empty", "nothing to read in it")]
            : text.AsSpan().TrimStart()[0] == '{' && table is null or RowTable.GeoJson ? Features(text) : Lines(text, table);
    }

    private static IEnumerable<ReceivedRow> Lines(string text, RowTable? asked)
    {
        using var csv = CsvReader.FromText(text, new CsvReaderOptions { HasHeader = false, TrackLineNumbers = true });
        List<string>? header = null;
        var table = asked;
        while (true)
        {
            var (there, fault) = Next(csv);
            if (fault is not null || !there)
            {
                if (fault is not null)
                {
                    yield return fault;
                }

                yield break;
            }

            var cells = Enumerable.Range(0, csv.FieldCount).Select(csv.GetString).ToList();
            if (header is null)
            {
                header = [.. cells.Select(c => c.Trim())];
                table ??= TableOf(header);
                if (Missing(header, table) is { } missing)
                {
                    yield return missing;
                    yield break;
                }
            }
            else if (cells.Exists(c => c.Length > 0))
            {
                yield return Row(csv.LineNumber, table!.Value, header, cells);
            }
        }
    }

    private static (bool There, ReceivedRow? Fault) Next(CsvReader csv)
    {
        try
        {
            return (csv.Read(), null);
        }
        catch (CsvFormatException fault)
        {
            return (false, new(csv.LineNumber, null, $"breaks the rules of CSV: {fault.Message.ReplaceLineEndings(" ")}",
                "what came before was read; put fields with quotes or line ends in quotes"));
        }
    }

    private static ReceivedRow Row(long line, RowTable table, List<string> header, List<string> cells) => cells.Count > header.Count
        ? new(line, null, $"has {cells.Count} cells, and the header {header.Count}", "put fields with commas in quotes")
        : new(line, new(table, [.. header.Zip(cells).Where(c => c.First.Length > 0 && c.Second.Trim().Length > 0)
            .Select(c => KeyValuePair.Create(c.First, Words(c.Second.Trim())))]));

    private static string Words(string cell) => cell.Length > 1 && cell[0] == '\''
        && Shielded.Contains(cell[1], StringComparison.Ordinal) ? cell[1..] : cell;

    private static RowTable? TableOf(List<string> header)
    {
        bool Has(string name) => header.Contains(name, StringComparer.OrdinalIgnoreCase);
        return Has("sub_event_type") && Has("event_date") ? RowTable.Acled
            : Has("type_of_violence") && Has("date_start") ? RowTable.Ged
            : Has("place") && Has("holder") ? RowTable.Table
            : null;
    }

    private static ReceivedRow? Missing(List<string> header, RowTable? table)
    {
        string[]? needed = table switch
        {
            RowTable.Acled => ["event_date", "sub_event_type"],
            RowTable.Ged => ["type_of_violence", "date_start", "date_end"],
            RowTable.Table => ["place", "holder"],
            _ => null,
        };
        var missing = needed?.Where(name => !header.Contains(name, StringComparer.OrdinalIgnoreCase)).ToList() ?? [];
        return needed is null
            ? new(1, null, "has columns that are neither ACLED's nor GED's, nor place and holder",
                "name the columns place, date, holder and source; texts are for salient ingest")
            : missing.Count > 0 ? new(1, null, $"has no column {string.Join(", ", missing)}",
                "see salient import --help for the tables there are") : null;
    }

    private static List<ReceivedRow> Features(string text)
    {
        try
        {
            using var json = JsonDocument.Parse(text);
            if (!json.RootElement.TryGetProperty("features", out var features) || features.ValueKind != JsonValueKind.Array)
            {
                return [new(0, null, "is no collection of features", "give a GeoJSON file with a FeatureCollection")];
            }

            var layer = json.RootElement.TryGetProperty("name", out var name) && name.ValueKind == JsonValueKind.String
                ? name.GetString() : null;
            return [.. features.EnumerateArray().Select((feature, i) => Feature(i + 1, feature, layer))];
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            return [new(0, null, $"is not GeoJSON: {fault.Message.ReplaceLineEndings(" ")}", "check it, e.g. with ogrinfo")];
        }
    }

    private static ReceivedRow Feature(long number, JsonElement feature, string? layer)
    {
        if (feature.ValueKind != JsonValueKind.Object || !feature.TryGetProperty("properties", out var properties)
            || properties.ValueKind != JsonValueKind.Object)
        {
            return new(number, null, "is a feature without properties", "it must at least name its holder");
        }

        var cells = properties.EnumerateObject().Where(p => p.Value.ValueKind is JsonValueKind.String or JsonValueKind.Number)
            .Select(p => KeyValuePair.Create(p.Name, p.Value.ToString().Trim())).Where(p => p.Value.Length > 0).ToList();
        if (layer is { Length: > 0 })
        {
            cells.Add(KeyValuePair.Create(LayerRows.LayerColumn, layer));
        }

        if (feature.TryGetProperty("geometry", out var geometry) && geometry.ValueKind == JsonValueKind.Object)
        {
            cells.Add(KeyValuePair.Create(LayerRows.GeometryColumn, geometry.GetRawText()));
        }

        return new(number, new(RowTable.GeoJson, cells));
    }
}
