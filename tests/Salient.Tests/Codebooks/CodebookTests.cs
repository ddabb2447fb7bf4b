using Salient.Claims;
using Salient.Codebooks;
using Salient.Yaml;

namespace Salient.Tests.Codebooks;

public sealed class CodebookTests
{
    /// <summary>The event codes of the output contract. Written out here: a code may be added, none renamed or dropped.</summary>
    private const string Contract = """
        capture hand-over withdraw surrender lose hold contest besiege advance establish-base
        clash attack attack-civilians shell airstrike bomb suicide-bomb grenade chemical-attack sexual-violence abduct loot intercept disarm defeat
        deploy prepare arrest release form merge split dissolve defect
        agree meet support aid intervene permit demand accuse reject threaten sanction
        protest riot mob disperse crackdown displace
        disaster accident crime
        """;

    private const string Event = """
        events:
          - {code: take, meaning: Somebody comes to hold a place., effect: {state: holds, holder: actor, from: target}}
        """;

    private const string Ours = Event + """

        rules:
          - {id: take.verb, event: take, verbs: [take]}
          - {id: take.noun, event: take, nouns: [taking]}
          - {id: leave.verb, event: take, verbs: [leave]}
        cues: {failing: [fail, struggle]}
        """;

    /// <summary>Codes that no neighbour has a word for.</summary>
    private static readonly HashSet<string> NotConflict = ["disaster", "accident", "crime"];

