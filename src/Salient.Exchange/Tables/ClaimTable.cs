using Salient.Claims;
using Salient.Ledger;

namespace Salient.Exchange.Tables;

/// <summary>Claims, one a row, with all that Salient knows of each that fits a cell.</summary>
public static class ClaimTable
{
    /// <summary>The table of <paramref name="claims"/>.</summary>
    public static ExchangeTable Of(IEnumerable<PublishedClaim> claims, ExchangeKnowledge knowledge) =>
        Columns(knowledge).Of("claims", "Claims", knowledge.Notice, claims, c => c.Claim.Place);

    private static Columns<PublishedClaim> Columns(ExchangeKnowledge knowledge)
    {
        var columns = new Columns<PublishedClaim>();
        What(columns);
        Where(columns, knowledge);
        Says(columns);
        return columns
            .Text("report_id", c => c.Claim.ReportId).Text("report_hash", c => c.ReportHash).Text("outlet", c => c.Outlet)
                .Text("title", c => knowledge.TitleOf(c.ReportHash))
            .Day("published", c => c.Published).Day("known_since", c => c.Known).Text("origin", c => c.Origin)
            .Text("repeats", c => c.First == c.Claim.Id ? null : c.First).Day("withdrawn_on", c => c.WithdrawnOn);
    }

    private static void What(Columns<PublishedClaim> columns) => columns
        .Text("claim_id", c => c.Claim.Id).Text("kind", c => ClaimWords.Of(c.Claim.Kind)).Text("event", c => c.Claim.Code)
            .Text("status", c => ClaimWords.Of(c.Claim.Status))
        .Day("day_from", c => c.Date.From).Day("day_to", c => c.Date.To)
            .Text("day_precision", c => c.Date.Precision is { } p ? ClaimWords.Of(p) : null)
        .Text("actors", c => Names(Actors(c.Claim))).Text("actor_ids", c => Ids(Actors(c.Claim)))
            .Text("targets", c => Names(Targets(c.Claim))).Text("target_ids", c => Ids(Targets(c.Claim)))
        .Text("acled_event_type", c => c.Claim.Codes?.AcledEventType).Text("acled_sub_event_type", c => c.Claim.Codes?.AcledSubEventType)
        .Text("plover", c => c.Claim.Codes?.Plover).Text("cameo", c => c.Claim.Codes?.Cameo)
        .Whole("killed", c => c.Claim.Killed).Whole("killed_high", c => c.Claim.KilledHigh).Whole("injured", c => c.Claim.Injured)
            .Whole("injured_high", c => c.Claim.InjuredHigh)
        .Whole("captured", c => c.Claim.Captured).Whole("captured_high", c => c.Claim.CapturedHigh)
        .Text("state", c => c.Claim.Effects.Count > 0 ? ClaimWords.Of(c.Claim.Effects[0].State) : null)
            .Text("holder", c => c.Claim.Effects.Count > 0 ? c.Claim.Effects[0].Holder?.Name : null);

    private static void Where(Columns<PublishedClaim> columns, ExchangeKnowledge knowledge) => columns
        .Text("place", c => c.Claim.Place?.Name).Text("place_id", c => c.Claim.Place?.Id).Text("place_words", c => c.Claim.Place?.Text)
            .Text("extent", c => c.Claim.Extent is { } e ? ClaimWords.Of(e) : null)
        .Text("country", c => c.Claim.Place?.Country).Text("country_name", c => ExchangeKnowledge.CountryName(c.Claim.Place))
        .Text("admin1", c => c.Claim.Place?.Admin1).Text("admin1_name", c => knowledge.Unit(c.Claim.Place))
        .Number("latitude", c => c.Claim.Place?.Latitude).Number("longitude", c => c.Claim.Place?.Longitude)
            .Number("radius_km", c => c.Claim.Place?.RadiusKm)
        .Text("place_precision", c => c.Claim.Place is { } place ? ClaimWords.Of(place.Precision) : null)
            .Number("place_probability", c => c.Claim.Place?.Probability);

    private static void Says(Columns<PublishedClaim> columns) => columns
        .Text("source", c => ExchangeKnowledge.SourceWords(c.Claim.Source)).Text("source_kind", c => ClaimWords.Of(c.Claim.Source.Kind))
            .Text("source_leaning", c => c.Claim.Source.Leaning)
        .Text("words", c => c.Claim.Text).Text("sentence", c => c.Claim.SentenceText).Number("confidence", c => c.Claim.Confidence)
            .Text("rule", c => c.Claim.Rule);

    private static IReadOnlyList<ClaimActor> Actors(Claim claim) => claim.Subject is { } subject ? [subject] : claim.Actors;

    private static IReadOnlyList<ClaimActor> Targets(Claim claim) => claim.Object is { } target ? [target] : claim.Targets;

    private static string Names(IEnumerable<ClaimActor> actors) => ExchangeKnowledge.Joined(actors.Select(a => a.Name));

    private static string Ids(IEnumerable<ClaimActor> actors) => ExchangeKnowledge.Joined(actors.Select(a => a.Id));
}
