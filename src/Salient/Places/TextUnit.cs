using Salient.Language;

namespace Salient.Places;

/// <summary>
/// One or more tokens that stand without a space between them: <c>al-Sham</c>, <c>north-western</c>, <c>Nu'man</c>. Possessive endings
/// stand alone.
/// </summary>
/// <param name="First">First token.</param>
/// <param name="Last">Last token, inclusive.</param>
/// <param name="Text">Its letters as written.</param>
internal sealed record TextUnit(int First, int Last, string Text)
{
    internal string Lower { get; } = Text.ToLowerInvariant();

    internal bool IsWord => Text.Length > 0 && (char.IsLetterOrDigit(Text[0]) || Text[0] is 'ʿ' or '‘' or '`' or 'ʻ' or 'ʼ');

    internal bool IsPossessive => Lower is "'s" or "’s";

    /// <summary>
    /// Whether the word, or the part after a particle, begins with a capital: <c>Hama</c>, <c>al-Bab</c>; not <c>government-held</c>,
    /// <c>Turkish-backed</c>.
    /// </summary>
    internal bool IsCapitalised { get; } = Capitalised(Text);

    internal static List<TextUnit> Of(IReadOnlyList<Token> tokens)
    {
        var units = new List<TextUnit>(tokens.Count);
        for (var i = 0; i < tokens.Count; i++)
        {
            var last = i;
            while (last + 1 < tokens.Count && Joins(tokens, last))
            {
                last++;
            }

            units.Add(new(i, last, last == i ? tokens[i].Text : string.Concat(tokens.Skip(i).Take(last - i + 1).Select(t => t.Text))));
            i = last;
        }

        return units;
    }

    // A token joins the next one where no space parts them and one of the two is a mark of a name.
    private static bool Joins(IReadOnlyList<Token> tokens, int at)
    {
        var (left, right) = (tokens[at], tokens[at + 1]);
        if (left.Span.End != right.Span.Start || right.Text is "'s" or "’s" or "'S")
        {
            return false;
        }

        var isRightMark = IsMark(right.Text);
        return (isRightMark && char.IsLetter(left.Text[^1]) && at + 2 < tokens.Count && tokens[at + 2].Span.Start == right.Span.End
            && char.IsLetter(tokens[at + 2].Text[0]))
            || (IsMark(left.Text) && at > 0 && tokens[at - 1].Span.End == left.Span.Start && char.IsLetter(right.Text[0]));
    }

    private static bool IsMark(string text) => text is "-" or "‑" or "‐" or "–" or "'" or "’" or "‘" or "`" or "ʼ" or "ʿ" or "ʻ";

    private static bool Capitalised(string text)
    {
        var start = 0;
        while (start < text.Length && !char.IsLetter(text[start]))
        {
            start++;
        }

        if (start == text.Length || char.GetUnicodeCategory(text[start]) is System.Globalization.UnicodeCategory.OtherLetter)
        {
            return start < text.Length;
        }

        var hyphen = text.LastIndexOfAny(['-', '‑', '‐']);
        return hyphen < 0 || hyphen + 1 >= text.Length ? char.IsUpper(text[start]) : char.IsUpper(text[hyphen + 1])
            || (char.IsUpper(text[start]) && IsName(text, hyphen));
    }

    // Port-au-Prince, Bosnia-herzegovina: a capital first and a short lower-case middle; government-held and Turkish-backed end in a
    // participle.
    private static bool IsName(string text, int hyphen) => !text.AsSpan(hyphen + 1).EndsWith("ed") && !text.AsSpan(hyphen + 1)
        .EndsWith("ld") && !text.AsSpan(hyphen + 1).EndsWith("run") && text.Length - hyphen <= 5;
}
