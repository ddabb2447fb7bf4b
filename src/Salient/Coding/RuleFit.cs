using Salient.Binding;
using Salient.Claims;
using Salient.Codebooks;
using Salient.Language;
using Salient.Mentions;
using Salient.Places;

namespace Salient.Coding;

/// <summary>A rule with its roles filled.</summary>
internal sealed class RuleFit(EventRule rule)
{
    private readonly Dictionary<ClaimRole, IReadOnlyList<CodedActor>> actors = [];
    private readonly Dictionary<ClaimRole, IReadOnlyList<PlaceMention>> places = [];
    private readonly HashSet<int> heads = [];
    private readonly List<FilledRole> filled = [];

    public EventRule Rule => rule;

    public int Exactness { get; set; }

    public int Filled => actors.Count + places.Count;

    /// <summary>Which phrases fill its roles.</summary>
    public IReadOnlyList<FilledRole> FilledRoles => filled;

    public IEnumerable<int> Heads => heads;

    public bool Has(ClaimRole role) => actors.ContainsKey(role) || places.ContainsKey(role);

    public bool Uses(int head) => heads.Contains(head);

    /// <summary>
    /// Whether what fills a role stands inside a phrase; a phrase that only stands beside it there (<c>an outbreak in the capital</c>)
    /// does not count.
    /// </summary>
    public bool UsesWithin(int head, Sentence s) => filled.Any(f => !f.Weak && s.IsUnder(f.Head, head));

    public IReadOnlyList<CodedActor> Actors(ClaimRole role) => actors.GetValueOrDefault(role, []);

    public IReadOnlyList<PlaceMention> Places(ClaimRole role) => places.GetValueOrDefault(role, []);

    /// <summary>
    /// Fills a role from an argument, if it is of the right sort; a place without a name only where <paramref name="unnamed"/> is set.
    /// </summary>
    public bool Take(ClaimRole role, Argument argument, Phrases phrases, bool anyone, bool acts, bool unnamed)
    {
        if (role is ClaimRole.Actor or ClaimRole.Target)
        {
            if (heads.Contains(argument.Head) || phrases.ActorsAt(argument.Head, anyone, acts) is not { Count: > 0 } found
                || (argument.Function is "on" or "in" or "at" or "near" && found.All(a => a is { Known: null, Role: null })
                    && phrases.Sentence.Tokens[argument.Head].Upos == "PROPN"))
            {
                return false; // a name that no list holds, behind «on» or «in», is rather a place
            }

            actors[role] = found;
        }
        else
        {
            if ((heads.Contains(argument.Head) && !actors.ContainsKey(ClaimRole.Target))
                || phrases.PlacesAt(argument.Head) is not { Count: > 0 } found || (!unnamed && found.All(p => p.Name.Length == 0)))
            {
                return false;
            }

            places[role] = found;
        }

        heads.Add(argument.Head);
        filled.Add(new(role, argument.Function, argument.Head, argument.Weak));
        return true;
    }
}
