using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.Tokens;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace Salient.SystemTests.Web;

/// <summary>A provider of OpenID Connect on this machine that vouches for whoever it is told to, and can be made to lie.</summary>
internal sealed class OpenIdProvider : IAsyncDisposable
{
    public const string Client = "salient-desk", Secret = "what the provider and the desk know";

    private readonly WebApplication _app;

    private OpenIdProvider(WebApplication app) => _app = app;

    public Uri Address => new(_app.Urls.First());

    /// <summary>Who is logged in at the provider: claims by name.</summary>
    public (string Name, string Value)[] Who { get; set; } = [];

    /// <summary>What is changed of a token that tells who it is, before it is signed.</summary>
    public Action<SecurityTokenDescriptor> Lie { get; set; } = _ => { };

    /// <summary>What the provider's own page of a person says beside.</summary>
    public Action<HandleUserInfoRequestContext> Page { get; set; } = _ => { };

    public static async Task<OpenIdProvider> Start()
    {
        OpenIdProvider? provider = null;
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.AddOpenIddict().AddServer(server =>
        {
            server.EnableDegradedMode();
            server.SetAuthorizationEndpointUris("authorize").SetTokenEndpointUris("token").SetUserInfoEndpointUris("userinfo");
            server.AllowAuthorizationCodeFlow().RequireProofKeyForCodeExchange();
            server.RegisterScopes("email", "profile");
            server.AddEphemeralEncryptionKey().AddEphemeralSigningKey();
            server.UseAspNetCore().DisableTransportSecurityRequirement();
            server.AddEventHandler<ValidateAuthorizationRequestContext>(handler => handler.UseInlineHandler(context =>
            {
                if (context.ClientId != Client || !context.RedirectUri!.EndsWith("/login/openid/back", StringComparison.Ordinal))
                {
                    context.Reject("invalid_client");
                }

                return default;
            }));
            server.AddEventHandler<ValidateTokenRequestContext>(handler => handler.UseInlineHandler(context =>
            {
                if (context.ClientId != Client || context.ClientSecret != Secret)
                {
                    context.Reject("invalid_client");
                }

                return default;
            }));
            server.AddEventHandler<HandleAuthorizationRequestContext>(handler => handler.UseInlineHandler(context =>
            {
                var identity = new ClaimsIdentity("provider");
                identity.AddClaims(provider!.Who.Select(c => new Claim(c.Name, c.Value)));
                identity.SetScopes(context.Request.GetScopes());
                identity.SetDestinations(_ => ["id_token", "access_token"]);
                context.SignIn(new ClaimsPrincipal(identity));
                return default;
            }));
            server.AddEventHandler<GenerateTokenContext>(handler => handler.UseInlineHandler(context =>
            {
                if (context.TokenType == OpenIddictConstants.TokenTypeIdentifiers.IdentityToken)
                {
                    provider!.Lie(context.SecurityTokenDescriptor!);
                }

                return default;
            }).SetOrder(OpenIddictServerHandlers.Protection.GenerateIdentityModelToken.Descriptor.Order - 1));
            server.AddEventHandler<HandleUserInfoRequestContext>(handler => handler.UseInlineHandler(context =>
            {
                provider!.Page(context);
                return default;
            }).SetOrder(int.MaxValue - 100));
        });
        var app = builder.Build();
        app.UseRouting();
        provider = new(app);
        await app.StartAsync(TestContext.Current.CancellationToken);
        return provider;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }
}
