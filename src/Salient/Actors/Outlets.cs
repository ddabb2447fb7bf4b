using Salient.Language;
using Salient.Yaml;

namespace Salient.Actors;

/// <summary>Who publishes reports or is quoted as a medium: agency, newspaper, broadcaster, site, monitor.</summary>
/// <param name="Id">Slug, unique among outlets.</param>
/// <param name="Name">Its usual name.</param>
/// <param name="Aliases">Other names and acronyms.</param>
/// <param name="Kind"><c>agency</c>, <c>newspaper</c>, <c>broadcaster</c>, <c>site</c>, <c>monitor</c> or <c>office</c> (the mouthpiece
/// of a body).</param>
/// <param name="Leaning">Id of the actor that it openly belongs to or sides with, or null.</param>
/// <param name="Country">ISO 3166 alpha-2 of its seat, or null.</param>
/// <param name="Locale">How it writes dates such as 12/1/2019: a culture name (<c>en-GB</c>), or null where not known.</param>
public sealed record Outlet(string Id, string Name, IReadOnlyList<string> Aliases, string Kind, string? Leaning, string? Country,
    string? Locale);

/// <summary>The outlets that codebooks know. Immutable once parsed; shared by threads.</summary>
public sealed class Outlets
{
    private const int LongestName = 6;

    // Country codes whose domains anybody buys for what they spell: they tell nothing.
    private static readonly string[] SoldAbroad = ["AI", "CC", "CO", "EU", "FM", "GG", "IO", "LA", "ME", "SU", "TO", "TV", "WS"];

    private static readonly string[] Kinds = ["agency", "broadcaster", "monitor", "newspaper", "office", "site"];

    private readonly Dictionary<string, Outlet> byName;
    private readonly Dictionary<string, Outlet> byAcronym;
    private readonly Dictionary<string, Outlet> byId;

    private Outlets(IReadOnlyList<Outlet> all, Dictionary<string, Outlet> byName, Dictionary<string, Outlet> byAcronym)
    {
        All = all;
        this.byName = byName;
        this.byAcronym = byAcronym;
        byId = all.ToDictionary(o => o.Id, StringComparer.Ordinal);
    }

    /// <summary>All outlets, in the order of the files.</summary>
    public IReadOnlyList<Outlet> All { get; }

    /// <summary>Reads outlet files, each a list of outlets.</summary>
    /// <param name="actors">The actors that leanings point to.</param>
    /// <param name="layers">
    /// Names, for messages and order, and contents of the files of each layer. A later layer adds to those before it, and what it gives
    /// under an id that
    /// is known replaces that.
    /// </param>
    /// <exception cref="CodebookFaultsException">Some file is wrong; every fault is named with file and line.</exception>
    public static Outlets Parse(ActorBook actors, params IReadOnlyList<IEnumerable<(string File, string Text)>> layers)
    {
        ArgumentNullException.ThrowIfNull(layers);
        var faults = new List<string>();
        var known = new OrderedDictionary<string, (Outlet Outlet, CodebookNode Node)>(StringComparer.Ordinal);
        foreach (var layer in layers)
        {
            var own = new Dictionary<string, string>(StringComparer.Ordinal);
            foreach (var node in layer.OrderBy(f => f.File, StringComparer.Ordinal)
                .SelectMany(f => CodebookNode.List(f.File, f.Text, faults)))
            {
                var outlet = Read(node, actors);
                if (!own.TryAdd(outlet.Id, node.Where))
                {
                    node.Fault($"the id '{outlet.Id}' is already used at {own[outlet.Id]}");
                    continue;
                }

                known[outlet.Id] = (outlet, node);
            }
        }

        var (byName, byAcronym) = (new Dictionary<string, Outlet>(StringComparer.Ordinal), new Dictionary<string,
            Outlet>(StringComparer.Ordinal));
        foreach (var (outlet, node) in known.Values)
        {
            foreach (var name in outlet.Aliases.Prepend(outlet.Name))
            {
                Add(name, outlet, node, byName, byAcronym);
            }
        }

        CodebookFaultsException.ThrowIfAny(faults);
        return new([.. known.Values.Select(k => k.Outlet)], byName, byAcronym);
    }

