using Salient.Claims;
using Salient.Frames;
using Salient.Mentions;
using Salient.Places;

namespace Salient.Binding;

/// <summary>
/// Makes one claim of what a rule and the learned reader tell of one happening. What the rule says of a role stands where the learned
/// reader thinks of it at all: grammar is
/// sharper about words near by; where the reader thinks of somebody, somewhere or something else, it has seen what grammar cannot.
/// </summary>
internal static class Agreement
{
    /// <summary>
    /// From which probability on the learned reader thinks of a thing at all. Tuned on real reports and the hard sentences together.
    /// </summary>
    private const double Thought = 0.1;

    /// <summary>Least probability that an assertion of a rule needs: to assert what did not happen is the worse fault.</summary>
    private const double Asserted = 0.5;

    /// <summary>Least probability of an actor where the words of the rule name nobody. .5 to .9 tried.</summary>
    private const double Supposed = 0.7;

    private static readonly FrameRole[] PlaceRoles = [FrameRole.Place, FrameRole.FromPlace, FrameRole.ToPlace];

    /// <summary>The claims of one happening: one for each place.</summary>
    /// <param name="rules">Those of the rule.</param>
    /// <param name="learned">Those of the frame.</param>
    public static IEnumerable<CodedClaim> Of(IReadOnlyList<CodedClaim> rules, IReadOnlyList<CodedClaim> learned)
    {
        var frame = learned[0].Frame!;
        // «advanced in the border city of X and established control»: where grammar names a place in the sentence, one of another
        // sentence is only supposed; «an area of land», «towns» are none told before.
        var isElsewhere = learned.All(l => PlaceOf(l) is { } place && place.Sentence != frame.Sentence);
        var byRule = learned.All(l => PlaceOf(l) is null)
            || rules.Any(r => PlaceOf(r) is { } place
            && (learned.Any(l => PlaceOf(l)?.Name == place.Name) || IsThoughtOf(frame, place)
            || (isElsewhere && (place.Name.Length > 0 || place.IsNew || place is { PointsBack: false, FeatureKind: "settlement" })
            && place.Sentence == frame.Sentence)));
        foreach (var where in byRule ? rules : learned)
        {
            var rule = byRule ? where : rules.FirstOrDefault(r => PlaceOf(r)?.Name == PlaceOf(where)?.Name) ?? rules[0];
            var read = byRule ? learned.FirstOrDefault(l => PlaceOf(l)?.Name == PlaceOf(where)?.Name) ?? learned[0] : where;
            yield return Joined(rule, read, frame) with { Place = OfSite(where.Place, rule.Place), FromPlace = where.FromPlace,
                ToPlace = where.ToPlace };
        }
    }

    private static CodedClaim Joined(CodedClaim rule, CodedClaim learned, Frame frame)
    {
        // «no shelling was reported»: what did not happen nobody did.
        // «the city fell»: words that name nobody leave the reader to suppose who came, and it must be sure.
        IReadOnlyList<CodedActor> supposed = rule.NamesNobody ? [.. learned.Actors.Where(a => ActorChance(frame, a) >= Supposed)]
            : Accused(rule, learned.Actors);
        var actors = rule is { Status: ClaimStatus.Negated, Actors.Count: 0 } ? []
            : TellsOfItself(rule) ? rule.Actors : Parties(rule.Actors, rule.Targets, supposed, frame);
        var targets = Parties(rule.Targets, rule.Actors, learned.Targets, frame).Where(t => !actors.Any(a => FrameParties.Same(a, t)))
            .ToList();
        // «have once again captured»: news by its tense is news, whatever the reader makes of its day.
        var dated = (rule.Basis == DateBasis.Carried && learned.Date is null)
            || (rule.Basis == DateBasis.News && learned.Basis == DateBasis.None)
            || (rule is { Basis: DateBasis.Said, Date: not null } && learned.Date is null)
            || (rule.Date is { } date && HasWordsOf(frame, rule.Sentence, date)) ? rule : learned;
        return rule with
        {
            Event = rule.IsParticular ? rule.Event : learned.Event,
                // «clashed over water»: a rule that asks for more than a word knows what it means
            Actors = actors,
            Targets = targets,
            Date = dated.Date,
            Basis = dated.Basis,
            Future = dated.Future,
            Status = Status(rule.Status, frame),
            Hedged = rule.Hedged && rule.Status == ClaimStatus.Denied,
            Source = Source(rule, learned, frame),
            Losses = rule.Losses?.Or(learned.Losses) ?? learned.Losses,
            First = Math.Min(rule.First, learned.First),
            Last = Math.Max(rule.Last, learned.Last),
            Frame = frame,
        };
    }

