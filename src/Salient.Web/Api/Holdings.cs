using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using NodaTime;
using Salient.Claims;
using Salient.Ledger;

namespace Salient.Web.Api;

/// <summary>Who holds what on a day, on which days something changed, and what.</summary>
internal static class Holdings
{
    /// <summary>The routes.</summary>
    public static void MapHoldings(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/holdings", OnDay).Knows("on", "known_by", "bbox", "received_by", "limit", "offset", "rulings");
        routes.MapGet("/api/days", Days).Knows("known_by", "received_by", "rulings");
        routes.MapGet("/api/changes", Changes).Knows("since", "until", "known_by", "received_by", "net", "rulings");
    }

    private static IResult OnDay(
        HttpContext context, LedgerView view, string? on, string? known_by, string? bbox, string? received_by, string? limit,
            string? offset, string? rulings)
    {
        var (asked, knownBy, receivedBy) = (Query.Day("on", on), Query.Day("known_by", known_by), Query.Day("received_by", received_by));
        var (box, most, skipped) = (Query.Box(bbox), Query.Count("limit", limit), Query.Count("offset", offset) ?? 0);
        var question = FormattableString.Invariant($"{asked:uuuu-MM-dd}~{knownBy:uuuu-MM-dd}~{receivedBy:uuuu-MM-dd}~{box?.West},{box?.South},{box?.East},{box?.North}~{most}~{skipped}");
        return view.Ruled(rulings).Now(receivedBy).Answers.Of(context, question, edition =>
        {
            var day = asked ?? edition.Ledger.Span?.Last;
            var rows = (day is null ? [] : edition.Ledger.Holdings(day.Value, knownBy))
                .Where(h => box is null || (h.Place is { Latitude: { } latitude, Longitude: { } longitude }
                    && box.Value.Has(latitude, longitude))).ToList();
            return new
            {
                On = day, KnownBy = knownBy, ReceivedBy = receivedBy, Total = rows.Count, Offset = skipped,
                Holdings = rows.Skip(skipped).Take(most ?? rows.Count).Select(HoldingRow.Of).ToList(),
            };
        });
    }

    private static IResult Days(LedgerView view, string? known_by, string? received_by, string? rulings)
    {
        var ledger = view.Ruled(rulings).Now(Query.Day("received_by", received_by)).Ledger;
        var knownBy = Query.Day("known_by", known_by);
        if (ledger.Span is not var (first, last))
        {
            return Answer.Json(new { First = (LocalDate?)null, Last = (LocalDate?)null, Days = Array.Empty<object>() });
        }

        var days = ledger.Changes(first, last, knownBy).GroupBy(change => change.Day).OrderBy(day => day.Key)
            .Select(day => new { Day = day.Key, Changes = day.Select(change => change.Key).Distinct().Count() });
        return Answer.Json(new { First = (LocalDate?)first, Last = (LocalDate?)last, Days = days });
    }

    private static IResult Changes(LedgerView view, ServerOptions options, string? since, string? until, string? known_by,
        string? received_by, string? net, string? rulings)
    {
        var receivedBy = Query.Day("received_by", received_by);
        var isNet = Query.Flag("net", net);
        var ledger = view.Ruled(rulings).Now(receivedBy).Ledger;
        var knownBy = Query.Day("known_by", known_by);
        var last = Query.Day("until", until) ?? ledger.Span?.Last;
        var first = Query.Day("since", since) ?? last?.Minus(options.ChangesBack);
        if (first > last)
        {
            throw RequestProblem.BadParameter($"since={first:uuuu-MM-dd} is after until={last:uuuu-MM-dd}.", "Swap them.");
        }

        return Answer.Json(new { Since = first, Until = last, KnownBy = knownBy, ReceivedBy = receivedBy, Changes = last is null ? []
            : isNet ? ChangeSums.Net(ledger.Changes(first!.Value, last.Value, knownBy)) : ledger.Changes(first!.Value, last.Value, knownBy) });
    }
}

/// <summary>A holding without its evidence: one marker of the map, one row of the list.</summary>
internal sealed record HoldingRow(
    string Key, string Label, ClaimPlace Place, HoldingState State, ClaimActor? Holder, ClaimActor? Rival, LocalDate? Since,
        LocalDate? By, int OriginsFor, int OriginsAgainst,
    ClaimActor? LastHolder, double? Probability, string? Likelihood, int Grade, IReadOnlyList<HoldingSide> Sides, bool PlaceUnsure)
{
    /// <summary>
    /// The row of a holding. The rival is whom the newest claim against it names, and only where that makes it contested or disputed.
    /// </summary>
    public static HoldingRow Of(Holding holding) => new(
        holding.Key, holding.Label, holding.Place, holding.State, holding.Holder,
        holding.State is HoldingState.Contested or HoldingState.Disputed
            ? holding.Claims.FirstOrDefault(c => !c.For && c.Holder is not null && c.Holder.Name != holding.Holder?.Name)?.Holder : null,
        holding.Since, holding.By, holding.OriginsFor, holding.OriginsAgainst, holding.LastHolder, holding.Probability,
            holding.Likelihood, holding.Grade, holding.Sides, holding.PlaceUnsure);

    /// <summary>The row of a place that nothing is known of on a day.</summary>
    public static HoldingRow Nothing(string key, ClaimPlace place) =>
        new(key, PlaceKey.Label(place), place, HoldingState.Unknown, null, null, null, null, 0, 0, null, null, null,
        Ledger.Likelihood.CannotBeJudged, [], false);
}
