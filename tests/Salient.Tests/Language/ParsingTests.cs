namespace Salient.Tests.LanguageTests;

public sealed class ParsingTests
{
    [Fact]
    public void A_plain_sentence_has_its_subject_object_and_place()
    {
        var sentence = Assert.Single(English.Read("Government forces captured the village in the east."));
        Assert.Equal("captured nsubj", English.Arc(sentence, "forces"));
        Assert.Equal("captured obj", English.Arc(sentence, "village"));
        Assert.Equal("east case", English.Arc(sentence, "in"));
        Assert.Equal("root root", English.Arc(sentence, "captured"));
    }

    [Fact]
    public void A_passive_has_its_passive_subject_auxiliary_and_agent()
    {
        var sentence = Assert.Single(English.Read("The town was attacked by rebels."));
        Assert.Equal("attacked nsubj:pass", English.Arc(sentence, "town"));
        Assert.Equal("attacked aux:pass", English.Arc(sentence, "was"));
        Assert.Equal("attacked obl:agent", English.Arc(sentence, "rebels"));
    }

    [Fact]
    public void A_relative_clause_hangs_on_its_noun()
    {
        var sentence = Assert.Single(English.Read("The group that attacked the base left the town."));
        Assert.Equal("group acl:relcl", English.Arc(sentence, "attacked"));
        Assert.Equal("left nsubj", English.Arc(sentence, "group"));
    }

    [Fact]
    public void According_to_leads_the_source()
    {
        var sentence = Assert.Single(English.Read("The town fell on Sunday, according to local sources."));
        Assert.Equal("sources case", English.Arc(sentence, "according"));
        Assert.Equal("according fixed", English.Arc(sentence, "to"));
    }

    [Fact]
    public void Joined_objects_and_verbs_are_conjuncts()
    {
        var sentence = Assert.Single(English.Read("They entered the mill and took the bridge."));
        Assert.Equal("entered conj", English.Arc(sentence, "took"));
        Assert.Equal("took cc", English.Arc(sentence, "and"));
    }

    [Theory]
    [InlineData("They took it.", "took", "take")]
    [InlineData("He handed the keys over.", "handed", "hand")]
    [InlineData("The cities were destroyed.", "cities", "city")]
    [InlineData("The cities were destroyed.", "were", "be")]
    [InlineData("The Turkish men withdrew.", "Turkish", "Turkish")]
    [InlineData("The men withdrew.", "withdrew", "withdraw")]
    [InlineData("The men left.", "men", "man")]
    [InlineData("They do not, and don't, fight.", "n't", "not")]
    [InlineData("THEY SEIZED THE TOWN", "SEIZED", "seize")]
    [InlineData("Soldiers besieged, shelled and overran the town.", "besieged", "besiege")]
    public void Words_have_their_dictionary_form(string text, string word, string lemma) =>
        Assert.Equal(lemma, English.Read(text).SelectMany(s => s.Tokens).First(t => t.Text == word).Lemma);

    [Fact]
    public void Only_the_relations_that_coding_needs_have_subtypes()
    {
        var kept = new[] { "nsubj:pass", "obl:agent", "aux:pass", "compound:prt", "acl:relcl" };
        var text = "Last week his two men, both of whom were seized by rebels, gave up the town that was theirs; it was he who had called it his.";
        Assert.All(English.Read(text).SelectMany(s => s.Tokens).Where(t => t.Relation.Contains(':', StringComparison.Ordinal)),
            t => Assert.Contains(t.Relation, kept));
    }

    [Fact]
    public void Given_words_are_kept_as_they_are() =>
        Assert.Equal(["al", "-", "Bara", "do", "n't"], English.Model.Parse(["al", "-", "Bara", "do", "n't"]).Select(t => t.Text));
}
