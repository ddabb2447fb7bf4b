using NodaTime;
using Salient.Actors;
using Salient.Yaml;

namespace Salient.Tests.Actors;

public class ActorBookTests
{
    private static readonly ActorBook Book = CodebookFolder.Actors;

    private static string Seen(string text, ActorContext? context = null)
    {
        var sentence = CodebookFolder.Sentence(text);
        return string.Join("; ", Book.Spot(sentence.Tokens, context)
            .Select(m => $"{Words(sentence, m.FirstToken, m.LastToken)}={m.Actor.Id}/{m.Form}"));
    }

    private static string Words(Language.Sentence sentence, int first, int last) =>
        sentence.Text[sentence.Tokens[first].Span.Start..sentence.Tokens[last].Span.End];

    [Theory]
    [InlineData("Hayat Tahrir al-Sham", "hayat-tahrir-al-sham")]
    [InlineData("Hay'at Tahrir ash-Sham", "hayat-tahrir-al-sham")]
    [InlineData("hayat tahrir al sham", null)]
    [InlineData("Jabhat an-Nusra", "hayat-tahrir-al-sham")]
    [InlineData("the Nosrah Front", "hayat-tahrir-al-sham")]
    [InlineData("Nour al-Din al-Zrenki", "nour-al-din-al-zenki")]
    [InlineData("Nūr al-Dīn al-Zankī", "nour-al-din-al-zenki")]
    [InlineData("Failaq al-Sham", "faylaq-al-sham")]
    [InlineData("Jeish al-Ezza", "jaysh-al-izza")]
    [InlineData("IS", "islamic-state")]
    [InlineData("is", null)]
    [InlineData("us", null)]
    [InlineData("U.S.", "united-states")]
    [InlineData("Isis", "islamic-state")]
    [InlineData("People's Protection Units", "ypg")]
    [InlineData("the Syrian government", "syria")]
    [InlineData("Al-Qaida", "al-qaeda")]
    [InlineData("the Kremlin", "russia")]
    [InlineData("Turkish troops", "turkish-armed-forces")]
    [InlineData("Nobody in particular", null)]
    public void A_name_is_found_whatever_its_spelling(string name, string? id) => Assert.Equal(id, Book.Find(name)?.Id);

    [Theory]
    [InlineData("NAF units shelled positions near Avdiivka in Donetsk.", "novorossiya-forces")]
    [InlineData("The village of Avdiivka came under NAF fire, Ukraine said.", "novorossiya-forces")]
    [InlineData("NAF units marched through the town.", null)]
    public void A_local_name_counts_once_the_report_shows_where_it_plays(string text, string? id) =>
        Assert.Equal(id, TestReader.Reader.Mark(TestReader.Reader.Parse(TestReader.Report(text))).Sentences[0].Actors.Select(a => a.Actor.Id).FirstOrDefault(a => a == "novorossiya-forces"));

    [Fact]
    public void The_longest_name_at_each_place_is_taken_with_its_arabic_article() =>
        Assert.Equal(
            "Ahrar al-Sham=ahrar-al-sham/Name; HTS=hayat-tahrir-al-sham/Acronym; al-Qaeda=al-qaeda/Name",
            Seen("Ahrar al-Sham lost to HTS, once of al-Qaeda."));

    [Fact]
    public void Words_for_forces_and_government_are_the_state_that_their_demonym_names() =>
        Assert.Equal(
            "Russian military police=russian-armed-forces/Forces; Turkey's army=turkish-armed-forces/Forces; Iraqi government forces=iraqi-armed-forces/Forces; French foreign ministry=france/Government",
            Seen("Russian military police met Turkey's army and Iraqi government forces, the French foreign ministry said."));

    [Fact]
    public void A_state_backs_a_front_and_the_groups_in_it()
    {
        Assert.True(TestReader.Actors.Backs("united-states", "syrian-democratic-forces", new(2018, 6, 1)));
        Assert.True(TestReader.Actors.Backs("united-states", "ypg", new(2018, 6, 1)));
        Assert.False(TestReader.Actors.Backs("syrian-democratic-forces", "united-states", new(2018, 6, 1)));
    }

