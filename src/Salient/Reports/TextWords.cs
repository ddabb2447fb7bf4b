using System.Globalization;
using System.Text;

namespace Salient.Reports;

/// <summary>A word of a text as it is searched for.</summary>
/// <param name="Folded">The word in lower case, without marks, apostrophes or punctuation.</param>
/// <param name="Start">Where it begins in the text, in UTF-16 code units.</param>
/// <param name="End">One past where it ends.</param>
public readonly record struct TextWord(string Folded, int Start, int End);

/// <summary>
/// The words of a text, alike for what is searched and for what is searched for: <c>Nu'man</c>, <c>NUMAN</c> and <c>Nuʿmān</c> are one
/// word, <c>al-Bab</c> is two.
/// </summary>
public static class TextWords
{
    /// <summary>The words of <paramref name="text"/>, in order.</summary>
    public static IEnumerable<TextWord> Of(string text)
    {
        var word = new StringBuilder();
        var (start, end, at) = (0, 0, 0);
        foreach (var rune in text.EnumerateRunes())
        {
            var length = rune.Utf16SequenceLength;
            var letters = Letters(rune);
            if (letters is { Length: > 0 })
            {
                start = word.Length == 0 ? at : start;
                word.Append(letters);
                end = at + length;
            }
            else if (letters is null && word.Length > 0)
            {
                yield return new(word.ToString(), start, end);
                word.Clear();
            }

            at += length;
        }

        if (word.Length > 0)
        {
            yield return new(word.ToString(), start, end);
        }
    }

    /// <summary>What a character adds to a word: nothing for a mark or an apostrophe within; null where it ends the word.</summary>
    private static string? Letters(Rune rune)
    {
        if (rune.IsAscii)
        {
            return Rune.IsLetterOrDigit(rune) ? char.ToLowerInvariant((char)rune.Value).ToString()
                : rune.Value is '\'' or '`' ? "" : null;
        }

        // ‘ ’ ʿ ʾ ʼ stand for letters of other scripts, or join what they stand in.
        if (rune.Value is 0x2018 or 0x2019 or 0x02BF or 0x02BE or 0x02BC || IsMark(rune))
        {
            return "";
        }

        var parts = rune.ToString().Normalize(NormalizationForm.FormKD).EnumerateRunes().Where(part => !IsMark(part)).ToList();
        return parts.Count > 0 && parts.TrueForAll(Rune.IsLetterOrDigit)
            ? string.Concat(parts.Select(part => Rune.ToLowerInvariant(part).ToString())) : null;
    }

    private static bool IsMark(Rune rune) => Rune.GetUnicodeCategory(rune)
        is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format;
}
