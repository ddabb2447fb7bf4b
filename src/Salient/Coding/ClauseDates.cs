using Salient.Attribution;
using Salient.Binding;
using Salient.Claims;
using Salient.Codebooks;
using Salient.Dating;
using Salient.Language;
using Salient.Mentions;

namespace Salient.Coding;

/// <summary>Gives each event of a sentence the day of its own clause.</summary>
internal sealed class ClauseDates
{
    /// <summary>Words, at most, before the first date of a sentence that begins with a heading: «Movement of forces: On 9 May …».</summary>
    private const int LongestHeading = 8;

    private readonly Cues cues;
    private readonly SentenceSources sources;
    private readonly Sentence s;
    private readonly List<DateMention> told;
    private readonly DateMention? opening;
    private readonly ILookup<int, DateMention> under;

    public ClauseDates(Phrases phrases, Cues cues, SentenceSources sources)
    {
        (this.cues, this.sources, s) = (cues, sources, phrases.Sentence);
        told = phrases.Marked.Dates.Where(d => IsCalendar(d) || IsHistory(d)).ToList();
        opening = told.Find(d => d.FirstToken <= 1 || (d.FirstToken <= LongestHeading && Enumerable.Range(d.FirstToken - 2, 2)
            .Any(i => s.Tokens[i].Text == ":")));
        under = told.Select(d => (Date: d, Governor: s.Governor(d.FirstToken, d.LastToken))).Where(d => d.Governor >= 0).ToLookup(d => d.Governor, d => d.Date);
    }

    /// <summary>The date words of an event, how they bear on it, and whether it looks ahead.</summary>
    /// <param name="anchor">The verb of its clause, or the event noun where it has none.</param>
    /// <param name="predicate">The event's own token.</param>
    /// <param name="state">Whether the rule tells of a state.</param>
    /// <param name="read">Status that was read.</param>
    public (DateMention? Date, DateBasis Basis, bool Future) For(int anchor, int predicate, bool state, ClaimStatus read)
    {
        var future = read is ClaimStatus.Planned or ClaimStatus.Conditional;
        var said = sources.SayingVerbs(predicate).ToHashSet();
        var isBefore = false;
        for (var at = predicate; at >= 0; at = s.Tokens[at].Head)
        {
            if (said.Contains(at))
            {
                break;
            }

            if (Own(at) is { } own)
            {
                return (state ? Begun(own, anchor) : own, IsHistory(own) ? DateBasis.None : isBefore ? DateBasis.Said : DateBasis.Own, future);
            }

            // «retook X in May, two weeks after it had fallen»: by May.
            isBefore |= s.Tokens[at].Relation == "advcl" && s.IsPluperfect(at);

            // «on Friday, when the last units withdrew»
            if (s.Tokens[at].Relation is "acl:relcl" or "acl"
                && told.Find(d => d.FirstToken <= s.Tokens[at].Head && s.Tokens[at].Head <= d.LastToken) is { } described)
            {
                return (described, IsHistory(described) ? DateBasis.None : DateBasis.Own, future);
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
        if (said.Count == 0 && opening is not null)
        {
            return (opening, IsHistory(opening) ? DateBasis.None : DateBasis.Own, future);
        }

        if (s.Tokens.Take(2).Any(t => cues.CarryingAdverbs.Contains(t.Text)))
        {
            return (null, DateBasis.Carried, future);
        }

        // «which it had captured»: told in passing, and over before what the sentence tells.
        if ((state && IsFormer(anchor)) || (s.Tokens[anchor].Relation == "acl:relcl" && s.IsPluperfect(anchor)))
        {
            return (null, DateBasis.None, future);
        }

        return (null, future ? DateBasis.None : (state && !IsPast(anchor)) || IsOngoing(anchor) ? DateBasis.Present : DateBasis.News,
            future);
    }

    /// <summary>The date words that hang from a verb or noun or from its object, nearest first.</summary>
    private DateMention? Own(int top) => under.Count == 0 ? null
        : under[top].Concat(s.Dependents(top, "obj").SelectMany(o => under[o])).MinBy(d => (Math.Abs(d.FirstToken - top), d.FirstToken))
            ?? Since(top);

    /// <summary>«530 people have died since the shelling began last Sunday»: from that day on.</summary>
    private DateMention? Since(int top) => s.Dependents(top, "advcl").SelectMany(c => under[c])
        .FirstOrDefault(d => d.Value is BoundValue { Bound: DateBound.Since });

    /// <summary>«had controlled the town since May»: from May on, and it is not said until when.</summary>
    private DateMention Begun(DateMention date, int anchor) => date.Value is BoundValue { Bound: DateBound.Since } since
        && s.IsPluperfect(anchor) ? date with { Value = since.Of } : date;

    private static bool IsCalendar(DateMention date) => date.Value is not (DurationValue or VagueValue or RepeatedValue);

    /// <summary>«once held by rebels», «had held it»: a state that is over.</summary>
    private bool IsFormer(int anchor) => s.Dependents(anchor, "advmod").Any(a => cues.FormerAdverbs.Contains(s.Tokens[a].Text))
        || s.IsPluperfect(anchor);

    /// <summary>«held the town»: told in the past, without a word that it goes on.</summary>
    private bool IsPast(int anchor) => !s.Dependents(anchor, "advmod").Any(a => s.Tokens[a].Lemma is "still" or "now" or "currently")
        && ((s.Tokens[anchor].Xpos == "VBD" && !s.IsPassive(anchor)) || s.Dependents(anchor, "aux:pass", "cop")
            .Any(a => s.Tokens[a].Text.ToLowerInvariant() is "was" or "were"));

    private static bool IsHistory(DateMention date) => date.Value is VagueValue { IsHistory: true };

    private bool IsOngoing(int anchor)
    {
        var token = s.Tokens[anchor];
        return !s.IsPassive(anchor) && (token.Xpos is "VBZ" or "VBP"
            || (token.Xpos == "VBG" && s.Dependents(anchor, "aux").Any(a => s.Tokens[a].Text.ToLowerInvariant() is "is" or "are")))
            && !s.IsHeadline;
    }
}