    [Fact]
    public void A_demonym_that_only_backs_somebody_stays_a_demonym() =>
        Assert.Equal("Turkish=turkey/Demonym", Seen("A Turkish-backed coalition of groups left."));

    [Fact]
    public void Capitals_and_seats_are_told_from_names() =>
        Assert.Equal("Ankara=turkey/Capital; Kremlin=russia/Seat; Erdogan=turkey/Official",
            Seen("Ankara and the Kremlin spoke of Erdogan."));

    [Fact]
    public void Small_words_are_never_acronyms_even_in_a_line_of_capitals()
    {
        Assert.Equal("", Seen("He told us it is so"));
        Assert.Equal("", Seen("IT IS SAID"));
        Assert.Equal("IS=islamic-state/Acronym", Seen("Fighters of IS left"));
    }

    [Fact]
    public void A_local_name_counts_only_in_reports_on_its_country()
    {
        var yemen = new ActorContext(new HashSet<string> { "YE" }, null);
        var syria = new ActorContext(new HashSet<string> { "SY" }, null);
        Assert.Equal("", Seen("Then coalition warplanes struck."));
        Assert.Equal("coalition warplanes=saudi-led-coalition/Name", Seen("Then coalition warplanes struck.", yemen));
        Assert.Equal("coalition warplanes=us-led-coalition/Name", Seen("Then coalition warplanes struck.", syria));
    }

    [Fact]
    public void A_report_may_bring_in_its_own_acronyms()
    {
        var first = CodebookFolder.Sentence("The Green Valley Brigade (GVB) and the White Helmets (WHX) arrived, as did the MRF (Mountain Relief Force).");
        var second = CodebookFolder.Sentence("GVB and WHX left with MRF.");
        var book = Book.Introduced([first.Tokens, second.Tokens]);
        Assert.Equal(
            ["GVB Green Valley Brigade ", "WHX White Helmets white-helmets", "MRF Mountain Relief Force "],
            book.Spot(second.Tokens).Select(m => $"{second.Tokens[m.FirstToken].Text} {m.Actor.Name} {m.Actor.Id}"));
        Assert.Empty(Book.Spot(second.Tokens));
    }

    [Fact]
    public void A_bracketed_source_is_not_an_acronym_of_the_name_before_it()
    {
        var sentence = CodebookFolder.Sentence("They clashed with Hezbollah (SOHR).");
        var later = CodebookFolder.Sentence("SOHR said so.");
        Assert.Equal("sohr", Book.Introduced([sentence.Tokens]).Spot(later.Tokens)[0].Actor.Id);
    }

    [Fact]
    public void Forces_and_militias_of_a_state_hold_for_it_as_long_as_they_are_its_own_and_a_group_in_a_front_for_itself()
    {
        var day = new LocalDate(2019, 1, 9);
        Assert.Equal("syria", Book.SideOf("tiger-forces", day));
        Assert.Equal("syria", Book.SideOf("national-defence-forces", day));
        Assert.Equal("syria", Book.SideOf("syria", day));
        Assert.Equal("russia", Book.SideOf("russian-armed-forces", day));
        Assert.Equal("sudan", Book.SideOf("rapid-support-forces", day));
        Assert.Equal("rapid-support-forces", Book.SideOf("rapid-support-forces", new LocalDate(2023, 6, 1)));
        Assert.Equal("ahrar-al-sham", Book.SideOf("ahrar-al-sham", day));
        Assert.Equal("nobody-known", Book.SideOf("nobody-known", day));
        Assert.Equal("syrian-democratic-forces", Book.SideOf("ypg", day));
        Assert.Equal("ypg", Book.SideOf("ypg", new LocalDate(2014, 9, 1)));
    }

