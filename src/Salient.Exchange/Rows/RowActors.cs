using System.Text.RegularExpressions;
using Salient.Actors;
using Salient.Claims;

namespace Salient.Exchange.Rows;

/// <summary>
/// Finds whom the names of tables mean: <c>Military Forces of Syria (2000-)</c>, <c>HTS: Hayat Tahrir al Sham</c>, <c>Government of
/// Syria</c>.
/// </summary>
/// <param name="actors">Known actors.</param>
internal sealed partial class RowActors(ActorBook actors)
{
    /// <summary>The actors of names, as they stand in a row.</summary>
    public IReadOnlyList<ClaimActor> Of(IReadOnlyList<string> names) => [.. names.Select(Of)];

    private ClaimActor Of(string name)
    {
        var known = Find(name);
        return new(name, known?.Name ?? name, known?.Id);
    }

    private Actor? Find(string name)
    {
        if (actors.Find(name) is { } known)
        {
            return known;
        }

        // Years in which it was so, and branches, stand in brackets behind the name.
        var bare = Brackets().Replace(name, "").Trim();
        if (Forces().Match(bare) is { Success: true } forces && Countries.Named(forces.Groups["country"].Value) is { } country
            && actors.StateOf(country.Code) is { } state)
        {
            return forces.Groups["what"].Value switch
            {
                "Military" => actors.ArmyOf(state.Id) ?? state,
                "Police" => actors.PoliceOf(state.Id) ?? state,
                _ => state,
            };
        }

        var colon = bare.IndexOf(": ", StringComparison.Ordinal);
        return (bare != name ? actors.Find(bare) : null)
            ?? (colon > 0 ? actors.Find(bare[(colon + 2)..]) ?? actors.Find(bare[..colon]) : null);
    }

    [GeneratedRegex(@"\s*\([^()]*\)")]
    private static partial Regex Brackets();

    [GeneratedRegex("^(?:(?<what>Military|Police) Forces|(?<what>Government)) of (?:the )?(?<country>.+)$")]
    private static partial Regex Forces();
}
