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
        table{border-collapse:collapse;width:100%}th,td{text-align:left;vertical-align:top;padding:.3rem .8rem .3rem 0;border-bottom:1px solid #8886}
        pre{font:inherit;white-space:pre-wrap;overflow-wrap:anywhere}mark{background:#e8b93155;color:inherit;border-bottom:2px solid #b07a00}
        input,button{font:inherit}.quiet{opacity:.75}
        """;

    /// <summary>The routes.</summary>
    public static void MapPlainPages(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/list", List).Knows("on", "known_by");
        routes.MapGet("/list/place/{**key}", Place).Knows("on", "known_by");
        routes.MapGet("/list/report/{id}", Report).Knows();
        routes.MapGet("/list.css", () => Results.Text(Style, "text/css; charset=utf-8"));
    }

    private static IResult List(LedgerView view, ServerOptions options, string? on, string? known_by)
    {
        var ledger = view.Now().Ledger;
        var day = Query.Day("on", on) ?? ledger.Span?.Last;
        var knownBy = Query.Day("known_by", known_by);
        if (day is null)
        {
            return Page("Salient",
                Html.Of($"<h1>Salient</h1><p>The store holds no claims yet. Add reports with <code>salient ingest FILE...</code>, then reload.</p>"));
        }

        var rows = ledger.Holdings(day.Value, knownBy).Select(h => Html.Of($"""
            <tr><td><a href="/list/place/{Uri.EscapeDataString(h.Key)}?{Days(day.Value, knownBy)}">{h.Label}</a></td><td>{StateWords(h.State)}</td><td>{h.Holder?.Name ?? "nobody known"}</td>
            <td>{Since(h)}</td><td>{h.OriginsFor} for, {h.OriginsAgainst} against</td></tr>
            """));
        var note = SalientServer.HasAssets(options) ? new Html("<a href=\"/\">The map</a>")
            : new Html("The map was not built: it needs Node.js 20.19 or newer when Salient is built. The list says the same.");
        return Page($"Who holds what on {Iso(day.Value)}", Html.Of($"""
            <h1>Who holds what on {Iso(day.Value)}</h1><p class="quiet">{note}</p>
            <form action="/list"><label>Day <input type="date" name="on" value="{Iso(day.Value)}"></label>
            <label>known by <input type="date" name="known_by" value="{(knownBy is null ? "" : Iso(knownBy.Value))}"></label> <button>Show</button></form>
            <table><thead><tr><th scope="col">Place</th><th scope="col">State</th><th scope="col">Holder</th><th scope="col">Since</th><th scope="col">Independent origins</th></tr></thead>
            <tbody>{Html.Join(rows)}</tbody></table>
            """));
    }

    private static IResult Place(LedgerView view, string key, string? on, string? known_by)
    {
        var ledger = view.Now().Ledger;
        var day = Query.Day("on", on) ?? ledger.Span?.Last;
        var knownBy = Query.Day("known_by", known_by);
        if (day is null || ledger.At(key, day.Value, knownBy) is not { } holding)
        {
            throw RequestProblem.NotFound($"No claim speaks of a place \"{key}\" by then.", "Go back to /list.");
        }

        var claims = ledger.History(key, day.Value, knownBy).Reverse().Select(c => Html.Of($"""
            <tr><td>{(c.Date.To ?? c.Known) switch { { } d => Iso(d), null => "undated" }}</td><td>{c.Event}</td><td>{c.Status.ToString().ToLowerInvariant()}</td>
            <td>{WordsOf(c)}</td><td>{c.Source.Name ?? c.Source.Text ?? c.Outlet ?? "outlet not known"}</td></tr>
            """));
        return Page(holding.Label, Html.Of($"""
            <p><a href="/list?{Days(day.Value, knownBy)}">All places</a></p><h1>{holding.Label}</h1>
            <p>{StateWords(holding.State)} on {Iso(day.Value)}. Holder: <b>{holding.Holder?.Name ?? "nobody known"}</b>, since {Since(holding)}.
            {holding.OriginsFor} independent origins for, {holding.OriginsAgainst} against.</p>
            <table><thead><tr><th scope="col">Day</th><th scope="col">Event</th><th scope="col">Status</th><th scope="col">Words</th><th scope="col">Source</th></tr></thead>
            <tbody>{Html.Join(claims)}</tbody></table>
            """));
    }

    /// <summary>The words of a claim with the way to them; the public view has none.</summary>
    private static Html WordsOf(HoldingEvidence claim) => claim.Sentence.Length == 0 ? default
        : Html.Of($"<a href=\"/list/report/{claim.ReportHash[..16]}#{claim.Id}\">{claim.Text}</a>");

    private static IResult Report(LedgerView view, Visitor visitor, string id)
    {
        var stored = Api.Reports.Find(view, id);
        visitor.Reads(stored.Report.Hash);
        var report = stored.Report;
        var claims = stored.Claims.Select(c => Html.Of($"""
            <li>{c.Code}, {c.Status.ToString().ToLowerInvariant()}: {string.Join(", ", c.Actors.Select(a => a.Name))} {c.Place?.Name} <span class="quiet">“{c.Text}”</span></li>
            """));
        return Page(report.Title ?? report.Id, Html.Of($"""
            <p><a href="/list">All places</a></p><h1>{report.Title ?? report.Id}</h1><p class="quiet">{report.Outlet ?? "Outlet not known"}, {(report.Published is { } day ? Iso(day) : "undated")}</p>
            <pre lang="{report.Language}">{Marked(stored)}</pre><h2>Claims</h2><ol>{Html.Join(claims)}</ol>
            """));
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
    public static IResult Page(string title, Html body, int status = StatusCodes.Status200OK) => Results.Content(Html.Of($"""
        <!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
        <title>{title}</title><link rel="stylesheet" href="/list.css"></head><body><main>{body}</main></body></html>
        """).Text, "text/html; charset=utf-8", Encoding.UTF8, status);

    private static string Iso(LocalDate day) => NodaTime.Text.LocalDatePattern.Iso.Format(day);

    private static Html Days(LocalDate on, LocalDate? knownBy) =>
        Html.Of($"on={Iso(on)}{(knownBy is { } day ? Html.Of($"&amp;known_by={Iso(day)}") : default)}");

    private static string Since(Holding holding) => holding switch
    {
        { Since: { } since } => Iso(since),
        { By: { } by } => $"{Iso(by)} at the latest",
        _ => "not said",
    };

    private static string StateWords(HoldingState state) => state switch
    {
        HoldingState.Holds => "held",
        HoldingState.Contested => "contested",
        HoldingState.Disputed => "disputed",
        HoldingState.Besieged => "besieged",
        HoldingState.Stale => "stale",
        _ => "unknown",
    };
}