    [Fact]
    public void Memberships_and_backers_depend_on_the_day()
    {
        var ahrar = Book.ById("ahrar-al-sham")!;
        Assert.DoesNotContain("national-front-for-liberation", ahrar.MemberOfOn(new LocalDate(2017, 1, 1)));
        Assert.Contains("national-front-for-liberation", ahrar.MemberOfOn(new LocalDate(2019, 1, 9)));
        Assert.Empty(Book.ById("tiger-forces")!.BackersOn(new LocalDate(2014, 1, 1)));
        Assert.Equal(["russia"], Book.ById("tiger-forces")!.BackersOn(new LocalDate(2016, 1, 1)));
    }

    [Fact]
    public void Nouns_without_a_name_are_roles_with_their_modifiers()
    {
        var sentence = CodebookFolder.Sentence("Unknown gunmen shot at opposition fighters near residents, pro-government fighters and pro-opposition media said.");
        Assert.Equal(
            ["Unknown gunmen gunmen Fighters", "opposition fighters opposition-fighters Fighters", "residents residents Civilians",
                "pro-government fighters government-forces Fighters", "pro-opposition media journalists Media"],
            Book.SpotRoles(sentence.Tokens).Select(m => $"{m.Text} {m.Role.Id} {m.Role.Sort}"));
    }

    [Theory]
    [InlineData("government forces", "SY", "syrian-arab-army")]
    [InlineData("the regime", "SY", null)]
    [InlineData("regime", "SY", "syria")]
    [InlineData("rebels", "SY", "syrian-opposition")]
    [InlineData("rebels", "FR", null)]
    [InlineData("residents", "SY", null)]
    public void A_nameless_actor_stands_for_a_side_of_its_country(string noun, string country, string? id) =>
        Assert.Equal(id, Book.Role(noun) is { } role ? Book.Standing(role, country)?.Id : null);

    [Fact]
    public void Every_fault_is_listed_with_its_file_and_line()
    {
        var faulty = Assert.Throws<CodebookFaultsException>(() => ActorBook.Parse(
        [
            ("a.yaml", "- {id: x, name: X, kind: rebels}\n- {id: x, name: Y, kind: rebel-group, sinse: 2012}\n"),
            ("b.yaml", "- {id: z, kind: rebel-group, since: 2019-13, member_of: [{id: nobody}]}\n- {id: w, name: W, kind: civilians, country: Syria}\n"),
            ("c.yaml", "- {id: [\n"),
        ]));
        Assert.Equal(8, faulty.Faults.Count);
        Assert.Contains(faulty.Faults, f => f.StartsWith("a.yaml:1: 'kind' is 'rebels'", StringComparison.Ordinal));
        Assert.Contains(faulty.Faults, f => f.StartsWith("a.yaml:2: 'sinse' is not a key", StringComparison.Ordinal));
        Assert.Contains("a.yaml:2: the id 'x' is already used at a.yaml:1", faulty.Faults);
        Assert.Contains("b.yaml:1: 'name' is missing", faulty.Faults);
        Assert.Contains(faulty.Faults, f => f.StartsWith("b.yaml:1: 'since' is '2019-13'", StringComparison.Ordinal));
        Assert.Contains("b.yaml:1: no actor has the id 'nobody'", faulty.Faults);
        Assert.Contains(faulty.Faults, f => f.StartsWith("b.yaml:2: 'Syria' is not a country", StringComparison.Ordinal));
        Assert.Contains(faulty.Faults, f => f.StartsWith("c.yaml:", StringComparison.Ordinal));
    }

