using NodaTime;
using Salient.Language;
using Salient.Yaml;

namespace Salient.Actors;

/// <summary>
/// The actors that codebooks know, found by any of their names, and the words that mean actors without a name.
/// Immutable once parsed; shared by threads.
/// </summary>
public sealed class ActorBook
{
    // Fewer words in capitals are a name or acronym by themselves, not a line set in capitals.
    private const int ShortestLine = 3;

    private readonly NameIndex names;
    private readonly NameIndex? introduced;
    private readonly GenericWords words;
    private readonly Dictionary<string, Actor> byId;
    private readonly Dictionary<string, Actor> armies;
    private readonly Dictionary<string, Actor> police;
    private readonly ActorContext about = ActorContext.None;

    private ActorBook(ActorBook book, ActorContext about)
        : this(book.Actors, book.names, book.introduced, book.words, book.byId, book.armies, book.police) => this.about = about;

    private ActorBook(
        IReadOnlyList<Actor> actors, NameIndex names, NameIndex? introduced, GenericWords words, Dictionary<string, Actor> byId,
            Dictionary<string, Actor> armies, Dictionary<string, Actor> police)
    {
        Actors = actors;
        this.names = names;
        this.introduced = introduced;
        this.words = words;
        this.byId = byId;
        this.armies = armies;
        this.police = police;
    }

    /// <summary>All actors, in the order of the files.</summary>
    public IReadOnlyList<Actor> Actors { get; }

    /// <summary>The nouns that mean an actor without naming it.</summary>
    public IReadOnlyList<GenericRole> Roles => words.Roles;

    /// <summary>Reads actor files. The file named <c>generic.yaml</c> holds words; every other one is a list of actors.</summary>
    /// <param name="layers">
    /// Names, for messages and order, and contents of the files of each layer. A later layer adds to those before it, and what it gives
    /// under an id that
    /// is known replaces that.
    /// </param>
    /// <exception cref="CodebookFaultsException">Some file is wrong; every fault is named with file and line.</exception>
    public static ActorBook Parse(params IReadOnlyList<IEnumerable<(string File, string Text)>> layers)
    {
        ArgumentNullException.ThrowIfNull(layers);
        var read = new ActorFiles();
        foreach (var layer in layers)
        {
            read.ReadLayer(layer);
        }

        read.CheckTogether();
        CodebookFaultsException.ThrowIfAny(read.Faults);
        List<Actor> actors = [.. read.Actors];
        return new(actors.AsReadOnly(), read.Names, null, read.Words, actors.ToDictionary(a => a.Id!, StringComparer.Ordinal),
            read.Armies, read.Police);
    }

    /// <summary>The actor with an id, or null.</summary>
    public Actor? ById(string? id) => id is not null ? byId.GetValueOrDefault(id) : null;

    /// <summary>The army of a state (its armed forces as a whole), or null where the files name none.</summary>
    public Actor? ArmyOf(string? stateId) => stateId is not null ? armies.GetValueOrDefault(stateId) : null;

    /// <summary>The police of a state, or null where the files name none.</summary>
    public Actor? PoliceOf(string? stateId) => stateId is not null ? police.GetValueOrDefault(stateId) : null;

    /// <summary>The state of a country (ISO 3166 alpha-2), or null.</summary>
    public Actor? StateOf(string country) => Actors.FirstOrDefault(a => a.IsState && a.Country == country);

    /// <summary>The actor that words name from first to last, whatever the spelling, or null.</summary>
    /// <param name="name">The words, with or without a leading article.</param>
    /// <param name="context">What helps among actors of one name; what the book is <see cref="About"/> where null.</param>
    public Actor? Find(string name, ActorContext? context = null)
    {
        var text = NameTokens.Split(name);
        var mentions = Spot(text, context ?? about);
        var first = 0;
        while (first < text.Count && NameKey.OfToken(text[first], beforeHyphen: true) is [])
        {
            first++;
        }

        return mentions is [var only] && only.FirstToken <= first && only.LastToken == text.Count - 1 ? only.Actor : null;
    }

