using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Salient.Web.Api;
using Salient.Web.People;

namespace Salient.Web.Plain;

/// <summary>The audit trail as a page, without script: for whoever keeps the accounts.</summary>
internal static class AuditPage
{
    /// <summary>Where it is.</summary>
    public const string Address = "/audit";

    private const int Rows = 200;

    /// <summary>The route.</summary>
    public static void MapAuditPage(this IEndpointRouteBuilder routes) =>
        routes.MapGet(Address, Page).Knows("who", "offset", "lang").ExcludeFromDescription();

    private static IResult Page(HttpRequest request, DeskStore desk, string? who, string? offset)
    {
        var (words, skipped) = (PageWords.Of(request), Query.Count("offset", offset) ?? 0);
        var trail = desk.Store.AuditTrail(string.IsNullOrWhiteSpace(who) ? null : who.Trim(), null, null, Rows + 1, skipped);
        var rows = trail.Take(Rows).Select(e => Html.Of($"""
            <tr><td>{e.At}</td><td>{e.Who}</td><td lang="en" dir="auto">{e.What}</td><td dir="auto">{e.About}</td><td>{e.Origin}</td><td dir="auto">{e.Note}</td></tr>
            """));
        var more = trail.Count <= Rows ? default
            : Html.Of($"<p><a rel=\"next\" href=\"{Address}?offset={skipped + Rows}\">{words.Say("incidents.more", ("n", Rows))}</a></p>");
        return PlainPages.Page($"{words.Say("audit.title")}: Salient", Html.Of($"""
            <p><a href="/">{words.Put("login.page")}</a></p><h1>{words.Put("audit.title")}</h1>
            <p class="quiet">{words.Put("audit.note")} {words.Put("audit.words")}</p>
            <form action="{Address}"><label>{words.Put("field.who")} <input name="who" value="{who}"></label> <button>{words.Put("plain.show")}</button></form>
            {(trail.Count == 0 ? Html.Of($"<p>{words.Put("audit.none")}</p>") : Html.Of($"""
                <table><thead>{PlainPages.Heads(words, "audit.when", "field.who", "audit.what", "audit.about", "audit.origin", "field.why")}</thead>
                <tbody>{Html.Join(rows)}</tbody></table>{more}
                """))}
            """), words: words);
    }
}
