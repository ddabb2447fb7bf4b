using Salient.Claims;
using Salient.Yaml;

namespace Salient.Codebooks;

/// <summary>
/// Reads the files of a codebook, layer over layer. A layer adds to those before it; what it defines under an id that they have takes that
/// one's place. Every fault is collected; nothing is skipped silently.
/// </summary>
internal sealed class CodebookFiles
{
    /// <summary>The roles that a rule may fill and an effect may name.</summary>
    internal static readonly IReadOnlyList<string> Roles = ClaimWords.All<ClaimRole>();

    private readonly Dictionary<string, int> ruleAt = new(StringComparer.Ordinal);

    /// <summary>What is wrong, each beginning with file and line.</summary>
    public List<string> Faults { get; } = [];

    /// <summary>Events by code.</summary>
    public Dictionary<string, EventDefinition> Events { get; } = new(StringComparer.Ordinal);

    /// <summary>Rules in the order of the layers and files; one that replaces another stands in its place.</summary>
    public List<EventRule> Rules { get; } = [];

    /// <summary>Patterns of sentences, in the order of the layers and files.</summary>
    public List<SentencePattern> Patterns { get; } = [];

    /// <summary>Lists of cues by name.</summary>
    public Dictionary<string, IReadOnlyList<string>> Cues { get; } = new(StringComparer.Ordinal);

    /// <summary>Reads one layer, its files in the order of their names.</summary>
    public void ReadLayer(IEnumerable<(string Name, string Text)> files)
    {
        var tops = files.OrderBy(f => f.Name, StringComparer.Ordinal)
            .Select(f => CodebookNode.Top(f.Name, f.Text, Faults)).OfType<CodebookNode>().ToList();

        // What is taken away is taken from the layers before, whichever file of this layer says so.
        foreach (var top in tops)
        {
            Remove(top);
        }

        var events = new HashSet<string>(StringComparer.Ordinal);
        var rules = new HashSet<string>(StringComparer.Ordinal);
        foreach (var top in tops)
        {
            _ = (top.Text("family"), top.Text("about"));
            foreach (var node in top.Maps("events"))
            {
                ReadEvent(node, events);
            }

            foreach (var node in top.Maps("rules"))
            {
                if (node.Has("add-to"))
                {
                    AddTo(node);
                }
                else
                {
                    ReadRule(node, rules);
                }
            }

            foreach (var node in top.Maps("patterns"))
            {
                ReadPattern(node);
            }

            ReadCues(top);
            top.Close();
        }
    }

    /// <summary>Notes what is wrong between the files of all layers.</summary>
    public void CheckTogether()
    {
        Faults.AddRange(EventFile.SenseFaults(Events.Values));
        foreach (var definition in Events.Values.Where(e => e.Unarmed is not null && !Events.ContainsKey(e.Unarmed)))
        {
            Faults.Add($"{definition.File}:{definition.Line}: event '{definition.Code}' takes the names of '{definition.Unarmed}', which no file defines");
        }

        foreach (var rule in Rules.Where(r => !Events.ContainsKey(r.Event)))
        {
            Faults.Add($"{rule.File}:{rule.Line}: rule '{rule.Id}' makes event '{rule.Event}', which no file defines");
        }
    }

    private void Remove(CodebookNode top)
    {
        foreach (var id in top.Texts("remove-rules"))
        {
            if (!ruleAt.Remove(id, out var at))
            {
                top.FaultAt("remove-rules", $"no rule before this layer is called '{id}'");
                continue;
            }

            Rules.RemoveAt(at);
            foreach (var later in ruleAt.Where(r => r.Value > at).ToList())
            {
                ruleAt[later.Key] = later.Value - 1;
            }
        }

        foreach (var (list, words) in top.WordLists("remove-cues"))
        {
            var known = Cues.GetValueOrDefault(list, []);
            foreach (var word in words.Where(w => !known.Contains(w, StringComparer.OrdinalIgnoreCase)))
            {
                top.FaultAt("remove-cues", $"the list of cues '{list}' has no '{word}' before this layer");
            }

            Cues[list] = [.. known.Except(words, StringComparer.OrdinalIgnoreCase)];
        }
    }

    private void ReadEvent(CodebookNode node, HashSet<string> layer)
    {
        var definition = EventFile.Event(node);
        if (!layer.Add(definition.Code))
        {
            node.Fault($"event '{definition.Code}' is defined twice");
            return;
        }

        Events[definition.Code] = definition;
    }

    private void ReadRule(CodebookNode node, HashSet<string> layer)
    {
        var rule = RuleFile.Rule(node);
        node.Close();
        if (!layer.Add(rule.Id))
        {
            node.Fault($"rule '{rule.Id}' is defined twice");
            return;
        }

        if (ruleAt.TryGetValue(rule.Id, out var at))
        {
            Rules[at] = rule;
            return;
        }

        ruleAt[rule.Id] = Rules.Count;
        Rules.Add(rule);
    }

    private void ReadPattern(CodebookNode node)
    {
        var pattern = new SentencePattern
        {
            Id = node.Required("id"),
            About = node.Required("about"),
            Headline = node.Flag("headline"),
            Examples = [.. node.Maps("examples").Select(RuleFile.Example)],
        };
        node.Close();
        if (Patterns.RemoveAll(p => p.Id == pattern.Id && p.Examples.Any(e => e.File == node.File)) > 0)
        {
            node.Fault($"pattern '{pattern.Id}' is defined twice");
        }

        Patterns.Add(pattern);
    }

    private void AddTo(CodebookNode node)
    {
        var id = node.Required("add-to");
        var verbs = node.Texts("verbs");
        var nouns = node.Texts("nouns");
        var subject = node.Texts("subject");
        var direct = node.Texts("object");
        var with = node.Texts("with");
        var examples = node.Maps("examples").Select(RuleFile.Example).ToList();
        node.Close();
        if (!ruleAt.TryGetValue(id, out var at))
        {
            node.Fault($"no rule before this one is called '{id}'");
            return;
        }

        var rule = Rules[at];
        Rules[at] = rule with
        {
            Verbs = [.. rule.Verbs, .. verbs],
            Nouns = [.. rule.Nouns, .. nouns],
            Subject = [.. rule.Subject, .. subject],
            Object = [.. rule.Object, .. direct],
            With = [.. rule.With, .. with],
            Examples = [.. rule.Examples, .. examples],
        };
    }

    private void ReadCues(CodebookNode top)
    {
        foreach (var (list, words) in top.WordLists("cues"))
        {
            if (!Codebooks.Cues.Names.Contains(list))
            {
                top.Map("cues")!.FaultAt(list, $"no list of cues is called '{list}'; there are {string.Join(", ", Codebooks.Cues.Names)}");
                continue;
            }

            Cues[list] = [.. Cues.GetValueOrDefault(list, []), .. words];
        }
    }
}
