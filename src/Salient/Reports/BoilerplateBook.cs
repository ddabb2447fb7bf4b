using System.Globalization;
using System.Text.RegularExpressions;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Salient.Reports;

/// <summary>The boilerplate codebook: what marks words as no story, the labels of headers, and the tags in front of headlines. Immutable.</summary>
public sealed class BoilerplateBook
{
    private BoilerplateBook(IReadOnlyList<BoilerplateCue> cues, HeaderLabels labels, IReadOnlyList<string> headlineTags, IReadOnlyList<string> agencies) =>
        (Cues, Labels, HeadlineTags, Agencies) = (cues, labels, headlineTags, agencies);

    /// <summary>The cues in the order of the file; the first that meets is the one reported.</summary>
    public IReadOnlyList<BoilerplateCue> Cues { get; }

    /// <summary>The labels of header lines.</summary>
    public HeaderLabels Labels { get; }

    /// <summary>Words that stand in front of a headline with a colon (<c>Video:</c>) and are no part of what it says; lower case.</summary>
    public IReadOnlyList<string> HeadlineTags { get; }

    /// <summary>News agencies that stand in brackets in a dateline: <c>Beirut (Reuters) - </c>.</summary>
    public IReadOnlyList<string> Agencies { get; }

    /// <summary>Reads the codebook's YAML.</summary>
    /// <exception cref="FormatException">The YAML has faults; the message lists all of them with their lines.</exception>
    public static BoilerplateBook Parse(string yaml)
    {
        var stream = new YamlStream();
        try
        {
            stream.Load(new StringReader(yaml));
        }
        catch (YamlException fault)
        {
            throw new FormatException(string.Create(CultureInfo.InvariantCulture, $"boilerplate codebook, line {fault.Start.Line}: {fault.Message}"), fault);
        }

        var faults = new List<string>();
        if (stream.Documents.Count != 1 || stream.Documents[0].RootNode is not YamlMappingNode root)
        {
            throw new FormatException("boilerplate codebook: expected one mapping with cues, labels and headline_tags");
        }

        var cues = new List<BoilerplateCue>();
        var labels = new Dictionary<string, IReadOnlyList<string>>();
        IReadOnlyList<string> tags = [], agencies = [];
        foreach (var (key, value) in root.Children)
        {
            switch ((key as YamlScalarNode)?.Value)
            {
                case "cues" when value is YamlSequenceNode list:
                    cues.AddRange(list.Children.Select(node => Cue(node, faults)));
                    break;
                case "labels" when value is YamlMappingNode map:
                    foreach (var (kind, words) in map.Children)
                    {
                        labels[Kind(kind, faults)] = Words(words, faults);
                    }

                    break;
                case "headline_tags":
                    tags = Words(value, faults);
                    break;
                case "agencies":
                    agencies = Words(value, faults);
                    break;
                default:
                    faults.Add(At(key, $"unknown or misshapen entry '{key}'"));
                    break;
            }
        }

        faults.AddRange(cues.GroupBy(c => c.Id).Where(g => g.Count() > 1).Select(g => $"cue '{g.Key}' is there twice"));
        return faults.Count == 0 ? new(cues, new(labels), tags, agencies) : throw new FormatException("boilerplate codebook: " + string.Join("; ", faults));
    }

    /// <summary>The first cue that meets <paramref name="words"/> (a line, paragraph or sentence as written), or null.</summary>
    public BoilerplateCue? Match(string words)
    {
        var folded = PlainWords.Folded(words);
        return Cues.FirstOrDefault(cue => cue.Meets(folded));
    }

    private static BoilerplateCue Cue(YamlNode node, List<string> faults)
    {
        var cue = new BoilerplateCue { Id = "" };
        foreach (var (key, value) in (node as YamlMappingNode ?? []).Children)
        {
            cue = (key as YamlScalarNode)?.Value switch
            {
                "id" => cue with { Id = (value as YamlScalarNode)?.Value ?? "" },
                "foot" => cue with { OpensFoot = (value as YamlScalarNode)?.Value == "true" },
                "whole_paragraph" => cue with { TakesParagraph = (value as YamlScalarNode)?.Value == "true" },
                "starts" => cue with { Starts = Words(value, faults) },
                "contains" => cue with { Contains = Words(value, faults) },
                "together" => cue with { Together = [.. ((value as YamlSequenceNode)?.Children ?? []).Select(set => Words(set, faults))] },
                "matches" => cue with { Matches = [.. Words(value, faults).Select(p => Pattern(p, value, faults))] },
                "examples" => cue with { Examples = Words(value, faults) },
                "counter_examples" => cue with { CounterExamples = Words(value, faults) },
                _ => Unknown(cue, key, faults),
            };
        }

        if (cue.Id.Length == 0 || cue.Examples.Count == 0)
        {
            faults.Add(At(node, "a cue needs an id and examples"));
        }

        return cue;
    }

    private static Regex Pattern(string pattern, YamlNode node, List<string> faults)
    {
        try
        {
            return new(pattern, RegexOptions.CultureInvariant);
        }
        catch (ArgumentException fault)
        {
            faults.Add(At(node, fault.Message));
            return new("(?!)");
        }
    }

    private static string Kind(YamlNode node, List<string> faults)
    {
        var kind = (node as YamlScalarNode)?.Value ?? "";
        if (!HeaderLabels.Kinds.Contains(kind))
        {
            faults.Add(At(node, $"unknown label '{kind}'; known are {string.Join(", ", HeaderLabels.Kinds)}"));
        }

        return kind;
    }

    private static List<string> Words(YamlNode node, List<string> faults)
    {
        var words = (node as YamlSequenceNode)?.Children.Select(n => (n as YamlScalarNode)?.Value ?? "").ToList();
        if (words is null || words.Exists(string.IsNullOrWhiteSpace))
        {
            faults.Add(At(node, "expected a list of words"));
        }

        return words ?? [];
    }

    private static BoilerplateCue Unknown(BoilerplateCue cue, YamlNode key, List<string> faults)
    {
        faults.Add(At(key, $"unknown entry '{key}' of a cue"));
        return cue;
    }

    private static string At(YamlNode node, string what) => string.Create(CultureInfo.InvariantCulture, $"line {node.Start.Line}: {what}");
}
