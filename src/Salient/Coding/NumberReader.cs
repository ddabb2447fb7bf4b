using System.Globalization;
using Salient.Language;

namespace Salient.Coding;

/// <summary>Numbers of people in a noun phrase: <c>five soldiers</c>, <c>at least 12</c>, <c>between seven and nine</c>, <c>dozens</c>.</summary>
internal static class NumberReader
{
    private static readonly Dictionary<string, int> Words = new(StringComparer.OrdinalIgnoreCase)
    {
        ["one"] = 1, ["two"] = 2, ["three"] = 3, ["four"] = 4, ["five"] = 5, ["six"] = 6, ["seven"] = 7, ["eight"] = 8, ["nine"] = 9, ["ten"] = 10,
        ["eleven"] = 11, ["twelve"] = 12, ["thirteen"] = 13, ["fourteen"] = 14, ["fifteen"] = 15, ["sixteen"] = 16, ["seventeen"] = 17,
        ["eighteen"] = 18, ["nineteen"] = 19, ["twenty"] = 20, ["thirty"] = 30, ["forty"] = 40, ["fifty"] = 50, ["sixty"] = 60, ["seventy"] = 70,
        ["eighty"] = 80, ["ninety"] = 90, ["a"] = 1, ["an"] = 1, ["hundred"] = 100,
    };

    /// <summary>What rough words stand for at the least (ACLED codebook: several and many 3 or 10, dozens 12, hundreds 100).</summary>
    private static readonly Dictionary<string, int> Rough = new(StringComparer.OrdinalIgnoreCase)
    {
        ["several"] = 3, ["many"] = 10, ["dozens"] = 12, ["dozen"] = 12, ["scores"] = 40, ["hundreds"] = 100, ["thousands"] = 1000,
    };

    /// <summary>Lowest and highest number that the phrase from <paramref name="first"/> to <paramref name="last"/> says; null where it says none.</summary>
    public static (int Low, int High)? Of(Sentence s, int first, int last)
    {
        var numbers = new List<int>();
        for (var i = first; i <= last; i++)
        {
            if (Range(s.Tokens[i].Text) is { } range)
            {
                numbers.AddRange([range.Low, range.High]);
            }
            else if (Value(s.Tokens[i].Text) is { } value && !IsArticle(s, i, last) && !IsAge(s, i))
            {
                while (Larger(s, i, last, value) is { } next)
                {
                    (value, i) = next;
                }

                numbers.Add(value);
            }
            else if (s.Tokens[i].Upos is "NOUN" && i < last && numbers.Count > 0)
            {
                break;
            }
        }

        return numbers.Count == 0 ? null : (numbers.Min(), numbers.Max());
    }

    /// <summary>«a dozen», «a number of», «a group of»: the article counts nobody.</summary>
    private static bool IsArticle(Sentence s, int at, int last) =>
        s.Tokens[at].Upos == "DET" && at < last && s.Tokens[at + 1].Lemma is "dozen" or "number" or "group" or "hundred" or "thousand" or "couple" or "handful" or "few";

    /// <summary>«a 28-year-old teacher».</summary>
    private static bool IsAge(Sentence s, int at) => Enumerable.Range(at + 1, 2).Any(i => i < s.Tokens.Count && s.Tokens[i].Text.StartsWith("year", StringComparison.OrdinalIgnoreCase));

    /// <summary>«twenty-five», «two hundred»: the number that a number and the words behind it make together, with the last token of it.</summary>
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
            var word when value is >= 20 and < 100 && value % 10 == 0 && next > at + 1 && Words.TryGetValue(word, out var unit) && unit < 10 => (value + unit, next),
            _ => null,
        };
    }

    /// <summary>«11-12», «8–10», where one word is both ends.</summary>
    private static (int Low, int High)? Range(string word) =>
        word.IndexOfAny(['-', '–']) is var dash and > 0 && int.TryParse(word.AsSpan(0, dash), NumberStyles.None, CultureInfo.InvariantCulture, out var low)
        && int.TryParse(word.AsSpan(dash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var high) && low < high ? (low, high) : null;

    /// <summary>The number that a word is, or null.</summary>
    public static int? Value(string word)
    {
        if (int.TryParse(word, NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var number) && number is >= 0 and < 1_000_000)
        {
            return number;
        }

        return Words.TryGetValue(word, out var named) ? named : Rough.TryGetValue(word, out var rough) ? rough : null;
    }
}
