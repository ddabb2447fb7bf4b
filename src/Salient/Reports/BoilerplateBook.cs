using System.Text.RegularExpressions;
using Salient.Yaml;

namespace Salient.Reports;

/// <summary>
/// The boilerplate codebook: what marks words as no story, the labels of headers, and the tags in front of headlines. Immutable.
/// </summary>
public sealed class BoilerplateBook
{
    private BoilerplateBook(IReadOnlyList<BoilerplateCue> cues, HeaderLabels labels, IReadOnlyList<string> headlineTags,
        IReadOnlyList<string> agencies) =>
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
    /// <param name="yaml">The text of the file.</param>
    /// <param name="file">Its name, for messages.</param>
    /// <exception cref="CodebookFaultsException">The file has faults; all are listed with their lines.</exception>
    public static BoilerplateBook Parse(string yaml, string file = "boilerplate.yaml") => CodebookNode.Read(file, yaml, Read);

    /// <summary>The first cue that meets <paramref name="words"/> (a line, paragraph or sentence as written), or null.</summary>
    public BoilerplateCue? Match(string words)
    {
        var folded = PlainWords.Folded(words);
        return Cues.FirstOrDefault(cue => cue.Meets(folded));
    }

    private static BoilerplateBook Read(CodebookNode top)
    {
        var cues = top.Maps("cues").Select(Cue).ToList();
        var labels = new Dictionary<string, IReadOnlyList<string>>();
        foreach (var (kind, words) in top.WordLists("labels"))
        {
            labels[kind] = words;
            if (!HeaderLabels.Kinds.Contains(kind))
            {
                top.FaultAt("labels", $"unknown label '{kind}'; known are {string.Join(", ", HeaderLabels.Kinds)}");
            }
        }

        foreach (var twice in cues.GroupBy(c => c.Id).Where(g => g.Count() > 1))
        {
            top.FaultAt("cues", $"cue '{twice.Key}' is there twice");
        }

        return new(cues, new(labels, top.Texts("byline_roles")), top.Texts("headline_tags"), top.Texts("agencies"));
    }

    private static BoilerplateCue Cue(CodebookNode node)
    {
        var cue = new BoilerplateCue
        {
            Id = node.Required("id"),
            OpensFoot = node.Flag("foot"),
            TakesParagraph = node.Flag("whole_paragraph"),
            Starts = node.Texts("starts"),
            Contains = node.Texts("contains"),
            Together = [.. node.Texts("together").Select(set => set.Split('+',
                StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))],
            Matches = [.. node.Texts("matches").Select(pattern => Pattern(pattern, node))],
            Examples = node.Texts("examples"),
            CounterExamples = node.Texts("counter_examples"),
        };
        if (cue.Examples.Count == 0)
        {
            node.Fault("a cue needs examples");
        }

        node.Close();
        return cue;
    }

    private static Regex Pattern(string pattern, CodebookNode node)
    {
        try
        {
            return new(pattern, RegexOptions.CultureInvariant);
        }
        catch (ArgumentException fault)
        {
            node.Fault(fault.Message);
            return new("(?!)");
        }
    }
}
