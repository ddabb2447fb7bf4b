using System.Globalization;
using System.Xml;
using NodaTime;
using NodaTime.Text;

namespace Salient.Exchange.Formats;

/// <summary>Values of cells as words.</summary>
public static class Cells
{
    /// <summary>Beginnings that make a spreadsheet take words for a formula (OWASP, CSV injection).</summary>
    private const string Formula = "=+-@\t\r";

    /// <summary>A value as words that do not depend on where the program runs; empty for nothing.</summary>
    public static string Words(object? value) => value switch
    {
        null => "",
        string words => words,
        LocalDate day => LocalDatePattern.Iso.Format(day),
        bool flag => flag ? "true" : "false",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    /// <summary>
    /// Words that no spreadsheet runs: those that would begin a formula get an apostrophe before them, and so do those that begin with one,
    /// so that whoever takes one off has the words.
    /// </summary>
    public static string Safe(string words) =>
        words.Length > 0 && (Formula.Contains(words[0], StringComparison.Ordinal) || words[0] == '\'') ? "'" + words : words;

    /// <summary>Words without what XML cannot hold: most control characters, half surrogate pairs.</summary>
    public static string ForXml(string words)
    {
        if (words.All(c => XmlConvert.IsXmlChar(c)))
        {
            return words;
        }

        var kept = new System.Text.StringBuilder(words.Length);
        for (var i = 0; i < words.Length; i++)
        {
            if (i + 1 < words.Length && XmlConvert.IsXmlSurrogatePair(words[i + 1], words[i]))
            {
                kept.Append(words, i++, 2);
            }
            else if (XmlConvert.IsXmlChar(words[i]))
            {
                kept.Append(words[i]);
            }
        }

        return kept.ToString();
    }
}
