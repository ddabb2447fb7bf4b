using NodaTime;
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
        "will", "'ll", "’ll", "wo", "shall", "plans", "planned", "plan", "expected", "expects", "expect", "scheduled", "due", "slated", "going", "upcoming", "should", "intends", "intend",
    };

    private static readonly HashSet<string> Ends = new(StringComparer.Ordinal) { ";", ":", "\"", "“", "”", "(", ")", "—" };

    // News gives the year of a day that lies nearly a year back; without one, the coming day is meant. Of months it does so later.
    private const int LongestBareDay = 270;
    private const int LongestBareMonth = 300;

    /// <summary>
    /// Whether a mention looks ahead: by words near it, or because it would otherwise mean a day nearly a year back without saying the year.
    /// </summary>
    /// <param name="sentence">The sentence.</param>
    /// <param name="mention">The mention.</param>
    /// <param name="dateLine">The report's date line, or null.</param>
    public static bool LooksAhead(Sentence sentence, DateMention mention, LocalDate? dateLine)
    {
        if (LooksAhead(sentence.Tokens, mention.FirstToken, mention.LastToken))
        {
            return true;
        }

        var longest = Bare(mention.Value) switch { DayValue => LongestBareDay, MonthValue => LongestBareMonth, _ => int.MaxValue };
        return dateLine is { } line && mention.Value.Days(new(line, false, null)) is { To: { } to } && Period.DaysBetween(to, line) > longest;
    }

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
            // Another clause begins; only a comma right after the mention still belongs to it ("On Monday, they will…").
            if (tokens[i].Text is "and" or "but" || (tokens[i].Text == "," && i > last + 1))
            {
                return false;
            }

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

    private static DateValue? Bare(DateValue value) => value switch
    {
        DayValue { Year.Given: false } or MonthValue { Year.Given: false, Choice: DateChoice.Nearest } => value,
        TimeOfDayValue time => Bare(time.Of),
        BoundValue { Bound: DateBound.By } bound => Bare(bound.Of),
        _ => null,
    };
}
