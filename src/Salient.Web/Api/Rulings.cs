using System.Globalization;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using NodaTime;
using Salient.Claims;
using Salient.Ledger;
using Salient.Rulings;
using Salient.Store;
using Salient.Web.People;

namespace Salient.Web.Api;

/// <summary>What analysts rule: made, listed, taken back, and which claims to look at first.</summary>
internal static class Rulings
{
    private const int DefaultQueue = 20, LongestQueue = 200;

    /// <summary>The routes.</summary>
    public static void MapRulings(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/token", (HttpContext context, Visitor visitor, WriteToken token, IAntiforgery forgery) => Answer.Json(
                new TokenAnswer(visitor.IsByCookie ? forgery.GetAndStoreTokens(context).RequestToken! : token.Value, WriteToken.Header)))
            .Knows()
            .Gives<TokenAnswer>("What a change must carry, and in which header");
        routes.MapGet("/api/rulings", All).Knows("all", "claim").Gives<RulingsAnswer>("Rulings that hold, of one claim or all");
        routes.MapPost("/api/rulings", Make).Knows().Takes<RulingRequest>()
            .Gives<RulingAnswer>("Makes a ruling", StatusCodes.Status201Created);
        routes.MapDelete("/api/rulings/{number:long}", TakeBack).Knows("why", "by")
            .Gives<RulingAnswer>("Takes a ruling back; the answer is the new ruling that does");
        routes.MapGet("/api/review", Queue).Knows("on", "known_by", "limit", "workspace")
            .Gives<QueueAnswer>("The claims to look at first: those that would change the ledger most and are least sure");
    }

    /// <summary>The rulings that hold and act on claims, by the numbers that these carry.</summary>
    public static IReadOnlyList<RulingLine> Acting(ReportStore store, IEnumerable<long> numbers)
    {
        var acting = numbers.ToHashSet();
        return acting.Count == 0 ? [] : [.. store.Rulings().Where(r => acting.Contains(r.Ruling.Number)).Select(RulingLine.Of)];
    }

    private static IResult All(LedgerView view, string? all, string? claim)
    {
        var isAll = Query.Flag("all", all);
        var rulings = view.Store.Rulings().Where(r => (isAll || (r.TakenBackBy is null && r.Ruling.Kind != RulingKind.TakeBack))
            && (string.IsNullOrEmpty(claim) || r.Ruling.Claim == claim));
        return Answer.Json(new RulingsAnswer([.. rulings.Select(RulingLine.Of)]));
    }

    private static IResult Queue(LedgerView view, string? on, string? known_by, string? limit)
    {
        var (ledger, knownBy) = (view.Now().Ledger, Query.Day("known_by", known_by));
        var day = Query.Day("on", on) ?? ledger.Span?.Last;
        var most = Math.Min(Query.Count("limit", limit) ?? DefaultQueue, LongestQueue);
        var stakes = day is null ? [] : ledger.Stakes(day.Value, knownBy);
        return Answer.Json(new QueueAnswer(day, knownBy, stakes.Count, [.. stakes.Take(most)]));
    }

    private static async Task<IResult> Make(HttpContext context, LedgerView view, ServerOptions options, Visitor visitor, DeskStore desk,
        Sights sights)
    {
        var asked = await Body.Read<RulingRequest>(context.Request, "ruling", "{\"kind\": \"accept\", \"claim\": \"…\"}");
        if (asked.Kind is RulingKind.Merge or RulingKind.Split or RulingKind.Grade && !visitor.May(DeskRole.Editor))
        {
            throw Admission.NotFor(desk, visitor, DeskRole.Editor, $"ruling {ClaimWords.Of(asked.Kind)}");
        }

        var maker = Desk(view, options, visitor, asked.By, asked.Why);
        var ruling = Ruled(desk, RulingOf(asked, maker, view), visitor, sights);
        var line = RulingLine.Of(new(ruling, null, false));
        return Results.Json(new RulingAnswer(line), ClaimJson.Options, statusCode: StatusCodes.Status201Created);
    }

    private static IResult TakeBack(LedgerView view, ServerOptions options, Visitor visitor, DeskStore desk, Sights sights, long number,
        string? why, string? by)
    {
        var all = view.Store.Rulings().Select(r => r.Ruling).ToList();
        var earlier = all.Find(r => r.Number == number)
            ?? throw RequestProblem.NotFound($"There is no ruling {number}.", "/api/rulings?all=true lists those there are.");
        if (visitor.Account is { } account && earlier.By != account.Name && !visitor.May(DeskRole.Editor))
        {
            throw Admission.NotFor(desk, visitor, DeskRole.Editor, $"take back ruling {number} of {earlier.By}");
        }

        var ruling = Ruled(desk, Desk(view, options, visitor, by, why).TakeBack(number, all), visitor, sights);
        return Answer.Json(new RulingAnswer(RulingLine.Of(new(ruling, null, false))));
    }

    /// <summary>
    /// Appends a ruling, and answers when the ledger shows it. Who does not see everything sees and gives other numbers than the desk's.
    /// </summary>
    private static Ruling Ruled(DeskStore desk, Ruling ruling, Visitor visitor, Sights sights)
    {
        var copy = visitor.Sight.Copy;
        if (copy is not null && ruling.TakesBack is { } here)
        {
            var there = copy.DeskNumber(here) ?? throw RequestProblem.NotFound($"There is no ruling {here}.",
                "/api/rulings lists those there are.");
            ruling = ruling with { Subject = there.ToString(CultureInfo.InvariantCulture) };
        }
        else if (copy?.Shows(ruling) == false)
        {
            throw RequestProblem.NotFound($"No report names \"{ruling.Subject}\".", "Give a name as reports have it.");
        }

        var kept = desk.Store.Rule(ruling, visitor.Doer);
        sights.Look();
        var sight = visitor.Sight;
        sight.Ledger.CatchUp();
        return sight.Copy is null ? kept
            : sight.Ledger.Store.Rulings().Single(r => r.Ruling.Number == sight.Copy.NumberHere(kept.Number)).Ruling;
    }

    /// <summary>Who rules is whose request it is; where nobody has an account, whom the request names.</summary>
    private static RulingDesk Desk(LedgerView view, ServerOptions options, Visitor visitor, string? by, string? why) => new(
        options.KnowledgeOf(() => view.Now().Ledger), visitor.Account?.Name ?? Given(by) ?? options.User, Given(why));

    private static Ruling RulingOf(RulingRequest asked, RulingDesk desk, LedgerView view)
    {
        (string, string)[] fields = [.. (asked.Fields ?? []).Select(f => (f.Key, f.Value))];
        switch (asked.Kind)
        {
            case RulingKind.Merge:
                return desk.Merge(Need("actor", asked.Actor), Need("into", asked.Into));
            case RulingKind.Split:
                return desk.Split(Need("actor", asked.Actor), Need("words", asked.Words), Need("into", asked.Into));
            case RulingKind.Grade:
                return desk.Grade(Need("source", asked.Source), Need("grade", asked.Grade), null);
            case RulingKind.Add:
                return Add(asked, desk, view, fields);
        }

        var (report, claim) = view.Store.ClaimsWithId(Need("claim", asked.Claim)) is [var only] ? only
            : throw RequestProblem.NotFound($"There is no claim \"{asked.Claim}\".",
                "Give its whole id, as /api/places/{key} and /api/reports/{id} do.");
        return asked.Kind switch
        {
            RulingKind.Accept or RulingKind.Reject or RulingKind.Comment => desk.OnClaim(asked.Kind, report, claim),
            RulingKind.Change => desk.Change(report, claim, fields),
            RulingKind.Pin => desk.Pin(report, claim, Need("where", asked.Where)),
            _ => throw RequestProblem.BadParameter($"A ruling of the kind \"{ClaimWords.Of(asked.Kind)}\" cannot be made here.",
                "DELETE /api/rulings/NUMBER takes one back."),
        };
    }

    private static Ruling Add(RulingRequest asked, RulingDesk desk, LedgerView view, (string, string)[] fields)
    {
        if (string.IsNullOrEmpty(asked.Report))
        {
            return desk.Add(null, fields, null, asked.Known);
        }

        var report = Reports.Find(view, asked.Report).Report;
        var at = string.IsNullOrEmpty(asked.Words) ? -1 : report.Text.IndexOf(asked.Words, StringComparison.Ordinal);
        return at < 0 && !string.IsNullOrEmpty(asked.Words)
            ? throw RequestProblem.BadParameter("The report does not have these words.", "Give them as they stand in its text.")
            : desk.Add((report.Hash, report.Id), fields, at < 0 ? null : (at, asked.Words!), null);
    }

    private static string Need(string name, string? value) =>
        string.IsNullOrWhiteSpace(value) ? throw RequestProblem.BadParameter($"The ruling does not say \"{name}\".",
            "docs/api.md lists what each kind of ruling needs.") : value;

    private static string? Given(string? words) => string.IsNullOrWhiteSpace(words) ? null : words.Trim();
}

