using Salient.Attribution;
using Salient.Codebooks;
using Salient.Dating;
using Salient.Language;

namespace Salient.Coding;

/// <summary>Gives each event of a sentence the day of its own clause.</summary>
internal sealed class ClauseDates(Phrases phrases, Cues cues, SourceReader sources)
{
    private readonly Sentence s = phrases.Sentence;

    /// <summary>The date words of an event, how they bear on it, and whether it looks ahead.</summary>
    /// <param name="anchor">The verb of its clause, or the event noun where it has none.</param>
    /// <param name="predicate">The event's own token.</param>
    /// <param name="state">Whether the rule tells of a state.</param>
    /// <param name="read">Status that was read.</param>
    public (DateMention? Date, DateBasis Basis, bool Future) For(int anchor, int predicate, bool state, ClaimStatus read)
    {
        var future = read is ClaimStatus.Planned or ClaimStatus.Conditional;
        var said = sources.SayingVerbs(predicate).ToHashSet();
        for (var at = predicate; at >= 0; at = s.Tokens[at].Head)
        {
            if (said.Contains(at))
            {
                break;
            }

            if (Own(at) is { } own)
            {
                return (own, DateBasis.Own, future);
            }

            if (s.Tokens[at].Relation is "acl:relcl" or "parataxis" || (s.Tokens[at].Relation == "acl" && at != anchor))
            {
                break;
            }
        }

        foreach (var verb in said)
        {
            if (Own(verb) is { } day)
            {
                return (day, DateBasis.Said, future);
            }
        }

        // Date words that the tree hangs somewhere odd still stand next to their clause: the first words of the sentence.
        if (said.Count == 0 && phrases.Marked.Dates.FirstOrDefault(d => d.FirstToken <= 1 && IsCalendar(d)) is { } opening)
        {
            return (opening, DateBasis.Own, future);
        }

        if (s.Tokens.Take(2).Any(t => cues.CarryingAdverbs.Contains(t.Text)))
        {
            return (null, DateBasis.Carried, future);
        }

        if (state && IsFormer(anchor))
        {
            return (null, DateBasis.None, future);
        }

        return (null, future ? DateBasis.None : (state && !IsPast(anchor)) || IsOngoing(anchor) ? DateBasis.Present : DateBasis.News, future);
    }

    /// <summary>The date words that hang from a verb or noun, nearest first.</summary>
    private DateMention? Own(int top) => phrases.Marked.Dates
        .Where(d => IsCalendar(d) && Governor(d) is var governor && (governor == top || (governor >= 0 && s.Tokens[governor].Head == top && s.Tokens[governor].Relation is "obj")))
        .OrderBy(d => Math.Abs(d.FirstToken - top)).FirstOrDefault();

    /// <summary>The first verb or event noun above date words.</summary>
    private int Governor(DateMention date)
    {
        var at = Enumerable.Range(date.FirstToken, date.LastToken - date.FirstToken + 1)
            .Select(i => s.Tokens[i].Head).FirstOrDefault(h => h >= 0 && (h < date.FirstToken || h > date.LastToken), -1);
        while (at >= 0 && !s.Tokens[at].IsVerb() && !(s.Tokens[at].Relation is "nsubj" or "root" or "obj" && s.Tokens[at].Upos == "NOUN"))
        {
            at = s.Tokens[at].Head;
        }

        return at;
    }

    private static bool IsCalendar(DateMention date) => date.Value is not (DurationValue or VagueValue or RepeatedValue);

    /// <summary>«once held by rebels», «had held it»: a state that is over.</summary>
    private bool IsFormer(int anchor) => s.Dependents(anchor, "advmod").Any(a => cues.FormerAdverbs.Contains(s.Tokens[a].Text))
        || s.Dependents(anchor, "aux").Any(a => s.Tokens[a].Text.Equals("had", StringComparison.OrdinalIgnoreCase));

    /// <summary>«held the town»: told in the past, without a word that it goes on.</summary>
    private bool IsPast(int anchor) => !s.Dependents(anchor, "advmod").Any(a => s.Tokens[a].Lemma is "still" or "now" or "currently")
        && ((s.Tokens[anchor].Xpos == "VBD" && !s.IsPassive(anchor)) || s.Dependents(anchor, "aux:pass", "cop").Any(a => s.Tokens[a].Text.ToLowerInvariant() is "was" or "were"));

    private bool IsOngoing(int anchor)
    {
        var token = s.Tokens[anchor];
        return !s.IsPassive(anchor) && (token.Xpos is "VBZ" or "VBP" || (token.Xpos == "VBG" && s.Dependents(anchor, "aux").Any(a => s.Tokens[a].Text.ToLowerInvariant() is "is" or "are"))) && !s.IsHeadline;
    }
}
