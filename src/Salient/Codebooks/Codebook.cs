using Salient.Yaml;

namespace Salient.Codebooks;

/// <summary>
/// The rules that say what counts as what: events, the words and frames that say them, and the cues of status and attribution. Immutable.
/// </summary>
public sealed class Codebook
{
    private readonly Dictionary<string, EventRule[]> byVerb;
    private readonly Dictionary<string, EventRule[]> byNoun;
    private readonly HashSet<string> phrasal;
    private readonly Dictionary<EventSense, EventDefinition> bySense;

    private Codebook(CodebookFiles read)
    {
        var rules = read.Rules;
        Events = read.Events;
        bySense = read.Events.Values.Where(e => e.Sense is not null).ToDictionary(e => e.Sense!.Value);
        Rules = rules;
        Patterns = read.Patterns;
        Cues = new(read.Cues);
        byVerb = Index(rules, r => r.Verbs.Select(v => v.Split(' ')[0]));
        phrasal = rules.SelectMany(r => r.Verbs).Where(v => v.Contains(' ', StringComparison.Ordinal)).ToHashSet(StringComparer.Ordinal);
        byNoun = Index(rules, r => r.Nouns);
    }

    /// <summary>Event definitions by code.</summary>
    public IReadOnlyDictionary<string, EventDefinition> Events { get; }

    /// <summary>The event of a sense, or null where the codebook has none.</summary>
    public EventDefinition? EventOf(EventSense sense) => bySense.GetValueOrDefault(sense);

    /// <summary>All rules, in the order of the files.</summary>
    public IReadOnlyList<EventRule> Rules { get; }

    /// <summary>Constructions with sentences that show how they are read; tests, not rules.</summary>
    public IReadOnlyList<SentencePattern> Patterns { get; }

    /// <summary>The cues.</summary>
    public Cues Cues { get; }

    /// <summary>Rules that the verb <paramref name="lemma"/> may start, with or without a particle.</summary>
    public IReadOnlyList<EventRule> ForVerb(string lemma) => byVerb.GetValueOrDefault(lemma, []);

    /// <summary>Whether some rule starts with a verb, given by its lemma, with a particle where it has one (<c>hand over</c>).</summary>
    public bool IsEventVerb(string lemma) => lemma.Contains(' ', StringComparison.Ordinal) ? phrasal.Contains(lemma)
        : byVerb.ContainsKey(lemma);

    /// <summary>Rules that the noun <paramref name="lemma"/> may start.</summary>
    public IReadOnlyList<EventRule> ForNoun(string lemma) => byNoun.GetValueOrDefault(lemma, []);

    /// <summary>Reads a codebook from its files.</summary>
    /// <param name="layers">
    /// Name and text of the files of each layer; the order of files within a layer does not matter. A later layer adds to those before
    /// it, and what it defines
    /// under an id that is known replaces that.
    /// </param>
    /// <exception cref="CodebookFaultsException">Something is wrong; the message lists every fault with file and line.</exception>
    public static Codebook Parse(params IReadOnlyList<IEnumerable<(string Name, string Text)>> layers)
    {
        ArgumentNullException.ThrowIfNull(layers);
        var read = new CodebookFiles();
        foreach (var layer in layers)
        {
            read.ReadLayer(layer);
        }

        read.CheckTogether();
        CodebookFaultsException.ThrowIfAny(read.Faults);
        return new(read);
    }

    private static Dictionary<string, EventRule[]> Index(List<EventRule> rules, Func<EventRule, IEnumerable<string>> words) => rules
        .SelectMany(r => words(r).Distinct(StringComparer.Ordinal).Select(w => (Word: w, Rule: r)))
        .GroupBy(p => p.Word, StringComparer.Ordinal)
        .ToDictionary(g => g.Key, g => g.Select(p => p.Rule).ToArray(), StringComparer.Ordinal);
}
