using System.Globalization;
using NodaTime;
using NodaTime.Text;
using Salient.Claims;
using Salient.Codebooks;
using Salient.Exchange.Tables;

namespace Salient.Exchange.Rows;

/// <summary>Reads rows with ACLED's columns: those of ACLED, and those that Salient wrote, whose tags say what has no column.</summary>
internal static class AcledRows
{
    /// <summary>Who publishes rows that Salient did not write.</summary>
    public const string Outlet = "ACLED";

    /// <summary>
    /// Kilometres around the point of a row "near a town or a part of a region", and of one of "a larger region" (ACLED's geo_precision 2
    /// and 3).
    /// </summary>
    private const double NearKm = 25, RegionKm = 80;

    /// <summary>What a row says.</summary>
    public static RowFacts Read(TableLine row, Codebook codebook, Crosswalk crosswalk)
    {
        var tags = TagsOf(row);
        var (type, sub) = (row["event_type"] ?? "", row["sub_event_type"]
            ?? throw new RowFaultException("has no sub_event_type", "nothing says what happened"));
        var code = tags?.GetValueOrDefault("event") ?? crosswalk.ReadAs.GetValueOrDefault(sub)
            ?? throw new RowFaultException($"is of the type '{sub}', which may be anything",
                "it cannot be told as an event; add what it says by hand");
        var sides = RowSides.Of(
            [.. Named(row["actor1"]), .. row.Names("assoc_actor_1")], [.. Named(row["actor2"]), .. row.Names("assoc_actor_2")],
            tags is null ? RowSides.OrderOf(code, sub, codebook, crosswalk) : tags.GetValueOrDefault("sides"));
        var (date, place) = (DateOf(row, tags), PlaceOf(row, tags));
        // ACLED writes 0 for "not said"; Salient leaves that empty.
        var killed = row.Count("fatalities") is { } count && (count > 0 || tags is not null) ? (int?)count : null;
        var id = row["event_id_cnty"];
        return new()
        {
            Id = id,
            ClaimId = tags?.GetValueOrDefault("claim"),
            Event = code,
            AcledTypes = (type, sub),
            Actors = sides.Actors,
            Targets = sides.Targets,
            Place = place,
            Date = date,
            Source = SourceOf(row, tags),
            SourceKind = KindOf(row, tags),
            Killed = killed,
            KilledHigh = Number(tags, "killed_high") is { } high ? (int)high : null,
            Confidence = Number(tags, "confidence") ?? 1,
            Notes = row["notes"],
            InWords = RowWords.Of(date, sides, place, string.Join(", ", new[] { type, sub }.Where(w => w.Length > 0)), killed,
                row["source"]),
            Outlet = tags is null ? Outlet : tags.GetValueOrDefault("outlet"),
            Published = row.Number("timestamp") is { } at ? Instant.FromUnixTimeSeconds((long)at).InUtc().Date : null,
        };
    }

    /// <summary>What the tags of a row that Salient wrote say, by name; null for any other row.</summary>
    private static Dictionary<string, string>? TagsOf(TableLine row) => row["tags"] is not { } words
        || !words.StartsWith(AcledTable.Mark, StringComparison.Ordinal) ? null
        : words.Split("; ").Skip(1).Select(t => t.Split('=', 2)).Where(t => t.Length == 2).GroupBy(t => t[0], StringComparer.Ordinal)
            .ToDictionary(t => t.Key, t => t.First()[1], StringComparer.Ordinal);

    private static IEnumerable<string> Named(string? actor) => actor is null ? [] : [actor];

    private static ClaimDate DateOf(TableLine row, Dictionary<string, string>? tags)
    {
        if (tags is not null && tags.TryGetValue("dated", out var dated) && ClaimWords.Find<DatePrecision>(dated) is { } precision)
        {
            return new(Day(tags, "from"), Day(tags, "to"), precision, null);
        }

        var day = row.NeededDay("event_date");
        // A week is the one that holds the day: ACLED puts it in its middle or at its beginning.
        return row.Count("time_precision") switch
        {
            2 => new(Monday(day), Monday(day).PlusDays(6), DatePrecision.Week, null),
            3 => new(day.With(DateAdjusters.StartOfMonth), day.With(DateAdjusters.EndOfMonth), DatePrecision.Month, null),
            _ => new(day, day, DatePrecision.Day, null),
        };
    }

    private static LocalDate Monday(LocalDate day) => day.With(DateAdjusters.PreviousOrSame(IsoDayOfWeek.Monday));

    private static RowPlace? PlaceOf(TableLine row, Dictionary<string, string>? tags)
    {
        var (latitude, longitude) = row.Point("latitude", "longitude");
        var country = Countries.Numbered(row.Count("iso")) ?? Countries.Named(row["country"]);
        var precision = tags?.GetValueOrDefault("pinned") is { } pinned ? ClaimWords.Find<PlacePrecision>(pinned)
            : row.Count("geo_precision") switch
        {
            1 => PlacePrecision.Settlement,
            2 => PlacePrecision.Near,
            3 => PlacePrecision.Province,
            _ => null,
        };
        return (row["location"] ?? country?.Name) is not { } name ? null : new(name)
        {
            Id = tags?.GetValueOrDefault("place"),
            IsResolved = tags is not null,
            Country = country?.Code,
            Latitude = latitude,
            Longitude = longitude,
            RadiusKm = tags is not null ? Number(tags, "radius_km")
                : precision switch { PlacePrecision.Near => NearKm, PlacePrecision.Province => RegionKm, _ => null },
            Precision = row["location"] is null ? PlacePrecision.Country : precision,
        };
    }

    /// <summary>Who says so: the sources of the row, without the outlet that Salient puts behind them.</summary>
    private static string? SourceOf(TableLine row, Dictionary<string, string>? tags)
    {
        var (words, outlet) = (row["source"], tags?.GetValueOrDefault("outlet"));
        return tags is null || words is null || outlet is null ? words
            : words == outlet ? tags.GetValueOrDefault("source_kind") == ClaimWords.Of(SourceKind.Outlet) ? null : words
            : words.EndsWith("; " + outlet, StringComparison.Ordinal) ? words[..^(outlet.Length + 2)] : words;
    }

    private static SourceKind KindOf(TableLine row, Dictionary<string, string>? tags) =>
        tags?.GetValueOrDefault("source_kind") is { } kind ? ClaimWords.Find<SourceKind>(kind) ?? SourceKind.Named
        : row["source"] is null ? SourceKind.Outlet : SourceKind.Named;

    private static double? Number(Dictionary<string, string>? tags, string name) =>
        tags?.GetValueOrDefault(name) is { } words && double.TryParse(words, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static LocalDate? Day(Dictionary<string, string> tags, string name) =>
        tags.TryGetValue(name, out var words) && LocalDatePattern.Iso.Parse(words) is { Success: true } day ? day.Value : null;
}
