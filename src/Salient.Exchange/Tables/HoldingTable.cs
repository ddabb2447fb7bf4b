using NodaTime;
using Salient.Claims;
using Salient.Ledger;

namespace Salient.Exchange.Tables;

/// <summary>Who holds which place on a day, one place a row, with the words that say so.</summary>
public static class HoldingTable
{
    /// <summary>The table of <paramref name="holdings"/>.</summary>
    /// <param name="holdings">The holdings.</param>
    /// <param name="on">The day that they are of.</param>
    /// <param name="knownBy">The day by which it was known, or null where everything counts.</param>
    /// <param name="knowledge">Names beside them.</param>
    public static ExchangeTable Of(IEnumerable<Holding> holdings, LocalDate on, LocalDate? knownBy, ExchangeKnowledge knowledge) =>
        Says(Who(new(), on, knowledge), knownBy).Of("holdings", FormattableString.Invariant($"Who holds what on {on:uuuu-MM-dd}"),
            knowledge.Notice, holdings, h => h.Place);

    private static Columns<Holding> Who(Columns<Holding> columns, LocalDate on, ExchangeKnowledge knowledge) => columns
        .Text("key", h => h.Key).Text("place", h => h.Label).Text("place_id", h => h.Place.Id).Day("on", _ => on)
            .Text("state", h => ClaimWords.Of(h.State))
        .Text("holder", h => h.Holder?.Name).Text("holder_id", h => h.Holder?.Id).Day("since", h => h.Since).Day("by", h => h.By)
            .Text("last_holder", h => h.LastHolder?.Name)
        .Number("probability", h => h.Probability).Text("likelihood", h => h.Likelihood).Whole("grade", h => h.Grade)
        .Text("sides", h => ExchangeKnowledge.Joined(h.Sides.Select(Belief)))
        .Whole("origins_for", h => h.OriginsFor).Whole("origins_against", h => h.OriginsAgainst)
        .Text("country", h => h.Place.Country).Text("country_name", h => ExchangeKnowledge.CountryName(h.Place))
            .Text("admin1", h => h.Place.Admin1).Text("admin1_name", h => knowledge.Unit(h.Place))
        .Number("latitude", h => h.Place.Latitude).Number("longitude", h => h.Place.Longitude).Number("radius_km", h => h.Place.RadiusKm)
        .Text("place_precision", h => ClaimWords.Of(h.Place.Precision)).Number("place_probability", h => h.Place.Probability);

    private static Columns<Holding> Says(Columns<Holding> columns, LocalDate? knownBy) => columns
        .Text("source", h => ExchangeKnowledge.Joined(For(h).Select(c => ExchangeKnowledge.SourceWords(c.Source)).Distinct()))
        .Text("outlets", h => ExchangeKnowledge.Joined(For(h).Select(c => c.Outlet).Distinct()))
        .Text("words", h => For(h).FirstOrDefault()?.Sentence)
        .Day("known_since", h => For(h).Select(c => c.Known).Min()).Day("known_by", _ => knownBy)
        .Text("report_ids", h => ExchangeKnowledge.Joined(For(h).Select(c => c.ReportId).Distinct()))
            .Text("claim_ids", h => ExchangeKnowledge.Joined(For(h).Select(c => c.Id).Distinct()))
        .Text("words_against", h => h.Claims.FirstOrDefault(c => !c.For)?.Sentence);

    private static string Belief(HoldingSide side) => FormattableString.Invariant($"{side.Holder.Name} {side.Probability:0.##}");

    private static IEnumerable<HoldingEvidence> For(Holding holding) => holding.Claims.Where(c => c.For);
}
