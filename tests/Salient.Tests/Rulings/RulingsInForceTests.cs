using NodaTime;
using Salient.Actors;
using Salient.Claims;
using Salient.Ledger;
using Salient.Lineage;
using Salient.Rulings;
using static Salient.Tests.Ledger.Told;

namespace Salient.Tests.Rulings;

/// <summary>Rulings laid over claims: what each makes of them and of the ledger, and that what was read stays what it is.</summary>
public sealed class RulingsInForceTests
{
    private static readonly ReportSummary First = Report("1", "The Front took Tal in the night.", 3, "Alpha");
    private static readonly Claim Taken = Takes(North, Town("Tal"), On(2), First.Id) with { Confidence = 0.6 };
    private static readonly ActorBook Book = ActorBook.Parse([[("a.yaml",
        "- {id: river-guard, name: River Guard, kind: rebel-group}\n- {id: northern-front, name: Northern Front, kind: rebel-group}\n")]]);

    private static RulingDesk Desk(string? why = null) => new(
        new()
        {
            Actors = Book,
            Places = words => words == "Wadi" ? [Town("Wadi") with { Latitude = 34, Longitude = 40 }] : words == "Twin"
                ? [Town("Twin", "1"), Town("Twin", "2")] : [],
            Events = () => TestReader.Codebook.Events,
        },
        "ana", why);

    private static RulingsInForce InForce(params Ruling[] rulings) =>
        RulingsInForce.Of(rulings.Select((r, i) => r with { Number = i + 1, At = Instant.FromUtc(2019, 2, 1, 8, i) }));

    private static Claim Ruled(Claim claim, params Ruling[] rulings) => Assert.Single(InForce(rulings).Over(First.Hash, [claim]));

    private static string? HolderOf(string place, params Ruling[] rulings)
    {
        var inForce = InForce(rulings);
        var reports = inForce.WithoutReport().Append((First, inForce.Over(First.Hash, [Taken])));
        return HoldingLedger.Of(Publication.Of(reports)).Find(place) is [var (key, _), ..] ? HoldingLedger.Of(Publication.Of(reports))
            .At(key, Day(20))?.Holder?.Name : null;
    }

    [Fact]
    public void Without_rulings_claims_are_the_very_ones_that_were_read()
    {
        IReadOnlyList<Claim> read = [Taken];
        Assert.Same(read, RulingsInForce.None.Over(First.Hash, read));
        Assert.Same(Taken, InForce(Desk().OnClaim(RulingKind.Accept, "another report", Taken)).Over(First.Hash, read)[0]);
    }

    [Fact]
    public void What_is_accepted_is_surely_read_and_pinned()
    {
        var ruled = Ruled(Taken, Desk().OnClaim(RulingKind.Accept, First.Hash, Taken));
        Assert.Equal((1, 1, 1, 1), (ruled.Confidence, ruled.Place!.Probability, ruled.Effects[0].Confidence,
            ruled.Effects[0].Place.Probability));
        Assert.Equal(ClaimVerdict.Accepted, ruled.Ruled!.Verdict);
        Assert.Equal([1L], ruled.Ruled.Numbers);
        Assert.Equal((0.6, 0.9), (Taken.Confidence, Taken.Place!.Probability));
    }

    [Fact]
    public void The_last_verdict_counts_and_one_that_is_there_already_is_refused()
    {
        var reject = Desk().OnClaim(RulingKind.Reject, First.Hash, Taken);
        var ruled = Ruled(Taken, Desk().OnClaim(RulingKind.Accept, First.Hash, Taken), reject);
        Assert.Equal(ClaimVerdict.Rejected, ruled.Ruled!.Verdict);
        Assert.Contains("rejected already", Assert.Throws<RulingException>(() => Desk()
            .OnClaim(RulingKind.Reject, First.Hash, ruled)).Message, StringComparison.Ordinal);
        Assert.Equal(0.6, Ruled(Taken, reject).Confidence);
    }

