using NodaTime;
using Salient.Language;

namespace Salient.Dating;

/// <summary>
/// Tells whether a date goes with a verb that looks ahead: by the tree where there is one, else by the words near it.
/// Who knows the verb of a claim better should say so itself. Immutable; shared by threads.
/// </summary>
/// <param name="words">The words of dates, and those that look ahead.</param>
public sealed class DateTense(DateWords words)
{
    private const int Reach = 12;

    private static readonly HashSet<string> Ends = new(StringComparer.Ordinal) { ";", ":", "\"", "“", "”", "(", ")", "—" };

    // News gives the year of a day that lies nearly a year back; without one, the coming day is meant. Of months it does so later. Where
    // no verb
    // tells anything, the nearer one is. Tuned on TimeBank's news.
    private const int LongestBareDay = 270;
    private const int LongestBareMonth = 300;
    private const int LongestUntold = 220;

    /// <summary>
    /// Whether a mention looks ahead: by words near it, or because it would otherwise mean a day nearly a year back without saying the
    /// year.
    /// </summary>
    /// <param name="sentence">The sentence.</param>
    /// <param name="mention">The mention.</param>
    /// <param name="dateLine">The report's date line, or null.</param>
    public bool LooksAhead(Sentence sentence, DateMention mention, LocalDate? dateLine)
    {
        var told = ByTree(sentence, mention) ?? ByWords(sentence.Tokens, mention.FirstToken, mention.LastToken);
        if (told == true)
        {
            return true;
        }

        var longest = Bare(mention.Value) switch { null => int.MaxValue, _ when told is null => LongestUntold,
            DayValue => LongestBareDay, _ => LongestBareMonth };
        return dateLine is { } line && mention.Value.Days(new(line, false, null)) is { To: { } to }
            && Period.DaysBetween(to, line) > longest;
    }

    /// <summary>
    /// Whether words that look ahead or back stand near in the same clause, before the mention or just after it; null where none do.
    /// </summary>
    private bool? ByWords(IReadOnlyList<Token> tokens, int first, int last)
    {
        for (var i = first - 1; i >= 0 && i >= first - Reach && !Ends.Contains(tokens[i].Text); i--)
        {
            if (IsAhead(tokens, i))
            {
                return true;
            }

            // A plain past stands nearer to the date than anything further left.
            if (IsPast(tokens[i]))
            {
                return false;
            }
        }

        for (var i = last + 1; i < tokens.Count && i <= last + (Reach / 2) && !Ends.Contains(tokens[i].Text); i++)
        {
            // Another clause begins; only a comma right after the mention still belongs to it ("On Monday, they will…").
            if (tokens[i].Text is "and" or "but" || (tokens[i].Text == "," && i > last + 1))
            {
                return null;
            }

            if (IsAhead(tokens, i))
            {
                return true;
            }

            if (IsPast(tokens[i]))
            {
                return null;
            }
        }

        return null;
    }

    private bool IsAhead(IReadOnlyList<Token> tokens, int i) => tokens[i].Text.ToLowerInvariant() is var word
        && (words.Is("ahead", word) || words.Is("future_verb", word)
            || (words.Is("ahead_to", word) && i + 1 < tokens.Count && tokens[i + 1].Text == "to"));

    private bool IsPast(Token token) => token.Text.ToLowerInvariant() is var word &&
        (words.Is("past_verb", word) || (word.Length > 4 && word.EndsWith("ed", StringComparison.Ordinal) && !words.Is("ahead", word)));

    /// <summary>
    /// Whether the first verb above a mention that tells a tense looks ahead; null without a tree or where no verb tells anything.
    /// </summary>
    /// <param name="sentence">The sentence.</param>
    /// <param name="mention">The mention.</param>
    public bool? ByTree(Sentence sentence, DateMention mention)
    {
        var tokens = sentence.Tokens;
        var at = Enumerable.Range(mention.FirstToken, mention.LastToken - mention.FirstToken + 1)
            .Select(i => tokens[i].Head).FirstOrDefault(h => h >= 0 && (h < mention.FirstToken || h > mention.LastToken), -1);
        for (var steps = 0; at >= 0 && steps < Reach; at = tokens[at].Head, steps++)
        {
            var token = tokens[at];
            if (IsAhead(tokens, at) && token.Upos is "VERB" or "ADJ" or "AUX")
            {
                return true;
            }

            if (token.Upos is not ("VERB" or "AUX") && !sentence.Children(at).Any(c => tokens[c].Relation == "cop"))
            {
                continue;
            }

            if (TenseOf(sentence, at, mention.Value) is { } ahead)
            {
                return ahead;
            }
        }

        return null;
    }

