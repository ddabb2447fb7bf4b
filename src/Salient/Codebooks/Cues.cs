namespace Salient.Codebooks;

/// <summary>Words that tell how something is said: by status, by attribution, by light and linking verbs. All lemmas, lower case.</summary>
public sealed partial class Cues
{
    private readonly Dictionary<string, IReadOnlySet<string>> lists = Names.ToDictionary(n => n,
        _ => (IReadOnlySet<string>)new HashSet<string>());

    private Dictionary<string, string>? irregular;
    private Dictionary<string, string>? participles;
    private HashSet<string>? all;

    /// <summary>Takes the lists of a cue file.</summary>
    /// <param name="given">Lists by name, those of one name together; names that are not among <see cref="Names"/> are refused.</param>
    /// <exception cref="ArgumentException">A list has a name that nothing reads.</exception>
    public Cues(IEnumerable<KeyValuePair<string, IReadOnlyList<string>>> given)
    {
        foreach (var (name, words) in given)
        {
            if (!lists.TryGetValue(name, out var known))
            {
                throw new ArgumentException($"no list of cues is called '{name}'; there are {string.Join(", ", Names)}", nameof(given));
            }

            lists[name] = known.Concat(words).ToHashSet(StringComparer.OrdinalIgnoreCase);
        }
    }

