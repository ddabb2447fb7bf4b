using CsCheck;
using Salient.Claims;
using Salient.Mentions;
using Salient.Reports;

namespace Salient.Tests.MentionsTests;

/// <summary>What points back, each kind with sentences of our own.</summary>
public sealed class ReferenceTests
{
    private static readonly NodaTime.LocalDate Day = new(2019, 1, 10);

    [Theory]
    [InlineData("HTS fighters entered Daret Izza on Monday. They captured the village of Babis.", "capture", "Hayat Tahrir al-Sham")]
    [InlineData("HTS fighters entered Daret Izza on Monday. They captured Babis from the NFL. It then withdrew from Taqad.", "withdraw",
        "Hayat Tahrir al-Sham")]
    [InlineData("The army shelled rebels in Atarib. They withdrew from the town on Tuesday.", "withdraw", "rebels")]
    [InlineData("Turkey said it had captured Azaz.", "capture", "Turkey")]
    [InlineData("On Monday Turkey said that it had captured Azaz.", "capture", "Turkey")]
    [InlineData("The army, which said it had captured Babis, withdrew from Atarib.", "capture", "army")]
    [InlineData("The army captured Babis and its fighters attacked Atarib.", "attack", "army")]
    [InlineData("\"We have captured Babis,\" an HTS commander said.", "capture", "Hayat Tahrir al-Sham")]
    [InlineData("A rebel commander said his men had captured Atarib.", "capture", "rebels")]
    public void A_pronoun_means_who_speaks_or_the_nearest_that_agrees(string text, string code, string name) =>
        Assert.Equal([name], Actors(text, code));

    [Theory]
    [InlineData("HTS said it had captured the following towns: Atarib, Babis and Azaz.")]
    [InlineData("HTS said it had captured the following towns:\n- Atarib\n- Babis\n- Azaz")]
    public void Names_behind_a_colon_say_which_ones_the_noun_before_it_means(string text) =>
        Assert.Equal(["Atarib", "Babis", "Azaz"], Read(text).Claims.Where(c => c.Event == "capture").Select(c => c.Place?.Text));

    [Theory]
    [InlineData("HTS militants stormed Atarib on Monday. The militants then captured Babis.", "Hayat Tahrir al-Sham")]
    [InlineData("HTS militants and Ahrar al-Sham clashed. Soldiers fled. The militants captured Babis.", "Hayat Tahrir al-Sham")]
    [InlineData("HTS attacked Atarib on Monday. Soldiers fled. The insurgents then captured Babis.", "Hayat Tahrir al-Sham")]
    [InlineData("HTS fought rebels in Atarib on Monday. Soldiers fled. The rebels then captured Babis.", "rebels")]
    [InlineData("HTS met Ahrar al-Sham in Atarib. Soldiers fled. The insurgents then captured Babis.", "insurgents")]
    [InlineData("HTS attacked Atarib. HTS lost Azaz when the insurgents captured Babis.", "insurgents")]
    public void Fighters_are_the_group_that_was_called_so_or_the_only_one_there_is(string text, string name) =>
        Assert.Contains(name, Actors(text, "capture"));

    [Fact]
    public void Fighters_keep_their_own_words() => Assert.Equal("militants",
        Read("HTS militants stormed Atarib. The militants captured Babis.").Claims.Single(c => c.Event == "capture").Actors[0].Text);

    [Fact]
    public void They_may_be_several() =>
        Assert.Equal(["Ahrar al-Sham", "Hayat Tahrir al-Sham"],
            Actors("Ahrar al-Sham and HTS clashed near Atarib. They captured Babis on Monday.", "capture"));

    [Fact]
    public void It_is_left_alone_where_it_could_be_either() =>
        Assert.DoesNotContain(Read("Ahrar al-Sham and HTS clashed near Atarib. It captured Babis on Monday.").Claims,
            c => c.Event == "capture" && c.Actors.Count > 0);

    [Fact]
    public void A_denial_by_a_commander_about_his_men_is_kept()
    {
        var claim = Assert.Single(Read("A rebel commander denied that his men had lost the town of Atarib.").Claims,
            c => c.Event == "lose");
        Assert.Equal((ClaimStatus.Denied, "rebel commander", "rebels"),
            (claim.Status, claim.Source.Text, Assert.Single(claim.Actors).Name));
    }

