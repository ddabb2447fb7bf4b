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

    public JsonElement Floors { get; } = JsonDocument.Parse(File.ReadAllText(Checkout.File("tests", "Salient.System.Tests", "Scores",
        "floors.json"))).RootElement;

    /// <summary>The home; made when first asked for, so that skipped tests cost nothing.</summary>
    public string Home => home.Value;

    public void Dispose() => folder.Dispose();
}

/// <summary>
/// Scores against the measuring data, by its own script, never fall below what was reached. A floor is raised by hand in floors.json when
/// the
/// program gets better; to lower one is to say why in the commit.
/// </summary>
public sealed partial class ScoreFloorTests(MeasuredHome measured) : IClassFixture<MeasuredHome>
{
    [Theory]
    [InlineData("rules")]
    [InlineData("both")]
    public void The_seed_report_is_read_as_well_as_ever(string reader)
    {
        var score = Score("seed", "gold.jsonl", SalientRun.Of(measured.Home, "read", Gold("seed/report.txt"), "--reader", reader).Output);
        var found = SeedLine().Match(score);
        Assert.True(found.Success, score);
        AtLeast(reader, "seed_full", Number(found, 1), score);
        Assert.True(Number(found, 2) <= Floor(reader, "seed_extra_max"),
            $"extra claims rose above {Floor(reader, "seed_extra_max")}: {score}");
        Assert.True(Number(found, 3) <= Floor(reader, "seed_boilerplate_max"), $"claims from the boilerplate: {score}");
    }

    [Theory]
    [InlineData("rules")]
    [InlineData("both")]
    public void The_hard_sentences_are_read_as_well_as_ever(string reader)
    {
        var run = SalientRun.Of(measured.Home, "read", Gold("hard/sentences.jsonl"), "--reader", reader);
        Assert.True(run.Code == 0, run.Error);
        var score = Score("hard", "sentences.jsonl", run.Output);
        var found = HardLine().Match(score);
        Assert.True(found.Success, score);
        AtLeast(reader, "hard_sentences", Number(found, 1), score);
    }

    [Theory]
    [InlineData("rules")]
    [InlineData("both")]
    public void The_holdings_after_the_seed_report_are_as_good_as_ever(string reader)
    {
        var database = Path.Combine(measured.Home, $"seed-{reader}.db");
        var ingested = SalientRun.Of(measured.Home, "ingest", Gold("seed/report.txt"), "--reader", reader, "--db", database);
        Assert.True(ingested.Code == 0, ingested.Error);
        var score = Score("holdings", "holdings.jsonl",
            SalientRun.Of(measured.Home, "who-holds", "--on", "2019-01-11", "--format", "jsonl", "--db", database).Output, folder: "seed");
        var found = HoldingsLine().Match(score);
        Assert.True(found.Success, score);
        AtLeast(reader, "holdings", Number(found, 1), score);
    }

    [Fact]
    public void Real_reports_are_read_as_well_as_ever()
    {
        _ = Gold("reports/gold.jsonl");
        var run = SalientRun.Of(measured.Home, "read", Gold("reports/texts.jsonl"), "--format", "jsonl");
        Assert.True(run.Code == 0, run.Error);
        var score = Score("reports", "gold.jsonl", run.Output);
        var found = ReportsLine().Match(score);
        Assert.True(found.Success, score);
        AtLeast("both", "told", Number(found, 1), score);
        AtLeast("both", "told_precision", Number(found, 2), score);
        AtLeast("both", "found", Number(found, 3), score);
        AtLeast("both", "right", Number(found, 4), score);
        AtLeast("both", "control", Number(found, 5), score);
    }

