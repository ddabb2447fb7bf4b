using NodaTime;
using Salient.Actors;
using Salient.PublicView;
using Salient.Yaml;

namespace Salient.Tests.PublicView;

/// <summary>How late and how coarse, as codebooks/public.yaml says it.</summary>
public sealed class PublicRulesTests
{
    private static readonly string Text = File.ReadAllText(Checkout.File("codebooks", "public.yaml"));

    private static readonly PublicRules Bundled = PublicRules.Parse(Text);

    public static TheoryData<string> Examples => [.. Bundled.Examples.Select(e => e.Where)];

    [Theory]
    [MemberData(nameof(Examples))]
    public void Every_example_of_the_file_comes_out(string where) =>
        Assert.Null(Bundled.Examples.Single(e => e.Where == where).FaultBy(Bundled));

    [Fact]
    public void Every_rule_decides_an_example() => Assert.All(Bundled.Rules, rule => Assert.Contains(Bundled.Examples,
        e => Bundled.Rules.First(r => r.Fits(e.Event, e.Actor, e.Target) || r == Bundled.Rules[^1]) == rule));

    [Theory]
    [InlineData("delay: 14\ncoarsen: 90km", "public.yaml:2: 'coarsen' is '90km'; it should be from 100m to 25km, or unit")]
    [InlineData("delay: -1\ncoarsen: 1km", "public.yaml:1: 'delay' is -1; it should be days from 0 to 3660")]
    [InlineData("delay: 1\ncoarsen: 1km\nrules:\n  - {name: all, delay: 2}",
        "public.yaml:4: the rule fits everything: say events, actor or target")]
    [InlineData("delay: 1\ncoarsen: 1km\nrules:\n  - {name: x, target: [aliens], delay: 2}",
        "public.yaml:4: 'aliens' is no kind of actor; kinds are state-forces, rebel-group, political-militia, identity-militia, rioters, "
        + "protesters, civilians, external-other")]
    [InlineData("delay: 1\ncoarsen: 1km\nexamples:\n  - {event: capture, published: 2019-01-01, shown: 2019-01-03}",
        "public.yaml:4: 'capture' is shown from 2019-01-02 on")]
    public void A_fault_is_told_with_its_line(string text, string fault) =>
        Assert.Contains(fault, Assert.Throws<CodebookFaultsException>(() => PublicRules.Parse(text)).Faults);

    [Fact]
    public void What_is_withheld_is_never_shown() => Assert.Null(PublicRules.Parse(
        "delay: 1\ncoarsen: 1km\nrules:\n  - {name: never, events: [abduct], withhold: true}\n"
            + "examples:\n  - {event: abduct, published: 2019-01-01, never: true}")
        .TermsOf("abduct", [], []));

    [Fact]
    public void The_command_line_says_the_least_that_rules_may_go_down_to()
    {
        var stricter = Bundled.With(60, Coarseness.Parse("20km"));
        Assert.Equal(new PublicTerms(60, new(20)), stricter.TermsOf("capture", [], []));
        Assert.Equal(new PublicTerms(60, new(25)), stricter.TermsOf("displace", [], []));
        var laxer = Bundled.With(3, Coarseness.Parse("500m"));
        Assert.Equal(new PublicTerms(3, new(0.5)), laxer.TermsOf("capture", [], []));
        Assert.Equal(new PublicTerms(30, new(25)), laxer.TermsOf("shell", [], [ActorKind.Civilians]));
    }

    [Fact]
    public void The_delay_counts_from_the_later_of_publication_and_happening()
    {
        var terms = new PublicTerms(10, new(1));
        var day = new LocalDate(2019, 1, 10);
        Assert.Equal(day.PlusDays(10), terms.From(day, day.PlusDays(-5)));
        Assert.Equal(day.PlusDays(17), terms.From(day, day.PlusDays(7)));
        Assert.Equal(day.PlusDays(10), terms.From(day, null));
    }

    [Theory]
    [InlineData("10km", 10.0)]
    [InlineData("100m", 0.1)]
    [InlineData("2.5km", 2.5)]
    [InlineData("25 km", null)]
    [InlineData("99m", null)]
    [InlineData("26km", null)]
    [InlineData("-5km", null)]
    [InlineData("1e1km", null)]
    [InlineData("", null)]
    public void Coarseness_is_a_length_within_bounds(string text, double? km) => Assert.Equal(km, Coarseness.Parse(text)?.Km);
}
