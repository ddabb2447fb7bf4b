using System.Globalization;
using System.Text.RegularExpressions;
using NodaTime;
using Salient.Claims;
using Salient.Codebooks;

namespace Salient.Exchange.Rows;

/// <summary>
/// Reads rows with the columns of UCDP GED: those of UCDP, and those that Salient wrote, whose <c>source_article</c> says what has no
/// column.
/// </summary>
internal static partial class GedRows
{
    /// <summary>Who publishes rows that Salient did not write.</summary>
    public const string Outlet = "UCDP GED";

    /// <summary>What UCDP puts where one side bears no arms.</summary>
    private const string Civilians = "Civilians";

    /// <summary>What GED's one-sided violence, and its violence between two sides, is told as.</summary>
    private const string OneSided = "attack-civilians", Fought = "clash";

    /// <summary>Kilometres around a point of where_prec 2 ("within 25 km"), and around the middle of a unit of 3 and 4.</summary>
    private const double NearKm = 25, DistrictKm = 30, ProvinceKm = 80;

    /// <summary>What a row says.</summary>
    public static RowFacts Read(TableLine row, Codebook codebook, Crosswalk crosswalk)
    {
        var own = Own().Match(row["source_article"] ?? "");
        var type = row.Count("type_of_violence");
        if (!own.Success && type is not (1 or 2 or 3))
        {
            throw new RowFaultException($"has a type_of_violence that is none of 1, 2 and 3: '{row["type_of_violence"]}'",
                "nothing says what happened");
        }

        var code = own.Success ? own.Groups["event"].Value : type == 3 ? OneSided : Fought;
        var oneSided = crosswalk.OneSided.Contains(code);
        var sides = RowSides.Of(Named(row["side_a"]), [.. Named(row["side_b"]).Where(s => !(oneSided && s == Civilians))],
            own.Success ? own.Groups["sides"].Value : null);
        var (date, place) = (DateOf(row), PlaceOf(row));
        var source = row["source_original"];
        var (low, best, high) = (row.Count("low"), row.Count("best"), row.Count("high"));
        return new()
        {
            Id = row["id"],
            ClaimId = own.Success && row["id"] is { } id && ClaimIds().IsMatch(id) ? id : null,
            Event = code,
            Actors = sides.Actors,
            Targets = sides.Targets,
            Place = place,
            Date = date,
            Source = source == row["source_office"] && own.Success ? null : source,
            SourceKind = source is null || (own.Success && source == row["source_office"]) ? SourceKind.Outlet
                : source.Any(char.IsUpper) ? SourceKind.Named : SourceKind.Unnamed,
            Killed = low ?? best,
            KilledHigh = high,
            Tolls = TollsOf(row),
            Confidence = own.Success && double.TryParse(own.Groups["confidence"].Value, CultureInfo.InvariantCulture, out var sure)
                ? sure : 1,
            Notes = own.Success ? row["where_description"] : null,
            InWords = RowWords.Of(date, sides with { Targets = oneSided && sides.Targets.Count == 0 ? [Civilians.ToLowerInvariant()]
                : sides.Targets }, place,
                own.Success ? code : type == 3 ? "One-sided violence" : "Organised violence", best ?? low, source ?? row["source_office"])
                + (own.Success || row["where_description"] is not { } where ? "" : $" Where: {where.TrimEnd('.')}."),
            Title = row["source_headline"],
            Outlet = own.Success ? row["source_office"] : Outlet,
            Published = own.Success ? row.Day("source_date") : null,
            Original = own.Success ? default : (row["source_office"], SourceDay(row)),
        };
    }

    private static string[] Named(string? side) => side is null ? [] : [side];

    private static ClaimDate DateOf(TableLine row)
    {
        var (from, to) = (row.Day("date_start"), row.NeededDay("date_end"));
        if (from > to)
        {
            throw new RowFaultException("begins after it ends", "look at date_start and date_end");
        }

        return new(from, to, row.Count("date_prec") switch
        {
            1 => DatePrecision.Day,
            2 => DatePrecision.Days,
            3 => DatePrecision.Week,
            4 => DatePrecision.Month,
            5 => DatePrecision.Year,
            _ => from is null ? DatePrecision.By : from == to ? DatePrecision.AsOf : DatePrecision.Days,
        }, null);
    }

    private static RowPlace? PlaceOf(TableLine row)
    {
        var (latitude, longitude) = row.Point("latitude", "longitude");
        var country = Countries.OfState(row.Count("country_id")) ?? Countries.Named(row["country"]);
        var precision = row.Count("where_prec") switch
        {
            1 => PlacePrecision.Settlement,
            2 => PlacePrecision.Near,
            3 => PlacePrecision.District,
            4 => PlacePrecision.Province,
            6 => PlacePrecision.Country,
            _ => (PlacePrecision?)null,
        };
        return (row.AnyOf("where_coordinates", "adm_2", "adm_1") ?? country?.Name) is not { } name ? null : new(name)
        {
            Country = country?.Code,
            Latitude = latitude,
            Longitude = longitude,
            RadiusKm = precision switch { PlacePrecision.Near => NearKm, PlacePrecision.District => DistrictKm,
                PlacePrecision.Province => ProvinceKm, _ => null },
            Precision = precision,
        };
    }

    /// <summary>Deaths by side; 0 is "not known of this side" where another has some.</summary>
    private static List<Toll> TollsOf(TableLine row) =>
    [
        .. new[] { (row["side_a"], "deaths_a"), (row["side_b"], "deaths_b"), ("civilians", "deaths_civilians") }
            .Select(side => (Who: side.Item1, Killed: row.Count(side.Item2))).Where(side => side.Killed > 0)
                .Select(side => new Toll(side.Who, side.Killed, null)),
    ];

    /// <summary>The day of the first article; UCDP leaves days of several articles together in one cell.</summary>
    private static LocalDate? SourceDay(TableLine row) =>
        row["source_date"]?.Split(';', StringSplitOptions.TrimEntries)[0] is { Length: > 0 } words ? Reports.PublishedDay.Read(words)
            : null;

    /// <summary>What ids of claims look like; a row that came from UCDP before has UCDP's number.</summary>
    [GeneratedRegex("^[0-9a-f]{16}$")]
    private static partial Regex ClaimIds();

    /// <summary>What <see cref="Tables.GedTable"/> writes behind the article.</summary>
    [GeneratedRegex(
        @"; report .+, known \S+, confidence (?<confidence>[\d.]+); event (?<event>[\w-]+)(?:; sides (?<sides>[\w-]+))?; Read by Salient ")]
    private static partial Regex Own();
}
