using Salient.Reports;

namespace Salient.Tests.LanguageTests;

public sealed class SentenceTests
{
    [Theory]
    [InlineData("The town fell. Its people fled.", 2)]
    [InlineData("TARNA (Northern Wire) — Soldiers took the bridge on Monday. Nobody was hurt.", 2)]
    [InlineData("The U.S. envoy spoke. The U.S. Army did not.", 2)]
    [InlineData("Troops left the U.S. They went home.", 2)]
    [InlineData("Col. A. B. Stone met Gen. Ward at St. Mary on Feb. 3 near Mt. Hood.", 1)]
    [InlineData("\"We won. They lost,\" he said.", 2)]
    [InlineData("\"Where are they?\" he asked. Nobody knew.", 2)]
    [InlineData("He said: “The town is ours.” Others doubted it.", 2)]
    [InlineData("It fell (see map). Then it rained.", 2)]
    [InlineData("They waited ... and waited. Then they left ...", 2)]
    [InlineData("It cost approx. 20 dollars, i.e. nothing, vs. No. 5.", 1)]
    [InlineData("It rose 3.5 per cent. In 2019 it fell.", 2)]
    [InlineData("Mayor I. V. Marlow met A. I. Stone. It was late.", 2)]
    [InlineData("\"No.\" He left. See No. 5 of it.", 3)]
    [InlineData("1. The road is cut.", 1)]
    [InlineData("They counted 12. The rest fled.", 2)]
    [InlineData("who did it? nobody knows. it is late", 3)]
    public void Sentences_end_where_a_reader_would_end_them(string text, int count) => Assert.Equal(count, English.Sentences(text).Length);

    [Fact]
    public void A_headline_without_full_stop_is_a_sentence_of_its_own() =>
        Assert.Equal(["Army Takes Bridge at Tarna", "The army took the bridge ."],
            English.Sentences("Army Takes Bridge at Tarna\n\nThe army took the bridge."));

    [Theory]
    [InlineData("They took:\n- the mill\n- the bridge\n- the station", "They took : the mill , the bridge , the station")]
    [InlineData("The brigade left these villages:\n\n• Tell Nasr,\n• Umm Dhib; \n• Wadi Sabla.",
        "The brigade left these villages : Tell Nasr , Umm Dhib , Wadi Sabla .")]
    [InlineData("It lost:\r\n1. 3 tanks\r\n2. 12 lorries", "It lost : 3 tanks , 12 lorries")]
    public void Items_of_a_list_belong_to_the_sentence_before_the_colon(string text, string sentence)
    {
        Assert.Equal([sentence], English.Sentences(text));
        Assert.All(English.Read(text).SelectMany(s => s.Tokens).Where(t => t.Text != ","),
            token => Assert.Equal(token.Text, token.Span.Of(text)));
    }

    [Fact]
    public void A_soft_hyphen_within_a_word_is_no_part_of_it_and_its_offsets_stay()
    {
        const string Text = "Shells hit the vil\u00ADlage.";
        var village = English.Read(Text)[0].Tokens[3];
        Assert.Equal(("village", "vil\u00ADlage"), (village.Text, village.Span.Of(Text)));
    }

    [Fact]
    public void Items_that_tell_something_themselves_are_apart() =>
        Assert.Equal(
            ["Other news :", "- Soldiers leave Tell Nasr", "- Shells hit the mill of Umm Dhib, killing two"],
            English.Sentences("Other news:\n- Soldiers leave Tell Nasr\n- Shells hit the mill of Umm Dhib, killing two")
                .Select(s => s.Replace(" ,", ",", StringComparison.Ordinal)));

    [Fact]
    public void A_sentence_broken_by_a_blank_line_is_joined_with_its_words_exact()
    {
        const string Text = "On Sunday they discussed\n\nthe fate of the town and, as before,\n\nits roads. Then they left.";
        var sentences = English.Read(Text);
        Assert.Equal(2, sentences.Count);
        Assert.Equal(Text[..Text.IndexOf(" Then", StringComparison.Ordinal)], sentences[0].Text);
        Assert.Equal([0, 0], sentences.Select(s => s.Paragraph));
    }

    [Fact]
    public void A_sentence_broken_between_two_stretches_of_the_body_is_joined()
    {
        const string Text = "They talked about\n\nthe town.";
        Assert.Single(English.Model.Parse(English.Report(Text, new(0, 17), new(19, Text.Length))).Sentences);
    }

    [Fact]
    public void Words_between_two_stretches_keep_them_apart()
    {
        const string Text = "They talked about ADVERT the town.";
        Assert.Equal(2, English.Model.Parse(English.Report(Text, new(0, 17), new(25, Text.Length))).Sentences.Count);
    }

    [Fact]
    public void Lines_wrapped_at_a_page_width_are_joined() =>
        Assert.Equal(2, English.Sentences("The commander of the northern brigade told a crowd in the\nMarket Square that his men had left the village before the\nother side came. He gave no number.").Length);

    [Fact]
    public void A_title_in_the_text_comes_first_as_a_headline()
    {
        const string Text = "Bridge falls. Mill holds\n\nThe bridge fell.";
        var report = English.Report(Text, new TextSpan(26, Text.Length)) with { TitleSpan = new(0, 24) };
        var sentences = English.Model.Parse(report).Sentences;
        Assert.Equal([true, false], sentences.Select(s => s.IsHeadline));
        Assert.Equal([0, 1], sentences.Select(s => s.Paragraph));
        Assert.Equal("Bridge falls. Mill holds", sentences[0].Text);
    }

    [Fact]
    public void Text_outside_the_body_is_not_read() =>
        Assert.Equal("It fell.", Assert.Single(English.Model.Parse(English.Report("By Me\n\nIt fell.\n\nShare!",
            new TextSpan(7, 15))).Sentences).Text);

    [Theory]
    [InlineData("")]
    [InlineData(" \r\n\t ")]
    [InlineData("***\n\n*")]
    public void Text_without_words_has_no_sentence(string text) => Assert.Empty(English.Read(text));
}
