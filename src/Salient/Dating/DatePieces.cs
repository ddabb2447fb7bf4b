using System.Globalization;
using Salient.Language;

namespace Salient.Dating;

/// <summary>One word, number or mark of a sentence; finer than tokens, as hyphens and slashes inside them stand alone.</summary>
/// <param name="Word">Lower case, without the full stop of an abbreviation.</param>
/// <param name="Raw">As written.</param>
/// <param name="Token">The token that it begins in.</param>
/// <param name="LastToken">The token that it ends in: another one where a name of several words is one piece (<c>Kanun
/// al-Thani</c>).</param>
internal readonly record struct DatePiece(string Word, string Raw, int Token, int LastToken)
{
    public bool Capital => Raw.Length > 0 && char.IsUpper(Raw[0]);

    /// <summary>A whole number written in digits, also with thousands commas, or null.</summary>
    public int? Digits => Word.Length is > 0 and < 8 && char.IsAsciiDigit(Word[0]) &&
        int.TryParse(Word.Replace(",", "", StringComparison.Ordinal), NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n
            : null;

    /// <summary>The number of <c>9th</c>, <c>1st</c>, or null.</summary>
    public int? DigitOrdinal => Word.Length is > 2 and < 6 && Word[^2..] is "st" or "nd" or "rd" or "th" &&
        int.TryParse(Word[..^2], NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : null;

    /// <summary>Cuts a sentence's tokens; a month's name of several words is one piece.</summary>
    public static DatePiece[] Of(IReadOnlyList<Token> tokens, DateWords words)
    {
        var pieces = new List<DatePiece>(tokens.Count);
        for (var t = 0; t < tokens.Count; t++)
        {
            Cut(tokens[t].Text, t, pieces);
        }

        for (var i = 0; i < pieces.Count; i++)
        {
            if (words.MonthName(pieces, i) is { } name)
            {
                pieces[i] = pieces[i] with { Word = name.Name, LastToken = pieces[i + name.Length - 1].LastToken };
                pieces.RemoveRange(i + 1, name.Length - 1);
            }
        }

        return [.. pieces];
    }

    private static void Cut(string text, int token, List<DatePiece> pieces)
    {
        var start = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is not ('-' or '–' or '—' or '/') || text.Length == 1)
            {
                continue;
            }

            if (i > start)
            {
                pieces.Add(Make(text[start..i], token));
            }

            pieces.Add(Make(text[i].ToString(), token));
            start = i + 1;
        }

        if (start < text.Length)
        {
            pieces.Add(Make(text[start..], token));
        }
    }

    private static DatePiece Make(string raw, int token)
    {
        var word = raw.ToLowerInvariant();
        word = word switch
        {
            "p.m." or "p.m" => "pm",
            "a.m." or "a.m" => "am",
            "–" or "—" => "-",
            "’s" => "'s",
            _ => word.Length > 1 ? word.TrimEnd('.') : word,
        };
        return new(word, raw, token, token);
    }
}