    /// <summary>
    /// Whether words for a length of time say how long something went on until now: <c>have shelled the town for three weeks</c>.
    /// </summary>
    /// <param name="sentence">The sentence.</param>
    /// <param name="mention">The mention.</param>
    public bool ReachesNow(Sentence sentence, DateMention mention)
    {
        var tokens = sentence.Tokens;
        if (mention.FirstToken == 0 || !words.Is("lasting", tokens[mention.FirstToken - 1].Text.ToLowerInvariant()))
        {
            return false;
        }

        var at = mention.LastToken;
        for (var steps = 0; at >= 0 && steps < Reach; at = tokens[at].Head, steps++)
        {
            if ((at < mention.FirstToken || at > mention.LastToken)
                && (tokens[at].Upos is "VERB" or "AUX" || sentence.Children(at).Any(c => tokens[c].Relation == "cop")))
            {
                return sentence.Children(at).Any(c => tokens[c].Relation is "aux" && tokens[c].Xpos is "VBP" or "VBZ"
                    && tokens[c].Lemma == "have");
            }
        }

        return false;
    }

    /// <summary>Whether a day is that on which something began that goes on: <c>since the shelling began on Sunday</c>.</summary>
    /// <param name="sentence">The sentence.</param>
    /// <param name="mention">The mention.</param>
    public bool IsSinceItBegan(Sentence sentence, DateMention mention)
    {
        var tokens = sentence.Tokens;
        var at = Enumerable.Range(mention.FirstToken, mention.LastToken - mention.FirstToken + 1).Select(i => tokens[i].Head)
            .FirstOrDefault(h => h >= 0 && (h < mention.FirstToken || h > mention.LastToken), -1);
        return at >= 0 && words.Is("begin_verb", tokens[at].Lemma) && sentence.Children(at)
            .Any(c => IsSince(tokens[c]) || (tokens[c].Relation == "nsubj" && sentence.Children(c).Any(d => IsSince(tokens[d]))));
    }

    /// <summary>Before a long subject the tree may take the conjunction for the preposition of the subject.</summary>
    private static bool IsSince(Token token) => token.Relation is "mark" or "case"
        && token.Text.Equals("since", StringComparison.OrdinalIgnoreCase);

    private bool? TenseOf(Sentence sentence, int verb, DateValue value)
    {
        var tokens = sentence.Tokens;
        var helpers = sentence.Children(verb).Where(c => tokens[c].Relation is "aux" or "aux:pass" or "cop").Select(c => tokens[c])
            .ToList();
        if (helpers.Exists(h => words.Is("future_verb", h.Text.ToLowerInvariant())))
        {
            return true;
        }

        if (tokens[verb].Xpos == "VBD" || helpers.Exists(h => h.Xpos == "VBD"
            || h.Text.ToLowerInvariant() is "had" or "have" or "has" or "was" or "were" or "did"))
        {
            return false;
        }

        // "Talks resume Monday": the present of what keeps a timetable.
        if (tokens[verb].Xpos is "VBZ" or "VBP" && helpers.Count == 0 && words.Is("scheduled", tokens[verb].Lemma)
            && value is WeekdayValue { Choice: DateChoice.Nearest, Week: null } or DayValue { Year.Given: false })
        {
            return true;
        }

        // A participle on a noun tells of what is done ("killed on Friday"); an infinitive has the tense of what it hangs from.
        return tokens[verb].Xpos == "VBN" && tokens[verb].Relation == "acl" ? false : null;
    }

    private static DateValue? Bare(DateValue value) => value switch
    {
        DayValue { Year.Given: false } or MonthValue { Year.Given: false, Choice: DateChoice.Nearest } => value,
        TimeOfDayValue time => Bare(time.Of),
        BoundValue { Bound: DateBound.By } bound => Bare(bound.Of),
        _ => null,
    };
}
