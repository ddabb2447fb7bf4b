using System.Globalization;
using NodaTime;
using NodaTime.Text;
using Salient.Claims;
using Spectre.Console;

namespace Salient.Cli;

/// <summary>Writes rows as a table for people, or as JSON Lines, JSON or CSV for programs.</summary>
internal static class Rows
{
    /// <summary>Columns of a table that does not go to a terminal: wide enough not to break most cells.</summary>
    private const int PipedWidth = 200;

    /// <summary>Writes <paramref name="rows"/> to standard output.</summary>
    /// <param name="format"><c>table</c>, <c>jsonl</c>, <c>json</c> or <c>csv</c>.</param>
    /// <param name="rows">What to write.</param>
    /// <param name="table">Makes the table for people.</param>
    /// <param name="columns">Header and value of each CSV column.</param>
    public static void Write<T>(string format, IReadOnlyList<T> rows, Func<IReadOnlyList<T>, Table> table,
        IReadOnlyList<(string Header, Func<T, object?> Value)> columns)
    {
        switch (format)
        {
            case "jsonl":
                foreach (var row in rows)
                {
                    Console.Out.Write(ClaimJson.Line(row) + "\n");
                }

                break;
            case "json":
                Console.Out.Write(System.Text.Json.JsonSerializer.Serialize(rows, ClaimJson.Indented) + "\n");
                break;
            case "csv":
                Csv(rows, columns);
                break;
            case var _ when rows.Count == 0:
                // A heading over nothing says less than a word.
                Terminal.Note("there is nothing to list");
                break;
            default:
                Show(table(rows));
                break;
        }
    }

    /// <summary>Writes a table, as wide as the terminal.</summary>
    public static void Show(Table table)
    {
        var console = AnsiConsole.Create(new());
        if (Console.IsOutputRedirected)
        {
            console.Profile.Width = PipedWidth;
        }

        console.Write(table.Border(TableBorder.Simple));
    }

    /// <summary>A value as a table's cell.</summary>
    public static string Cell(object? value) => Markup.Escape(Plain(value));

    private static void Csv<T>(IReadOnlyList<T> rows, IReadOnlyList<(string Header, Func<T, object?> Value)> columns)
    {
        Console.Out.Write(string.Join(',', columns.Select(c => Field(c.Header))) + "\n");
        foreach (var row in rows)
        {
            Console.Out.Write(string.Join(',', columns.Select(c => Field(Plain(c.Value(row))))) + "\n");
        }
    }

    /// <summary>A field of RFC 4180: in quotes where it holds a comma, a quote or a line's end.</summary>
    private static string Field(string value) => value.AsSpan().ContainsAny(",\"\r\n")
        ? $"\"{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : value;

    private static string Plain(object? value) => value switch
    {
        null => "",
        LocalDate day => LocalDatePattern.Iso.Format(day),
        Instant at => InstantPattern.General.Format(at),
        HoldingState or Ledger.HoldingChangeKind => ClaimJson.Line(value).Trim('"'),
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };
}
