using NodaTime;
using Salient.Binding;
using Salient.Claims;
using Salient.Frames;

namespace Salient.Tests.Binding;

/// <summary>Where a rule and the learned reader tell one happening, one claim comes of both.</summary>
public sealed class AgreementTests
{
    private static readonly LocalDate Line = new(2019, 1, 11); // a Friday

    [Fact]
    public void What_the_rule_says_stands_where_the_reader_thinks_of_it_at_all()
    {
        var claim = Read("Rebels captured Atarib, guards in Idlib said.", Captured().With(FrameRole.Actor, "guards", 0.6)
            .With(FrameRole.Actor, "Rebels", 0.2).With(FrameRole.Place, "Idlib", 0.6).With(FrameRole.Place, "Atarib", 0.2));
        Assert.Equal(("rebels", "Al-Atarib"), (Assert.Single(claim.Actors).Name, claim.Place!.Name));
    }

    [Fact]
    public void Where_the_reader_thinks_of_somebody_else_alone_it_is_believed()
    {
        var claim = Read("Rebels captured Atarib, guards in Idlib said.", Captured().With(FrameRole.Actor, "guards", 0.6)
            .With(FrameRole.Place, "Idlib", 0.6));
        Assert.Equal(("guards", "Idlib"), (Assert.Single(claim.Actors).Text, claim.Place!.Name));
    }

    [Fact]
    public void Who_says_it_took_a_place_took_it_alone()
    {
        var told = new Told("taken", "capture").With(FrameRole.Actor, "army", 0.8).With(FrameRole.Actor, "HTS", 0.6)
            .With(FrameRole.Place, "Babis", 0.9);
        Assert.Equal("Hayat Tahrir al-Sham",
            Assert.Single(Read("The army shelled Atarib; HTS said it had taken Babis.", told).Actors).Name);
    }

    [Fact]
    public void Who_says_that_others_did_it_was_not_with_them()
    {
        var told = new Told("shelled", "shell").With(FrameRole.Actor, "army", 0.8).With(FrameRole.Actor, "HTS", 0.6)
            .With(FrameRole.Place, "Atarib");
        Assert.Equal("army", Assert.Single(Read("HTS said that the army had shelled Atarib.", told).Actors).Name);
    }

    [Fact]
    public void Who_closes_a_post_behind_a_dash_says_it_though_the_reader_thinks_of_nobody()
    {
        var told = new Told("shelled", "shell").With(FrameRole.Actor, "army").With(FrameRole.Place, "Atarib");
        Assert.Equal("residents", Read("The army has shelled Atarib - residents.", told).Source.Text);
    }

    [Theory]
    [InlineData(0.9, ClaimStatus.Negated)]
    [InlineData(0.99, ClaimStatus.Asserted)]
    public void An_assertion_that_stands_against_no_longer_must_be_as_good_as_certain(double probability, ClaimStatus expected) =>
        Assert.Equal(expected, Read("Supplies for Atarib no longer flow through the pass that the rebels hold.",
            new Told("flow", "aid").With(FrameRole.Place, "Atarib").As(ClaimStatus.Asserted, probability)).Status);

    [Fact]
    public void A_site_without_a_name_is_a_part_of_the_town_that_the_reader_names()
    {
        Claim Handed(string what) => Read($"Atarib was calm. Rebels handed over {what} to the army.", new Told("handed", "hand-over")
            .With(FrameRole.Place, "Atarib"));
        Assert.Equal((Extent.Part, "Al-Atarib"), Handed("their checkpoints") is var part ? (part.Extent, part.Place!.Name) : default);
        Assert.Equal(Extent.Whole, Handed("the town").Extent);
    }

    [Fact]
    public void A_role_that_only_one_of_them_fills_is_filled()
    {
        var claim = Read("Rebels captured Atarib. The army had left.", Captured().With(FrameRole.Target, "army"));
        Assert.Equal("rebels", Assert.Single(claim.Actors).Name);
        Assert.Equal("army", Assert.Single(claim.Targets).Name);
    }

    [Fact]
    public void A_party_of_the_rule_does_not_change_sides()
    {
        var claim = Read("Rebels captured Atarib from the army.", Captured().With(FrameRole.Actor, "Rebels")
            .With(FrameRole.Actor, "army", 0.6));
        Assert.Equal(("rebels", "army"), (Assert.Single(claim.Actors).Name, Assert.Single(claim.Targets).Name));
    }

    [Theory]
    [InlineData(0.9, ClaimStatus.Negated)]
    [InlineData(0.4, ClaimStatus.Asserted)]
    public void An_assertion_must_be_likely(double negated, ClaimStatus right) =>
        Assert.Equal(right, Read("Rebels captured Atarib.", negated > 0.5 ? Captured().As(ClaimStatus.Negated, negated) : Captured()
            .As(ClaimStatus.Asserted, 1 - negated)).Status);

    [Fact]
    public void The_day_is_the_rules_where_the_reader_has_those_words_too()
    {
        const string Text = "Rebels captured Atarib on Monday.";
        Assert.Equal(new LocalDate(2019, 1, 7), Read(Text, Captured().With(FrameRole.Date, "Monday", 0.3)).Date.From);
        Assert.Equal(DatePrecision.By, Read(Text, Captured()).Date.Precision);
    }

    private static Told Captured() => new("captured", "capture");

    private static Claim Read(string text, Told told) =>
        TestReader.With(TestReader.Codebook, told, ReaderUse.Both)
            .Read(TestReader.Report(text, Line)).Claims.First(c => c.Event == told.Event);
}
