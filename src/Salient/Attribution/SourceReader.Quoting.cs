using Salient.Language;

namespace Salient.Attribution;

/// <content>Sources that name the one that they have their words from.</content>
internal sealed partial class SourceReader
{
    /// <summary>Whom «quoting X» quotes: its object, or the noun that a parser hangs it from like a preposition; −1 where nobody.</summary>
    private int QuotedBy(int participle) => s.Dependent(participle, "obj") is var own and >= 0 ? own > participle ? own : -1
        : s.Tokens[participle].Relation is "case" or "mark" && s.Tokens[participle].Head > participle ? s.Tokens[participle].Head : -1;

    /// <summary>Who quotes: the doer of a verb of quoting.</summary>
    private Attributed? Quoter(int verb) => s.LogicalSubject(verb, cues.ObjectControlVerbs) is var quoter and >= 0
        && s.Tokens[quoter].Upos != "PRON" ? Read(quoter, verb) : null;

    /// <summary>
    /// «SANA said, quoting a soldier, that …», «…, SANA reported, citing a soldier»: the soldier says it, and SANA quotes him.
    /// </summary>
    private void AddQuoting(int participle)
    {
        var said = QuotedBy(participle);
        var (first, last) = s.Tokens[participle].Head == said ? s.Subtree(said) : s.Subtree(participle);
        if (s.Dependent(participle, "ccomp") >= 0 || !(cues.SourceNouns.Contains(s.Tokens[said].Lemma)
            || cues.MemberNouns.Contains(s.Tokens[said].Lemma) || s.Tokens[said].Upos == "PROPN" || phrases.ActorAt(said) is not null)
            || Read(said, participle) is not { } source)
        {
            return;
        }

        // What the verb that it hangs from carries, else all around it.
        var above = s.Tokens[participle].Head == said ? s.Tokens[said].Head : s.Tokens[participle].Head;
        var outer = frames.Where(f => f.Saying && (f.Source.Cue == above || f.Speaker == above)).MinBy(f => f.Width);
        bool Around(int token) => (token < first || token > last) && (outer is null || outer.Content(token));
        frames.Add(new(source, true, outer is null ? s.Tokens.Count : outer.Width - 1, Around) { Speaker = said });
    }
}
