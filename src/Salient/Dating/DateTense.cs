using Salient.Language;

namespace Salient.Dating;

/// <summary>
/// A guess at whether a date goes with a verb that looks ahead, from words alone: for callers that do not walk the tree.
/// The coder knows the verb of its claim and should say so itself.
/// </summary>
public static class DateTense
{
    private const int Reach = 12;

    private static readonly HashSet<string> Ahead = new(StringComparer.OrdinalIgnoreCase)
    {
        "will", "'ll", "’ll", "wo", "shall", "plans", "planned", "plan", "expected", "expects", "expect", "scheduled", "due", "slated", "going", "upcoming", "should", "intends", "intend", "would", "may", "might", "could",
    };

    private static readonly HashSet<string> Ends = new(StringComparer.Ordinal) { ";", ":", "\"", "“", "”", "(", ")", "—" };

    /// <summary>Whether words that look ahead stand near in the same clause, before the mention or just after it.</summary>
    /// <param name="tokens">The tokens of the sentence.</param>
    /// <param name="first">First token of the mention.</param>
    /// <param name="last">Last token of the mention.</param>
    public static bool LooksAhead(IReadOnlyList<Token> tokens, int first, int last)
    {
        for (var i = first - 1; i >= 0 && i >= first - Reach && !Ends.Contains(tokens[i].Text); i--)
        {
            if (Ahead.Contains(tokens[i].Text))
            {
                return true;
            }

            // A plain past stands nearer to the date than anything further left.
            if (IsPast(tokens[i].Text))
            {
                return false;
            }
        }

        for (var i = last + 1; i < tokens.Count && i <= last + (Reach / 2) && !Ends.Contains(tokens[i].Text); i++)
        {
            if (Ahead.Contains(tokens[i].Text))
            {
                return true;
            }

            if (IsPast(tokens[i].Text))
            {
                return false;
            }
        }

        return false;
    }

    private static bool IsPast(string word) => word is "was" or "were" or "had" or "did" or "said" || (word.Length > 4 && word.EndsWith("ed", StringComparison.Ordinal) && !Ahead.Contains(word));
}
