using System.Globalization;
using System.Text.Json;
using System.Text;
using Salient.Cli;
using Salient.Gathering.Fetching;
using Salient.Store;
using Salient.Tests.Gathering.Fetching;
using static Salient.SystemTests.Store.Made;

namespace Salient.SystemTests.Alerts;

/// <summary>Digests sent to an address: a real server on this machine, which answers, fails, stalls and leads elsewhere.</summary>
public sealed class DigestWebhookTests : IDisposable
{
    private readonly DigestDesk _desk = new();
    private readonly PageServer _server = new();
    private readonly Fetcher _fetcher = new(new()
    {
        AllowedHosts = new HashSet<string> { "127.0.0.1" }, MostStill = TimeSpan.FromSeconds(1),
    });

    public DigestWebhookTests()
    {
        _desk.Store.Add("all", new(), Doer.Here);
        _desk.Took("The Guard drove the Front out of Tal, residents said.", River, "Tal", 11, 12, "River Post");
    }

    public void Dispose()
    {
        _fetcher.Dispose();
        _server.Dispose();
        _desk.Dispose();
    }

    private DigestWebhook Hook(string path, string? secret = "a secret") => new(_server.At(path), _fetcher, secret);

    private string? Reason => _desk.Store.Deliveries("all").Single().Reason;

    /// <summary>Reads the body of what was sent and answers it.</summary>
    private void Takes(string path, Action<AskedPage, byte[]> take, int status = 204) => _server.On(path, async (asked, stream) =>
    {
        var body = new byte[int.Parse(asked.Headers["content-length"], CultureInfo.InvariantCulture)];
        await stream.ReadExactlyAsync(body);
        take(asked, body);
        await stream.WriteAsync(PageServer.Answer(status, []));
    });

    [Fact]
    public async Task A_digest_is_sent_as_json_with_a_signature_that_its_receiver_can_check()
    {
        (AskedPage? Asked, byte[] Body) got = (null, []);
        Takes("/hook", (asked, body) => got = (asked, body));

        Assert.Equal(0, await _desk.Digest(Hook("/hook")));

        var headers = got.Asked!.Headers;
        var signed = Encoding.UTF8.GetBytes(headers["x-salient-timestamp"] + ".").Concat(got.Body).ToArray();
        Assert.Equal("sha256=" + Convert.ToHexStringLower(System.Security.Cryptography.HMACSHA256.HashData("a secret"u8.ToArray(), signed)),
            headers["x-salient-signature"]);
        Assert.Equal("application/json; charset=utf-8", headers["content-type"]);
        var change = JsonDocument.Parse(got.Body).RootElement.GetProperty("changes")[0];
        Assert.Equal("Tal: held by River Guard, 11 January 2019", change.GetProperty("title").GetString());
        Assert.Equal("River Post", change.GetProperty("words")[0].GetProperty("outlet").GetString());
    }

    [Fact]
    public async Task What_fails_stalls_or_breaks_off_is_sent_again_until_it_is_taken()
    {
        var taken = 0;
        Takes("/fails", (_, _) => { }, 503);
        Assert.Equal(1, await _desk.Digest(Hook("/fails")));
        Assert.Contains("was answered with 503", Reason, StringComparison.Ordinal);

        _server.On("/hook", (_, _) => Task.Delay(TimeSpan.FromSeconds(5)));
        Assert.Equal(1, await _desk.Digest(Hook("/hook")));
        Assert.Contains(_desk.Store.Deliveries("all"),
            d => d.Failures == 1 && d.Reason!.Contains("sent nothing for 1 seconds", StringComparison.Ordinal));

        _server.On("/hook", (_, stream) => { stream.Socket.Close(0); return Task.CompletedTask; });
        Assert.Equal(1, await _desk.Digest(Hook("/hook")));

        Takes("/hook", (_, _) => taken++);
        Assert.Equal(0, await _desk.Digest(Hook("/hook")));
        Assert.Equal(0, await _desk.Digest(Hook("/hook")));
        Assert.Equal(1, taken);
    }

    [Fact]
    public async Task Nothing_is_sent_to_where_an_answer_leads_nor_into_the_network_of_the_desk()
    {
        var stolen = 0;
        Takes("/elsewhere", (_, _) => stolen++);
        _server.Redirect("/hook", _server.At("/elsewhere"), 307);
        Assert.Equal(1, await _desk.Digest(Hook("/hook")));
        Assert.Contains("was answered with 307", Reason, StringComparison.Ordinal);
        Assert.Equal(0, stolen);

        using var guarded = new Fetcher(new());
        var asked = _server.Asked.Count;
        Assert.Equal(1, await _desk.Digest(new DigestWebhook(_server.At("/elsewhere"), guarded, null)));
        Assert.Contains(_desk.Store.Deliveries("all"), d => d.Reason!.Contains("--allow-host 127.0.0.1", StringComparison.Ordinal));
        Assert.Equal(asked, _server.Asked.Count);
    }

    [Fact]
    public async Task An_address_that_holds_a_secret_is_not_kept()
    {
        Takes("/services/T0/very-secret", (_, _) => { }, 500);

        await _desk.Digest(Hook("/services/T0/very-secret", null));

        var kept = _desk.Store.Deliveries("all").Single();
        Assert.DoesNotContain("very-secret", kept.ToString(), StringComparison.Ordinal);
        Assert.StartsWith($"webhook http://127.0.0.1:{_server.Port} #", kept.Destination, StringComparison.Ordinal);
        Assert.NotEqual(Hook("/services/T0/other").Name, Hook("/services/T0/very-secret").Name);
    }
}
