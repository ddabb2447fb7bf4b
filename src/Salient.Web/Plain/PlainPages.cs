using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using NodaTime;
using Salient.Claims;
using Salient.Ledger;
using Salient.Reports;
using Salient.Store;
using Salient.Web.Api;
using Salient.Web.People;

namespace Salient.Web.Plain;

/// <summary>
/// The page without map or script: the list of holdings, a place with its claims, a report with its claims marked. It is what people see
/// where the map's assets were not built, and what browsers without JavaScript are pointed to.
/// </summary>
internal static class PlainPages
{
    private const string Style = """
        :root{color-scheme:light dark}body{font:16px/1.45 system-ui,"Liberation Sans",sans-serif;max-width:60rem;margin:1.5rem auto;padding:0 1rem}
        table{border-collapse:collapse;width:100%}
        th,td{text-align:start;vertical-align:top;padding-block:.3rem;padding-inline:0 .8rem;border-bottom:1px solid #8886}
        pre{font:inherit;white-space:pre-wrap;overflow-wrap:anywhere}mark{background:#e8b93155;color:inherit;border-bottom:2px solid #b07a00}
        input,button{font:inherit}.quiet{opacity:.75}
        """;

    /// <summary>The routes.</summary>
    public static void MapPlainPages(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/list", List).Knows("on", "known_by", "lang");
        routes.MapGet("/list/place/{**key}", Place).Knows("on", "known_by", "lang");
        routes.MapGet("/list/report/{id}", Report).Knows("lang");
        routes.MapGet("/list.css", () => Results.Text(Style, "text/css; charset=utf-8"));
        // Where the map's assets were not built, and before anybody has logged in, browsers ask for it all the same.
        routes.MapGet("/icon.svg", () =>
            Results.Stream(typeof(PlainPages).Assembly.GetManifestResourceStream("icon.svg")!, "image/svg+xml"));
    }

    private static IResult List(HttpRequest request, LedgerView view, ServerOptions options, string? on, string? known_by)
    {
        var (ledger, words) = (view.Now().Ledger, PageWords.Of(request));
        var day = Query.Day("on", on) ?? ledger.Span?.Last;
        var knownBy = Query.Day("known_by", known_by);
        if (day is null)
        {
            return Page("Salient", Html.Of($"<h1>Salient</h1><p>{Empty(words)}</p>"), words: words);
        }

        var rows = ledger.Holdings(day.Value, knownBy).Select(h => Html.Of($"""
            <tr><td><a href="/list/place/{Uri.EscapeDataString(h.Key)}?{Days(day.Value, knownBy)}">{h.Label}</a></td>
            <td>{StateWords(words, h.State)}</td><td>{h.Holder?.Name ?? words.Say("holding.nobody")}</td>
            <td>{Since(words, h)}</td><td>{Origins(words, h)}</td></tr>
            """));
        var note = SalientServer.HasAssets(options) ? Html.Of($"<a href=\"/\">{words.Put("plain.map")}</a>")
            : words.Put("plain.no-map");
        var title = words.Say("export.holdings", ("day", Iso(day.Value)));
        return Page(title, Html.Of($"""
            <h1>{title}</h1><p class="quiet">{note}</p>
            <form action="/list"><label>{words.Put("time.day")} <input type="date" name="on" value="{Iso(day.Value)}"></label>
            <label>{words.Put("plain.known")} <input type="date" name="known_by" value="{(knownBy is null ? "" : Iso(knownBy.Value))}"></label>
            {(request.Query.ContainsKey("lang") ? Html.Of($"<input type=\"hidden\" name=\"lang\" value=\"{words.Code}\">") : default)}
            <button>{words.Put("plain.show")}</button></form>
            <table><thead>{Heads(words, "column.place", "column.state", "column.holder", "column.since", "plain.origins")}</thead>
            <tbody>{Html.Join(rows)}</tbody></table>
            """), words: words);
    }

    /// <summary>That the store holds nothing yet, and how that is changed.</summary>
    internal static Html Empty(PageWords words) => words.Put("page.empty", ("command", new Html("<code>salient ingest FILE...</code>")));

