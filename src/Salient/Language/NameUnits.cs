namespace Salient.Language;

/// <summary>
/// Finds names that the parser reads as one word: those it is told, and those written with an Arabic article and a hyphen
/// (<c>al-Nu'man</c>).
/// </summary>
internal static class NameUnits
{
    /// <summary>Length of the longest end of a line.</summary>
    private const int LineEnd = 2;

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Articles =
        new HashSet<string>("al el an ash as at ar az ad ath adh ed ez es er et ul ud il".Split(' '),
            StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly HashSet<string> Titles = new(
        ("President Minister King Prince Sheikh Shaikh Emir General Colonel Captain Lieutenant Major Brigadier Commander Imam Ayatollah Mullah Mr Mrs Dr Mr. Dr. Gen. Col. Lt. Maj. Capt. "
        + "Prof. Spokesman Ambassador Governor Mayor Senator Secretary Judge Islamic Arab Sunni Shiite Shia Syrian Iraqi Town City Village Province Governorate "
        + "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August September October November December").Split(' '), StringComparer.Ordinal);

    /// <summary>Runs of tokens that are one name, in order and apart: those told first, then hyphenated ones beside them.</summary>
    public static List<(int First, int Last)> Find(ReadOnlySpan<Token> tokens, IReadOnlyList<(int First, int Last)> told)
    {
        var units = new List<(int First, int Last)>();
        foreach (var (first, last) in told.OrderBy(n => n.First).ThenByDescending(n => n.Last))
        {
            if (first >= 0 && last < tokens.Length && last >= first && (units.Count == 0 || first > units[^1].Last))
            {
                units.Add((first, last));
            }
        }

        var named = units.ToArray();
        for (var i = 0; i + 2 < tokens.Length; i++)
        {
            if (IsArticled(tokens, i) && !Array.Exists(named, n => n.First <= i + 2 && i <= n.Last))
            {
                units.Add((i, i + 2));
                i += 2;
            }
        }

        units.Sort();
        return units;
    }

    /// <summary>
    /// Joins hyphenated names to each other and to the proper nouns before them: <c>Maarrat al-Nu'man</c>, <c>Nour al-Din al-Zenki</c>.
    /// </summary>
    /// <param name="tokens">All tokens.</param>
    /// <param name="units">Runs from <see cref="Find"/>.</param>
    /// <param name="isProper">Whether the tagger took a token for a proper noun.</param>
    public static List<(int First, int Last)> Join(ReadOnlySpan<Token> tokens, List<(int First, int Last)> units,
        ReadOnlySpan<bool> isProper)
    {
        var joined = new List<(int First, int Last)>();
        foreach (var unit in units)
        {
            var (first, last) = unit;
            if (IsArticled(tokens, first) && last == first + 2)
            {
                if (joined.Count > 0 && joined[^1].Last == first - 1)
                {
                    joined[^1] = (joined[^1].First, last);
                    continue;
                }

                var floor = joined.Count > 0 ? joined[^1].Last : -1;
                while (first - 1 > floor && isProper[first - 1] && IsNamePart(tokens[first - 1].Text))
                {
                    first--;
                }
            }

            joined.Add((first, last));
        }

        return joined;
    }

    /// <summary>Whether a word is an Arabic article as it is transliterated.</summary>
    public static bool IsArticle(ReadOnlySpan<char> word) => Articles.Contains(word);

    /// <summary>An article, a hyphen and a name; between the last two a line may end.</summary>
    private static bool IsArticled(ReadOnlySpan<Token> tokens, int i) =>
        i + 2 < tokens.Length && IsArticle(tokens[i].Text) && tokens[i + 1].Text is "-" or "‐" or "‑"
        && tokens[i + 1].Span.Start == tokens[i].Span.End && tokens[i + 2].Span.Start - tokens[i + 1].Span.End <= LineEnd
            && StartsName(tokens[i + 2].Text);

    private static bool StartsName(string word) => char.IsUpper(word[0])
        || (word.Length > 1 && Splitting.TokenMarks.Apostrophes.Contains(word[0]) && char.IsLetter(word[1]));

    private static bool IsNamePart(string word) => word.Length > 1 && char.IsUpper(word[0]) && !Titles.Contains(word)
        && word.Any(char.IsLower);
}
