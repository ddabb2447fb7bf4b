using Salient.Language;

namespace Salient.Mentions;

/// <summary>
/// Finds the phrases of time and place that stand in front of a clause, each closed by a comma: «On 9 May 2020 (as reported), in Zawiya,
/// Libya, gunmen …», and the heading before them
/// («Arrests: On 9 May …»). Told from the words alone, before the sentence is parsed.
/// </summary>
internal static class SentenceOpenings
{
    /// <summary>A heading before a colon is no longer than this many words; those of incident lists seen had at most five.</summary>
    private const int LongestHeading = 6;

    /// <summary>A phrase of place has at most this many words before its comma; longer ones hold clauses.</summary>
    private const int LongestPlace = 12;

    /// <summary>Words from the start of a sentence among which openings are looked for.</summary>
    public const int Reach = 40;

    private static readonly HashSet<string> BeforeDays = new(StringComparer.OrdinalIgnoreCase) { "on", "in", "around", "about", "by",
        "since", "during", "at", "late", "early", "between", "circa" };

    private static readonly HashSet<string> BeforePlaces = new(StringComparer.OrdinalIgnoreCase) { "in", "near", "at", "outside",
        "inside", "around", "across", "throughout" };

    private static readonly HashSet<string> InNames = new(StringComparer.OrdinalIgnoreCase) { "of", "the", "de", "la", "du", "del", "el",
        "al", "and", "-", "'s", "’s", "'", "’" };

    /// <summary>Last token of each opening, its comma included; empty where the sentence has none.</summary>
    /// <param name="tokens">The sentence; only texts are used.</param>
    /// <param name="dates">Its date expressions.</param>
    /// <param name="actors">First and last tokens of known actors, which are no places.</param>
    public static IReadOnlyList<int> Find(IReadOnlyList<Token> tokens, IReadOnlyList<(int First, int Last)> dates,
        IReadOnlyList<(int First, int Last)> actors)
    {
        var ends = new List<int>();
        var start = 0;
        var colon = Enumerable.Range(1, Math.Max(0, Math.Min(LongestHeading, tokens.Count - 2)))
            .FirstOrDefault(i => tokens[i].Text == ":", -1);
        if (colon > 0 && Day(tokens, colon + 1, dates) > 0)
        {
            ends.Add(colon);
            start = colon + 1;
        }

        for (var end = Next(start); end > 0; end = Next(start))
        {
            ends.Add(end);
            start = end + 1;
        }

        return tokens.Count - start >= 2 ? ends : [];
        int Next(int at) => Day(tokens, at, dates) is var day and > 0 ? day : Place(tokens, at, actors);
    }

    /// <summary>«On 9 May 2020 (as reported),»: the comma behind date words, or −1.</summary>
    private static int Day(IReadOnlyList<Token> tokens, int at, IReadOnlyList<(int First, int Last)> dates)
    {
        var first = at;
        while (first < tokens.Count && BeforeDays.Contains(tokens[first].Text))
        {
            first++;
        }

        var day = dates.FirstOrDefault(d => d.First >= at && d.First <= first && d.Last >= first, (First: -1, Last: -1));
        var comma = day.Last < 0 ? -1 : Comma(tokens, day.Last + 1);
        return comma > 0 && !dates.Any(d => d.First <= comma + 1 && comma + 1 <= d.Last) ? comma : -1;
    }

    /// <summary>«in Zawiya, Libya,»: the last comma behind names that a preposition of place stands before, or −1.</summary>
    private static int Place(IReadOnlyList<Token> tokens, int at, IReadOnlyList<(int First, int Last)> actors)
    {
        if (at >= tokens.Count || !BeforePlaces.Contains(tokens[at].Text))
        {
            return -1;
        }

        var first = at + 1;
        if (first < tokens.Count && tokens[first].Text is "the" or "a")
        {
            var described = first + 1; // «in the rural area of», «in the village of»
            while (described < tokens.Count && described < first + 5 && tokens[described].Text != "of"
                && char.IsLower(tokens[described].Text[0]))
            {
                described++;
            }

            first = described;
        }

        var comma = Names(tokens, first, at + LongestPlace, actors);
        while (comma > 0 && Names(tokens, comma + 1, comma + 5, actors) is var further and > 0 && further + 1 < tokens.Count
            && !char.IsUpper(tokens[further + 1].Text[0]))
        {
            comma = further;
        }

        return comma;
    }

    /// <summary>The comma behind a run of capitalised words that are no actor, or −1.</summary>
    private static int Names(IReadOnlyList<Token> tokens, int first, int last, IReadOnlyList<(int First, int Last)> actors)
    {
        var (at, capitals) = (first, 0);
        while (at < tokens.Count && at <= last && (char.IsUpper(tokens[at].Text[0]) || InNames.Contains(tokens[at].Text)))
        {
            capitals += char.IsUpper(tokens[at].Text[0]) ? 1 : 0;
            at++;
        }

        return capitals > 0 && !actors.Any(a => a.First < at && first <= a.Last) ? Comma(tokens, at) : -1;
    }

    /// <summary>The comma at a token, or right behind the brackets that open there; −1 where something else stands.</summary>
    private static int Comma(IReadOnlyList<Token> tokens, int at)
    {
        if (at < tokens.Count && tokens[at].Text == "(")
        {
            at = Enumerable.Range(at, tokens.Count - at).FirstOrDefault(i => tokens[i].Text == ")", tokens.Count) + 1;
        }

        return at < tokens.Count && tokens[at].Text == "," ? at : -1;
    }
}
