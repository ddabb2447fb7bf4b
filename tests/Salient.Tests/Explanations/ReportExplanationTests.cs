using Salient.Claims;
using Salient.Explanations;

namespace Salient.Tests.Explanations;

/// <summary>
/// An explanation names, for each part of a claim, the step that chose it, and for each sentence without a claim what was missing.
/// </summary>
public sealed class ReportExplanationTests
{
    [Fact]
    public void A_claim_names_its_rule_with_file_and_line_and_the_way_in_the_tree()
    {
        var why = Only("The rebels captured Atarib from HTS on Tuesday, local sources said.");
        var rule = TestReader.Codebook.Rules.Single(r => r.Id == why.Claim.Rule);
        Assert.Equal(($"{rule.File}:{rule.Line}", "captured"), (why.RuleAt, why.Word));
        Assert.Equal(["actor subject rebels –nsubj→ captured", "place object Atarib –obj→ captured", "target from HTS –obl→ captured"],
            why.Roles.Select(r => $"{r.Role} {r.Function} {r.Path}"));
        Assert.Equal(["'rebels' is a word for rebels, without a name"], why.Roles[0].Why);
        Assert.Equal(["'HTS' is hayat-tahrir-al-sham: an acronym of it"], why.Roles[2].Why);
    }

    [Fact]
    public void It_says_where_source_date_place_and_effect_come_from()
    {
        var why = Only("The rebels captured Atarib on Tuesday, local sources said.");
        Assert.Equal("'local sources', brought in by 'said'", why.Source);
        Assert.Equal("2019-01-08: 'Tuesday' stands with the event, counted from the date line 2019-01-10", why.Date);
        Assert.StartsWith("place 'Atarib': Al-Atarib at 36.139, 36.825, 3 km around, ", why.Places[0], StringComparison.Ordinal);
        Assert.EndsWith("; the place of that name", why.Places[0], StringComparison.Ordinal);
        Assert.StartsWith("= Al-Atarib (codebook:sy-atarib, PPL, SY.09) ", why.Places[1], StringComparison.Ordinal);
        Assert.StartsWith("  none of them ", why.Places[^1], StringComparison.Ordinal);
        Assert.Equal(["Al-Atarib is held by rebels"], why.Effects);
        Assert.Equal(["nothing in the sentence puts it otherwise than asserted"], why.Status);
    }

    [Fact]
    public void A_place_comes_with_its_rivals_what_speaks_for_each_and_what_it_is_said_to_lie_in()
    {
        var why = Only("The rebels captured the village of Saraqib in Idlib province.").Places;
        Assert.Contains(why, line => line.StartsWith("= Saraqib", StringComparison.Ordinal)
            && line.Contains("words beside it +", StringComparison.Ordinal)
            && line.Contains("what lies in what +", StringComparison.Ordinal));
        Assert.Contains("said to lie in 'Idlib':", why);
    }

    [Fact]
    public void A_place_that_no_list_knows_says_by_what_it_got_its_point()
    {
        var why = Only("The rebels captured the village of Umm Zarbutah in Idlib province.").Places;
        Assert.EndsWith("no list knows 'Umm Zarbutah' there: what it is said to lie in", why[0], StringComparison.Ordinal);
        Assert.Contains("no list holds 'Umm Zarbutah' in any spelling", why);
    }

    [Theory]
    [InlineData("The rebels denied that they had left Taftanaz.", "denied", "left –ccomp→ denied makes it denied")]
    [InlineData("The rebels failed to capture Taftanaz.", "failed", "capture –xcomp→ failed makes it failed")]
    [InlineData("The rebels have not captured Taftanaz.", "negated", "'not' at 'captured' makes it negated")]
    [InlineData("The rebels will capture Taftanaz.", "planned", "'will' at 'capture' makes it planned")]
    [InlineData("Was Taftanaz captured by the rebels?", "possible", "the sentence is a question")]
    public void A_status_has_the_words_that_give_it(string text, string status, string reason)
    {
        var why = Only(text);
        Assert.Equal(status, why.Claim.Status.ToString().ToLowerInvariant());
        Assert.Contains(reason, why.Status);
    }

    [Fact]
    public void A_claim_without_an_effect_says_why() => Assert.Equal(
        ["none: only asserted claims and denials have any, and it is failed"], Only("The rebels failed to capture Taftanaz.").Effects);

    [Theory]
    [InlineData("The rebels captured a checkpoint near Taftanaz.", "none: it is told of what is near 'Taftanaz', not of the place itself")]
    [InlineData("The rebels captured a checkpoint.",
        "checkpoint is held by rebels; the ledger does not keep it, since no list knows the place")]
    public void A_place_that_the_ledger_cannot_keep_is_told_as_such(string text, string reason) =>
        Assert.Equal([reason], Only(text).Effects);

