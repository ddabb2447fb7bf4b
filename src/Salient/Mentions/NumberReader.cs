using System.Globalization;
using Salient.Codebooks;
using Salient.Language;

namespace Salient.Mentions;

/// <summary>How many, as a text says it.</summary>
/// <param name="Low">The lowest number said; null where only an upper bound is (<c>up to 50</c>).</param>
/// <param name="High">The highest number said; null where the text leaves it open (<c>at least 12</c>, <c>dozens</c>).</param>
/// <param name="First">First token of the number and the words that bound it.</param>
/// <param name="Last">Last token of it.</param>
internal readonly record struct SaidNumber(int? Low, int? High, int First, int Last);

/// <summary>
/// Numbers in a noun phrase: <c>five soldiers</c>, <c>at least 12</c>, <c>between seven and nine</c>, <c>dozens</c>, <c>12–15</c>.
/// </summary>
internal static class NumberReader
{
    private static readonly Dictionary<string, int> Words = new(StringComparer.OrdinalIgnoreCase)
    {
        ["one"] = 1, ["two"] = 2, ["three"] = 3, ["four"] = 4, ["five"] = 5, ["six"] = 6, ["seven"] = 7, ["eight"] = 8, ["nine"] = 9,
            ["ten"] = 10,
        ["eleven"] = 11, ["twelve"] = 12, ["thirteen"] = 13, ["fourteen"] = 14, ["fifteen"] = 15, ["sixteen"] = 16, ["seventeen"] = 17,
        ["eighteen"] = 18, ["nineteen"] = 19, ["twenty"] = 20, ["thirty"] = 30, ["forty"] = 40, ["fifty"] = 50, ["sixty"] = 60,
            ["seventy"] = 70,
        ["eighty"] = 80, ["ninety"] = 90, ["a"] = 1, ["an"] = 1, ["another"] = 1, ["hundred"] = 100,
    };

    /// <summary>What rough words stand for at the least (ACLED codebook: several and many 3 or 10, dozens 12, hundreds 100).</summary>
    private static readonly Dictionary<string, int> Rough = new(StringComparer.OrdinalIgnoreCase)
    {
        ["several"] = 3, ["many"] = 10, ["dozens"] = 12, ["dozen"] = 12, ["scores"] = 40, ["hundreds"] = 100, ["thousands"] = 1000,
    };

    /// <summary>
    /// The number that the phrase from <paramref name="first"/> to <paramref name="last"/> says, with the words before it that bound it;
    /// null where it says none.
    /// </summary>
    public static SaidNumber? Of(Sentence s, int first, int last, Cues cues)
    {
        for (var i = first; i <= last; i++)
        {
            if (At(s, i, last) is { } number)
            {
                return Bounded(s, Ranged(s, number, last), cues);
            }
        }

        return null;
    }

    /// <summary>The number that a word is, or null.</summary>
    public static int? Value(string word)
    {
        if (int.TryParse(word, NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var number) && number is >= 0 and < 1_000_000)
        {
            return number;
        }

        return Words.TryGetValue(word, out var named) ? named : Rough.TryGetValue(word, out var rough) ? rough : null;
    }

    /// <summary>The number that starts at a token, with all its words: <c>two hundred</c>, <c>twenty-five</c>.</summary>
    private static SaidNumber? At(Sentence s, int at, int last)
    {
        if (Range(s.Tokens[at].Text) is { } range)
        {
            return new(range.Low, range.High, at, at);
        }

        if (Value(s.Tokens[at].Text) is not { } value || IsArticle(s, at, last) || IsAge(s, at))
        {
            return null;
        }

        var (open, end) = (Rough.ContainsKey(s.Tokens[at].Text)
            && !s.Tokens[at].Text.Equals("dozen", StringComparison.OrdinalIgnoreCase), at);
        while (Larger(s, end, last, value) is { } next)
        {
            (value, end) = next;
        }

        return new(value, open ? null : value, at, end);
    }

