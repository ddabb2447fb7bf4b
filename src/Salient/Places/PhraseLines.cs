namespace Salient.Places;

/// <summary>
/// Finds what lies between or along places: <c>between X and Y</c>, <c>the road from X to Y</c>, <c>the X–Y highway</c>, <c>along the
/// border with X</c>.
/// Positions are units.
/// </summary>
internal sealed class PhraseLines(IReadOnlyList<TextUnit> units, PlaceWords words)
{
    /// <summary>Marks the phrases that are one end of a line; the other end hangs at <see cref="PlacePhrase.Other"/>.</summary>
    internal void Link(IReadOnlyList<PlacePhrase> phrases)
    {
        for (var i = 0; i < phrases.Count; i++)
        {
            if (!IsBorder(phrases[i]) && i + 1 < phrases.Count)
            {
                Join(phrases[i], phrases[i + 1]);
            }
        }
    }

    // States meet, fight and talk between each other; towns do not.
    private void Join(PlacePhrase left, PlacePhrase right)
    {
        // the X–Y border: a strip, and neither of the two
        if (right.First == left.Last + 2 && Lower(left.Last + 1) is "-" or "–" or "—" or "‑" && right.Feature is { } strip
            && words.Borders.Contains(strip.Word))
        {
            (left.Line, left.Other) = ("border", right);
            return;
        }

        if (IsState(left) || IsState(right) || left.Outside || right.First <= left.Last || Before(left) is not { } before)
        {
            return;
        }

        var gap = units.Skip(left.Last + 1).Take(right.First - left.Last - 1).Where(u => u.Lower != "the").Select(u => u.Lower).ToList();
        var isRoad = RoadBefore(before) is not null;
        if (gap is ["and"] or ["to"] or ["with"] && Lower(before) is { } joint && words.Joining.Contains(joint)
            && (isRoad || (joint == "between" && gap is ["and"])))
        {
            (left.Line, left.Other) = (isRoad ? "road" : "between", right);
            left.First = isRoad ? RoadBefore(before)!.Value : before;
        }
        else if (gap is ["-" or "–" or "—"] && right.Feature is { } feature && words.Roads.Contains(feature.Word))
        {
            (left.Line, left.Other) = ("road", right);
        }
    }

    // along the border with X, the borders of X
    private bool IsBorder(PlacePhrase phrase)
    {
        var at = Lower(phrase.First - 1) == "the" ? phrase.First - 2 : phrase.First - 1;
        if (phrase.Rank < 3 || Lower(at) is not ("with" or "of") || Lower(at - 1) is not { } noun || !words.Borders.Contains(noun))
        {
            return false;
        }

        phrase.Line = "border";
        phrase.First = Lower(at - 2) == "the" ? at - 2 : at - 1;
        if (Lower(phrase.First - 1) == "along")
        {
            phrase.First--;
        }

        return true;
    }

    private static bool IsState(PlacePhrase phrase) => phrase.Rank > 3 || phrase.Facts.Greatest == PlaceKind.Country;

    // The unit in front of a phrase, over its article: between, from.
    private static int? Before(PlacePhrase phrase) => phrase.First - 1 is >= 0 and var at ? at : null;

    // Where the road begins whose joint (from, linking) stands at a unit, its article included.
    private int? RoadBefore(int joint)
    {
        var noun = Lower(joint - 1) is "that" or "which" or "leading" ? joint - 2 : joint - 1;
        return Lower(noun) is { } road && words.Roads.Contains(road) ? Lower(noun - 1) == "the" ? noun - 1 : noun : null;
    }

    private string? Lower(int at) => at >= 0 && at < units.Count ? units[at].Lower : null;
}
