using Salient.Claims;
using Salient.Frames;
using Salient.Language;
using Salient.Mentions;
using Salient.Training.Corpus;

namespace Salient.Training;

/// <summary>A coded text as the reader sees it: sentences, and for each claim the tokens that matter.</summary>
/// <param name="Id">The text's id.</param>
/// <param name="Sentences">Its sentences.</param>
/// <param name="Targets">What is to be found in them.</param>
/// <param name="Readings">How often an epoch reads it.</param>
public sealed record ReadText(string Id, IReadOnlyList<Sentence> Sentences, IReadOnlyList<FrameTarget> Targets, int Readings = 1);

/// <summary>A token of a text.</summary>
public readonly record struct At(int Sentence, int Token);

/// <summary>A frame that is to be found.</summary>
public sealed record FrameTarget
{
    /// <summary>The word that carries the trigger.</summary>
    public required At Anchor { get; init; }

    /// <summary>All words of the trigger.</summary>
    public required IReadOnlyList<At> Words { get; init; }

    /// <summary>The code.</summary>
    public required string Event { get; init; }

    /// <summary>Codes that would be right as well.</summary>
    public required IReadOnlyList<string> Others { get; init; }

    /// <summary>The statuses that are right.</summary>
    public required IReadOnlyList<ClaimStatus> Statuses { get; init; }

    /// <summary>How the day follows; null for not told.</summary>
    public required FrameTime? Time { get; init; }

    /// <summary>The fillers: for each the heads of the phrases that mean it.</summary>
    public required IReadOnlyList<(FrameRole Role, IReadOnlyList<At> Heads)> Fillers { get; init; }

    /// <summary>Roles of which nothing can be learnt here: something fills them that the text does not name near by.</summary>
    public required IReadOnlySet<FrameRole> Untold { get; init; }

    /// <summary>Whether a careful coder could leave it out.</summary>
    public required bool Soft { get; init; }
}

/// <summary>Lays claims written down by hand over the sentences of their text.</summary>
internal static class Examples
{
    /// <summary>The sentences of a text and what is to be found in them.</summary>
    public static ReadText Of(CodedText text, ReportReader reader, Reports.ReportCleaner cleaner)
    {
        var report = cleaner.Clean(new() { Id = text.Id, Text = text.Text, Hash = StandOffFile.Hash(text.Text),
            Published = text.Published });
        var sentences = reader.Mark(reader.Parse(report)).Sentences.Select(s => s.Sentence).ToList();
        var targets = new List<FrameTarget>();
        foreach (var line in text.Lines)
        {
            var words = line.Trigger.SelectMany(t => Under(sentences, t)).ToList();
            if (words.Count > 0)
            {
                targets.Add(Target(line, words, sentences));
            }
        }

        return new(text.Id, sentences, Joined(targets), text.IsReal ? 2 : 1);
    }

    private static FrameTarget Target(CodedLine line, List<At> words, List<Sentence> sentences)
    {
        var anchor = Head(words, sentences);
        var fillers = new List<(FrameRole, IReadOnlyList<At>)>();
        var untold = new HashSet<FrameRole>();
        foreach (var filler in line.Fillers)
        {
            var heads = filler.Mentions.Select(m => Under(sentences, m).ToList()).Where(m => m.Count > 0).Select(m => Head(m, sentences))
                .Distinct().ToList();
            heads = filler.Role is FrameRole.Date ? Nearest(heads, anchor) : heads;
            if (heads.Count > 0)
            {
                fillers.Add((filler.Role, heads));
            }
            else
            {
                untold.Add(filler.Role);
            }
        }

        foreach (var (role, count) in new[] { (FrameRole.Killed, line.Killed), (FrameRole.Injured, line.Injured) })
        {
            if (count is not { } number)
            {
                continue;
            }

            var said = Enumerable.Range(Math.Max(0, anchor.Sentence - 1),
                Math.Min(sentences.Count, anchor.Sentence + 2) - Math.Max(0, anchor.Sentence - 1))
                .SelectMany(s => sentences[s].Tokens.Where(t => NumberReader.Value(t.Text) == number && t.Upos != "DET")
                    .Select(t => new At(s, t.Index))).ToList();
            if (said.Count > 0)
            {
                fillers.Add((role, Nearest(said, anchor)));
            }
            else
            {
                untold.Add(role);
            }
        }

        return new()
        {
            Anchor = anchor, Words = words, Event = line.Events[0], Others = [.. line.Events.Skip(1)], Statuses = line.Statuses,
                Time = line.Time, Fillers = fillers, Untold = untold, Soft = line.Soft,
        };
    }

    /// <summary>The mentions of the sentence that stands nearest to a word.</summary>
    private static List<At> Nearest(List<At> heads, At anchor)
    {
        if (heads.Count == 0)
        {
            return heads;
        }

        var best = heads.Min(h => Math.Abs(h.Sentence - anchor.Sentence));
        return [.. heads.Where(h => Math.Abs(h.Sentence - anchor.Sentence) == best)];
    }

    /// <summary>Claims of one word and code (a list of places) are one frame with all fillers.</summary>
    private static List<FrameTarget> Joined(List<FrameTarget> targets) =>
    [
        .. targets.GroupBy(t => (t.Anchor, t.Event)).Select(g => g.First() with
        {
            Soft = g.All(t => t.Soft),
            Fillers = [.. g.SelectMany(t => t.Fillers).DistinctBy(f => (f.Role, f.Heads[0]))],
            Untold = g.SelectMany(t => t.Untold).ToHashSet(),
        }),
    ];

    /// <summary>The tokens under a stretch of the text, all of one sentence.</summary>
    private static IEnumerable<At> Under(List<Sentence> sentences, Reports.TextSpan span)
    {
        var (low, high) = (0, sentences.Count - 1);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = sentences[middle].Span.End > span.Start ? (low, middle) : (middle + 1, high);
        }

        // A title that is said again in the body stands first, out of order; a linear look is enough there.
        var at = low < sentences.Count && sentences[low].Span.Overlaps(span) ? low : sentences.FindIndex(s => s.Span.Overlaps(span));
        return at < 0 ? [] : sentences[at].Tokens.Where(t => t.Span.Overlaps(span)).Select(t => new At(at, t.Index));
    }

    /// <summary>The word of a phrase that the others hang from.</summary>
    private static At Head(List<At> words, List<Sentence> sentences)
    {
        var inside = words.Where(w => w.Sentence == words[0].Sentence).Select(w => w.Token).ToHashSet();
        var tokens = sentences[words[0].Sentence].Tokens;
        foreach (var word in words.Where(w => w.Sentence == words[0].Sentence))
        {
            var token = tokens[word.Token];
            if (!inside.Contains(token.Head) && token.Upos is not ("PUNCT" or "DET" or "ADP" or "AUX" or "PART" or "CCONJ"))
            {
                return word;
            }
        }

        return words[0];
    }
}