    /// <summary>The outlet with an id, or null.</summary>
    public Outlet? ById(string? id) => id is not null ? byId.GetValueOrDefault(id) : null;

    /// <summary>The runs of tokens that are the name of an outlet, in order, longest first where they overlap.</summary>
    public IReadOnlyList<(int First, int Last)> Spot(IReadOnlyList<Token> tokens)
    {
        var found = new List<(int First, int Last)>();
        for (var i = 0; i < tokens.Count; i++)
        {
            if (!char.IsUpper(tokens[i].Text[0]))
            {
                continue;
            }

            for (var last = Math.Min(i + LongestName - 1, tokens.Count - 1); last >= i; last--)
            {
                if (char.IsLetterOrDigit(tokens[last].Text[0])
                    && Find(string.Join(' ', Enumerable.Range(i, last - i + 1).Select(t => tokens[t].Text))) is not null)
                {
                    found.Add((i, last));
                    i = last;
                    break;
                }
            }
        }

        return found;
    }

    /// <summary>
    /// The outlet that a name means, or null. Case, articles, hyphens, diacritics and a web address's ending do not matter, but an
    /// acronym must stand in capitals.
    /// </summary>
    public Outlet? Find(string name)
    {
        var bare = name.Trim();
        return byAcronym.GetValueOrDefault(NameKey.Undotted(bare)) ?? byName.GetValueOrDefault(Key(bare));
    }

    /// <summary>
    /// The country that an outlet writes from: that of a newspaper or broadcaster with such a name, or null. Agencies, monitors and sites
    /// write of other places than their seat.
    /// </summary>
    public string? HomeOf(string name) => Find(name) is { Kind: "newspaper" or "broadcaster" } outlet ? outlet.Country : null;

    /// <summary>
    /// The same by a web address: of a known outlet with that domain as an alias, else of the domain's country code; null where neither
    /// tells.
    /// </summary>
    /// <param name="host">A host name such as <c>news.example.co.uk</c>.</param>
    public string? HomeAt(string host)
    {
        for (var domain = host; domain.Contains('.', StringComparison.Ordinal); domain = domain[(domain.IndexOf('.',
            StringComparison.Ordinal) + 1)..])
        {
            if (Find(domain) is not null)
            {
                return HomeOf(domain);
            }
        }

        var code = host[(host.LastIndexOf('.') + 1)..].ToUpperInvariant();
        return code.Length != 2 || SoldAbroad.Contains(code) ? null : code == "UK" ? "GB" : code;
    }

    private static Outlet Read(CodebookNode node, ActorBook actors)
    {
        var outlet = new Outlet(
            node.Required("id"), node.Required("name"), node.Texts("aliases"), node.Required("kind"), node.Text("leaning"),
                node.Text("country"), node.Text("locale"));
        if (outlet.Leaning is { } leaning && actors.ById(leaning) is null)
        {
            node.Fault($"no actor has the id '{leaning}' that 'leaning' names");
        }

        if (!Kinds.Contains(outlet.Kind))
        {
            node.Fault($"'kind' is '{outlet.Kind}'; it should be one of {string.Join(", ", Kinds)}");
        }

        node.Close();
        return outlet;
    }

    private static void Add(string name, Outlet outlet, CodebookNode node, Dictionary<string, Outlet> byName, Dictionary<string,
        Outlet> byAcronym)
    {
        var acronym = NameKey.IsAcronym(name);
        var map = acronym ? byAcronym : byName;
        var key = acronym ? NameKey.Undotted(name) : Key(name);
        if (key.Length > 0 && !map.TryAdd(key, outlet) && map[key].Id != outlet.Id)
        {
            node.Fault($"the name '{name}' already belongs to '{map[key].Id}'");
        }
    }

    private static string Key(string name)
    {
        var start = name.StartsWith("www.", StringComparison.OrdinalIgnoreCase) ? 4 : 0;
        return string.Join(' ', NameTokens.Keys(NameTokens.Split(name[start..])).SelectMany(k => k ?? []));
    }
}
