using System.Globalization;
using System.Text;
using Salient.Reports;

namespace Salient.Lineage;

/// <summary>
/// Text reduced to what copies and spellings share: lower-case words without marks, apostrophes or punctuation, one space between.
/// </summary>
public static class Folded
{
    /// <summary>The folded form of <paramref name="text"/>; empty where it has no letter or digit.</summary>
    public static string Of(string text)
    {
        var folded = new StringBuilder(text.Length);
        var gap = false;
        foreach (var rune in text.InForm(NormalizationForm.FormKD).EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune))
            {
                if (gap && folded.Length > 0)
                {
                    folded.Append(' ');
                }

                gap = false;
                folded.Append(Rune.ToLowerInvariant(rune).ToString());
            }
            else if (!IsInsideWord(rune))
            {
                gap = true;
            }
        }

        return folded.ToString();
    }

    /// <summary>Marks, apostrophes and modifier letters belong to the word that they stand in: <c>Nu'man</c> is one word.</summary>
    private static bool IsInsideWord(Rune rune) =>
        rune.Value is '\'' or '`' or '‘' or '’' or '\u02BF' or '\u02BE' or '\u02BC'
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format;
}
