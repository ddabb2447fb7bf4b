using System.Text.Json;

namespace Salient.SystemTests.Cli;

/// <summary>Why a report is read as it is, for people and for programs.</summary>
public sealed class ExplainCommandTests(Folder folder) : IClassFixture<Folder>
{
    private const string Text = "The rebels captured Atarib on Tuesday, local sources said. The weather was cold. HTS denied that it had left Taftanaz.";

    [Fact]
    public void Each_claim_and_each_sentence_without_one_is_explained()
    {
        var run = Explain();
        Assert.Equal(0, run.Code);
        foreach (var words in (string[])["1. capture, asserted", "capture.verb (conflict-en/territory.yaml:",
            "subject: rebels –nsubj→ captured", "'local sources', brought in by 'said'",
            "no claim: it has no verb, and no noun of it starts a rule", "2. withdraw, denied", "left –ccomp→ denied makes it denied"])
        {
            Assert.Contains(words, run.Output, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("lemma", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void One_claim_alone_comes_with_the_tree_of_its_sentence()
    {
        var run = Explain("--claim", "2");
        Assert.Equal(0, run.Code);
        Assert.DoesNotContain("capture", run.Output, StringComparison.Ordinal);
        Assert.Contains("2. withdraw, denied", run.Output, StringComparison.Ordinal);
        Assert.Matches(@"left +leave +VERB +ccomp", run.Output);
    }

    [Fact]
    public void A_number_that_no_claim_has_is_nothing_found()
    {
        var run = Explain("--claim", "9");
        Assert.Equal((3, ""), (run.Code, run.Output));
        Assert.Equal("salient: there is no claim 9; the claims are numbered 1 to 2", Assert.Single(run.Errors));
    }

    [Fact]
    public void Json_holds_the_claims_as_read_writes_them()
    {
        var claims = JsonDocument.Parse(Assert.Single(Explain("--format", "json").Lines)).RootElement.GetProperty("sentences")
            .EnumerateArray()
            .SelectMany(s => s.GetProperty("claims").EnumerateArray()).Select(c => c.GetProperty("claim").GetRawText());
        Assert.Equal(SalientRun.With(folder.Home, Text, "read", "-", "--published", "2019-01-10").Lines, claims);
    }

    [Fact]
    public void Claims_are_numbered_through_all_reports()
    {
        var file = folder.Write("two.jsonl",
            $"{{\"id\": \"a\", \"text\": \"{Folder.Good}\"}}\n{{\"id\": \"b\", \"text\": \"The rebels captured Taftanaz.\"}}\n{{oops\n");
        var run = SalientRun.Of(folder.Home, "explain", file);
        Assert.Equal(1, run.Code);
        Assert.Contains("two.jsonl line 3: is not JSON", Assert.Single(run.Errors), StringComparison.Ordinal);
        Assert.Contains("2. capture, asserted", run.Output, StringComparison.Ordinal);
    }

    private SalientRun Explain(params string[] options) =>
        SalientRun.With(folder.Home, Text, ["explain", "-", "--published", "2019-01-10", .. options]);
}