/// <summary>What a change must carry.</summary>
internal sealed record TokenAnswer(string Token, string Header);

/// <summary>Rulings.</summary>
internal sealed record RulingsAnswer(IReadOnlyList<RulingLine> Rulings);

/// <summary>The ruling that was made.</summary>
internal sealed record RulingAnswer(RulingLine Ruling);

/// <summary>The claims to look at first.</summary>
internal sealed record QueueAnswer(LocalDate? On, LocalDate? KnownBy, int Total, IReadOnlyList<ClaimStake> Queue);

/// <summary>A ruling as it is asked for.</summary>
internal sealed record RulingRequest
{
    /// <summary>What is decided.</summary>
    public required RulingKind Kind { get; init; }

    /// <summary>Id of the claim.</summary>
    public string? Claim { get; init; }

    /// <summary>Fields and new values, as people write them (<c>change</c>, <c>add</c>).</summary>
    public Dictionary<string, string>? Fields { get; init; }

    /// <summary>Where the pin goes (<c>pin</c>).</summary>
    public string? Where { get; init; }

    /// <summary>The report of a claim that is added.</summary>
    public string? Report { get; init; }

    /// <summary>Words of that report, or for an actor (<c>split</c>).</summary>
    public string? Words { get; init; }

    /// <summary>When a claim without a report could be known.</summary>
    public LocalDate? Known { get; init; }

    /// <summary>The actor that is another (<c>merge</c>, <c>split</c>).</summary>
    public string? Actor { get; init; }

    /// <summary>The one that is meant.</summary>
    public string? Into { get; init; }

    /// <summary>The source that is graded.</summary>
    public string? Source { get; init; }

    /// <summary>Its grade.</summary>
    public string? Grade { get; init; }

    /// <summary>Why.</summary>
    public string? Why { get; init; }

    /// <summary>Who decides.</summary>
    public string? By { get; init; }
}