    [Fact]
    public void A_name_may_not_be_that_of_two_actors_of_one_country_at_one_time() => Assert.Equal(
        ["a.yaml:2: the name 'the Sons of Hama' of 'b' already belongs to 'a' (a.yaml:1) in the same country and time"],
        Assert.Throws<CodebookFaultsException>(() => ActorBook.Parse(
        [
            ("a.yaml", """
                - {id: a, name: Sons of Hama, kind: rebel-group, country: SY, until: 2013}
                - {id: b, name: B, aliases: [the Sons of Hama], kind: rebel-group, country: SY}
                - {id: c, name: C, aliases: [Sons of Hama], kind: rebel-group, country: IQ}
                - {id: d, name: D, local_aliases: [Sons of Hama], kind: rebel-group, country: SY}
                """),
        ])).Faults);

    [Fact]
    public void Actors_that_followed_each_other_may_share_a_name() =>
        Assert.Equal("b", ActorBook.Parse([("a.yaml",
            "- {id: a, name: Sons of Hama, kind: rebel-group, country: SY, until: 2013}\n- {id: b, name: Sons of Hama, kind: rebel-group, country: SY, since: 2014}\n")])
            .Find("Sons of Hama", new(new HashSet<string>(), new LocalDate(2015, 1, 1)))?.Id);

    [Fact]
    public void A_layer_adds_actors_and_names_and_replaces_what_it_names_again()
    {
        var book = ActorBook.Parse(
            [("ours.yaml", "- {id: a, name: Hill Guard, kind: rebel-group, country: SY}\n- {id: b, name: Shore Guard, kind: rebel-group, country: SY}\n"), ("generic.yaml", "roles: [{id: rebels, kind: rebel-group, sort: fighters, nouns: [rebels]}]")],
            [("desk.yaml", "- {add_to: a, aliases: [Haras al-Tal], officials: [{name: Abu Tal, role: leader}], backers: [{id: c}]}\n- {id: b, name: Coast Guard Corps, kind: political-militia, country: SY}\n- {id: c, name: Far Friends, kind: external-other}\n"), ("generic.yaml", "roles: [{id: bikers, kind: rioters, sort: civilians, nouns: [bikers]}]")]);
        Assert.Equal("a a a ", string.Join(' ', new[] { "Hill Guard", "Haras al-Tal", "Abu Tal",
            "Shore Guard" }.Select(n => book.Find(n)?.Id)));
        Assert.Equal(["c"], book.ById("a")!.BackersOn(null));
        Assert.Equal(ActorKind.PoliticalMilitia, book.ById("b")!.Kind);
        Assert.Equal(["rebels", "bikers"], book.Roles.Select(r => r.Id));
    }

    [Fact]
    public void A_layer_may_only_add_to_an_actor_that_is_there() => Assert.Equal(
        ["desk.yaml:1: no actor before this one has the id 'a'"],
        Assert.Throws<CodebookFaultsException>(() => ActorBook.Parse([], [("desk.yaml", "- {add_to: a, aliases: [A]}")])).Faults);

    [Theory]
    [InlineData("Iraqi police", "iraqi-police")]
    [InlineData("the Iraqi riot police", "iraqi-police")]
    [InlineData("Iraq's police officers", "iraqi-police")]
    [InlineData("Iraqi troops", "iraqi-armed-forces")]
    [InlineData("Military Forces of Iraq", "iraqi-armed-forces")]
    [InlineData("Police Forces of Iraq", "iraqi-police")]
    public void A_state_acts_by_its_army_or_its_police(string name, string id) => Assert.Equal(id, Book.Find(name)?.Id);

    [Theory]
    [InlineData("Fighters of the Lions of Hama Brigade fled.", "Lions of Hama Brigade RebelGroup")]
    [InlineData("The Sons of the Valley militia attacked, as did the 4th Hill Regiment.",
        "Sons of the Valley militia PoliticalMilitia; 4th Hill Regiment RebelGroup")]
    [InlineData("Members of the Zarbout clan clashed with the Houthi militia.", "Zarbout clan IdentityMilitia")]
    [InlineData("Liwa al-Ghab seized the hill.", "Liwa al-Ghab RebelGroup")]
    [InlineData("Rebels of the armed militia left the front when the Security Forces and the Air Force came.", "")]
    [InlineData("In Brigade headquarters a clan of rebels met the Syrian Army.", "")]
    public void A_group_that_no_file_names_is_known_by_the_words_around_its_name(string text, string groups)
    {
        var tokens = CodebookFolder.Sentence(text).Tokens;
        var found = Book.SpotUnknown(tokens, Book.Spot(tokens));
        Assert.Equal(groups, string.Join("; ", found.Select(m => $"{m.Actor.Name} {m.Actor.Kind}")));
        Assert.All(found, m => Assert.Null(m.Actor.Id));
    }

