using Salient.Yaml;

namespace Salient.Actors;

/// <summary>
/// Reads the actor files of a codebook, layer over layer. A layer adds actors, adds to those before it (<c>add_to</c>), and replaces what
/// it gives under an
/// id that is known. Every fault is collected; nothing is skipped silently.
/// </summary>
internal sealed class ActorFiles
{
    private readonly Dictionary<string, ActorEntry> byId = new(StringComparer.Ordinal);
    private readonly List<ActorEntry> entries = [];
    private readonly HashSet<string> layer = new(StringComparer.Ordinal);

    public List<string> Faults { get; } = [];

    public IEnumerable<Actor> Actors => entries.Select(e => e.Actor);

    public NameIndex Names { get; } = new();

    /// <summary>The army of each state, by the state's id.</summary>
    public Dictionary<string, Actor> Armies { get; } = new(StringComparer.Ordinal);

    /// <summary>The police of each state, by the state's id.</summary>
    public Dictionary<string, Actor> Police { get; } = new(StringComparer.Ordinal);

    public GenericWords Words { get; private set; } = GenericWords.Empty;

    /// <summary>Reads one layer, its files in the order of their names, so that the order they come in never matters.</summary>
    public void ReadLayer(IEnumerable<(string File, string Text)> files)
    {
        layer.Clear();
        foreach (var (file, text) in files.OrderBy(f => f.File, StringComparer.Ordinal))
        {
            if (Path.GetFileName(file) == "generic.yaml")
            {
                Words = GenericFile.Read(file, text, Words, Faults);
                continue;
            }

            foreach (var node in CodebookNode.List(file, text, Faults))
            {
                if (node.Has("add_to"))
                {
                    AddTo(node);
                }
                else
                {
                    ReadActor(node);
                }

                node.Close();
            }
        }
    }

    /// <summary>Indexes the names of all layers and notes what is wrong between them.</summary>
    public void CheckTogether()
    {
        foreach (var (where, id) in entries.SelectMany(e => e.Mentioned).Where(m => !byId.ContainsKey(m.Id)))
        {
            Faults.Add($"{where}: no actor has the id '{id}'");
        }

        Faults.AddRange(NameClashes.In(entries));
        foreach (var entry in entries)
        {
            foreach (var (form, names, only) in entry.Names)
            {
                foreach (var name in names)
                {
                    Names.Add(name, entry.Actor, form, only);
                }
            }

            if (entry is { StateOfArmy: { } state })
            {
                Armies[state] = entry.Actor;
            }

            if (entry is { StateOfPolice: { } own })
            {
                Police[own] = entry.Actor;
            }
        }

        // Tables name a state and its forces by what they are, not by what they are called: «Military Forces of Mali».
        foreach (var state in Actors.Where(a => a.IsState))
        {
            AddFormal(Words.StateNames, state, state);
            AddFormal(Words.ArmyNames, state, Armies.GetValueOrDefault(state.Id!));
            AddFormal(Words.PoliceNames, state, Police.GetValueOrDefault(state.Id!));
        }
    }

    /// <summary>A name as an id: lower-case words joined by hyphens.</summary>
    public static string Slug(string name) => string.Join('-',
        NameKey.Words(name.Replace('\'', ' ').Replace(" s ", "s ", StringComparison.Ordinal)));

    private void AddFormal(IReadOnlyList<string> patterns, Actor state, Actor? force)
    {
        foreach (var pattern in force is null ? [] : patterns)
        {
            Names.Add(pattern.Replace("STATE", state.Name, StringComparison.Ordinal), force!, ActorForm.Name, only: null);
        }
    }

    private void ReadActor(CodebookNode node)
    {
        var country = node.Text("country");
        var iso = node.Text("iso");
        var entry = new ActorEntry(node.Where);
        var actor = new Actor
        {
            Id = node.Required("id"),
            Name = node.Required("name"),
            Aliases = node.Texts("aliases"),
            Kind = ActorKinds.Read(node, isState: iso is not null),
            Country = iso ?? country,
            Regions = node.Texts("regions"),
            IsState = iso is not null,
            Since = node.Day("since", last: false),
            Until = node.Day("until", last: true),
            Formerly = [.. node.Maps("formerly").Select(Former)],
            MemberOf = Ties(node, "member_of", entry),
            Backers = Ties(node, "backers", entry),
            Officials = [.. node.Maps("officials").Select(Person)],
            ForceOf = node.Text("force_of"),
            StandsFor = node.Text("stands_for"),
            Governments = GovernmentPeriod.Read(node),
        };
        Check(actor, node);
        if (actor.ForceOf is { } state)
        {
            entry.Mentioned.Add((node.Where, state));
        }

        entry.Actor = actor;
        AddNames(entry);
        entry.Add(ActorForm.Demonym, node.Texts("demonyms"));
        entry.Add(ActorForm.Capital, node.Texts("capitals"));
        entry.Add(ActorForm.Seat, node.Texts("seats"));
        AddLocal(entry, node);
        Register(entry, node);
        if (ReadForce(actor, node, "army") is { } army)
        {
            army.StateOfArmy = actor.Id;
            Register(army, node);
        }

        if (ReadForce(actor, node, "police") is { } police)
        {
            police.StateOfPolice = actor.Id;
            Register(police, node);
        }
    }

