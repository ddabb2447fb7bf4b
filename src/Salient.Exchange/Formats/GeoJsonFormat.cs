using System.Text.Json;
using Salient.Claims;
using Salient.Exchange.Tables;

namespace Salient.Exchange.Formats;

/// <summary>
/// GeoJSON (RFC 7946): a feature a row, without geometry where the place is not known, every property in every feature. The notice is a
/// member of the collection.
/// </summary>
public static class GeoJsonFormat
{
    /// <summary>Writes the table.</summary>
    /// <param name="table">The table.</param>
    /// <param name="output">Where to; it stays open.</param>
    public static void Write(ExchangeTable table, Stream output) => Write(table, output, _ => { });

    /// <summary>Writes the table with further members of the collection, such as the links of a page.</summary>
    /// <param name="table">The table.</param>
    /// <param name="output">Where to; it stays open.</param>
    /// <param name="members">Writes the further members, before the features.</param>
    public static void Write(ExchangeTable table, Stream output, Action<Utf8JsonWriter> members)
    {
        using var json = new Utf8JsonWriter(output, new() { Encoder = ClaimJson.Options.Encoder });
        json.WriteStartObject();
        json.WriteString("type", "FeatureCollection");
        json.WriteString("name", table.Name);
        json.WriteString("title", table.Title);
        json.WriteString("notice", table.Notice);
        members(json);
        json.WriteStartArray("features");
        foreach (var row in table.Rows)
        {
            json.WriteStartObject();
            Feature(json, table, row);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>Writes one row as a feature with further members; the notice is among them.</summary>
    /// <param name="table">Its table.</param>
    /// <param name="row">The row.</param>
    /// <param name="output">Where to; it stays open.</param>
    /// <param name="members">Writes the further members, behind the properties.</param>
    public static void WriteFeature(ExchangeTable table, TableRow row, Stream output, Action<Utf8JsonWriter> members)
    {
        using var json = new Utf8JsonWriter(output, new() { Encoder = ClaimJson.Options.Encoder });
        json.WriteStartObject();
        Feature(json, table, row);
        json.WriteString("notice", table.Notice);
        members(json);
        json.WriteEndObject();
    }

    private static void Feature(Utf8JsonWriter json, ExchangeTable table, TableRow row)
    {
        json.WriteString("type", "Feature");
        json.WriteString("id", Cells.Words(row.Cells[0]));
        json.WritePropertyName("geometry");
        if (row is { Latitude: { } latitude, Longitude: { } longitude })
        {
            json.WriteStartObject();
            json.WriteString("type", "Point");
            json.WriteStartArray("coordinates");
            json.WriteNumberValue(longitude);
            json.WriteNumberValue(latitude);
            json.WriteEndArray();
            json.WriteEndObject();
        }
        else
        {
            json.WriteNullValue();
        }

        json.WriteStartObject("properties");
        for (var i = 0; i < table.Columns.Count; i++)
        {
            json.WritePropertyName(table.Columns[i].Name);
            Value(json, row.Cells[i]);
        }

        json.WriteEndObject();
    }

    private static void Value(Utf8JsonWriter json, object? cell)
    {
        switch (cell)
        {
            case null:
                json.WriteNullValue();
                break;
            case double number:
                json.WriteNumberValue(number);
                break;
            case long or int:
                json.WriteNumberValue(Convert.ToInt64(cell, System.Globalization.CultureInfo.InvariantCulture));
                break;
            case bool flag:
                json.WriteBooleanValue(flag);
                break;
            default:
                json.WriteStringValue(Cells.Words(cell));
                break;
        }
    }
}
