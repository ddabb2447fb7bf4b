using Salient.Language;
using Salient.Reports;

namespace Salient.Attribution;

/// <content>The words of what is said, for readers of attributions themselves.</content>
internal sealed partial class SourceReader
{
    /// <summary>
    /// All that the sentence attributes, with the words of source, cue and content; verbs of opinion and of asking too, from which no
    /// claim takes its source.
    /// </summary>
    public IEnumerable<AttributedContent> Attributions()
    {
        var told = frames.Where(f => f.Source.Tie != SourceTie.Label).Select(f => (f.Source.Cue, f.Speaker, Said: Said(f)));
        var further = s.Tokens.Where(t => t.IsVerb() && cues.OpinionVerbs.Contains(t.Lemma) && !cues.SayingVerbs.Contains(t.Lemma))
            .Select(t => Opinion(t.Index));
        foreach (var (cue, speaker, said) in told.Concat(further))
        {
            if (said.Count > 0 && !IsBareRelative(said))
            {
                yield return new(speaker >= 0 ? SourceWords(speaker, cue) : null, s.Tokens[cue].Span, s.Span(said[0], said[^1]));
            }
        }
    }

    /// <summary>
    /// What each source that has words of its own says, from the first to the last word; of a source without content here the cue alone,
    /// beside which a quotation may stand.
    /// </summary>
    public IEnumerable<(Attributed Source, AttributedContent Content)> Told()
    {
        foreach (var frame in frames.Where(f => f.Source.Span is not null && f.Saying && f.Source.Tie != SourceTie.Label))
        {
            var said = Said(frame);
            var cue = s.Tokens[frame.Source.Cue].Span;
            yield return (frame.Source, new(frame.Speaker >= 0 ? SourceWords(frame.Speaker, frame.Source.Cue) : null, cue, said.Count > 0
                ? s.Span(said[0], said[^1]) : cue));
        }
    }

    private List<int> Said(Frame frame)
    {
        var said = Enumerable.Range(0, s.Tokens.Count).Where(t => t != frame.Source.Cue && frame.Content(t)).ToList();
        var (cue, speaker) = (frame.Source.Cue, frame.Speaker);
        if (speaker >= 0 && speaker < cue && said.Count > 0 && said[0] < speaker && said[^1] > cue && frame.Saying
            && !said.Exists(t => t < speaker && s.Tokens[t].IsVerb()))
        {
            said = [.. said.Where(t => t > cue)]; // «In Paris, the minister said …»: what stands before the speaker only says where
        }
        else if (speaker >= 0 && speaker < cue && frame.Saying && said.Count > 0 && said[^1] < cue
            && !said.Exists(t => s.Tokens[t].IsVerb())
            && Enumerable.Range(cue + 1, s.Tokens.Count - cue - 1).Any(t => s.Tokens[t].IsVerb()))
        {
            said = [.. Enumerable.Range(cue + 1, s.Tokens.Count - cue - 1)]; // «Ms Diaz, a lawyer, said the case had …»
        }

        return Trimmed(said);
    }

    /// <summary>What a verb of opinion or asking carries: its clause, else its object.</summary>
    private (int Cue, int Speaker, List<int> Said) Opinion(int verb)
    {
        var speaker = s.LogicalSubject(verb, cues.ObjectControlVerbs);
        var said = s.Dependent(verb, "ccomp", "xcomp") is var clause and >= 0 ? clause : s.Dependent(verb, "obj", "obl");
        if (said < 0 || said < verb || s.Tokens[said].Upos == "PRON")
        {
            return (verb, speaker, []);
        }

        var (first, last) = s.Subtree(said);
        foreach (var further in s.Children(verb).Where(c => s.Tokens[c].Relation is "xcomp" or "ccomp" or "obl" or "nmod"
            && !phrases.InDate(c)))
        {
            var (f, l) = s.Subtree(further);
            last = f == last + 1 ? l : last; // «challenged her rival to debate him», «described it as a gift»
        }

        first = s.Dependent(verb, "obj") is var whom and >= 0 && whom > verb && whom != said && s.Tokens[said].Relation == "xcomp"
            ? Math.Min(first, s.Subtree(whom).First) : first;
        return (verb, speaker, Trimmed([.. Enumerable.Range(first, last - first + 1).Where(t => t > verb)]));
    }

    private List<int> Trimmed(List<int> said)
    {
        while (said.Count > 0 && s.Tokens[said[^1]].Text is "," or "." or ";" or ":")
        {
            said.RemoveAt(said.Count - 1);
        }

        while (said.Count > 0 && s.Tokens[said[0]].Text is "," or ":" or ";")
        {
            said.RemoveAt(0);
        }

        return said;
    }

    /// <summary>A content of one small word («which the army denied») is the gap of a clause and no content.</summary>
    private bool IsBareRelative(List<int> said) => said.Count == 1 && s.Tokens[said[0]].Upos is "PRON" or "DET" or "SCONJ" or "ADV";

    /// <summary>The whole phrase of the speaker, appositions and relative clauses in, up to the cue.</summary>
    private TextSpan SourceWords(int speaker, int cue)
    {
        var (first, last) = s.Subtree(speaker);
        if (first <= cue && cue <= last)
        {
            (first, last) = s.Phrase(speaker);
        }

        while (last > first && s.Tokens[last].Upos == "PUNCT" && s.Tokens[last].Text is "," or "." or ";")
        {
            last--;
        }

        while (first < last && (s.Tokens[first].Upos is "PUNCT" or "CCONJ"
            || (s.Tokens[first].Upos is "ADP" or "VERB" && s.Tokens[first].Head == speaker)))
        {
            first++;
        }

        return s.Span(first, last);
    }
}