    [Fact]
    public void What_the_next_sentence_takes_back_is_told_as_such() =>
        Assert.Equal(["the sentence after it takes it back"],
            Explain("The rebels captured Taftanaz. That was wrong.")[0].Claims.Single().Status);

    [Theory]
    [InlineData("The rebels captured Taftanaz.",
        "by 2019-01-10: no words say when; told as news, so at the latest on the date line 2019-01-10")]
    [InlineData("HTS controls Taftanaz.", "as of 2019-01-10: no words say when; it holds in the present, on the date line 2019-01-10")]
    [InlineData("The rebels will capture Taftanaz.", "none: no words say when, and it is not told as past")]
    [InlineData("The army said on Tuesday that it had captured Taftanaz.",
        "by 2019-01-08: 'Tuesday' is the day of the saying, counted from the date line 2019-01-10: it happened by then at the latest")]
    public void A_date_is_told_with_what_it_follows_from(string text, string reason) => Assert.Equal(reason, Only(text).Date);

    [Fact]
    public void A_role_that_nothing_fills_lists_the_functions_that_would()
    {
        var target = Only("The rebels captured Taftanaz.").Roles.Single(r => r.Role == "target");
        Assert.Equal((null, "from", null), (target.Text, target.Function, target.Path));
    }

    [Fact]
    public void A_pronoun_and_an_unknown_group_are_told_as_such()
    {
        var claims = Explain("HTS attacked Binnish. They captured Taftanaz. Fighters of the Lions of Hama Brigade captured Saraqib.")
            .SelectMany(s => s.Claims).ToList();
        Assert.Contains("'They' points back; 'HTS' is hayat-tahrir-al-sham: meant from what was said before", claims[1].Roles[0].Why);
        Assert.Contains("'Fighters of the Lions of Hama Brigade' is a group that no file names, known by its words",
            claims[2].Roles[0].Why);
    }

    [Fact]
    public void A_rule_whose_words_are_not_there_says_which() =>
        Assert.Contains(Only("The rebels failed to seize Taftanaz.").Rivals,
            r => r.StartsWith("capture.control (", StringComparison.Ordinal)
            && r.Contains("): its other words are not there: object (control, ", StringComparison.Ordinal));

    [Fact]
    public void A_states_forces_are_told_with_the_government_of_the_day() => Assert.Contains(
        "'Sudanese troops' is sudanese-armed-forces: the state's name with a word for its forces (forces of the Bashir government)",
        Only("Sudanese troops captured Taftanaz on Monday.").Roles[0].Why);

    [Fact]
    public void Rules_that_did_not_make_the_claim_say_why_not() =>
        Assert.Contains(Only("The rebels have left Taftanaz.").Rivals, r => r.StartsWith("displace.leave (", StringComparison.Ordinal)
            && r.EndsWith(": its actor is not civilians", StringComparison.Ordinal));

    [Fact]
    public void Every_sentence_without_a_claim_says_why()
    {
        var sentences = Explain("The weather was cold. The minister visited a school. Smoke attacked the plan.");
        Assert.Equal("it has no verb, and no noun of it starts a rule", Assert.Single(sentences[0].Nothing).Reason);
        Assert.Equal("no word of it starts a rule; its verbs: visit", Assert.Single(sentences[1].Nothing).Reason);
        Assert.Contains(sentences[2].Nothing, m => m.Word == "attacked" && m.Reason.StartsWith("attack.verb (", StringComparison.Ordinal));
    }

    [Fact]
    public void A_headline_that_the_body_tells_again_says_so()
    {
        const string Text = "Rebels capture Atarib\n\nRebels captured Atarib on Monday.";
        var report = TestReader.Report(Text, new(2019, 1, 10)) with { TitleSpan = new(0, 21), Body = [new(23, Text.Length)] };
        var headline = TestReader.Reader.Explain(report).Sentences.Single(s => s.IsHeadline);
        Assert.Empty(headline.Claims);
        Assert.StartsWith("duplicate-of-body: ", Assert.Single(headline.Nothing).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Explaining_a_sample_changes_no_claim_and_leaves_no_sentence_without_a_word() =>
        Assert.All(Samples.SampleReadings.All, reading =>
    {
        var why = TestReader.Reader.Explain(reading.Report);
        Assert.Equal(reading.Claims.Select(ClaimJson.Line), why.Sentences.SelectMany(s => s.Claims).OrderBy(c => c.Number)
            .Select(c => ClaimJson.Line(c.Claim)));
        Assert.All(why.Sentences, s => Assert.True(s.Claims.Count + s.Nothing.Count > 0, s.Text));
    });

    private static IReadOnlyList<SentenceExplanation> Explain(string text) =>
        TestReader.Reader.Explain(TestReader.Report(text, new(2019, 1, 10))).Sentences;

    private static ClaimExplanation Only(string text) => Assert.Single(Assert.Single(Explain(text)).Claims);
}
