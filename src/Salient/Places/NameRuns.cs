using Salient.Language;

namespace Salient.Places;

/// <summary>
/// Finds the stretches of a sentence that may be names, and the names that the index knows inside them. Positions are units.
/// </summary>
internal sealed class NameRuns
{
    private const int LongestName = 6;

    private readonly IReadOnlyList<TextUnit> units;
    private readonly IReadOnlyList<Token> tokens;
    private readonly PlaceIndex index;
    private readonly PlaceWords words;
    private readonly bool isTitleCase;
    private List<(int First, int Last)>? all;

    internal NameRuns(IReadOnlyList<TextUnit> units, IReadOnlyList<Token> tokens, PlaceIndex index, PlaceWords words)
    {
        (this.units, this.tokens, this.index, this.words) = (units, tokens, index, words);
        var lettered = units.Count(u => u.IsWord && char.IsLetter(u.Text[0]) && u.Lower.Length > 3);
        isTitleCase = lettered >= 4 && units.Count(u => u.IsWord && u.Lower.Length > 3 && char.IsUpper(u.Text[0])) >= 0.8 * lettered;
    }

    /// <summary>All maximal runs of capitalised words with the particles between them.</summary>
    internal List<(int First, int Last)> All() => all ??= Find();

    private List<(int First, int Last)> Find()
    {
        var runs = new List<(int, int)>();
        for (var i = 0; i < units.Count; i++)
        {
            if (!IsNamePart(i) && !(IsParticle(i) && IsNamePart(i + 1)))
            {
                continue;
            }

            var last = i;
            while (Next(i, last) is { } next)
            {
                last = next;
            }

            runs.Add((i, last));
            i = last;
        }

        return runs;
    }

    /// <summary>The longest names inside a run that the index knows, left to right.</summary>
    internal List<(int First, int Last, NameFacts Facts)> Known(int first, int last)
    {
        var names = new List<(int, int, NameFacts)>();
        for (var i = first; i <= last; i++)
        {
            for (var end = Math.Min(last, i + LongestName - 1); end >= i; end--)
            {
                if ((end == i && (words.IsNever(units[i].Text) || IsSide(i, last) || IsFeatureOf(i, last))) || IsParticle(end)
                    || index.Facts(Text(i, end)) is not { Known: true } facts)
                {
                    continue;
                }

                // In running text a loose match of a long stretch is chance, and so is one that begins with a plain word (At St. Paul);
                // single words and pairs may be transliterations.
                if (facts.Exact || (end - i < 3 && (end == i || !words.IsNever(units[i].Text))))
                {
                    names.Add((i, end, facts));
                    i = end;
                    break;
                }
            }
        }

        return names;
    }

    internal bool IsNamePart(int at)
    {
        if (at < 0 || at >= units.Count || !units[at].IsWord || !units[at].IsCapitalised)
        {
            return false;
        }

        var upos = tokens[units[at].Last].Upos;
        return !(upos is "PRON" or "DET" or "ADP" or "AUX" or "CCONJ" or "SCONJ" or "PART" or "NUM"
            && (units[at].First == units[at].Last || upos is "NUM"))
            && !(isTitleCase && upos is "VERB" or "ADV" or "NOUN" or "ADJ" && !index.Facts(units[at].Text).Exact);
    }

    internal string Text(int first, int last) => first == last
        ? units[first].Text
        : string.Concat(Enumerable.Range(first, last - first + 1)
            .Select(i => i > first && tokens[units[i].First].Span.Start > tokens[units[i - 1].Last].Span.End ? " " + units[i].Text
            : units[i].Text));

    // Northern Iraq: a compass word before a name is no name by itself.
    private bool IsSide(int at, int last) => at < last && words.Bearing(units[at].Text) is not null && IsNamePart(at + 1);

    // Mount Sinjar: a noun for a kind of place before a name is no name by itself, although somewhere a village is called so.
    private bool IsFeatureOf(int at, int last) => at < last && words.Feature(units[at].Text)?.Word == units[at].Lower && IsNamePart(at + 1);

    private bool IsParticle(int at) => at >= 0 && at < units.Count && words.Particles.Contains(units[at].Text)
        && !words.IsNever(units[at].Text) && !char.IsUpper(units[at].Text[0]);

    // The run's next name part, over a particle, or over an English little word where the index knows the whole (Isle of Man).
    private int? Next(int first, int last)
    {
        if (IsNamePart(last + 1))
        {
            return last + 1;
        }

        if (last + 2 >= units.Count || !IsNamePart(last + 2) || !units[last + 1].IsWord)
        {
            return null;
        }

        return IsParticle(last + 1) || (units[last + 1].Text.Length <= 4 && char.IsLower(units[last + 1].Text[0])
            && index.Facts(Text(first, last + 2)).Exact) ? last + 2 : null;
    }
}
