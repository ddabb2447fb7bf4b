using Salient.Reports;

namespace Salient.Language.Splitting;

/// <summary>Cuts one run of characters without white space into tokens.</summary>
internal readonly ref struct ChunkCutter(string text, int start, int end, int limit, List<TextSpan> tokens)
{
    private readonly ReadOnlySpan<char> chars = text.AsSpan();

    /// <summary>Cuts the run.</summary>
    public void Cut()
    {
        if (Whole())
        {
            return;
        }

        var i = start;
        while (i < end)
        {
            i = char.IsLetterOrDigit(chars[i]) || char.IsSurrogate(chars[i])
                || (IsSign(i) && i + 1 < end && char.IsLetterOrDigit(chars[i + 1])) ? Word(i) : Marks(i);
        }
    }

    /// <summary>Addresses, file names, telephone numbers and smileys that fill the run but for marks around them.</summary>
    private bool Whole()
    {
        var (a, b) = (start, end);
        while (a < b && chars[a] is '(' or '<' or '[' or '"' or '“' or '‘' or '{')
        {
            a++;
        }

        while (b > a && chars[b - 1] is ')' or '>' or ']' or '"' or '”' or '’' or '}' or ',' or '.' or ';' or ':' or '!' or '?' or '…')
        {
            b--;
        }

        var core = chars[a..b];
        if (!TokenShapes.IsAddress(core) && !TokenShapes.IsTelephone(core))
        {
            if (TokenShapes.IsSmiley(chars[start..end]))
            {
                Put(start, end);
                return true;
            }

            return false;
        }

        for (var i = start; i < a;)
        {
            i = Marks(i);
        }

        Put(a, b);
        for (var i = b; i < end;)
        {
            i = Marks(i);
        }

        return true;
    }

    /// <summary>A number's sign or a decimal point before it, an address's @, an apostrophe before a year.</summary>
    private bool IsSign(int i) => (i == start || !char.IsLetterOrDigit(chars[i - 1])) && chars[i] switch
    {
        '.' => i + 1 < end && char.IsAsciiDigit(chars[i + 1]),
        '@' => i + 1 < end && char.IsLetter(chars[i + 1]),
        '\'' or '’' when i + 2 < end && char.IsAsciiDigit(chars[i + 1]) => char.IsAsciiDigit(chars[i + 2])
            && (i + 3 == end || chars[i + 3] == 's'),
        _ => IsAyn(i),
    };

    /// <summary>A transliterated ayn or hamza that begins a name behind an article: <c>al-'Asi</c>.</summary>
    private bool IsAyn(int i)
    {
        if (!TokenMarks.Apostrophes.Contains(chars[i]) || i + 2 >= end || !char.IsLetter(chars[i + 1]) || !char.IsLetter(chars[i + 2])
            || i < start + 2 || !TokenMarks.IsHyphen(chars[i - 1]))
        {
            return false;
        }

        var article = i - 1;
        while (article > start && char.IsLetter(chars[article - 1]))
        {
            article--;
        }

        return NameUnits.IsArticle(chars[article..(i - 1)]);
    }

    /// <summary>Cuts marks from <paramref name="i"/> on: runs of points, dashes and cries are one token.</summary>
    private int Marks(int i)
    {
        var c = chars[i];
        var run = i + 1;
        while (run < end && chars[run] == c)
        {
            run++;
        }

        if (c is '!' or '?')
        {
            while (run < end && chars[run] is '!' or '?')
            {
                run++;
            }
        }
        else if (c is '\'' or '`' or '’' or '‘')
        {
            if (run - i == 1 && Possessive(i) is var tail && tail > i)
            {
                Put(i, tail);
                return tail;
            }

            run = Math.Min(run, i + 2);
        }
        else if (!(c is '.' or '$' or '-' or '_' or '=' or '*' or '~' or '+' or '#' or '<' or '>' || TokenMarks.IsHyphen(c)))
        {
            run = i + 1;
        }

        Put(i, run);
        return run;
    }

    /// <summary>Where an <c>'s</c> that stands alone, as after a closing bracket or emphasis, ends; else <paramref name="i"/>.</summary>
    private int Possessive(int i) => i + 1 < end && chars[i + 1] is 's' or 'S' && (i + 2 == end || !char.IsLetterOrDigit(chars[i + 2]))
        && i > 0 && !char.IsWhiteSpace(chars[i - 1]) ? i + 2 : i;

    /// <summary>Cuts a word from <paramref name="i"/> on, with what is joined to it by points, apostrophes and hyphens.</summary>
    private int Word(int i)
    {
        var j = i + 1;
        while (j < end && (IsWordChar(j) || Joins(i, j)))
        {
            j++;
        }

        j = WithPoint(i, j);
        Parts(i, j);
        return j;
    }

    private bool IsWordChar(int j) => char.IsLetterOrDigit(chars[j]) || char.IsSurrogate(chars[j])
        || chars[j] is '_' or '\u00AD' or '²' or '³'
        || char.GetUnicodeCategory(chars[j]) is System.Globalization.UnicodeCategory.NonSpacingMark or System.Globalization.UnicodeCategory.SpacingCombiningMark;

    /// <summary>
    /// Whether the mark at <paramref name="j"/> belongs to the word that began at <paramref name="i"/> and goes on after it.
    /// </summary>
    private bool Joins(int i, int j)
    {
        if (j + 1 >= end || !IsWordChar(j + 1))
        {
            return false;
        }

        var (before, c, after) = (chars[j - 1], chars[j], chars[j + 1]);
        return c switch
        {
            '.' => (char.IsAsciiDigit(before) && char.IsAsciiDigit(after)) || TokenShapes.IsInitials(chars[i..(j + 2)]),
            ',' => char.IsAsciiDigit(before) && TokenShapes.IsThousands(chars[(j + 1)..end]),
            ':' => char.IsAsciiDigit(before) && char.IsAsciiDigit(after),
            '/' => char.IsAsciiDigit(before) && char.IsAsciiDigit(after),
            '&' => char.IsUpper(before) && char.IsUpper(after),
            _ => TokenMarks.Apostrophes.Contains(c) && char.IsLetterOrDigit(before) && char.IsLetter(after),
        };
    }

    /// <summary>Takes in the full stop of an abbreviation or initial.</summary>
    private int WithPoint(int i, int j)
    {
        if (j >= end || chars[j] != '.' || (j + 1 < end && chars[j + 1] == '.'))
        {
            return j;
        }

        var word = chars[i..j];
        var last = AtEnd(j + 1);
        if (TokenShapes.IsInitials(word) && word.Contains('.'))
        {
            return last && word.Length > 2 && char.IsLower(word[^1]) ? j : j + 1;
        }

        var initial = word.Length == 1 && char.IsUpper(word[0]) && (word[0] != 'I' || IsBesideInitial(i, j));
        return !last && (initial || TokenMarks.Titles.Contains(word) || (TokenMarks.Numbered.Contains(word) && IsDigit(j + 1))
            || (TokenMarks.Abbreviations.Contains(word) && !StartsSentence(j + 1, word))) ? j + 1 : j;
    }

    /// <summary>Whether another initial stands right before or after the letter: <c>I. V. Marlow</c>.</summary>
    private bool IsBesideInitial(int i, int j) =>
        (j + 3 < limit && chars[j + 1] == ' ' && char.IsUpper(chars[j + 2]) && chars[j + 3] == '.')
        || (i > 2 && chars[i - 1] == ' ' && chars[i - 2] == '.' && char.IsUpper(chars[i - 3]) && (i == 3 || !char.IsLetter(chars[i - 4])));

    /// <summary>Whether a number follows, with or without a space.</summary>
    private bool IsDigit(int j) => (j < limit && char.IsAsciiDigit(chars[j]))
        || (j + 1 < limit && char.IsWhiteSpace(chars[j]) && char.IsAsciiDigit(chars[j + 1]));

    /// <summary>Whether nothing but closing marks follows in this stretch or line.</summary>
    private bool AtEnd(int j)
    {
        while (j < limit && chars[j] is ')' or '"' or '”' or '’' or '\'' or ']' or ' ')
        {
            j++;
        }

        return j >= limit || chars[j] == '\n' || chars[j] == '\r';
    }

    /// <summary>
    /// Whether what follows an abbreviation at which sentences may end looks like a new sentence: months and firms before capitals do not
    /// count.
    /// </summary>
    private bool StartsSentence(int j, ReadOnlySpan<char> word)
    {
        while (j < limit && chars[j] == ' ')
        {
            j++;
        }

        return j < limit && char.IsUpper(chars[j]) && word is "etc" or "inc" or "ltd" or "corp" or "km";
    }

    /// <summary>Cuts a word at its contractions, hyphens and units.</summary>
    private void Parts(int i, int j)
    {
        var word = chars[i..j];
        if (char.IsAsciiDigit(word[0]))
        {
            Number(i, j);
            return;
        }

        var cut = IsRas(i, j) ? j : j - TokenShapes.Clitic(word);
        Span<char> lower = stackalloc char[12];
        if (cut == j && word.Length <= 12)
        {
            word.ToLowerInvariant(lower);
            var at = TokenMarks.JoinedAt(lower[..word.Length]);
            cut = at > 0 ? i + at : j;
        }

        Prefixed(i, cut);
        Put(cut, j);
    }

    /// <summary>
    /// Whether a word of three letters with a mark before its <c>s</c> begins a name with an article, and so is no possessive: <c>Ra's
    /// al-Jabal</c>.
    /// </summary>
    private bool IsRas(int i, int j)
    {
        if (j - i != 4 || chars[j - 1] != 's' || !char.IsUpper(chars[i]) || j + 3 >= limit || chars[j] != ' ')
        {
            return false;
        }

        var hyphen = chars[(j + 1)..Math.Min(j + 5, limit)].IndexOf('-');
        return hyphen > 0 && char.IsLower(chars[j + 1]) && NameUnits.IsArticle(chars.Slice(j + 1, hyphen));
    }

    /// <summary>Joins a prefix, the hyphen before this word and the word: <c>anti-government</c>.</summary>
    private void Prefixed(int i, int j)
    {
        if (tokens.Count > 1 && i - 2 >= start && tokens[^1] is var hyphen && hyphen.End == i && hyphen.Length == 1
            && TokenMarks.IsHyphen(chars[hyphen.Start])
            && tokens[^2] is var prefix && prefix.End == hyphen.Start && prefix.Start >= start
                && (prefix.Start == start || !TokenMarks.IsHyphen(chars[prefix.Start - 1]))
            && TokenMarks.Prefixes.Contains(chars[prefix.Start..prefix.End]))
        {
            tokens.RemoveRange(tokens.Count - 2, 2);
            Put(prefix.Start, j);
            return;
        }

        Put(i, j);
    }

    /// <summary>Cuts a unit off a number: <c>20km</c>; ordinals, decades and designations (<c>Su-24M</c>) stay whole.</summary>
    private void Number(int i, int j)
    {
        var digits = i;
        while (digits < j && (char.IsAsciiDigit(chars[digits]) || chars[digits] is '.' or ',' or ':' or '/'))
        {
            digits++;
        }

        var tail = chars[digits..j];
        var clitic = TokenShapes.Clitic(chars[i..j]);
        var designation = i - 2 >= start && TokenMarks.IsHyphen(chars[i - 1]) && char.IsLetter(chars[i - 2]);
        if (tail.Length > 0 && TokenMarks.Units.Contains(tail) && !designation && !(tail is "G" or "g" && digits - i == 1))
        {
            Put(i, digits);
            Put(digits, j);
        }
        else if (clitic > 0)
        {
            Put(i, j - clitic);
            Put(j - clitic, j);
        }
        else
        {
            Prefixed(i, j);
        }
    }

    private void Put(int from, int to)
    {
        if (from < to)
        {
            tokens.Add(new(from, to));
        }
    }
}
