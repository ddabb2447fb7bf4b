using System.Collections.Immutable;
using Salient.Codebooks;
using Salient.Language;
using Salient.Mentions;
using Salient.Places;
using Salient.Reports;

namespace Salient.Attribution;

/// <summary>
/// Who says what in a whole report: what each sentence attributes itself, the quotations that run over several, and the accounts that go
/// on. A source ends with its
/// paragraph, with another source, and with the first sentence that nothing ties to what it said.
/// </summary>
internal sealed class ReportSources
{
    private readonly Codebook codebook;
    private readonly List<(TextSpan Words, Attributed Source)> quoted = [];
    private readonly Attributed?[] goingOn;

    public ReportSources(ReferredReport referred, Codebook codebook, PlaceReader places)
    {
        this.codebook = codebook;
        var marked = referred.Named.Marked;
        var phrases = new Phrases[marked.Sentences.Count];
        var readers = new List<SourceReader>();
        // Each sentence keeps those before it; shared, or a long text would keep them all anew each time.
        var speakers = ImmutableList<Attributed>.Empty;
        foreach (var sentence in marked.Sentences)
        {
            var index = sentence.Sentence.Index;
            phrases[index] = new Phrases(sentence, referred.Named.Names[index], referred.References,
                new ArraySegment<Phrases>(phrases, 0, index), places, codebook.Cues);
            var reader = new SourceReader(phrases[index], codebook, speakers);
            readers.Add(reader);
            speakers = speakers.AddRange(reader.Named);
        }

        (Phrases, Readers, Quotes) = (phrases, readers, new(marked.Parsed.Report.Text));
        quoted.AddRange(readers.SelectMany(r => r.Told()).Where(t => !Quotes.Covers(t.Content.Cue.Start))
            .Select(t => (Quotes.Whole(t.Content).Content, t.Source)).Where(q => Quotes.Touches(q.Content)));
        goingOn = new Attributed?[readers.Count];
        for (var i = 1; i < readers.Count; i++)
        {
            goingOn[i] = Before(i) is { } source && Continues(readers[i]) ? source with { Tie = SourceTie.GoesOn } : null;
        }

        foreach (var of in phrases)
        {
            var sentence = of.Sentence;
            of.Speaking = token => Of(sentence.Index, token)?.Speaker;
        }
    }

    /// <summary>What the phrases of each sentence mean.</summary>
    public IReadOnlyList<Phrases> Phrases { get; }

    /// <summary>What each sentence attributes itself.</summary>
    public IReadOnlyList<SourceReader> Readers { get; }

    /// <summary>The report's quotations.</summary>
    public QuotedStretch Quotes { get; }

    /// <summary>The innermost source of what a token says, with those that quote it; null where nobody but the outlet says it.</summary>
    public Attributed? Of(int sentence, int token)
    {
        var own = Readers[sentence].Of(token);
        var at = Readers[sentence].Sentence.Tokens[token].Span.Start;
        var speaker = quoted.Where(q => q.Words.Start <= at && at < q.Words.End && Quotes.Covers(at)).Select(q => q.Source)
            .FirstOrDefault();
        return own is null ? speaker is null ? goingOn[sentence] : speaker with { Tie = SourceTie.Quoted }
            : speaker is null || Reaches(own, speaker) ? own
            : SourceReader.WithOuter(own, speaker);
    }

    /// <summary>Whether a source is another or is quoted by it.</summary>
    private static bool Reaches(Attributed source, Attributed other) => source.Text == other.Text
        || (source.Outer is { } outer && Reaches(outer, other));

    /// <summary>Whose account the sentence before is, where it stands in the same paragraph and is one account.</summary>
    private Attributed? Before(int sentence)
    {
        var (here, before) = (Readers[sentence].Sentence, Readers[sentence - 1].Sentence);
        return here.Paragraph == before.Paragraph && !before.IsHeadline && !Readers[sentence].Speaks ? Readers[sentence - 1].Account
            ?? goingOn[sentence - 1] : null;
    }

    /// <summary>
    /// Whether words of a sentence tie it to what was said before: an adverb (<c>also</c>, <c>thus</c>), or its subject is an event that
    /// was told (<c>the strikes</c>).
    /// </summary>
    private bool Continues(SourceReader reader)
    {
        var s = reader.Sentence;
        var cues = codebook.Cues;
        var root = s.Tokens.First(t => t.Head < 0).Index;
        if (s.Tokens.Take(2).Any(t => cues.CarryingAdverbs.Contains(t.Text))
            || s.Tokens.Any(t => cues.ContinuingAdverbs.Contains(t.Text) && (t.Index < 2 || (t.Head == root && t.Relation == "advmod"))))
        {
            return true;
        }

        var subject = s.Dependent(root, "nsubj", "nsubj:pass");
        return subject >= 0 && s.Tokens[subject].Upos == "NOUN" && ReferenceReader.HasPointer(s, subject)
            && s.Dependent(subject, "nmod", "compound", "amod", "acl", "acl:relcl") < 0
            && (codebook.ForNoun(s.Tokens[subject].Lemma.ToLowerInvariant()).Count > 0
                || cues.DeathNouns.Contains(s.Tokens[subject].Lemma));
    }
}

/// <summary>Who says what in one sentence, wherever in the report they are named.</summary>
/// <param name="report">The report's sources.</param>
/// <param name="sentence">The sentence.</param>
internal sealed class SentenceSources(ReportSources report, Sentence sentence)
{
    /// <summary>
    /// The innermost source of what <paramref name="predicate"/> says, with those that quote it; null where nobody but the outlet says
    /// it.
    /// </summary>
    public Attributed? Of(int predicate) => report.Of(sentence.Index, predicate);

    /// <summary>Whether a token stands inside a quotation.</summary>
    public bool IsQuoted(int token) => report.Quotes.Covers(sentence.Tokens[token].Span.Start);

    /// <summary>The verbs of saying of its own sentence that what <paramref name="predicate"/> says hangs from, innermost first.</summary>
    public IEnumerable<int> SayingVerbs(int predicate) => report.Readers[sentence.Index].SayingVerbs(predicate);
}
