using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using NodaTime;
using Salient.Claims;
using Salient.Ledger;
using Salient.Rulings;
using Salient.Store;

namespace Salient.Web.Api;

/// <summary>One place: its holding on a day with the claims for and against, and every claim about it.</summary>
internal static class Places
{
    /// <summary>The routes.</summary>
    public static void MapPlaces(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/places", Find).Knows("find", "workspace").Gives<PlacesAnswer>("Places of the ledger whose name or words match");
        routes.MapGet("/api/places/{**key}", One).Knows("on", "known_by", "received_by", "rulings")
            .Gives<PlaceAnswer>("One place: its holding on a day, its origins, and every claim about it");
    }

    private static IResult Find(LedgerView view, string? find) => string.IsNullOrWhiteSpace(find)
        ? throw RequestProblem.BadParameter("find is missing.", "Say what to look for, as find=Idlib.")
        : Answer.Json(new PlacesAnswer([.. view.Now().Ledger.Find(find).Select(p => new FoundPlace(p.Key, p.Place))]));

    private static IResult One(LedgerView view, string key, string? on, string? known_by, string? received_by, string? rulings)
    {
        view = view.Ruled(rulings);
        var receivedBy = Query.Day("received_by", received_by);
        var ledger = view.Now(receivedBy).Ledger;
        if (ledger.Span is not var (_, last) || (PlaceOf(ledger, key, last) ?? PlaceOf(view.Bare.Now().Ledger, key, last)) is not { } place)
        {
            throw RequestProblem.NotFound($"No claim speaks of a place \"{key}\".",
                "Search the list of places for its name; programs ask /api/places?find=NAME.");
        }

        var day = Query.Day("on", on) ?? last;
        var knownBy = Query.Day("known_by", known_by);
        var holding = ledger.At(key, day, knownBy);
        var history = ledger.History(key, LocalDate.Max(day, last), knownBy);
        var rejected = Rejected(view, key, LocalDate.Max(day, last), knownBy);
        // History has also what is said of later days: a place is read as a story, and what comes after is marked as such.
        return Answer.Json(new PlaceAnswer(
            day, knownBy, receivedBy, holding is null ? HoldingRow.Nothing(key, place) : HoldingRow.Of(holding),
            holding?.Origins ?? [], Sides(holding), history, rejected,
            Rulings.Acting(view.Store, history.Concat(rejected).SelectMany(c => c.Rulings)),
            PlaceSpells.Of(ledger, key, history, LocalDate.Max(day, last), knownBy)));
    }

    /// <summary>
    /// What analysts rejected of a place, as it was read; such claims are in no ledger, and must be found to be taken back.
    /// </summary>
    private static List<HoldingEvidence> Rejected(LedgerView view, string key, LocalDate day, LocalDate? knownBy)
    {
        var rejecting = view.Store.Rulings().Where(r => r.TakenBackBy is null && r.Ruling.Kind is RulingKind.Accept or RulingKind.Reject
            && r.Ruling.Claim is not null)
            .GroupBy(r => r.Ruling.Claim!).Select(claim => claim.Last().Ruling).Where(r => r.Kind == RulingKind.Reject)
                .ToDictionary(r => r.Claim!, r => r.Number);
        return rejecting.Count == 0 ? []
            : [.. view.Bare.Now().Ledger.History(key, day, knownBy).Where(c => rejecting.ContainsKey(c.Id))
                .Select(c => c with { Rulings = [rejecting[c.Id]], Weight = 0 })];
    }

    private static ClaimPlace? PlaceOf(HoldingLedger ledger, string key, LocalDate last) => ledger.At(key, last)?.Place;

    /// <summary>Which way each claim that counts speaks, by claim id.</summary>
    private static Dictionary<string, string> Sides(Holding? holding) =>
        (holding?.Claims ?? []).GroupBy(c => c.Id).ToDictionary(c => c.Key, c => c.First().For ? "for" : "against");
}

/// <summary>Places that match.</summary>
internal sealed record PlacesAnswer(IReadOnlyList<FoundPlace> Places);

/// <summary>A place that matches, and its key in the ledger.</summary>
internal sealed record FoundPlace(string Key, ClaimPlace Place);

/// <summary>A place with all that is said of it.</summary>
/// <param name="On">The day.</param>
/// <param name="KnownBy">Only what was published by then, or null.</param>
/// <param name="ReceivedBy">Only what the store had by then, or null.</param>
/// <param name="Holding">Its holding on the day.</param>
/// <param name="Origins">Who speaks for and against it.</param>
/// <param name="Sides">Which way each claim that counts speaks, by id.</param>
/// <param name="History">Every claim about it, oldest first.</param>
/// <param name="Rejected">What analysts rejected.</param>
/// <param name="Rulings">The rulings that act on it.</param>
/// <param name="Spells">Who held it from when to when, earliest first, up to the last day of the store or the day asked about.</param>
internal sealed record PlaceAnswer(
    LocalDate On, LocalDate? KnownBy, LocalDate? ReceivedBy, HoldingRow Holding, IReadOnlyList<HoldingOrigin> Origins,
    IReadOnlyDictionary<string, string> Sides, IReadOnlyList<HoldingEvidence> History, IReadOnlyList<HoldingEvidence> Rejected,
    IReadOnlyList<RulingLine> Rulings, IReadOnlyList<PlaceSpell> Spells);