    [Theory]
    [InlineData("SY", 60)]
    [InlineData("IQ", 25)]
    [InlineData("UA", 20)]
    [InlineData("YE", 15)]
    [InlineData("LY", 20)]
    [InlineData("SD", 15)]
    [InlineData("AF", 10)]
    [InlineData("MM", 30)]
    [InlineData("ML", 15)]
    [InlineData("BF", 5)]
    [InlineData("NE", 3)]
    [InlineData("SO", 12)]
    [InlineData("NG", 15)]
    [InlineData("CD", 20)]
    [InlineData("LB", 8)]
    [InlineData("PS", 12)]
    public void Each_war_has_its_groups_and_its_state_with_army_police_and_governments(string country, int groups)
    {
        Assert.True(Book.Actors.Count(a => a.Country == country && !a.IsState && a.Kind is not ActorKind.Civilians) >= groups,
            $"only {Book.Actors.Count(a => a.Country == country && !a.IsState)} of {country}");
        if (Book.StateOf(country) is { } state)
        {
            Assert.NotNull(Book.ArmyOf(state.Id));
            Assert.True(Book.PoliceOf(state.Id) is not null || country == "LB", $"{state.Id} has no police");
            Assert.NotEmpty(state.Governments);
        }
    }

    [Fact]
    public void Nameless_police_are_those_of_the_country() =>
        Assert.Equal("iraqi-police", Book.Standing(Book.Role("policemen")!, "IQ")?.Id);

    [Theory]
    [InlineData("sudan", 2018, "Bashir government")]
    [InlineData("sudan", 2020, "transitional government")]
    [InlineData("sudan", 2023, "military government")]
    [InlineData("afghanistan", 2022, "second Taliban government")]
    [InlineData("kosovo", 2022, null)]
    public void A_states_forces_are_those_of_its_government_on_the_day(string state, int year, string? government) =>
        Assert.Equal(government, Book.ById(state)!.GovernmentOn(new(year, 7, 1))?.Name);

    [Fact]
    public void Periods_of_government_stand_in_order_and_do_not_overlap() => Assert.Equal(
        ["a.yaml:6: 'Second' begins before 'First' ends", "a.yaml:7: 'from' lies after 'to'"],
        Assert.Throws<CodebookFaultsException>(() => ActorBook.Parse(
            [("a.yaml", "- id: x\n  name: X\n  iso: XX\n  governments:\n    - {name: First, from: 2001, to: 2005-02-02}\n    - {name: Second, from: 2005-02-01, to: 2006}\n    - {name: Third, from: 2007, to: 2006}\n")])).Faults);

    [Fact]
    public void Every_name_in_the_codebook_finds_its_own_actor_or_one_that_shares_the_name() =>
        Assert.All(Book.Actors, actor => Assert.All(actor.Aliases.Prepend(actor.Name), name =>
        {
            var found = Book.Find(name, new(new HashSet<string> { actor.Country ?? "" }, null));
            Assert.True(found is not null, $"{actor.Id}: '{name}' is not found");
            Assert.True(found == actor || found.Aliases.Append(found.Name)
                .Concat(found.Formerly.SelectMany(f => f.Aliases.Append(f.Name))).Any(n => SameName(n, name)),
                $"{actor.Id}: '{name}' finds {found.Id}");
        }));

    private static bool SameName(string a, string b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);
}
