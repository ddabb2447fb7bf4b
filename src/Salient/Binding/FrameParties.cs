using Salient.Attribution;
using Salient.Codebooks;
using Salient.Frames;
using Salient.Language;
using Salient.Mentions;

namespace Salient.Binding;

/// <summary>
/// Who acts in a frame and whom it befalls. A party fills one of the two roles, the one that the reader is surer of; what points back
/// (<c>we</c>, <c>the group</c>) is whoever
/// the reader itself names for the role, else whom the references say; a phrase that means nobody known stays as its words, so that
/// nobody told is lost.
/// </summary>
/// <param name="report">The phrases of the report.</param>
/// <param name="cues">Words that count.</param>
internal sealed class FrameParties(ReportSources report, Cues cues)
{
    /// <summary>
    /// From which probability on a name of the role says who a pronoun of the role is: a reader that has found the pronoun leaves the
    /// name elsewhere little. Tuned on real reports.
    /// </summary>
    internal const double Behind = 0.1;

    /// <summary>The parties of both roles.</summary>
    public (IReadOnlyList<CodedActor> Actors, IReadOnlyList<CodedActor> Targets) Of(Frame frame)
    {
        var (actors, targets) = (Named(frame, FrameRole.Actor), Named(frame, FrameRole.Target));
        var befallen = Befallen(frame);
        actors.RemoveAll(a => befallen.Exists(b => Same(a.Party, b)));
        targets.AddRange(befallen.Where(b => !targets.Exists(t => Same(t.Party, b))).Select(b => (b, 1.0)));
        return ([.. Kept(actors, targets)], [.. Kept(targets, actors)]);
    }

    /// <summary>«before troops drove them out»: a pronoun that is the object of the event is nobody who did it.</summary>
    private List<CodedActor> Befallen(Frame frame)
    {
        var phrases = report.Phrases[frame.Sentence];
        var s = phrases.Sentence;
        if (!s.Tokens[frame.Trigger].IsVerb() || s.LogicalSubject(frame.Trigger, cues.ObjectControlVerbs) is not (>= 0 and var subject)
            || s.LogicalObject(frame.Trigger, cues.ObjectControlVerbs) is not (>= 0 and var told)
            || s.Tokens[told] is not { Upos: "PRON" } token || token.Text.EndsWith("self", StringComparison.OrdinalIgnoreCase)
            || token.Text.EndsWith("selves", StringComparison.OrdinalIgnoreCase))
        {
            return [];
        }

        var doers = phrases.ActorsAt(subject, anyone: true, acts: true);
        var befallen = phrases.ActorsAt(told, acts: true);
        return befallen.Any(b => doers.Any(d => Same(b, d))) ? [] : [.. befallen];
    }

    /// <summary>Whether two are one party.</summary>
    internal static bool Same(CodedActor a, CodedActor b) => (a.Known is not null && a.Known == b.Known) || a.Name == b.Name
        || a.Text == b.Text;

    /// <summary>The phrases of a role, likeliest first, down to those that only count while none before them has meant anything.</summary>
    internal static IEnumerable<Filler> Thought(Frame frame, FrameRole role, Func<bool> isFilled) =>
        frame.Fillers.Where(f => f.Role == role && f.Probability >= Frame.Least(role, isFirst: true))
            .TakeWhile(f => f.Probability >= Frame.Least(role, isFirst: false) || !isFilled());

    /// <summary>Those of one role that the other does not claim with more right; of equals the actor is it.</summary>
    private static IEnumerable<CodedActor> Kept(List<(CodedActor Party, double Probability)> own,
        List<(CodedActor Party, double Probability)> other) =>
        own.Where(o => !other.Exists(r => Same(o.Party, r.Party) && r.Probability > o.Probability)).Select(o => o.Party);

