using Salient.Claims;
using Salient.Ledger;
using Salient.Lineage;
using static Salient.Tests.Ledger.Told;

namespace Salient.Tests.Ledger;

public class PublicationTests
{
    private const string Story = "Fighters of the Northern Front entered the market town of Tal before dawn, residents said, and raised their flag over the old grain silo near the bridge. Shops stayed shut and the bakery gave out bread at the back door until noon.";
    private const string Retold = "Fighters of the Northern Front entered the market town of Tal before dawn, witnesses said, and raised their flag over the old grain silo near the bridge. Shops stayed shut and the bakery gave out bread at the back door until noon.";
    private const string Other = "Columns of the River Guard drove down the valley road in the afternoon and by nightfall the town was theirs, according to two traders who had come from there.";
    private static readonly ClaimPlace Tal = Town("Tal"), Wadi = Town("Wadi");

    private static (ReportSummary, IReadOnlyList<Claim>) With(ReportSummary report, params Claim[] claims) =>
        (report, [.. claims.Select((c, i) => c with { Id = $"{report.Id}.{i}", ReportId = report.Id })]);

    private static PublishedClaim[] Published(params (ReportSummary, IReadOnlyList<Claim>)[] reports) => [.. Publication.Of(reports)];

    private static HoldingLedger Ledger(params (ReportSummary, IReadOnlyList<Claim>)[] reports) =>
        HoldingLedger.Of(Publication.Of(reports));

    [Fact]
    public void A_claim_is_known_from_the_first_report_of_the_lineage_that_carries_it()
    {
        var claims = Published(
            With(Report("a", Story, 3, "Alpha"), Takes(North, Tal, By(3))),
            With(Report("b", Retold, 6, "Beta"), Takes(North, Tal, By(6)), Takes(North, Wadi, By(6))));

        Assert.Equal([("a.0", Day(3)), ("a.0", Day(3)), ("b.1", Day(6))], claims.Select(c => (c.First, c.Known!.Value)));
    }

    [Fact]
    public void A_stated_original_makes_the_claim_known_from_its_day() =>
        Assert.Equal(Day(2), Published(With(Report("b", Story, 6, "Beta", original: "Alpha", originally: 2), Takes(North, Tal, By(2))))
            .Single().Known);

    [Fact]
    public void An_old_story_copied_after_the_town_changed_hands_does_not_bring_the_old_holder_back()
    {
        var held = Ledger(
            With(Report("a", Story, 3, "Alpha"), Takes(North, Tal, By(3))),
            With(Report("b", Other, 8, "Beta"), Takes(River, Tal, By(8))),
            With(Report("c", Retold, 12, "Gamma"), Takes(North, Tal, By(12)))).Holdings(Day(20)).Single();

        Assert.Equal((River, 1), (held.Holder, held.OriginsFor));
    }

    [Fact]
    public void A_copy_stands_among_the_claims_as_a_repeat()
    {
        var held = Ledger(
            With(Report("a", Story, 3, "Alpha"), Takes(North, Tal, By(3))),
            With(Report("b", Story, 4, "Beta"), Takes(North, Tal, By(4)))).Holdings(Day(20)).Single();

        Assert.Equal(1, held.OriginsFor);
        Assert.Equal([("b", "a.0"), ("a", null)], held.Claims.Select(c => (c.ReportId, c.Repeats)));
    }

    [Fact]
    public void A_correction_takes_back_what_its_outlet_and_the_copies_said_of_the_place_from_its_day_on()
    {
        var ledger = Ledger(
            With(Report("a", Story, 3, "Alpha"), Takes(North, Tal, On(2)), Takes(North, Wadi, On(2))),
            With(Report("b", Story, 4, "Beta"), Takes(North, Tal, On(2)), Takes(North, Wadi, On(2))),
            With(Report("c", "Our note of last week was wrong.", 7, "Alpha", title: "Correction: Tal was not taken"),
                Takes(North, Tal, On(2)) with { Status = ClaimStatus.Negated, Effects = [] }));

        Assert.Equal(["Tal", "Wadi"], ledger.Holdings(Day(20), Day(6)).Where(h => h.Holder == North).Select(h => h.Label));
        Assert.Equal(["Wadi"], ledger.Holdings(Day(20), Day(7)).Where(h => h.Holder == North).Select(h => h.Label));
    }

    [Fact]
    public void A_correction_does_not_touch_what_others_found_out_for_themselves()
    {
        var ledger = Ledger(
            With(Report("a", Story, 3, "Alpha"), Takes(North, Tal, On(2))),
            With(Report("b", Other, 4, "Beta"), Takes(North, Tal, On(2))),
            With(Report("c", "Our note of last week was wrong.", 7, "Alpha", title: "Correction"),
                Takes(North, Tal, On(2)) with { Status = ClaimStatus.Negated, Effects = [] }));

        Assert.Equal(1, ledger.Holdings(Day(20)).Single().OriginsFor);
    }

