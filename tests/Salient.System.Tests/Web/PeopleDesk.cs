using System.Buffers.Binary;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Salient.Store;
using Salient.SystemTests.Store;
using Salient.Web;
using Salient.Web.People;

namespace Salient.SystemTests.Web;

/// <summary>The invented war in a store where people have accounts, served on a free port.</summary>
internal sealed partial class PeopleDesk : IAsyncDisposable
{
    public const string Password = "a long enough password";

    /// <summary>One for all, since making it is slow on purpose.</summary>
    private static readonly Lazy<Task<Account>> Given = new(async () =>
    {
        using var home = new TemporaryHome();
        using var store = ReportStore.Open(home.Database, new());
        using var credentials = new Credentials(store);
        var account = new Account { Name = "given" };
        Assert.Empty(await credentials.Give(account, Password));
        return account;
    });

    private readonly WebApplication _app;
    private readonly Dictionary<string, string> _codeKeys;
    private readonly Dictionary<string, int> _logIns = [];

    private PeopleDesk(ReportStore store, WebApplication app, Dictionary<string, string> codeKeys) =>
        (Store, _app, _codeKeys) = (store, app, codeKeys);

    public ReportStore Store { get; }

    public string Address => _app.Urls.First();

    public IServiceProvider Services => _app.Services;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>Serves a database to which accounts are added: one of each role, called like it.</summary>
    public static async Task<PeopleDesk> Of(TemporaryHome home, Action<ReportStore>? fill = null, ServerOptions? options = null,
        string database = "salient")
    {
        var store = ReportStore.Open(database == "salient" ? home.Database : home.Another(database), new() { Clock = new SetClock() });
        (fill ?? InventedWar.Into)(store);
        var codeKeys = new Dictionary<string, string>();
        var given = await Given.Value;
        foreach (var role in Enum.GetValues<DeskRole>())
        {
            var account = new Account { Name = NameOf(role), Role = role, Password = given.Password, CodeKey = given.CodeKey };
            Assert.True(store.Add(account, Doer.Here));
            codeKeys[account.Name] = account.CodeKey;
        }

        var app = SalientServer.Create(store, (options ?? new() { Clock = new Later() }) with { Port = 0 });
        await app.StartAsync(Stop);
        return new(store, app, codeKeys);
    }

    public static string NameOf(DeskRole role) => role.ToString().ToLowerInvariant();

    /// <summary>A browser that nobody is logged in with.</summary>
    public Browser Nobody() => new(Address);

    /// <summary>Somebody who has logged in by the page.</summary>
    public async Task<Browser> As(DeskRole role)
    {
        var browser = Nobody();
        using var answer = await browser.LogIn(NameOf(role), Password, Code(NameOf(role)));
        Assert.Equal((HttpStatusCode.SeeOther, "/"), (answer.StatusCode, answer.Headers.Location?.ToString()));
        return browser;
    }

    /// <summary>A program with a key.</summary>
    public HttpClient With(string? key)
    {
        var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = new(Address) };
        client.DefaultRequestHeaders.Authorization = key is null ? null : new AuthenticationHeaderValue("Bearer", key);
        return client;
    }

    /// <summary>A code that the account's authenticator may show now, another one each time; no more than four in a minute.</summary>
    public string Code(string name)
    {
        _logIns[name] = _logIns.GetValueOrDefault(name) + 1;
        return CodeAt(_codeKeys[name], DateTimeOffset.Parse(DateHeader(), CultureInfo.InvariantCulture).ToUnixTimeSeconds() / 30
            + (_logIns[name] - 2));
    }

    /// <summary>RFC 6238 once more, after the standard and not after the program.</summary>
    public static string CodeAt(string key, long step)
    {
        const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
        var bits = string.Concat(key.Select(c => Convert.ToString(Letters.IndexOf(c, StringComparison.Ordinal), 2).PadLeft(5, '0')));
        var secret = Enumerable.Range(0, bits.Length / 8).Select(i => Convert.ToByte(bits.Substring(i * 8, 8), 2)).ToArray();
        var counter = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
#pragma warning disable CA5350 // The standard says SHA-1.
        var mac = HMACSHA1.HashData(secret, counter);
#pragma warning restore CA5350
        return ((BinaryPrimitives.ReadInt32BigEndian(mac.AsSpan(mac[^1] & 15)) & int.MaxValue) % 1_000_000)
            .ToString("D6", CultureInfo.InvariantCulture);
    }

    private static string DateHeader() => TimeProvider.System.GetUtcNow().ToString("O", CultureInfo.InvariantCulture);

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        Store.Dispose();
    }

    /// <summary>A browser as far as it keeps cookies, and sends the page's token with what it changes.</summary>
    internal sealed partial class Browser : IDisposable
    {
        public Browser(string address)
        {
            Client = new(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = Cookies }) { BaseAddress = new(address) };
        }

        public CookieContainer Cookies { get; } = new();

        public HttpClient Client { get; }

        /// <summary>The number of its session, or null.</summary>
        public string? Session => Cookies.GetCookies(Client.BaseAddress!).FirstOrDefault(c => c.Name.StartsWith("salient-", StringComparison.Ordinal)
            && c.Name != "salient-form")?.Value;

        public async Task<HttpResponseMessage> LogIn(string name, string password, string code, string next = "", bool withToken = true) =>
            await Post("/login", new() { ["name"] = name, ["password"] = password, ["code"] = code, ["next"] = next }, withToken);

        /// <summary>Sends a form of the log-in page.</summary>
        public async Task<HttpResponseMessage> Post(string path, Dictionary<string, string> fields, bool withToken = true)
        {
            if (withToken)
            {
                fields["token"] = TokenField().Match(await Client.GetStringAsync("/login", Stop)).Groups[1].Value;
            }

            using var form = new FormUrlEncodedContent(fields);
            return await Client.PostAsync(path, form, Stop);
        }

        /// <summary>Sends something as the page does: with the token that it asks for first.</summary>
        public async Task<HttpResponseMessage> Send(HttpMethod method, string path, object? body = null, params (string, string)[] headers)
        {
            using var request = Request(method, path, body, [("X-Salient-Token", await Token()), .. headers]);
            return await Client.SendAsync(request, Stop);
        }

        public async Task<string> Token() =>
            JsonDocument.Parse(await Client.GetStringAsync("/api/token", Stop)).RootElement.GetProperty("token").GetString()!;

        public void Dispose() => Client.Dispose();

        [GeneratedRegex("name=\"token\" value=\"([^\"]+)\"")]
        private static partial Regex TokenField();
    }

    /// <summary>A request with headers and a body of JSON.</summary>
    public static HttpRequestMessage Request(HttpMethod method, string path, object? body, params (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(method, path) { Content = body is null ? null : System.Net.Http.Json.JsonContent.Create(body) };
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return request;
    }
}
