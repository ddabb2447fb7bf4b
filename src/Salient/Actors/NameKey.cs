using System.Globalization;
using System.Text;
using Salient.Reports;

namespace Salient.Actors;

/// <summary>
/// Reduces names to keys that spellings of one name share: case, diacritics, apostrophes, hyphens, possessives and articles go;
/// <see cref="Sound"/> further evens out the usual transliterations of Arabic.
/// </summary>
internal static class NameKey
{
    private static readonly (string From, string To)[] Sounds =
    [
        ("dj", "j"), ("kh", "h"), ("gh", "g"), ("dh", "d"), ("th", "t"), ("ph", "f"), ("ck", "k"), ("q", "k"), ("ou", "u"), ("oo", "u"),
        ("ae", "i"), ("ai", "i"), ("ay", "i"), ("ei", "i"), ("ey", "i"), ("ee", "i"), ("ie", "i"), ("y", "i"), ("o", "u"), ("e", "i"),
    ];

    /// <summary>
    /// The words of one token: none for an article, hyphen, slash or possessive; null for a mark that no name runs across.
    /// </summary>
    /// <param name="token">The token's text.</param>
    /// <param name="beforeHyphen">Whether a hyphen follows, which makes <c>as</c> or <c>ash</c> an article.</param>
    public static string[]? OfToken(string token, bool beforeHyphen)
    {
        if (token is "'s" or "’s" or "-" or "‐" or "–" or "/")
        {
            return [];
        }

        var words = Words(token);
        return words switch
        {
            [] => null,
            [var one] when IsArticle(one) || (beforeHyphen && IsAssimilated(one)) => [],
            _ => words,
        };
    }

    /// <summary>The words of a token or name, lower case, without marks; articles still in.</summary>
    public static string[] Words(string text)
    {
        var builder = new StringBuilder(text.Length);
        foreach (var c in text.InForm(NormalizationForm.FormD))
        {
            if (char.IsLetterOrDigit(c) && CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.ModifierLetter)
            {
                Append(builder, c);
            }
            else if (!IsDropped(c))
            {
                builder.Append(' ');
            }
        }

        return builder.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries);
    }

    /// <summary>A word with the usual transliterations evened out: <c>Jaysh</c> and <c>Jaish</c>, <c>Nusra</c> and <c>Nosrah</c>.</summary>
    public static string Sound(string word)
    {
        foreach (var (from, to) in Sounds)
        {
            word = word.Replace(from, to, StringComparison.Ordinal);
        }

        var builder = new StringBuilder(word.Length);
        foreach (var c in word)
        {
            if (builder.Length == 0 || builder[^1] != c)
            {
                builder.Append(c);
            }
        }

        var key = builder.ToString();
        if (key.Length > 3 && key.EndsWith('h') && key[^2] is 'a' or 'i')
        {
            key = key[..^1];
        }

        return key.Length > 2 && key[^1] is 'a' or 'i' ? key[..^1] + "a" : key;
    }

    /// <summary>Whether letters stand for words: at least two capitals and no small letter.</summary>
    public static bool IsAcronym(string text)
    {
        var capitals = 0;
        foreach (var c in text)
        {
            if (char.IsUpper(c))
            {
                capitals++;
            }
            else if (!char.IsDigit(c) && c != '.')
            {
                return false;
            }
        }

        return capitals >= 2 || (capitals == 1 && text.Length > 1 && char.IsDigit(text[^1]));
    }

    /// <summary>An acronym without its dots.</summary>
    public static string Undotted(string text) => text.Replace(".", "", StringComparison.Ordinal);

    /// <summary>Whether a word is an article that names are written with and without.</summary>
    public static bool IsArticle(string word) => word is "the" or "al" or "el";

    /// <summary>Whether a word before a hyphen is the Arabic article in one of its assimilated forms.</summary>
    public static bool IsAssimilated(string word) =>
        word is "an" or "ar" or "as" or "ash" or "ad" or "adh" or "at" or "ath" or "az" or "ul" or "ud";

    private static void Append(StringBuilder builder, char c)
    {
        var lower = char.ToLowerInvariant(c);
        _ = lower switch
        {
            'ı' => builder.Append('i'),
            'ø' => builder.Append('o'),
            'ł' => builder.Append('l'),
            'đ' => builder.Append('d'),
            'ß' => builder.Append("ss"),
            'æ' => builder.Append("ae"),
            _ => builder.Append(lower),
        };
    }

    // Apostrophes and signs for hamza and ayn are written or not as it pleases; dots stand in acronyms.
    private static bool IsDropped(char c) =>
        c is '\'' or '’' or '‘' or '`' or '´' or '.'
            || CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.ModifierLetter or UnicodeCategory.ModifierSymbol;
}
