using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace Salient.Gathering;

/// <summary>
/// Tables of which each row tells one event, by the names of their columns: day, place, what happened, killed, injured, by whom. A row
/// becomes a sentence of its own, so that nothing is
/// mixed between rows.
/// </summary>
internal static partial class PageTables
{
    /// <summary>Longest cell in characters that is a value; what is longer is a text in columns.</summary>
    private const int LongestCell = 400;

    /// <summary>Puts sentences in the place of every table of <paramref name="page"/> whose rows are events.</summary>
    public static void Tell(IHtmlDocument page)
    {
        foreach (var table in page.QuerySelectorAll("table").Where(t => t.QuerySelector("table") is null).ToList())
        {
            var rows = table.QuerySelectorAll("tr").Select(r => r.Children.Where(c => c.LocalName is "td" or "th").Select(Cell).ToList())
                .Where(r => r.Count > 1).ToList();
            if (rows.Count < 2 || EventColumns.Of(rows[0]) is not { } columns)
            {
                continue;
            }

            foreach (var row in rows.Skip(1).Select(columns.Sentence).OfType<string>())
            {
                var told = page.CreateElement("p");
                told.TextContent = row;
                table.Parent!.InsertBefore(told, table);
            }

            table.Remove();
        }
    }

    private static string Cell(IElement cell)
    {
        var words = Spaces().Replace(MendedText.OfPage(cell.TextContent), " ").Trim();
        return words.Length <= LongestCell ? words : "";
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
