using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using NodaTime;
using Salient.Claims;
using Salient.Ledger;

namespace Salient.Web.Api;

/// <summary>One place: its holding on a day with the claims for and against, and every claim about it.</summary>
internal static class Places
{
    /// <summary>The routes.</summary>
    public static void MapPlaces(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/places", Find).Knows("find");
        routes.MapGet("/api/places/{**key}", One).Knows("on", "known_by", "received_by");
    }

    private static IResult Find(LedgerView view, string? find) => string.IsNullOrWhiteSpace(find)
        ? throw RequestProblem.BadParameter("find is missing.", "Say what to look for, as find=Idlib.")
        : Answer.Json(new { Places = view.Now().Ledger.Find(find).Select(p => new { p.Key, p.Place }) });

    private static IResult One(LedgerView view, string key, string? on, string? known_by, string? received_by)
    {
        var receivedBy = Query.Day("received_by", received_by);
        var ledger = view.Now(receivedBy).Ledger;
        if (ledger.Span is not var (_, last) || PlaceOf(ledger, key, last) is not { } place)
        {
            throw RequestProblem.NotFound($"No claim speaks of a place \"{key}\".", "Look for it with /api/places?find=NAME.");
        }

        var day = Query.Day("on", on) ?? last;
        var knownBy = Query.Day("known_by", known_by);
        var holding = ledger.At(key, day, knownBy);
        return Answer.Json(new
        {
            On = day,
            KnownBy = knownBy,
            ReceivedBy = receivedBy,
            Holding = holding is null ? HoldingRow.Nothing(key, place) : HoldingRow.Of(holding),
            Origins = holding?.Origins ?? [],
            Sides = Sides(holding),
            // Also what is said of later days: a place is read as a story, and what comes after is marked as such.
            History = ledger.History(key, LocalDate.Max(day, last), knownBy),
        });
    }

    private static ClaimPlace? PlaceOf(HoldingLedger ledger, string key, LocalDate last) => ledger.At(key, last)?.Place;

    /// <summary>Which way each claim that counts speaks, by claim id.</summary>
    private static Dictionary<string, string> Sides(Holding? holding) =>
        (holding?.Claims ?? []).GroupBy(c => c.Id).ToDictionary(c => c.Key, c => c.First().For ? "for" : "against");
}
