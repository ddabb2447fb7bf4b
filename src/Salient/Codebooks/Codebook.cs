using Salient.Coding;
using YamlDotNet.RepresentationModel;

namespace Salient.Codebooks;

/// <summary>The rules that say what counts as what: events, the words and frames that say them, and the cues of status and attribution. Immutable.</summary>
public sealed class Codebook
{
    private readonly Dictionary<string, EventRule[]> byVerb;
    private readonly Dictionary<string, EventRule[]> byNoun;
    private readonly HashSet<string> phrasal;

    private Codebook(Dictionary<string, EventDefinition> events, List<EventRule> rules, Cues cues)
    {
        Events = events;
        Rules = rules;
        Cues = cues;
        byVerb = Index(rules, r => r.Verbs.Select(v => v.Split(' ')[0]));
        phrasal = rules.SelectMany(r => r.Verbs).Where(v => v.Contains(' ', StringComparison.Ordinal)).ToHashSet(StringComparer.Ordinal);
        byNoun = Index(rules, r => r.Nouns);
    }

    /// <summary>Event definitions by code.</summary>
    public IReadOnlyDictionary<string, EventDefinition> Events { get; }

    /// <summary>All rules, in the order of the files.</summary>
    public IReadOnlyList<EventRule> Rules { get; }

    /// <summary>The cues.</summary>
    public Cues Cues { get; }

    /// <summary>Rules that the verb <paramref name="lemma"/> may start, with or without a particle.</summary>
    public IReadOnlyList<EventRule> ForVerb(string lemma) => byVerb.GetValueOrDefault(lemma, []);

    /// <summary>Whether some rule starts with a verb, given by its lemma, with a particle where it has one (<c>hand over</c>).</summary>
    public bool IsEventVerb(string lemma) => lemma.Contains(' ', StringComparison.Ordinal) ? phrasal.Contains(lemma) : byVerb.ContainsKey(lemma);

    /// <summary>Rules that the noun <paramref name="lemma"/> may start.</summary>
    public IReadOnlyList<EventRule> ForNoun(string lemma) => byNoun.GetValueOrDefault(lemma, []);

    /// <summary>Reads a codebook from its files.</summary>
    /// <param name="files">Name and text of each file; order does not matter.</param>
    /// <exception cref="CodebookFaultsException">Something is wrong; the message lists every fault with file and line.</exception>
    public static Codebook Parse(IEnumerable<(string Name, string Text)> files)
    {
        var faults = new List<string>();
        var events = new Dictionary<string, EventDefinition>(StringComparer.Ordinal);
        var rules = new List<EventRule>();
        var cues = new List<KeyValuePair<string, IReadOnlyList<string>>>();
        foreach (var (name, text) in files.OrderBy(f => f.Name, StringComparer.Ordinal))
        {
            var file = YamlFile.Parse(name, text, faults);
            file.OnlyKeys(file.Root, "family", "about", "events", "rules", "cues");
            foreach (var node in file.List(file.Root, "events"))
            {
                var definition = EventFrom(file, node);
                if (!events.TryAdd(definition.Code, definition))
                {
                    file.Fault(node, $"event '{definition.Code}' is defined twice");
                }
            }

            rules.AddRange(file.List(file.Root, "rules").Select(node => RuleFrom(file, node)));
            if (file.Map(file.Root, "cues") is { } map)
            {
                cues.AddRange(map.Children.Keys.Select(k => ((YamlScalarNode)k).Value!).Select(k => KeyValuePair.Create(k, file.Words(map, k))));
            }
        }

        CheckTogether(events, rules, faults);
        return faults.Count == 0 ? new(events, rules, CuesFrom(cues)) : throw new CodebookFaultsException(faults);
    }

    private static Cues CuesFrom(List<KeyValuePair<string, IReadOnlyList<string>>> lists)
    {
        try
        {
            return new(lists);
        }
        catch (ArgumentException e)
        {
            throw new CodebookFaultsException([e.Message]);
        }
    }

    private static void CheckTogether(Dictionary<string, EventDefinition> events, List<EventRule> rules, List<string> faults)
    {
        foreach (var rule in rules.Where(r => !events.ContainsKey(r.Event)))
        {
            faults.Add($"{rule.File}:{rule.Line}: rule '{rule.Id}' makes event '{rule.Event}', which no file defines");
        }

        foreach (var twice in rules.GroupBy(r => r.Id, StringComparer.Ordinal).Where(g => g.Count() > 1))
        {
            faults.Add($"{twice.Last().File}:{twice.Last().Line}: rule '{twice.Key}' is defined twice");
        }
    }

    private static EventDefinition EventFrom(YamlFile file, YamlMappingNode node)
    {
        file.OnlyKeys(node, "code", "meaning", "not", "plover", "mode", "cameo", "acled", "sub", "sub-state", "effect");
        return new()
        {
            Code = file.Required(node, "code"),
            Meaning = file.Required(node, "meaning"),
            Not = file.Text(node, "not"),
            Plover = file.Text(node, "plover"),
            PloverMode = file.Text(node, "mode"),
            Cameo = file.Text(node, "cameo"),
            AcledType = file.Text(node, "acled"),
            AcledSubType = file.Text(node, "sub"),
            AcledSubTypeState = file.Text(node, "sub-state"),
            Effect = file.Map(node, "effect") is { } effect ? EffectFrom(file, effect) : null,
        };
    }

