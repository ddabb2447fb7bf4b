namespace Salient.Language.Splitting;

/// <summary>Outlines of words that are kept whole or cut in a way of their own.</summary>
internal static class TokenShapes
{
    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Smileys = new HashSet<string>(
        ":) :-) :( :-( ;) ;-) :D :-D :P :-P ;P :p :/ :-/ =) =( >:( :'( ^_^ <3 xD :o :O".Split(' '),
        StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>What names of news groups and domains are made of.</summary>
    private static readonly System.Buffers.SearchValues<char> GroupName = System.Buffers.SearchValues.Create("abcdefghijklmnopqrstuvwxyz.-");

    private static readonly string[] Endings =
        [".com", ".org", ".net", ".edu", ".gov", ".co.uk", ".info", ".doc", ".xls", ".pdf", ".html", ".htm", ".jpg", ".txt", ".ppt",
            ".zip", ".docx", ".php", ".mil"];

    /// <summary>A web or mail address or a file name.</summary>
    public static bool IsAddress(ReadOnlySpan<char> word)
    {
        if (word.Length < 4 || !char.IsLetterOrDigit(word[0]))
        {
            return false;
        }

        var at = word.IndexOf('@');
        if (word.Contains("://", StringComparison.Ordinal) || word.StartsWith("www.", StringComparison.OrdinalIgnoreCase)
            || word.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase)
            || (at > 0 && at + 1 < word.Length && char.IsLetterOrDigit(word[at + 1])))
        {
            return true;
        }

        if (!word.Contains('.') || word.Contains('('))
        {
            return false;
        }

        if (word.Count('.') > 1 && !word.ContainsAnyExcept(GroupName) && !IsInitials(word) && word.IndexOf("..") < 0)
        {
            return true;
        }

        foreach (var ending in Endings)
        {
            if (word.EndsWith(ending, StringComparison.OrdinalIgnoreCase) && word.Length > ending.Length)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>
    /// Digit groups of three and more joined by hyphens, of which one has at least three digits: telephone numbers, ISO dates.
    /// </summary>
    public static bool IsTelephone(ReadOnlySpan<char> word)
    {
        var (hyphens, run, longest, total) = (0, 0, 0, 0);
        foreach (var c in word)
        {
            if (char.IsAsciiDigit(c))
            {
                run++;
                total++;
                longest = Math.Max(longest, run);
            }
            else if (c == '-' && run > 0)
            {
                hyphens++;
                run = 0;
            }
            else
            {
                return false;
            }
        }

        return run > 0 && (hyphens > 1 || (hyphens == 1 && total == 7 && run == 4)) && longest > 1;
    }

    /// <summary>A smiley.</summary>
    public static bool IsSmiley(ReadOnlySpan<char> word) => word.Length < 5 && Smileys.Contains(word);

    /// <summary>Single letters with points between them: <c>U.S</c>, <c>p.m</c>.</summary>
    public static bool IsInitials(ReadOnlySpan<char> word)
    {
        for (var i = 0; i < word.Length; i++)
        {
            if (i % 2 == 0 ? !char.IsLetter(word[i]) : word[i] != '.')
            {
                return false;
            }
        }

        return word.Length > 0 && word.Length % 2 == 1;
    }

    /// <summary>Whether three digits and then no digit follow a comma.</summary>
    public static bool IsThousands(ReadOnlySpan<char> after) =>
        after.Length >= 3 && char.IsAsciiDigit(after[0]) && char.IsAsciiDigit(after[1]) && char.IsAsciiDigit(after[2])
            && (after.Length == 3 || !char.IsAsciiDigit(after[3]));

    /// <summary>Length of the contraction or possessive that a word ends in; 0 where there is none. Marks inside names are none.</summary>
    public static int Clitic(ReadOnlySpan<char> word)
    {
        var mark = word.LastIndexOfAny(TokenMarks.Apostrophes);
        if (mark < 1)
        {
            return 0;
        }

        var base_ = word[..mark];
        var tail = word[(mark + 1)..];
        var known = tail.Length switch
        {
            1 => tail[0] is 's' or 'S' || (tail[0] is 'd' or 'D' or 'm' or 'M' && TokenMarks.BeforeVerbs.Contains(base_)),
            2 => (tail.Equals("re", StringComparison.OrdinalIgnoreCase) || tail.Equals("ve", StringComparison.OrdinalIgnoreCase)
                || tail.Equals("ll", StringComparison.OrdinalIgnoreCase))
                && TokenMarks.BeforeVerbs.Contains(base_),
            _ => false,
        };
        if (known)
        {
            return word.Length - mark;
        }

        return tail is "t" or "T" && mark > 1 && base_[^1] is 'n' or 'N' ? word.Length - mark + 1 : 0;
    }
}
