using Salient.Claims;
using Salient.Codebooks;
using Salient.Language;
using Salient.Mentions;

namespace Salient.Coding;

/// <summary>
/// Weapons and vehicles that an event's verbs take or destroy: <c>destroyed two tanks and captured an armoured vehicle</c>.
/// </summary>
internal sealed class HardwareReader(Sentence s, Cues cues)
{
    /// <summary>Those of an event and of the verbs joined to it or below it.</summary>
    /// <param name="predicate">Its verb or noun.</param>
    /// <param name="host">The verb behind its noun, or −1.</param>
    /// <param name="others">Verbs and nouns of other events, whose things are theirs.</param>
    public IReadOnlyList<Hardware> Of(int predicate, int host, IReadOnlySet<int> others)
    {
        var found = new List<Hardware>();
        foreach (var verb in new[] { predicate, host }.Where(v => v >= 0 && s.Tokens[v].IsVerb())
            .SelectMany(v => s.Conjuncts(v).Concat(s.Dependents(v, "advcl"))).Distinct()
            .Where(v => !others.Contains(v) && s.Tokens[v].IsVerb()))
        {
            var taken = cues.TakingVerbs.Contains(s.Tokens[verb].Lemma);
            var objects = taken || EventHosts.IsIn(s, verb, cues.DestroyingVerbs) ? s.LogicalObject(verb, cues.ObjectControlVerbs) : -1;
            foreach (var thing in objects < 0 ? [] : s.Conjuncts(objects).Where(o => cues.HardwareNouns.Contains(s.Tokens[o].Lemma)))
            {
                var (first, last) = s.Phrase(thing);
                if (NumberReader.Of(s, first, last, cues) is { } number && (number.Low ?? number.High) is { } count && number.Last < last)
                {
                    found.Add(new(s.Words(number.Last + 1, last), taken ? count : null, taken ? null : count));
                }
            }
        }

        return found;
    }
}
