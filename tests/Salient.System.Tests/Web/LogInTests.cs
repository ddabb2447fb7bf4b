using System.Globalization;
using System.Net;
using Dapper;
using Salient.Store;
using Salient.SystemTests.Store;
using Salient.Web;

namespace Salient.SystemTests.Web;

/// <summary>Logging in and out, and the ways in which somebody might get in without.</summary>
public sealed class LogInTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task Name_password_and_code_let_in_and_leaving_ends_it_for_the_number_too(DatabaseKind kind)
    {
        using var home = new TemporaryHome(kind);
        await using var desk = await PeopleDesk.Of(home);
        using var browser = desk.Nobody();
        using var entered = await browser.LogIn("Reader", PeopleDesk.Password, desk.Code("reader"), "/list?on=2030-03-14");
        Assert.Equal((HttpStatusCode.SeeOther, "/list?on=2030-03-14"), (entered.StatusCode, entered.Headers.Location?.ToString()));
        var cookie = entered.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("salient-", StringComparison.Ordinal)
            && !c.StartsWith("salient-form", StringComparison.Ordinal));
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=strict", cookie, StringComparison.OrdinalIgnoreCase);
        using var read = await browser.Client.GetAsync("/api/days", Stop);
        Assert.Equal((HttpStatusCode.OK, "no-store"), (read.StatusCode, read.Headers.CacheControl?.ToString()));

        var number = browser.Session!;
        Assert.Equal(HttpStatusCode.SeeOther, (await browser.Post("/logout", [])).StatusCode);
        using var thief = desk.Nobody();
        thief.Cookies.Add(new Uri(desk.Address), new Cookie(cookie.Split('=')[0], number, "/"));
        Assert.Equal(HttpStatusCode.Unauthorized, (await thief.Client.GetAsync("/api/days", Stop)).StatusCode);
        Assert.Equal(["log-out", "log-in"], desk.Store.AuditTrail("reader").Select(e => e.What));
    }

    [Fact]
    public async Task Each_part_must_be_right_and_a_code_is_taken_once_in_any_spelling()
    {
        using var home = new TemporaryHome();
        await using var desk = await PeopleDesk.Of(home);
        using var browser = desk.Nobody();
        var code = desk.Code("editor");
        var answers = new List<string>();
        foreach (var (name, password, given) in new[]
                 {
                     ("editor", "another long password", code), ("editor", PeopleDesk.Password, "000000"), ("nobody-here", PeopleDesk.Password, code),
                     ("editor", PeopleDesk.Password, ""),
                 })
        {
            using var refused = await browser.LogIn(name, password, given);
            Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
            answers.Add(System.Text.RegularExpressions.Regex.Replace(await refused.Content.ReadAsStringAsync(Stop), "name=\"token\" value=\"[^\"]+\"", ""));
        }

        // Nobody learns from the answer whether the name is somebody's.
        Assert.Single(answers.Distinct());
        Assert.Equal(HttpStatusCode.SeeOther, (await browser.LogIn("editor", PeopleDesk.Password, code)).StatusCode);
        using var other = desk.Nobody();
        foreach (var again in new[] { code, $" {code}", $"0{code}", $"{code[..3]} {code[3..]}" })
        {
            Assert.Equal(HttpStatusCode.Unauthorized, (await other.LogIn("editor", PeopleDesk.Password, again)).StatusCode);
        }
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task After_five_wrong_tries_at_once_the_right_one_waits_too(DatabaseKind kind)
    {
        using var home = new TemporaryHome(kind);
        await using var desk = await PeopleDesk.Of(home);
        using var browser = desk.Nobody();
        _ = await browser.Client.GetStringAsync("/login", Stop);
        await Task.WhenAll(Enumerable.Range(0, 5).Select(i => browser.LogIn("analyst", $"guess number {i} of many", "123456")));
        Assert.NotNull(desk.Store.Account("analyst")!.LockedUntil);
        Assert.Equal(HttpStatusCode.Unauthorized, (await browser.LogIn("analyst", PeopleDesk.Password, desk.Code("analyst"))).StatusCode);
        desk.Store.KeepAttempts(new() { Name = "analyst", LockedUntil = NodaTime.Instant.FromUtc(2020, 1, 1, 0, 0) });
        Assert.Equal(HttpStatusCode.SeeOther, (await browser.LogIn("analyst", PeopleDesk.Password, desk.Code("analyst"))).StatusCode);
        Assert.Equal(6, desk.Store.AuditTrail(what: "log-in refused").Count(e => e.About == "analyst"));
    }

    [Fact]
    public async Task One_address_may_try_ten_times_in_a_minute()
    {
        using var home = new TemporaryHome();
        await using var desk = await PeopleDesk.Of(home);
        using var browser = desk.Nobody();
        for (var i = 0; i < 10; i++)
        {
            Assert.Equal(HttpStatusCode.Unauthorized, (await browser.LogIn($"name{i}", "guessed password", "123456")).StatusCode);
        }

        using var refused = await browser.LogIn("admin", PeopleDesk.Password, desk.Code("admin"));
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.NotNull(refused.Headers.RetryAfter);
        Assert.Equal(HttpStatusCode.OK, (await browser.Client.GetAsync("/login", Stop)).StatusCode);
    }

    [Fact]
    public async Task A_number_that_somebody_else_put_into_the_browser_is_never_a_session()
    {
        using var home = new TemporaryHome();
        await using var desk = await PeopleDesk.Of(home);
        using var attacker = await desk.As(DeskRole.Reader);
        using var victim = desk.Nobody();
        var name = $"salient-{new Uri(desk.Address).Port}";
        foreach (var planted in new[] { "a-number-made-up", attacker.Session! })
        {
            victim.Cookies.Add(new Uri(desk.Address), new Cookie(name, planted, "/"));
            using var entered = await victim.LogIn("admin", PeopleDesk.Password, desk.Code("admin"));
            Assert.Equal(HttpStatusCode.SeeOther, entered.StatusCode);
            Assert.NotEqual(planted, victim.Session);
            using var thief = desk.Nobody();
            thief.Cookies.Add(new Uri(desk.Address), new Cookie(name, planted, "/"));
            Assert.Equal(HttpStatusCode.Unauthorized, (await thief.Client.GetAsync("/api/days", Stop)).StatusCode);
        }
    }

    [Fact]
    public async Task A_page_elsewhere_can_neither_change_anything_nor_log_anybody_in_or_out()
    {
        using var home = new TemporaryHome();
        await using var desk = await PeopleDesk.Of(home);
        using var editor = await desk.As(DeskRole.Editor);
        using var analyst = await desk.As(DeskRole.Analyst);
        var (own, others) = (await editor.Token(), await analyst.Token());
        var body = new { kind = "accept", claim = InventedWar.Reports[1].Claims[0].Id };
        foreach (var headers in new (string, string)[][]
                 {
                     [], [("X-Salient-Token", "")], [("X-Salient-Token", others)], [("X-Salient-Token", own[..^4])],
                     [("X-Salient-Token", own), ("Origin", "https://evil.example")], [("X-Salient-Token", own), ("Sec-Fetch-Site", "cross-site")],
                 })
        {
            using var request = PeopleDesk.Request(HttpMethod.Post, "/api/rulings", body, headers);
            Assert.Equal(HttpStatusCode.Forbidden, (await editor.Client.SendAsync(request, Stop)).StatusCode);
        }

        Assert.Empty(desk.Store.Rulings());
        Assert.Equal(HttpStatusCode.Forbidden, (await editor.Post("/logout", [], withToken: false)).StatusCode);
        using var fresh = desk.Nobody();
        Assert.Equal(HttpStatusCode.Forbidden, (await fresh.LogIn("reader", PeopleDesk.Password, desk.Code("reader"), withToken: false)).StatusCode);
        Assert.Equal(HttpStatusCode.Created, (await editor.Send(HttpMethod.Post, "/api/rulings", body)).StatusCode);
        // The token of a session is of no use to the next one.
        await editor.Post("/logout", []);
        using (await editor.LogIn("editor", PeopleDesk.Password, desk.Code("editor")))
        {
            using var request = PeopleDesk.Request(HttpMethod.Post, "/api/rulings", body, ("X-Salient-Token", own));
            Assert.Equal(HttpStatusCode.Forbidden, (await editor.Client.SendAsync(request, Stop)).StatusCode);
        }
    }

    [Fact]
    public async Task The_log_in_leads_nowhere_else_and_repeats_no_markup()
    {
        using var home = new TemporaryHome();
        await using var desk = await PeopleDesk.Of(home);
        foreach (var (role, next) in new[]
                 {
                     (DeskRole.Reader, "https://evil.example/"), (DeskRole.Analyst, "//evil.example/"), (DeskRole.Editor, "/\\evil.example/"),
                     (DeskRole.Admin, "/\t/evil.example"), (DeskRole.Reader, "javascript:alert(1)"), (DeskRole.Editor, "\"><script>alert(1)</script>"),
                 })
        {
            using var browser = desk.Nobody();
            var page = await browser.Client.GetStringAsync($"/login?next={Uri.EscapeDataString(next)}", Stop);
            Assert.Contains("name=\"next\" value=\"/\"", page, StringComparison.Ordinal);
            Assert.DoesNotContain("<script>", page, StringComparison.Ordinal);
            using var entered = await browser.LogIn(PeopleDesk.NameOf(role), PeopleDesk.Password, desk.Code(PeopleDesk.NameOf(role)), next);
            Assert.Equal("/", entered.Headers.Location?.ToString());
        }
    }

    [Fact]
    public async Task By_TLS_the_cookie_is_for_TLS_and_this_host_alone()
    {
        using var home = new TemporaryHome();
        await using var desk = await PeopleDesk.Of(home, options: new ServerOptions { BehindProxy = true, Hosts = ["desk.example.org"] });
        using var proxy = desk.Nobody();
        foreach (var (name, value) in new[] { ("X-Forwarded-Proto", "https"), ("X-Forwarded-Host", "desk.example.org"), ("X-Forwarded-For", "198.51.100.4") })
        {
            proxy.Client.DefaultRequestHeaders.Add(name, value);
        }

        using var page = await proxy.Client.GetAsync("/login", Stop);
        var form = page.Headers.GetValues("Set-Cookie").Single();
        Assert.Contains("secure", form, StringComparison.OrdinalIgnoreCase);
        // The jar keeps nothing that is for TLS where there is none: it is sent by hand.
        proxy.Client.DefaultRequestHeaders.Add("Cookie", form.Split(';')[0]);
        var token = System.Text.RegularExpressions.Regex.Match(await page.Content.ReadAsStringAsync(Stop), "name=\"token\" value=\"([^\"]+)\"").Groups[1].Value;
        using var entered = await proxy.Client.PostAsync("/login", new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["name"] = "reader", ["password"] = PeopleDesk.Password, ["code"] = desk.Code("reader"), ["token"] = token,
        }), Stop);
        var cookie = entered.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("__Host-salient", StringComparison.Ordinal));
        Assert.Contains("secure", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Equal("198.51.100.4", desk.Store.AuditTrail(what: "log-in")[0].Origin);
    }

    [Fact]
    public async Task The_database_has_no_password_no_number_of_a_session_and_no_key()
    {
        using var home = new TemporaryHome();
        await using var desk = await PeopleDesk.Of(home);
        using var admin = await desk.As(DeskRole.Admin);
        var key = desk.Store.AddKey("admin", KeyScope.Read, Doer.Here)!;
        using var connection = TemporaryHome.Connect(home.Database);
        var rows = string.Join('\n', new[] { "account", "session", "api_key", "passkey", "audit" }.SelectMany(t => connection.Query($"SELECT * FROM {t}"))
            .Select(row => string.Join('|', ((IDictionary<string, object>)row).Values.Select(v => Convert.ToString(v, CultureInfo.InvariantCulture)))));
        Assert.DoesNotContain(PeopleDesk.Password, rows, StringComparison.Ordinal);
        Assert.DoesNotContain(admin.Session!, rows, StringComparison.Ordinal);
        Assert.DoesNotContain(key["salient_".Length..], rows, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_session_ends_by_itself_after_half_a_day_without_a_request()
    {
        using var home = new TemporaryHome();
        await using var desk = await PeopleDesk.Of(home);
        using var reader = await desk.As(DeskRole.Reader);
        using (var connection = TemporaryHome.Connect(home.Database))
        {
            connection.Execute("UPDATE session SET seen = '2018-12-31T12:00:00Z'");
        }

        Assert.Equal(HttpStatusCode.Unauthorized, (await reader.Client.GetAsync("/api/days", Stop)).StatusCode);
    }
}