    /// <summary>Whether a word is an adjective or a people's name of a state: <c>Turkish</c>, <c>Turks</c>.</summary>
    public bool IsDemonym(string word) => Spot([word], ActorContext.None) is [{ Form: ActorForm.Demonym }];

    /// <summary>The known actors that a sentence names, in order, the longest name at each place. Reads the tokens' texts only.</summary>
    /// <param name="tokens">The tokens of the sentence.</param>
    /// <param name="context">What helps among actors of one name; what the book is <see cref="About"/> where null.</param>
    public IReadOnlyList<ActorMention> Spot(IReadOnlyList<Token> tokens, ActorContext? context = null) =>
        Spot(TextsOf(tokens), context ?? about);

    /// <summary>
    /// The names of groups that the book does not know, told by the words they are made of. They have no id. Reads the tokens' texts
    /// only.
    /// </summary>
    /// <param name="tokens">The tokens of the sentence.</param>
    /// <param name="known">The known actors that it names; no unknown name runs across one.</param>
    public IReadOnlyList<ActorMention> SpotUnknown(IReadOnlyList<Token> tokens, IReadOnlyList<ActorMention> known) =>
        UnknownGroups.In(TextsOf(tokens), words, [.. known.Select(m => (m.FirstToken, m.LastToken))]);

    /// <summary>
    /// The words of a sentence that mean actors without naming them, in order, with their modifiers. Reads the tokens' texts only.
    /// </summary>
    public IReadOnlyList<RoleMention> SpotRoles(IReadOnlyList<Token> tokens)
    {
        var text = TextsOf(tokens);
        return words.Spot(text, Lower(text));
    }

    /// <summary>The role that a noun or noun group means, or null: <c>rebels</c>, <c>opposition fighters</c>.</summary>
    public GenericRole? Role(string noun) => words.Role(noun);

    /// <summary>
    /// The role that words without a name mean, by the last such noun among them, or null: <c>a group of armed opposition fighters</c>.
    /// </summary>
    public GenericRole? RoleIn(string words)
    {
        var text = NameTokens.Split(words);
        return this.words.Spot(text, Lower(text)).LastOrDefault()?.Role;
    }

    /// <summary>
    /// The actor that a nameless one is in a country: <c>government forces</c> its army, <c>police officers</c> its police, <c>the
    /// regime</c> its
    /// state, <c>rebels</c> its opposition as a whole; null where the noun takes no side or the book names nobody.
    /// </summary>
    /// <param name="role">What the words say it is.</param>
    /// <param name="country">ISO 3166 alpha-2 of the country that the report is about.</param>
    public Actor? Standing(GenericRole role, string country) => role.Side switch
    {
        "government" when role.Nouns.Any(n => words.Police.Phrases.Contains(PhraseSet.Key(n)))
        && PoliceOf(StateOf(country)?.Id) is { } officers => officers,
        "government" when StateOf(country) is { } state => role.Sort == RoleSort.Fighters ? ArmyOf(state.Id) ?? state : state,
        "opposition" => Actors.FirstOrDefault(a => a.StandsFor == "opposition" && a.Country == country),
        _ => null,
    };

    /// <summary>
    /// The actor that words without a name mean in a country, where their noun says by itself which side of it they are; else null.
    /// </summary>
    /// <param name="words">The words of the report: <c>the government forces</c>.</param>
    /// <param name="role">What they say it is.</param>
    /// <param name="country">ISO 3166 alpha-2 of the country that the report is about.</param>
    public Actor? Standing(string words, GenericRole role, string country)
    {
        ArgumentNullException.ThrowIfNull(role);
        return role.Stands.Any(n => words.EndsWith(n, StringComparison.OrdinalIgnoreCase)
            && (words.Length == n.Length || words[^(n.Length + 1)] == ' ')) ? Standing(role, country) : null;
    }

