using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using NodaTime;
using NodaTime.Text;
using Salient.Claims;
using Salient.Ledger;
using Salient.Web.Api;

namespace Salient.Web.Plain;

/// <summary>
/// The map and a place as small pages to put into others: no script and no form, so that nothing can be changed from there; the only pages
/// that may be framed (<see cref="Guard"/>).
/// </summary>
internal static class Embeds
{
    /// <summary>Below this path pages may be framed.</summary>
    public const string Root = "/embed";

    /// <summary>Units of the drawing across, and at most down; words and marks are sized in them.</summary>
    private const double Width = 640, MostHeight = 640, LeastHeight = 240, Margin = 24;

    /// <summary>Sides that have a colour of their own, as on the map page; the others share the last.</summary>
    private const int Colours = 8;

    /// <summary>Words that a place shows, and places that a map names: beyond these they would cover one another.</summary>
    private const int WordsOfPlace = 4, MostLabels = 40;

    private const string Style = """
        :root{color-scheme:light dark;--paper:#fffdf8;--ink:#1a1f24}
        body{margin:0;padding:.5rem;background:var(--paper);color:var(--ink);font:14px/1.4 system-ui,"Liberation Sans",sans-serif}
        svg{width:100%;height:auto;display:block}text{font-size:13px;fill:var(--ink)}a{color:inherit}
        h1{font-size:1.1rem;margin:0}p,ul{margin:.3rem 0}ul{padding:0;list-style:none}li{margin-block:.2rem;margin-inline:0 .8rem}
        .legend li{display:inline-block}.quiet{opacity:.75}
        .c0{--c:#3567b8}.c1{--c:#d2382c}.c2{--c:#07915f}.c3{--c:#b07a00}.c4{--c:#5c0a7c}.c5{--c:#6f86b5}.c6{--c:#86103f}.c7{--c:#45480e}
        .none{--c:#6d6d68}
        @media(prefers-color-scheme:dark){:root{--paper:#10171d;--ink:#f2efe8}.c0{--c:#77a4f9}.c1{--c:#e8681a}.c2{--c:#53e0a0}
        .c3{--c:#fdd710}.c4{--c:#7d62ea}.c5{--c:#bfddfc}.c6{--c:#cf659b}.c7{--c:#94683f}.none{--c:#a3a8ab}}
        circle{fill:var(--c);stroke:var(--c);stroke-width:3}circle.open{fill:var(--paper)}
        .key{display:inline-block;width:.7em;height:.7em;border-radius:50%;background:var(--c)}
        """;

    /// <summary>The routes.</summary>
    public static void MapEmbeds(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(Root + "/map", Map).Knows("on", "known_by", "bbox", "lang");
        routes.MapGet(Root + "/place/{**key}", Place).Knows("on", "known_by", "lang");
        routes.MapGet("/embed.css", () => Results.Text(Style, "text/css; charset=utf-8"));
        routes.MapGet(Root + "/{**rest}", (string? rest) => { throw RequestProblem.NotFound($"There is no {Root}/{rest}.",
            $"There are {Root}/map and {Root}/place/KEY."); });
    }

    private static IResult Map(HttpRequest request, LedgerView view, string? on, string? known_by, string? bbox)
    {
        var (edition, pageWords) = (view.Now(), PageWords.Of(request));
        var (asked, knownBy, box) = (Query.Day("on", on), Query.Day("known_by", known_by), Query.Box(bbox));
        if ((asked ?? edition.Ledger.Span?.Last) is not { } day)
        {
            return Page("Salient", Html.Of($"<p>{PlainPages.Empty(pageWords)}</p>"), pageWords);
        }

        var places = edition.Ledger.Holdings(day, knownBy)
            .Where(h => h.Place is { Latitude: { } latitude, Longitude: { } longitude } && box?.Has(latitude, longitude) != false).ToList();
        var holders = places.Select(h => h.Holder).OfType<ClaimActor>().DistinctBy(Key).OrderBy(h => Rank(edition, h)).ToList();
        var legend = holders.Select(h => Html.Of($"<li><span class=\"key {Colour(edition, h)}\"></span> {h.Name}</li>"));
        var title = pageWords.Say("export.holdings", ("day", Words(day, pageWords)));
        return Page(title, Html.Of($"""
            <h1><a href="/?on={Iso(day)}" target="_blank" rel="noopener">{title}</a></h1>
            {Drawn(edition, places, box, day, pageWords)}<ul class="legend">{Html.Join(legend)}</ul>
            <p class="quiet">{pageWords.Put("plain.key")}</p>
            """), pageWords);
    }

    private static Html Drawn(LedgerView.Edition edition, List<Holding> places, Box? box, LocalDate day, PageWords words)
    {
        if (places.Count == 0)
        {
            return Html.Of($"<p>{words.Put("plain.nothing")}</p>");
        }

        // Beyond the 180th meridian degrees are counted on, so that what is near is drawn near.
        double East(Holding h) => h.Place.Longitude!.Value + (box is { } b && b.West > b.East && h.Place.Longitude < b.West ? 360 : 0);
        var (west, east) = (places.Min(East), places.Max(East));
        var (south, north) = (places.Min(h => h.Place.Latitude!.Value), places.Max(h => h.Place.Latitude!.Value));
        var shrink = Math.Cos((south + north) / 2 * Math.PI / 180);
        // The smaller of what fits across and down; a single place is drawn in the middle.
        var scale = Math.Min((Width - (2 * Margin)) / Math.Max((east - west) * shrink, 0.05),
            (MostHeight - (2 * Margin)) / Math.Max(north - south, 0.05));
        var height = Math.Max(LeastHeight, ((north - south) * scale) + (2 * Margin));
        var marks = places.OrderBy(h => h.Key, StringComparer.Ordinal).Select(h =>
        {
            var x = (Width / 2) + ((East(h) - ((east + west) / 2)) * shrink * scale);
            var y = (height / 2) - ((h.Place.Latitude!.Value - ((south + north) / 2)) * scale);
            return Mark(edition, h, day, (x, y), places.Count <= MostLabels, words);
        });
        return Html.Of($"""
            <svg viewBox="0 0 {Number(Width)} {Number(height)}" role="group" aria-label="{words.Put("tab.list")}">{Html.Join(marks)}</svg>
            """);
    }