    private static void Check(Actor actor, CodebookNode node)
    {
        if (actor.Country is { } code && (code.Length != 2 || !code.All(char.IsAsciiLetterUpper)))
        {
            node.Fault($"'{code}' is not a country; write two capital letters of ISO 3166");
        }

        foreach (var region in actor.Regions.Where(r => r.Length < 4 || r[2] != '.' || !r[..2].All(char.IsAsciiLetterUpper)))
        {
            node.Fault($"'{region}' is not a unit of a country; write it as UA.05, the ISO 3166 code and the GeoNames code of the unit");
        }

        if (actor.StandsFor is not (null or "opposition"))
        {
            node.Fault($"'stands_for' is '{actor.StandsFor}'; it should be opposition");
        }

        if (actor is { Since: { } since, Until: { } until } && since > until)
        {
            node.Fault("'since' lies after 'until'");
        }
    }

    private void AddTo(CodebookNode node)
    {
        var id = node.Required("add_to");
        var entry = byId.GetValueOrDefault(id) ?? new ActorEntry(node.Where) { Actor = new() { Name = "" } };
        if (!byId.ContainsKey(id))
        {
            node.Fault($"no actor before this one has the id '{id}'");
        }

        var aliases = node.Texts("aliases");
        List<FormerName> formerly = [.. node.Maps("formerly").Select(Former)];
        List<Official> officials = [.. node.Maps("officials").Select(Person)];
        var actor = entry.Actor;
        entry.Actor = actor with
        {
            Aliases = [.. actor.Aliases, .. aliases],
            Formerly = [.. actor.Formerly, .. formerly],
            Officials = [.. actor.Officials, .. officials],
            MemberOf = [.. actor.MemberOf, .. Ties(node, "member_of", entry)],
            Backers = [.. actor.Backers, .. Ties(node, "backers", entry)],
        };
        entry.Add(ActorForm.Name, aliases);
        entry.Add(ActorForm.FormerName, formerly.SelectMany(f => f.Aliases.Prepend(f.Name)));
        entry.Add(ActorForm.Official, officials.SelectMany(o => o.Aliases.Prepend(o.Name)));
        AddLocal(entry, node);
    }

    private static void AddLocal(ActorEntry entry, CodebookNode node)
    {
        var names = node.Texts("local_aliases");
        var only = node.Texts("local_in");
        only = only.Count > 0 ? only : entry.Actor.Country is { } country ? [country] : [];
        if (names.Count > 0 && only.Count == 0)
        {
            node.Fault("'local_aliases' need a 'country' or 'local_in' that says where they count");
        }

        entry.Add(ActorForm.Name, names, only);
    }

    private static ActorEntry? ReadForce(Actor state, CodebookNode node, string key)
    {
        var name = node.Text(key);
        var aliases = node.Texts(key + "_aliases");
        if (name is null || state.Id is not { Length: > 0 } id)
        {
            return null;
        }

        var force = new ActorEntry(node.Where)
        {
            Actor = new() { Id = Slug(name), Name = name, Aliases = aliases, Kind = ActorKind.StateForces, Country = state.Country,
                ForceOf = id },
        };
        AddNames(force);
        return force;
    }

    private void Register(ActorEntry entry, CodebookNode node)
    {
        var id = entry.Actor.Id!;
        if (!layer.Add(id))
        {
            node.Fault($"the id '{id}' is already used at {byId[id].Where}");
            return;
        }

        if (byId.TryGetValue(id, out var before))
        {
            entries[entries.IndexOf(before)] = entry;
        }
        else
        {
            entries.Add(entry);
        }

        byId[id] = entry;
    }

    private static void AddNames(ActorEntry entry)
    {
        var actor = entry.Actor;
        entry.Add(ActorForm.Name, actor.Aliases.Prepend(actor.Name));
        entry.Add(ActorForm.FormerName, actor.Formerly.SelectMany(f => f.Aliases.Prepend(f.Name)));
        entry.Add(ActorForm.Official, actor.Officials.SelectMany(o => o.Aliases.Prepend(o.Name)));
    }

    private static List<ActorTie> Ties(CodebookNode node, string key, ActorEntry entry)
    {
        var ties = new List<ActorTie>();
        foreach (var tie in node.Maps(key))
        {
            var made = new ActorTie(tie.Required("id"), tie.Day("from", last: false),
                tie.Day("to", last: true)) { UnderCommand = tie.Flag("command") };
            if (made is { From: { } from, To: { } to } && from > to)
            {
                tie.Fault("'from' lies after 'to'");
            }

            entry.Mentioned.Add((tie.Where, made.Id));
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
        var person = new Official(node.Required("name"), node.Required("role"), node.Texts("aliases"), node.Day("from", last: false),
            node.Day("to", last: true));
        node.Close();
        return person;
    }
}