    /// <summary>
    /// This book with the acronyms that a report brings in itself, in brackets after a name or before one: afterwards <c>NFL</c> is
    /// what the report said it is.
    /// </summary>
    /// <param name="sentences">The tokens of each sentence of the report, in order.</param>
    public ActorBook Introduced(IEnumerable<IReadOnlyList<Token>> sentences)
    {
        var index = new NameIndex();
        var any = false;
        foreach (var tokens in sentences)
        {
            var text = TextsOf(tokens);
            foreach (var (name, actor, acronym) in IntroducedNames.In(text, this))
            {
                index.Add(acronym, actor, ActorForm.Acronym, only: null);
                any = true;
                if (actor.Id is null)
                {
                    index.Add(name, actor, ActorForm.Name, only: null);
                }
            }
        }

        return any ? new ActorBook(Actors, names, index, words, byId, armies, police).About(about) : this;
    }

    /// <summary>This book for a report that is about some countries: names that count only there count from now on, and go first.</summary>
    /// <param name="context">What the report is about.</param>
    public ActorBook About(ActorContext context) => new(this, context);

    /// <summary>
    /// The side that an actor holds places for: the state whose army, police or militia it was on the day, else who commanded it, else
    /// itself. A group within a
    /// front of groups stays its own side: such fronts break up, and one member's loss is not another's.
    /// </summary>
    /// <param name="id">Id of the actor; one that the book does not know is its own side.</param>
    /// <param name="day">The day that counts.</param>
    public string SideOf(string id, LocalDate day) => StateAbove(id, day) ?? CommandAbove(id, day);

    /// <summary>
    /// What to add an actor up under on a day: its side, and above that the front that the side belonged to, and so on up. Who is only
    /// backed or allied is no part of its friend.
    /// </summary>
    /// <param name="id">Id of the actor; one that the book does not know stands for itself.</param>
    /// <param name="day">The day that counts.</param>
    public string FrontOf(string id, LocalDate day)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var at = SideOf(id, day);
        while (seen.Add(at) && ById(at)?.MemberOfOn(day).Order(StringComparer.Ordinal).FirstOrDefault() is { } front)
        {
            at = SideOf(front, day);
        }