    private static Html Mark(LedgerView.Edition edition, Holding holding, LocalDate day, (double X, double Y) at, bool isLabelled,
        PageWords words)
    {
        var (x, y) = at;
        var colour = holding.Holder is { } holder ? Colour(edition, holder) : "none";
        var open = holding.State == HoldingState.Holds ? "" : " open";
        // Near the right edge names stand to the left of their places.
        var (side, anchor) = x > Width * 0.7 ? (-10, "end") : (10, "start");
        var label = isLabelled
            ? Html.Of($"<text x=\"{Number(x + side)}\" y=\"{Number(y + 4)}\" text-anchor=\"{anchor}\">{holding.Label}</text>") : default;
        return Html.Of($"""
            <a href="{PageOf(holding.Key, day)}" target="_blank" rel="noopener">
            <circle class="{colour}{open}" cx="{Number(x)}" cy="{Number(y)}" r="6"><title>{holding.Label}: {State(holding, words)}</title></circle>
            {label}</a>
            """);
    }

    private static string PageOf(string key, LocalDate day) => $"/?on={Iso(day)}&place={Uri.EscapeDataString(key)}";

    private static IResult Place(HttpRequest request, LedgerView view, string key, string? on, string? known_by)
    {
        var (edition, pageWords) = (view.Now(), PageWords.Of(request));
        var (asked, knownBy) = (Query.Day("on", on), Query.Day("known_by", known_by));
        if ((asked ?? edition.Ledger.Span?.Last) is not { } day || edition.Ledger.At(key, day, knownBy) is not { } holding)
        {
            throw RequestProblem.NotFound($"No claim speaks of a place \"{key}\" by then.",
                "Programs ask /api/places?find=NAME for its key.");
        }

        var said = holding.Claims.Where(c => c.For && c.Repeats is null && c.Sentence.Length > 0).DistinctBy(c => c.Sentence).Take(WordsOfPlace);
        var words = said.Select(c => Html.Of($"""
            <li><a href="/claim/{c.Id}" target="_blank" rel="noopener">“{c.Text}”</a> <span class="quiet">{Source(c, pageWords)}</span></li>
            """));
        var colour = holding.Holder is { } holder ? Colour(edition, holder) : "none";
        var likely = holding.Likelihood is { } sure ? $" ({pageWords.Say($"likelihood.{sure.Replace(' ', '-')}")})" : "";
        return Page(holding.Label, Html.Of($"""
            <h1><a href="{PageOf(key, day)}" target="_blank" rel="noopener">{holding.Label}</a></h1>
            <p><span class="key {colour}"></span> {State(holding, pageWords)}{likely}: {Words(day, pageWords)}.</p>
            <p class="quiet">{pageWords.Put("plain.origins")}: {Origins(holding, pageWords)}.</p><ul>{Html.Join(words)}</ul>
            """), pageWords);
    }

    private static string State(Holding holding, PageWords words) => (holding.State, holding.Holder?.Name) switch
    {
        (HoldingState.Holds, { } name) => words.Say("plain.held", ("holder", name)),
        (HoldingState.Unknown, _) or (_, null) => words.Say("changes.unknown"),
        (var state, var name) => words.Say("plain.last", ("state", PlainPages.StateWords(words, state)), ("holder", name)),
    };

    private static string Source(HoldingEvidence claim, PageWords words) =>
        claim.Source.Name ?? claim.Source.Text ?? claim.Outlet ?? words.Say("plain.outlet");

    private static string Origins(Holding holding, PageWords words) =>
        words.Say("plain.origins.count", ("yes", holding.OriginsFor), ("no", holding.OriginsAgainst));

    private static string Colour(LedgerView.Edition edition, ClaimActor actor) => $"c{Math.Min(Rank(edition, actor), Colours - 1)}";

    /// <summary>Where the actor's side stands among the holders, who are given colours in this order.</summary>
    private static int Rank(LedgerView.Edition edition, ClaimActor actor)
    {
        for (var i = 0; i < edition.Holders.Count; i++)
        {
            if (edition.Holders[i].Keys.Contains(Key(actor)))
            {
                return i;
            }
        }

        return edition.Holders.Count;
    }

    private static string Key(ClaimActor actor) => actor.Id ?? actor.Name;

    private static string Iso(LocalDate day) => LocalDatePattern.Iso.Format(day);

    private static string Words(LocalDate day, PageWords words) => day.ToString("d MMMM uuuu", words.Culture);

    private static string Number(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);

    private static IResult Page(string title, Html body, PageWords words) => Results.Content(Html.Of($"""
        <!doctype html><html lang="{words.Code}" dir="{words.Direction}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
        <title>{title}</title><link rel="stylesheet" href="/embed.css"></head><body><main>{body}</main></body></html>
        """).Text, "text/html; charset=utf-8", Encoding.UTF8);
}