    [Fact]
    public void Radio_and_wire_in_capitals_are_read_as_well_as_ever()
    {
        var messages = Path.Combine(measured.Home, "tst3.jsonl");
        File.WriteAllLines(messages, File.ReadLines(Checkout.Shared("train", "muc4.jsonl"))
            .Where(l => l.Contains("\"id\": \"TST3", StringComparison.Ordinal)));
        var run = SalientRun.Of(measured.Home, "read", messages, "--format", "jsonl");
        Assert.True(run.Code == 0, run.Error);
        var score = Scored("muc", messages, run.Output);
        var found = MucLine().Match(score);
        Assert.True(found.Success, score);
        AtLeast("both", "muc_incidents", Number(found, 1), score);
        AtLeast("both", "muc_perpetrators", Number(found, 2), score);
        AtLeast("both", "muc_targets", Number(found, 3), score);
        AtLeast("both", "muc_places", Number(found, 4), score);
    }

    [Fact]
    public void Names_in_reports_not_learnt_from_are_found_as_well_as_ever_and_our_figures_are_those_of_the_script()
    {
        var found = Path.Combine(measured.Home, "names.jsonl");
        var run = SalientRun.Of(measured.Home, "eval", "entities", Gold("entities/re3d.jsonl"), "--folds", "5", "--leave-out",
            "BBC Online", "--leave-out", "Wikipedia", "--output", found);
        Assert.True(run.Code == 0, run.Error);
        var score = Score("entities", "re3d.jsonl", File.ReadAllText(found));
        Assert.Equal(score.Trim(), run.Output.Trim());
        Assert.True(double.Parse(score.Trim().Split(' ')[^1],
            CultureInfo.InvariantCulture) >= measured.Floors.GetProperty("names_by_folds").GetDouble(), score);
    }

    /// <summary>A gold file, which must be the one that the floors were pinned on.</summary>
    private string Gold(string name)
    {
        var file = Checkout.Shared(["eval", .. name.Split('/')]);
        var pinned = measured.Floors.GetProperty("gold").GetProperty(name).GetString();
        Assert.True(Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(file))) == pinned,
            $"{name} is not what the floors were pinned on: measure again and pin floors and hash in floors.json");
        return file;
    }

    private string Score(string mode, string gold, string predicted, string? folder = null)
    {
        return Scored(mode, Gold($"{folder ?? mode}/{gold}"), predicted);
    }

    private string Scored(string mode, string goldFile, string predicted)
    {
        var file = Path.Combine(measured.Home, mode + ".pred.jsonl");
        File.WriteAllText(file, predicted);
        using var process = Process.Start(new ProcessStartInfo(Python(),
            [Checkout.Shared("eval", "score.py"), mode, goldFile, file]) { RedirectStandardOutput = true })!;
        var score = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        TestContext.Current.TestOutputHelper?.WriteLine(score);
        return score;
    }

    private static string Python()
    {
        var found = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Select(p => Path.Combine(p, "python3"))
            .FirstOrDefault(File.Exists);
        if (found is null)
        {
            Assert.False(Environment.GetEnvironmentVariable("CI") == "true", "python3 is missing; on CI the scores must be measured");
            Assert.Skip("python3 is missing");
        }

        return found!;
    }

    private double Floor(string reader, string name) => measured.Floors.GetProperty(reader).GetProperty(name).GetDouble();

    private void AtLeast(string reader, string name, double reached, string score) =>
        Assert.True(reached >= Floor(reader, name), $"{name} by {reader} fell below {Floor(reader, name)}: {score}");

    private static double Number(Match match, int group) => double.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"told F1 ([\d.]+) precision ([\d.]+) recall [\d.]+; found F1 ([\d.]+); right (\d+)/\d+; control (\d+)/\d+")]
    private static partial Regex ReportsLine();

    [GeneratedRegex(@"found ([\d.]+); perpetrator ([\d.]+) target ([\d.]+) place ([\d.]+) of")]
    private static partial Regex MucLine();

    [GeneratedRegex(@"claims fully right (\d+)/\d+; found \d+/\d+; extra (\d+); from boilerplate (\d+)")]
    private static partial Regex SeedLine();

    [GeneratedRegex(@"sentences (\d+)/\d+")]
    private static partial Regex HardLine();

    [GeneratedRegex(@"holdings (\d+)/\d+")]
    private static partial Regex HoldingsLine();
}
