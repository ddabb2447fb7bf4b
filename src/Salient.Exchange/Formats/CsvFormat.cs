using System.Text;
using CsvHelper;
using Salient.Exchange.Tables;

namespace Salient.Exchange.Formats;

/// <summary>CSV (RFC 4180) in UTF-8. Words that a spreadsheet would run as a formula get an apostrophe before them.</summary>
internal static class CsvFormat
{
    private static readonly CsvWriterOptions Form = new() { NewLine = "\n" };

    /// <summary>Writes the table, with the notice as the last column.</summary>
    public static void Write(ExchangeTable table, Stream output) => Write(table, output, table.Notice);

    /// <summary>Writes the table in columns of others, to which none is added: there the notice stands in a column of words.</summary>
    public static void WriteForeign(ExchangeTable table, Stream output) => Write(table, output, null);

    private static void Write(ExchangeTable table, Stream output, string? notice)
    {
        using var writer = new StreamWriter(output, new UTF8Encoding(false), 1 << 16, leaveOpen: true);
        using var csv = CsvWriter.Create(writer, Form, true);
        string[] last = notice is null ? [] : [notice];
        Row(csv, [.. table.Columns.Select(c => c.Name), .. last.Select(_ => "notice")]);
        foreach (var row in table.Rows)
        {
            Row(csv, [.. row.Cells.Select(cell => cell is string words ? Cells.Safe(words) : Cells.Words(cell)), .. last]);
        }
    }

    private static void Row(CsvWriter csv, IEnumerable<string> fields)
    {
        foreach (var field in fields)
        {
            csv.WriteField(field);
        }

        csv.EndRecord();
    }
}
