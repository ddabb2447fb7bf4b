using NodaTime;
using Salient.Actors;
using Salient.Yaml;

namespace Salient.PublicView;

/// <summary>
/// What the public view shows how late and how coarse, from <c>codebooks/public.yaml</c>. Immutable; shared by threads.
/// </summary>
public sealed record PublicRules
{
    /// <summary>Days of the longest delay.</summary>
    public const int LongestDelay = 3660;

    /// <summary>Days after which a claim is shown where no rule says otherwise, 0 or more.</summary>
    public int Delay { get; init; } = 14;

    /// <summary>How coarse places are shown where no rule says otherwise.</summary>
    public Coarseness Coarsen { get; init; } = new(10);

    /// <summary>No rule shows sooner than this, in days: what the command line asks for.</summary>
    public int LeastDelay { get; init; }

    /// <summary>No rule shows finer than this, or null: what the command line asks for.</summary>
    public Coarseness? LeastCoarse { get; init; }

    /// <summary>The rules for kinds of claims; the first that fits decides.</summary>
    public IReadOnlyList<PublicRule> Rules { get; init; } = [];

    /// <summary>Words for people and sources that name nobody and no place: they are shown as they stand.</summary>
    public IReadOnlySet<string> Plain { get; init; } = new HashSet<string>();

    /// <summary>Words for people who are civilians, though no codebook names them: lower case, one word each.</summary>
    public IReadOnlyList<string> Civilians { get; init; } = [];

    /// <summary>What the file says of itself: run as tests, and when it is read.</summary>
    public IReadOnlyList<PublicExample> Examples { get; init; } = [];

    /// <summary>Reads the file.</summary>
    /// <param name="text">The YAML.</param>
    /// <param name="file">Name for error messages.</param>
    /// <exception cref="CodebookFaultsException">It is wrong, or an example does not come out; every fault is named with its line.</exception>
    public static PublicRules Parse(string text, string file = "public.yaml") => CodebookNode.Read(file, text, top =>
    {
        top.Need("delay", "coarsen");
        var rules = new PublicRules
        {
            Delay = DelayOf(top) ?? 14,
            Coarsen = CoarseOf(top) ?? new(10),
            Rules = [.. top.Maps("rules").Select(RuleOf)],
            Civilians = top.Texts("civilians"),
            Plain = top.Texts("plain").Select(w => w.ToLowerInvariant()).ToHashSet(StringComparer.Ordinal),
        };
        return rules with { Examples = [.. top.Maps("examples").Select(node => PublicExample.Of(node, rules))] };
    });

    /// <summary>The same with what the command line says: the general values, and the least that rules may go down to.</summary>
    /// <param name="delay">Days, or null.</param>
    /// <param name="coarsen">How coarse, or null.</param>
    public PublicRules With(int? delay, Coarseness? coarsen) => this with
    {
        Delay = delay ?? Delay, LeastDelay = delay ?? 0, Coarsen = coarsen ?? Coarsen, LeastCoarse = coarsen,
    };

    /// <summary>How late and how coarse claims of a code and these sides are shown; null for never.</summary>
    /// <param name="code">Code of the event.</param>
    /// <param name="actors">Kinds of those who do it.</param>
    /// <param name="targets">Kinds of those to whom it is done.</param>
    public PublicTerms? TermsOf(string code, IReadOnlyCollection<ActorKind> actors, IReadOnlyCollection<ActorKind> targets)
    {
        var rule = Rules.FirstOrDefault(r => r.Fits(code, actors, targets));
        return rule?.Withhold == true ? null : new(Math.Max(rule?.Delay ?? Delay, LeastDelay),
            LeastCoarse is { } least ? Coarseness.Coarser(rule?.Coarsen ?? Coarsen, least) : rule?.Coarsen ?? Coarsen);
    }

    /// <summary>A delay that a mapping gives, or null; a fault where it is none.</summary>
    internal static int? DelayOf(CodebookNode node, string key = "delay")
    {
        var days = node.Whole(key);
        if (days is < 0 or > LongestDelay)
        {
            node.FaultAt(key, $"'{key}' is {days}; it should be days from 0 to {LongestDelay}");
        }

        return days;
    }

    /// <summary>How coarse a mapping says, or null; a fault where it says nothing that there is.</summary>
    internal static Coarseness? CoarseOf(CodebookNode node)
    {
        var coarse = Coarseness.Parse(node.Text("coarsen"));
        if (coarse is null && node.Has("coarsen"))
        {
            node.FaultAt("coarsen", $"'coarsen' is '{node.Text("coarsen")}'; it should be from 100m to 25km, or unit");
        }

        return coarse;
    }

    /// <summary>Kinds of actors that a mapping lists.</summary>
    internal static IReadOnlyList<ActorKind> KindsOf(CodebookNode node, string key) => [.. node.Texts(key).Select(name =>
    {
        var kind = ActorKinds.Parse(name);
        if (kind is null)
        {
            node.FaultAt(key, $"'{name}' is no kind of actor; kinds are {ActorKinds.All}");
        }

        return kind;
    }).OfType<ActorKind>()];

    private static PublicRule RuleOf(CodebookNode node)
    {
        node.Need("name");
        if (!node.Has("events") && !node.Has("actor") && !node.Has("target"))
        {
            node.Fault("the rule fits everything: say events, actor or target");
        }

        return new(node.Text("name") ?? "", node.Texts("events"), KindsOf(node, "actor"), KindsOf(node, "target"), DelayOf(node),
            CoarseOf(node), node.Flag("withhold"));
    }
}

/// <summary>How some claims are shown.</summary>
/// <param name="Name">What it is about, for people.</param>
/// <param name="Events">Codes of events; empty for all.</param>
/// <param name="Actor">Kinds of those who do it, of which one must take part; empty for all.</param>
/// <param name="Target">The same of those to whom it is done.</param>
/// <param name="Delay">Days, or null for the general delay.</param>
/// <param name="Coarsen">How coarse, or null for the general one.</param>
/// <param name="Withhold">Whether they are never shown.</param>
public sealed record PublicRule(string Name, IReadOnlyList<string> Events, IReadOnlyList<ActorKind> Actor, IReadOnlyList<ActorKind> Target,
    int? Delay, Coarseness? Coarsen, bool Withhold)
{
    /// <summary>Whether it is about claims of a code and these sides.</summary>
    public bool Fits(string code, IReadOnlyCollection<ActorKind> actors, IReadOnlyCollection<ActorKind> targets) =>
        (Events.Count == 0 || Events.Contains(code)) && (Actor.Count == 0 || Actor.Any(actors.Contains))
        && (Target.Count == 0 || Target.Any(targets.Contains));
}

/// <summary>How late and how coarse.</summary>
/// <param name="Delay">Days after publication and happening.</param>
/// <param name="Coarsen">How coarse.</param>
public sealed record PublicTerms(int Delay, Coarseness Coarsen)
{
    /// <summary>The first day on which it may be shown.</summary>
    /// <param name="published">The day that its report was published.</param>
    /// <param name="last">The last day that it is about, or null.</param>
    public LocalDate From(LocalDate published, LocalDate? last) => LocalDate.Max(published, last ?? published).PlusDays(Delay);
}
