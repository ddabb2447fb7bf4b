using System.Net;
using System.Net.Sockets;

namespace Salient.SystemTests.Cli;

public sealed class DemoTests(Folder folder) : IClassFixture<Folder>
{
    [Fact]
    public void The_demo_reads_every_sample_and_says_who_holds_what_and_again_the_same()
    {
        var first = SalientRun.Of(folder.Home, "demo", "--no-serve");
        Assert.Equal(0, first.Code);
        Assert.Contains("0 quarantined", first.Error, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(folder.Home, "demo.db")));
        Assert.Contains("Holder", first.Output, StringComparison.Ordinal);
        Assert.Contains("Hayat Tahrir al-Sham", first.Output, StringComparison.Ordinal);
        Assert.Equal(first.Output, SalientRun.Of(folder.Home, "demo", "--no-serve").Output);
    }

    [Fact]
    public void A_port_in_use_is_told_after_the_table()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var run = SalientRun.Of(Directory.CreateDirectory(Path.Combine(folder.Home, "other")).FullName, "demo", "--port",
            $"{((IPEndPoint)listener.LocalEndpoint).Port}");
        Assert.Equal(5, run.Code);
        Assert.Contains("is in use", run.Errors[^1], StringComparison.Ordinal);
        Assert.Contains("Holder", run.Output, StringComparison.Ordinal);
    }
}
