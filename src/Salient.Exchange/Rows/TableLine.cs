using System.Text.Json;
using Salient.Claims;

namespace Salient.Exchange.Rows;

/// <summary>Whose table a row is of.</summary>
public enum RowTable
{
    /// <summary>ACLED's, with its columns by name.</summary>
    Acled,

    /// <summary>UCDP GED's, with its columns by name.</summary>
    Ged,

    /// <summary>Anybody's, with the columns <c>place</c>, <c>date</c>, <c>holder</c> and <c>source</c>.</summary>
    Table,

    /// <summary>A layer of points or areas with their holders, in GeoJSON.</summary>
    GeoJson,
}

/// <summary>One row of a table, or feature of a layer: its cells by the names of their columns, empty ones left out.</summary>
/// <param name="Table">Whose table.</param>
/// <param name="Columns">The cells, in the order of the table; the geometry of a feature is one of them.</param>
public sealed record TableLine(RowTable Table, IReadOnlyList<KeyValuePair<string, string>> Columns)
{
    private const string TableKey = "row_of", ColumnsKey = "columns";

    private readonly Dictionary<string, string> byName = Columns.GroupBy(c => c.Key, StringComparer.OrdinalIgnoreCase)
        .ToDictionary(c => c.Key, c => c.First().Value, StringComparer.OrdinalIgnoreCase);

    /// <summary>The cell of a column, whatever the case of its name; null where it is empty or not there.</summary>
    public string? this[string name] => byName.GetValueOrDefault(name);

    /// <summary>The first cell that is there of several columns, or null.</summary>
    public string? AnyOf(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (this[name] is { } cell)
            {
                return cell;
            }
        }

        return null;
    }

    /// <summary>
    /// The row as bytes of its own: JSON with its columns. The same row gives the same ones, wherever it stands and in whatever file.
    /// </summary>
    public byte[] Bytes()
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, new() { Encoder = ClaimJson.Options.Encoder }))
        {
            json.WriteStartObject();
            json.WriteString(TableKey, NameOf(Table));
            json.WriteStartObject(ColumnsKey);
            foreach (var (name, value) in Columns)
            {
                json.WriteString(name, value);
            }

            json.WriteEndObject();
            json.WriteEndObject();
        }

        return bytes.ToArray();
    }

    /// <summary>The row that <see cref="Bytes"/> gave, or null where the bytes are none.</summary>
    public static TableLine? Of(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            using var json = JsonDocument.Parse(bytes);
            return TableOf(json.RootElement.GetProperty(TableKey).GetString() ?? "") is { } table
                ? new(table, [.. json.RootElement.GetProperty(ColumnsKey).EnumerateObject()
                    .Select(c => KeyValuePair.Create(c.Name, c.Value.GetString() ?? ""))])
                : null;
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            return null;
        }
    }

    /// <summary>Names of tables on the command line, in order.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Enum.GetValues<RowTable>().Select(NameOf)];

    /// <summary>The table of a name, or null.</summary>
    public static RowTable? TableOf(string name) => Enum.GetValues<RowTable>().Where(t => NameOf(t) == name).Select(t => (RowTable?)t)
        .FirstOrDefault();

    private static string NameOf(RowTable table) => table switch
    {
        RowTable.Acled => "acled",
        RowTable.Ged => "ged",
        RowTable.Table => "table",
        _ => "geojson",
    };
}
