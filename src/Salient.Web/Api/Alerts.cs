using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using NodaTime;
using NodaTime.Text;
using Salient.Alerts;
using Salient.Claims;
using Salient.Store;
using Salient.Web.People;

namespace Salient.Web.Api;

/// <summary>The questions that a desk asks again and again: listed, asked, kept and forgotten, and a feed of each.</summary>
internal static class Alerts
{
    private static readonly Parameter Since = Parameter.Named("since") with
    {
        Words = "First day; 30 days before the last of the store where absent",
    };

    /// <summary>The routes.</summary>
    public static void MapAlerts(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/alerts", All).Knows().Gives<AlertsAnswer>("The alerts, and what each asks for");
        routes.MapPost("/api/alerts", Add).Knows().Takes<AlertRequest>()
            .Gives<AlertAnswer>("Keeps a question under a name", StatusCodes.Status201Created);
        routes.MapGet("/api/alerts/{name}", Show).Knows([Since]).Gives<Digest>("All that an alert asks for, told before or not");
        routes.MapDelete("/api/alerts/{name}", Remove).Knows().Gives<AlertAnswer>("Forgets an alert, and what was told of it");
        routes.MapGet("/feeds/alerts/{name}.atom", (HttpContext context, string name, AlertView view, DeskStore desk,
                ServerOptions options) => Feed(context, name, view, desk, options, FeedForm.Atom))
            .Knows([Since, Parameter.Named("limit")]).Gives<string>("What an alert asks for, as an Atom feed", FeedForm.Atom);
        routes.MapGet("/feeds/alerts/{name}.json", (HttpContext context, string name, AlertView view, DeskStore desk,
                ServerOptions options) => Feed(context, name, view, desk, options, FeedForm.Json))
            .Knows([Since, Parameter.Named("limit")])
            .Gives<JsonFeed<DigestItem>>("What an alert asks for, as a JSON Feed", FeedForm.Json);
    }

    /// <summary>Where digests go, and when one last did, tells of what only higher roles see: admins alone are told.</summary>
    private static IResult All(DeskStore desk, Visitor visitor) => Answer.Json(new AlertsAnswer([.. desk.Store.Alerts().Select(a =>
        new AlertLine(a.Name, a.Question.Words, a.Question, a.Added, visitor.May(DeskRole.Admin) ? desk.Store.Deliveries(a.Name) : null))]));

    private static IResult Show(string name, AlertView view, DeskStore desk, ServerOptions options, string? since)
    {
        var alert = Named(desk, name);
        var (_, matter) = view.Now(desk.Store.Sites());
        return Answer.Json(Standing(alert, view, matter, options, Query.Day("since", since)));
    }

    private static async Task<IResult> Add(HttpContext context, AlertView view, DeskStore desk, Visitor visitor)
    {
        var asked = await Body.Read<AlertRequest>(context.Request, "alert", "{\"name\": \"idlib\", \"question\": {\"place\": \"Idlib\"}}");
        if ((Alert.FaultOf(asked.Name) ?? asked.Question.Fault) is { } fault)
        {
            throw RequestProblem.BadParameter($"{char.ToUpperInvariant(fault[0])}{fault[1..]}.",
                "Put that right and send it again; nothing was kept.");
        }

        if (view.Unknown(asked.Question, view.Now(desk.Store.Sites()).Matter) is { } unknown)
        {
            throw RequestProblem.NotFound($"{char.ToUpperInvariant(unknown.What[0])}{unknown.What[1..]}.",
                $"{char.ToUpperInvariant(unknown.Remedy[0])}{unknown.Remedy[1..]}.");
        }

        if (!desk.Store.Add(asked.Name, asked.Question, visitor.Doer))
        {
            throw new RequestProblem(409, "Conflict", $"There is an alert called {asked.Name} already.",
                $"Choose another name, or forget it: DELETE /api/alerts/{asked.Name}.");
        }

        return Results.Json(new AlertAnswer(LineOf(Named(desk, asked.Name))), ClaimJson.Options, statusCode: StatusCodes.Status201Created);
    }

