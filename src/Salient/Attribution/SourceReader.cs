using Salient.Codebooks;
using Salient.Language;
using Salient.Mentions;

namespace Salient.Attribution;

/// <summary>Finds who says what in one sentence: <c>according to</c>, verbs of saying in any order, <c>reportedly</c>.</summary>
internal sealed partial class SourceReader
{
    private readonly Phrases phrases;
    private readonly Cues cues;
    private readonly Sentence s;
    private readonly List<Frame> frames = [];
    private readonly List<int> quoting = [];
    private readonly IReadOnlyList<Attributed> before;
    private readonly Codebook codebook;

    /// <param name="phrases">What the phrases of the sentence mean.</param>
    /// <param name="codebook">The words of saying.</param>
    /// <param name="before">Those who spoke earlier in the report, the last one last.</param>
    public SourceReader(Phrases phrases, Codebook codebook, IReadOnlyList<Attributed> before)
    {
        this.codebook = codebook;
        cues = codebook.Cues;
        this.phrases = phrases;
        this.before = before;
        s = phrases.Sentence;
        foreach (var token in s.Tokens)
        {
            if (token.IsVerb() && cues.QuotingVerbs.Contains(token.Lemma) && token.Xpos == "VBG" && QuotedBy(token.Index) >= 0
                && !(token.Head >= 0 && s.Dependent(token.Index, "aux") >= 0))
            {
                quoting.Add(token.Index);
            }
            else if (token.IsVerb() && cues.SayingVerbs.Contains(token.Lemma))
            {
                AddSaying(token.Index);
            }
            else if (token.Text.Equals("according", StringComparison.OrdinalIgnoreCase))
            {
                AddAccordingTo(token.Index);
            }
            else if (cues.HearsayAdverbs.Contains(token.Text))
            {
                AddHearsay(token);
            }
        }

        AddClosing();
        AddLabels();
        quoting.ForEach(AddQuoting);
    }

    /// <summary>The sentence.</summary>
    public Sentence Sentence => s;

    /// <summary>Whether anybody says anything in the sentence.</summary>
    public bool Speaks => frames.Count > 0;

    /// <summary>
    /// Whose account the whole sentence is: the source of its main clause; null where it has several sources or is the outlet's own.
    /// </summary>
    public Attributed? Account
    {
        get
        {
            var root = s.Tokens.First(t => t.Head < 0).Index;
            var tellers = frames.Where(f => f.Source.Cue == root || Covers(f, root)).Select(f => f.Source).Where(t => t.Span is not null)
                .ToList();
            return tellers is [var only] && frames.All(f => f.Source.Text == only.Text || f.Source.Span is null)
                && !cues.Denying.Contains(s.Tokens[only.Cue].Lemma) ? only : null;
        }
    }

    /// <summary>Those who are named as speaking in the sentence, in the order of the text.</summary>
    public IEnumerable<Attributed> Named => frames.Where(f => f.Source.Span is not null).OrderBy(f => f.Source.Cue).Select(f => f.Source);

    /// <summary>
    /// The innermost source of what <paramref name="predicate"/> says, with those that quote it; null where nobody but the outlet says
    /// it.
    /// </summary>
    public Attributed? Of(int predicate)
    {
        Attributed? source = null;
        foreach (var frame in frames.Where(f => Covers(f, predicate)).OrderBy(f => f.Width))
        {
            source = source is null ? frame.Source : WithOuter(source, frame.Source);
        }

        return source;
    }

    /// <summary>The verbs of saying that what <paramref name="predicate"/> says hangs from, innermost first.</summary>
    public IEnumerable<int> SayingVerbs(int predicate) => frames.Where(f => f.Saying && Covers(f, predicate)).OrderBy(f => f.Width)
        .Select(f => f.Source.Cue);

    /// <summary>A source with the one that quotes it around all that quote it already.</summary>
    public static Attributed WithOuter(Attributed inner, Attributed outer) =>
        inner.Text == outer.Text ? inner : inner with { Outer = inner.Outer is null ? outer : WithOuter(inner.Outer, outer) };

    private static bool Covers(Frame frame, int predicate) => predicate != frame.Source.Cue && frame.Content(predicate);

