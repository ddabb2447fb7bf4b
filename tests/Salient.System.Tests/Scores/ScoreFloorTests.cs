using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.RegularExpressions;
using Salient.SystemTests.Cli;

namespace Salient.SystemTests.Scores;

/// <summary>A home with the gazetteers that the floors were pinned with, and the floors.</summary>
public sealed class MeasuredHome : IDisposable
{
    private readonly Folder folder = new();
    private readonly Lazy<string> home;

    public MeasuredHome() => home = new(() =>
    {
        foreach (var gazetteer in Floors.GetProperty("gazetteers").EnumerateArray())
        {
            var run = SalientRun.Of(folder.Home, "gazetteer", "add", Checkout.Shared("gazetteer", gazetteer.GetString()!));
            Assert.True(run.Code == 0, run.Error);
        }

        return folder.Home;
    });

    public JsonElement Floors { get; } = JsonDocument.Parse(File.ReadAllText(Checkout.File("tests", "Salient.System.Tests", "Scores", "floors.json"))).RootElement;

    /// <summary>The home; made when first asked for, so that skipped tests cost nothing.</summary>
    public string Home => home.Value;

    public void Dispose() => folder.Dispose();
}

/// <summary>
/// Scores against the measuring data, by its own script, never fall below what was reached. A floor is raised by hand in floors.json when the
/// program gets better; to lower one is to say why in the commit.
/// </summary>
public sealed partial class ScoreFloorTests(MeasuredHome measured) : IClassFixture<MeasuredHome>
{
    [Fact]
    public void The_seed_report_is_read_as_well_as_ever()
    {
        var score = Score("seed", "gold.jsonl", SalientRun.Of(measured.Home, "read", Gold("seed/report.txt")).Output);
        var found = SeedLine().Match(score);
        Assert.True(found.Success, score);
        Assert.True(Number(found, 1) >= Floor("seed_full"), $"fully right fell below {Floor("seed_full")}: {score}");
        Assert.True(Number(found, 2) <= Floor("seed_extra_max"), $"extra claims rose above {Floor("seed_extra_max")}: {score}");
        Assert.True(Number(found, 3) <= Floor("seed_boilerplate_max"), $"claims from the boilerplate: {score}");
    }

    [Fact]
    public void The_hard_sentences_are_read_as_well_as_ever()
    {
        var run = SalientRun.Of(measured.Home, "read", Gold("hard/sentences.jsonl"));
        Assert.True(run.Code == 0, run.Error);
        var score = Score("hard", "sentences.jsonl", run.Output);
        var found = HardLine().Match(score);
        Assert.True(found.Success && Number(found, 1) >= Floor("hard_sentences"), $"sentences fell below {Floor("hard_sentences")}: {score}");
    }

    [Fact]
    public void The_holdings_after_the_seed_report_are_as_good_as_ever()
    {
        var database = Path.Combine(measured.Home, "seed.db");
        var ingested = SalientRun.Of(measured.Home, "ingest", Gold("seed/report.txt"), "--db", database);
        Assert.True(ingested.Code == 0, ingested.Error);
        var score = Score("holdings", "holdings.jsonl", SalientRun.Of(measured.Home, "who-holds", "--on", "2019-01-11", "--format", "jsonl", "--db", database).Output, folder: "seed");
        var found = HoldingsLine().Match(score);
        Assert.True(found.Success && Number(found, 1) >= Floor("holdings"), $"holdings fell below {Floor("holdings")}: {score}");
    }

    [Fact]
    public void Names_in_reports_not_learnt_from_are_found_as_well_as_ever_and_our_figures_are_those_of_the_script()
    {
        var found = Path.Combine(measured.Home, "names.jsonl");
        var run = SalientRun.Of(measured.Home, "eval", "entities", Gold("entities/re3d.jsonl"), "--folds", "5", "--leave-out", "BBC Online", "--leave-out", "Wikipedia", "--output", found);
        Assert.True(run.Code == 0, run.Error);
        var score = Score("entities", "re3d.jsonl", File.ReadAllText(found));
        Assert.Equal(score.Trim(), run.Output.Trim());
        Assert.True(double.Parse(score.Trim().Split(' ')[^1], CultureInfo.InvariantCulture) >= measured.Floors.GetProperty("names_by_folds").GetDouble(), score);
    }

    /// <summary>A gold file, which must be the one that the floors were pinned on.</summary>
    private string Gold(string name)
    {
        var file = Checkout.Shared(["eval", .. name.Split('/')]);
        var pinned = measured.Floors.GetProperty("gold").GetProperty(name).GetString();
        Assert.True(Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(file))) == pinned, $"{name} is not what the floors were pinned on: measure again and pin floors and hash in floors.json");
        return file;
    }

    private string Score(string mode, string gold, string predicted, string? folder = null)
    {
        var goldFile = Gold($"{folder ?? mode}/{gold}");
        var file = Path.Combine(measured.Home, mode + ".pred.jsonl");
        File.WriteAllText(file, predicted);
        using var process = Process.Start(new ProcessStartInfo(Python(), [Checkout.Shared("eval", "score.py"), mode, goldFile, file]) { RedirectStandardOutput = true })!;
        var score = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        TestContext.Current.TestOutputHelper?.WriteLine(score);
        return score;
    }

    private static string Python()
    {
        var found = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Select(p => Path.Combine(p, "python3")).FirstOrDefault(File.Exists);
        if (found is null)
        {
            Assert.False(Environment.GetEnvironmentVariable("CI") == "true", "python3 is missing; on CI the scores must be measured");
            Assert.Skip("python3 is missing");
        }

        return found!;
    }

    private int Floor(string name) => measured.Floors.GetProperty(name).GetInt32();

    private static int Number(Match match, int group) => int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"claims fully right (\d+)/\d+; found \d+/\d+; extra (\d+); from boilerplate (\d+)")]
    private static partial Regex SeedLine();

    [GeneratedRegex(@"sentences (\d+)/\d+")]
    private static partial Regex HardLine();

    [GeneratedRegex(@"holdings (\d+)/\d+")]
    private static partial Regex HoldingsLine();
}
