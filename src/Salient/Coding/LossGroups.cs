using Salient.Codebooks;
using Salient.Language;
using Salient.Mentions;

namespace Salient.Coding;

/// <summary>
/// Counts the groups that a phrase for victims names: <c>seven soldiers and three civilians</c>, <c>12 people, including four
/// children</c>, <c>eleven people, two of them civilians</c>.
/// </summary>
/// <param name="s">The sentence.</param>
/// <param name="cues">Words that bound numbers and bring in parts.</param>
internal sealed class LossGroups(Sentence s, Cues cues)
{
    /// <summary>Adds the groups of a phrase, and those that are told to be among them.</summary>
    public void Add(LossTally tally, Fate fate, int people)
    {
        if (people < 0)
        {
            return;
        }

        if (s.Tokens[people].Lemma.ToLowerInvariant() is "nobody" or "none" || s.Dependents(people, "det")
            .Any(d => s.Tokens[d].Text.Equals("no", StringComparison.OrdinalIgnoreCase)))
        {
            tally.Add(fate, null, 0, 0);
            return;
        }

        // «eleven people, two of them civilians»: only what is joined by «and» adds up.
        var all = s.Conjuncts(people).Where(p => !s.Tokens[p].IsVerb() && !TellsApart(people, p) && !IsPart(p)).ToList();
        var joined = all.Exists(p => s.Dependent(p, "cc") >= 0) ? all : [people];
        foreach (var part in joined.Where(p => !IsRange(p)))
        {
            if (Count(part) is { } number)
            {
                tally.Add(fate, Who(part, number.Last), number.Low, number.High);
            }
        }

        foreach (var (who, number) in Parts(s.Subtree(people).First, people))
        {
            tally.Add(fate, who, number.Low, number.High, part: true);
        }
    }

    /// <summary>How many a phrase means: its number, or one where it is a single person.</summary>
    public SaidNumber? Count(int head)
    {
        var (first, last) = s.Phrase(head);
        return NumberReader.Of(s, first, last, cues) ?? (IsOne(head) ? new(1, 1, first - 1, first - 1) : null);
    }

    /// <summary>«killing him», «the officer died»: one person, though no number says so; a family or a crowd is not.</summary>
    private bool IsOne(int head)
    {
        var token = s.Tokens[head];
        return token.Upos == "PRON" ? token.Text.ToLowerInvariant() is "him" or "her" or "he" or "she"
            : token is { Upos: "NOUN", Xpos: "NN" } && !cues.CrowdNouns.Contains(token.Lemma) && !cues.CountingNouns.Contains(token.Lemma);
    }

    /// <summary>The words for those whom a number counts: <c>fighters of HTS</c>; null where the number stands alone.</summary>
    private string? Who(int head, int number)
    {
        var (_, last) = s.Phrase(head);
        foreach (var child in s.Dependents(head, "nmod").Where(c => c > head && s.Case(c) is "of"))
        {
            last = Math.Max(last, s.Phrase(child).Last);
        }

        var first = number + 1;
        while (first < last && s.Tokens[first].Upos is "ADP" or "DET" or "PUNCT")
        {
            first++;
        }

        return first <= last && s.Tokens[first].Lemma is not "other" ? s.Words(first, last) : null;
    }

    /// <summary>«between seven and nine people»: a bare number that only opens a range.</summary>
    private bool IsRange(int token) => token > 0 && s.Tokens[token].Upos == "NUM"
        && s.Tokens[token - 1].Text.Equals("between", StringComparison.OrdinalIgnoreCase);

    /// <summary>«30 people and wounded 50 others»: a participle between two counts makes them two, whatever the tree joins.</summary>
    private bool TellsApart(int first, int other) => Enumerable.Range(first + 1, Math.Max(0, other - first - 1))
        .Any(i => s.Tokens[i].Text.EndsWith("ed", StringComparison.Ordinal) && cues.WoundingVerbs.Concat(cues.KillingVerbs)
            .Any(v => s.Tokens[i].Text.StartsWith(v, StringComparison.OrdinalIgnoreCase)));

    /// <summary>Whether a token stands behind <c>including</c> or its like, or behind <c>two of them</c>.</summary>
    private bool IsPart(int token) => (token > 1 && s.Tokens[token - 1].Text.ToLowerInvariant() is "them" or "whom"
        && s.Tokens[token - 2].Text == "of") || Enumerable.Range(Math.Max(0, token - 12), Math.Min(12, token))
        .Any(i => cues.IncludingWords.Contains(s.Tokens[i].Text) && !Enumerable.Range(i, token - i)
        .Any(k => s.Tokens[k].IsVerb() && k != i));

    /// <summary>Those who are among the victims: behind <c>including</c>, or <c>two of them civilians</c>.</summary>
    private IEnumerable<(string? Who, SaidNumber Number)> Parts(int from, int people)
    {
        for (var i = Math.Max(from, people) + 1; i < s.Tokens.Count; i++)
        {
            if (cues.IncludingWords.Contains(s.Tokens[i].Text) || (s.Tokens[i].Text == ":" && s.Tokens[people].Index < i))
            {
                foreach (var part in Listed(i + 1))
                {
                    yield return part;
                }

                yield break;
            }

            if (s.Tokens[i].IsVerb() && i > people && s.Tokens[i].Head < people && s.Tokens[i].Relation is "conj" or "advcl")
            {
                yield break; // another clause
            }

            if (i > 0 && s.Tokens[i].Text == "of" && i + 2 < s.Tokens.Count
                && s.Tokens[i + 1].Text.ToLowerInvariant() is "them" or "whom" && NumberReader.Of(s, i - 1, i - 1, cues) is { } number
                && NounFrom(i + 2) is var noun and >= 0)
            {
                var first = i + 2;
                while (first < noun && s.Tokens[first].Upos is "AUX" or "DET")
                {
                    first++;
                }

                yield return (s.Words(first, noun), number);
            }
        }
    }

    /// <summary>«four children and two women»: numbers with their nouns, as long as the list goes on.</summary>
    private IEnumerable<(string? Who, SaidNumber Number)> Listed(int from)
    {
        for (var at = from; at < s.Tokens.Count;)
        {
            while (at < s.Tokens.Count && (s.Tokens[at].Text is "," or "and" or "at" or "least" or "them" or "whom"
                || s.Tokens[at].Upos == "CCONJ"))
            {
                at++;
            }

            if (at >= s.Tokens.Count || NumberReader.Of(s, at, Math.Min(at + 1, s.Tokens.Count - 1), cues) is not { } number
                || NounFrom(number.Last + 1) is not (var noun and >= 0))
            {
                yield break;
            }

            var last = noun;
            while (last + 2 < s.Tokens.Count && s.Tokens[last + 1].Text == "of" && NounFrom(last + 2) is var inner and >= 0)
            {
                last = inner;
            }

            yield return (s.Words(number.Last + 1, last), number);
            at = last + 1;
        }
    }

    /// <summary>The last noun of the run of nouns and adjectives that starts at a token; −1 where none does.</summary>
    private int NounFrom(int at)
    {
        var noun = -1;
        for (var i = at; i < s.Tokens.Count && s.Tokens[i].Upos is "NOUN" or "PROPN" or "ADJ" or "DET" or "AUX"; i++)
        {
            noun = s.Tokens[i].Upos is "NOUN" or "PROPN" ? i : noun;
        }

        return noun;
    }
}
