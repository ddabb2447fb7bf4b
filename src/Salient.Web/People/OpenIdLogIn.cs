using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Salient.Web.Api;
using Salient.Web.Plain;

namespace Salient.Web.People;

/// <summary>
/// Logging in at a provider of OpenID Connect: by the framework, with a code, PKCE, a nonce and a state that is bound to the browser. What
/// comes of it is a session like any other.
/// </summary>
internal static class OpenIdLogIn
{
    /// <summary>Where it begins, and where the provider sends people back to.</summary>
    public const string Address = "/login/openid", Back = "/login/openid/back";

    private const string Next = "next";

    /// <summary>Adds what it needs.</summary>
    public static void AddOpenId(this IServiceCollection services, OpenIdOptions options)
    {
        services.AddSingleton(options);
        services.AddSingleton(of => new OpenIdGuests(of.GetRequiredService<DeskStore>().Store, options));
        services.AddSingleton(of => new OpenIdClient(options, Enter, Refuse, of.GetRequiredService<ILoggerFactory>()));
    }

    /// <summary>The routes.</summary>
    public static void MapOpenId(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(Address, Leave).Knows(Next).ExcludeFromDescription();
        routes.MapGet(Back, Return).ExcludeFromDescription();
    }

    private static async Task Leave(HttpContext context, OpenIdOptions options, OpenIdClient client, string? next)
    {
        var going = new AuthenticationProperties { RedirectUri = LogIn.Address };
        going.Items[Next] = LogIn.Inside(next ?? "");
        try
        {
            await (await client.For(context)).ChallengeAsync(going);
        }
        catch (InvalidOperationException trouble)
        {
            throw new RequestProblem(502, "The provider does not answer",
                $"{options.Provider} did not say how people log in there: {trouble.Message}",
                "Try again; or log in with a password, and ask whoever keeps the desk to look at --openid.");
        }
    }

    /// <summary>The framework answers by itself, through <see cref="Enter"/> or <see cref="Refuse(RemoteFailureContext)"/>.</summary>
    private static async Task Return(HttpContext context, OpenIdClient client) => _ = await (await client.For(context)).HandleRequestAsync();

    private static async Task Enter(TicketReceivedContext context)
    {
        context.HandleResponse();
        var (http, services) = (context.HttpContext, context.HttpContext.RequestServices);
        var (desk, visitor) = (services.GetRequiredService<DeskStore>(), services.GetRequiredService<Visitor>());
        var (account, refusal) = services.GetRequiredService<OpenIdGuests>().Find(context.Principal!, visitor.Doer.From);
        if (account is null)
        {
            await Refuse(http, desk, visitor, refusal!, "Your provider knows you, but nobody has given you an account here.");
            return;
        }

        LogIn.Begin(http, desk, visitor, account, "OpenID Connect");
        var next = context.Properties?.Items.TryGetValue(Next, out var address) == true ? LogIn.Inside(address ?? "") : "/";
        // Whoever comes from elsewhere brings no cookie that is Strict along, and a redirect is still from there: the page goes on by itself.
        http.Response.Headers["Refresh"] = $"0; url={next}";
        await PlainPages.Page("Logged in: Salient", Html.Of(
            $"<h1>Logged in</h1><p>You are logged in as <b>{account.Name}</b>. <a href=\"{next}\">Go on</a></p>")).ExecuteAsync(http);
    }

    private static async Task Refuse(RemoteFailureContext context)
    {
        context.HandleResponse();
        var services = context.HttpContext.RequestServices;
        await Refuse(context.HttpContext, services.GetRequiredService<DeskStore>(), services.GetRequiredService<Visitor>(),
            context.Failure?.Message ?? "no reason given", "Your provider did not vouch for you, or its answer was not for this browser. Begin anew.");
    }

    private static Task Refuse(HttpContext context, DeskStore desk, Visitor visitor, string reason, string words)
    {
        desk.Store.Audit(visitor.Doer with { Who = "-" }, "log-in refused", "OpenID Connect", reason);
        return PlainPages.Page("Not logged in: Salient", Html.Of(
            $"<h1>Not logged in</h1><p role=\"alert\">{words}</p><p><a href=\"{LogIn.Address}\">To the log-in</a></p>"),
            StatusCodes.Status401Unauthorized).ExecuteAsync(context);
    }
}
