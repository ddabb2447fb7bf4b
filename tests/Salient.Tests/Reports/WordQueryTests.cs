using CsCheck;
using Salient.Lineage;
using Salient.Reports;

namespace Salient.Tests.Reports;

public sealed class WordQueryTests
{
    [Theory]
    [InlineData("Atarib ceasefire", "atarib & ceasefire")]
    [InlineData("Nu'man NUʿMĀN", "numan & numan")]
    [InlineData("\"barrel bombs\" town", "barrel_bombs & town")]
    [InlineData("“barrel bombs”", "barrel_bombs")]
    [InlineData("al-Bab", "al_bab")]
    [InlineData("this OR that here", "this | that & here")]
    [InlineData("one OR two OR \"three four\"", "one | two | three_four")]
    [InlineData("Tal -denied −\"second hand\"", "tal & !denied & !second_hand")]
    [InlineData("bomb* \"al Ba\"*", "bomb* & al_ba*")]
    [InlineData("or \"OR\" and", "or & or & and")]
    [InlineData("مدينة الأتارب", "مدينة & الاتارب")]
    [InlineData("  Tal  …  - ", "tal")]
    public void What_is_typed_is_understood_as_people_mean_it(string typed, string meant) =>
        Assert.Equal(meant, Spelled(WordQuery.Parse(typed)));

    [Theory]
    [InlineData("", "no word to search for")]
    [InlineData("… \"\"", "no word to search for")]
    [InlineData("-Tal", "only what must not be there")]
    [InlineData("OR Tal", "OR stands between two words")]
    [InlineData("Tal OR", "OR stands between two words")]
    [InlineData("Tal OR OR Wadi", "OR stands between two words")]
    [InlineData("Tal OR -Wadi", "write -Wadi without OR")]
    [InlineData("\"open town", "not closed")]
    [InlineData("a*", "2 letters before the star")]
    public void What_cannot_be_understood_is_said_with_what_to_write(string typed, string told) =>
        Assert.Contains(told, Assert.Throws<WordQueryException>(() => WordQuery.Parse(typed)).Message, StringComparison.Ordinal);

    [Fact]
    public void What_would_keep_a_database_busy_is_refused()
    {
        Assert.Contains("more than 40 words", Assert.Throws<WordQueryException>(() => WordQuery.Parse(
            string.Join(' ', Enumerable.Range(0, 41)))).Message, StringComparison.Ordinal);
        Assert.Contains("at most 30 words", Assert.Throws<WordQueryException>(() => WordQuery.Parse(
            $"\"{string.Join(' ', Enumerable.Range(0, 31))}\"")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Whatever_is_typed_is_understood_or_refused_in_words() => Gen.String["ab *\"-OR”é'"].Sample(typed =>
    {
        try
        {
            Assert.NotEmpty(WordQuery.Parse(typed).Groups);
        }
        catch (WordQueryException refused)
        {
            Assert.NotEmpty(refused.Message);
        }
    });

    [Fact]
    public void The_words_of_a_text_are_those_that_copies_are_found_by_and_stand_where_they_say() => Gen.String.Sample(text =>
    {
        var words = TextWords.Of(text).ToList();
        Assert.Equal(Folded.Of(text), string.Join(' ', words.Select(w => w.Folded)));
        Assert.All(words, w => Assert.Equal([w.Folded], TextWords.Of(text[w.Start..w.End]).Select(one => one.Folded)));
    });

    private static string Spelled(WordQuery query) => string.Join(" & ", query.Groups.Select(g => string.Join(" | ", g.Select(Spelled)))
        .Concat(query.Without.Select(t => "!" + Spelled(t))));

    private static string Spelled(WordTerm term) => string.Join('_', term.Words) + (term.IsPrefix ? "*" : "");
}
