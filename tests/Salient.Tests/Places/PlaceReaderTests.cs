using CsCheck;
using Salient.Places;

namespace Salient.Tests.Places;

public class PlaceReaderTests
{
    private static readonly PlaceReader Reader = new(Atlas.Index, Atlas.Words);

    private static readonly string[] Words =
        ["Hama", "the town of Raqqa", "near Idlib", "12 km south of Mosul", "in", "and", ",", "attacked", "Zarbun", "northern",
            "countryside", "'s", "most of", "The", "-", "(", "al-Bab"];

    [Theory]
    [InlineData("Clashes broke out in northwestern Hama overnight.", "Hama", null, "northwest", false)]
    [InlineData("Troops entered the town of Tal Rifat.", "Tal Rifat", "town", null, false)]
    [InlineData("A mine exploded 12 km south of Raqqa on Monday.", "Raqqa", null, "south", true)]
    [InlineData("Militants shelled the Qasr hill again.", "Qasr", "hill", null, false)]
    [InlineData("Shelling hit the northern Hama countryside.", "Hama", "countryside", "north", false)]
    [InlineData("Shelling hit the northern countryside of Hama.", "Hama", "countryside", "north", false)]
    [InlineData("Troops entered the eastern city of Raqqa.", "Raqqa", "city", null, false)]
    [InlineData("Troops entered the besieged northern town of Tal Rifat.", "Tal Rifat", "town", null, false)]
    [InlineData("Troops entered the southern province of Hama.", "Hama", "province", null, false)]
    [InlineData("Troops climbed Mount Zarbun again.", "Zarbun", "mount", null, false)]
    [InlineData("Troops entered the capital of Syria.", "Syria", null, null, false)]
    [InlineData("Troops entered the towns of Raqqa province.", "Raqqa", "province", null, false)]
    [InlineData("Troops entered the eastern quarter of Raqqa.", "Raqqa", "quarter", "east", false)]
    public void Words_around_a_name_say_what_and_where(string text, string name, string? feature, string? bearing, bool outside)
    {
        var mention = Assert.Single(Reader.Find(Sentences.Of(text), []));
        Assert.Equal((name, feature, bearing, outside), (mention.Name, mention.Feature, mention.Bearing, mention.Outside));
    }

    [Theory]
    [InlineData("Troops entered a suburb of Damascus.", Salient.Claims.Extent.Part)]
    [InlineData("Troops entered another western district of Damascus.", Salient.Claims.Extent.Part)]
    [InlineData("Troops entered the city of Damascus.", Salient.Claims.Extent.Whole)]
    [InlineData("Troops control about 80 percent of Damascus.", Salient.Claims.Extent.Most)]
    [InlineData("Troops control some 40% of the city of Damascus.", Salient.Claims.Extent.Part)]
    [InlineData("Troops control two thirds of Damascus.", Salient.Claims.Extent.Most)]
    public void What_is_one_of_several_of_a_place_is_a_part_of_it(string text, Salient.Claims.Extent extent) =>
        Assert.Equal(extent, Assert.Single(Reader.Find(Sentences.Of(text), [])).Extent);

    [Fact]
    public void A_distance_is_read_in_kilometres() =>
        Assert.Equal(12, Assert.Single(Reader.Find(Sentences.Of("A mine exploded 12 km south of Raqqa."), [])).DistanceKm);

    [Fact]
    public void Phrases_nest_as_the_text_says()
    {
        var mention = Assert.Single(Reader.Find(Sentences.Of("They dug in on the Qasr hill south of the town of Tal Rifat in northwestern Hama."), []));
        Assert.Equal("Qasr", mention.Name);
        Assert.Equal(("Tal Rifat", true, "south"), (mention.Within!.Name, mention.Within.Outside, mention.Within.Bearing));
        Assert.Equal(("Hama", "northwest", false), (mention.Within.Within!.Name, mention.Within.Within.Bearing,
            mention.Within.Within.Outside));
    }

