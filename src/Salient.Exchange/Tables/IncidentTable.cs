using Salient.Claims;
using Salient.Incidents;

namespace Salient.Exchange.Tables;

/// <summary>What happened, by all who tell of it, one incident a row.</summary>
public static class IncidentTable
{
    /// <summary>The table of <paramref name="incidents"/>.</summary>
    public static ExchangeTable Of(IEnumerable<Incident> incidents, ExchangeKnowledge knowledge) =>
        Says(Where(What(new()), knowledge)).Of("incidents", "Incidents", knowledge.Notice, incidents, i => i.Place);

    private static Columns<Incident> What(Columns<Incident> columns)
    {
        columns.Text("incident_id", i => i.Id).Text("event", i => i.Event).Text("events", i => ExchangeKnowledge.Joined(i.Events))
            .Text("status", i => ClaimWords.Of(i.Status)).Day("day_from", i => i.From).Day("day_to", i => i.To)
            .Text("actors", i => Names(i.Actors)).Text("actor_ids", i => Ids(i.Actors))
            .Text("targets", i => Names(i.Targets)).Text("target_ids", i => Ids(i.Targets));
        Toll(columns, "killed", i => i.Killed);
        Toll(columns, "injured", i => i.Injured);
        Toll(columns, "captured", i => i.Captured);
        return columns;
    }

    private static void Toll(Columns<Incident> columns, string name, Func<Incident, IncidentToll?> toll) => columns
        .Whole($"{name}_low", i => toll(i)?.Low).Whole($"{name}_high", i => toll(i)?.High).Whole($"{name}_latest", i => toll(i)?.Latest);

    private static Columns<Incident> Where(Columns<Incident> columns, ExchangeKnowledge knowledge) => columns
        .Text("place", i => i.Place?.Name).Text("place_id", i => i.Place?.Id).Text("place_words", i => i.Place?.Text)
        .Text("country", i => i.Place?.Country).Text("country_name", i => ExchangeKnowledge.CountryName(i.Place))
        .Text("admin1", i => i.Place?.Admin1).Text("admin1_name", i => knowledge.Unit(i.Place))
        .Number("latitude", i => i.Place?.Latitude).Number("longitude", i => i.Place?.Longitude)
        .Number("radius_km", i => i.Place?.RadiusKm)
        .Text("place_precision", i => i.Place is { } place ? ClaimWords.Of(place.Precision) : null)
        .Number("place_probability", i => i.Place?.Probability);

    private static Columns<Incident> Says(Columns<Incident> columns) => columns
        .Whole("origins", i => i.Origins).Whole("origins_against", i => i.OriginsAgainst).Whole("reports", i => i.Reports)
        .Text("source", i => ExchangeKnowledge.Joined(i.Claims.Select(c => ExchangeKnowledge.SourceWords(c.Source)).Distinct()))
        .Text("outlets", i => ExchangeKnowledge.Joined(i.Claims.Select(c => c.Outlet).Distinct()))
        .Text("words", i => i.Claims.Count > 0 ? i.Claims[0].Sentence : null)
        .Day("known_since", i => i.Claims.Select(c => c.Known).Min())
        .Text("report_ids", i => ExchangeKnowledge.Joined(i.Claims.Select(c => c.ReportId).Distinct()))
        .Text("claim_ids", i => ExchangeKnowledge.Joined(i.Claims.Select(c => c.Id)));

    private static string Names(IEnumerable<ClaimActor> actors) => ExchangeKnowledge.Joined(actors.Select(a => a.Name));

    private static string Ids(IEnumerable<ClaimActor> actors) => ExchangeKnowledge.Joined(actors.Select(a => a.Id));
}
