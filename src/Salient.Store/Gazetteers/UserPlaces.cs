using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using CsvHelper;
using NetTopologySuite.Features;
using NetTopologySuite.IO.Converters;
using Salient.Places;

namespace Salient.Store.Gazetteers;

/// <summary>
/// Reads a user's own places: hills, checkpoints, oil fields, camps. CSV with a header or GeoJSON features, with <c>name</c> and a
/// position, and if known
/// <c>kind</c> (a noun such as <c>checkpoint</c>, or a GeoNames class and code), <c>aliases</c> (parted by <c>|</c> or <c>;</c>),
/// <c>country</c>, <c>admin1</c>,
/// <c>population</c> and <c>id</c>.
/// </summary>
internal static partial class UserPlaces
{
    private static readonly string[] Latitudes = ["latitude", "lat", "y"];
    private static readonly string[] Longitudes = ["longitude", "lon", "lng", "long", "x"];
    private static readonly string[] Kinds = ["kind", "type", "feature"];
    private static readonly string[] OtherNames = ["aliases", "other_names", "alternatenames", "alias"];
    private static readonly JsonSerializerOptions Json = new() { Converters = { new GeoJsonConverterFactory() } };

    /// <summary>Reads a file.</summary>
    /// <exception cref="GazetteerException">It is missing, something else, or none of its rows is a place; the message names the first
    /// fault.</exception>
    public static GazetteerRows Read(string file, PlaceWords? words)
    {
        var list = Slug(Path.GetFileNameWithoutExtension(file));
        var (places, faults, ids) = (new List<Place>(), new List<string>(), new Dictionary<string, int>(StringComparer.Ordinal));
        try
        {
            foreach (var (where, field) in file.EndsWith(".csv", StringComparison.OrdinalIgnoreCase) ? Rows(file) : Features(file))
            {
                try
                {
                    places.Add(Place(field, list, ids, words));
                }
                catch (FormatException fault)
                {
                    faults.Add($"{file}, {where}: {fault.Message}");
                }
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or CsvFormatException or JsonException
            or ArgumentException or InvalidOperationException or NotSupportedException or FormatException)
        {
            throw new GazetteerException($"{file}: {(File.Exists(file) ? error.Message : "no such file")}", error);
        }

        return places.Count > 0 ? new(file, places, faults.Count, faults.FirstOrDefault())
            : throw new GazetteerException(faults.FirstOrDefault()
                ?? $"{file}: holds no places; a .csv needs a header with name, latitude and longitude, a .geojson features with a name");
    }

    private static Place Place(Func<string, string> field, string list, Dictionary<string, int> ids, PlaceWords? words)
    {
        var name = field("name").Trim();
        if (name.Length == 0)
        {
            throw new FormatException("no name");
        }

        var (featureClass, code) = Kind(First(field, Kinds), words);
        return new(
            Id(list, field("id") is { Length: > 0 } own ? own : name, ids), name,
                [.. First(field, OtherNames).Split(['|', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)],
            Degrees(First(field, Latitudes), 90, "latitude"), Degrees(First(field, Longitudes), 180, "longitude"), featureClass, code,
            field("country").Trim().ToUpperInvariant() is { Length: 2 } country ? country : "", field("admin1") is { Length: > 0 } unit
                ? unit : null, null,
            long.TryParse(field("population"), NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var population)
                ? population : 0);
    }

    // A noun of words.yaml, or GeoNames' own class and code (T.HLL); a place of no stated kind may be anything.
    private static (string Class, string Code) Kind(string kind, PlaceWords? words)
    {
        if (kind.Length == 0)
        {
            return ("S", "");
        }

        if (GeoNamesKind().Match(kind) is { Success: true } match)
        {
            return (match.Groups[1].Value, match.Groups[2].Value);
        }

        var feature = words?.Feature(kind)
            ?? throw new FormatException($"the kind '{kind}' is no noun of codebooks/places/words.yaml and no GeoNames class and code such as T.HLL");
        return feature.Classes[0] switch { { Length: 1 } one => (one, ""), ['P', 'P', 'L', ..] code => ("P", code),
            var code => ("A", code) };
    }

    /// <summary>An id that no row before has: of several places of one name the later ones are numbered, from where the last one stopped.</summary>
    private static string Id(string list, string name, Dictionary<string, int> ids)
    {
        var plain = $"{PlaceIndex.UserPrefix}{list}/{Slug(name)}";
        for (var n = ids.GetValueOrDefault(plain) + 1; ; n++)
        {
            var id = n == 1 ? plain : string.Create(CultureInfo.InvariantCulture, $"{plain}-{n}");
            if (ids.TryAdd(id, 1))
            {
                ids[plain] = n;
                return id;
            }
        }
    }

    private static double Degrees(string text, double limit, string what) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && Math.Abs(value) <= limit ? value
            : throw new FormatException(text.Length == 0 ? $"no {what}" : $"'{text}' is no {what} in degrees");

    private static string First(Func<string, string> field, string[] names) => names.Select(field)
        .FirstOrDefault(f => f.Trim().Length > 0)?.Trim() ?? "";

    private static IEnumerable<(string Where, Func<string, string> Field)> Rows(string file)
    {
        using var csv = CsvReader.FromFile(file, new CsvReaderOptions { TrackLineNumbers = true });
        while (csv.Read())
        {
            yield return ($"line {csv.LineNumber.ToString(CultureInfo.InvariantCulture)}", name => csv.TryGetFieldIndex(name, out var at)
                ? csv.GetString(at) : "");
        }
    }

    private static IEnumerable<(string Where, Func<string, string> Field)> Features(string file)
    {
        using var stream = File.OpenRead(file);
        var features = JsonSerializer.Deserialize<FeatureCollection>(stream, Json) ?? [];
        for (var i = 0; i < features.Count; i++)
        {
            var feature = features[i];
            // Of an area, a point inside it that lies about in its middle.
            var point = feature.Geometry is { IsEmpty: false } shape ? shape.InteriorPoint : null;
            yield return ($"feature {(i + 1).ToString(CultureInfo.InvariantCulture)}", name => name switch
            {
                "latitude" => point?.Y.ToString("R", CultureInfo.InvariantCulture) ?? "",
                "longitude" => point?.X.ToString("R", CultureInfo.InvariantCulture) ?? "",
                _ => feature.Attributes?.Exists(name) == true ? Convert.ToString(feature.Attributes[name], CultureInfo.InvariantCulture)
                    ?? "" : "",
            });
        }
    }

    private static string Slug(string text) => NotOfSlug().Replace(NameSpelling.Default.Plain(text), "-").Trim('-');

    [GeneratedRegex(@"^([PATSHLRVU])\.?([A-Z][A-Z0-9]{2,4})?$")]
    private static partial Regex GeoNamesKind();

    [GeneratedRegex(@"[^\p{L}\p{N}]+")]
    private static partial Regex NotOfSlug();
}
