using NodaTime;
using Salient.Actors;
using Salient.Claims;
using Salient.Codebooks;
using Salient.Binding;
using Salient.Language;
using Salient.Mentions;

namespace Salient.Explanations;

/// <summary>Why the roles of a claim are filled as they are.</summary>
/// <param name="report">The report, with the actors known for it.</param>
/// <param name="marked">The claim's sentence.</param>
/// <param name="claim">The claim as it was resolved.</param>
internal sealed class RoleReasons(MarkedReport report, MarkedSentence marked, Claim claim)
{
    private readonly LocalDate? day = claim.Date.To ?? claim.Date.From;

    /// <summary>One line for each role of the rule, filled or not; for a construction without a rule, for each actor.</summary>
    public IEnumerable<RoleExplanation> Of(CodedClaim coded, EventRule? rule)
    {
        var s = marked.Sentence;
        if (rule is null && coded.Frame is { } frame)
        {
            foreach (var told in FrameReasons.Roles(frame, report, coded, Meaning))
            {
                yield return told;
            }

            yield break;
        }

        if (rule is null)
        {
            foreach (var (role, actor) in coded.Actors.Select(a => (ClaimRole.Actor, a))
                .Concat(coded.Targets.Select(a => (ClaimRole.Target, a))))
            {
                yield return new(ClaimWords.Of(role), actor.Text, "the construction itself",
                    TreePath.Between(s, actor.Last, coded.Predicate), [Meaning(actor)]);
            }

            yield break;
        }

        foreach (var (role, functions) in rule.Roles)
        {
            var filled = coded.Filled.FirstOrDefault(f => f.Role == role);
            yield return filled is null
                ? new(ClaimWords.Of(role), null, string.Join(" | ", functions), null, [])
                : new(ClaimWords.Of(role), s.Words(s.Phrase(filled.Head).First, s.Phrase(filled.Head).Last),
                    filled.Function + (filled.Weak ? ", by way of another phrase" : ""),
                    TreePath.Between(s, filled.Head, coded.Predicate), Why(role, coded));
        }
    }

    private IReadOnlyList<string> Why(ClaimRole role, CodedClaim coded) => role switch
    {
        ClaimRole.Actor => [.. coded.Actors.Select(a => Meaning(a))],
        ClaimRole.Target => [.. coded.Targets.Select(a => Meaning(a))],
        _ => [], // places have lines of their own
    };

    /// <summary>«HTS» is hayat-tahrir-al-sham: an acronym of it.</summary>
    private string Meaning(CodedActor actor)
    {
        var words = marked.Sentence.Words(actor.First, actor.Last);
        return marked.Sentence.Tokens[actor.First].Upos == "PRON" && words != actor.Text ? $"'{words}' points back; {Known(actor)}"
            : Known(actor);
    }

    private string Known(CodedActor actor)
    {
        if (actor.Known is { } known)
        {
            var mention = marked.Actors.FirstOrDefault(m => m.Actor == known && m.FirstToken <= actor.Last && actor.First <= m.LastToken);
            var how = mention is null ? "meant from what was said before" : Form(mention.Form);
            return known.Id is null ? $"'{actor.Text}' is a group that no file names, known by its words"
                : $"'{actor.Text}' is {known.Id}: {how}{Government(known)}";
        }

        if (actor.Role is not null && claim.Actors.Concat(claim.Targets).FirstOrDefault(a => a.Text == actor.Text)?.Id is { } settled)
        {
            return $"'{actor.Text}' is {settled}: without a name it means that of the country";
        }

        return actor.Role is { } role ? $"'{actor.Text}' is a word for {role.Id.Replace('-', ' ')}, without a name"
            : $"'{actor.Text}' is no actor that a file names; it keeps its words";
    }

    /// <summary>Whose the state's forces were on the day, where the files tell governments apart.</summary>
    private string Government(Actor actor)
    {
        var state = report.Actors.ById(actor.ForceOf);
        return state is { Governments.Count: > 1 } && day is { } d && state.GovernmentOn(d) is { } government
            ? $" (forces of the {government.Name})" : "";
    }

    private static string Form(ActorForm form) => form switch
    {
        ActorForm.Name => "a name of it",
        ActorForm.FormerName => "a name that it bore before",
        ActorForm.Acronym => "an acronym of it",
        ActorForm.Demonym => "an adjective of the state",
        ActorForm.Capital => "its capital, which stands for the government where it acts",
        ActorForm.Seat => "a seat of its government",
        ActorForm.Forces => "the state's name with a word for its forces",
        ActorForm.Government => "the state's name with a word for its government",
        ActorForm.Official => "one of its leaders or officials",
        _ => form.ToString(),
    };
}
