using NodaTime;
using NodaTime.Text;
using Salient.Actors;
using Salient.Claims;
using Salient.Codebooks;
using Salient.Ledger;

namespace Salient.Exchange.Tables;

/// <summary>
/// Claims of organised violence in the columns of UCDP GED: what is asserted, dated, not taken back, and repeats nothing. What Salient
/// does not know, above all UCDP's own numbers of conflicts and dyads, is
/// left empty.
/// </summary>
public static class GedTable
{
    /// <summary>PRIO-GRID cells are half a degree wide, numbered from the south-west corner, 720 a row (PRIO-GRID 2.0 codebook).</summary>
    private const int CellsPerDegree = 2, CellsPerRow = 720;

    /// <summary>Whether a claim can be said in these columns.</summary>
    public static bool Takes(PublishedClaim claim, Crosswalk crosswalk) =>
        claim.Claim is { Status: ClaimStatus.Asserted, Event: { } code }
            && (crosswalk.Fought.Contains(code) || crosswalk.OneSided.Contains(code))
        && claim.First == claim.Claim.Id && claim.WithdrawnOn is null && claim.Date.To is not null;

    /// <summary>The table of those of <paramref name="claims"/> that fit it.</summary>
    public static ExchangeTable Of(IEnumerable<PublishedClaim> claims, ExchangeKnowledge knowledge)
    {
        var all = claims.ToList();
        var reports = all.ToLookup(c => c.First, c => c.ReportHash);
        var columns = new Columns<PublishedClaim>();
        Sides(columns, knowledge);
        columns.Whole("number_of_sources", c => reports[c.Claim.Id].Distinct().Count());
        Said(columns, knowledge);
        Where(columns, knowledge);
        When(columns);
        columns.Empty("gwnoa", "gwnob");
        return columns.Of("ged", "Claims in the columns of UCDP GED", knowledge.Notice, all.Where(c => Takes(c, knowledge.Crosswalk)),
            c => c.Claim.Place);
    }

    private static void Sides(Columns<PublishedClaim> columns, ExchangeKnowledge knowledge)
    {
        AcledSides Of(PublishedClaim claim) => AcledSides.Of(claim.Claim, knowledge.Crosswalk);
        columns.Text("id", c => AcledTable.IdOf(c.Claim, Claim.RowRule + "ged")).Empty("relid")
            .Whole("year", c => (c.Date.From ?? c.Date.To)?.Year)
            .Empty("active_year", "code_status")
            .Whole("type_of_violence", c => TypeOf(c.Claim, Of(c), knowledge))
                .Empty("conflict_dset_id", "conflict_new_id", "conflict_name", "dyad_dset_id", "dyad_new_id", "dyad_name")
            .Empty("side_a_dset_id", "side_a_new_id").Text("side_a", c => Of(c).First?.Name).Empty("side_b_dset_id", "side_b_new_id")
            .Text("side_b", c => Of(c).Second?.Name ?? (knowledge.Crosswalk.OneSided.Contains(c.Claim.Code) ? "Civilians" : null));
    }

    private static void Said(Columns<PublishedClaim> columns, ExchangeKnowledge knowledge) => columns
        .Text("source_article", c => ArticleOf(c, knowledge))
        .Text("source_office", c => c.Outlet).Day("source_date", c => c.Published)
            .Text("source_headline", c => knowledge.TitleOf(c.ReportHash))
        .Text("source_original", c => ExchangeKnowledge.SourceWords(c.Claim.Source));

    /// <summary>Outlet, day and headline as UCDP cites them; then what has no column, and the notice.</summary>
    private static string ArticleOf(PublishedClaim claim, ExchangeKnowledge knowledge)
    {
        var cited = new[] { claim.Outlet, Iso(claim.Published), knowledge.TitleOf(claim.ReportHash) }.Where(w => w is not null);
        var sides = AcledSides.Of(claim.Claim, knowledge.Crosswalk).Order is { } order ? "; sides " + order : "";
        return $"\"{string.Join(',', cited)}\"; report {claim.Claim.ReportId}, known {Iso(claim.Known) ?? "undated"}, "
            + FormattableString.Invariant($"confidence {claim.Claim.Confidence:0.##}; event {claim.Claim.Event}{sides}; ")
            + knowledge.Notice;
    }

