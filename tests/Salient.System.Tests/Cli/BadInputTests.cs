using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;

namespace Salient.SystemTests.Cli;

/// <summary>What cannot be read is one line that names it and the remedy; the rest of the batch is done.</summary>
public sealed class BadInputTests(Folder folder) : IClassFixture<Folder>
{
    [Fact]
    public void An_empty_file() => Refused(folder.Write("empty.txt", ""), "is empty");

    [Fact]
    public void A_directory() => Refused(Directory.CreateDirectory(Path.Combine(folder.Home, "reports")).FullName, "is a directory",
        "salient formats");

    [Fact]
    public void A_home_that_cannot_be_written_is_named_with_what_to_set()
    {
        foreach (var command in new[] { "who-holds", "read -" })
        {
            var run = SalientRun.With(folder.Write("home.txt", "no folder"), "A text.", command.Split(' '));
            Assert.Equal(2, run.Code);
            Assert.Contains("set SALIENT_HOME to a folder that you may write to", run.Errors[0], StringComparison.Ordinal);
            Assert.DoesNotContain("install", run.Error, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_missing_file() => Refused(Path.Combine(folder.Home, "none.txt"), "does not exist", "check the name");

    [Fact]
    public void A_binary() => Refused(folder.Write("program.txt", [0x7F, (byte)'E', (byte)'L', (byte)'F', 2, 1, 1, 0, 0, 9]),
        "binary data", "give a text");

    [Fact]
    public void A_pdf() => Refused(folder.Write("report.pdf", "%PDF-1.7 …"), "is a PDF", "save it again");

    [Fact]
    public void Broken_utf8() => Refused(folder.Write("latin1.txt", [.. Encoding.Latin1.GetBytes("The café was hit.")]),
        "byte 0xE9 at offset 7", "iconv");

    [Fact]
    public void Html_that_is_no_article() => Refused(folder.Write("login.html",
        "<!DOCTYPE html><html><body><form><input name=user></form></body></html>"), "no article was found", ".txt");

    [Fact]
    public void A_text_file_with_a_line_of_50_MB() =>
        Refused(folder.Write("long.txt", new string('a', 50_000_000)), "over the limit", "split it");

    [Fact]
    public void A_jsonl_with_a_line_of_50_MB()
    {
        var file = folder.Write("long.jsonl", $"{Record("a")}\n{{\"text\": \"{new string('a', 50_000_000)}\"}}\n{Record("c")}\n");
        var run = SalientRun.Of(folder.Home, "read", file, "--published", "2019-01-11");
        Assert.Equal(1, run.Code);
        Assert.Contains("long.jsonl line 2: is a line of 50 MB, over the limit", Assert.Single(run.Errors), StringComparison.Ordinal);
        Assert.Equal(["a", "c"], ReportsOf(run));
    }

    [Fact]
    public void A_jsonl_with_a_bad_third_line()
    {
        var file = folder.Write("bad.jsonl", $"{Record("a")}\n{Record("b")}\n{{\"id\": \"c\", oops\n{Record("d")}\n");
        var run = SalientRun.Of(folder.Home, "read", file, "--published", "2019-01-11");
        Assert.Equal(1, run.Code);
        Assert.Contains("bad.jsonl line 3: is not JSON", Assert.Single(run.Errors), StringComparison.Ordinal);
        Assert.Contains("write one JSON object a line", run.Error, StringComparison.Ordinal);
        Assert.Equal(["a", "b", "d"], ReportsOf(run));
    }

    [Fact]
    public void A_file_that_cannot_be_written()
    {
        var run = SalientRun.Of(folder.Home, "read", folder.GoodFile, "--output", Path.Combine(folder.Home, "none", "claims.csv"));
        Assert.Equal(2, run.Code);
        Assert.Contains("claims.csv: cannot be written; name another file", Assert.Single(run.Errors), StringComparison.Ordinal);
    }

    [Fact]
    public void A_port_in_use()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        Assert.Equal(0, SalientRun.Of(folder.Home, "ingest", folder.GoodFile).Code);
        var run = SalientRun.Of(folder.Home, "serve", "--port", $"{port}");
        Assert.Equal(5, run.Code);
        Assert.Contains($"port {port} is in use: choose another with --port", Assert.Single(run.Errors), StringComparison.Ordinal);
    }

    private void Refused(string file, params string[] words)
    {
        var run = SalientRun.Of(folder.Home, "read", file, folder.GoodFile, "--published", "2019-01-11");
        var error = Assert.Single(run.Errors);
        Assert.StartsWith($"salient: {file}: ", error, StringComparison.Ordinal);
        Assert.All(words, word => Assert.Contains(word, error, StringComparison.Ordinal));
        Assert.Equal(1, run.Code);
        Assert.Contains("Atarib", run.Output, StringComparison.Ordinal);
    }

    private static string Record(string id) => $"{{\"id\": \"{id}\", \"text\": \"{Folder.Good}\"}}";

    private static IEnumerable<string?> ReportsOf(SalientRun run) =>
        run.Lines.Select(line => JsonDocument.Parse(line).RootElement.GetProperty("report_id").GetString()).Distinct();
}