    /// <summary>«11-12», «8–10», where one word is both ends.</summary>
    private static (int Low, int High)? Range(string word) =>
        word.IndexOfAny(['-', '–']) is var dash and > 0
            && int.TryParse(word.AsSpan(0, dash), NumberStyles.None, CultureInfo.InvariantCulture, out var low)
        && int.TryParse(word.AsSpan(dash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var high) && low < high ? (low, high)
            : null;

    /// <summary>«seven to nine», «12–15», «between 40 and 55»: a number before it or behind it makes a range.</summary>
    private static SaidNumber Ranged(Sentence s, SaidNumber number, int last)
    {
        var (low, high, first, end) = (number.Low, number.High, number.First, number.Last);
        bool Joins(int at, int before) => s.Tokens[at].Text.ToLowerInvariant() is "to" or "or" || Syntax.IsHyphen(s.Tokens[at])
            || (s.Tokens[at].Text.Equals("and", StringComparison.OrdinalIgnoreCase) && before > 0
            && s.Tokens[before - 1].Text.Equals("between", StringComparison.OrdinalIgnoreCase));
        if (first > 1 && Value(s.Tokens[first - 2].Text) is { } smaller && smaller < low && Joins(first - 1, first - 2))
        {
            (low, first) = (smaller, first - 2);
        }
        else if (end + 2 < s.Tokens.Count && Joins(end + 1, first) && At(s, end + 2, Math.Max(last, end + 2)) is { } larger
            && larger.Low > low)
        {
            (high, end) = (larger.High, larger.Last);
        }

        return new(low, high, first, end);
    }

    /// <summary>«at least 12», «up to 50», «twelve or more»: the words before and behind that leave one end open.</summary>
    private static SaidNumber Bounded(Sentence s, SaidNumber number, Cues cues)
    {
        if (Before(s, number.First, cues.AtLeastWords) is var least and >= 0)
        {
            return number with { High = number.High == number.Low ? null : number.High, First = least };
        }

        if (Before(s, number.First, cues.AtMostWords) is var most and >= 0)
        {
            return number with { Low = null, High = number.High ?? number.Low, First = most };
        }

        var openAbove = number.Last + 2 < s.Tokens.Count && s.Tokens[number.Last + 1].Text.ToLowerInvariant() is "or"
            && s.Tokens[number.Last + 2].Text.ToLowerInvariant() is "more";
        return openAbove ? number with { High = null, Last = number.Last + 2 } : number;
    }

    /// <summary>Where words of a list that end right before a token begin; −1 where none stand there.</summary>
    private static int Before(Sentence s, int at, IReadOnlySet<string> list)
    {
        for (var first = at - 1; first >= Math.Max(0, at - 4); first--)
        {
            if (list.Contains(string.Join(' ', Enumerable.Range(first, at - first).Select(i => s.Tokens[i].Text)).ToLowerInvariant()))
            {
                return first;
            }
        }

        return -1;
    }

    /// <summary>«a dozen», «a number of», «a group of»: the article counts nobody.</summary>
    private static bool IsArticle(Sentence s, int at, int last) =>
        s.Tokens[at].Upos == "DET" && at < last
            && s.Tokens[at + 1].Lemma is "dozen" or "number" or "group" or "hundred" or "thousand" or "couple" or "handful" or "few" or "total";

    /// <summary>«a 28-year-old teacher».</summary>
    private static bool IsAge(Sentence s, int at) => Enumerable.Range(at + 1, 2)
        .Any(i => i < s.Tokens.Count && s.Tokens[i].Text.StartsWith("year", StringComparison.OrdinalIgnoreCase));

    /// <summary>
    /// «twenty-five», «two hundred»: the number that a number and the words behind it make together, with the last token of it.
    /// </summary>
    private static (int Value, int At)? Larger(Sentence s, int at, int last, int value)
    {
        var next = at + 1 <= last && Syntax.IsHyphen(s.Tokens[at + 1]) ? at + 2 : at + 1;
        if (next > last)
        {
            return null;
        }

        return s.Tokens[next].Text.ToLowerInvariant() switch
        {
            "hundred" when value < 100 => (value * 100, next),
            "thousand" when value < 1000 => (value * 1000, next),
            "dozen" when value < 12 => (value * 12, next),
            var word when value is >= 20 and < 100 && value % 10 == 0 && next > at + 1 && Words.TryGetValue(word, out var unit)
                && unit < 10 => (value + unit, next),
            _ => null,
        };
    }
}
