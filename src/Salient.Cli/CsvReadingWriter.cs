using System.Text.Json;
using CsvHelper;
using Salient.Claims;
using Salient.Reports;

namespace Salient.Cli;

/// <summary>
/// CSV (RFC 4180) with a header that never depends on the data: nested fields are named with dots, lists are joined with <c> | </c>.
/// The columns come from the claim's own shape, so that a field added there appears here.
/// </summary>
internal sealed class CsvReadingWriter : ReadingWriter
{
    /// <summary>A type inside itself (the source that quotes a source) is opened this often; what is deeper is written as JSON.</summary>
    private const int MostOfOneType = 2;

    private static readonly CsvWriterOptions Form = new() { NewLine = "\n" };

    private readonly CsvWriter csv;
    private readonly string[] columns;

    /// <summary>Makes one and writes the header.</summary>
    public CsvReadingWriter(TextWriter output, bool dropped) : base(output, dropped)
    {
        csv = CsvWriter.Create(output, Form, true);
        columns = [.. Columns(dropped)];
        foreach (var column in columns)
        {
            csv.WriteField(column);
        }

        csv.EndRecord();
    }

    /// <summary>The columns, in order.</summary>
    public static IEnumerable<string> Columns(bool dropped)
    {
        var claim = ColumnsOf(typeof(Claim), "", []);
        return dropped ? claim.Union(ColumnsOf(typeof(DroppedClaim), "", [])) : claim;
    }

    /// <inheritdoc/>
    public override void Write(Reading reading)
    {
        foreach (var item in Items(reading))
        {
            var json = JsonSerializer.SerializeToElement(item, item.GetType(), ClaimJson.Options);
            foreach (var column in columns)
            {
                csv.WriteField(Cell(json, column));
            }

            csv.EndRecord();
        }
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        csv.Dispose();
        base.Dispose();
    }

    private static IEnumerable<string> ColumnsOf(Type type, string prefix, Type[] above)
    {
        foreach (var property in ClaimJson.Options.GetTypeInfo(type).Properties.Where(p => p.Get is not null)) // what JSON leaves out has none
        {
            var kind = ItemType(property.PropertyType);
            var nested = IsNested(kind) && above.Count(t => t == kind) < MostOfOneType;
            foreach (var column in nested ? ColumnsOf(kind, prefix + property.Name + ".", [.. above, kind]) : [prefix + property.Name])
            {
                yield return column;
            }
        }
    }

    private static Type ItemType(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>) ? type.GetGenericArguments()[0]
            : Nullable.GetUnderlyingType(type) ?? type;

    private static bool IsNested(Type type) => type.IsClass && type != typeof(string) && type.Assembly == typeof(Claim).Assembly;

    private static string Cell(JsonElement element, ReadOnlySpan<char> path)
    {
        if (element.ValueKind == JsonValueKind.Array)
        {
            var cells = new List<string>();
            foreach (var item in element.EnumerateArray())
            {
                cells.Add(Cell(item, path));
            }

            return string.Join(" | ", cells);
        }

        if (path.IsEmpty)
        {
            return element.ValueKind switch
            {
                JsonValueKind.Null => "",
                JsonValueKind.String => element.GetString() ?? "",
                _ => element.GetRawText(),
            };
        }

        var dot = path.IndexOf('.');
        var name = dot < 0 ? path : path[..dot];
        return element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value)
            ? Cell(value, dot < 0 ? [] : path[(dot + 1)..]) : "";
    }
}
