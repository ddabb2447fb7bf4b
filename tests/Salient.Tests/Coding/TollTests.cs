using Salient.Claims;

namespace Salient.Tests.CodingTests;

public class TollTests
{
    private static readonly NodaTime.LocalDate Day = new(2019, 1, 10);

    [Theory]
    [InlineData("Nine soldiers", 9, 9)]
    [InlineData("At least 12 soldiers", 12, null)]
    [InlineData("More than thirty soldiers", 30, null)]
    [InlineData("Up to 50 soldiers", null, 50)]
    [InlineData("Seven to nine soldiers", 7, 9)]
    [InlineData("Between 40 and 55 soldiers", 40, 55)]
    [InlineData("12-15 soldiers", 12, 15)]
    [InlineData("Dozens of soldiers", 12, null)]
    [InlineData("Twenty-five soldiers", 25, 25)]
    [InlineData("Two hundred soldiers", 200, 200)]
    [InlineData("A soldier", 1, 1)]
    [InlineData("Soldiers", null, null)]
    public void A_number_has_the_ends_that_the_words_give_it(string victims, int? low, int? high)
    {
        var claim = Single($"{victims} were killed in an attack on Gao.");
        Assert.Equal((low, high), (claim.Killed, claim.KilledHigh));
    }

    [Fact]
    public void Sides_are_told_apart_and_what_is_among_them_adds_nothing()
    {
        var claim = Single("At least seven soldiers and three civilians, including two children, were killed in an attack on Gao.");
        Assert.Equal((10, null), (claim.Killed, claim.KilledHigh));
        Assert.Equal([("soldiers", 7), ("civilians", 3), ("children", 2)], claim.Tolls.Select(t => (t.Who!, t.Killed!.Value)));
    }

    [Fact]
    public void One_group_alone_is_told_apart_from_nobody() =>
        Assert.Empty(Single("Seven soldiers were killed in an attack on Gao.").Tolls);

    [Theory]
    [InlineData("Nobody was killed in the shelling of Gao.")]
    [InlineData("No one was hurt in the shelling of Gao.")]
    [InlineData("No casualties were reported in the shelling of Gao.")]
    public void What_nobody_suffered_in_happened_all_the_same(string text) => Assert.Equal(ClaimStatus.Asserted, Single(text).Status);

    [Theory]
    [InlineData("Jets bombed Gao. Deaths.")]
    [InlineData("Jets bombed Gao. Casualties everywhere.")]
    public void A_loss_that_a_sentence_begins_with_and_nobody_counts_is_no_number(string text) => Assert.Null(Single(text).Killed);

    [Fact]
    public void Each_event_counts_its_own_dead()
    {
        var claims = TestReader.Read("Rebels killed nine soldiers in Gao, and the army killed twelve rebels in Kidal.", Day).Claims;
        Assert.Equal([9, 12], claims.Where(c => c.Event == "attack").Select(c => c.Killed!.Value));
    }

    [Fact]
    public void A_count_by_another_source_is_a_claim_of_its_own_with_place_and_day_of_the_event()
    {
        var claims = TestReader.Read("Gunmen attacked Gao on Monday, residents said. Six people died, according to a doctor.", Day).Claims;
        Assert.Equal(["residents", "doctor"], claims.Select(c => c.Source.Text));
        Assert.Equal((null, 6), (claims[0].Killed, claims[1].Killed));
        Assert.Equal((claims[0].Place!.Name, claims[0].Date.From, claims[0].Event),
            (claims[1].Place!.Name, claims[1].Date.From, claims[1].Event));
        Assert.NotEqual(claims[0].Id, claims[1].Id);
    }

    [Fact]
    public void Prisoners_and_weapons_are_counted_by_what_became_of_them()
    {
        var claims = TestReader.Read("Rebels captured nine soldiers near Gao. The army destroyed two tanks near Kidal.", Day).Claims;
        Assert.Equal((9, 9), (claims[0].Captured, claims[0].CapturedHigh));
        Assert.Equal(new Hardware("tanks", null, 2), Assert.Single(claims[1].Hardware));
    }

    [Fact]
    public void Villages_that_are_captured_are_no_prisoners() => Assert.Null(Single("Rebels captured two villages near Gao.").Captured);

    private static Claim Single(string text) => Assert.Single(TestReader.Read(text, Day).Claims, c => c.Kind == ClaimKind.Event);
}
