using System.Globalization;
using System.Text.Json.Nodes;
using CsvHelper;
using Salient.Claims;
using Salient.Places;
using Salient.Reports;

namespace Salient.Cli;

/// <summary>
/// Compares pins with hand-coded points of events (UCDP's layout): from the words that describe the place with its province, and from
/// the headline alone. Only rows whose point is exact or nearly so (<c>where_prec</c> 1 and 2) are asked for.
/// </summary>
/// <param name="reader">Reads the words.</param>
/// <param name="verbose">Whether what is wrong is listed on standard error.</param>
internal sealed class EventPlaces(ReportReader reader, bool verbose)
{
    private const double NearKm = 10;
    private const string Lead = "There was fighting in ";

    /// <summary>Scores a file and prints the figures.</summary>
    /// <returns>How far the pins from the description can be trusted.</returns>
    public Trust Score(FileInfo file, TextWriter? output)
    {
        var rows = Rows(file);
        var trust = Descriptions(rows, output);
        Headlines(rows);
        return trust;
    }

    private Trust Descriptions(List<Row> rows, TextWriter? output)
    {
        var trust = new Trust("pins");
        var (right, pinned) = (0, 0);
        var read = new Dictionary<string, PlaceChoice?>(StringComparer.Ordinal);
        var levels = new SortedDictionary<Spelled, int>();
        foreach (var row in rows)
        {
            var words = $"{Lead}{row.Place} in {row.Province}.";
            if (!read.TryGetValue(words, out var choice))
            {
                // What stands behind the place's own words is the province: it answers for a place that is not found no more than "Syria"
                // would.
                read[words] = choice = Read(words).FirstOrDefault(c => c.Mention.NameSpan.End <= Lead.Length + row.Place.Length);
            }

            var (pin, level) = (choice?.Pin, Level(choice, row));
            levels[level] = levels.GetValueOrDefault(level) + 1;

            var isRight = IsNear(pin, row);
            right += isRight ? 1 : 0;
            if (pin?.Latitude is not null)
            {
                pinned++;
                trust.Add(pin.Probability ?? 0, isRight);
            }

            if (verbose && !isRight)
            {
                Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture,
                    $"{row.Place} in {row.Province}: {pin?.Name} {pin?.Id} {pin?.Precision} {pin?.Probability:0.00} {(pin?.Latitude is { } at ? Earth.Km(at, pin.Longitude!.Value, row.Latitude, row.Longitude) : -1):0} km"));
            }

            output?.WriteLine(new JsonObject { ["id"] = row.Id, ["latitude"] = pin?.Latitude, ["longitude"] = pin?.Longitude,
                ["place"] = pin?.Id, ["probability"] = pin?.Probability }.ToJsonString());
        }

        Console.WriteLine("names that a place within 10 km bears: " + string.Join(", ",
            levels.Select(l => string.Create(CultureInfo.InvariantCulture,
            $"{Words(l.Key)} {l.Value / (double)Math.Max(1, rows.Count):0.000}"))));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"rows {rows.Count} from place and province: pinned {pinned / (double)Math.Max(1, rows.Count):0.000}, within 10 km {right / (double)Math.Max(1, rows.Count):0.000}"));
        return trust;
    }

    // By how much the name had to be stretched to fit the nearest spelling of a place that is there.
    private static Spelled Level(PlaceChoice? choice, Row row) =>
        choice?.Options.Where(o => Earth.Km(o.Place.Latitude, o.Place.Longitude, row.Latitude, row.Longitude) <= NearKm)
            .Select(o => o.Looseness).DefaultIfEmpty(1).Min() switch
        {
            null or 1 => Spelled.Not,
            < 0.1 => Spelled.AsWritten,
            <= PlaceIndex.Tight => Spelled.Transliterated,
            _ => Spelled.Consonants,
        };

    private static string Words(Spelled level) => level switch
    {
        Spelled.AsWritten => "as written",
        Spelled.Transliterated => "in another transliteration",
        Spelled.Consonants => "by its consonants",
        _ => "not at all",
    };

    // A headline names several places and several events share it: a row is found where one of its pins is there, a pin is right where
    // some row is.
    private void Headlines(List<Row> rows)
    {
        var (found, pins, right) = (0, 0, 0);
        foreach (var same in rows.GroupBy(r => r.Headline, StringComparer.Ordinal).Where(g => g.Key.Length > 0))
        {
            var exact = Read(same.Key).Select(c => c.Pin).Where(p => p is { Latitude: not null,
                Precision: PlacePrecision.Point or PlacePrecision.Settlement or PlacePrecision.Near }).ToList();
            found += same.Count(row => exact.Exists(pin => IsNear(pin, row)));
            pins += exact.Count;
            right += exact.Count(pin => same.Any(row => IsNear(pin, row)));
        }

        var asked = rows.Count(r => r.Headline.Length > 0);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"rows {asked} from the headline alone: recall {found / (double)Math.Max(1, asked):0.000}; pins of towns and points {pins}, within 10 km of an event so headlined {right / (double)Math.Max(1, pins):0.000}"));
    }

    private IReadOnlyList<PlaceChoice> Read(string words) =>
        reader.ChoosePlaces(reader.Name(reader.Mark(reader.Parse(new Report { Id = "", Text = words, Hash = "",
        Body = [new(0, words.Length)] }))));

    private static bool IsNear(ClaimPlace? pin, Row row) => pin is { Latitude: { } latitude, Longitude: { } longitude }
        && Earth.Km(latitude, longitude, row.Latitude, row.Longitude) <= NearKm;

    private static List<Row> Rows(FileInfo file)
    {
        using var csv = CsvReader.FromFile(file.FullName, new CsvReaderOptions { TrackLineNumbers = true });
        var rows = new List<Row>();
        try
        {
            while (csv.Read())
            {
                if (csv.GetString("where_prec") is "1" or "2" or "1.0" or "2.0"
                    && csv.GetString("where_coordinates") is { Length: > 0 } place)
                {
                    rows.Add(new(csv.GetString("id"), place, csv.GetString("adm_1"), csv.GetString("source_headline"),
                        csv.Parse<double>("latitude"), csv.Parse<double>("longitude")));
                }
            }
        }
        catch (Exception e) when (e is CsvFormatException or FormatException or ArgumentException or KeyNotFoundException or IndexOutOfRangeException)
        {
            throw new UsageException(string.Create(CultureInfo.InvariantCulture,
                $"{file.Name}:{csv.LineNumber}: not a row of UCDP events ({e.Message}); it needs id, where_prec, where_coordinates, adm_1, source_headline, latitude and longitude"));
        }

        return rows;
    }

    private enum Spelled
    {
        AsWritten,
        Transliterated,
        Consonants,
        Not,
    }

    private sealed record Row(string Id, string Place, string Province, string Headline, double Latitude, double Longitude);
}
