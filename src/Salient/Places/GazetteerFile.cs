using System.Globalization;

namespace Salient.Places;

/// <summary>What a gazetteer file held.</summary>
/// <param name="Name">The file's name.</param>
/// <param name="Places">Its rows.</param>
/// <param name="Skipped">How many lines could not be read.</param>
/// <param name="FirstFault">What was wrong with the first of them and in which line, or null.</param>
public sealed record GazetteerRows(string Name, IReadOnlyList<Place> Places, int Skipped, string? FirstFault);

/// <summary>Reads files of the 19-column, tab-separated GeoNames layout (download.geonames.org/export/dump/readme.txt).</summary>
public static class GazetteerFile
{
    // Columns up to the population; elevation, time zone and date are not needed and may be missing.
    private const int Needed = 15;

    /// <summary>Reads all rows. Empty lines and lines that begin with <c>#</c> are passed over.</summary>
    /// <param name="reader">The text.</param>
    /// <param name="name">The file's name for messages.</param>
    /// <exception cref="FormatException">No line is of the layout: the file is something else. The message names the first line's
    /// fault.</exception>
    public static GazetteerRows Read(TextReader reader, string name)
    {
        var (places, skipped, fault) = (new List<Place>(), 0, (string?)null);
        foreach (var (place, wrong) in Rows(reader, name))
        {
            if (place is not null)
            {
                places.Add(place);
            }
            else
            {
                skipped++;
                fault ??= wrong;
            }
        }

        return places.Count == 0 && skipped > 0 ? throw new FormatException(NotOfLayout(fault!)) : new(name, places, skipped, fault);
    }

    /// <summary>Reads row after row, however long the file is: a place, or what is wrong with the line.</summary>
    /// <param name="reader">The text.</param>
    /// <param name="name">The file's name for messages.</param>
    public static IEnumerable<(Place? Place, string? Fault)> Rows(TextReader reader, string name)
    {
        var number = 0;
        var shared = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (line, isCut) in PlaceLines.Of(reader))
        {
            number++;
            if (isCut)
            {
                yield return (null, $"{name}, line {number.ToString(CultureInfo.InvariantCulture)}: longer than {PlaceLines.Longest / 1024} KiB");
                continue;
            }

            if (line.Length == 0 || line[0] == '#' || (line.Length == 1 && line[0] == '\uFEFF'))
            {
                continue;
            }

            yield return Row(line.TrimEnd('\r'), shared, out var wrong) is { } place ? (place, null)
                : (null, $"{name}, line {number.ToString(CultureInfo.InvariantCulture)}: {wrong}");
        }
    }

    /// <summary>A place as a line of the layout.</summary>
    public static string Line(Place place) => string.Join('\t',
        Clean(place.Id), Clean(place.Name), "", string.Join(',', place.OtherNames.Select(n => Clean(n).Replace(',', ' '))),
            place.Latitude.ToString("R", CultureInfo.InvariantCulture), place.Longitude.ToString("R", CultureInfo.InvariantCulture),
        place.FeatureClass, place.FeatureCode, place.Country, "", place.Admin1 ?? "", place.Admin2 ?? "", "", "",
            place.Population.ToString(CultureInfo.InvariantCulture), "", "", "", "");

    /// <summary>What to say of a file without one readable line.</summary>
    /// <param name="fault">What was wrong with its first line.</param>
    public static string NotOfLayout(string fault) => $"{fault}; no line of it is in the 19-column GeoNames layout";

    private static string Clean(string text) => text.ReplaceLineEndings(" ").Replace('\t', ' ');

    private static Place? Row(string line, Dictionary<string, string> shared, out string wrong)
    {
        var columns = line.Split('\t');
        if (columns.Length < Needed)
        {
            wrong = $"{columns.Length.ToString(CultureInfo.InvariantCulture)} columns where at least {Needed.ToString(CultureInfo.InvariantCulture)} are needed";
            return null;
        }

        if (columns[0].Length == 0 || columns[1].Length == 0)
        {
            wrong = "no id or no name";
            return null;
        }

        if (!Degrees(columns[4], 90, out var latitude) || !Degrees(columns[5], 180, out var longitude))
        {
            wrong = $"'{columns[4]}', '{columns[5]}' are no latitude and longitude";
            return null;
        }

        wrong = "";
        var population = long.TryParse(columns[14], NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : 0;
        return new(
            columns[0].TrimStart('\uFEFF'), columns[1], OtherNames(columns), latitude, longitude, Share(columns[6], shared),
                Share(columns[7], shared),
            Share(columns[8].ToUpperInvariant(), shared), OrNull(columns[10], shared), OrNull(columns[11], shared), population);
    }

    private static List<string> OtherNames(string[] columns)
    {
        var names = new List<string>();
        if (columns[2].Length > 0 && columns[2] != columns[1])
        {
            names.Add(columns[2]);
        }

        foreach (var name in columns[3].Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (name != columns[1] && name != columns[2])
            {
                names.Add(name);
            }
        }

        return names;
    }

    private static string? OrNull(string text, Dictionary<string, string> shared) => text.Length == 0 ? null : Share(text, shared);

    private static string Share(string text, Dictionary<string, string> shared)
    {
        if (shared.TryGetValue(text, out var known))
        {
            return known;
        }

        shared[text] = text;
        return text;
    }

    private static bool Degrees(string text, double limit, out double value) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value) && Math.Abs(value) <= limit;
}