    private List<(CodedActor Party, double Probability)> Named(Frame frame, FrameRole role)
    {
        var found = new List<(CodedActor Party, double Probability)>();
        var thought = frame.Fillers.Where(f => f.Role == role && f.Probability >= Frame.Least(role, isFirst: true)).ToList();
        // «X was captured by A. … X was recaptured by B.»: who is named beside the event needs nobody from elsewhere.
        var isBeside = thought.Exists(f => f.Sentence == frame.Sentence && f.Probability >= Frame.Least(role, isFirst: false));
        foreach (var filler in Thought(frame, role, () => found.Count > 0)
            .Where(f => !thought.Exists(o => Describes(f, o)) && (f.Sentence == frame.Sentence || !isBeside)))
        {
            foreach (var party in Meant(frame, filler).Where(a => !found.Exists(f => Same(f.Party, a))))
            {
                found.Add((filler.Sentence == frame.Sentence ? party : party with { First = frame.Trigger, Last = frame.Trigger },
                    filler.Probability));
            }
        }

        if (found.Count == 0)
        {
            found.AddRange(frame.Fillers.Where(f => f.Role == role && IsByGrammar(frame, f)).Take(1)
                .SelectMany(f => Meant(frame, f).Select(a => (a, f.Probability))));
        }

        if (role == FrameRole.Actor && found.Count > 0)
        {
            found.AddRange(Beside(frame).Where(a => !found.Exists(f => Same(f.Party, a))).Select(a => (a, Frame.Joined)).ToList());
        }

        return found;
    }

    /// <summary>
    /// Who stands where grammar puts the role, the verb's subject or object or the noun's owner, is it though the reader leaves it
    /// little: it has nobody better.
    /// </summary>
    private bool IsByGrammar(Frame frame, Filler filler)
    {
        if (filler.Sentence != frame.Sentence || frame.Fillers.Any(o => o.Role == Other(filler.Role) && o.Sentence == filler.Sentence
            && o.Token == filler.Token && o.Probability > filler.Probability))
        {
            return false;
        }

        var s = report.Phrases[frame.Sentence].Sentence;
        var isVerb = s.Tokens[frame.Trigger].IsVerb();
        return filler.Token == (filler.Role == FrameRole.Actor
            ? isVerb ? s.LogicalSubject(frame.Trigger, cues.ObjectControlVerbs) : s.Possessor(frame.Trigger)
            : isVerb ? s.LogicalObject(frame.Trigger, cues.ObjectControlVerbs) : -1);
    }

    /// <summary>«maintains a base alongside its allies»: who acts together with the subject.</summary>
    private IEnumerable<CodedActor> Beside(Frame frame)
    {
        var phrases = report.Phrases[frame.Sentence];
        return phrases.Sentence.Dependents(frame.Trigger, "obl", "nmod").Where(o => cues.JoiningCases.Contains(phrases.Sentence.Case(o)))
            .SelectMany(o => phrases.ActorsAt(o, acts: true));
    }

    /// <summary>
    /// «X, a member of Y and a partner», «the president, X»: a common noun beside a name says who X is and is nobody else.
    /// </summary>
    private bool Describes(Filler noun, Filler name)
    {
        return noun.Sentence == name.Sentence && report.Phrases[noun.Sentence].Sentence.SaysWho(noun.Token, name.Token);
    }

    private IReadOnlyList<CodedActor> Meant(Frame frame, Filler filler)
    {
        var phrases = report.Phrases[filler.Sentence];
        if (phrases.PointsBack(filler.Token) && BehindPointer(frame, filler) is { } named)
        {
            return [named];
        }

        var meant = phrases.ActorsAt(filler.Token, anyone: true, acts: true);
        var sure = phrases.PointsBack(filler.Token) ? meant.Where(a => !IsOthers(frame, filler, a)).ToList() : meant;
        return sure.Count > 0 ? sure : phrases.Words(filler.Token) is { } words ? [words] : [];
    }

    /// <summary>The likeliest name of the same role and not rather of the other, for a phrase that points back.</summary>
    private CodedActor? BehindPointer(Frame frame, Filler pointer) => frame.Fillers
        .Where(f => f.Role == pointer.Role && f.Probability >= Behind && !report.Phrases[f.Sentence].PointsBack(f.Token)
            && !frame.Fillers.Any(o => o.Role == Other(f.Role) && o.Sentence == f.Sentence && o.Token == f.Token
            && o.Probability > f.Probability))
        .Select(f => report.Phrases[f.Sentence].ActorsAt(f.Token)).FirstOrDefault(a => a.Count == 1)?[0];

    /// <summary>Whether the reader gives somebody sooner to the other role.</summary>
    private bool IsOthers(Frame frame, Filler filler, CodedActor party) => frame.Fillers
        .Where(f => f.Role == Other(filler.Role) && f.Probability >= Frame.First && !report.Phrases[f.Sentence].PointsBack(f.Token))
        .Any(f => report.Phrases[f.Sentence].ActorsAt(f.Token, anyone: true).Any(a => Same(a, party)));

    private static FrameRole Other(FrameRole role) => role == FrameRole.Actor ? FrameRole.Target : FrameRole.Actor;
}