    /// <summary>«handed over their checkpoints», in the town that the text is about: of that town only a part.</summary>
    private static PlaceMention? OfSite(PlaceMention? place, PlaceMention? rule) =>
        place is { Name.Length: > 0, Extent: Extent.Whole } && rule is { Name.Length: 0, FeatureKind: "site" }
            ? place with { Extent = Extent.Part } : place;

    private static PlaceMention? PlaceOf(CodedClaim claim) => claim.Place ?? claim.FromPlace ?? claim.ToPlace;

    private static bool IsThoughtOf(Frame frame, PlaceMention place) => frame.Fillers.Any(f =>
        PlaceRoles.Contains(f.Role) && f.Probability >= Thought && f.Sentence == place.Sentence && place.FirstToken <= f.Token
            && f.Token <= place.LastToken);

    /// <summary>
    /// The rule's parties where the reader thinks of each on either side, and those of the reader where it has all of them and more, less
    /// those that the rule has on the other side.
    /// </summary>
    private static IReadOnlyList<CodedActor> Parties(IReadOnlyList<CodedActor> rule, IReadOnlyList<CodedActor> others,
        IReadOnlyList<CodedActor> read, Frame frame)
    {
        var learned = read.Where(l => !others.Any(o => FrameParties.Same(l, o))).ToList();
        bool IsThought(CodedActor actor) => learned.Any(l => FrameParties.Same(l, actor))
            || frame.Fillers.Any(f => f.Role is FrameRole.Actor or FrameRole.Target && f.Probability >= Thought
                && f.Sentence == frame.Sentence && actor.First <= f.Token && f.Token <= actor.Last);
        // Whom grammar names beside the event is believed before somebody of another sentence, whom the reader only supposes.
        var isSupposed = learned.TrueForAll(l => l.First == frame.Trigger && l.Last == frame.Trigger);
        var isMore = learned.Count > rule.Count && rule.All(r => learned.Any(l => FrameParties.Same(l, r)));
        return rule.Count > 0 && ((rule.All(IsThought) && !isMore) || isSupposed) ? rule : learned.Count > 0 ? learned : rule;
    }

    /// <summary>«the Front said it had taken X»: who speaks of its own deed did it alone, whoever else is told of before.</summary>
    private static bool TellsOfItself(CodedClaim rule) => rule is { Actors: [var one], Source: { Span: not null, Speaker: { } speaker } }
        && one.First == one.Last && FrameParties.Same(one, speaker);

    /// <summary>«the M23 said that government artillery had shelled it»: who says that others did it was not with them.</summary>
    private static IReadOnlyList<CodedActor> Accused(CodedClaim rule, IReadOnlyList<CodedActor> learned) =>
        rule is { Actors.Count: > 0, Source: { Span: not null, Speaker: { } speaker } }
            && !rule.Actors.Any(a => FrameParties.Same(a, speaker)) && learned.Any(a => rule.Actors.Any(r => FrameParties.Same(a, r)))
            ? [.. learned.Where(a => !FrameParties.Same(a, speaker))] : learned;

    private static double ActorChance(Frame frame, CodedActor actor) => frame.Fillers
        .Where(f => f.Role == FrameRole.Actor && (f.Sentence == frame.Sentence ? actor.First <= f.Token && f.Token <= actor.Last
            : actor.First == frame.Trigger))
        .Select(f => f.Probability).DefaultIfEmpty().Max();

    private static bool HasWordsOf(Frame frame, int sentence, Dating.DateMention date) =>
        frame.Fillers.Any(f => f.Role == FrameRole.Date && f.Sentence == sentence && date.FirstToken <= f.Token
            && f.Token <= date.LastToken);

    /// <summary>What a rule says did not happen, or may not have, is not asserted on a guess; its assertion needs the reader's.</summary>
    private static ClaimStatus Status(ClaimStatus rule, Frame frame) =>
        rule != ClaimStatus.Asserted || frame.Statuses.Any(s => s.Name.Equals(nameof(ClaimStatus.Asserted),
            StringComparison.OrdinalIgnoreCase) && s.Probability >= Asserted) ? rule : frame.Status;

    private static Attribution.Attributed? Source(CodedClaim rule, CodedClaim learned, Frame frame)
    {
        if (rule.IsInPassing)
        {
            return null;
        }

        var named = frame.Fillers.Any(f => f.Role == FrameRole.Source && f.Probability >= Thought);
        // «the army took X: SANA»: what stands before or behind a colon is as sure as what is said in the sentence.
        return rule.Source is { Span: null } or { Tie: Attribution.SourceTie.Said or Attribution.SourceTie.Label } ? rule.Source
            : rule.Source is not null && !named ? learned.Source : learned.Source ?? rule.Source;
    }
}
