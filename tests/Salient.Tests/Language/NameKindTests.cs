using CsCheck;
using Salient.Language.Names;

namespace Salient.Tests.LanguageTests;

/// <summary>Names typed by the bundled recogniser and the rules around it, on sentences of our own.</summary>
public sealed class NameKindTests
{
    [Theory]
    [InlineData("Rebel fighters stormed the village of Tall Rumman on Monday.", "Rebel fighters", NameKind.Organisation)]
    [InlineData("Rebel fighters stormed the village of Tall Rumman on Monday.", "Tall Rumman", NameKind.Location)]
    [InlineData("Colonel Nadir Karlub denied the report.", "Nadir Karlub", NameKind.Person)]
    [InlineData("Residents of Hama told Reuters that the road was cut.", "Reuters", NameKind.Organisation)]
    [InlineData("Officials of the United Nations met in Geneva.", "the United Nations", NameKind.Organisation)]
    [InlineData("The minister said he would visit the city of Aleppo.", "he", NameKind.Person)]
    [InlineData("Turkish soldiers shelled positions near Kobani.", "Turkish soldiers", NameKind.Organisation)]
    [InlineData("Men of the Sword of Dawn Brigade left.", "Dawn Brigade", NameKind.Organisation)]
    public void Names_nouns_and_pronouns_have_their_kind(string text, string words, NameKind kind) =>
        Assert.Contains(Read(text), n => n.Kind == kind && n.Span.Of(text).Contains(words, StringComparison.Ordinal));

    [Fact]
    public void A_title_told_once_makes_a_person_of_the_name_alone()
    {
        const string Text = "Colonel Nadir Karlub denied it. Later Karlub spoke to reporters.";
        Assert.Equal(["Colonel Nadir Karlub", "Karlub"], Read(Text).Where(n => n.Kind == NameKind.Person).Select(n => n.Span.Of(Text)));
    }

    [Fact]
    public void A_demonym_before_a_noun_only_describes()
    {
        const string Text = "Turkish soldiers shelled the hill.";
        Assert.Equal("Turkish", Assert.Single(Read(Text), n => n.Kind == NameKind.Nationality).Span.Of(Text));
    }

    [Theory]
    [InlineData("At least 40 people fled the town.", "At least 40")]
    [InlineData("Dozens of families left.", "Dozens")]
    [InlineData("They need 3 million litres of water.", "3 million")]
    public void Quantities_are_told_with_the_words_that_bound_them(string text, string words) =>
        Assert.Equal(words, Assert.Single(Read(text), n => n.Kind == NameKind.Quantity).Span.Of(text));

    [Theory]
    [InlineData("The shelling began on 12 March 2019.")]
    [InlineData("It was quiet.")]
    public void Dates_are_no_quantities(string text) => Assert.DoesNotContain(Read(text), n => n.Kind == NameKind.Quantity);

    [Fact]
    public void An_apposition_points_to_the_name_it_explains()
    {
        const string Text = "Hulusi Akar, Turkey's defence minister, arrived in Geneva.";
        var names = Read(Text);
        var person = names.First(n => n.Span.Of(Text).Contains("Akar", StringComparison.Ordinal));
        Assert.Equal(person.HeadToken, Assert.Single(names, n => n.Span.Of(Text).Contains("minister", StringComparison.Ordinal)).Beside);
    }

    [Fact]
    public void A_bracketed_acronym_points_to_its_name()
    {
        const string Text = "The Valley Liberation Front (VLF) denied the report.";
        var names = Read(Text);
        Assert.Equal(names.First(n => n.Span.Of(Text).Contains("Front", StringComparison.Ordinal)).HeadToken,
            names.Single(n => n.Span.Of(Text) == "VLF").Beside);
    }

    [Fact]
    public void A_person_is_no_place_though_a_village_bears_the_name()
    {
        var reading = TestReader.Names("Colonel Samir Homs denied the report. Homs said his men had left.");
        Assert.DoesNotContain(reading.Marked.Sentences[0].Places, p => p.Name == "Homs");
    }

    [Fact]
    public void Spans_lie_in_the_text_and_any_two_nest_or_are_apart() => Gen.OneOf(Words, Gen.String).Sample(
        text =>
        {
            var read = TestReader.Names(text);
            foreach (var (names, sentence) in read.Names.Zip(read.Marked.Sentences))
            {
                foreach (var name in names)
                {
                    Assert.True(name.Span.Length > 0 && sentence.Sentence.Span.Contains(name.Span));
                    Assert.InRange(name.HeadToken, name.FirstToken, name.LastToken);
                    Assert.All(names, other => Assert.True(!other.Span.Overlaps(name.Span) || other.Span.Contains(name.Span)
                        || name.Span.Contains(other.Span)));
                }
            }
        },
        iter: 500);

    [Fact]
    public void The_same_text_has_the_same_names_on_any_thread()
    {
        var texts = Words.Array[20].Single();
        var alone = texts.Select(Tell).ToArray();
        Assert.Equal(alone, texts.AsParallel().AsOrdered().WithDegreeOfParallelism(4).Select(Tell));
    }

    private static string[] Pieces => [
        "Colonel Nadir Karlub", "the Syrian army", "Hama", "HTS", "(HTS)", "at least", "40", "3 million", "people", "Turkish", "Turks",
        "said", "that", ",", "took", "the town of", "in", "Geneva", "'s", "they", "of", ". ", "minister", "and"];

    private static readonly Gen<string> Words = Gen.Int[0, Pieces.Length - 1].Select(i => Pieces[i]).Array[0, 25]
        .Select(words => string.Join(' ', words));

    private static List<NameMention> Read(string text) => [.. TestReader.Names(text).Names.SelectMany(n => n)];

    private static string Tell(string text) => string.Join('\n', Read(text));
}
