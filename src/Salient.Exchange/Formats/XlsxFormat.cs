using MiniExcelLibs;
using MiniExcelLibs.Attributes;
using MiniExcelLibs.OpenXml;
using NodaTime;
using Salient.Exchange.Tables;

namespace Salient.Exchange.Formats;

/// <summary>
/// An Excel file: a sheet of the rows, days as dates and numbers as numbers, and a sheet that says what it is. Words are stored as words,
/// so that none of them runs as a formula.
/// </summary>
internal static class XlsxFormat
{
    /// <summary>Most characters of a cell (Excel's specifications and limits).</summary>
    private const int MostCharacters = 32_767;

    /// <summary>Widths of columns in characters: enough for a name, a day, a sentence's beginning.</summary>
    private const double OfWords = 22, OfDay = 12, OfNumber = 11, OfSentence = 60;

    /// <summary>Writes the table.</summary>
    public static void Write(ExchangeTable table, Stream output)
    {
        var sheets = new Dictionary<string, object>
        {
            [table.Name] = Rows(table),
            ["about"] = new[] { ("What", table.Title), ("Notice", table.Notice), ("Rows", Cells.Words(table.Rows.Count)) }
                .Select(line => new Dictionary<string, object?> { ["about"] = line.Item1, ["this file"] = line.Item2 }).ToList(),
        };
        var form = new OpenXmlConfiguration { DynamicColumns = [.. table.Columns.Select(Column)], AutoFilter = true, FreezeRowCount = 1,
            TableStyles = TableStyles.None };
        using var whole = new MemoryStream();
        whole.SaveAs(sheets, printHeader: true, configuration: form);
        whole.Position = 0;
        whole.CopyTo(output);
    }

    private static List<Dictionary<string, object?>> Rows(ExchangeTable table)
    {
        var rows = table.Rows.Select(row => table.Columns.Select((c, i) => (c.Name, Value: Cell(row.Cells[i])))
            .ToDictionary(c => c.Name, c => c.Value)).ToList();
        // Without a row the sheet would have no header.
        return rows.Count > 0 ? rows : [table.Columns.ToDictionary(c => c.Name, _ => (object?)null)];
    }

    private static DynamicExcelColumn Column(TableColumn column) => column.Kind == ColumnKind.Day
        ? new(column.Name) { Format = "yyyy-mm-dd", Width = OfDay }
        : new(column.Name) { Width = column.Kind != ColumnKind.Text ? OfNumber : column.Name is "words" or "sentence" or "words_against"
            ? OfSentence : OfWords };

    private static object? Cell(object? value) => value switch
    {
        LocalDate day => day.ToDateTimeUnspecified(),
        string words => Cut(Cells.ForXml(words)),
        _ => value,
    };

    private static string Cut(string words) => words.Length <= MostCharacters ? words
        : string.Concat(words.AsSpan(0, MostCharacters - 1), "…");
}
