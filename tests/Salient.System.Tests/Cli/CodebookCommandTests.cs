using System.Text.Json;

namespace Salient.SystemTests.Cli;

/// <summary>A desk's own folder of codebook files, checked and read with.</summary>
public sealed class CodebookCommandTests(Folder folder) : IClassFixture<Folder>
{
    private const string Roads = """
        events:
          - {code: cut-road, meaning: A road is cut., acled: Strategic developments, sub: Other}
        rules:
          - id: cut-road.verb
            event: cut-road
            verbs: [cut, sever]
            object: [road]
            roles: {actor: subject, place: to}
            need: [actor, place]
            examples:
              - text: Government forces cut the road to Khan Shaykhun on Monday.
                claims: [{event: cut-road, actor: Government forces, place: Khan Shaykhun}]

        """;

    [Fact]
    public void The_bundled_codebook_is_sound()
    {
        var run = SalientRun.Of(folder.Home, "codebook", "check");
        Assert.Equal(0, run.Code);
        Assert.Contains("not coded as they say: 0", run.Error, StringComparison.Ordinal);
        Assert.All(run.Lines, l => Assert.Equal("unexercised", Json(l, "kind")));
    }

    [Fact]
    public void A_folder_laid_over_it_adds_events_rules_actors_and_places()
    {
        var desk = Desk("sound", ("conflict-en/roads.yaml", Roads),
            ("actors/ours.yaml", "- {add_to: hayat-tahrir-al-sham, aliases: [the Committee Men]}\n"),
            ("places/ours.tsv", "desk:1\tZarbout\tZarbout\t\t36.1\t36.9\tP\tPPL\tSY\t\t09\t\t\t\t900\t\t\t\t\n"));
        Assert.Equal(0, SalientRun.Of(folder.Home, "codebook", "check", desk).Code);
        var claim = Assert.Single(SalientRun.With(folder.Home, "The Committee Men cut the road to Zarbout on Monday.", "read", "-",
            "--published", "2019-01-10", "--codebook", desk).Lines);
        var root = JsonDocument.Parse(claim).RootElement;
        Assert.Equal("cut-road", root.GetProperty("event").GetString());
        Assert.Equal("hayat-tahrir-al-sham", root.GetProperty("actors")[0].GetProperty("id").GetString());
        Assert.Equal("desk:1", root.GetProperty("place").GetProperty("id").GetString());
    }

    [Fact]
    public void A_part_that_it_replaces_is_its_own_alone()
    {
        var cues = File.ReadAllText(Checkout.File("codebooks", "conflict-en", "cues.yaml"));
        var desk = Desk("another", ("codebook.yaml", "about: Roads only.\nreplaces: [conflict-en]\n"), ("conflict-en/roads.yaml", Roads),
            ("conflict-en/cues.yaml", cues));
        var run = SalientRun.With(folder.Home, "HTS captured Atarib. The rebels severed the road to Atarib.", "read", "-", "--published",
            "2019-01-10", "--codebook", desk);
        Assert.Equal(["cut-road"], run.Lines.Select(l => Json(l, "event")));
    }

    [Fact]
    public void All_faults_of_all_parts_are_told_in_one_list_with_their_lines()
    {
        var desk = Desk("faulty", ("conflict_en/x.yaml", "rules: []"),
            ("conflict-en/roads.yaml", Roads + "  - {id: x, event: cut-road, verbs: }\n"), ("actors/ours.yml", "[]"),
            ("actors/ours.yaml", "- {id: x, name: X, kind: bikers}\n"), ("outlets/ours.yaml", "- {id: o, name: O}\n"),
            ("places/ours.tsv", "1\tA\n"), ("dating.yaml", "mnths: {}\n"), ("codebook.yaml", "replaces: [rules]\n"));
        var run = SalientRun.Of(folder.Home, "codebook", "check", desk, "--format", "jsonl");
        Assert.Equal(1, run.Code);
        Assert.Equal(
            [
                "conflict_en", "actors/ours.yml", "codebook.yaml:1", "conflict-en/roads.yaml:13", "conflict-en/roads.yaml:13",
                "actors/ours.yaml:1", "dating.yaml:1", "places/ours.tsv, line 1",
            ],
            run.Lines.Select(l => Json(l, "where")!.Replace(desk + "/", "", StringComparison.Ordinal)));
        var read = SalientRun.Of(folder.Home, "read", folder.GoodFile, "--codebook", desk);
        Assert.Equal((2, 8), (read.Code, read.Errors.Length));
    }

    [Fact]
    public void An_example_that_is_not_coded_as_it_says_fails_the_check()
    {
        var run = SalientRun.Of(folder.Home, "codebook", "check",
            Desk("wrong", ("conflict-en/roads.yaml", Roads.Replace("place: Khan Shaykhun", "place: Idlib", StringComparison.Ordinal))));
        Assert.Equal(1, run.Code);
        var finding = Assert.Single(run.Lines, l => Json(l, "kind") == "example");
        Assert.EndsWith("wrong/conflict-en/roads.yaml:11", Json(finding, "where"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("codebook check none")]
    [InlineData("read x.txt --codebook none")]
    public void A_folder_that_is_not_there(string line)
    {
        var run = SalientRun.Of(folder.Home, line.Split(' '));
        Assert.Equal(2, run.Code);
        Assert.Contains("none: no such folder", Assert.Single(run.Errors), StringComparison.Ordinal);
    }

    private static string? Json(string line, string key) => JsonDocument.Parse(line).RootElement.GetProperty(key).GetString();

    private string Desk(string name, params (string File, string Text)[] files)
    {
        var desk = Path.Combine(folder.Home, name);
        foreach (var (file, text) in files)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(desk, file))!);
            File.WriteAllText(Path.Combine(desk, file), text);
        }

        return desk;
    }
}
