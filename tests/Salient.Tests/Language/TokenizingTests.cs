namespace Salient.Tests.LanguageTests;

public sealed class TokenizingTests
{
    [Theory]
    [InlineData("They don't know and can't say.", "They do n't know and ca n't say .")]
    [InlineData("We cannot hold it.", "We can not hold it .")]
    [InlineData("Turkey's army and Turkey’s minister left.", "Turkey 's army and Turkey ’s minister left .")]
    [InlineData("The soldiers' post fell.", "The soldiers ' post fell .")]
    [InlineData("I'm sure we've won, they'd say.", "I 'm sure we 've won , they 'd say .")]
    public void Contractions_and_possessives_stand_apart(string text, string tokens) => Assert.Equal(tokens, English.Tokens(text));

    [Theory]
    [InlineData("Kafr Ba'ath fell.", "Kafr Ba'ath fell .")]
    [InlineData("He fled to Sha‘ab and Ma’arin.", "He fled to Sha‘ab and Ma’arin .")]
    [InlineData("The Qurʾan school of Raʿi and Sa`dan stood.", "The Qurʾan school of Raʿi and Sa`dan stood .")]
    [InlineData("Sa'd met Bu'aym.", "Sa'd met Bu'aym .")]
    [InlineData("Ba'ath's men left.", "Ba'ath 's men left .")]
    [InlineData("Ra's al-'Amud and Jund al-'Asifa fell.", "Ra's al - 'Amud and Jund al - 'Asifa fell .")]
    [InlineData("Assad's al-Ghab base, a so-called 'base', fell.", "Assad 's al - Ghab base , a so - called ' base ' , fell .")]
    public void Marks_of_transliteration_stay_inside_names(string text, string tokens) => Assert.Equal(tokens, English.Tokens(text));

    [Theory]
    [InlineData("US-backed fighters took a rebel-held hill.", "US - backed fighters took a rebel - held hill .")]
    [InlineData("Anti-government and pro-Kurdish groups met in mid-March.", "Anti-government and pro-Kurdish groups met in mid-March .")]
    [InlineData("An ex-minister e-mailed a non-member.", "An ex-minister e-mailed a non-member .")]
    public void Compounds_are_cut_at_their_hyphens_but_prefixes_keep_theirs(string text, string tokens) =>
        Assert.Equal(tokens, English.Tokens(text));

    [Theory]
    [InlineData("Some 1,200 men, 3.5 tonnes and 20km of road.", "Some 1,200 men , 3.5 tonnes and 20 km of road .")]
    [InlineData("At 10:30 on 12/03/2018 they paid $50,000 (5%).", "At 10:30 on 12/03/2018 they paid $ 50,000 ( 5 % ) .")]
    [InlineData("A Zu-23M hit 4km² of land 24m away.", "A Zu - 23M hit 4 km² of land 24 m away .")]
    [InlineData("The 3rd and 4th units lost 12-15 men in the 1990s.", "The 3rd and 4th units lost 12 - 15 men in the 1990s .")]
    public void Numbers_stay_whole_and_units_stand_apart(string text, string tokens) => Assert.Equal(tokens, English.Tokens(text));

    [Theory]
    [InlineData("The U.S. envoy met Mr. Dale on Jan. 9 at 5 p.m. in town.", "The U.S. envoy met Mr. Dale on Jan. 9 at 5 p.m. in town .")]
    [InlineData("Gen. J. R. Stone of AT&T wrote to me@firm.org via www.firm.org.",
        "Gen. J. R. Stone of AT&T wrote to me@firm.org via www.firm.org .")]
    public void Abbreviations_initials_and_addresses_stay_whole(string text, string tokens) => Assert.Equal(tokens, English.Tokens(text));

    [Theory]
    [InlineData("They left the prov-\nince after clash-\r\nes.", "They left the province after clashes .")]
    [InlineData("The rebel-\nheld town and the US-\nbacked force of Jund al-\nRih left.",
        "The rebel - held town and the US - backed force of Jund al - Rih left .")]
    [InlineData("He left the govern-\n\nment.", "He left the government .")]
    public void Words_broken_at_the_end_of_a_line_are_whole_but_compounds_stay_compounds(string text, string tokens) =>
        Assert.Equal(tokens, English.Tokens(text));

    [Fact]
    public void The_span_of_a_broken_word_covers_both_of_its_parts() =>
        Assert.Equal("prov-\nince", English.Read("It left the prov-\nince.")[0].Tokens[3].Span.Of("It left the prov-\nince."));

    [Theory]
    [InlineData("**Red Front** fighters (*formerly* the `Blue` Front) left.", "Red Front fighters ( formerly the Blue Front ) left .")]
    [InlineData("As [the agency](http://a.example/x_(y)) said, _all_ left.", "As the agency said , all left .")]
    [InlineData("See [South Post](#) for more.", "See South Post for more .")]
    [InlineData("# A heading\n\nText of it.", "A heading | Text of it .")]
    public void Marks_of_Markdown_are_no_tokens(string text, string tokens) => Assert.Equal(tokens, English.Tokens(text));

    [Fact]
    public void Where_markup_is_not_wanted_its_marks_are_tokens()
    {
        var sentence = Assert.Single(English.Model.Parse(English.Report("A *b c."), null, markup: false).Sentences);
        Assert.Equal(["A", "*", "b", "c", "."], sentence.Tokens.Select(t => t.Text));
    }

    [Fact]
    public void Spans_point_to_the_words_behind_the_marks()
    {
        const string Text = "On Monday **Red Front** left.";
        var sentence = Assert.Single(English.Read(Text));
        Assert.Equal(Text, sentence.Text);
        Assert.Equal(Text.IndexOf("Front", StringComparison.Ordinal), sentence.Tokens.Single(t => t.Text == "Front").Span.Start);
    }
}
