using Salient.Language;

namespace Salient.Tests.LanguageTests;

public sealed class NameTests
{
    [Theory]
    [InlineData("Fighters left Tal al-Nu'ra on Monday.", "Tal al - Nu'ra")]
    [InlineData("Nour al-Madar al-Zin also lost men.", "Nour al - Madar al - Zin")]
    [InlineData("They marched from Ash-Sharfa to the river.", "Ash - Sharfa")]
    public void Names_with_an_Arabic_article_are_one_unit(string text, string name)
    {
        var sentence = Assert.Single(English.Read(text));
        AssertUnit(sentence, name.Split(' '));
    }

    [Theory]
    [InlineData("It was a co-founder and an at-large member.")]
    [InlineData("They met as-yet unknown men.")]
    public void Other_hyphens_make_no_unit(string text) =>
        Assert.DoesNotContain(Assert.Single(English.Read(text)).Tokens, t => t.Relation == "flat");

    [Fact]
    public void Known_names_are_read_as_one_proper_noun_and_then_spread()
    {
        var report = English.Report("The National Front for Freedom (NFF) took the town from Men of the Hill.");
        var sentence = Assert.Single(English.Model.Parse(report,
            tokens => new([(1, 4), (IndexOf(tokens, "Men"), IndexOf(tokens, "Hill"))], [])).Sentences);
        AssertUnit(sentence, ["National", "Front", "for", "Freedom"]);
        AssertUnit(sentence, ["Men", "of", "the", "Hill"]);
        Assert.Equal("took nsubj", English.Arc(sentence, "National"));
    }

    [Fact]
    public void Names_are_asked_for_with_text_and_span_only()
    {
        var seen = new List<Token>();
        English.Model.Parse(English.Report("It fell."), tokens =>
        {
            seen.AddRange(tokens);
            return ParseHints.None;
        });
        Assert.Equal(["It", "fell", "."], seen.Select(t => t.Text));
        Assert.All(seen, t => Assert.Equal(("", -1), (t.Upos, t.Head)));
    }

    [Fact]
    public void Names_that_overlap_or_lie_outside_are_left_out()
    {
        var sentence = Assert.Single(English.Model.Parse(English.Report("Red Star Front won."),
            _ => new([(0, 2), (1, 2), (-1, 1), (3, 9), (4, 4)], [])).Sentences);
        AssertUnit(sentence, ["Red", "Star", "Front"]);
    }

    [Fact]
    public void An_unknown_acronym_is_a_proper_noun() =>
        Assert.All(English.Read("The men of XQZ hit positions that QVRX still holds in the east.")[0].Tokens.Where(t => t.Text is "XQZ" or "QVRX"), t => Assert.Equal("PROPN", t.Upos));

    private static int IndexOf(IReadOnlyList<Token> tokens, string word) => tokens.First(t => t.Text == word).Index;

    private static void AssertUnit(Sentence sentence, string[] name)
    {
        var first = sentence.Tokens.First(t => t.Text == name[0] && sentence.Tokens.Skip(t.Index).Take(name.Length).Select(u => u.Text)
            .SequenceEqual(name));
        Assert.Equal("PROPN", first.Upos);
        Assert.NotEqual("flat", first.Relation);
        foreach (var part in sentence.Tokens.Skip(first.Index + 1).Take(name.Length - 1))
        {
            Assert.Equal((first.Index, "flat", part.Text == "-" ? "PUNCT" : "PROPN"), (part.Head, part.Relation, part.Upos));
        }
    }
}
