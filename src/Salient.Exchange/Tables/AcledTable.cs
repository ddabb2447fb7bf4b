using System.Globalization;
using NodaTime;
using NodaTime.Text;
using Salient.Actors;
using Salient.Claims;
using Salient.Codebooks;
using Salient.Ledger;

namespace Salient.Exchange.Tables;

/// <summary>
/// Claims in ACLED's 31 columns: what is asserted, has an ACLED type and a day, was not taken back and does not repeat another. What
/// Salient does not know is left empty; what has no column
/// stands in <c>tags</c>. These are claims, not ACLED's data, and no two of them are joined into one event.
/// </summary>
public static class AcledTable
{
    /// <summary>What the tags begin with: rows with it were written by Salient.</summary>
    internal const string Mark = "Salient, not ACLED data";

    /// <summary>Whether a claim can be said in these columns.</summary>
    public static bool Takes(PublishedClaim claim) =>
        claim.Claim is { Status: ClaimStatus.Asserted, Codes.AcledSubEventType: not null } && claim.First == claim.Claim.Id
            && claim.WithdrawnOn is null && DayOf(claim) is not null;

    /// <summary>The table of those of <paramref name="claims"/> that fit it.</summary>
    public static ExchangeTable Of(IEnumerable<PublishedClaim> claims, ExchangeKnowledge knowledge)
    {
        var columns = new Columns<PublishedClaim>();
        Happened(columns, knowledge);
        Sides(columns, knowledge);
        Where(columns, knowledge);
        columns.Text("source", SourceOf).Empty("source_scale").Text("notes", c => c.Claim.SentenceText)
            .Whole("fatalities", c => c.Claim.Killed)
            .Text("tags", c => TagsOf(c, knowledge))
                .Whole("timestamp", c => (c.Published ?? c.Known) is { } day ? day.AtMidnight().InUtc().ToInstant().ToUnixTimeSeconds()
                : null);
        return columns.Of("acled", "Claims in ACLED's columns", knowledge.Notice, claims.Where(Takes), Pinned);
    }

    private static void Happened(Columns<PublishedClaim> columns, ExchangeKnowledge knowledge) => columns
        .Text("event_id_cnty", c => IdOf(c.Claim, Claim.RowRule + "acled")).Day("event_date", DayOf).Whole("year", c => DayOf(c)?.Year)
            .Whole("time_precision", c => TimePrecision(c.Date.Precision))
        .Text("disorder_type", c => knowledge.Crosswalk.DisorderOf(c.Claim.Codes?.AcledEventType, c.Claim.Codes?.AcledSubEventType))
        .Text("event_type", c => c.Claim.Codes?.AcledEventType).Text("sub_event_type", c => c.Claim.Codes?.AcledSubEventType);

    private static void Sides(Columns<PublishedClaim> columns, ExchangeKnowledge knowledge)
    {
        AcledSides Of(PublishedClaim claim) => AcledSides.Of(claim.Claim, knowledge.Crosswalk);
        ActorKind? Kind(ClaimActor? actor) => knowledge.KindOf(actor?.Id);
        columns
            .Text("actor1", c => Of(c).First?.Name).Text("assoc_actor_1", c => Others(Of(c).WithFirst))
                .Whole("inter1", c => (int?)Kind(Of(c).First))
            .Text("actor2", c => Of(c).Second?.Name).Text("assoc_actor_2", c => Others(Of(c).WithSecond))
                .Whole("inter2", c => (int?)Kind(Of(c).Second))
            .Whole("interaction", c => Interaction(Kind(Of(c).First), Kind(Of(c).Second), Of(c).Second is null))
            .Text("civilian_targeting", c => IsAtCivilians(c.Claim.Codes!, knowledge.Crosswalk)
                || Kind(Of(c).Second) == ActorKind.Civilians ? "Civilian targeting" : null);
    }

    private static void Where(Columns<PublishedClaim> columns, ExchangeKnowledge knowledge) => columns
        .Whole("iso", c => Countries.Of(c.Claim.Place?.Country)?.Number).Text("region", c => Countries.Of(c.Claim.Place?.Country)?.Region)
        .Text("country", c => ExchangeKnowledge.CountryName(c.Claim.Place))
        .Text("admin1", c => knowledge.Unit(c.Claim.Place)).Empty("admin2", "admin3").Text("location", c => Pinned(c)?.Name)
        .Number("latitude", c => Pinned(c)?.Latitude).Number("longitude", c => Pinned(c)?.Longitude)
            .Whole("geo_precision", c => GeoPrecision(Pinned(c)));

    /// <summary>The id of a row: that of the claim; of one that came as such a row, the id that it came with.</summary>
    internal static string IdOf(Claim claim, string rule) => claim.Rule == rule ? claim.ReportId : claim.Id;

    /// <summary>The place of a claim, but no country: a pin in the middle of one would be taken for the spot.</summary>
    private static ClaimPlace? Pinned(PublishedClaim claim) => claim.Claim.Place is { Precision: not PlacePrecision.Country } place
        ? place : null;

    private static string? Others(IEnumerable<ClaimActor> actors) => string.Join("; ", actors.Select(a => a.Name));

    /// <summary>The day of the row: the first of several, or the day by which it had happened; the tags tell which.</summary>
    private static LocalDate? DayOf(PublishedClaim claim) => claim.Date.From ?? claim.Date.To;

