using Salient.Reports;

namespace Salient.Tests.Reports;

public sealed class WordHitsTests
{
    private const string Story = "Shelling went on all day.\nThe Front entered Maʿarrat al-Nuʿmān at dawn, and the town's council asked "
        + "for a ceasefire; nobody answered. A second round of shelling began at noon, and nobody asked for a ceasefire any more.";

    [Theory]
    [InlineData("shelling", "Shelling", "shelling")]
    [InlineData("shell*", "Shelling", "shelling")]
    [InlineData("numan", "Nuʿmān")]
    [InlineData("\"asked for a ceasefire\"", "asked for a ceasefire", "asked for a ceasefire")]
    [InlineData("town OR noon", "noon")]
    [InlineData("towns", "town's")]
    [InlineData("hell")]
    public void Each_term_is_found_where_it_stands(string typed, params string[] found) =>
        Assert.Equal(found, new WordHits(Story, WordQuery.Parse(typed)).Spans.Select(s => s.Of(Story)));

    [Fact]
    public void The_passage_is_the_one_with_most_of_what_is_sought_and_marks_it_by_offsets_into_the_text()
    {
        var text = $"Shelling. {string.Concat(Enumerable.Repeat("Of this nothing. ", 30))} {Story}";
        var passage = new WordHits(text, WordQuery.Parse("shelling noon ceasefire")).Passage()!;

        Assert.Equal(text[passage.Start..passage.End], passage.Text);
        Assert.Equal(["Shelling", "ceasefire", "shelling", "noon"], passage.Hits.Select(h => h.Of(text)));
        Assert.InRange(passage.Text.Length, 1, 260);
    }

    [Fact]
    public void A_passage_begins_with_a_line_or_a_whole_word_and_ends_with_one()
    {
        var passage = new WordHits(Story, WordQuery.Parse("dawn")).Passage()!;
        Assert.StartsWith("The Front entered", passage.Text, StringComparison.Ordinal);

        var words = string.Concat(Enumerable.Repeat(" word", 400));
        var far = $"Begin{words} Tal{words} end";
        var middle = new WordHits(far, WordQuery.Parse("Tal")).Passage()!;
        Assert.StartsWith("word ", middle.Text, StringComparison.Ordinal);
        Assert.EndsWith(" word", middle.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_nothing_stands_there_is_no_passage() => Assert.Null(new WordHits(Story, WordQuery.Parse("Aleppo")).Passage());
}