    private static void Where(Columns<PublishedClaim> columns, ExchangeKnowledge knowledge) => columns
        .Whole("where_prec", c => WherePrecision(c.Claim.Place))
            .Text("where_coordinates", c => c.Claim.Place is { Latitude: not null } at ? at.Name : null)
        .Text("where_description", c => c.Claim.SentenceText).Text("adm_1", c => knowledge.Unit(c.Claim.Place)).Empty("adm_2")
        .Number("latitude", c => c.Claim.Place?.Latitude).Number("longitude", c => c.Claim.Place?.Longitude)
        .Text("geom_wkt", c => c.Claim.Place is { Latitude: { } lat, Longitude: { } lon }
            ? FormattableString.Invariant($"POINT ({lon} {lat})") : null)
        .Whole("priogrid_gid", c => c.Claim.Place is { Latitude: { } lat, Longitude: { } lon } ? Cell(lat, lon) : null)
        .Text("country", c => ExchangeKnowledge.CountryName(c.Claim.Place))
        .Whole("country_id", c => Countries.Of(c.Claim.Place?.Country)?.State)
            .Text("region", c => Countries.Of(c.Claim.Place?.Country)?.UcdpRegion);

    private static void When(Columns<PublishedClaim> columns) => columns
        .Empty("event_clarity").Whole("date_prec", c => DatePrecisionOf(c.Date.Precision)).Day("date_start", c => c.Date.From)
            .Day("date_end", c => c.Date.To)
        .Empty("deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown")
        // "At least 12" is the only number said, and the best there is; of a range nobody said which.
        .Whole("best", c => c.Claim.KilledHigh is { } high && high != c.Claim.Killed ? null : c.Claim.Killed)
            .Whole("high", c => c.Claim.KilledHigh).Whole("low", c => c.Claim.Killed);

    /// <summary>
    /// 1 where a state is a side, 2 where two sides are known and none is a state, 3 against people who bear no arms; null where that is
    /// not known.
    /// </summary>
    private static long? TypeOf(Claim claim, AcledSides sides, ExchangeKnowledge knowledge)
    {
        var (first, second) = (knowledge.KindOf(sides.First?.Id), knowledge.KindOf(sides.Second?.Id));
        return knowledge.Crosswalk.OneSided.Contains(claim.Code) || second == ActorKind.Civilians ? 3
            : sides.First is null || sides.Second is null ? null
            : first == ActorKind.StateForces || second == ActorKind.StateForces ? 1
            : first is null || second is null ? null : 2;
    }

    private static long? WherePrecision(ClaimPlace? place) => place is not { Latitude: not null } ? null : place.Precision switch
    {
        PlacePrecision.Point or PlacePrecision.Settlement => 1,
        PlacePrecision.Near => 2,
        PlacePrecision.District => 3,
        PlacePrecision.Province => 4,
        PlacePrecision.Country => 6,
        _ => null,
    };

    private static long? DatePrecisionOf(DatePrecision? precision) => precision switch
    {
        DatePrecision.Day => 1,
        DatePrecision.Days => 2,
        DatePrecision.Week => 3,
        DatePrecision.Month => 4,
        DatePrecision.Year => 5,
        _ => null,
    };

    private static long Cell(double latitude, double longitude) =>
        ((long)Math.Floor((latitude + 90) * CellsPerDegree) * CellsPerRow) + (long)Math.Floor((longitude + 180) * CellsPerDegree) + 1;

    private static string? Iso(LocalDate? day) => day is { } known ? LocalDatePattern.Iso.Format(known) : null;
}
