using Salient.Binding;
using Salient.Claims;
using Salient.Codebooks;
using Salient.Coding;
using Salient.Language;
using Salient.Mentions;

namespace Salient.Explanations;

/// <summary>Why a claim has its status.</summary>
internal static class StatusReasons
{
    /// <summary>What puts it otherwise than asserted, nearest first; one line where nothing does.</summary>
    public static IEnumerable<string> Of(CodedClaim claim, EventRule? rule, Sentence s, Cues cues)
    {
        var reasons = new List<string>();
        if (rule is null && claim.Frame is { } frame)
        {
            return [FrameReasons.Status(frame), .. claim.TakenBack ? ["the sentence after it takes it back"] : Array.Empty<string>()];
        }

        if (rule?.Status is { } given)
        {
            reasons.Add($"the words of the rule themselves say {given}");
        }

        if (claim.TakenBack)
        {
            reasons.Add("the sentence after it takes it back");
        }

        if (claim.Source is { Doubtful: true })
        {
            reasons.Add($"its source, '{claim.Source.Text}', is doubtful");
        }

        var predicate = s.Tokens[claim.Predicate].Relation == "cop" ? s.Tokens[claim.Predicate].Head : claim.Predicate;
        var reader = new StatusReader(s, cues);
        reasons.AddRange(reader.Steps(predicate).Select(step => Step(step, s, cues)));
        if (reader.IsAsked(predicate))
        {
            reasons.Add("the sentence is a question");
        }

        return reasons.Count > 0 ? reasons
            : claim.Status == ClaimStatus.Asserted ? ["nothing in the sentence puts it otherwise than asserted"]
            : claim.Host >= 0 ? [$"'{s.Tokens[claim.Host].Text}' stops it"] : ["the construction that it stands in puts it so"];
    }

    private static string Step(StatusReader.StatusStep step, Sentence s, Cues cues)
    {
        var status = step.Status.ToString().ToLowerInvariant();
        if (step.Governor >= 0)
        {
            return $"{TreePath.Between(s, step.Token, step.Governor)} makes it {status}";
        }

        var words = s.Children(step.Token)
            .Where(c => s.Tokens[c].Relation is "aux" or "advmod" or "det" or "cc" or "mark" or "amod" or "case"
            && (s.Tokens[c].Text is "would" || cues.Knows(s.Tokens[c].Text) || cues.Knows(s.Tokens[c].Lemma)));
        var nobody = s.Dependents(step.Token, "nsubj", "nsubj:pass").Where(n => EventHosts.IsNobody(s, n))
            .Select(n => $"'{s.Words(s.Phrase(n).First, n)}'");
        var own = string.Join(", ", nobody.Concat(words.Select(c => $"'{s.Tokens[c].Text}'")));
        return own.Length > 0 ? $"{own} at '{s.Tokens[step.Token].Text}' makes it {status}"
            : $"the words at '{s.Tokens[step.Token].Text}' make it {status}";
    }
}