    [Fact]
    public void An_outlet_that_says_it_did_not_happen_takes_back_its_own_word_and_nobody_elses()
    {
        var ledger = Ledger(
            With(Report("a", Story, 3, "Alpha"), Takes(North, Tal, On(2))),
            With(Report("b", Other, 4, "Beta"), Takes(North, Wadi, On(2))),
            With(Report("c", "A bulletin with many things in it.", 7, "Alpha"), No(Takes(North, Tal, By(7))),
                No(Takes(River, Wadi, By(7))), No(Takes(North, Wadi, By(7)))));

        Assert.Equal([("Tal", null), ("Wadi", North)], ledger.Holdings(Day(20)).Select(h => (h.Label, h.Holder)));
        Assert.Equal(North, ledger.Holdings(Day(20), Day(6))[0].Holder);
    }

    [Fact]
    public void A_word_that_a_report_quotes_only_to_negate_it_holds_nothing_but_what_happened_later_does()
    {
        var ledger = Ledger(With(Report("a", Story, 7, "Alpha"), Takes(North, Tal, On(1)), No(Takes(North, Tal, On(1))),
            Takes(North, Wadi, On(1)), No(Takes(North, Wadi, By(7))), Takes(North, Wadi, On(5))));

        Assert.Null(ledger.Holdings(Day(20)).Single(h => h.Label == "Tal").Holder);
        Assert.Equal(North, ledger.Holdings(Day(20)).Single(h => h.Label == "Wadi").Holder);
    }

    [Fact]
    public void One_report_that_tells_two_changes_to_the_same_side_tells_two()
    {
        var ledger = Ledger(With(Report("a", Story, 20, "Alpha"), Takes(North, Tal, On(3)), Takes(River, Tal, On(8)),
            Takes(North, Tal, On(15))));

        Assert.Equal([North, River, North], new[] { 5, 10, 17 }.Select(day => ledger.Holdings(Day(day)).Single().Holder));
    }

    [Fact]
    public void What_others_say_that_an_outlet_reported_has_the_origin_of_its_own_reports()
    {
        var quoted = new ClaimSource("Alpha", "Alpha", null, SourceKind.Named, null, null);
        var held = Ledger(
            With(Report("a", Story, 3, "Alpha"), Takes(North, Tal, On(3))),
            With(Report("b", Other, 4, "Beta"), Takes(North, Tal, On(3)) with { Source = quoted }),
            With(Report("c", "A few words about the market.", 5, "Gamma"), Takes(North, Tal, By(5)) with { Source = quoted }))
                .Holdings(Day(20)).Single();

        Assert.Equal(1, held.OriginsFor);
    }

    [Fact]
    public void The_same_words_of_an_outlet_weeks_later_are_news_again()
    {
        const string words = "The town of Tal is held by the Northern Front.";
        var held = Ledger(
            With(Report("a", words, 1, "Alpha"), Holds(North, Tal, AsOf(1))),
            With(Report("b", Other, 5, "Beta"), Takes(River, Tal, On(5))),
            With(Report("c", words, 20, "Alpha"), Holds(North, Tal, AsOf(20)))).Holdings(Day(25)).Single();

        Assert.Equal(North, held.Holder);
    }

    [Fact]
    public void A_correction_that_repeats_what_it_takes_back_says_nothing_new()
    {
        var held = Ledger(
            With(Report("a", Other, 2, "Beta"), Holds(River, Tal, AsOf(2))),
            With(Report("b", Story, 3, "Alpha"), Takes(North, Tal, On(3))),
            With(Report("c", "Alpha said last week that the Front had taken Tal. That report was wrong.", 7, "Alpha"),
                Takes(North, Tal, By(7)))).Holdings(Day(20)).Single();

        Assert.Equal(River, held.Holder);
    }

    [Fact]
    public void A_denial_without_a_day_counts_from_the_day_it_was_made() =>
        Assert.Equal(HoldingState.Disputed, Ledger(
            With(Report("a", Story, 3, "Alpha"), Takes(North, Tal, On(3))),
            With(Report("b", Other, 5, "Beta"), Denies(Tal, ClaimDate.Unknown, holder: North))).Holdings(Day(20)).Single().State);

    private static Claim No(Claim claim) => claim with { Status = ClaimStatus.Negated, Effects = [] };

    [Fact]
    public void An_update_takes_back_what_it_no_longer_says_and_keeps_the_days_of_what_it_still_says()
    {
        var ledger = Ledger(
            With(Report("a", Story, 3, "Alpha"), Takes(North, Tal, By(3)), Takes(North, Wadi, By(3))),
            With(Report("b", Retold, 5, "Alpha"), Takes(North, Tal, By(5))));

        var held = ledger.Holdings(Day(20)).Single(h => h.Holder == North);
        Assert.Equal(("Tal", Day(3), Day(3)), (held.Place.Name, held.By!.Value, held.Claims[0].Known!.Value));
        Assert.Equal(2, ledger.Holdings(Day(20), Day(4)).Count(h => h.Holder == North));
    }
}
