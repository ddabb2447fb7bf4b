using System.Globalization;
using Salient.Language;
using Salient.Reports;

namespace Salient.Dating;

/// <summary>Finds the words of a sentence that say when. Reads the tokens' texts only. Immutable; shared by threads.</summary>
/// <param name="words">The words of dates.</param>
public sealed class DateReader(DateWords words)
{
    // Small words that lead to a date and are no part of what it says.
    private static readonly HashSet<string> Leading = new(StringComparer.Ordinal) { "on", "in", "at", "during", "of", "for", "over" };

    private readonly DateTense tense = new(words);

    /// <summary>
    /// The expressions of time in a sentence, in order, none overlapping; also durations and vague words, which give no day. Those that
    /// are part
    /// of a name are none: <c>March 23</c> in <c>March 23 Movement</c> is no day.
    /// </summary>
    /// <param name="sentence">The sentence.</param>
    /// <param name="names">First and last tokens of the names.</param>
    public IReadOnlyList<DateMention> Find(Sentence sentence, params IReadOnlyList<(int First, int Last)> names)
    {
        var found = Find(sentence, joined: true);
        found.RemoveAll(m => names.Any(n => n.First <= m.FirstToken && m.LastToken <= n.Last));
        return found;
    }

    /// <summary>The same as TIMEX3 marks them: the two ends of a range apart, and without the words that bound a date.</summary>
    /// <param name="sentence">The sentence.</param>
    public IReadOnlyList<DateMention> FindApart(Sentence sentence) => Find(sentence, joined: false);

    /// <summary>First and last tokens of the expressions of time, by the words alone: for sentences that are not parsed yet.</summary>
    /// <param name="tokens">The tokens; only texts are used.</param>
    public IReadOnlyList<(int First, int Last)> Spot(IReadOnlyList<Token> tokens) =>
        [.. Hits(tokens, joined: true).Select(h => (h.First, h.Last))];

    private List<DateMention> Find(Sentence sentence, bool joined) =>
        [.. Hits(sentence.Tokens, joined).Select(h => Mention(sentence, h.First, h.Last, h.Value))];

    private IEnumerable<(int First, int Last, DateValue Value)> Hits(IReadOnlyList<Token> tokens, bool joined)
    {
        var pieces = DatePiece.Of(tokens, words);
        var grammar = new DateGrammar(words, pieces);
        for (var i = 0; i < pieces.Length; i++)
        {
            if (!words.MayBegin(pieces[i].Word) || Leading.Contains(pieces[i].Word) || grammar.Any(i, joined) is not { } hit)
            {
                continue;
            }

            yield return (pieces[i].Token, pieces[hit.Next - 1].LastToken, hit.Value);
            i = hit.Next - 1;

            // A token is one word for everybody else: what is left of a hyphenated one belongs to the mention.
            while (i + 1 < pieces.Length && pieces[i + 1].Token == pieces[hit.Next - 1].LastToken)
            {
                i++;
            }
        }
    }

    private DateMention Mention(Sentence sentence, int first, int last, DateValue value)
    {
        var span = new TextSpan(sentence.Tokens[first].Span.Start, sentence.Tokens[last].Span.End);
        var text = sentence.Text[(span.Start - sentence.Span.Start)..(span.End - sentence.Span.Start)];
        var mention = new DateMention(sentence.Index, first, last, span, text, value);
        if (value is DurationValue lasted && int.TryParse(lasted.Count, CultureInfo.InvariantCulture, out var count)
            && tense.ReachesNow(sentence, mention))
        {
            return mention with { Value = new SpanValue(count, lasted.Unit, Ahead: false) };
        }

        if (value is not (BoundValue or DurationValue or RepeatedValue or VagueValue or SpanValue)
            && tense.IsSinceItBegan(sentence, mention))
        {
            return mention with { Value = new BoundValue(DateBound.Since, value) };
        }

        return mention with { Ahead = !sentence.IsHeadline && tense.ByTree(sentence, mention) == true };
    }
}
