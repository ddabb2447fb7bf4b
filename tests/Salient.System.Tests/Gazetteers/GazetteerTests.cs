using Salient.Places;
using Salient.Store;
using Salient.Store.Gazetteers;
using Salient.SystemTests.Store;

namespace Salient.SystemTests.Gazetteers;

public class GazetteerTests
{
    private static readonly string List = string.Concat(Enumerable.Range(1, 2000).Select(i =>
        $"{i}\tRafanah {i}\tRafanah {i}\t\t{35 + (i / 10000.0):F4}\t36.5\tP\tPPL\tXY\t\t10\t\t\t\t{i}\t\t\tAsia/Damascus\t2019-01-01\n"));

    private static readonly byte[] Zip = DumpServer.Zip("XY.txt", List);

    [Fact]
    public void A_zip_is_added_listed_searched_and_removed()
    {
        using var home = new TemporaryHome();
        var zip = home.File("XY.zip");
        File.WriteAllBytes(zip, Zip);

        Assert.Equal((0, "XY: 2,000 places\n"), Cut(SalientProcess.Run(home.Path, "gazetteer", "add", zip)));
        Assert.Equal((0, "XY: 2,000 places, unchanged\n"), Cut(SalientProcess.Run(home.Path, "gazetteer", "add", zip)));
        Assert.Equal((0, "XY\t2,000 places\n"), Cut(SalientProcess.Run(home.Path, "gazetteer", "list")));
        Assert.StartsWith("77\tRafanah 77\tPPL\tXY.10\t35.0077 36.5000",
            SalientProcess.Run(home.Path, "gazetteer", "search", "rafana 77").Output, StringComparison.Ordinal);
        Assert.Equal((0, "XY removed\n"), Cut(SalientProcess.Run(home.Path, "gazetteer", "remove", "XY")));
        Assert.Equal((0, ""), Cut(SalientProcess.Run(home.Path, "gazetteer", "list")));
    }

    [Fact]
    public void A_country_is_fetched_by_its_code_from_the_address_given()
    {
        using var home = new TemporaryHome();
        using var server = new DumpServer(("XY.zip", Zip));
        var (code, output, _) = SalientProcess.Run(home.Path, "gazetteer", "add", "XY", "--from", server.Base.AbsoluteUri);
        Assert.Equal((0, "XY: 2,000 places\n"), (code, output));
        Assert.Equal([("/dump/XY.zip", 0)], server.Asked);
    }

