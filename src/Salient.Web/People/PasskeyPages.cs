using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Salient.Store;
using Salient.Web.Api;
using Salient.Web.Plain;

namespace Salient.Web.People;

/// <summary>Logging in with a passkey, and adding and removing own ones: the only part of the log-in that needs script.</summary>
internal static class PasskeyPages
{
    /// <summary>Where a log-in by passkey begins, where it ends, and the script of both.</summary>
    public const string Ask = "/login/passkey/ask", Enter = "/login/passkey", Script = "/login/passkey.js";

    /// <summary>Where a passkey is added and removed.</summary>
    public const string AskNew = "/account/passkeys/ask", New = "/account/passkeys", Gone = "/account/passkeys/remove";

    /// <summary>
    /// What browsers do: nothing where they know no passkeys, hand them out to no page without TLS, or the page is asked for by an address,
    /// which no passkey can be of. The page says what went wrong.
    /// </summary>
    private const string Code = """
        const send = async (path, body) => {
          const token = document.querySelector('input[name=token]').value
          const answer = await fetch(path, { method: 'POST', body, headers: { 'X-Salient-Token': token, 'Content-Type': 'application/json' } })
          const said = await answer.json()
          if (!answer.ok) throw new Error(said.detail)
          return said
        }
        const ways = {
          async enter() {
            const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(await send('/login/passkey/ask'))
            const given = await navigator.credentials.get({ publicKey })
            const next = document.querySelector('input[name=next]').value
            location.assign((await send('/login/passkey?next=' + encodeURIComponent(next), JSON.stringify(given))).next)
          },
          async add(part) {
            const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(await send('/account/passkeys/ask'))
            const made = await navigator.credentials.create({ publicKey })
            await send('/account/passkeys?name=' + encodeURIComponent(part.querySelector('input').value), JSON.stringify(made))
            location.reload()
          },
        }
        for (const part of document.querySelectorAll('[data-passkey]')) {
          if (!window.PublicKeyCredential?.parseRequestOptionsFromJSON || /^[\d.]+$|^\[/.test(location.hostname)) continue
          part.hidden = false
          part.querySelector('button').addEventListener('click', () => ways[part.dataset.passkey](part).catch(trouble => {
            part.querySelector('[role=alert]').textContent = trouble.name === 'NotAllowedError' ? part.dataset.none : trouble.message
          }))
        }
        """;

    /// <summary>The routes.</summary>
    public static void MapPasskeys(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(Script, () => Results.Text(Code, "text/javascript; charset=utf-8")).Knows().ExcludeFromDescription();
        routes.MapPost(Ask, async (HttpContext context, Passkeys passkeys) => Json(await passkeys.AskToEnter(context)))
            .Knows().ExcludeFromDescription();
        routes.MapPost(Enter, LetIn).Knows("next").ExcludeFromDescription();
        routes.MapPost(AskNew, async (HttpContext context, Passkeys passkeys, Visitor visitor, DeskStore desk) =>
        {
            Needs(context, visitor, desk);
            return Json(await passkeys.AskToAdd(context, visitor.Account!));
        }).Knows().ExcludeFromDescription();
        routes.MapPost(New, Add).Knows((IReadOnlyList<Parameter>)[new("name", "What to call it")]).ExcludeFromDescription();
        routes.MapPost(Gone, Remove).ExcludeFromDescription();
    }

    /// <summary>The part of the log-in page.</summary>
    /// <param name="words">The page's words.</param>
    public static Html Entrance(PageWords words) => Html.Of($"""
        <p data-passkey="enter" data-none="{words.Say("passkey.none")}" hidden><button type="button">{words.Put("passkey.enter")}</button>
            <span role="alert"></span></p>
        <script type="module" src="{Script}"></script>
        """);

    /// <summary>The part of an account's page.</summary>
    /// <param name="desk">Where passkeys are.</param>
    /// <param name="account">Whose page it is.</param>
    /// <param name="token">The hidden field that forms have.</param>
    /// <param name="words">The page's words.</param>
    public static Html Own(DeskStore desk, Account account, Html token, PageWords words)
    {
        Html Kept(Passkey key)
        {
            var (name, day) = (Html.Of($"{key.Name}"), Html.Of($"{NodaTime.Text.LocalDatePattern.Iso.Format(key.Made.InUtc().Date)}"));
            return Html.Of($"""
                <li><form method="post" action="{Gone}">{words.Put("passkey.added", ("name", name), ("day", day))} {token}
                <input type="hidden" name="id" value="{key.Id}"><button>{words.Put("passkey.remove", ("name", name))}</button></form></li>
                """);
        }

        return Html.Of($"""
            <h2>{words.Put("passkey.title")}</h2><ul>{Html.Join(desk.Store.Passkeys(account.Name).Select(Kept))}</ul>
            <p data-passkey="add" data-none="{words.Say("passkey.none")}" hidden><label>{words.Put("passkey.new")}
                <input maxlength="40" value="passkey"></label> <button type="button">{words.Put("passkey.add")}</button>
                <span role="alert"></span></p>
            <script type="module" src="{Script}"></script>
            """);
    }

    private static async Task<IResult> LetIn(HttpContext context, Passkeys passkeys, DeskStore desk, Visitor visitor, string? next)
    {
        var (account, refusal) = await passkeys.Enter(context, await Text(context));
        if (account is null)
        {
            desk.Store.Audit(visitor.Doer with { Who = "-" }, "log-in refused", "passkey", refusal);
            throw new RequestProblem(401, "Not logged in", "This passkey is not known here, or its answer was not to this question.",
                "Try again, or log in with password and code.");
        }

        LogIn.Begin(context, desk, visitor, account, "passkey");
        return Answer.Json(new { Next = LogIn.Inside(next ?? "") });
    }

    private static async Task<IResult> Add(HttpContext context, Passkeys passkeys, DeskStore desk, Visitor visitor, string? name)
    {
        Needs(context, visitor, desk);
        return await passkeys.Add(context, visitor.Account!, await Text(context), name ?? "", visitor.Doer) is { } fault
            ? throw RequestProblem.BadParameter($"The passkey was not added: {fault}.", "Try again.")
            : Answer.Json(new { Added = true });
    }

    private static async Task<IResult> Remove(HttpContext context, DeskStore desk, Visitor visitor)
    {
        if (visitor.IsByCookie && context.Request.HasFormContentType)
        {
            var form = await context.Request.ReadFormAsync(context.RequestAborted);
            desk.Store.RemovePasskey(visitor.Account!.Name, form["id"].ToString(), visitor.Doer);
        }

        return LogIn.SeeOther(context, LogIn.Address);
    }

    /// <summary>A passkey lets in for good: neither a key nor a session that was left open may add one.</summary>
    private static void Needs(HttpContext context, Visitor visitor, DeskStore desk)
    {
        if (!visitor.IsByCookie || SessionCookie.Of(context.Request) is not { } secret || !desk.Store.IsFresh(secret))
        {
            throw new RequestProblem(409, "Log in again", "A passkey is added within ten minutes of a log-in on the page.",
                $"Log out and in again at {LogIn.Address}.");
        }
    }

    private static IResult Json(string json) => Results.Text(json, "application/json");

    private static async Task<string> Text(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body, Encoding.UTF8);
        return await reader.ReadToEndAsync(context.RequestAborted);
    }
}
