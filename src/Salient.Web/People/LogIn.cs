using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Salient.Store;
using Salient.Web.Api;
using Salient.Web.Plain;

namespace Salient.Web.People;

/// <summary>The page to log in and out: without script, so that it works in every browser and with every reader of pages.</summary>
internal static class LogIn
{
    /// <summary>Where one logs in.</summary>
    public const string Address = "/login";

    /// <summary>Where one logs out.</summary>
    public const string Out = "/logout";

    /// <summary>The routes.</summary>
    public static void MapLogIn(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(Address, (HttpContext context, DeskStore desk, ServerOptions options, Visitor visitor, IAntiforgery forgery,
                string? next) =>
            visitor.Account is not null ? Known(context, desk, visitor, forgery)
                : options.OpenId is not null || desk.Store.HasAccounts() ? Form(context, options, forgery, next, null)
                : Nobody(PageWords.Of(context.Request)))
            .Knows("next", "lang").ExcludeFromDescription();
        routes.MapPost(Address, Enter).ExcludeFromDescription();
        routes.MapPost(Out, Leave).ExcludeFromDescription();
    }

    private static async Task<IResult> Enter(HttpContext context, DeskStore desk, Credentials credentials, ServerOptions options,
        Visitor visitor, IAntiforgery forgery)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var (name, next) = (form["name"].ToString(), form["next"].ToString());
        if (await credentials.Check(name, form["password"].ToString(), form["code"].ToString()) is not { } account)
        {
            desk.Store.Audit(visitor.Doer with { Who = "-" }, "log-in refused", name);
            return Form(context, options, forgery, next, "login.wrong");
        }

        Begin(context, desk, visitor, account, null);
        return SeeOther(context, Inside(next));
    }

    /// <summary>Begins a session of somebody who has shown who they are.</summary>
    /// <param name="context">The request.</param>
    /// <param name="desk">Where sessions are.</param>
    /// <param name="visitor">From where they come.</param>
    /// <param name="account">Their account.</param>
    /// <param name="how">By what they have shown it; null by password and code.</param>
    public static void Begin(HttpContext context, DeskStore desk, Visitor visitor, Account account, string? how)
    {
        // A number that was there before the log-in is never the one after it.
        End(context, desk);
        SessionCookie.Set(context, desk.Store.BeginSession(account.Name));
        desk.Store.Audit(visitor.Doer with { Who = account.Name }, "log-in", null, how);
    }

    private static IResult Leave(HttpContext context, DeskStore desk, Visitor visitor)
    {
        End(context, desk);
        SessionCookie.Clear(context);
        desk.Store.Audit(visitor.Doer, "log-out");
        return SeeOther(context, Address);
    }

    private static void End(HttpContext context, DeskStore desk)
    {
        if (SessionCookie.Of(context.Request) is { Length: > 0 } secret)
        {
            desk.Store.EndSession(secret);
        }
    }

    /// <summary>Sends on to another address of this server.</summary>
    public static IResult SeeOther(HttpContext context, string address)
    {
        context.Response.Headers.Location = address;
        return Results.StatusCode(StatusCodes.Status303SeeOther);
    }

    /// <summary>A place of this server to go on to; nobody is sent elsewhere from here.</summary>
    public static string Inside(string next) => next is ['/', not ('/' or '\\'), ..] && next.All(c => c is > ' ' and < '\x7f' and not '\\')
        ? next : "/";

    private static IResult Nobody(PageWords words) => PlainPages.Page("Salient", Html.Of($"""
        <h1>{words.Put("login.nobody")}</h1>
        <p>{words.Put("login.nobody.words", ("command", new Html("<code>salient people add NAME --role admin</code>")))}
        <a href="/">{words.Put("login.page")}</a></p>
        """), words: words);

    private static IResult Known(HttpContext context, DeskStore desk, Visitor visitor, IAntiforgery forgery)
    {
        var token = Token(context, forgery);
        var words = PageWords.Of(context.Request);
        var known = words.Put("login.known", ("name", Html.Of($"<b>{visitor.Account!.Name}</b>")), ("role", words.Of("role", visitor.Role)));
        return PlainPages.Page("Salient", Html.Of($"""
            <h1>Salient</h1><p>{known} <a href="/">{words.Put("login.page")}</a></p>
            <form method="post" action="{Out}">{token}<button>{words.Put("login.out")}</button></form>
            {(visitor.IsByCookie ? PasskeyPages.Own(desk, visitor.Account!, token, words) : default)}
            """), words: words);
    }

    private static IResult Form(HttpContext context, ServerOptions options, IAntiforgery forgery, string? next, string? wrong)
    {
        var words = PageWords.Of(context.Request);
        return PlainPages.Page($"{words.Say("login.title")}: Salient", Html.Of($"""
            <h1>{words.Put("login.title")}</h1>{(wrong is null ? default : Html.Of($"<p role=\"alert\"><b>{words.Put(wrong)}</b></p>"))}
            <form method="post" action="{Address}">{Token(context, forgery)}<input type="hidden" name="next" value="{Inside(next ?? "")}">
            <p><label for="name">{words.Put("login.name")}</label><br><input id="name" name="name" autocomplete="username" autocapitalize="none"
                spellcheck="false" required autofocus></p>
            <p><label for="password">{words.Put("login.password")}</label><br><input id="password" name="password" type="password"
                autocomplete="current-password" required></p>
            <p><label for="code">{words.Put("login.code")}</label><br><input id="code" name="code" inputmode="numeric"
                autocomplete="one-time-code" pattern="[0-9 ]*" required></p>
            <p><button>{words.Put("login.title")}</button></p></form>
            {PasskeyPages.Entrance(words)}
            {(options.OpenId is { } openId ? Html.Of(
                $"<p><a href=\"{OpenIdLogIn.Address}?next={Uri.EscapeDataString(Inside(next ?? ""))}\">{words.Put("login.at", ("provider", Html.Of($"{openId.Provider.Host}")))}</a></p>") : default)}
            """), wrong is null ? StatusCodes.Status200OK : StatusCodes.Status401Unauthorized, words);
    }

    private static Html Token(HttpContext context, IAntiforgery forgery)
    {
        var tokens = forgery.GetAndStoreTokens(context);
        return Html.Of($"<input type=\"hidden\" name=\"{tokens.FormFieldName}\" value=\"{tokens.RequestToken!}\">");
    }
}
