using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using NodaTime;
using NodaTime.Text;
using Salient.Claims;
using Salient.Ledger;

namespace Salient.Web.Api;

/// <summary>What changed, for feed readers.</summary>
internal static class Feeds
{
    /// <summary>The routes.</summary>
    public static void MapFeeds(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/feeds/changes.atom", (HttpContext context, LedgerView view, ServerOptions options) =>
                Of(context, view, options, FeedForm.Atom))
            .Knows([.. ChangeQuery.Parameters, "limit"]).Gives<string>("What changed, as an Atom feed", FeedForm.Atom);
        routes.MapGet("/feeds/changes.json", (HttpContext context, LedgerView view, ServerOptions options) =>
                Of(context, view, options, FeedForm.Json))
            .Knows([.. ChangeQuery.Parameters, "limit"]).Gives<JsonFeed<FeedChange>>("What changed, as a JSON Feed", FeedForm.Json);
    }

    private static IResult Of(HttpContext context, LedgerView view, ServerOptions options, string type)
    {
        var request = context.Request;
        var asked = ChangeQuery.Of(request.Query);
        var most = FeedForm.Limit(request);
        var edition = view.Ruled(request.Query["rulings"]).Now(asked.ReceivedBy);
        // A tag is of an address, so that the host, which stands in the links, need not be in it.
        if (EntityTag.IsKnown(context, FormattableString.Invariant(
            $"{edition.Version}-{edition.Today:uuuuMMdd}-{request.Path}{request.QueryString}")))
        {
            return Results.StatusCode(StatusCodes.Status304NotModified);
        }

        var (_, last, changes) = asked.In(edition.Ledger, options, isNet: false);
        return FeedForm.Answer(Feed(request, [.. changes.Take(most)], last ?? edition.Today), type);
    }

    private static JsonFeed<FeedChange> Feed(HttpRequest request, IReadOnlyList<HoldingChange> changes, LocalDate last)
    {
        var root = FeedForm.RootOf(request);
        var items = ChangeWords.Named(changes).Select(c => Item(c.Change, FeedForm.IdOf(c.Name), root)).ToList();
        return new("Salient: what changed", $"{root}/?tab=changes", FeedForm.AddressOf(request),
            "Places that changed hands or state, on whose word.", items)
        {
            Id = FeedForm.IdOf($"feed|{request.QueryString}"),
            Updated = items.Select(i => i.DateModified).Append(FeedForm.At(changes.Count > 0 ? changes[0].Day : last))
                .Max(StringComparer.Ordinal)!,
        };
    }

    private static JsonFeedItem<FeedChange> Item(HoldingChange change, string id, string root)
    {
        var days = change.Claims.Select(c => c.Published).OfType<LocalDate>().DefaultIfEmpty(change.Day).ToList();
        var page = $"{root}/?on={LocalDatePattern.Iso.Format(change.Day)}&place={Uri.EscapeDataString(change.Key)}";
        var said = change.Claims.DistinctBy(c => (c.Sentence, c.Outlet)).Select(c =>
            $"{(c.Sentence.Length > 0 ? $"“{c.Sentence}” — " : "")}{string.Join(", ", new[] { c.Source.Name ?? c.Source.Text, c.Outlet }.OfType<string>().Distinct())}");
        return new(id, page, ChangeWords.Title(change), string.Join('\n', said), FeedForm.At(days.Min()), FeedForm.At(days.Max()), [ClaimWords.Of(change.Kind)],
            new(change.Key, change.Label, ClaimWords.Of(change.Kind), change.Day, change.ByThen, change.Inferred,
                ClaimWords.Of(change.State), change.Origins, [.. change.Claims.Select(c => c.Id)], change.From?.Name, change.To?.Name,
                change.Place.Latitude, change.Place.Longitude))
        {
            Place = change.Place,
        };
    }
}

/// <summary>The same for programs; what is not known is left out.</summary>
internal sealed record FeedChange(
    string Key, string Label, string Kind, LocalDate Day, bool ByThen, bool Inferred, string State, int Origins,
    IReadOnlyList<string> Claims, string? From = null, string? To = null, double? Latitude = null, double? Longitude = null);