    private void AddSaying(int verb)
    {
        var complement = s.Dependent(verb, "ccomp", "xcomp");
        var parataxis = s.Tokens[verb].Relation == "parataxis" ? s.Tokens[verb].Head : -1;
        if (complement < 0 && parataxis < 0)
        {
            complement = s.Dependents(verb, "parataxis").FirstOrDefault(p => s.Tokens[p].IsVerb()
                && !cues.SayingVerbs.Contains(s.Tokens[p].Lemma), -1);
        }

        var own = s.Dependent(verb, "nsubj", "nsubj:pass");
        var subject = own >= 0 ? s.Antecedent(own, verb) : s.LogicalSubject(verb, cues.ObjectControlVerbs);
        var above = Quoting(verb);
        if (above >= 0 && s.LogicalObject(above, cues.ObjectControlVerbs) is var quoted and >= 0)
        {
            subject = quoted; // «quoted residents as saying»: they say it
        }

        var source = SourceAt(subject, verb, s.IsPassive(verb));
        if (source is null)
        {
            return;
        }

        if (parataxis >= 0 && complement < 0)
        {
            var (first, last) = s.Subtree(verb);
            var clause = RelativeAbove(parataxis); // «support, which X believed turned …»: what X believes ends with that clause
            frames.Add(new(source, true, s.Tokens.Count, t => (t < first || t > last)
                && (clause < 0 || s.IsUnder(t, clause))) { Speaker = subject });
            return;
        }

        if (complement < 0 && !s.Dependents(verb, "obj", "nsubj:pass", "advcl", "obl")
            .Any(c => (c != subject || s.IsPassive(verb)) && c != s.Agent(verb)
            && (s.Tokens[c].IsNominal() || s.Case(c) is "as" || s.Dependents(c, "mark").Any(m => s.Tokens[m].Text == "as"))))
        {
            return; // it carries nothing here; what it closes is found by its place in the text
        }

        if (complement >= 0 && above >= 0 && subject >= 0)
        {
            source = source with { Outer = Quoter(above) };
        }
        else if (subject >= 0 && s.Dependents(subject, "acl", "acl:relcl")
            .FirstOrDefault(a => cues.QuotingVerbs.Contains(s.Tokens[a].Lemma), -1) is var quoting and >= 0)
        {
            source = source with { Outer = Quoter(quoting) };
        }

        // A noun of saying with an event as its object («reported clashes», «denied the attack») carries it too.
        // Who speaks is none of the content, unless all of it stands in a clause that tells of the speaker («commanders, who denied
        // losing X»).
        var (f, l) = s.Subtree(verb);
        var speaker = s.IsPassive(verb) ? s.Agent(verb) : subject;
        var apart = speaker >= 0 && s.IsUnder(verb, speaker) ? own : speaker;
        frames.Add(new(source, true, l - f + 1, t => IsContent(t, verb, apart)) { Speaker = speaker });
    }

    /// <summary>The relative clause that a word is in, or −1.</summary>
    private int RelativeAbove(int token)
    {
        while (token >= 0 && s.Tokens[token].Relation != "acl:relcl")
        {
            token = s.Tokens[token].Head;
        }

        return token;
    }

    /// <summary>
    /// The verb above <c>saying</c> in <c>quoted residents as saying</c>, from which or from whose object it hangs; −1 where there is
    /// none.
    /// </summary>
    private int Quoting(int saying)
    {
        var above = s.Tokens[saying].Head;
        if (above >= 0 && s.Tokens[saying].Relation == "acl" && s.Tokens[above].Relation is "obj" or "nsubj:pass")
        {
            above = s.Tokens[above].Head;
        }

        return above >= 0 && s.Tokens[saying].Xpos == "VBG" && cues.QuotingVerbs.Contains(s.Tokens[above].Lemma) ? above : -1;
    }

    /// <summary>
    /// «…, residents said on Friday.»: a speaker and a verb of saying behind the last comma carry all before it, whatever the tree makes
    /// of them.
    /// </summary>
    private void AddClosing()
    {
        var verb = s.Tokens.Count - 1;
        while (verb > 0 && (!s.Tokens[verb].IsVerb() || !cues.SayingVerbs.Contains(s.Tokens[verb].Lemma) || quoting.Contains(verb)))
        {
            verb--;
        }

        if (verb > 2 && s.Tokens[verb - 1].Text is "," or "”" or "\"" or "’" && verb + 1 < s.Tokens.Count
            && s.Tokens[verb + 1].Upos is "DET" or "NOUN" or "PROPN" or "ADJ" or "NUM" && s.Dependent(verb, "ccomp") < verb)
        {
            AddInverted(verb);
            return;
        }

        var comma = verb - 1;
        while (comma > 0 && s.Tokens[comma].Text != "," && !s.Tokens[comma].IsVerb())
        {
            comma--;
        }

        if (comma <= 1 || verb - comma is < 2 or > 9 || s.Tokens[comma].Text != ","
            || frames.Exists(f => f.Source.Cue == verb && f.Content(0))
            || Enumerable.Range(verb + 1, s.Tokens.Count - verb - 1).Any(i => s.Tokens[i].IsVerb() || s.Tokens[i].Upos is "SCONJ")
                || s.Tokens.Count - verb > 8)
        {
            return;
        }

        var speaker = Enumerable.Range(comma + 1, verb - comma - 1)
            .LastOrDefault(i => s.Tokens[i].IsNominal() && s.Tokens[i].Relation != "flat" && !phrases.InDate(i), -1);
        while (speaker >= 0 && s.Tokens[speaker].Head is var whose && whose > comma && whose < verb && s.Tokens[whose].IsNominal())
        {
            speaker = whose; // «a commander of the brigade told …»: the commander
        }

        frames.RemoveAll(f => f.Source.Cue == verb);
        if (speaker >= 0 && s.Tokens[comma + 1].Upos is not ("CCONJ" or "SCONJ" or "PRON") && Read(speaker, verb) is { } source)
        {
            frames.Add(new(source, true, s.Tokens.Count, t => t < comma) { Speaker = speaker });
        }
    }

