using System.Globalization;
using Salient.Store;
using Salient.SystemTests.Cli;
using Salient.SystemTests.Store;
using Salient.Tests.Gathering.Fetching;
using static Salient.SystemTests.Watching.WatchDesk;

namespace Salient.SystemTests.Watching;

/// <summary>The program as people run it.</summary>
public sealed class WatchCommandTests : IDisposable
{
    private static readonly string[] Fast = ["--allow-host", "127.0.0.1", "--reader", "rules", "--delay", "0s", "--every", "1s"];

    private readonly PageServer server = new();
    private readonly TemporaryHome home = new();

    public void Dispose()
    {
        server.Dispose();
        home.Dispose();
    }

    [Fact]
    public void Once_reads_what_is_new_and_status_tells_how_it_went()
    {
        server.Page("/feed", Rss(("/1", Town("Atarib"))), "application/rss+xml");

        var (code, _, error) = SalientProcess.Run(home, ["watch", server.At("/feed"), server.At("/absent"), "--once", .. Fast]);

        Assert.Equal(1, code);
        Assert.Contains($"{server.At("/feed")}: 1 new report", error, StringComparison.Ordinal);
        Assert.Contains($"{server.At("/absent")} was answered with 404 (Said); check the address; looked at again at", error,
            StringComparison.Ordinal);
        var status = SalientProcess.Run(home, "watch", "--status", "--format", "jsonl");
        Assert.Contains("\"kind\":\"feed\"", status.Output, StringComparison.Ordinal);
        Assert.Contains("\"failures\":1,\"reason\":\"was answered with 404 (Said)\"", status.Output, StringComparison.Ordinal);
        Assert.Contains("Last new", SalientProcess.Run(home, "watch", "--status", "--format", "table").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_page_that_changed_is_two_versions_with_what_came_and_went()
    {
        server.Page("/live", Html(Town("Atarib") + " Nobody was hurt."));
        Assert.Equal(0, SalientProcess.Run(home, ["watch", server.At("/live"), "--once", .. Fast]).Code);
        server.Page("/live", Html(Town("Atarib") + " Two men were hurt."));
        Assert.Equal(0, SalientProcess.Run(home, ["watch", server.At("/live"), "--once", .. Fast]).Code);
        string hash;
        using (var store = ReportStore.Open(home.Database))
        {
            Assert.Equal(2, store.Reports().Count);
            hash = store.Versions(store.Reports()[0].Hash)[1].Hash;
        }

        Assert.Contains(", this one", SalientProcess.Run(home, "report", hash).Output, StringComparison.Ordinal);
        var (code, diff, _) = SalientProcess.Run(home, "report", hash, "--diff");
        Assert.Equal(0, code);
        Assert.Contains("\n- Nobody was hurt.\n+ Two men were hurt.\n", diff, StringComparison.Ordinal);
        Assert.DoesNotContain("- Fighters", diff, StringComparison.Ordinal);
    }

    [Fact]
    public void Killed_at_any_moment_and_run_again_it_holds_what_an_unbroken_run_holds()
    {
        const int Items = 12;
        server.Page("/feed", Rss(Enumerable.Range(0, Items).Select(i => ($"/{i}", i % 2 == 0 ? null : Town($"Tal {i}")))),
            "application/rss+xml");
        for (var i = 0; i < Items; i += 2)
        {
            server.Page($"/{i}", Html(Town($"Kafr {i}")));
        }

        string[] watch = ["watch", server.At("/feed"), "--once", .. Fast];
        Assert.Equal(0, SalientProcess.Run(home, [.. watch, .. home.In("unbroken")]).Code);
        var (broken, cut) = (home.Another("broken"), 0);
        for (var round = 1; round <= 2; round++)
        {
            using var process = SalientProcess.Start(home, [.. watch, .. home.In("broken")]);
            while (!process.HasExited && Made.Count(broken) < round * 4)
            {
                Thread.Sleep(10);
            }

            process.Kill();
            cut += Made.Count(broken) < Items ? 1 : 0;
        }

        Assert.True(cut > 0, "no run was cut short");
        var (code, _, error) = SalientProcess.Run(home, [.. watch, .. home.In("broken")]);

        Assert.Equal((0, ""), (code, code == 0 ? "" : error));
        Assert.Equal(Items, Made.Count(broken));
        Assert.Equal(Made.Content(home.Another("unbroken")).Order(StringComparer.Ordinal), Made.Content(broken)
            .Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Ctrl_C_ends_it_with_0_and_what_it_read()
    {
        server.Page("/feed", Rss(("/1", Town("Atarib"))), "application/rss+xml");
        using var process = SalientRun.Start(home.Path, ["watch", server.At("/feed"), .. Fast]);
        while (!process.HasExited && server.CountOf("/feed") < 2)
        {
            Thread.Sleep(50);
        }

        using var signal = System.Diagnostics.Process.Start("kill", ["-INT", process.Id.ToString(CultureInfo.InvariantCulture)]);
        signal.WaitForExit();
        var error = process.StandardError.ReadToEnd();
        process.WaitForExit();

        Assert.Equal(0, process.ExitCode);
        Assert.Contains("1 new, 0 unchanged, 0 quarantined", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("watch", "name what to watch")]
    [InlineData("watch feeds.opml --every soon", "--every: 'soon' is no length of time")]
    [InlineData("watch feeds.opml --every 0s", "--every: '0s' is no length of time from 1s on")]
    public void A_wrong_command_line_is_told(string line, string words)
    {
        var run = SalientRun.Of(home.Path, line.Split(' '));
        Assert.Equal(2, run.Code);
        Assert.Contains(words, run.Errors[0], StringComparison.Ordinal);
    }
}
