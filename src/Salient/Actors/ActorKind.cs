using Salient.Yaml;

namespace Salient.Actors;

/// <summary>What sort of actor it is: ACLED's <c>inter</c> codes, whose numbers these are.</summary>
public enum ActorKind
{
    /// <summary>A state, its government, army or police (<c>state-forces</c>).</summary>
    StateForces = 1,

    /// <summary>A group that fights a state for power or territory (<c>rebel-group</c>).</summary>
    RebelGroup = 2,

    /// <summary>Armed for political ends, short of toppling a state (<c>political-militia</c>).</summary>
    PoliticalMilitia = 3,

    /// <summary>Armed around a community: tribe, faith, village (<c>identity-militia</c>).</summary>
    IdentityMilitia = 4,

    /// <summary>A violent crowd (<c>rioters</c>).</summary>
    Rioters = 5,

    /// <summary>A peaceful crowd (<c>protesters</c>).</summary>
    Protesters = 6,

    /// <summary>Unarmed people, aid workers, journalists (<c>civilians</c>).</summary>
    Civilians = 7,

    /// <summary>Coalitions, international bodies, states abroad (<c>external-other</c>).</summary>
    ExternalOther = 8,
}

/// <summary>Names of <see cref="ActorKind"/> in codebook files.</summary>
internal static class ActorKinds
{
    private static readonly Dictionary<string, ActorKind> ByName = new(StringComparer.Ordinal)
    {
        ["state-forces"] = ActorKind.StateForces,
        ["rebel-group"] = ActorKind.RebelGroup,
        ["political-militia"] = ActorKind.PoliticalMilitia,
        ["identity-militia"] = ActorKind.IdentityMilitia,
        ["rioters"] = ActorKind.Rioters,
        ["protesters"] = ActorKind.Protesters,
        ["civilians"] = ActorKind.Civilians,
        ["external-other"] = ActorKind.ExternalOther,
    };

    public static ActorKind? Parse(string name) => ByName.TryGetValue(name, out var kind) ? kind : null;

    /// <summary>The kind that a mapping gives; a fault where it is none. A state without one is its forces.</summary>
    public static ActorKind Read(CodebookNode node, bool isState)
    {
        var text = node.Text("kind");
        if (text is null && isState)
        {
            return ActorKind.StateForces;
        }

        var kind = Parse(text ?? "");
        if (kind is null)
        {
            node.Fault($"'kind' is '{text}'; it should be one of {All}");
        }

        return kind ?? ActorKind.ExternalOther;
    }

    public static string All => string.Join(", ", ByName.Keys);
}
