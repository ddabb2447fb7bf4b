using System.Globalization;
using Salient.Binding;
using Salient.Claims;
using Salient.Frames;
using Salient.Language;
using Salient.Mentions;

namespace Salient.Explanations;

/// <summary>Why the learned reader made a claim: what it thought of its code, its status and each role, with how likely each was.</summary>
internal static class FrameReasons
{
    /// <summary>One line for each role that a phrase fills or was thought of for.</summary>
    public static IEnumerable<RoleExplanation> Roles(Frame frame, MarkedReport report, CodedClaim coded, Func<CodedActor, string> meaning)
    {
        foreach (var role in frame.Fillers.GroupBy(f => f.Role))
        {
            var taken = frame.Of(role.Key).ToList();
            var rest = role.Except(taken).Take(3).Select(f => $"not taken: {Words(f, report)}, {Share(f.Probability)}");
            var actors = role.Key is FrameRole.Actor ? coded.Actors : role.Key is FrameRole.Target ? coded.Targets : [];
            yield return new(
                ClaimWords.Of(role.Key),
                taken.Count == 0 ? null : string.Join(", ", taken.Select(f => Words(f, report))),
                taken.Count == 0 ? "likely enough" : $"learned, {string.Join(", ", taken.Select(f => Share(f.Probability)))}",
                null,
                [.. actors.Select(meaning), .. rest]);
        }
    }

    /// <summary>How likely each status was.</summary>
    public static string Status(Frame frame) =>
        $"learned: {string.Join(", ", frame.Statuses.Select(g => $"{g.Name} {Share(g.Probability)}"))}";

    /// <summary>The code with how likely it was, and the codes that it was weighed against.</summary>
    public static IEnumerable<string> Codes(Frame frame) =>
        frame.Rivals.Select(g => $"{g.Name}: {Share(g.Probability)}, against {Share(frame.Probability)} for {frame.Event}");

    private static string Words(Filler filler, MarkedReport report)
    {
        var sentence = report.Sentences[filler.Sentence].Sentence;
        var (first, last) = sentence.Phrase(filler.Token);
        return $"'{sentence.Words(first, last)}'{(filler.Sentence == 0 && sentence.IsHeadline ? " of the headline" : "")}";
    }

    private static string Share(double probability) => probability.ToString("0.00", CultureInfo.InvariantCulture);
}