    /// <summary>The names of all lists, as files spell them.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        "failing", "refusing", "ending-words", "siege-nouns", "fleeing", "reaching-cases", "single-members", "siege-endings",
        "joining-cases", "futile-words", "stopping", "cancelling", "responsibility-nouns", "declaring-verbs", "denying", "planning",
        "permitting", "bringing-about", "confirming", "doubting", "doubt-adverbs", "hearsay-adverbs", "almost-adverbs", "habit-adverbs",
        "former-adverbs", "negating",
        "future-modals", "possible-modals", "conditions", "inverted-conditions", "light-verbs", "undergoing-verbs", "happening-verbs", "occurring-verbs",
        "object-control-verbs",
        "saying-verbs", "quoting-verbs", "opinion-verbs", "source-nouns", "siding-words", "siding-nouns", "hearsay-nouns",
        "doubtful-sources", "carrying-adverbs", "continuing-adverbs", "holding-participles", "backing-participles",
        "position-nouns", "member-nouns", "belonging-words", "back-pointing-actors", "alliance-nouns", "headline-passives",
        "back-pointing-places", "member-of-nouns", "branch-nouns", "ally-nouns", "proxy-nouns", "alias-words",
        "official-titles", "leader-titles", "irregular-past", "leading-participles", "allied-participles", "leading-verbs",
        "backing-verbs", "retracting", "disaster-nouns", "accident-nouns", "accident-verbs", "staged-nouns",
        "counting-nouns", "bearing-nouns", "killing-verbs", "dying-verbs", "wounding-verbs", "death-nouns", "injury-nouns", "body-nouns",
        "crowd-nouns", "casualty-nouns", "toll-nouns", "losing-verbs", "taking-verbs", "people-nouns", "including-words",
        "at-least-words", "at-most-words", "hardware-nouns", "destroying-verbs", "irregular-participles",
    ];

    /// <summary>Whether any list holds a word.</summary>
    public bool Knows(string word) => (all ??= lists.Values.SelectMany(l => l).ToHashSet(StringComparer.OrdinalIgnoreCase)).Contains(word);

    /// <summary>Verbs and adjectives whose complement did not come about: <c>fail</c>, <c>unable</c>.</summary>
    public IReadOnlySet<string> Failing => lists["failing"];

    /// <summary>Verbs whose complement is not done, or no longer: <c>refuse</c>, <c>cease</c>.</summary>
    public IReadOnlySet<string> Refusing => lists["refusing"];

    /// <summary>Words for making something end that goes on: <c>halt</c>, <c>cessation</c>.</summary>
    public IReadOnlySet<string> EndingWords => lists["ending-words"];

    /// <summary>Nouns that in the singular mean one person of a force.</summary>
    public IReadOnlySet<string> SingleMembers => lists["single-members"];

    /// <summary>Verbs of persons who get away.</summary>
    public IReadOnlySet<string> Fleeing => lists["fleeing"];

    /// <summary>Prepositions behind which a whole area is named of which only some is meant.</summary>
    public IReadOnlySet<string> ReachingCases => lists["reaching-cases"];

    /// <summary>Nouns for a siege.</summary>
    public IReadOnlySet<string> SiegeNouns => lists["siege-nouns"];

    /// <summary>Words by which a siege is told as over.</summary>
    public IReadOnlySet<string> SiegeEndings => lists["siege-endings"];

    /// <summary>Prepositions that bring in who acts together with a subject: <c>alongside</c>.</summary>
    public IReadOnlySet<string> JoiningCases => lists["joining-cases"];

    /// <summary>Words that say of a verb that it was done for nothing: <c>unsuccessfully</c>, <c>vain</c>.</summary>
    public IReadOnlySet<string> FutileWords => lists["futile-words"];

    /// <summary>Verbs that allow without saying that it came about.</summary>
    public IReadOnlySet<string> Permitting => lists["permitting"];

    /// <summary>Verbs and adjectives whose infinitive came about: <c>manage</c>, <c>force</c>, <c>able</c>.</summary>
    public IReadOnlySet<string> BringingAbout => lists["bringing-about"];

    /// <summary>Verbs of confirming, which negated leave a thing open.</summary>
    public IReadOnlySet<string> Confirming => lists["confirming"];

    /// <summary>Nouns for what is told: <c>report</c>, <c>claim</c>.</summary>
    public IReadOnlySet<string> HearsayNouns => lists["hearsay-nouns"];

    /// <summary>Adverbs of habit, with which a present tense tells of no single event.</summary>
    public IReadOnlySet<string> HabitAdverbs => lists["habit-adverbs"];

    /// <summary>Adverbs of a state that is over: <c>once</c>, <c>formerly</c>.</summary>
    public IReadOnlySet<string> FormerAdverbs => lists["former-adverbs"];

    /// <summary>Auxiliaries that before their subject mark a condition: <c>Should the army attack …</c></summary>
    public IReadOnlySet<string> InvertedConditions => lists["inverted-conditions"];

    /// <summary>Verbs that stop an event noun: <c>repel</c>, <c>foil</c>.</summary>
    public IReadOnlySet<string> Stopping => lists["stopping"];

    /// <summary>Nouns that only count what follows: <c>a total of</c>, <c>a series of</c>.</summary>
    public IReadOnlySet<string> CountingNouns => lists["counting-nouns"];

    /// <summary>Nouns for the dead: <c>body</c>.</summary>
    public IReadOnlySet<string> BodyNouns => lists["body-nouns"];

    /// <summary>Nouns that in the singular mean several people: <c>family</c>.</summary>
    public IReadOnlySet<string> CrowdNouns => lists["crowd-nouns"];

    /// <summary>Nouns for what bears or holds the thing named before them and is not that thing: <c>grenade launcher</c>.</summary>
    public IReadOnlySet<string> BearingNouns => lists["bearing-nouns"];

    /// <summary>
    /// Verbs of asking, promising, judging and finding: what they carry is somebody's, but no claim takes its source from them.
    /// </summary>
    public IReadOnlySet<string> OpinionVerbs => lists["opinion-verbs"];

    /// <summary>Verbs that tell of dead: <c>kill</c>, <c>die</c>.</summary>
    public IReadOnlySet<string> KillingVerbs => lists["killing-verbs"];

    /// <summary>Those of them whose subject is the dead: <c>die</c>.</summary>
    public IReadOnlySet<string> DyingVerbs => lists["dying-verbs"];

    /// <summary>Verbs that tell of hurt: <c>wound</c>.</summary>
    public IReadOnlySet<string> WoundingVerbs => lists["wounding-verbs"];

    /// <summary>Nouns for the dead that are counted: <c>fatality</c>.</summary>
    public IReadOnlySet<string> DeathNouns => lists["death-nouns"];

    /// <summary>Nouns for the hurt that are counted: <c>injury</c>.</summary>
    public IReadOnlySet<string> InjuryNouns => lists["injury-nouns"];

    /// <summary>Verbs by which what was planned does not come about: <c>call off</c>.</summary>
    public IReadOnlySet<string> Cancelling => lists["cancelling"];

    /// <summary>Words before <c>for</c> that say who did a thing: <c>responsibility</c>, <c>responsible</c>.</summary>
    public IReadOnlySet<string> ResponsibilityNouns => lists["responsibility-nouns"];

    /// <summary>Verbs whose object is said to have undergone a participle: <c>declared</c> X liberated.</summary>
    public IReadOnlySet<string> DeclaringVerbs => lists["declaring-verbs"];

    /// <summary>Verbs of denying.</summary>
    public IReadOnlySet<string> Denying => lists["denying"];

    /// <summary>Verbs, adjectives and nouns of intending, ordering and demanding.</summary>
    public IReadOnlySet<string> Planning => lists["planning"];

    /// <summary>Verbs, adjectives and nouns of believing, fearing and suspecting.</summary>
    public IReadOnlySet<string> Doubting => lists["doubting"];

    /// <summary>Adverbs of doubt.</summary>
    public IReadOnlySet<string> DoubtAdverbs => lists["doubt-adverbs"];

    /// <summary>Adverbs of hearsay: the source is then <c>reported</c>.</summary>
    public IReadOnlySet<string> HearsayAdverbs => lists["hearsay-adverbs"];

    /// <summary>Adverbs that mean it just failed: <c>nearly</c>.</summary>
    public IReadOnlySet<string> AlmostAdverbs => lists["almost-adverbs"];

    /// <summary>Words that negate: <c>not</c>, <c>never</c>, <c>no</c>, <c>neither</c>.</summary>
    public IReadOnlySet<string> Negating => lists["negating"];

    /// <summary>Modals of the future or of intention.</summary>
    public IReadOnlySet<string> FutureModals => lists["future-modals"];

    /// <summary>Modals of possibility.</summary>
    public IReadOnlySet<string> PossibleModals => lists["possible-modals"];

    /// <summary>Markers of a condition.</summary>
    public IReadOnlySet<string> Conditions => lists["conditions"];

    /// <summary>Verbs that lend their subject and status to the event noun that is their object: <c>launch</c>, <c>carry out</c>.</summary>
    public IReadOnlySet<string> LightVerbs => lists["light-verbs"];

    /// <summary>Verbs whose subject undergoes the event noun that is their object: <c>suffer</c>, <c>face</c>.</summary>
    public IReadOnlySet<string> UndergoingVerbs => lists["undergoing-verbs"];

    /// <summary>Verbs that say that the event noun which is their subject takes place: <c>erupt</c>, <c>rage</c>.</summary>
    public IReadOnlySet<string> HappeningVerbs => lists["happening-verbs"];

    /// <summary>Verbs that say nothing but that their subject takes place; with a negation it did not.</summary>
    public IReadOnlySet<string> OccurringVerbs => lists["occurring-verbs"];

    /// <summary>Verbs whose object is the subject of their infinitive: <c>force</c>, <c>allow</c>.</summary>
    public IReadOnlySet<string> ObjectControlVerbs => lists["object-control-verbs"];

    /// <summary>Verbs by which a source names the one that it has its words from: <c>quote</c>.</summary>
    public IReadOnlySet<string> QuotingVerbs => lists["quoting-verbs"];

    /// <summary>Verbs of saying.</summary>
    public IReadOnlySet<string> SayingVerbs => lists["saying-verbs"];

    /// <summary>Nouns that are sources without a name: <c>report</c>, <c>source</c>, <c>rumour</c>.</summary>
    public IReadOnlySet<string> SourceNouns => lists["source-nouns"];

    /// <summary>Words before <c>to</c> or <c>with</c> that say whom a source sides with: <c>close</c>.</summary>
    public IReadOnlySet<string> SidingWords => lists["siding-words"];

    /// <summary>Nouns for sources that lean to whoever stands before them: opposition <c>activists</c>. All forms, lower case.</summary>
    public IReadOnlySet<string> SidingNouns => lists["siding-nouns"];

    /// <summary>Source nouns and adjectives that make what they carry only possible: <c>rumour</c>, <c>unconfirmed</c>.</summary>
    public IReadOnlySet<string> DoubtfulSources => lists["doubtful-sources"];

    /// <summary>Adverbs by which a sentence adds to the account before it: <c>also</c>.</summary>
    public IReadOnlySet<string> ContinuingAdverbs => lists["continuing-adverbs"];

    /// <summary>Words that carry the day of the sentence before over to this one: <c>thus</c>.</summary>
    public IReadOnlySet<string> CarryingAdverbs => lists["carrying-adverbs"];

    /// <summary>Participles that after a name and a hyphen say who holds what follows: <c>held</c>.</summary>
    public IReadOnlySet<string> HoldingParticiples => lists["holding-participles"];

    /// <summary>Participles that after a name and a hyphen say who backs what follows: <c>backed</c>.</summary>
    public IReadOnlySet<string> BackingParticiples => lists["backing-participles"];

    /// <summary>Participles that after a name and a hyphen say who leads what follows: <c>led</c>.</summary>
    public IReadOnlySet<string> LeadingParticiples => lists["leading-participles"];

    /// <summary>Verbs that in the present or as participles say who backs whom: <c>supported by X</c>.</summary>
    public IReadOnlySet<string> BackingVerbs => lists["backing-verbs"];

    /// <summary>Words by which a sentence takes back the one before: <c>That was wrong.</c></summary>
    public IReadOnlySet<string> Retracting => lists["retracting"];

    /// <summary>Nouns of worlds that are made up or staged: what happens in them does not happen.</summary>
    public IReadOnlySet<string> StagedNouns => lists["staged-nouns"];

    /// <summary>Nouns of nature's violence: deaths in their sentence that nobody is said to have caused are a disaster's.</summary>
    public IReadOnlySet<string> DisasterNouns => lists["disaster-nouns"];

    /// <summary>Nouns of mishaps: deaths and blasts in their sentence that nobody is said to have caused are an accident's.</summary>
    public IReadOnlySet<string> AccidentNouns => lists["accident-nouns"];

    /// <summary>Verbs of mishaps.</summary>
    public IReadOnlySet<string> AccidentVerbs => lists["accident-verbs"];

    /// <summary>Nouns for what an armed actor occupies: <c>position</c>, <c>stronghold</c>.</summary>
    public IReadOnlySet<string> PositionNouns => lists["position-nouns"];

    /// <summary>Nouns that stand for the members of the actor beside them: <c>fighters</c>, <c>groups</c>, <c>positions</c>.</summary>
    public IReadOnlySet<string> MemberNouns => lists["member-nouns"];

    /// <summary>Words before <c>to</c> that give fighters to somebody: <c>loyal</c>.</summary>
    public IReadOnlySet<string> BelongingWords => lists["belonging-words"];

    /// <summary>Nouns for bodies of several groups: <c>coalition</c>. They point back to such a body only.</summary>
    public IReadOnlySet<string> AllianceNouns => lists["alliance-nouns"];

    /// <summary>Verbs whose past form ends a headline as a passive: X <c>captured</c>.</summary>
    public IReadOnlySet<string> HeadlinePassives => lists["headline-passives"];

    /// <summary>Nouns by which a text points back to the actor last meant: <c>group</c>, <c>faction</c>.</summary>
    public IReadOnlySet<string> BackPointingActors => lists["back-pointing-actors"];

    /// <summary>Nouns by which a text points back to the place last meant: <c>town</c>, <c>city</c>.</summary>
    public IReadOnlySet<string> BackPointingPlaces => lists["back-pointing-places"];

    /// <summary>Nouns that follow <c>is the … of</c> in a claim of membership: <c>core</c>, <c>member</c>.</summary>
    public IReadOnlySet<string> MemberOfNouns => lists["member-of-nouns"];

    /// <summary>Nouns that follow in a claim of being a branch: <c>branch</c>, <c>affiliate</c>.</summary>
    public IReadOnlySet<string> BranchNouns => lists["branch-nouns"];

    /// <summary>Nouns that say that two actors stand together: <c>ally</c>.</summary>
    public IReadOnlySet<string> AllyNouns => lists["ally-nouns"];

    /// <summary>Nouns for those whom another backs: <c>proxy</c>.</summary>
    public IReadOnlySet<string> ProxyNouns => lists["proxy-nouns"];

    /// <summary>Participles that say that an actor stands with another: <c>linked</c> to, X-<c>allied</c>.</summary>
    public IReadOnlySet<string> AlliedParticiples => lists["allied-participles"];

    /// <summary>Verbs that say who leads whom: <c>headed</c> by.</summary>
    public IReadOnlySet<string> LeadingVerbs => lists["leading-verbs"];

    /// <summary>Adverbs and participles before another name of the same actor: <c>formerly</c>, <c>known as</c>.</summary>
    public IReadOnlySet<string> AliasWords => lists["alias-words"];

    /// <summary>Titles of those who speak for a state: <c>minister</c>, <c>president</c>.</summary>
    public IReadOnlySet<string> OfficialTitles => lists["official-titles"];

    /// <summary>Titles of those who lead a group: <c>leader</c>, <c>commander</c>.</summary>
    public IReadOnlySet<string> LeaderTitles => lists["leader-titles"];

    /// <summary>Irregular past forms with their lemma, <c>shot/shoot</c>: taggers trained on other prose take them for nouns.</summary>
    public IReadOnlyDictionary<string, string> IrregularPast => irregular ??= Forms("irregular-past");

    /// <summary>
    /// Irregular participles that are no past form, with their lemma, <c>beaten/beat</c>: taggers take them for adjectives.
    /// </summary>
    public IReadOnlyDictionary<string, string> IrregularParticiples => participles ??= Forms("irregular-participles");

    private Dictionary<string, string> Forms(string list) => lists[list].Select(w => w.Split('/'))
        .ToDictionary(w => w[0], w => w[^1], StringComparer.OrdinalIgnoreCase);
}