    [Fact]
    public void A_possessor_contains_and_what_lies_in_it_lies_in_the_whole()
    {
        var mention = Assert.Single(Reader.Find(Sentences.Of("Shells hit the Qasr hill in Hama's Tal Rifat district."), []));
        Assert.Equal(("Qasr", "Tal Rifat", "Hama"), (mention.Name, mention.Within!.Name, mention.Within.Within!.Name));
    }

    [Theory]
    [InlineData("They stormed Raqqa, Syria.", 1)]
    [InlineData("If they storm Raqqa, Libya will object.", 2)]
    public void A_comma_nests_only_what_can_lie_in_what(string text, int mentions) =>
        Assert.Equal(mentions, Reader.Find(Sentences.Of(text), []).Count);

    [Fact]
    public void Two_names_joined_by_a_hyphen_are_two_places() =>
        Assert.Equal(["Damascus", "Homs"], Reader.Find(Sentences.Of("The Damascus-Homs highway was cut."), []).Select(m => m.Name));

    [Fact]
    public void A_name_behind_a_title_is_no_place() => Assert.Empty(Reader.Find(Sentences.Of("Mayor Tripoli denied it."), []));

    [Fact]
    public void Offices_stand_behind_the_name_of_their_place() =>
        Assert.Equal("Aleppo", Assert.Single(Reader.Find(Sentences.Of("They met Aleppo Mayor Nadir Karlub again."), [])).Name);

    [Fact]
    public void Names_of_several_tokens_are_spotted_before_parsing()
    {
        var tokens = Sentences.Of("They left Jisr al-Shughur and Zarzur al-Kabirah for Hama.").Tokens;
        var spotted = Reader.Spot(tokens).Select(s => string.Concat(tokens.Skip(s.First).Take(s.Last - s.First + 1).Select(t => t.Text)));
        Assert.Equal(["Jisral-Shughur", "Zarzural-Kabirah"], spotted);
    }

    [Fact]
    public void A_mention_points_at_its_own_words_whatever_the_text() =>
        Gen.OneOf(Words.Select(Gen.Const).ToArray()).Array[1, 9]
            .Sample(parts =>
            {
                var text = string.Join(' ', parts);
                return Reader.Find(Sentences.Of(text), []).All(m => text[m.NameSpan.Start..m.NameSpan.End] == m.Name
                    && m.Span.Contains(m.NameSpan)
                    && text[m.Span.Start..m.Span.End].EndsWith(m.Text, StringComparison.Ordinal) && m.FirstToken <= m.HeadToken
                        && m.HeadToken <= m.LastToken);
            });

    [Fact]
    public void Every_member_of_a_list_is_a_mention() =>
        Assert.Equal(["Tal Rifat", "Raqqa", "al-Bab"],
            Reader.Find(Sentences.Of("They took the towns of Tal Rifat, Raqqa and al-Bab."), []).Select(m => m.Name));

    [Fact]
    public void Taken_words_hold_no_place() =>
        Assert.Empty(Reader.Find(Sentences.Of("The Aleppo Shield brigade denied it."), [(0, 3)]));

    [Fact]
    public void An_unknown_name_is_described_when_the_grammar_says_it_is_a_place()
    {
        var sentence = Sentences.Of("They took Zarzuriyah and the nearby village of Abu Zarbun.");
        Assert.Equal("Zarzuriyah", Reader.Describe(sentence, 2)!.Name);
        var village = Reader.Describe(sentence, 6)!;
        Assert.Equal(("Abu Zarbun", "village", false), (village.Name, village.Feature, village.Known));
    }

    [Fact]
    public void A_noun_without_a_name_is_described_as_an_anaphor()
    {
        var mention = Reader.Describe(Sentences.Of("They withdrew from the town."), 4)!;
        Assert.Equal(("", "town"), (mention.Name, mention.Feature));
    }

    [Fact]
    public void Nothing_is_described_where_there_is_neither_name_nor_place_noun() =>
        Assert.Null(Reader.Describe(Sentences.Of("They took positions."), 2));
}
