using Salient.Codebooks;

namespace Salient.Actors;

/// <summary>Reads the actor files of a codebook. Every fault is collected; nothing is skipped silently.</summary>
internal sealed class ActorFiles
{
    private readonly Dictionary<string, string> whereById = new(StringComparer.Ordinal);
    private readonly List<(string Where, string Id)> mentioned = [];

    public List<string> Faults { get; } = [];

    public List<Actor> Actors { get; } = [];

    public NameIndex Names { get; } = new();

    public Dictionary<string, Actor> Armies { get; } = new(StringComparer.Ordinal);

    public GenericWords Words { get; private set; } = GenericWords.Empty;

    /// <summary>Reads all files in the order of their names, so that the order they come in never matters.</summary>
    public void Read(IEnumerable<(string File, string Text)> files)
    {
        foreach (var (file, text) in files.OrderBy(f => f.File, StringComparer.Ordinal))
        {
            if (Path.GetFileName(file) == "generic.yaml")
            {
                ReadWords(file, text);
                continue;
            }

            foreach (var node in CodebookNode.List(file, text, Faults))
            {
                ReadActor(node);
                node.Close();
            }
        }

        foreach (var (where, id) in mentioned.Where(m => !whereById.ContainsKey(m.Id)))
        {
            Faults.Add($"{where}: no actor has the id '{id}'");
        }
    }

    /// <summary>A name as an id: lower-case words joined by hyphens.</summary>
    public static string Slug(string name) => string.Join('-', NameKey.Words(name.Replace('\'', ' ').Replace(" s ", "s ", StringComparison.Ordinal)));

    private void ReadActor(CodebookNode node)
    {
        var country = node.Text("country");
        var iso = node.Text("iso");
        var actor = new Actor
        {
            Id = node.Required("id"),
            Name = node.Required("name"),
            Aliases = node.Texts("aliases"),
            Kind = Kind(node, isState: iso is not null),
            Country = iso ?? country,
            IsState = iso is not null,
            Since = node.Day("since", last: false),
            Until = node.Day("until", last: true),
            Formerly = [.. node.Maps("formerly").Select(Former)],
            MemberOf = Ties(node, "member_of"),
            Backers = Ties(node, "backers"),
            Officials = [.. node.Maps("officials").Select(Person)],
            ForceOf = node.Text("force_of"),
            StandsFor = node.Text("stands_for"),
        };
        if (actor.Country is { } code && (code.Length != 2 || !code.All(char.IsAsciiLetterUpper)))
        {
            node.Fault($"'{code}' is not a country; write two capital letters of ISO 3166");
        }

        if (actor.StandsFor is not (null or "opposition"))
        {
            node.Fault($"'stands_for' is '{actor.StandsFor}'; it should be opposition");
        }

        if (actor.ForceOf is { } state)
        {
            mentioned.Add((node.Where, state));
        }

        Register(actor, node);
        Add(actor, ActorForm.Demonym, node.Texts("demonyms"));
        Add(actor, ActorForm.Capital, node.Texts("capitals"));
        Add(actor, ActorForm.Seat, node.Texts("seats"));
        AddLocal(actor, node);
        ReadArmy(actor, node);
    }

    private void AddLocal(Actor actor, CodebookNode node)
    {
        var names = node.Texts("local_aliases");
        var only = node.Texts("local_in");
        only = only.Count > 0 ? only : actor.Country is { } country ? [country] : [];
        if (names.Count > 0 && only.Count == 0)
        {
            node.Fault("'local_aliases' need a 'country' or 'local_in' that says where they count");
        }

        Add(actor, ActorForm.Name, names, only);
    }

    private void ReadArmy(Actor state, CodebookNode node)
    {
        var name = node.Text("army");
        var aliases = node.Texts("army_aliases");
        if (name is null || state.Id is not { Length: > 0 } id)
        {
            return;
        }

        var army = new Actor { Id = Slug(name), Name = name, Aliases = aliases, Kind = ActorKind.StateForces, Country = state.Country, ForceOf = id };
        Register(army, node);
        Armies[id] = army;
    }

    private void Register(Actor actor, CodebookNode node)
    {
        if (actor.Id is { Length: > 0 } id && !whereById.TryAdd(id, node.Where))
        {
            node.Fault($"the id '{id}' is already used at {whereById[id]}");
        }

        if (actor is { Since: { } since, Until: { } until } && since > until)
        {
            node.Fault("'since' lies after 'until'");
        }

        Actors.Add(actor);
        Add(actor, ActorForm.Name, [actor.Name, .. actor.Aliases]);
        Add(actor, ActorForm.FormerName, actor.Formerly.SelectMany(f => f.Aliases.Prepend(f.Name)));
        Add(actor, ActorForm.Official, actor.Officials.SelectMany(o => o.Aliases.Prepend(o.Name)));
    }

    private void Add(Actor actor, ActorForm form, IEnumerable<string> names, IReadOnlyList<string>? only = null)
    {
        foreach (var name in names)
        {
            Names.Add(name, actor, form, only);
        }
    }

    private static ActorKind Kind(CodebookNode node, bool isState)
    {
        var text = node.Text("kind");
        if (text is null && isState)
        {
            return ActorKind.StateForces;
        }

        var kind = ActorKinds.Parse(text ?? "");
        if (kind is null)
        {
            node.Fault($"'kind' is '{text}'; it should be one of {ActorKinds.All}");
        }

        return kind ?? ActorKind.ExternalOther;
    }

    private List<ActorTie> Ties(CodebookNode node, string key)
    {
        var ties = new List<ActorTie>();
        foreach (var tie in node.Maps(key))
        {
            var made = new ActorTie(tie.Required("id"), tie.Day("from", last: false), tie.Day("to", last: true));
            if (made is { From: { } from, To: { } to } && from > to)
            {
                tie.Fault("'from' lies after 'to'");
            }

            mentioned.Add((tie.Where, made.Id));
            tie.Close();
            ties.Add(made);
        }

        return ties;
    }

    private static FormerName Former(CodebookNode node)
    {
        var name = new FormerName(node.Required("name"), node.Day("until", last: true), node.Texts("aliases"));
        node.Close();
        return name;
    }

    private static Official Person(CodebookNode node)
    {
        var person = new Official(node.Required("name"), node.Required("role"), node.Texts("aliases"), node.Day("from", last: false), node.Day("to", last: true));
        node.Close();
        return person;
    }

    private void ReadWords(string file, string text)
    {
        if (CodebookNode.Top(file, text, Faults) is not { } top)
        {
            return;
        }

        var roles = top.Maps("roles").Select(Role).ToList();
        Words = new(
            roles, top.Texts("role_modifiers").ToHashSet(StringComparer.Ordinal), new(top.Texts("forces")),
            top.Texts("forces_modifiers").ToHashSet(StringComparer.Ordinal), new(top.Texts("government")),
            top.Texts("not_acronyms").ToHashSet(StringComparer.Ordinal));
        top.Close();
    }

    private GenericRole Role(CodebookNode node)
    {
        var sort = node.Required("sort");
        if (!Enum.TryParse<RoleSort>(sort, ignoreCase: true, out var parsed))
        {
            node.Fault($"'sort' is '{sort}'; it should be one of fighters, civilians, officials, media");
        }

        var side = node.Text("side");
        if (side is not (null or "government" or "opposition"))
        {
            node.Fault($"'side' is '{side}'; it should be government or opposition");
        }

        var role = new GenericRole(node.Required("id"), Kind(node, isState: false), parsed, side, node.Texts("nouns"));
        node.Close();
        return role;
    }
}
