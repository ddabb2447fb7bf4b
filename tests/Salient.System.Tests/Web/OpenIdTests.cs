using System.Net;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Microsoft.IdentityModel.Tokens;
using Salient.Store;
using Salient.SystemTests.Store;
using Salient.Web;
using Salient.Web.People;

namespace Salient.SystemTests.Web;

/// <summary>Logging in at a provider of OpenID Connect: a real one, that tells the truth or lies.</summary>
public sealed partial class OpenIdTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task Whoever_has_an_account_without_a_password_is_let_in_and_no_namesake_after_them(DatabaseKind kind)
    {
        using var home = new TemporaryHome(kind);
        await using var provider = await OpenIdProvider.Start();
        await using var desk = await Desk(home, provider);
        desk.Store.Add(new() { Name = "ana", Role = DeskRole.Analyst }, Doer.Here);
        provider.Who = [("sub", "17"), ("preferred_username", "Ana")];
        using var browser = desk.Nobody();
        using var entered = await Through(browser, "/login/openid?next=%2Flist%3Fon%3D2030-03-14");
        Assert.Equal((HttpStatusCode.OK, "0; url=/list?on=2030-03-14"), (entered.StatusCode, entered.Headers.GetValues("Refresh").Single()));
        Assert.Contains(entered.Headers.GetValues("Set-Cookie"), c => c.StartsWith("salient-", StringComparison.Ordinal)
            && c.Contains("samesite=strict", StringComparison.OrdinalIgnoreCase) && c.Contains("httponly", StringComparison.OrdinalIgnoreCase));
        Assert.Contains("\"user\":\"ana\",\"role\":\"analyst\"", await browser.Client.GetStringAsync("/api/legend", Stop), StringComparison.Ordinal);
        Assert.Equal(("log-in", "OpenID Connect"), desk.Store.AuditTrail("ana", "log-in").Select(e => (e.What, e.Note)).Single());

        // Renamed at the provider they are the same; somebody else who has the name now is not.
        provider.Who = [("sub", "17"), ("preferred_username", "ana.married")];
        using var renamed = desk.Nobody();
        Assert.Equal(HttpStatusCode.OK, (await Through(renamed)).StatusCode);
        Assert.Contains("\"user\":\"ana\"", await renamed.Client.GetStringAsync("/api/legend", Stop), StringComparison.Ordinal);
        provider.Who = [("sub", "18"), ("preferred_username", "ana")];
        await IsRefused(desk, "the account ana is another's of the same name");
    }

    [Fact]
    public async Task Rules_make_accounts_and_give_and_take_roles_at_each_log_in()
    {
        using var home = new TemporaryHome();
        await using var provider = await OpenIdProvider.Start();
        await using var desk = await Desk(home, provider, options => options with
        {
            Roles = new Dictionary<string, DeskRole> { ["desk"] = DeskRole.Analyst, ["chiefs"] = DeskRole.Editor },
        });
        async Task<DeskRole> Role(params string[] groups)
        {
            provider.Who = [("sub", "17"), ("preferred_username", "cem"), .. groups.Select(g => ("groups", g))];
            using var browser = desk.Nobody();
            Assert.Equal(HttpStatusCode.OK, (await Through(browser)).StatusCode);
            return desk.Store.Account("cem")!.Role;
        }

        Assert.Equal(DeskRole.Analyst, await Role("choir", "desk"));
        Assert.Equal(DeskRole.Editor, await Role("desk", "chiefs", "choir"));
        Assert.Equal(DeskRole.Analyst, await Role("desk"));
        provider.Who = [("sub", "17"), ("preferred_username", "cem"), ("groups", "choir")];
        await IsRefused(desk, "no rule gives a role for their groups");
        Assert.Equal(["role set", "role set"], desk.Store.AuditTrail("openid").Select(e => e.What));
    }

    [Fact]
    public async Task Who_has_no_account_or_one_with_a_password_stays_out()
    {
        using var home = new TemporaryHome();
        await using var provider = await OpenIdProvider.Start();
        await using var desk = await Desk(home, provider);
        foreach (var (name, reason) in new[]
                 {
                     ("stranger", "stranger has no account"), ("admin", "admin logs in with a password"),
                     ("<b>x</b>", "preferred_username is no name of an account"),
                 })
        {
            provider.Who = [("sub", "5"), ("preferred_username", name)];
            await IsRefused(desk, reason);
        }

        provider.Who = [("sub", "5")];
        await IsRefused(desk, "preferred_username is missing");
        Assert.Equal(4, desk.Store.Accounts().Count);
    }

    [Fact]
    public async Task An_address_of_mail_counts_only_where_the_provider_has_verified_it()
    {
        using var home = new TemporaryHome();
        await using var provider = await OpenIdProvider.Start();
        await using var desk = await Desk(home, provider, options => options with { NameClaim = "email" });
        desk.Store.Add(new() { Name = "ana@example.org", Role = DeskRole.Reader }, Doer.Here);
        provider.Who = [("sub", "17"), ("email", "ana@example.org")];
        await IsRefused(desk, "email is not verified");
        provider.Page = page => (page.Email, page.EmailVerified) = ("ana@example.org", true);
        using var browser = desk.Nobody();
        Assert.Equal(HttpStatusCode.OK, (await Through(browser)).StatusCode);
    }

    public static TheoryData<string> Lies => [.. LiesByName.Keys];

    private static readonly Dictionary<string, Action<SecurityTokenDescriptor>> LiesByName = new()
    {
        ["nonce"] = token => token.Claims = new Dictionary<string, object>(token.Claims ?? new Dictionary<string, object>())
            { ["nonce"] = "of another log-in" },
        ["issuer"] = token => token.Issuer = "https://other.example/",
        ["signature"] = token => token.SigningCredentials = new(new RsaSecurityKey(RSA.Create(2048)) { KeyId = token.SigningCredentials.Key.KeyId },
            SecurityAlgorithms.RsaSha256),
        ["audience"] = token => { token.Audience = "another-client"; token.Audiences.Clear(); },
        ["expired"] = token => (token.NotBefore, token.IssuedAt, token.Expires) = (new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc),
            new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc), new DateTime(2020, 1, 2, 0, 0, 0, DateTimeKind.Utc)),
    };

    [Theory]
    [MemberData(nameof(Lies))]
    public async Task A_token_that_is_not_right_in_every_part_lets_nobody_in(string part)
    {
        using var home = new TemporaryHome();
        await using var provider = await OpenIdProvider.Start();
        await using var desk = await Desk(home, provider);
        desk.Store.Add(new() { Name = "ana", Role = DeskRole.Analyst }, Doer.Here);
        (provider.Who, provider.Lie) = ([("sub", "17"), ("preferred_username", "ana")], LiesByName[part]);
        await IsRefused(desk, "IDX");
        provider.Lie = _ => { };
        using var browser = desk.Nobody();
        Assert.Equal(HttpStatusCode.OK, (await Through(browser)).StatusCode);
    }

    [Fact]
    public async Task What_comes_back_is_taken_from_the_browser_that_left_unchanged_and_once()
    {
        using var home = new TemporaryHome();
        await using var provider = await OpenIdProvider.Start();
        await using var desk = await Desk(home, provider);
        desk.Store.Add(new() { Name = "ana", Role = DeskRole.Analyst }, Doer.Here);
        provider.Who = [("sub", "17"), ("preferred_username", "ana")];
        using var browser = desk.Nobody();
        using var victim = desk.Nobody();
        var back = await ToProvider(browser, "/login/openid");
        foreach (var (client, address) in new[]
                 {
                     (victim, back), (browser, State().Replace(back, "state=made-up")), (browser, State().Replace(back, "x=y")),
                     (browser, "/login/openid/back"), (browser, "/login/openid/back?error=access_denied"),
                 })
        {
            using var refused = await client.Client.GetAsync(address, Stop);
            Assert.Equal((address, HttpStatusCode.Unauthorized), (address, refused.StatusCode));
            Assert.Null(client.Session);
        }

        // The code of another log-in goes with neither its state nor its secret.
        using var thief = desk.Nobody();
        var own = await ToProvider(thief, "/login/openid");
        var mixed = Code().Replace(own, Code().Match(back).Value);
        Assert.Equal(HttpStatusCode.Unauthorized, (await thief.Client.GetAsync(mixed, Stop)).StatusCode);
        Assert.Null(thief.Session);
        Assert.All(desk.Store.AuditTrail(what: "log-in"), e => Assert.Equal(("-", "log-in refused"), (e.Who, e.What)));
    }

    [Fact]
    public async Task Where_only_rules_make_accounts_nothing_is_open_before_there_is_one()
    {
        using var home = new TemporaryHome();
        await using var provider = await OpenIdProvider.Start();
        using var store = ReportStore.Open(home.Database, new());
        await using var app = SalientServer.Create(store, new() { Port = 0, OpenId = Options(provider) });
        await app.StartAsync(Stop);
        using var client = new HttpClient { BaseAddress = new(app.Urls.First()) };
        Assert.Equal(HttpStatusCode.Unauthorized, (await client.GetAsync("/api/days", Stop)).StatusCode);
        Assert.Contains("Log in at 127.0.0.1", await client.GetStringAsync("/login", Stop), StringComparison.Ordinal);
        await app.StopAsync(Stop);
    }

    [Theory]
    [InlineData(2, "--openid http://login.example.org is no address of a provider that can be trusted", "--openid", "http://login.example.org",
        "--openid-client", "x")]
    [InlineData(2, "--openid-client is missing", "--openid", "https://login.example.org")]
    [InlineData(2, "--openid is missing", "--openid-client", "x")]
    [InlineData(2, "is not a role and a value", "--openid", "https://login.example.org", "--openid-client", "x", "--openid-role", "chief=x")]
    [InlineData(2, "with --public nobody does", "--openid", "https://login.example.org", "--openid-client", "x", "--public")]
    public void What_cannot_be_is_said_before_anything_is_served(int code, string words, params string[] arguments)
    {
        using var home = new TemporaryHome();
        ReportStore.Open(home.Database, new()).Dispose();
        var run = Cli.SalientRun.With(home.Path, null, ["serve", "--port", "0", "--db", home.Database, .. arguments]);
        Assert.Equal(code, run.Code);
        Assert.Contains(words, run.Error, StringComparison.Ordinal);
    }

    private static OpenIdOptions Options(OpenIdProvider provider) =>
        new() { Provider = provider.Address, Client = OpenIdProvider.Client, Secret = OpenIdProvider.Secret };

    private static Task<PeopleDesk> Desk(TemporaryHome home, OpenIdProvider provider, Func<OpenIdOptions, OpenIdOptions>? change = null) =>
        PeopleDesk.Of(home, options: new ServerOptions { OpenId = (change ?? (o => o))(Options(provider)) });

    /// <summary>To the provider, and back to where it sends.</summary>
    private static async Task<string> ToProvider(PeopleDesk.Browser browser, string path)
    {
        using var left = await browser.Client.GetAsync(path, Stop);
        Assert.Equal(HttpStatusCode.Redirect, left.StatusCode);
        Assert.Contains("code_challenge_method=S256", left.Headers.Location!.Query, StringComparison.Ordinal);
        using var there = await browser.Client.GetAsync(left.Headers.Location, Stop);
        Assert.Equal((HttpStatusCode.Redirect, ""), (there.StatusCode,
            there.StatusCode == HttpStatusCode.Redirect ? "" : await there.Content.ReadAsStringAsync(Stop)));
        return there.Headers.Location!.PathAndQuery;
    }

    private static async Task<HttpResponseMessage> Through(PeopleDesk.Browser browser, string path = "/login/openid") =>
        await browser.Client.GetAsync(await ToProvider(browser, path), Stop);

    private static async Task IsRefused(PeopleDesk desk, string reason)
    {
        using var browser = desk.Nobody();
        using var refused = await Through(browser);
        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
        Assert.Null(browser.Session);
        Assert.Contains(reason, desk.Store.AuditTrail(what: "log-in refused")[0].Note, StringComparison.Ordinal);
    }

    [GeneratedRegex("state=[^&]+")]
    private static partial Regex State();

    [GeneratedRegex("code=[^&]+")]
    private static partial Regex Code();
}