    /// <summary>«…, said a commander of the brigade.»</summary>
    private void AddInverted(int verb)
    {
        var speaker = Enumerable.Range(verb + 1, s.Tokens.Count - verb - 1)
            .FirstOrDefault(i => s.Tokens[i].IsNominal() && s.Tokens[i].Upos != "DET"
            && s.Tokens[i].Relation is not ("compound" or "flat") && !s.IsPossessor(i), -1);
        if (speaker < 0 || speaker - verb > 6 || Read(speaker, verb) is not { } source)
        {
            return;
        }

        frames.RemoveAll(f => f.Source.Cue == verb);
        frames.Add(new(source, true, s.Tokens.Count, t => t < verb - 1) { Speaker = speaker });
    }

    private bool IsContent(int token, int verb, int subject)
    {
        var at = token;
        while (at >= 0 && s.Tokens[at].Head != verb)
        {
            at = s.Tokens[at].Head;
        }

        return at >= 0 && at != subject && !s.IsUnder(token, Math.Max(subject, 0) == subject ? subject : -1)
            && (s.Tokens[at].Relation is "ccomp" or "xcomp" or "obj" or "parataxis" or "nsubj:pass"
                || (s.Tokens[at].Relation is "obl" or "advcl"
                    && (s.Case(at) is "as" or "on" or "of" || s.Dependents(at, "mark").Any(m => s.Tokens[m].Text is "of" or "as")
                    || EventHosts.Claimant(s, at, cues) == verb))
                || (s.Tokens[at].Relation is "advcl" && s.Dependent(verb, "ccomp", "parataxis") >= 0));
    }

    private Attributed? SourceAt(int subject, int cue, bool passive)
    {
        if (subject < 0 || (s.Tokens[subject].Upos == "PRON" && s.Tokens[subject].Lemma == "it" && passive))
        {
            return passive ? Hearsay(cue) : null;
        }

        if (passive && s.Agent(cue) < 0)
        {
            return Hearsay(cue);
        }

        var speaker = passive ? s.Agent(cue) : subject;
        return EventHosts.IsNobody(s, speaker) ? null : Read(speaker, cue);
    }

    private void AddAccordingTo(int cue)
    {
        var head = s.Tokens[cue].Relation is "case" or "fixed" or "mark" ? s.Tokens[cue].Head
            : s.Dependent(cue, "obl", "nmod", "obj", "pobj");
        if (head < 0 || !s.Tokens[head].IsNominal() || head < cue)
        {
            head = HeadAfter(cue + 1);
        }

        if (head < 0 || Read(head, cue) is not { } read)
        {
            read = head < 0 ? null! : AnyWords(head, cue);
            if (read is null)
            {
                return;
            }
        }

        var (first, last) = s.Subtree(head);
        frames.Add(new(read, false, s.Tokens.Count, t => t < Math.Min(first, cue) || t > Math.Max(last, cue)
            || !s.IsUnder(t, head)) { Speaker = head });
    }

    private Attributed AnyWords(int head, int cue)
    {
        var (first, last) = s.Phrase(head);
        first = Math.Max(first, cue + 2 < s.Tokens.Count ? cue + 2 : first);
        return new(s.Words(Math.Min(first, last), last), s.Span(Math.Min(first, last), last), null, s.Tokens[head].Upos == "PROPN",
            cues.DoubtfulSources.Contains(s.Tokens[head].Lemma), cue, null)
        {
            CueText = s.Tokens[cue].Text,
            Noun = s.Tokens[head].Lemma,
            IsPlural = s.Tokens[head].Xpos is "NNS" or "NNPS",
        };
    }

    /// <summary>The head of the first noun phrase after a token.</summary>
    private int HeadAfter(int from)
    {
        for (var i = from; i < s.Tokens.Count; i++)
        {
            if (s.Tokens[i].Upos is "NOUN" or "PROPN" or "PRON" && !(i + 1 < s.Tokens.Count && s.Tokens[i + 1].Upos is "NOUN" or "PROPN"))
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>What is told, nobody says by whom.</summary>
    private Attributed Hearsay(int cue) => new("reported", null, null, false, false, cue, null) { CueText = s.Tokens[cue].Text };

    private void AddHearsay(Token adverb)
    {
        var head = adverb.Head < 0 ? adverb.Index : adverb.Head;
        frames.Add(new(Hearsay(adverb.Index), false, 1, t => t == head || s.IsUnder(t, head)));
    }

    /// <summary>
    /// One attribution: what brings it in, who says it by the head of the words in this sentence (−1: nobody), and which tokens are said.
    /// </summary>
    private sealed record Frame(Attributed Source, bool Saying, int Width, Func<int, bool> Content)
    {
        public int Speaker { get; init; } = -1;
    }
}
