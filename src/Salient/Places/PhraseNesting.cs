using Salient.Language;

namespace Salient.Places;

/// <summary>
/// Says which phrase of a sentence lies in, or is measured from, which: <c>X in Y</c>, <c>X, Y province</c>, <c>X south of Y</c>, <c>Y's
/// X</c>.
/// </summary>
internal sealed class PhraseNesting(IReadOnlyList<TextUnit> units, IReadOnlyList<Token> tokens, PlaceIndex index, PlaceWords words)
{
    private const int LongestGap = 9;

    // Nouns between a name and what stands in brackets behind it.
    private const int MostNouns = 3;

    internal void Link(List<PlacePhrase> phrases)
    {
        // From the right, so that what contains a phrase already has what contains it.
        for (var (i, right) = (phrases.Count - 2, phrases.LastOrDefault()); i >= 0; i--)
        {
            var left = phrases[i];
            if (left.Other is not null)
            {
                right = left;
                continue;
            }

            if (IsPossessor(left, right!))
            {
                // in Latakia's Jableh district: what comes before lies in the district.
                right!.Within ??= left;
                right.First = left.First;
                continue;
            }

            if (Contains(left, right!))
            {
                left.Within = right;
            }

            right = left;
        }

        for (var i = 0; i + 2 < phrases.Count; i++)
        {
            Bracketed(phrases[i], phrases[i + 1], phrases[i + 2]);
        }
    }

    // a village in western Yemen (Hays, Hodeidah): what stands in brackets is nearer said than what stands before them.
    private void Bracketed(PlacePhrase inner, PlacePhrase outer, PlacePhrase nearer)
    {
        if (ReferenceEquals(inner.Within, outer) && outer.Within is null && nearer.First == outer.Last + 2
            && units[outer.Last + 1].Lower == "(" && nearer.OuterRank < outer.OuterRank)
        {
            inner.Within = nearer;
            nearer.Outermost.Within = outer;
        }
    }

    // X farm in Y: a noun that is no feature says no more than that X is something.
    private bool IsNoun(TextUnit unit) => tokens[unit.Last].Upos == "NOUN" && !unit.IsCapitalised && unit.IsWord;

    // Syria's Idlib
    private bool IsPossessor(PlacePhrase left, PlacePhrase right) =>
        right.First == left.Last + 2 && units[left.Last + 1].IsPossessive && left.Rank > right.Rank;

    private bool Contains(PlacePhrase left, PlacePhrase right)
    {
        var gap = units.Skip(left.Last + 1).Take(right.First - left.Last - 1).ToList();
        if (gap.Count > LongestGap || right.First <= left.Last)
        {
            return false;
        }

        var fits = right.OuterRank > left.Rank || (left.Feature?.Kind == "area" && right.Rank >= 1) || right.Outside || right.Near
            || (right.Bearing is not null && right.Rank >= left.Rank) || !left.Facts.Known;
        if (gap.Count == 0)
        {
            return right.Outside || right.Near;
        }

        // Tutah (Almargeb); Taybah military camp (Palmyra, Homs)
        if (gap is [.., { Lower: "(" }] && gap.Count <= MostNouns + 1 && gap.SkipLast(1)
            .All(u => u.IsWord && !u.IsCapitalised && tokens[u.Last].Upos is "NOUN" or "ADJ"))
        {
            return right.Last + 1 < units.Count && units[right.Last + 1].Lower is ")" or ","
                && ((right.OuterRank >= 2 && right.OuterRank > left.Rank) || MayLieIn(left, right));
        }

        var from = gap[0].Lower == "," ? 1 : 0;
        while (from < gap.Count && (words.Lying.Contains(gap[from].Text) || (from == 0 && IsNoun(gap[from]))))
        {
            from++;
        }

        if (from == gap.Count)
        {
            return from > 0 && (right.Outside || right.Near
                || (gap.Count == 1 && gap[0].Lower == "," && right.OuterRank > left.Rank && right.OuterRank >= 2
                && !IsListed(left, right) && (MayLieIn(left, right) || IsApposed(left, right))));
        }

        return fits && gap[from].Lower is "in" or "inside" or "within" or "of" && gap.Skip(from + 1).All(IsFiller)
            && (gap[from].Lower != "of" || left.Feature is not null);
    }

    // "in Idlib, Syria and Iraq": a list whose members differ in size is still a list when another member follows.
    private bool IsListed(PlacePhrase left, PlacePhrase right) =>
        right.Last + 1 < units.Count && units[right.Last + 1].Lower is "and" or "or" && left.Rank >= 3;

    // "Paris, Missouri, said": a town with its unit between commas lies there though no list has it.
    private bool IsApposed(PlacePhrase left, PlacePhrase right) =>
        left.Rank <= 2 && right.Rank == 3 && right.First == right.NameFirst && (left.First == 0 || units[left.First - 1].Lower != ",")
        && (right.Last + 1 >= units.Count || units[right.Last + 1].Lower is "." or ")" or ";" or ":" or "-" or "—"
            || (units[right.Last + 1].Lower == "," && !(right.Last + 2 < units.Count
            && (units[right.Last + 2].IsCapitalised || units[right.Last + 2].Lower is "and" or "or"))));

    // "Raqqa, Syria", but not "storms Idlib, Turkey will": some place of the first name lies in some place of the second.
    private bool MayLieIn(PlacePhrase left, PlacePhrase right)
    {
        var outer = index.Find(right.Name, PlaceIndex.Tight).Select(m => m.Place)
            .Where(p => PlaceKinds.Of(p) is PlaceKind.Country or PlaceKind.Province or PlaceKind.District or PlaceKind.Area).ToList();
        return index.Find(left.Name, PlaceIndex.Tight).Any(m => outer.Exists(p => p.Country == m.Place.Country
            && (PlaceKinds.Of(p) == PlaceKind.Country || p.Admin1 == m.Place.Admin1 || p.Admin1 is null || m.Place.Admin1 is null)));
    }

    private bool IsFiller(TextUnit unit) => words.Fillers.Contains(unit.Text) || unit.Lower is "of"
        || (unit.Lower.Contains('-', StringComparison.Ordinal) && !words.Locatives.Contains(unit.Text));
}