    private static EffectRule EffectFrom(YamlFile file, YamlMappingNode node)
    {
        file.OnlyKeys(node, "state", "holder", "from", "place", "inferred");
        var state = file.Required(node, "state");
        if (!Enum.TryParse<HoldingState>(state, ignoreCase: true, out var parsed))
        {
            file.Fault(node, $"no state is called '{state}'");
        }

        var place = file.Words(node, "place");
        return new()
        {
            State = parsed,
            Holder = file.Text(node, "holder"),
            From = file.Text(node, "from"),
            Place = place.Count > 0 ? place : ["place"],
            Inferred = file.Flag(node, "inferred"),
        };
    }

    private static EventRule RuleFrom(YamlFile file, YamlMappingNode node)
    {
        file.OnlyKeys(
            node, "id", "event", "verbs", "nouns", "subject", "object", "with", "roles", "need", "by", "status", "any-subject", "any-object", "state", "mutual", "examples");
        var roles = file.Map(node, "roles") is { } map
            ? map.Children.Keys.Select(k => ((YamlScalarNode)k).Value!).ToDictionary(k => k, k => file.Words(map, k, '|'))
            : [];
        var rule = new EventRule
        {
            Id = file.Required(node, "id"),
            Event = file.Required(node, "event"),
            Verbs = file.Words(node, "verbs"),
            Nouns = file.Words(node, "nouns"),
            Subject = file.Words(node, "subject"),
            Object = file.Words(node, "object"),
            With = file.Words(node, "with"),
            Roles = roles,
            Need = file.Words(node, "need"),
            By = file.Text(node, "by"),
            Status = file.Text(node, "status"),
            AnySubject = file.Flag(node, "any-subject"),
            AnyObject = file.Flag(node, "any-object"),
            State = file.Flag(node, "state"),
            Mutual = file.Flag(node, "mutual"),
            Examples = [.. file.List(node, "examples").Select(e => ExampleFrom(file, e))],
            File = file.Name,
            Line = (int)node.Start.Line,
        };
        if (rule.Verbs.Count + rule.Nouns.Count == 0)
        {
            file.Fault(node, $"rule '{rule.Id}' names neither verbs nor nouns");
        }

        if (rule.Status is not null && !Enum.TryParse<ClaimStatus>(rule.Status, ignoreCase: true, out _))
        {
            file.Fault(node, $"rule '{rule.Id}' has status '{rule.Status}'; there are {string.Join(", ", Enum.GetNames<ClaimStatus>()).ToLowerInvariant()}");
        }

        if (rule.By is not (null or "civilians" or "others"))
        {
            file.Fault(node, $"rule '{rule.Id}' has by '{rule.By}'; there are civilians and others");
        }

        foreach (var need in rule.Need.SelectMany(n => n.Split('|')).Where(n => n is not ("negated" or "event-verb" or "actor" or "target" or "place" or "from_place" or "to_place")))
        {
            file.Fault(node, $"rule '{rule.Id}' needs '{need}', which is neither a role nor negated nor event-verb");
        }

        foreach (var role in rule.Roles.Keys.Where(r => r is not ("actor" or "target" or "place" or "from_place" or "to_place")))
        {
            file.Fault(node, $"rule '{rule.Id}' names a role '{role}'; roles are actor, target, place, from_place, to_place");
        }

        return rule;
    }

    private static RuleExample ExampleFrom(YamlFile file, YamlMappingNode node)
    {
        file.OnlyKeys(node, "text", "claims");
        return new()
        {
            Text = file.Required(node, "text"),
            Claims = [.. file.List(node, "claims").Select(c => ClaimFrom(file, c))],
        };
    }

    private static ExampleClaim ClaimFrom(YamlFile file, YamlMappingNode node)
    {
        file.OnlyKeys(node, "event", "actor", "target", "place", "from", "to", "status", "source", "killed", "holder", "state");
        return new()
        {
            Event = file.Required(node, "event"),
            Actor = file.Text(node, "actor"),
            Target = file.Text(node, "target"),
            Place = file.Text(node, "place"),
            From = file.Text(node, "from"),
            To = file.Text(node, "to"),
            Status = file.Text(node, "status") ?? "asserted",
            Source = file.Text(node, "source"),
            Killed = file.Number(node, "killed"),
            Holder = file.Text(node, "holder"),
            State = file.Text(node, "state"),
        };
    }

    private static Dictionary<string, EventRule[]> Index(List<EventRule> rules, Func<EventRule, IEnumerable<string>> words) => rules
        .SelectMany(r => words(r).Distinct(StringComparer.Ordinal).Select(w => (Word: w, Rule: r)))
        .GroupBy(p => p.Word, StringComparer.Ordinal)
        .ToDictionary(g => g.Key, g => g.Select(p => p.Rule).ToArray(), StringComparer.Ordinal);
}