    [Fact]
    public async Task A_broken_download_goes_on_where_it_stopped()
    {
        using var home = new TemporaryHome();
        using var server = new DumpServer(("XY.zip", Zip)) { BreakAfter = 50_000 };
        using var http = new HttpClient();
        var download = new GazetteerDownload(http);
        var error = await Assert.ThrowsAsync<GazetteerException>(() => download.FetchAsync(server.Base, "XY", home.Path, null,
            TestContext.Current.CancellationToken));
        Assert.Contains("run the same command again", error.Message, StringComparison.Ordinal);

        var file = await download.FetchAsync(server.Base, "XY", home.Path, null, TestContext.Current.CancellationToken);
        Assert.Equal(Zip, await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken));
        Assert.InRange(server.Asked[^1].From, 1, 50_000);
    }

    [Theory]
    [InlineData("\"1\"", "\"1\"", true)]
    [InlineData("\"1\"", "\"2\"", false)]
    public async Task A_dump_that_was_made_anew_in_between_is_fetched_whole(string before, string after, bool goesOn)
    {
        using var home = new TemporaryHome();
        using var server = new DumpServer(("XY.zip", Zip)) { BreakAfter = 50_000, Tag = before };
        using var http = new HttpClient();
        var download = new GazetteerDownload(http);
        await Assert.ThrowsAsync<GazetteerException>(() => download.FetchAsync(server.Base, "XY", home.Path, null,
            TestContext.Current.CancellationToken));
        server.Tag = after;

        var file = await download.FetchAsync(server.Base, "XY", home.Path, null, TestContext.Current.CancellationToken);

        Assert.Equal(Zip, await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken));
        Assert.Equal(goesOn, server.Asked[^1].From > 0);
        Assert.Empty(Directory.GetFiles(home.Path, "*.tag"));
    }

    [Fact]
    public void A_list_whose_hash_is_pinned_is_added_only_where_it_is_that_list()
    {
        using var home = new TemporaryHome();
        var zip = home.File("XY.zip");
        File.WriteAllBytes(zip, Zip);
        var hash = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Zip));

        var (code, _, error) = SalientProcess.Run(home.Path, "gazetteer", "add", zip, "--sha256", new string('a', 64));

        Assert.Equal(2, code);
        Assert.Contains($"XY.zip has SHA-256 {hash}, not the one given", error, StringComparison.Ordinal);
        Assert.Equal((0, "XY: 2,000 places\n"), Cut(SalientProcess.Run(home.Path, "gazetteer", "add", zip, "--sha256", hash)));
    }

    [Fact]
    public async Task A_server_that_knows_no_ranges_sends_it_all_again()
    {
        using var home = new TemporaryHome();
        using var server = new DumpServer(("XY.zip", Zip)) { KnowsRanges = false };
        await File.WriteAllBytesAsync(home.File("XY.zip.part"), Zip[..1000], TestContext.Current.CancellationToken);
        using var http = new HttpClient();
        var file = await new GazetteerDownload(http).FetchAsync(server.Base, "XY", home.Path, null, TestContext.Current.CancellationToken);
        Assert.Equal(Zip, await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_download_that_was_whole_already_is_not_fetched_again()
    {
        using var home = new TemporaryHome();
        using var server = new DumpServer(("XY.zip", Zip));
        await File.WriteAllBytesAsync(home.File("XY.zip.part"), Zip, TestContext.Current.CancellationToken);
        using var http = new HttpClient();
        var file = await new GazetteerDownload(http).FetchAsync(server.Base, "XY", home.Path, null, TestContext.Current.CancellationToken);
        Assert.Equal(Zip, await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_damaged_zip_is_refused_and_leaves_nothing_behind()
    {
        using var home = new TemporaryHome();
        var damaged = Zip.ToArray();
        damaged[5000] ^= 0xFF;
        using var server = new DumpServer(("XY.zip", damaged));
        using var http = new HttpClient();
        var error = await Assert.ThrowsAsync<GazetteerException>(() => new GazetteerDownload(http)
            .FetchAsync(server.Base, "XY", home.Path, null, TestContext.Current.CancellationToken));
        Assert.Contains("damaged", error.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFiles(home.Path));
    }

    [Theory]
    [InlineData("nothing.zip", null, "no such file")]
    [InlineData("text.zip", "just words", "not a zip")]
    [InlineData("other.txt", "a,b,c\n1,2,3\n", "line 1")]
    [InlineData("empty.txt", "", "holds no places")]
    public void What_is_no_gazetteer_is_one_line_that_names_it(string name, string? content, string reason)
    {
        using var home = new TemporaryHome();
        if (content is not null)
        {
            File.WriteAllText(home.File(name), content);
        }

        var (code, output, error) = SalientProcess.Run(home.Path, "gazetteer", "add", home.File(name));
        Assert.Equal((2, ""), (code, output));
        Assert.Contains(name, error, StringComparison.Ordinal);
        Assert.Contains(reason, error, StringComparison.Ordinal);
        Assert.Single(error.TrimEnd('\n').Split('\n'));
    }

    [Fact]
    public void A_code_that_the_server_does_not_know_says_what_would_do()
    {
        using var home = new TemporaryHome();
        using var server = new DumpServer(("XY.zip", Zip));
        var (code, _, error) = SalientProcess.Run(home.Path, "gazetteer", "add", "QQ", "--from", server.Base.AbsoluteUri);
        Assert.Equal(2, code);
        Assert.Contains("QQ.zip: no such dump; use an ISO country code", error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_starter_place_gives_way_to_the_gazetteers()
    {
        using var home = new TemporaryHome();
        File.WriteAllBytes(home.File("XY.zip"), Zip);
        var starter = home.Write("starter.tsv",
            "codebook:rafanah-9\tRafanah 9\t\tRafana Nine\t35.01\t36.5\tP\tPPLA\tXY\t\t\t\t\t\t500\t\t\t\t");
        var folder = new GazetteerFolder(new SalientHome(home.Path));
        Assert.Equal("codebook:rafanah-9", Assert.Single(folder.Open([starter]).Find("Rafana Nine")).Place.Id);
        folder.Add(home.File("XY.zip"));
        Assert.Equal("9", Assert.Single(folder.Open([starter]).Find("Rafana Nine", PlaceIndex.Tight)).Place.Id);
    }

    private static (int, string) Cut((int Code, string Output, string Error) end) => (end.Code, end.Output);
}
