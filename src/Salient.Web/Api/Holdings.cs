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
        routes.MapGet("/api/holdings", OnDay).Knows("on", "known_by", "bbox", "received_by", "limit", "offset", "rulings")
            .Gives<HoldingsAnswer>("Who holds what on a day, one row a place");
        routes.MapGet("/api/days", Days).Knows("known_by", "received_by", "rulings")
            .Gives<DaysAnswer>("How many places changed on each day that any did");
        routes.MapGet("/api/changes", Changes).Knows([.. ChangeQuery.Parameters, "net"])
            .Gives<ChangesAnswer>("What changed hands or state, newest first, with the claims that say so");
    }

    private static IResult OnDay(
        HttpContext context, LedgerView view, string? on, string? known_by, string? bbox, string? received_by, string? limit,
            string? offset, string? rulings)
    {
        var (asked, knownBy, receivedBy) = (Query.Day("on", on), Query.Day("known_by", known_by), Query.Day("received_by", received_by));
        var (box, most, skipped) = (Query.Box(bbox), Query.Count("limit", limit), Query.Count("offset", offset) ?? 0);
        var question = FormattableString.Invariant($"{asked:uuuu-MM-dd}~{knownBy:uuuu-MM-dd}~{receivedBy:uuuu-MM-dd}~{box?.West},{box?.South},{box?.East},{box?.North}~{most}~{skipped}");
        var ruled = view.Ruled(rulings);
        return ruled.Now(receivedBy).Answers.Of(context, question, edition =>
        {
            var day = asked ?? edition.Ledger.Span?.Last;
            var all = day is null ? [] : edition.Ledger.Holdings(day.Value, knownBy);
            var rows = all
                .Where(h => box is null || (h.Place is { Latitude: { } latitude, Longitude: { } longitude }
                    && box.Value.Has(latitude, longitude))).ToList();
            return new HoldingsAnswer(day, knownBy, receivedBy, rows.Count, skipped,
                [.. rows.Skip(skipped).Take(most ?? rows.Count).Select(HoldingRow.Of)],
                day is { } on ? ruled.Whole?.Now(receivedBy).Ledger.Holdings(on, knownBy).Count - all.Count : null);
        });
    }

    private static IResult Days(LedgerView view, string? known_by, string? received_by, string? rulings)
    {
        view = view.Ruled(rulings);
        var ledger = view.Now(Query.Day("received_by", received_by)).Ledger;
        var knownBy = Query.Day("known_by", known_by);
        if (ledger.Span is not var (first, last))
        {
            return Answer.Json(new DaysAnswer(null, null, null, []));
        }

        var days = ledger.Changes(first, last, knownBy).GroupBy(change => change.Day).OrderBy(day => day.Key)
            .Select(day => new DayOfChange(day.Key, day.Select(change => change.Key).Distinct().Count()));
        return Answer.Json(new DaysAnswer(first, last, view.Store.FirstPublished(), [.. days]));
    }

    private static IResult Changes(HttpRequest request, LedgerView view, ServerOptions options)
    {
        var asked = ChangeQuery.Of(request.Query);
        var isNet = Query.Flag("net", request.Query["net"]);
        var ruled = view.Ruled(request.Query["rulings"]);
        var (first, last, changes) = asked.In(ruled.Now(asked.ReceivedBy).Ledger, options, isNet);
        // The days are those of the workspace, also where nobody said which.
        var whole = ruled.Whole is { } all && last is not null
            ? (asked with { Since = first, Until = last }).In(all.Now(asked.ReceivedBy).Ledger, options, isNet).Changes.Count : (int?)null;
        return Answer.Json(new ChangesAnswer(first, last, asked.KnownBy, asked.ReceivedBy, changes, whole - changes.Count));
    }
}

/// <summary>A page of holdings.</summary>
/// <param name="On">The day.</param>
/// <param name="KnownBy">What was published by this day's end, or null.</param>
/// <param name="ReceivedBy">What the store had by this day's end, or null.</param>
/// <param name="Total">How many there are.</param>
/// <param name="Offset">How many stand before the first.</param>
/// <param name="Holdings">The holdings.</param>
/// <param name="Outside">Places that something is known of on the day outside the workspace; null where none is asked for.</param>
internal sealed record HoldingsAnswer(LocalDate? On, LocalDate? KnownBy, LocalDate? ReceivedBy, int Total, int Offset,
    IReadOnlyList<HoldingRow> Holdings, int? Outside);

/// <summary>The days on which something changed.</summary>
/// <param name="First">The first day that any claim with an effect is about.</param>
/// <param name="Last">The last one.</param>
/// <param name="FirstReport">The day of the first report: what is said of days before it is said in hindsight.</param>
/// <param name="Days">The days.</param>
internal sealed record DaysAnswer(LocalDate? First, LocalDate? Last, LocalDate? FirstReport, IReadOnlyList<DayOfChange> Days);

/// <summary>How many places changed on a day.</summary>
internal sealed record DayOfChange(LocalDate Day, int Changes);

/// <summary>What changed, newest first.</summary>
/// <param name="Since">First day.</param>
/// <param name="Until">Last day.</param>
/// <param name="KnownBy">What was published by this day's end, or null.</param>
/// <param name="ReceivedBy">What the store had by this day's end, or null.</param>
/// <param name="Changes">The changes.</param>
/// <param name="Outside">How many more the whole ledger has of these days; null where no workspace is asked for.</param>
internal sealed record ChangesAnswer(LocalDate? Since, LocalDate? Until, LocalDate? KnownBy, LocalDate? ReceivedBy,
    IReadOnlyList<HoldingChange> Changes, int? Outside);

/// <summary>A holding without its evidence: one marker of the map, one row of the list.</summary>
internal sealed record HoldingRow(
    string Key, string Label, ClaimPlace Place, HoldingState State, ClaimActor? Holder, ClaimActor? Rival, LocalDate? Since,
        LocalDate? By, int OriginsFor, int OriginsAgainst,
    ClaimActor? LastHolder, double? Probability, string? Likelihood, int Grade, IReadOnlyList<HoldingSide> Sides, bool PlaceUnsure,
    bool Hindsight)
{
    /// <summary>
    /// The row of a holding. The rival is whom the newest claim against it names, and only where that makes it contested or disputed.
    /// </summary>
    public static HoldingRow Of(Holding holding) => new(
        holding.Key, holding.Label, holding.Place, holding.State, holding.Holder,
        holding.State is HoldingState.Contested or HoldingState.Disputed
            ? holding.Claims.FirstOrDefault(c => !c.For && c.Holder is not null && c.Holder.Name != holding.Holder?.Name)?.Holder : null,
        holding.Since, holding.By, holding.OriginsFor, holding.OriginsAgainst, holding.LastHolder, holding.Probability,
            holding.Likelihood, holding.Grade, holding.Sides, holding.PlaceUnsure, holding.Hindsight);

    /// <summary>The row of a place that nothing is known of on a day.</summary>
    public static HoldingRow Nothing(string key, ClaimPlace place) =>
        new(key, PlaceKey.Label(place), place, HoldingState.Unknown, null, null, null, null, 0, 0, null, null, null,
        Ledger.Likelihood.CannotBeJudged, [], false, false);
}
