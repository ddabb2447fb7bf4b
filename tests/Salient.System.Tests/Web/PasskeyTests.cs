using System.Net;
using Dapper;
using Microsoft.Playwright;
using Salient.Store;
using Salient.SystemTests.Store;
using static Microsoft.Playwright.Assertions;

namespace Salient.SystemTests.Web;

/// <summary>Passkeys in a browser whose authenticator is made of nothing but program.</summary>
[Collection(OneDesk.Name)]
public sealed class PasskeyTests(ServedDesk browsers)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_passkey_is_added_after_a_log_in_lets_in_without_a_password_and_no_more_once_removed()
    {
        using var home = new TemporaryHome();
        await using var desk = await PeopleDesk.Of(home);
        await using var visit = await Open(desk);
        await Authenticator(visit.Page, verifies: true);
        await LogIn(visit.Page, desk);
        await visit.Page.GetByLabel("Name of a new one").FillAsync("telephone");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Add a passkey" }).ClickAsync();
        await Expect(visit.Page.GetByRole(AriaRole.Button, new() { Name = "Remove telephone" })).ToBeVisibleAsync();
        var kept = Assert.Single(desk.Store.Passkeys("editor"));

        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Log out" }).ClickAsync();
        await visit.Page.GotoAsync(Local(desk, "/login?next=%2Flist"));
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Log in with a passkey" }).ClickAsync();
        await Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Name = "Who holds what" })).ToBeVisibleAsync();
        Assert.Equal(["passkey"], desk.Store.AuditTrail("editor", "log-in").Select(e => e.Note).OfType<string>());
        Assert.True(desk.Store.Passkey(kept.Id)!.Signs > kept.Signs);

        await visit.Page.GotoAsync(Local(desk, "/login"));
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Remove telephone" }).ClickAsync();
        await Expect(visit.Page.GetByRole(AriaRole.Button, new() { Name = "Remove telephone" })).ToHaveCountAsync(0);
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Log out" }).ClickAsync();
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Log in with a passkey" }).ClickAsync();
        await Expect(visit.Page.GetByText("This passkey is not known here")).ToBeVisibleAsync();
        Assert.Equal(["passkey removed", "passkey added"], desk.Store.AuditTrail("editor", "passkey").Select(e => e.What));
        Assert.Equal("passkey", desk.Store.AuditTrail(what: "log-in refused")[0].About);
    }

    [Fact]
    public async Task An_authenticator_that_does_not_ask_who_is_there_is_no_passkey()
    {
        using var home = new TemporaryHome();
        await using var desk = await PeopleDesk.Of(home);
        await using var visit = await Open(desk);
        await Authenticator(visit.Page, verifies: false);
        await LogIn(visit.Page, desk);
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Add a passkey" }).ClickAsync();
        await Expect(visit.Page.GetByText("No passkey was given.")).ToBeVisibleAsync();
        Assert.Empty(desk.Store.Passkeys("editor"));
    }

    [Fact]
    public async Task An_answer_is_taken_once_from_the_browser_that_was_asked()
    {
        using var home = new TemporaryHome();
        await using var desk = await PeopleDesk.Of(home);
        await using var visit = await Open(desk);
        await Authenticator(visit.Page, verifies: true);
        await LogIn(visit.Page, desk);
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Add a passkey" }).ClickAsync();
        await Expect(visit.Page.GetByRole(AriaRole.Button, new() { Name = "Remove passkey" })).ToBeVisibleAsync();
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Log out" }).ClickAsync();
        var answers = await visit.Page.EvaluateAsync<int[]>("""
            async () => {
              const token = document.querySelector('input[name=token]').value
              const send = (path, body) => fetch(path, { method: 'POST', body, headers: { 'X-Salient-Token': token, 'Content-Type': 'application/json' } })
              const ask = async () => PublicKeyCredential.parseRequestOptionsFromJSON(await (await send('/login/passkey/ask')).json())
              const first = JSON.stringify(await navigator.credentials.get({ publicKey: await ask() }))
              await ask()
              const late = (await send('/login/passkey', first)).status
              const second = JSON.stringify(await navigator.credentials.get({ publicKey: await ask() }))
              const right = (await send('/login/passkey', second)).status
              return [late, right]
            }
            """);
        Assert.Equal([401, 200], answers);
        var used = desk.Store.Passkeys("editor").Single();
        Assert.False(desk.Store.KeepUse(used));
    }

    [Fact]
    public async Task Neither_a_key_nor_a_session_that_is_no_longer_fresh_adds_a_passkey()
    {
        using var home = new TemporaryHome();
        await using var desk = await PeopleDesk.Of(home);
        using var program = desk.With(desk.Store.AddKey("editor", KeyScope.Admin, Doer.Here));
        Assert.Equal(HttpStatusCode.Conflict, (await program.PostAsync("/account/passkeys/ask", null, Stop)).StatusCode);
        using var browser = await desk.As(DeskRole.Editor);
        Assert.Equal(HttpStatusCode.OK, (await browser.Send(HttpMethod.Post, "/account/passkeys/ask")).StatusCode);
        using (var connection = TemporaryHome.Connect(home.Database))
        {
            connection.Execute("UPDATE session SET begun = '2018-12-31T23:00:00Z'");
        }

        Assert.Equal(HttpStatusCode.Conflict, (await browser.Send(HttpMethod.Post, "/account/passkeys/ask")).StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await browser.Send(HttpMethod.Post, "/account/passkeys", new { })).StatusCode);
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public void What_was_lent_by_a_passkey_ends_with_a_reset_a_revocation_and_the_account(DatabaseKind kind)
    {
        using var home = new TemporaryHome(kind);
        using var store = ReportStore.Open(home.Database, new());
        foreach (var end in new Action[] {
            () => store.SetCredentials(new() { Name = "ana", Password = "new" }, Doer.Here), () => store.Revoke("ana", null, Doer.Here),
            () => store.RemoveAccount("ana", Doer.Here) })
        {
            store.Add(new Account { Name = "ana", Password = "hash" }, Doer.Here);
            Assert.True(store.AddPasskey(new Passkey("a-credential", "ana", "telephone", "AQID", 0, "internal", true, false, default), Doer.Here));
            Assert.False(store.AddPasskey(new Passkey("a-credential", "ana", "the same", "AQID", 0, "", false, false, default), Doer.Here));
            Assert.True(store.Passkeys("ana").Single() is { Name: "telephone", MayMove: true, HasMoved: false });
            end();
            Assert.Empty(store.Passkeys("ana"));
        }
    }

    private static string Local(PeopleDesk desk, string path) => $"http://localhost:{new Uri(desk.Address).Port}{path}";

    /// <summary>By name: passkeys are of a name, and an address is none.</summary>
    private Task<Visit> Open(PeopleDesk desk) => browsers.Visit(Local(desk, "/login"), ready: "form");

    private static async Task LogIn(IPage page, PeopleDesk desk)
    {
        await page.GetByLabel("Name").FillAsync("editor");
        await page.GetByLabel("Password").FillAsync(PeopleDesk.Password);
        await page.GetByLabel("Code that your authenticator shows").FillAsync(desk.Code("editor"));
        await page.GetByRole(AriaRole.Button, new() { Name = "Log in", Exact = true }).ClickAsync();
        await page.WaitForURLAsync(url => !url.Contains("/login", StringComparison.Ordinal));
        await page.GotoAsync(Local(desk, "/login"));
    }

    private static async Task Authenticator(IPage page, bool verifies)
    {
        var session = await page.Context.NewCDPSessionAsync(page);
        await session.SendAsync("WebAuthn.enable");
        await session.SendAsync("WebAuthn.addVirtualAuthenticator", new()
        {
            ["options"] = new Dictionary<string, object>
            {
                ["protocol"] = "ctap2", ["transport"] = "internal", ["hasResidentKey"] = true, ["hasUserVerification"] = verifies,
                ["isUserVerified"] = verifies, ["automaticPresenceSimulation"] = true,
            },
        });
    }
}