    /// <summary>The row of the heads of a table.</summary>
    internal static Html Heads(PageWords words, params string[] keys) =>
        Html.Of($"<tr>{Html.Join(keys.Select(key => Html.Of($"<th scope=\"col\">{words.Put(key)}</th>")))}</tr>");

    private static string Origins(PageWords words, Holding holding) =>
        words.Say("plain.origins.count", ("yes", holding.OriginsFor), ("no", holding.OriginsAgainst));

    private static IResult Place(HttpRequest request, LedgerView view, string key, string? on, string? known_by)
    {
        var (ledger, words) = (view.Now().Ledger, PageWords.Of(request));
        var day = Query.Day("on", on) ?? ledger.Span?.Last;
        var knownBy = Query.Day("known_by", known_by);
        if (day is null || ledger.At(key, day.Value, knownBy) is not { } holding)
        {
            throw RequestProblem.NotFound($"No claim speaks of a place \"{key}\" by then.", "Go back to /list.");
        }

        var claims = ledger.History(key, day.Value, knownBy).Reverse().Select(c => Html.Of($"""
            <tr><td>{(c.Date.To ?? c.Known) switch { { } d => Iso(d), null => words.Say("day.undated") }}</td>
            <td>{words.Event(c.Event)}</td><td>{words.Of("status", c.Status)}</td>
            <td>{WordsOf(c)}</td><td>{c.Source.Name ?? c.Source.Text ?? c.Outlet ?? words.Say("plain.outlet")}</td></tr>
            """));
        var told = words.Put("plain.on", ("state", StateWords(words, holding.State)), ("day", Iso(day.Value)),
            ("holder", Html.Of($"<b>{holding.Holder?.Name ?? words.Say("holding.nobody")}</b>")), ("since", Since(words, holding)));
        return Page(holding.Label, Html.Of($"""
            <p><a href="/list?{Days(day.Value, knownBy)}">{words.Put("plain.all")}</a></p><h1>{holding.Label}</h1>
            <p>{told} {words.Put("plain.origins")}: {Origins(words, holding)}.</p>
            <table><thead>{Heads(words, "time.day", "field.event", "field.status", "plain.words", "field.source")}</thead>
            <tbody>{Html.Join(claims)}</tbody></table>
            """), words: words);
    }

    /// <summary>The words of a claim with the way to them; the public view has none.</summary>
    private static Html WordsOf(HoldingEvidence claim) => claim.Sentence.Length == 0 ? default
        : Html.Of($"<a href=\"/list/report/{claim.ReportHash[..16]}#{claim.Id}\">{claim.Text}</a>");

    private static IResult Report(HttpRequest request, LedgerView view, Visitor visitor, string id)
    {
        var words = PageWords.Of(request);
        var stored = Api.Reports.Find(view, id);
        visitor.Reads(stored.Report.Hash);
        var report = stored.Report;
        var claims = stored.Claims.Select(c => Html.Of($"""
            <li>{words.Event(c.Code)}, {words.Of("status", c.Status)}: {string.Join(", ", c.Actors.Select(a => a.Name))} {c.Place?.Name}
            <span class="quiet">“{c.Text}”</span></li>
            """));
        return Page(report.Title ?? report.Id, Html.Of($"""
            <p><a href="/list">{words.Put("plain.all")}</a></p><h1>{report.Title ?? report.Id}</h1>
            <p class="quiet">{report.Outlet ?? words.Say("report.outlet.unnamed")}, {(report.Published is { } day ? Iso(day) : words.Say("day.undated"))}</p>
            <pre lang="{report.Language}" dir="auto">{Marked(stored)}</pre><h2>{words.Put("plain.claims")}</h2><ol>{Html.Join(claims)}</ol>
            """), words: words);
    }

    /// <summary>The text cut at every edge of a claim; each claim's first piece bears its id, so that links lead to its words.</summary>
    private static Html Marked(StoredReport stored)
    {
        var text = stored.Report.Text;
        int[] edges = [.. stored.Claims.SelectMany(c => new[] { c.Start, c.End }).Append(0).Append(text.Length)
            .Where(e => e >= 0 && e <= text.Length).Distinct().Order()];
        return Html.Join(edges.Zip(edges.Skip(1), (start, end) =>
        {
            var words = new TextSpan(start, end).Of(text);
            var anchors = Html.Join(stored.Claims.Where(c => c.Start == start).Select(c => Html.Of($"<a id=\"{c.Id}\"></a>")));
            return stored.Claims.Any(c => c.Start <= start && end <= c.End) ? Html.Of($"{anchors}<mark>{words}</mark>")
                : Html.Of($"{anchors}{words}");
        }));
    }

    /// <summary>A page of this kind.</summary>
    /// <param name="title">Its title.</param>
    /// <param name="body">What stands on it.</param>
    /// <param name="status">The status of the answer.</param>
    /// <param name="words">Its language; English where null.</param>
    public static IResult Page(string title, Html body, int status = StatusCodes.Status200OK, PageWords? words = null) =>
        Results.Content(Html.Of($"""
        <!doctype html><html lang="{(words ?? PageWords.English).Code}" dir="{(words ?? PageWords.English).Direction}"><head>
        <meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
        <title>{title}</title><link rel="icon" href="/icon.svg" type="image/svg+xml">
        <link rel="stylesheet" href="/list.css"></head><body><main>{body}</main></body></html>
        """).Text, "text/html; charset=utf-8", Encoding.UTF8, status);

    private static string Iso(LocalDate day) => NodaTime.Text.LocalDatePattern.Iso.Format(day);

    private static Html Days(LocalDate on, LocalDate? knownBy) =>
        Html.Of($"on={Iso(on)}{(knownBy is { } day ? Html.Of($"&amp;known_by={Iso(day)}") : default)}");

    private static string Since(PageWords words, Holding holding) => holding switch
    {
        { Since: { } since } => Iso(since),
        { By: { } by } => words.Say("plain.at-latest", ("day", Iso(by))),
        _ => words.Say("list.since.unsaid"),
    };

    /// <summary>What a state is called; what is no answer about a day is as good as unknown.</summary>
    internal static string StateWords(PageWords words, HoldingState state) =>
        words.Of("state", state == HoldingState.Relieved ? HoldingState.Unknown : state);
}
