using NodaTime;
using Salient.Binding;
using Salient.Claims;
using Salient.Frames;

namespace Salient.Tests.Binding;

/// <summary>What becomes of frames: words turn into actors, places, days and sources.</summary>
public sealed class FrameBinderTests
{
    private static readonly LocalDate Line = new(2019, 1, 11); // a Friday

    [Fact]
    public void A_place_named_two_sentences_before_is_the_events_place()
    {
        var claim = Assert.Single(Read("Soldiers guarded the road to Atarib. It had rained. Rebels swept in on Wednesday.",
            new Told("swept", "capture").With(FrameRole.Actor, "Rebels").With(FrameRole.Place, "Atarib").With(FrameRole.Date, "Wednesday")
            .At(FrameTime.Own)));
        Assert.Equal(("capture", "Al-Atarib", new LocalDate(2019, 1, 9)), (claim.Event, claim.Place!.Name, claim.Date.From));
        Assert.Equal("Rebels", Assert.Single(claim.Actors).Text);
        Assert.Equal(HoldingState.Holds, Assert.Single(claim.Effects).State);
        Assert.Equal("learned.capture", claim.Rule);
    }

    [Fact]
    public void Several_places_are_several_claims_and_several_actors_one()
    {
        var claims = Read("Rebels and militiamen overran Atarib and Darat Izza.", new Told("overran", "capture")
            .With(FrameRole.Actor, "Rebels").With(FrameRole.Actor, "militiamen").With(FrameRole.Place, "Atarib")
            .With(FrameRole.Place, "Darat"));
        Assert.Equal(2, claims.Count);
        Assert.All(claims, c => Assert.Equal(2, c.Actors.Count));
        Assert.Equal(2, claims.Select(c => c.Place!.Name).Distinct().Count());
    }

    [Fact]
    public void Whom_an_object_pronoun_means_did_not_do_it()
    {
        var claim = Assert.Single(Read("HTS seized Atarib before soldiers drove them out.", new Told("drove", "capture")
            .With(FrameRole.Actor, "soldiers", 0.9).With(FrameRole.Actor, "HTS", 0.8).With(FrameRole.Place, "Atarib")));
        Assert.Equal("army", Assert.Single(claim.Actors).Name);
        Assert.Equal("Hayat Tahrir al-Sham", Assert.Single(claim.Targets).Name);
    }

    [Fact]
    public void What_had_been_taken_before_has_not_the_day_of_a_passive_after_it()
    {
        var claim = Assert.Single(Read("Atarib, the only town that the rebels had captured, was liberated on Tuesday.",
            new Told("captured", "capture").With(FrameRole.Actor, "rebels").With(FrameRole.Place, "Atarib").With(FrameRole.Date, "Tuesday")
            .At(FrameTime.Own)));
        Assert.Equal((null, null), (claim.Date.From, claim.Date.To));
    }

    [Fact]
    public void What_is_said_on_a_day_happened_by_then()
    {
        var claim = Assert.Single(Read("The army said on Thursday that rebels had left Atarib.", new Told("left", "withdraw")
            .With(FrameRole.Date, "Thursday").With(FrameRole.FromPlace, "Atarib").At(FrameTime.Said)));
        Assert.Equal((null, new LocalDate(2019, 1, 10), DatePrecision.By), (claim.Date.From, claim.Date.To, claim.Date.Precision));
    }

