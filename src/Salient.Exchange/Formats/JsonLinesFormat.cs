using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Salient.Claims;
using Salient.Exchange.Tables;
using Salient.Ledger;

namespace Salient.Exchange.Formats;

/// <summary>JSON Lines: the object of the claims contract, and beside its fields where it comes from and the notice.</summary>
internal static class JsonLinesFormat
{
    /// <summary>Writes the table.</summary>
    public static void Write(ExchangeTable table, Stream output)
    {
        using var writer = new StreamWriter(output, new UTF8Encoding(false), 1 << 16, leaveOpen: true);
        foreach (var row in table.Rows)
        {
            var line = row.Line switch
            {
                PublishedClaim claim => ClaimLine.Of(claim),
                Holding holding => Node(holding),
                _ => OfCells(table, row),
            };
            line["notice"] = table.Notice;
            foreach (var name in table.Name == "holdings" ? (string[])["on", "known_by"] : [])
            {
                line[name] = table.Columns.Select((c, i) => (c.Name, Value: row.Cells[i])).First(c => c.Name == name).Value is { } day
                    ? Cells.Words(day) : null;
            }

            writer.Write(line.ToJsonString(ClaimJson.Options));
            writer.Write('\n');
        }
    }

    private static JsonObject OfCells(ExchangeTable table, TableRow row) =>
        new(table.Columns.Select((c, i) => KeyValuePair.Create(c.Name,
            (JsonNode?)(row.Cells[i] is { } cell ? JsonValue.Create(Cells.Words(cell)) : null))));

    private static JsonObject Node<T>(T value) where T : class => JsonSerializer.SerializeToNode(value, ClaimJson.Options)!.AsObject();
}
