using System.Globalization;

namespace Salient.Places;

/// <summary>
/// Reads files of the GeoNames alternate names layout (download.geonames.org/export/dump/readme.txt): number, GeoNames id, language,
/// name, and
/// four marks. Names of historic use count like any other: reports and old lists go on using them.
/// </summary>
public static class AlternateNames
{
    private const int FewestColumns = 4;
    private const int MostColumns = 10;

    // What stands in the column of languages and is no name: addresses, codes of other registers, of airports and of posts.
    private static readonly HashSet<string> NoNames = ["link", "wkdt", "post", "iata", "icao", "faac", "tcid", "unlc", "phon", "abbr"];

    /// <summary>Whether a line is of this layout rather than one of places.</summary>
    public static bool IsLine(string line)
    {
        var columns = line.Split('\t');
        return columns.Length is >= FewestColumns and <= MostColumns && IsNumber(columns[0]) && IsNumber(columns[1]);
    }

    /// <summary>Reads the names.</summary>
    /// <param name="reader">The text.</param>
    /// <returns>GeoNames id and name, in the file's order; lines that are not of the layout are passed over.</returns>
    public static IEnumerable<(string Id, string Name)> Read(TextReader reader)
    {
        foreach (var (line, isCut) in PlaceLines.Of(reader))
        {
            var columns = isCut ? [] : line.Split('\t');
            if (columns.Length >= FewestColumns && IsNumber(columns[1]) && columns[3].Length > 0 && !NoNames.Contains(columns[2]))
            {
                yield return (columns[1], columns[3]);
            }
        }
    }

    private static bool IsNumber(string text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out _);
}
