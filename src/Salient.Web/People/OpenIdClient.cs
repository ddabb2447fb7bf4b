using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace Salient.Web.People;

/// <summary>
/// The framework's client of OpenID Connect, apart from the server's own services: among them the framework would ask it who sends each
/// request, and answer what comes back before anything of ours has looked at it.
/// </summary>
internal sealed class OpenIdClient : IDisposable
{
    private const string Scheme = "openid";

    /// <summary>Longest time between leaving for the provider and coming back.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(15);

    private readonly ServiceProvider _services;

    /// <summary>For a provider.</summary>
    /// <param name="options">The provider.</param>
    /// <param name="enter">Told who it vouches for, once all that it says is checked.</param>
    /// <param name="refuse">Told why it vouches for nobody.</param>
    /// <param name="log">What the framework says of it.</param>
    public OpenIdClient(OpenIdOptions options, Func<TicketReceivedContext, Task> enter, Func<RemoteFailureContext, Task> refuse, ILoggerFactory log)
    {
        var services = new ServiceCollection();
        services.AddSingleton(log).AddLogging();
        services.AddDataProtection().UseEphemeralDataProtectionProvider();
        services.AddAuthentication().AddOpenIdConnect(Scheme, openId =>
        {
            Set(openId, options);
            openId.Events = new() { OnTicketReceived = enter, OnRemoteFailure = refuse };
        });
        _services = services.BuildServiceProvider();
    }

    /// <summary>The client for one request.</summary>
    public async Task<OpenIdConnectHandler> For(HttpContext context)
    {
        var handler = _services.GetRequiredService<OpenIdConnectHandler>();
        await handler.InitializeAsync((await _services.GetRequiredService<IAuthenticationSchemeProvider>().GetSchemeAsync(Scheme))!, context);
        return handler;
    }

    public void Dispose() => _services.Dispose();

    private static void Set(OpenIdConnectOptions openId, OpenIdOptions options)
    {
        openId.Authority = options.Provider.AbsoluteUri;
        openId.RequireHttpsMetadata = !options.IsHere;
        (openId.ClientId, openId.ClientSecret) = (options.Client, options.Secret);
        (openId.ResponseType, openId.ResponseMode) = (OpenIdConnectResponseType.Code, OpenIdConnectResponseMode.Query);
        openId.UsePkce = true;
        (openId.CallbackPath, openId.SignInScheme) = (OpenIdLogIn.Back, "nowhere");
        (openId.MapInboundClaims, openId.SaveTokens, openId.GetClaimsFromUserInfoEndpoint) = (false, false, true);
        openId.RemoteAuthenticationTimeout = Patience;
        openId.Scope.Add("email");
        // The framework leaves out who vouches, which accounts are bound to.
        openId.ClaimActions.Remove("iss");
        foreach (var claim in new[] { options.NameClaim, options.RoleClaim, "email_verified" })
        {
            openId.ClaimActions.MapJsonKey(claim, claim);
        }

        // A response by address alone is a top-level request, which Lax lets the cookies with.
        foreach (var cookie in new[] { openId.CorrelationCookie, openId.NonceCookie })
        {
            (cookie.SameSite, cookie.SecurePolicy, cookie.HttpOnly) = (SameSiteMode.Lax, CookieSecurePolicy.SameAsRequest, true);
        }
    }
}