        return at;
    }

    /// <summary>Whether an actor, a state say, backs another on a day, itself or as one of those that back a front it belongs to.</summary>
    /// <param name="backer">Id of who may back.</param>
    /// <param name="client">Id of who may be backed.</param>
    /// <param name="day">The day that counts.</param>
    public bool Backs(string backer, string client, LocalDate day) =>
        ById(client) is { } backed && (backed.BackersOn(day).Contains(backer) || backed.MemberOfOn(day)
            .Any(front => ById(front)?.BackersOn(day).Contains(backer) == true));

    /// <summary>
    /// Whether somebody can hold a place: a state, a force or a group, by name or without one. A crowd cannot, nor <c>forces</c> that may
    /// be anybody's, nor a name that nothing says is a group's: it is as likely a person's.
    /// </summary>
    /// <param name="id">The actor's id, or null.</param>
    /// <param name="name">The name, or the words where it is not known.</param>
    public bool CanHold(string? id, string name)
    {
        if (id is not null)
        {
            return ById(id) is not { Kind: ActorKind.Rioters or ActorKind.Protesters or ActorKind.Civilians };
        }

        var text = NameTokens.Split(name);
        var roles = words.Spot(text, Lower(text));
        return roles.Count > 0 ? roles.Exists(r => r.Role.Sort == RoleSort.Fighters && (!r.Role.IsAnybody || name.Any(char.IsUpper)))
            : !name.Any(char.IsUpper) || UnknownGroups.In(text, words, []).Count > 0;
    }

    /// <summary>The known actors in tokens given as texts.</summary>
    internal IReadOnlyList<ActorMention> Spot(List<string> text, ActorContext context)
    {
        var keys = NameKeys.Of(text);
        var skip = text.Count < ShortestLine || text.Any(t => t.Any(char.IsLower)) ? null : words.NotAcronyms;
        var lower = Lower(text);
        var found = new List<ActorMention>();
        for (var i = 0; i < text.Count; i++)
        {
            if (Choose(introduced?.Longest(text, keys, i, skip), context) is not { } match &&
                !Try(Choose(names.Longest(text, keys, i, skip), context), out match))
            {
                continue;
            }

            var first = WithArticle(text, i);
            var mention = Composed(new(first, match.Last, match.Entry.Actor, match.Entry.Form), text, lower);
            found.Add(mention);
            i = mention.LastToken;
        }

        return found;
    }

    private static bool Try((int Last, NameEntry Entry)? value, out (int Last, NameEntry Entry) match)
    {
        match = value.GetValueOrDefault();
        return value is not null;
    }

    private static (int Last, NameEntry Entry)? Choose((int Last, IReadOnlyList<NameEntry> Entries)? found, ActorContext context)
    {
        if (found is not { } some)
        {
            return null;
        }

        var best = some.Entries
            .Where(e => e.CountsIn(context))
            .OrderByDescending(e => e.Only is not null || (e.Actor.Country is { } c && context.Countries.Contains(c)))
            .ThenByDescending(e => e.Actor.ExistedOn(context.Day))
            .ThenBy(e => e.Form)
            .FirstOrDefault();
        return best is null ? null : (some.Last, best);
    }

    // "Turkish troops", "Russia's air force", "Syrian government": the words after a state's name say which part of it acts.
    private ActorMention Composed(ActorMention mention, List<string> text, string[] lower)
    {
        if (!mention.Actor.IsState || mention.Form is not (ActorForm.Demonym or ActorForm.Name or ActorForm.Acronym))
        {
            return mention;
        }

        var next = mention.LastToken + 1;
        if (next < text.Count && text[next] is "'s" or "’s")
        {
            next++;
        }

        // The last word that fits decides: in "Syrian government forces" the word "government" only leads to "forces".
        var composed = mention;
        for (var i = next; i < text.Count && i < next + 3; i++)
        {
            if (words.Forces.Longest(lower, i) is var forces && forces > composed.LastToken && ArmyOf(mention.Actor.Id) is { } army)
            {
                composed = mention with { LastToken = forces, Actor = army, Form = ActorForm.Forces };
            }
            else if (words.Police.Longest(lower, i) is var officers && officers > composed.LastToken
                && PoliceOf(mention.Actor.Id) is { } police)
            {
                composed = mention with { LastToken = officers, Actor = police, Form = ActorForm.Forces };
            }
            else if (words.Government.Longest(lower, i) is var government && government > composed.LastToken)
            {
                composed = mention with { LastToken = government, Form = ActorForm.Government };
            }

            if (!words.ForcesModifiers.Contains(lower[i]))
            {
                break;
            }
        }

        return composed;
    }

    private static int WithArticle(List<string> text, int first)
    {
        var i = first - 1;
        var hyphen = i > 0 && NameTokens.IsHyphen(text[i]);
        i -= hyphen ? 1 : 0;
        if (i < 0)
        {
            return first;
        }

        var word = text[i].ToLowerInvariant();
        return (word is "al" or "el") || (hyphen && NameKey.IsAssimilated(word)) ? i : first;
    }

    private string? StateAbove(string id, LocalDate day)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        return Above(id);

        string? Above(string at) =>
            !seen.Add(at) || ById(at) is not { } actor ? null
            : actor.IsState ? at
            : actor.ForceOf ?? actor.MemberOfOn(day).Select(Above).FirstOrDefault(s => s is not null);
    }

    /// <summary>Who commands it on a day, or who commands that, and so on up; itself where nobody does.</summary>
    private string CommandAbove(string id, LocalDate day)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (seen.Add(id) && ById(id)?.MemberOf.FirstOrDefault(t => t.UnderCommand && t.Covers(day)) is { } tie)
        {
            id = tie.Id;
        }

        return id;
    }

    private static string[] Lower(List<string> text) => [.. text.Select(t => t.ToLowerInvariant())];

    private static List<string> TextsOf(IReadOnlyList<Token> tokens)
    {
        var text = new List<string>(tokens.Count);
        foreach (var token in tokens)
        {
            text.Add(token.Text);
        }

        return text;
    }
}
