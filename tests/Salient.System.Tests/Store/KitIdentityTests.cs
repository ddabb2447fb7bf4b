using System.Text.Json;
using Salient.Binding;
using Salient.Gathering;
using Salient.Reports;
using Salient.Store;
using static Salient.SystemTests.Store.Made;

namespace Salient.SystemTests.Store;

/// <summary>What names the files that reports are read by, and what of a report's bytes is kept, whatever it is kept in.</summary>
public sealed class KitIdentityTests : IDisposable
{
    private readonly TemporaryHome _home = new();

    public void Dispose() => _home.Dispose();

    [Fact]
    public void The_hash_of_a_codebook_follows_the_words_of_every_file_that_is_read_and_no_others()
    {
        var desk = Directory.CreateDirectory(_home.File("desk")).FullName;
        string Hash() => CodebookFolder.Open(desk).Hash();
        var seen = new List<string> { CodebookFolder.Open(null).Hash() };
        foreach (var (file, text) in new[] { ("actors/ours.yaml", "[]"), ("actors/ours.yaml", "[] # other words"),
            ("places/ours.tsv", "1\tA\n"), ("outlets/ours.yaml", "[]"), ("dating.yaml", "a: b"), ("places/words.yaml", "a: b"),
        ("codebook.yaml", "replaces: [outlets]") })
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(desk, file))!);
            File.WriteAllText(Path.Combine(desk, file), text);
            seen.Add(Hash());
        }

        Assert.Equal(seen.Count, seen.Distinct().Count());
        File.WriteAllText(Path.Combine(desk, "README.md"), "Nobody reads this.");
        var moved = _home.File("moved");
        Directory.Move(desk, moved);
        Assert.Equal(seen[^1], CodebookFolder.Open(moved).Hash());
    }

    [Fact]
    public void A_kit_names_its_reader_and_the_hashes_of_its_files()
    {
        var rules = ReadingKit.Open(new(_home.Path), use: ReaderUse.Rules).Reader.Identity;
        var both = ReadingKit.Open(new(_home.Path)).Reader.Identity;

        Assert.Equal("rules", rules.Reader);
        Assert.Matches("^reader-[0-9a-f]{8}\\+rules$", both.Reader);
        Assert.All([both.Model, both.Codebook, both.Gazetteers], hash => Assert.Matches("^[0-9a-f]{64}$", hash));
        Assert.NotEqual(rules.Model, both.Model);
        Assert.Equal((rules.Codebook, rules.Gazetteers), (both.Codebook, both.Gazetteers));
        Assert.Matches(@"^\d+\.\d+\.\d+$", both.Program);
    }

    [Fact]
    public void Explain_shows_the_identity_of_its_reading()
    {
        var file = _home.Write("a.txt", "The Northern Front captured Tal on January 3.");
        var (code, output, error) = SalientProcess.Run(_home, "explain", file, "--format", "json", "--reader", "rules");
        Assert.True(code == 0, error);
        var identity = JsonDocument.Parse(output).RootElement.GetProperty("identity");
        Assert.Equal("rules", identity.GetProperty("reader").GetString());
        Assert.Equal(64, identity.GetProperty("codebook").GetString()!.Length);
    }

    [Fact]
    public void Bytes_that_were_kept_are_read_as_they_were_when_they_came()
    {
        var kit = ReadingKit.Open(new(_home.Path), use: ReaderUse.Rules);
        var files = new ReportFiles(kit.Cleaner, new() { Given = new() { Published = Day(9), Outlet = "Gamma", Title = "Told title",
            Original = "Delta" } });
        string[] inputs =
        [
            _home.Write("a.txt", "The Front took Tal.", "", "It was a long night for the people of the town, residents said."),
            _home.Write("b.html",
                "<html><head><title>Tal falls</title></head><body><article><h1>Tal falls</h1><p>The Front took Tal in the night, residents of the town said.</p></article></body></html>"),
            _home.Write("c.jsonl", Records(2)),
        ];
        var gathered = inputs.SelectMany(f => files.Read(f)).Cast<GatheredReport>().ToList();

        Assert.Equal([ReportForm.Text, ReportForm.Page, ReportForm.Record, ReportForm.Record], gathered.Select(g => g.Form));
        Assert.All(gathered, g => Assert.Equal((Day(9), "Gamma", "Told title", "Delta"),
            (g.Report.Published, g.Report.Outlet, g.Report.Title, g.Report.OriginalSource)));
        Assert.All(gathered, g => Assert.Equal(Claims.ClaimJson.Line(g.Report),
            Claims.ClaimJson.Line(((GatheredReport)files.Again("elsewhere", null, g.Bytes, g.Form)).Report)));
    }
}