    private static IResult Remove(string name, DeskStore desk, Visitor visitor)
    {
        var alert = Named(desk, name);
        desk.Store.RemoveAlert(name, visitor.Doer);
        return Answer.Json(new AlertAnswer(LineOf(alert)));
    }

    private static IResult Feed(HttpContext context, string name, AlertView view, DeskStore desk, ServerOptions options, string type)
    {
        var (request, alert, sites) = (context.Request, Named(desk, name), desk.Store.Sites());
        var (since, most) = (Query.Day("since", request.Query["since"]), FeedForm.Limit(request));
        var (edition, matter) = view.Now(sites);
        var asked = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(
            ClaimJson.Line(alert.Question) + string.Concat(sites.Select(ClaimJson.Line)))));
        if (EntityTag.IsKnown(context, FormattableString.Invariant(
            $"{edition.Version}-{edition.Today:uuuuMMdd}-{asked}-{request.Path}{request.QueryString}")))
        {
            return Results.StatusCode(StatusCodes.Status304NotModified);
        }

        var digest = Standing(alert, view, matter, options, since);
        var (root, first) = (FeedForm.RootOf(request), digest.Since.InUtc().Date);
        var items = digest.Items.OrderByDescending(i => i.Day).Take(most).Select(i => Item(i, root, first)).ToList();
        return FeedForm.Answer(new JsonFeed<DigestItem>($"Salient: {alert.Name}", $"{root}/", FeedForm.AddressOf(request), digest.Question, items)
        {
            Id = FeedForm.IdOf($"alert|{alert.Name}|{request.QueryString}"),
            Updated = items.Select(i => i.DateModified).Append(FeedForm.At(matter.Last ?? edition.Today)).Max(StringComparer.Ordinal)!,
        }, type);
    }

    private static JsonFeedItem<DigestItem> Item(DigestItem item, string root, LocalDate first)
    {
        var day = item.Day ?? first;
        var published = item.Words.Select(w => w.Published).OfType<LocalDate>().DefaultIfEmpty(day).ToList();
        var page = $"{root}/?on={LocalDatePattern.Iso.Format(day)}{(item.Key is { } key ? $"&place={Uri.EscapeDataString(key)}" : "")}";
        return new(FeedForm.IdOf($"told|{item.Id}"), page, item.Title, DigestText.OfItem(item), FeedForm.At(published.Min()),
            FeedForm.At(published.Max()), [item.Kind], item)
        {
            Place = item.Place,
        };
    }

    private static Digest Standing(Alert alert, AlertView view, AlertMatter matter, ServerOptions options, LocalDate? since) =>
        DigestMaker.Standing(alert, view.ChoiceOf(alert.Question, matter), matter, since,
            Instant.FromUnixTimeSeconds(options.Clock.GetUtcNow().ToUnixTimeSeconds()));

    private static Alert Named(DeskStore desk, string name) => desk.Store.Alerts().FirstOrDefault(a => a.Name == name)
        ?? throw RequestProblem.NotFound($"There is no alert called {name}.", "/api/alerts lists those there are.");

    private static AlertLine LineOf(Alert alert) => new(alert.Name, alert.Question.Words, alert.Question, alert.Added, null);
}

/// <summary>The alerts.</summary>
internal sealed record AlertsAnswer(IReadOnlyList<AlertLine> Alerts);

/// <summary>One of them.</summary>
internal sealed record AlertAnswer(AlertLine Alert);

/// <summary>An alert as it is listed; where its digests go is told to admins.</summary>
internal sealed record AlertLine(string Name, string Words, AlertQuestion Question, Instant Added, IReadOnlyList<Delivery>? Destinations);

/// <summary>An alert as it is asked for.</summary>
internal sealed record AlertRequest
{
    /// <summary>What to call it.</summary>
    public required string Name { get; init; }

    /// <summary>What it asks.</summary>
    public required AlertQuestion Question { get; init; }
}
