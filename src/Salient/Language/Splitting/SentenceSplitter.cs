using Salient.Reports;

namespace Salient.Language.Splitting;

/// <summary>Finds where sentences end among the tokens of a paragraph.</summary>
internal static class SentenceSplitter
{
    /// <summary>Words that begin sentences and hardly ever follow an abbreviation inside one.</summary>
    private static readonly HashSet<string> Starters = new(
        ("The This That These Those It He She We They I You In On At By For From To With After Before As But And Or If When While Although However Meanwhile "
        + "There Here His Her Their Its Our My A An Some Many Most Several Two Three Four Earlier Later Last Since During Under Over According Also Both Once Until What Why How Who Nobody None Neither Nothing Everyone Today Yesterday").Split(' '),
        StringComparer.Ordinal);

    /// <summary>Gives the index after the last token of each sentence.</summary>
    public static List<int> Ends(string text, IReadOnlyList<TextSpan> tokens)
    {
        var ends = new List<int>();
        for (var i = 0; i < tokens.Count; i++)
        {
            var end = EndAfter(text, tokens, i);
            if (end > 0 && end < tokens.Count)
            {
                ends.Add(end);
                i = end - 1;
            }
        }

        ends.Add(tokens.Count);
        return ends;
    }

    /// <summary>The index after the sentence that token <paramref name="i"/> ends, closing marks taken in; 0 where it ends none.</summary>
    private static int EndAfter(string text, IReadOnlyList<TextSpan> tokens, int i)
    {
        var token = text.AsSpan(tokens[i].Start, tokens[i].Length);
        var last = token[^1];
        if (last is not ('.' or '!' or '?' or '…' or '。' or '؟') || IsNumberOfItem(text, tokens, i))
        {
            return 0;
        }

        var next = i + 1;
        while (next < tokens.Count && Closes(text, tokens, next))
        {
            next++;
        }

        if (next >= tokens.Count)
        {
            return 0;
        }

        if (last == '.' && token.Length > 1 && char.IsLetter(token[0]))
        {
            return Starters.Contains(text[tokens[next].Start..tokens[next].End]) && !TokenMarks.Titles.Contains(token[..^1])
                && !IsInitial(token) ? next : 0;
        }

        return Starts(text, tokens, next, last) ? next : 0;
    }

    /// <summary>Whether a full stop stands behind the number that a paragraph begins with: <c>2. The west bank</c>.</summary>
    private static bool IsNumberOfItem(string text, IReadOnlyList<TextSpan> tokens, int i) =>
        i == 1 && tokens[0].Length <= 2 && tokens[1].Length == 1 && tokens[0].End == tokens[1].Start && text[tokens[1].Start] == '.'
            && char.IsAsciiDigit(text[tokens[0].Start]) && char.IsAsciiDigit(text[tokens[0].End - 1]);

    private static bool IsInitial(ReadOnlySpan<char> token) => token.Length == 2;

    /// <summary>Whether a token is a quote or bracket that closes: nothing but marks before it without space.</summary>
    private static bool Closes(string text, IReadOnlyList<TextSpan> tokens, int i)
    {
        var c = text[tokens[i].Start];
        var tight = tokens[i].Start == tokens[i - 1].End;
        return c is ')' or ']' or '”' or '»' || (tight && c is '"' or '\'' or '’' && tokens[i].Length <= 2)
            || (c == '"' && i + 1 < tokens.Count && tokens[i + 1].Start > tokens[i].End && tight);
    }

    /// <summary>
    /// Whether a word in lower case begins a sentence, as people write on the web: after a question or cry that no quote closes, and
    /// after a
    /// full stop behind a plain word, which an unknown abbreviation hardly is.
    /// </summary>
    private static bool StartsSmall(string text, IReadOnlyList<TextSpan> tokens, int next, char mark)
    {
        if (!(text[tokens[next - 1].Start] == mark && next > 1))
        {
            return false;
        }

        var word = text.AsSpan(tokens[next - 2].Start, tokens[next - 2].Length);
        return (mark is '!' or '?' && !EndsName(text, tokens, next))
            || (mark == '.' && tokens[next - 1].Length == 1 && word.Length > 2 && char.IsLower(word[0]) && char.IsLower(word[^1])
            && !TokenMarks.Abbreviations.Contains(word));
    }

    /// <summary>A name with its article in front: <c>al-Bab</c> begins a sentence as a capital does.</summary>
    private static bool IsArticled(ReadOnlySpan<char> word) => word.IndexOf('-') is var hyphen and (2 or 3) && hyphen + 1 < word.Length
        && char.IsUpper(word[hyphen + 1]);

    /// <summary>Whether a cry belongs to a name: a word with a capital before it that does not begin the sentence.</summary>
    private static bool EndsName(string text, IReadOnlyList<TextSpan> tokens, int next) =>
        next > 2 && text[tokens[next - 1].Start] == '!' && tokens[next - 1].Length == 1 && tokens[next - 2].Length > 2
        && char.IsUpper(text[tokens[next - 2].Start]) && char.IsLower(text[tokens[next - 2].Start + 1])
            && char.IsLetterOrDigit(text[tokens[next - 3].Start]);

    private static bool Starts(string text, IReadOnlyList<TextSpan> tokens, int next, char mark)
    {
        var c = text[tokens[next].Start];
        if (char.IsLower(c) && !IsArticled(text.AsSpan(tokens[next].Start)))
        {
            return tokens[next].Start > tokens[next - 1].End && StartsSmall(text, tokens, next, mark);
        }

        if (char.IsLetterOrDigit(c))
        {
            return tokens[next].Start > tokens[next - 1].End || mark is '!' or '?' || char.IsUpper(c);
        }

        return c is '"' or '“' or '\'' or '‘' or '«' or '(' or '[' or '•' or '-' or '–' or '—' or '*' or '#' or '$' or '.' or '<' or '|' or '=' or '+' or '@'
            && !(next + 1 < tokens.Count && char.IsLower(text[tokens[next + 1].Start]));
    }
}
