using System.Globalization;
using CsvHelper;
using MiniExcelLibs;

namespace Salient.Gathering.Formats;

/// <summary>Reads tables of texts, CSV and XLSX: each row below the header is a report.</summary>
internal static class TableRows
{
    /// <summary>The rows of a CSV or TSV file; what parts the fields is told by its first lines.</summary>
    /// <exception cref="FormatFaultException">It is not text, or has no column of texts.</exception>
    public static IEnumerable<Unpacked> Csv(byte[] bytes, IReadOnlyDictionary<string, string> named)
    {
        var decoded = DecodedText.Of(bytes);
        if (decoded.Text is not { } text)
        {
            throw new FormatFaultException(decoded.Reason!, decoded.Remedy!);
        }

        using var csv = CsvReader.FromText(text, new CsvReaderOptions { HasHeader = false });
        ReportColumns? columns = null;
        for (var number = 0L; Next(csv, number); number++)
        {
            var row = Enumerable.Range(0, csv.FieldCount).Select(csv.GetString).ToList();
            if (columns is null)
            {
                columns = ReportColumns.Of(row, named);
                continue;
            }

            yield return columns.Row(number, row);
        }
    }

    private static bool Next(CsvReader csv, long row)
    {
        try
        {
            return csv.Read();
        }
        catch (CsvFormatException fault)
        {
            throw new FormatFaultException(
                string.Create(CultureInfo.InvariantCulture,
                    $"breaks the rules of CSV behind row {row}: {fault.Message.ReplaceLineEndings(" ")}"),
                    "what came before was read; put fields with quotes or line ends in quotes", fault);
        }
    }

    /// <summary>The rows of every sheet of an Excel file (.xlsx) that has a column of texts.</summary>
    /// <exception cref="FormatFaultException">It is no such file, or no sheet has such a column.</exception>
    public static IEnumerable<Unpacked> Xlsx(byte[] bytes, IReadOnlyDictionary<string, string> named)
    {
        if ((ZipSize.Fault(bytes) ?? XmlShape.Fault(bytes, sheets: true)) is { } bomb)
        {
            throw new FormatFaultException(bomb, "save the sheet as .csv");
        }

        var number = 0L;
        FormatFaultException? missing = null;
        foreach (var sheet in Sheets(bytes))
        {
            ReportColumns? columns = null;
            foreach (var row in sheet)
            {
                if (columns is null)
                {
                    try
                    {
                        columns = ReportColumns.Of(row, named);
                        continue;
                    }
                    catch (FormatFaultException fault)
                    {
                        missing = fault;
                        break;
                    }
                }

                if (row.Any(cell => cell.Length > 0))
                {
                    yield return columns.Row(++number, row);
                }
            }
        }

        if (number == 0 && missing is not null)
        {
            throw missing;
        }
    }

    private static List<List<List<string>>> Sheets(byte[] bytes)
    {
        try
        {
            return [.. MiniExcel.GetSheetNames(new MemoryStream(bytes))
                .Select(sheet => MiniExcel.Query(new MemoryStream(bytes), useHeaderRow: false, sheetName: sheet, excelType: ExcelType.XLSX)
                .Select(row => ((IDictionary<string, object?>)row).Values.Select(Words).ToList()).ToList())];
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            throw new FormatFaultException($"is no sound Excel file: {fault.Message.ReplaceLineEndings(" ")}",
                "save it again as .xlsx, or as .csv", fault);
        }
    }

    private static string Words(object? cell) => cell switch
    {
        null => "",
        DateTime day => day.ToString(day.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture),
        _ => Convert.ToString(cell, CultureInfo.InvariantCulture) ?? "",
    };
}
