using Salient.Codebooks;
using Salient.Language;

namespace Salient.Mentions;

/// <summary>
/// Mends what a statistical parser gets wrong in ways that grammar alone can see (a verb with two subjects side by side), and turns a few
/// trees into the shape that coding
/// asks for (<c>were reported killed</c>: the deed is the main verb). The parse itself stays as it is for those who ask for it.
/// </summary>
internal static partial class TreeRepair
{
    /// <summary>The mends, in the order in which they apply: words first, then clauses, then what needs both.</summary>
    private static readonly Func<Sentence, Token[], Words, bool>[] Mends =
    [
        (_, tokens, c) => Lemmas(tokens, c.Cues, l => c.IsEventVerb(l) || c.Cues.Knows(l)),
        (s, tokens, c) => ReportedDeeds(s, tokens, c.Cues),
        (s, tokens, c) => ClosingSpeakers(s, tokens, c.Cues),
        (s, tokens, _) => RelativesAgree(s, tokens),
        (s, tokens, c) => InvertedConditions(s, tokens, c.Cues),
        (s, tokens, c) => SmallClauses(s, tokens, c.Cues),
        (s, tokens, _) => FiniteConjuncts(s, tokens),
        (s, tokens, _) => NoLonger(s, tokens),
        (s, tokens, _) => NamesOfNouns(s, tokens),
        (s, tokens, _) => ListedNames(s, tokens),
        (s, tokens, _) => ListedSubjects(s, tokens),
        (s, tokens, _) => IncludedNames(s, tokens),
        (s, tokens, _) => NamesAmong(s, tokens),
        (_, tokens, c) => JoinParticles(tokens, c.IsEventVerb),
    ];

    /// <summary>The words that mends ask for.</summary>
    /// <param name="Cues">Words that tell how a thing is said.</param>
    /// <param name="IsEventVerb">Whether some event is said by a verb, by its lemma, with a particle where it has one.</param>
    internal sealed record Words(Cues Cues, Func<string, bool> IsEventVerb);

    /// <summary>The sentence, mended where it needs it.</summary>
    public static Sentence Mend(Sentence s, Words words)
    {
        // One copy serves all mends that change nothing, which most do.
        var tokens = s.Tokens.ToArray();
        foreach (var mend in Mends)
        {
            if (!mend(s, tokens, words))
            {
                continue;
            }

            s = IsTree(tokens) ? new(s.Index, s.Span, s.Text, tokens, s.IsHeadline, s.Paragraph) : s;
            tokens = s.Tokens.ToArray();
        }

        return s;
    }

    private static bool IsTree(Token[] tokens)
    {
        if (tokens.Count(t => t.Head < 0) != 1)
        {
            return false;
        }

        foreach (var token in tokens)
        {
            var steps = 0;
            for (var at = token.Index; at >= 0; at = tokens[at].Head)
            {
                if (steps++ > tokens.Length)
                {
                    return false;
                }
            }
        }

        return true;
    }
}