    /// <summary>1 a day, 2 a week or part of one, 3 a month; ACLED has nothing for longer or for "by then".</summary>
    private static long? TimePrecision(DatePrecision? precision) => precision switch
    {
        DatePrecision.Day => 1,
        DatePrecision.Days or DatePrecision.Week => 2,
        DatePrecision.Month => 3,
        _ => null,
    };

    /// <summary>1 the town itself, 2 near it or a part of a region, 3 a larger region.</summary>
    private static long? GeoPrecision(ClaimPlace? place) => place is not { Latitude: not null } ? null : place.Precision switch
    {
        PlacePrecision.Point or PlacePrecision.Settlement => 1,
        PlacePrecision.Near or PlacePrecision.District => 2,
        PlacePrecision.Province => 3,
        _ => null,
    };

    /// <summary>Both kinds as digits, the lower first; one with 0 where there is no second side.</summary>
    private static long? Interaction(ActorKind? first, ActorKind? second, bool isAlone) =>
        first is { } one ? isAlone ? (int)one * 10 : second is { } two
            ? (Math.Min((int)one, (int)two) * 10) + Math.Max((int)one, (int)two) : null : null;

    private static bool IsAtCivilians(EventCodes codes, Crosswalk crosswalk) =>
        (codes.AcledEventType is { } type && crosswalk.AtCivilians.Contains(type))
        || (codes.AcledSubEventType is { } sub && crosswalk.AtCivilians.Contains(sub));

    private static string SourceOf(PublishedClaim claim) =>
        string.Join("; ", new[] { ExchangeKnowledge.SourceWords(claim.Claim.Source), claim.Outlet }.Where(s => !string.IsNullOrEmpty(s))
            .Distinct(StringComparer.Ordinal));

    /// <summary>What ACLED has no column for, and the notice, as <c>name=value</c>; names and values hold no semicolon.</summary>
    private static string TagsOf(PublishedClaim claim, ExchangeKnowledge knowledge)
    {
        var (date, place) = (claim.Date, claim.Claim.Place);
        (string Name, string? Value)[] tags =
        [
            ("event", claim.Claim.Event), ("claim", claim.Claim.Id), ("report", claim.Claim.ReportId), ("outlet", claim.Outlet),
            ("source_kind", ClaimWords.Of(claim.Claim.Source.Kind)),
            ("known", Iso(claim.Known)), ("from", Iso(date.From)), ("to", Iso(date.To)),
            ("dated", date.Precision is { } p ? ClaimWords.Of(p) : null),
            ("confidence", Number(claim.Claim.Confidence)), ("radius_km", Number(place?.RadiusKm)), ("place", place?.Id),
            ("pinned", place is null ? null : ClaimWords.Of(place.Precision)),
            ("killed_high", Number(claim.Claim.KilledHigh)), ("sides", AcledSides.Of(claim.Claim, knowledge.Crosswalk).Order),
            ("notice", knowledge.Notice),
        ];
        return string.Join("; ", tags.Where(t => !string.IsNullOrEmpty(t.Value)).Select(t => $"{t.Name}={t.Value!.Replace(';', ',')}")
            .Prepend(Mark));
    }

    private static string? Iso(LocalDate? day) => day is { } known ? LocalDatePattern.Iso.Format(known) : null;

    private static string? Number(double? value) => value?.ToString("0.####", CultureInfo.InvariantCulture);
}

/// <summary>The two sides of a claim as ACLED tells them.</summary>
/// <param name="First">Actor 1, or null.</param>
/// <param name="WithFirst">Who is with the first.</param>
/// <param name="Second">Actor 2, or null.</param>
/// <param name="WithSecond">Who is with the second.</param>
/// <param name="Order">How they stand where the doer is not the first: <see cref="GainerFirst"/>, <see cref="Joined"/>; else null.</param>
internal sealed record AcledSides(
    ClaimActor? First, IEnumerable<ClaimActor> WithFirst, ClaimActor? Second, IEnumerable<ClaimActor> WithSecond, string? Order)
{
    /// <summary>Who gains stands first, and is the target.</summary>
    public const string GainerFirst = "gainer-first";

    /// <summary>Both sides are doers, the second from the second on.</summary>
    public const string Joined = "joined";

    /// <summary>
    /// The sides of a claim: the doer first, but where territory changes hands the one that gains; of joined sides each is one.
    /// </summary>
    public static AcledSides Of(Claim claim, Crosswalk crosswalk)
    {
        var (one, two, order) = (claim.Actors, claim.Targets, (string?)null);
        if (claim.Codes?.AcledSubEventType is { } sub && crosswalk.GainerFirst.Contains(sub)
            && claim.Effects.FirstOrDefault(e => e.Holder is not null)?.Holder is { } gainer && two.Contains(gainer))
        {
            (one, two, order) = (two, one, GainerFirst);
        }

        if (two.Count == 0 && one.Count > 1 && claim.Event is { } code && crosswalk.SidesAreActors.Contains(code))
        {
            (one, two, order) = ([one[0]], [.. one.Skip(1)], Joined);
        }

        return new(one.Count > 0 ? one[0] : null, one.Skip(1), two.Count > 0 ? two[0] : null, two.Skip(1), order);
    }
}
