using Salient.Actors;
using Salient.Claims;
using Salient.Codebooks;

namespace Salient.Exchange.Tables;

/// <summary>What tables say beside the claims themselves.</summary>
public sealed record ExchangeKnowledge
{
    /// <summary>The headline of a report by its hash, or null.</summary>
    public Func<string, string?> TitleOf { get; init; } = _ => null;

    /// <summary>The name of a first-level unit by country and code, or null.</summary>
    public Func<string, string, string?> UnitOf { get; init; } = (_, _) => null;

    /// <summary>What sort of actor an id is, or null where that is not known.</summary>
    public Func<string?, ActorKind?> KindOf { get; init; } = _ => null;

    /// <summary>The id of an actor who is known by a name, or null.</summary>
    public Func<string, string?> ActorNamed { get; init; } = _ => null;

    /// <summary>The places that lists of places know by a name.</summary>
    public Func<string, IEnumerable<ClaimPlace>> PlacesNamed { get; init; } = _ => [];

    /// <summary>How events are said elsewhere.</summary>
    public Crosswalk Crosswalk { get; init; } = Crosswalk.Default;

    /// <summary>Version of the program, for the notice.</summary>
    public string Version { get; init; } = typeof(ExchangeKnowledge).Assembly.GetName().Version?.ToString(3) ?? "0";

    /// <summary>The notice that goes with what is written.</summary>
    public string Notice => ExchangeTable.NoticeOf(Version);

    /// <summary>The name of a place's first-level unit, or null.</summary>
    internal string? Unit(ClaimPlace? place) => place is { Country: { } country, Admin1: { } unit } ? UnitOf(country, unit) : null;

    /// <summary>The name of a place's country, or null.</summary>
    internal static string? CountryName(ClaimPlace? place) => Countries.Of(place?.Country)?.Name;

    /// <summary>Names, joined as tables join lists.</summary>
    internal static string Joined(IEnumerable<string?> words) => string.Join(" | ", words.Where(w => !string.IsNullOrEmpty(w)));

    /// <summary>Who says so, and who quotes them: the words, outermost last.</summary>
    internal static string SourceWords(ClaimSource source) => source.Outer is { } outer
        ? $"{Said(source)}, quoted by {SourceWords(outer)}" : Said(source);

    private static string Said(ClaimSource source) => source.Name ?? source.Text ?? "";
}