    public static TheoryData<string> Codes => [.. Contract.Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries)];

    public static TheoryData<string> Rules => [.. TestReader.Codebook.Rules.Select(r => r.Id)];

    [Theory]
    [MemberData(nameof(Codes))]
    public void Every_code_of_the_contract_says_what_it_means_and_what_the_neighbours_call_it(string code)
    {
        var definition = TestReader.Codebook.Events.GetValueOrDefault(code);
        Assert.True(definition is not null, $"no file of codebooks/conflict-en defines the event '{code}'");
        Assert.True(definition.Meaning.EndsWith('.'), $"the meaning of '{code}' is no sentence: {definition.Meaning}");
        Assert.True(definition.Not?.EndsWith('.') == true, $"'{code}' does not say when not to use it");
        if (!NotConflict.Contains(code))
        {
            Assert.False(string.IsNullOrEmpty(definition.Plover), $"'{code}' has no PLOVER event");
            Assert.True(definition is { AcledType: not null, AcledSubType: not null } || code is "hold" || definition.Cameo is not null,
                $"'{code}' has neither an ACLED type with its sub-type nor a CAMEO code");
        }

        Assert.Equal(definition.AcledType is null, definition.AcledSubType is null);
    }

    [Fact]
    public void No_code_is_made_that_the_contract_does_not_name() =>
        Assert.Equal(Codes.Select(c => c.Data).Order(StringComparer.Ordinal),
            TestReader.Codebook.Events.Keys.Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Rules))]
    public void Every_rule_shows_by_an_example_what_it_codes(string id)
    {
        var rule = TestReader.Codebook.Rules.Single(r => r.Id == id);
        Assert.True(rule.Examples.Any(e => e.Claims.Any(c => c.Event == rule.Event)),
            $"{rule.File}:{rule.Line}: no example of rule '{id}' claims '{rule.Event}'");
    }

    [Fact]
    public void Rules_and_examples_are_kept_with_their_places_in_the_files()
    {
        var book = Parse($$"""
            {{Event}}
            rules:
              - id: take.verb
                event: take
                verbs: [take, "take over"]
                roles: {actor: subject, place: object | of}
                need: [place]
                examples:
                  - text: The guards took the mill.
                    claims: [{event: take, actor: guards, killed: 3}]
            """);
        var rule = Assert.Single(book.Rules);
        Assert.Equal(("take.verb", "take", "a.yaml", 4), (rule.Id, rule.Event, rule.File, rule.Line));
        Assert.Equal(["object", "of"], rule.Roles[ClaimRole.Place]);
        Assert.Equal(("take", "guards", 3, "asserted"), Assert.Single(rule.Examples[0].Claims) is var c
            ? (c.Event, c.Actor, c.Killed, c.Status) : default);
        Assert.Equal((HoldingState.Holds, ClaimRole.Actor, ClaimRole.Target), book.Events["take"].Effect is { } e
            ? (e.State, e.Holder, e.From) : default);
        Assert.Same(rule, Assert.Single(book.ForVerb("take")));
        Assert.True(book.IsEventVerb("take over"));
        Assert.False(book.IsEventVerb("take off"));
        Assert.Empty(book.ForNoun("take"));
    }

    [Fact]
    public void All_faults_of_all_files_are_told_at_once_with_file_and_line()
    {
        var faults = Faults(
            ("a.yaml", """
                events:
                  - code: take
                    meaning: Somebody comes to hold a place.
                    efect: {state: holds}
                  - code: leave
                    meaning: Somebody goes.
                    effect: {state: gone}
                  - code: take
                    meaning: Again.
                """),
            ("b.yaml", """
                rules:
                  - event: take
                    verbs: [take]
                  - id: take.noun
                    event: steal
                    nouns: [taking]
                    roles: {agent: subject}
                  - id: take.noun
                    event: take
                    examples:
                      - text: They took it.
                        claims: [{event: take, killed: many}]
                """));
        Assert.Equal(
            [
                "a.yaml:4: 'efect' is not a key known here; the keys are acled, cameo, code, effect, meaning, mishap, mode, not, plover, sense, sub, sub-state, unarmed",
                "a.yaml:7: no state is called 'gone'",
                "a.yaml:8: event 'take' is defined twice",
                "b.yaml:2: 'id' is missing",
                "b.yaml:4: rule 'take.noun' makes event 'steal', which no file defines",
                "b.yaml:4: rule 'take.noun' names a role 'agent'; roles are actor, target, place, from_place, to_place",
                "b.yaml:8: rule 'take.noun' is defined twice",
                "b.yaml:8: rule 'take.noun' names neither verbs nor nouns",
                "b.yaml:12: 'killed' is not a whole number: many",
            ],
            faults.OrderBy(f => f[..1], StringComparer.Ordinal)
                .ThenBy(f => int.Parse(f.Split(':')[1], System.Globalization.CultureInfo.InvariantCulture))
                .ThenBy(f => f, StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("rules: {id: x}", "a.yaml:1: 'rules' should be a list of mappings")]
    [InlineData("rules:\n  - capture", "a.yaml:2: 'capture' should be a mapping of keys to values")]
    [InlineData("events:\n  - {code: x, meaning: [a, b]}", "a.yaml:2: 'meaning' should be one value")]
    [InlineData("rulse: []",
        "a.yaml:1: 'rulse' is not a key known here; the keys are about, cues, events, family, patterns, remove-cues, remove-rules, rules")]
    [InlineData("events:\n  - {code: x, meaning: }",
        "a.yaml:2: 'meaning' has no value; write one, \"\" for an empty one, or leave the key out")]
    [InlineData("rules:\n  - id: x\n    verbs:\n",
        "a.yaml:3: 'verbs' has no value; write one, \"\" for an empty one, or leave the key out")]
    [InlineData("rules:\n  - {id: x, state: yes}", "a.yaml:2: 'state' is 'yes'; it should be true or false")]
    [InlineData("events:\n  - {code: x, meaning: y, effect: {state: holds, holder: owner}}",
        "a.yaml:2: an effect names a role 'owner'; roles are actor, target, place, from_place, to_place")]
    [InlineData("events:\n  - {code: x, meaning: y,\n     sense: Disaster}",
        "a.yaml:3: no sense is called 'Disaster'; there are holding, disaster, accident")]
    [InlineData("events:\n  - {code: x, meaning: y, sense: disaster}\n  - {code: z, meaning: y, sense: disaster}",
        "a.yaml:3: event 'z' has the sense 'disaster', which 'x' has already")]
    [InlineData("events:\n  - {code: x, meaning: y, sense: holding, effect: {state: unknown}}",
        "a.yaml:2: event 'x' has the sense 'holding', so it needs an effect by which somebody holds a place")]
    [InlineData("events:\n  - {code: x, meaning: y, mishap: true}\n  - {code: z, meaning: y, sense: disaster}",
        "a.yaml:2: event 'x' may be a mishap, but no event has the sense 'accident'")]
    [InlineData("rules:\n  - {id: x, examples: [{text: They left.}]}", "a.yaml:2: 'claims' is missing")]
    [InlineData("cues:\n  failing: [fail]\n  light-verb: [launch]", "a.yaml:3: no list of cues is called 'light-verb'")]
    [InlineData("remove-rules: [x]", "a.yaml:1: no rule before this layer is called 'x'")]
    [InlineData("- a\n- b", "a.yaml:1: the file should be a mapping of keys to values")]
    public void What_has_the_wrong_shape_is_a_fault_of_its_line(string text, string fault) =>
        Assert.Contains(Faults(("a.yaml", text)), f => f.StartsWith(fault, StringComparison.Ordinal));

    [Fact]
    public void Broken_yaml_is_told_with_its_line_and_the_other_files_are_still_checked()
    {
        var faults = Faults(("a.yaml", "events:\n  - code: take\n   meaning: [\n"), ("b.yaml", "rulse: []"));
        Assert.Contains(faults, f => f.StartsWith("a.yaml:3: ", StringComparison.Ordinal));
        Assert.Contains(faults, f => f.StartsWith("b.yaml:1: 'rulse' is not a key known here", StringComparison.Ordinal));
    }

    [Fact]
    public void A_layer_adds_events_rules_and_words_and_replaces_what_it_names_again()
    {
        var book = Codebook.Parse(
            [("ours.yaml", Ours)],
            [("desk.yaml", """
                remove-rules: [take.noun]
                remove-cues: {failing: [struggle]}
                events:
                  - {code: take, meaning: Ours is told otherwise.}
                  - {code: cut-road, meaning: A road is cut.}
                rules:
                  - {add-to: take.verb, verbs: [nab], examples: [{text: They nabbed it., claims: []}]}
                  - {id: leave.verb, event: take, verbs: [depart]}
                  - {id: cut-road.verb, event: cut-road, verbs: [cut]}
                cues: {failing: [flounder]}
                """)]);
        Assert.Equal(["take.verb", "leave.verb", "cut-road.verb"], book.Rules.Select(r => r.Id));
        Assert.Equal(["take", "nab"], book.Rules[0].Verbs);
        Assert.Equal(("ours.yaml", "desk.yaml"), (book.Rules[0].File, book.Rules[0].Examples[^1].File));
        Assert.Equal(["depart"], book.Rules[1].Verbs);
        Assert.Equal(("Ours is told otherwise.", null), (book.Events["take"].Meaning, book.Events["take"].Effect));
        Assert.Equal(["fail", "flounder"], book.Cues.Failing.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void What_a_layer_adds_to_or_takes_away_must_be_there() => Assert.Equal(
        ["desk.yaml:1: no rule before this layer is called 'take.nuon'",
            "desk.yaml:2: the list of cues 'failing' has no 'founder' before this layer",
        "desk.yaml:4: no rule before this one is called 'take.verv'"],
        Assert.Throws<CodebookFaultsException>(() => Codebook.Parse(
            [("ours.yaml", Ours)],
            [("desk.yaml", "remove-rules: [take.nuon]\nremove-cues: {failing: [founder]}\nrules:\n  - {add-to: take.verv, verbs: [nab]}\n")])).Faults);

    [Fact]
    public void Every_sense_has_its_event_and_the_ledger_knows_the_one_of_holding()
    {
        Assert.Equal(["hold", "disaster", "accident"], Enum.GetValues<EventSense>().Select(s => TestReader.Codebook.EventOf(s)?.Code));
        Assert.Equal(["hold"], Statements.Default);
    }

    [Fact]
    public void Every_list_of_cues_has_words() => Assert.All(
        Cues.Names,
        name => Assert.Contains($"\n  {name}: [", TestReader.Yaml("conflict-en").Single(f => f.Name == "cues.yaml").Text,
            StringComparison.Ordinal));

    private static Codebook Parse(string text) => Codebook.Parse([("a.yaml", text)]);

    private static IReadOnlyList<string> Faults(params (string Name, string Text)[] files) =>
        Assert.Throws<CodebookFaultsException>(() => Codebook.Parse(files)).Faults;
}