    [Fact]
    public void A_ruling_taken_back_acts_no_more_and_again_once_that_is_taken_back()
    {
        var reject = Desk().OnClaim(RulingKind.Reject, First.Hash, Taken);
        var back = Desk().TakeBack(1, [reject with { Number = 1 }]);
        var again = Desk().TakeBack(2, [reject with { Number = 1 }, back with { Number = 2 }]);
        Assert.Null(Ruled(Taken, reject, back).Ruled);
        Assert.Equal([1L], Ruled(Taken, reject, back, again).Ruled!.Numbers);
        Assert.Contains("taken back already", Assert.Throws<RulingException>(() => Desk()
            .TakeBack(1, [reject with { Number = 1 }, back with { Number = 2 }])).Message, StringComparison.Ordinal);
        Assert.Contains("there is no ruling 7", Assert.Throws<RulingException>(() => Desk().TakeBack(7, [])).Message,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("status=denied", HoldingState.Contested, null)]
    [InlineData("actor=River Guard", HoldingState.Holds, "River Guard")]
    [InlineData("event=withdraw", HoldingState.Unknown, null)]
    [InlineData("event=besiege", HoldingState.Besieged, null)]
    public void What_a_changed_claim_does_to_the_ledger_follows_from_its_event(string field, HoldingState state, string? holder)
    {
        var ruling = Desk().Change(First.Hash, Taken, [(field.Split('=')[0], field.Split('=')[1])]);
        var effect = Assert.Single(Ruled(Taken, ruling).Effects);
        Assert.Equal((state, holder), (effect.State, effect.Holder?.Name));
    }

    [Theory]
    [InlineData("status=planned")]
    [InlineData("event=attack")]
    public void What_did_not_happen_or_moves_no_holder_has_no_effect(string field) =>
        Assert.Empty(Ruled(Taken, Desk().Change(First.Hash, Taken, [(field.Split('=')[0], field.Split('=')[1])])).Effects);

    [Fact]
    public void An_effect_that_the_reader_withheld_is_not_brought_in_by_another_actor_but_by_another_status()
    {
        var hedged = Taken with { Effects = [], Status = ClaimStatus.Possible };
        Assert.Empty(Ruled(hedged, Desk().Change(First.Hash, hedged, [("actor", "River Guard")])).Effects);
        Assert.Single(Ruled(hedged, Desk().Change(First.Hash, hedged, [("status", "asserted")])).Effects);
    }

    [Fact]
    public void A_moved_pin_takes_its_effect_along_and_what_was_inferred_stays_so()
    {
        var inferred = Taken with { Effects = [Taken.Effects[0] with { Inferred = true, Confidence = 0.3 }] };
        var ruling = Desk().Pin(First.Hash, inferred, "36.1, 37.2");
        var ruled = Ruled(inferred, ruling);
        Assert.Equal(RulingKind.Pin, ruling.Kind);
        Assert.Equal((36.1, 37.2, null, "Tal", 1.0), (ruled.Effects[0].Place.Latitude, ruled.Effects[0].Place.Longitude, ruled.Place!.Id,
            ruled.Place.Text, ruled.Place.Probability));
        Assert.True(ruled.Effects[0].Inferred);
        Assert.Equal((35.5, 36.1), (ruling.Before!.Place!.Latitude, ruling.After!.Place!.Latitude));
    }

    [Fact]
    public void The_ledger_follows_a_pin_to_another_place()
    {
        var pin = Desk().Pin(First.Hash, Taken, "Wadi");
        Assert.Equal((null, "Northern Front"), (HolderOf("Tal", pin), HolderOf("Wadi", pin)));
        Assert.Equal(("Northern Front", null), (HolderOf("Tal"), HolderOf("Wadi")));
    }

    [Fact]
    public void A_candidate_of_the_reading_is_taken_by_its_id()
    {
        var unsure = Taken with { Place = Taken.Place! with { Candidates = [new("77", "Tal", "IQ", "9", 33, 43, 0.2)] } };
        Assert.Equal(("77", 33), (Ruled(unsure, Desk().Pin(First.Hash, unsure, "77")).Place!.Id,
            Ruled(unsure, Desk().Pin(First.Hash, unsure, "77")).Place!.Latitude));
    }

    [Theory]
    [InlineData("status", "sure", "is no status; there are asserted, negated")]
    [InlineData("event", "conquest", "no event is called 'conquest'")]
    [InlineData("date", "January", "write 2019-01-31")]
    [InlineData("date", "2019-01-09..2019-01-02", "swap the days")]
    [InlineData("place", "Nowhere", "give LATITUDE,LONGITUDE")]
    [InlineData("place", "Twin", "Twin#1")]
    [InlineData("place", "95,10", "outside the world")]
    [InlineData("colour", "red", "fields are event, status, actor")]
    [InlineData("status", "asserted", "says so already")]
    public void What_is_not_understood_is_told_with_what_to_write(string field, string value, string words) =>
        Assert.Contains(words, Assert.Throws<RulingException>(() => Desk().Change(First.Hash, Taken, [(field, value)])).Message,
            StringComparison.Ordinal);

    [Fact]
    public void One_actor_merged_into_another_is_that_one_in_every_role_and_over_several_steps()
    {
        var hill = Takes(Hill, Town("Tal"), On(2), First.Id, from: River);
        var merged = Ruled(hill, Desk().Merge("hill militias", "Ridge Army"), Desk().Merge("ridge army", "northern-front"), Desk()
            .Merge("river-guard", "Harbour"));
        Assert.Equal(("Northern Front", "Northern Front", "Harbour"),
            (merged.Actors[0].Name, merged.Effects[0].Holder!.Name, merged.Effects[0].FromHolder!.Name));
        Assert.Equal([1L, 2, 3], merged.Ruled!.Numbers);
    }

    [Fact]
    public void Two_actors_merged_into_each_other_end_the_search() =>
        Assert.NotNull(Ruled(Taken, Desk().Merge("northern-front", "river-guard"), Desk()
            .Merge("river-guard", "northern-front")).Actors[0].Id);

    [Fact]
    public void Split_words_mean_another_and_other_words_for_the_actor_do_not()
    {
        var split = Desk().Split("northern-front", "The  Northern front", "Harbour Front");
        Assert.Equal("Harbour Front", Ruled(Taken, split).Effects[0].Holder!.Name);
        var other = Taken with { Actors = [North with { Text = "the NF" }], Effects = [] };
        Assert.Same(other, Ruled(other, split));
    }

    [Fact]
    public void A_grade_makes_the_words_of_a_source_weigh_less()
    {
        double Weight(params Ruling[] rulings)
        {
            var claim = Ruled(Taken with { Source = new("Radio Tal", "Radio Tal", null, SourceKind.Named, null, null) }, rulings);
            return HoldingLedger.Of(Publication.Of([(First, [claim])])).History("t-tal", Day(20))[0].Weight;
        }

        Assert.True(Weight(Desk().Grade("radio tal", "e", null)) < Weight() * 0.2);
        Assert.Equal(Weight(), Weight(Desk().Grade("Radio Tal", "E", null), Desk().Grade("Radio Tal", "B", "E")));
        Assert.Throws<RulingException>(() => Desk().Grade("Radio Tal", "G", null));
    }

    [Fact]
    public void A_claim_by_hand_speaks_for_its_source_with_or_without_a_report()
    {
        (string, string)[] fields = [("event", "capture"), ("actor", "River Guard"), ("place", "Wadi"), ("date", "2019-01-06"),
        ("source", "a doctor in Wadi")];
        var told = Desk().Add(null, fields, null, Day(7));
        Assert.Equal("River Guard", HolderOf("Wadi", told));
        var own = Assert.Single(InForce(told).WithoutReport());
        Assert.Equal(("ruling:1", Day(7), "ruling:1"), (own.Report.Hash, own.Report.Published, own.Claims[0].ReportId));
        var inReport = InForce(Desk().Add((First.Hash, First.Id), fields, (4, "Front took"), null)).Over(First.Hash, [Taken]);
        Assert.Equal((2, 4, 14), (inReport.Count, inReport[1].Start, inReport[1].End));
        Assert.Throws<RulingException>(() => Desk().Add(null, fields[..^1], null, null));
        Assert.Throws<RulingException>(() => Desk().Add(null, [("event", "capture")], null, null));
    }

    [Fact]
    public void A_claim_by_hand_can_be_corrected_like_any_other()
    {
        var told = Desk().Add(null, [("event", "capture"), ("actor", "River Guard"), ("place", "Wadi"), ("date", "2019-01-06"),
            ("source", "a doctor")], null, null) with { Number = 1 };
        var own = InForce(told).WithoutReport()[0];
        var reject = Desk().OnClaim(RulingKind.Reject, own.Report.Hash, own.Claims[0]);
        var ruled = InForce(told, reject).WithoutReport()[0].Claims[0].Ruled!;
        Assert.Equal(ClaimVerdict.Rejected, ruled.Verdict);
        Assert.Equal([1L, 2L], ruled.Numbers);
    }

    [Fact]
    public void A_comment_changes_nothing_but_is_told()
    {
        var ruled = Ruled(Taken, Desk("ask again").OnClaim(RulingKind.Comment, First.Hash, Taken));
        Assert.Equal((0.6, (ClaimVerdict?)null), (ruled.Confidence, ruled.Ruled!.Verdict));
        Assert.Equal([1L], ruled.Ruled.Numbers);
        Assert.Throws<RulingException>(() => Desk().OnClaim(RulingKind.Comment, First.Hash, Taken));
    }

    [Fact]
    public void In_words_a_ruling_tells_who_before_after_and_why() =>
        Assert.Equal("1 pin by ana: place=Tal (35.5,36.5) → place=Tal (36.1,37.2), the other one",
            RulingWords.Line(Desk("the other one").Pin(First.Hash, Taken, "36.1,37.2") with { Number = 1 }));
}
