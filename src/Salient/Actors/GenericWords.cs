namespace Salient.Actors;

/// <summary>
/// Words of <c>generic.yaml</c>: nouns that are actors without a name, and words that make an army or government of a state's name.
/// </summary>
/// <param name="Roles">The nouns by what they mean.</param>
/// <param name="Modifiers">Words before such a noun that belong to it: <c>opposition</c>, <c>unknown</c>.</param>
/// <param name="Forces">Words that make a state's army of its name: <c>troops</c>, <c>air force</c>.</param>
/// <param name="Police">Words that make a state's police of its name: <c>police</c>, <c>riot police</c>.</param>
/// <param name="ForcesModifiers">Words that may stand between: <c>government</c>, <c>special</c>.</param>
/// <param name="Government">Words that mean the state itself: <c>government</c>, <c>foreign ministry</c>.</param>
/// <param name="NotAcronyms">Small words, in capitals, that a line in capitals makes look like an acronym.</param>
/// <param name="ArmyNames">How tables name any state's army, <c>STATE</c> in its name's place: <c>Military Forces of STATE</c>.</param>
/// <param name="PoliceNames">The same of its police.</param>
/// <param name="StateNames">The same of its government.</param>
/// <param name="GroupNouns">Nouns behind the name of an armed group, in any case, with the kind they tell: <c>clan</c>.</param>
/// <param name="CapitalGroupNouns">Such nouns that tell only with a capital: <c>Front</c>.</param>
/// <param name="GroupOpenings">Words that names of armed groups begin with: <c>liwa</c>.</param>
/// <param name="GroupMembers">Words for the members of a group, which are no part of its name: <c>members</c> of …</param>
internal sealed record GenericWords(
    IReadOnlyList<GenericRole> Roles, IReadOnlySet<string> Modifiers, PhraseSet Forces, PhraseSet Police,
    IReadOnlySet<string> ForcesModifiers, PhraseSet Government, IReadOnlySet<string> NotAcronyms, IReadOnlyList<string> ArmyNames,
        IReadOnlyList<string> PoliceNames, IReadOnlyList<string> StateNames,
    IReadOnlyDictionary<string, ActorKind> GroupNouns, IReadOnlyDictionary<string, ActorKind> CapitalGroupNouns,
        IReadOnlySet<string> GroupOpenings, IReadOnlySet<string> GroupMembers)
{
    private readonly Dictionary<string, GenericRole> byNoun = Roles.SelectMany(r => r.Nouns.Select(n => (n: PhraseSet.Key(n), r)))
        .DistinctBy(p => p.n).ToDictionary(p => p.n, p => p.r, StringComparer.Ordinal);
    private readonly PhraseSet nouns = new(Roles.SelectMany(r => r.Nouns));

    /// <summary>No words at all, for a book without a generic file.</summary>
    public static GenericWords Empty { get; } = new(
        [], new HashSet<string>(), new([]), new([]), new HashSet<string>(), new([]), new HashSet<string>(), [], [], [],
            new Dictionary<string, ActorKind>(), new Dictionary<string, ActorKind>(),
        new HashSet<string>(), new HashSet<string>());

    /// <summary>The role of a noun or noun group, or null.</summary>
    public GenericRole? Role(string noun) => byNoun.GetValueOrDefault(PhraseSet.Key(noun));

    /// <summary>The nouns and noun groups of a sentence that mean actors, with their modifiers.</summary>
    /// <param name="text">The tokens' texts.</param>
    /// <param name="lower">The same in lower case.</param>
    public List<RoleMention> Spot(List<string> text, string[] lower)
    {
        var found = new List<RoleMention>();
        var free = 0;
        for (var i = 0; i < lower.Length; i++)
        {
            var last = nouns.Longest(lower, i);
            if (last < 0)
            {
                continue;
            }

            var first = WithModifiers(lower, i, free);
            found.Add(new(first, last, byNoun[PhraseSet.Key(NameTokens.Join(text, i, last))], NameTokens.Join(text, first, last)));
            i = last;
            free = last + 1;
        }

        return found;
    }

    // "unknown gunmen", "pro-government fighters"
    private int WithModifiers(string[] lower, int first, int free)
    {
        while (first > free)
        {
            var hyphened = first - 3 >= free && NameTokens.IsHyphen(lower[first - 2])
                && Modifiers.Contains(lower[first - 3] + "-" + lower[first - 1]);
            if (!hyphened && !Modifiers.Contains(lower[first - 1]))
            {
                break;
            }

            first -= hyphened ? 3 : 1;
        }

        return first;
    }
}

/// <summary>Phrases of lower-case words, for the longest match from a token.</summary>
internal sealed class PhraseSet
{
    private readonly HashSet<string> phrases;
    private readonly HashSet<string> first;
    private readonly int longest;

    public PhraseSet(IEnumerable<string> phrases)
    {
        this.phrases = new(phrases.Select(Key), StringComparer.Ordinal);
        first = new(this.phrases.Select(p => p.Split(' ')[0]), StringComparer.Ordinal);
        longest = this.phrases.Count == 0 ? 0 : this.phrases.Max(p => p.Count(c => c == ' ') + 1);
    }

    /// <summary>The phrases, as they are looked up.</summary>
    public IReadOnlySet<string> Phrases => phrases;

    /// <summary>A phrase as it is looked up: lower case, cut as the tokeniser cuts.</summary>
    public static string Key(string phrase) => string.Join(' ', NameTokens.Split(phrase.ToLowerInvariant()));

    /// <summary>The last token of the longest phrase that starts at a token, or −1.</summary>
    /// <param name="lower">The tokens' texts in lower case.</param>
    /// <param name="start">The token.</param>
    public int Longest(string[] lower, int start)
    {
        if (!first.Contains(lower[start]))
        {
            return -1;
        }

        var last = -1;
        var phrase = "";
        for (var i = start; i < lower.Length && i < start + longest; i++)
        {
            phrase = i == start ? lower[i] : phrase + " " + lower[i];
            if (phrases.Contains(phrase))
            {
                last = i;
            }
        }

        return last;
    }
}
