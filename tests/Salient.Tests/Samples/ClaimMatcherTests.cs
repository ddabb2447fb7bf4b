using NodaTime;
using Salient.Claims;

namespace Salient.Tests.Samples;

/// <summary>The ruler itself is measured: what it must accept and what it must not.</summary>
public class ClaimMatcherTests
{
    private static readonly GoldClaim Gold = new()
    {
        Id = "c01",
        Text = "the rebels took Darat Izza",
        Kind = ClaimKind.Event,
        Codes = ["capture"],
        Actors = [["Hayat Tahrir al-Sham", "HTS"]],
        Place = new("Darat Izza", 36.283, 36.852, 5),
        Dates = [(new LocalDate(2019, 1, 1), new LocalDate(2019, 1, 1))],
        Sources = ["residents"],
        Statuses = ["asserted"],
    };

    private static readonly Claim Right = new()
    {
        Id = "1",
        ReportId = "r",
        Sentence = 0,
        Start = 0,
        End = 1,
        Text = "t",
        SentenceText = "s",
        Kind = ClaimKind.Event,
        Event = "capture",
        Rule = "rule",
        Actors = [new("the group", "Hayat Tahrir al-Sham", "hts")],
        Place = new() { Text = "Daret Ezza", Name = "Darat Izza", Latitude = 36.29, Longitude = 36.86 },
        Date = new(new LocalDate(2019, 1, 1), new LocalDate(2019, 1, 1), DatePrecision.Day, "on Tuesday"),
        Source = new("several residents", "residents", null, SourceKind.Unnamed, null, null),
    };

    [Fact]
    public void A_right_claim_has_nothing_wrong() => Assert.Empty(ClaimMatcher.Wrong(Gold, Right)!);

    [Fact]
    public void Another_code_is_another_claim() => Assert.Null(ClaimMatcher.Wrong(Gold, Right with { Event = "clash" }));

    [Fact]
    public void A_relation_is_never_an_event() =>
        Assert.Null(ClaimMatcher.Wrong(Gold, Right with { Kind = ClaimKind.Relation, Relation = ClaimRelation.Alias }));

    [Fact]
    public void Each_wrong_field_is_named()
    {
        var zenki = new ClaimActor("Zenki", "Nour al-Din al-Zenki", "zenki");
        Assert.Equal(["actors"], ClaimMatcher.Wrong(Gold, Right with { Actors = [zenki] }));
        Assert.Equal(["place"], ClaimMatcher.Wrong(Gold, Right with { Place = Right.Place! with { Latitude = 36.2 } }));
        Assert.Equal(["date"], ClaimMatcher.Wrong(Gold, Right with { Date = ClaimDate.Unknown }));
        Assert.Equal(["source"], ClaimMatcher.Wrong(Gold,
            Right with { Source = Right.Source with { Name = null, Text = "The Northern Wire" } }));
        Assert.Equal(["status"], ClaimMatcher.Wrong(Gold, Right with { Status = ClaimStatus.Possible }));
        Assert.Equal(["killed"], ClaimMatcher.Wrong(Gold with { Killed = 4 }, Right));
        Assert.Equal(["its own target"], ClaimMatcher.Wrong(Gold, Right with { Targets = Right.Actors }));
    }

    [Fact]
    public void Nobody_is_wanted_where_the_gold_names_nobody()
    {
        Assert.Equal(["actors"], ClaimMatcher.Wrong(Gold with { Actors = [] }, Right));
        Assert.Empty(ClaimMatcher.Wrong(Gold with { Actors = null }, Right)!);
    }

    [Fact]
    public void A_source_that_only_the_outlet_is_must_be_coded_so()
    {
        var own = Gold with { Sources = null, OutletItself = true };
        Assert.Equal(["source"], ClaimMatcher.Wrong(own, Right));
        Assert.Empty(ClaimMatcher.Wrong(own, Right with { Source = Right.Source with { Kind = SourceKind.Outlet } })!);
    }

    [Fact]
    public void Sides_may_stand_on_either_side()
    {
        var zenki = new ClaimActor("Zenki", "Nour al-Din al-Zenki", "zenki");
        var clash = Gold with { Actors = null, Sides = [["HTS", "Hayat Tahrir al-Sham"], ["Zenki"]] };
        Assert.Empty(ClaimMatcher.Wrong(clash, Right with { Targets = [zenki] })!);
        Assert.Empty(ClaimMatcher.Wrong(clash, Right with { Actors = [zenki, .. Right.Actors] })!);
        Assert.Equal(["sides"], ClaimMatcher.Wrong(clash, Right));
    }

    [Theory]
    [InlineData("Turkey", "a Turkey-backed faction", false)]
    [InlineData("government", "anti-government fighters", false)]
    [InlineData("Syria", "Syrian Democratic Forces", false)]
    [InlineData("Syrian", "the Syrian Democratic Forces", false)]
    [InlineData("Ma'arrat al-Nu'man", "Maarrat an-Numan", true)]
    [InlineData("rebels", "Turkish-backed rebels", true)]
    [InlineData("", "anything", false)]
    public void A_name_stands_in_words_unless_it_only_describes_somebody_else(string name, string words, bool expected) =>
        Assert.Equal(expected, PartyNames.StandsIn(name, words));

    [Fact]
    public void Two_gold_claims_never_share_a_coded_one()
    {
        Assert.Single(ClaimMatcher.Pair([Gold, Gold], [Right], wrong => wrong.Count == 0));
        Assert.Equal(2, ClaimMatcher.Pair([Gold, Gold], [Right, Right], wrong => wrong.Count == 0).Count);
    }

    [Fact]
    public void A_claim_that_fits_two_leaves_the_pickier_its_only_match()
    {
        var picky = Gold with { Sources = ["residents"] };
        var easy = Gold with { Sources = null };
        var other = Right with { Source = Right.Source with { Text = "activists", Name = "activists" } };
        var pairs = ClaimMatcher.Pair([easy, picky], [Right, other], wrong => wrong.Count == 0);
        Assert.Equal(0, pairs[1]);
        Assert.Equal(1, pairs[0]);
    }
}
