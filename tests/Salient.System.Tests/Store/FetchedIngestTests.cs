using System.Globalization;
using Dapper;
using Salient.Reports;
using Salient.Store;
using Salient.Tests.Gathering.Fetching;

namespace Salient.SystemTests.Store;

/// <summary>From an address to claims and the ledger, over a server on this machine; no mock of HTTP.</summary>
public abstract class FetchedIngestTests(DatabaseKind kind) : IDisposable
{
    private protected const string Words = "Fighters of Hayat Tahrir al-Sham captured the town of Atarib on Tuesday, local sources said, after the rebels had left it without a fight.";

    private protected const string Page = $"<html><body><article><p>{Words}</p></article></body></html>";

    private protected PageServer Server { get; } = new();

    private protected TemporaryHome Home { get; } = new(kind);

    public void Dispose()
    {
        Server.Dispose();
        Home.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public void How_a_report_was_fetched_is_kept_with_it()
    {
        Server.Redirect("/old", "/story", 301);
        Server.Page("/story", Page);

        Assert.Equal(0, Run("ingest", Server.At("/old"), "--allow-host", "127.0.0.1", "--reader", "rules").Code);

        using var store = ReportStore.Open(Home.Database);
        var kept = store.Kept(Assert.Single(store.Reports()).Hash)!;
        Assert.Equal((Server.At("/old"), Server.At("/story"), 200),
            (kept.Receipt.Source, kept.Receipt.Fetch!.From, kept.Receipt.Fetch.Status));
        Assert.Equal([new FetchHop(Server.At("/old"), 301, "/story")], kept.Receipt.Fetch.Hops);
    }

    private protected (int Code, string Output, string Error) Run(params string[] arguments) => SalientProcess.Run(Home, arguments);
}

/// <summary>What is about addresses and words is asked once.</summary>
public sealed class FetchedIngestOnSqliteTests() : FetchedIngestTests(DatabaseKind.Sqlite)
{
    [Fact]
    public void An_address_comes_into_the_ledger_and_its_redirects_are_told_and_written_into_the_archive()
    {
        Server.Redirect("/old", "/story", 301);
        Server.Page("/story", Page, "text/html", 200, "X-Edition: evening");
        Assert.Equal(0, Run("ingest", Server.At("/old"), "--published", "2019-01-10", "--allow-host", "127.0.0.1", "--reader",
            "rules").Code);

        Assert.Contains("Hayat Tahrir al-Sham", Run("who-holds", "Atarib").Output, StringComparison.Ordinal);
        var card = Run("report", Hash()).Output;
        Assert.Contains($"redirect    301 {Server.At("/old")} → /story", card, StringComparison.Ordinal);
        Assert.Contains($"fetched     200 {Server.At("/story")} at 2", card, StringComparison.Ordinal);

        Assert.Equal(0, Run("warc", "--all", "-o", Home.File("out.warc")).Code);
        var archive = File.ReadAllText(Home.File("out.warc"));
        Assert.Contains($"WARC-Target-URI: {Server.At("/story")}\r\nWARC-Warcinfo-ID", archive, StringComparison.Ordinal);
        Assert.Contains("HTTP/1.1 200 OK\r\n", archive, StringComparison.Ordinal);
        Assert.Contains("X-Edition: evening\r\n", archive, StringComparison.Ordinal);
        Assert.Contains("HTTP/1.1 301 Moved Permanently\r\nLocation: /story\r\n\r\n", archive, StringComparison.Ordinal);
        Assert.Contains($"redirect: 301 {Server.At("/old")} → /story\r\n", archive, StringComparison.Ordinal);
        Assert.Contains("Al-Atarib", Run("read", Home.File("out.warc"), "--published", "2019-01-10", "--reader", "rules").Output,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Where_nothing_is_allowed_the_address_waits_in_quarantine_with_the_remedy()
    {
        Server.Page("/story", Page);
        var address = Server.At("/story");

        var (code, _, error) = Run("ingest", address, "file:///etc/hostname", "--reader", "rules");

        Assert.Equal(1, code);
        Assert.Contains($"{address}: is at 127.0.0.1, a loopback address, where nothing is fetched from; where that is meant, say --allow-host 127.0.0.1", error, StringComparison.Ordinal);
        Assert.Contains("file:///etc/hostname: is an address that is never fetched (file:)", error, StringComparison.Ordinal);
        Assert.Empty(Server.Asked);
        Assert.Contains(address, Run("quarantine", "list").Output, StringComparison.Ordinal);

        Assert.Contains("1 new", Run("quarantine", "retry", "1", "--allow-host", "127.0.0.1").Error, StringComparison.Ordinal);
        Assert.DoesNotContain(address, Run("quarantine", "list").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void One_bad_server_takes_nothing_else_down()
    {
        Server.Redirect("/round", "/round");
        Server.Page("/story", Page);
        using var run = SalientProcess.Start(Home, ["ingest", Server.At("/round"), Server.At("/absent"), Server.At("/story"), "--reader",
            "rules"], [("SALIENT_ALLOW_HOSTS", "other.example, 127.0.0.1")]);

        var (code, _, error) = run.End();

        Assert.Equal((1, true), (code, error.Contains("1 new, 0 unchanged, 2 quarantined", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("https://127.0.0.1/")]
    [InlineData("a b")]
    public void A_host_that_is_none_is_told(string name) =>
        Assert.Contains(string.Create(CultureInfo.InvariantCulture, $"--allow-host: '{name}' is no name of a host"),
            Run("read", Server.At("/"), "--allow-host", name).Error, StringComparison.Ordinal);

    private string Hash()
    {
        using var connection = TemporaryHome.Connect(Home.Database);
        return connection.QuerySingle<string>("SELECT hash FROM report");
    }
}

public sealed class FetchedIngestOnPostgresTests() : FetchedIngestTests(DatabaseKind.Postgres);
