using Salient.Codebooks;
using Salient.Language;

namespace Salient.Coding;

/// <summary>
/// Mends what a statistical parser gets wrong in ways that grammar alone can see: a verb with two subjects joined by <c>and</c>, a sentence
/// whose only verb was taken for a participle. Coding needs these; the parse itself stays as it is for those who ask for it.
/// </summary>
internal static partial class TreeRepair
{
    /// <summary>The sentence, mended where it needs it.</summary>
    public static Sentence Mend(Sentence s, Cues cues, Func<string, bool> isEventVerb)
    {
        foreach (var mend in new Func<Sentence, Token[], bool>[]
        {
            (_, tokens) => Lemmas(tokens, cues, l => isEventVerb(l) || cues.Knows(l)),
            (_, tokens) => NounsBeforeVerbs(tokens),
            (_, tokens) => GerundNouns(tokens),
            (_, tokens) => ClauseNouns(tokens, isEventVerb),
            (t, tokens) => ReportsThat(t, tokens, cues),
            (t, tokens) => PastForms(t, tokens, cues),
            (t, tokens) => VerbsBehindRelatives(t, tokens, isEventVerb),
            (t, tokens) => ClosingSpeakers(t, tokens, cues),
            (t, tokens) => ContentClauses(t, tokens, cues),
            AppositiveRelatives,
            ParticiplesBetweenCommas,
            ParticiplesBeforeVerbs,
            (t, tokens) => NounsWithObjects(t, tokens, isEventVerb),
            RelativeObjects,
            NamesAfterTime,
            NamesBeforeAppositions,
            NounSubjects,
            HeadlineNouns,
            (t, tokens) => HeadlineVerbs(t, tokens, isEventVerb),
            (t, tokens) => HeadlinePassives(t, tokens, isEventVerb),
            ClausesBehindAs,
            InvertedConditions,
            (_, tokens) => TimeNouns(tokens),
            NotTheSource,
            NamesFirst,
            BehindTheComma,
            (_, tokens) => Prepositions(tokens),
            (_, tokens) => LevelCompounds(tokens, cues),
            (_, tokens) => PerfectVerbs(tokens),
            (_, tokens) => SplitVerbs(tokens),
            (_, tokens) => ActiveParticiples(tokens),
            (t, tokens) => VerbsInLists(t, tokens, isEventVerb),
            SplitPhrases,
            (_, tokens) => ObjectsBehind(tokens),
            (_, tokens) => Gerunds(tokens),
            (_, tokens) => SpeakersApart(tokens, cues),
            JoinSubjects,
            (t, tokens) => PromoteVerb(t, tokens, cues),
            (t, tokens) => PromotePresent(t, tokens, isEventVerb),
            (_, tokens) => JoinParticles(tokens, isEventVerb),
        })
        {
            var tokens = s.Tokens.ToArray();
            if (mend(s, tokens) && IsTree(tokens))
            {
                s = new(s.Index, s.Span, s.Text, tokens, s.IsHeadline, s.Paragraph);
            }
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