    [Theory]
    [InlineData("HTS attacked Atarib on Monday. The group then captured Babis.", "Hayat Tahrir al-Sham")]
    [InlineData("The Sword of Dawn Brigade took Babis on Monday. The group then captured Atarib.", "Sword of Dawn Brigade")]
    [InlineData("Turkey met the Syrian Democratic Forces in Geneva. The US-backed force then captured Babis.", "Syrian Democratic Forces")]
    [InlineData("Ahrar al-Sham attacked HTS in Atarib. The latter then captured Babis.", "Hayat Tahrir al-Sham")]
    [InlineData("Ahrar al-Sham attacked HTS in Atarib. The former then captured Babis.", "Ahrar al-Sham")]
    public void A_noun_that_points_back_means_the_last_that_it_fits(string text, string name) =>
        Assert.Contains(name, Actors(text, "capture"));

    [Fact]
    public void The_group_is_no_state() => Assert.DoesNotContain("Turkey",
        Actors("Turkey warned on Monday. The group then captured Babis.", "capture"));

    [Fact]
    public void A_short_name_means_the_full_name_told_before()
    {
        var referred = Refer("Colonel Nadir Karlub visited Atarib. Later Karlub spoke to reporters.");
        var (sentence, token, meant) = Assert.Single(referred.References.Actors, a => a.Sentence == 1);
        Assert.Equal("Karlub", referred.Named.Marked.Sentences[sentence].Sentence.Tokens[token].Text);
        Assert.Equal(0, Assert.Single(meant).Sentence);
    }

    [Fact]
    public void A_short_name_that_two_bear_means_neither() =>
        Assert.DoesNotContain(Refer("Colonel Nadir Karlub met Captain Samir Karlub. Later Karlub spoke to reporters.").References.Actors,
            a => a.Sentence == 1);

    [Fact]
    public void The_town_is_the_last_place() => Assert.Contains(
        "Atarib", Assert.Single(Read("HTS captured Atarib on Sunday. Rebels shelled the town on Monday.").Claims,
        c => c.Event == "shell").Place!.Name, StringComparison.Ordinal);

    [Fact]
    public void There_is_the_last_place() => Assert.Equal(
        "Atarib", Assert.Single(Refer("HTS captured the town of Atarib on Sunday. The rebels attacked there on Monday.").References.Places).Meant.Name);

    [Theory]
    [InlineData("France supplied the rebels with radios. In 2017 the rebels helped to found a council and left it six months later.")]
    [InlineData("The rebels took Atarib. Ahrar al-Sham founded HTS and left it in July.")]
    public void It_is_no_place_where_a_country_acts_or_a_group_was_named_since(string text) => Assert.Empty(Refer(text).References.Places);

    [Fact]
    public void What_is_meant_points_to_nobody_else_and_lies_in_the_report() => Texts.Sample(
        text =>
        {
            var referred = Refer(text);
            foreach (var (sentence, token, meant) in referred.References.Actors)
            {
                Assert.InRange(token, 0, referred.Named.Marked.Sentences[sentence].Sentence.Tokens.Count - 1);
                Assert.All(meant, m => Assert.Null(referred.References.ActorsAt(m.Sentence, m.Head)));
                Assert.All(meant, m => Assert.True(m.Sentence <= sentence));
            }
        },
        iter: 300);

    [Fact]
    public void References_are_the_same_on_any_thread()
    {
        var texts = Texts.Array[20].Single();
        var alone = texts.Select(Tell).ToArray();
        Assert.Equal(alone, texts.AsParallel().AsOrdered().WithDegreeOfParallelism(4).Select(Tell));
    }

    private static string[] Pieces => [
        "HTS", "Ahrar al-Sham", "the army", "rebels", "they", "it", "its fighters", "his men", "the group", "the latter", "we", "he",
        "Colonel Nadir Karlub", "Karlub", "said", "that", "captured", "of", "and",
        "Atarib", "the town", "there", "the US-backed force", "their", ",", "\"", ". "];

    private static readonly Gen<string> Texts = Gen.Int[0, Pieces.Length - 1].Select(i => Pieces[i]).Array[0, 40]
        .Select(words => string.Join(' ', words));

    private static ReferredReport Refer(string text) => TestReader.Reader.Refer(TestReader.Names(text));

    private static string Tell(string text) => string.Join('\n',
        Refer(text).References.Actors.Select(a => $"{a.Sentence} {a.Token} {string.Join(' ', a.Meant)}"));

    private static Reading Read(string text) => TestReader.Read(text, Day);

    private static IEnumerable<string> Actors(string text, string code) => Read(text).Claims.Where(c => c.Event == code)
        .SelectMany(c => c.Actors).Select(a => a.Name);
}