    [Fact]
    public void The_source_is_whom_the_frame_names_and_the_outlet_where_it_names_nobody()
    {
        const string Text = "A spokesman for the Kurdish militia told reporters about the night. The town fell at dawn.";
        Assert.Equal(SourceKind.Outlet, Assert.Single(Read(Text, new Told("fell", "capture"))).Source.Kind);
        Assert.Contains("spokesman", Assert.Single(Read(Text, new Told("fell", "capture")
            .With(FrameRole.Source, "spokesman"))).Source.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_not_likely_enough_fills_no_role()
    {
        var claim = Assert.Single(Read("Atarib fell as militiamen watched.", new Told("fell", "capture")
            .With(FrameRole.Actor, "militiamen", 0.2).With(FrameRole.Place, "Atarib", 0.3)));
        Assert.Empty(claim.Actors);
        Assert.NotNull(claim.Place);
    }

    [Fact]
    public void Whom_grammar_puts_into_a_role_fills_it_where_the_reader_has_nobody_better()
    {
        const string Text = "Rebels swept into Atarib as militiamen watched.";
        Assert.Equal("Rebels", Assert.Single(Assert.Single(Read(Text, new Told("swept", "capture").With(FrameRole.Actor, "Rebels", 0.2)
            .With(FrameRole.Place, "Atarib"))).Actors).Text);
        Assert.Equal("militiamen", Assert.Single(Assert.Single(Read(Text, new Told("swept", "capture")
            .With(FrameRole.Actor, "militiamen", 0.5).With(FrameRole.Actor, "Rebels", 0.2))).Actors).Text);
    }

    [Fact]
    public void Who_acts_alongside_the_subject_acts_too()
    {
        var claim = Assert.Single(Read("Rebels swept into Atarib alongside militiamen.", new Told("swept", "capture")
            .With(FrameRole.Actor, "Rebels").With(FrameRole.Place, "Atarib")));
        Assert.Equal(["Rebels", "militiamen"], claim.Actors.Select(a => a.Text));
    }

    [Fact]
    public void What_moves_the_ledger_takes_the_place_of_its_own_sentence_before_an_unsure_one_of_another()
    {
        const string Text = "Talks were held in Atarib. In Darat Izza, rebels still hold out.";
        var told = new Told("hold", "hold").With(FrameRole.Actor, "rebels").With(FrameRole.Place, "Atarib", 0.4);
        Assert.Contains("Izza", Assert.Single(Read(Text, told)).Place!.Text, StringComparison.Ordinal);
        Assert.Equal("Atarib", Assert.Single(Read(Text, new Told("hold", "hold").With(FrameRole.Actor, "rebels")
            .With(FrameRole.Place, "Atarib"))).Place!.Text);
    }

    [Fact]
    public void A_thing_beside_the_event_is_its_place_by_its_words_before_a_name_from_elsewhere()
    {
        var claim = Assert.Single(Read("Fighting raged in Atarib. Rebels now control both bridges.", new Told("control", "hold")
            .With(FrameRole.Actor, "Rebels").With(FrameRole.Place, "bridges", 0.7).With(FrameRole.Place, "Atarib", 0.2)));
        Assert.Equal(("both bridges", null), (claim.Place!.Text, claim.Place.Id));
    }

    [Fact]
    public void A_further_phrase_must_be_likelier_than_the_first()
    {
        const string Text = "Rebels and militiamen swept into Atarib.";
        Told Swept(double second) => new Told("swept", "capture").With(FrameRole.Actor, "militiamen", 0.6)
            .With(FrameRole.Target, "Rebels", second);
        Assert.Single(Assert.Single(Read(Text, Swept(0.3))).Targets);
        Assert.Empty(Assert.Single(Read(Text, Swept(0.2))).Targets);
    }

    [Fact]
    public void An_event_that_the_codebook_does_not_know_is_no_claim() =>
        Assert.Empty(Read("Rebels swept into Atarib.", new Told("swept", "no-such-event")));

    [Fact]
    public void Numbers_of_dead_are_those_of_the_words_chosen()
    {
        var claim = Assert.Single(Read("Of forty miners, at least twelve died when jets bombed the village.",
            new Told("bombed", "airstrike").With(FrameRole.Killed, "twelve")));
        Assert.Equal((12, null), (claim.Killed, claim.KilledHigh));
    }

    [Fact]
    public void Rules_alone_need_no_frames_and_the_model_alone_keeps_no_rules_claim()
    {
        const string Text = "Rebels captured Atarib. Jets bombed Idlib.";
        var told = new Told("bombed", "airstrike");
        Assert.Equal(["capture", "airstrike"], Read(Text, told, ReaderUse.Both).Select(c => c.Event));
        Assert.Equal(["airstrike"], Read(Text, told, ReaderUse.Model).Select(c => c.Event));
        Assert.Equal(["rule", "rule"], Read(Text, told, ReaderUse.Rules)
            .Select(c => c.Rule.StartsWith("learned", StringComparison.Ordinal) ? "learned" : "rule"));
    }

    [Fact]
    public void A_pronoun_is_whom_the_reader_itself_names_for_the_role()
    {
        const string Text = "The militia had come down from the hills. The army shelled the town for hours. They held Atarib.";
        Told Held(double named) => new Told("held", "hold").With(FrameRole.Actor, "They", 0.9).With(FrameRole.Actor, "militia", named)
            .With(FrameRole.Place, "Atarib");
        Assert.Equal("militia", Assert.Single(Assert.Single(Read(Text, Held(0.15))).Actors).Name);
        Assert.DoesNotContain("militia", Assert.Single(Read(Text, Held(0.05))).Actors.Select(a => a.Name));
    }

    [Fact]
    public void A_party_fills_the_role_that_the_reader_is_surer_of()
    {
        const string Text = "Rebels fought militiamen in Atarib.";
        var told = new Told("fought", "clash").With(FrameRole.Actor, "militiamen", 0.4).With(FrameRole.Target, "militiamen", 0.9);
        var claim = Assert.Single(Read(Text, told));
        Assert.Empty(claim.Actors);
        Assert.Equal("militiamen", Assert.Single(claim.Targets).Text);
    }

    [Fact]
    public void A_phrase_that_no_list_knows_stays_as_its_words()
    {
        var claim = Assert.Single(Read("The wounded were driven out of Atarib.", new Told("driven", "displace")
            .With(FrameRole.Target, "wounded")));
        Assert.Equal("wounded", Assert.Single(claim.Targets).Text);
    }

    [Fact]
    public void A_place_without_a_name_is_the_one_that_the_reader_names_for_the_role()
    {
        const string Text = "Soldiers guarded Atarib. Rebels swept into the enclave.";
        Told Swept(double named) => new Told("swept", "capture").With(FrameRole.Place, "enclave", 0.8)
            .With(FrameRole.Place, "Atarib", named);
        Assert.Equal("Al-Atarib", Assert.Single(Read(Text, Swept(0.15))).Place!.Name);
        Assert.NotEqual("Al-Atarib", Assert.Single(Read(Text, Swept(0.05))).Place!.Name);
    }

    [Fact]
    public void Some_places_of_a_town_are_a_part_of_it()
    {
        Extent Held(string what) => Assert.Single(Read($"Soldiers guarded Atarib. Rebels hold {what}.", new Told("hold", "hold")
            .With(FrameRole.Actor, "Rebels").With(FrameRole.Place, what.Split(' ')[^1]))).Extent!.Value;
        Assert.Equal((Extent.Part, Extent.Whole), (Held("two districts"), Held("the town")));
    }

    [Fact]
    public void Where_no_list_knows_a_place_its_words_stay_and_nothing_is_pinned()
    {
        var claim = Assert.Single(Read("Rebels hold half the landmass of the republic.", new Told("hold", "hold")
            .With(FrameRole.Actor, "Rebels").With(FrameRole.Place, "landmass")));
        Assert.Equal(("half the landmass", null, null), (claim.Place!.Text, claim.Place.Id, claim.Place.Latitude));
    }

    [Fact]
    public void Who_is_inside_a_siege_holds_the_place_unless_they_are_civilians()
    {
        ClaimActor? Inside(string who) => Assert.Single(Assert.Single(Read($"Soldiers ringed {who} in Atarib.",
            new Told("ringed", "besiege").With(FrameRole.Target, who).With(FrameRole.Place, "Atarib"))).Effects).Holder;
        Assert.Equal(("rebels", null), (Inside("rebels")?.Name, Inside("civilians")?.Name));
    }

    [Theory]
    [InlineData("Turkey, a member of the alliance and a partner of the Kurds, attacked Atarib.", "Turkey")]
    [InlineData("Turkey, the militia and a rebel group attacked Atarib.", "Turkey militia group")]
    public void A_noun_that_says_who_a_name_is_is_nobody_else(string text, string actors)
    {
        var told = new Told("attacked", "attack").With(FrameRole.Place, "Atarib").With(FrameRole.Actor, "Turkey");
        told = text.Contains("member", StringComparison.Ordinal) ? told.With(FrameRole.Actor, "member").With(FrameRole.Actor, "partner")
            : told.With(FrameRole.Actor, "militia").With(FrameRole.Actor, "group");
        Assert.Equal(actors, string.Join(' ', Assert.Single(Read(text, told)).Actors.Select(a => a.Text.Split(' ')[^1])));
    }

    [Fact]
    public void Forces_loyal_to_somebody_are_theirs() =>
        Assert.Equal("Forces loyal to the regime", Assert.Single(Assert.Single(Read("Forces loyal to the regime shelled Atarib.",
            new Told("shelled", "shell").With(FrameRole.Actor, "Forces"))).Actors).Text);

    private static List<Claim> Read(string text, Told told, ReaderUse use = ReaderUse.Model) =>
        [.. TestReader.With(TestReader.Codebook, told, use)
            .Read(TestReader.Report(text, Line)).Claims.Where(c => c.Kind == ClaimKind.Event)];
}
