namespace Salient.Tests.MentionsTests;

public class BackPointingTests
{
    private static readonly NodaTime.LocalDate Day = new(2019, 1, 10);

    [Fact]
    public void The_base_is_the_last_base_and_no_city_where_officials_sit()
    {
        var claims = TestReader.Read("Troops seized Menagh airbase in May. Officials in Ankara said Turkey was ready. The insurgents had lost the base after a siege.", Day).Claims;
        Assert.Contains("Menagh", Assert.Single(claims, c => c.Event == "lose").Place!.Name, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_done_to_the_militia_is_not_done_to_whoever_does_it() =>
        Assert.DoesNotContain(TestReader.Read("The army dissolved the militia in Misrata.", Day).Claims,
            c => c.Targets.Any(t => t.Name == "army"));

    [Fact]
    public void Where_no_base_was_named_the_base_holds_nothing_in_the_ledger() =>
        Assert.All(
            TestReader.Read("Officials in Ankara said Turkey was ready. The insurgents had seized the base after a siege.",
                Day).Claims.SelectMany(c => c.Effects),
            e => Assert.Equal((null, null), (e.Place.Id, e.Place.Latitude)));

    [Theory]
    [InlineData("Islamic State fighters fled on Monday. The extremist group still controls Hajin.")]
    [InlineData("Islamic State fighters fled on Monday. The Syrian Democratic Forces said the terrorist group still controls Hajin.")]
    public void A_group_by_a_word_that_others_have_for_it_is_the_one_told_of_and_not_who_speaks(string text) =>
        Assert.Equal("Islamic State", TestReader.Read(text, Day).Claims.Single(c => c.Event == "hold").Actors.Single().Name);

    [Fact]
    public void A_great_capital_is_no_town() =>
        Assert.All(
            TestReader.Read("Rebels held Atarib. The deal was hailed in Washington. Soldiers besieged the town on Friday.", Day)
                .Claims.Where(c => c.Event == "besiege"),
            c => Assert.NotEqual("Washington", c.Place?.Name));
}
