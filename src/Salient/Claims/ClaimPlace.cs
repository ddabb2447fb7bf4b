using System.Text.Json.Serialization;

namespace Salient.Claims;

/// <summary>How exactly a claim's place is known.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<PlacePrecision>))]
public enum PlacePrecision
{
    /// <summary>A point: a hill, a crossing, a base.</summary>
    [JsonStringEnumMemberName("point")] Point,

    /// <summary>A town, village or quarter.</summary>
    [JsonStringEnumMemberName("settlement")] Settlement,

    /// <summary>Near something known.</summary>
    [JsonStringEnumMemberName("near")] Near,

    /// <summary>A district or part of a province.</summary>
    [JsonStringEnumMemberName("district")] District,

    /// <summary>A first-level unit.</summary>
    [JsonStringEnumMemberName("province")] Province,

    /// <summary>A country.</summary>
    [JsonStringEnumMemberName("country")] Country,

    /// <summary>Not known.</summary>
    [JsonStringEnumMemberName("unknown")] Unknown,
}

/// <summary>A place that was not chosen, with how likely it was.</summary>
/// <param name="Id">GeoNames id, or <c>codebook:…</c>.</param>
/// <param name="Name">Its name.</param>
/// <param name="Country">ISO 3166 alpha-2.</param>
/// <param name="Admin1">GeoNames first-level code.</param>
/// <param name="Latitude">Degrees north, −90 to 90.</param>
/// <param name="Longitude">Degrees east, −180 to 180.</param>
/// <param name="Probability">0 to 1.</param>
public sealed record PlaceCandidate(string Id, string Name, string? Country, string? Admin1, double Latitude, double Longitude,
    double Probability);

/// <summary>Where a claim is true: a point with the radius within which it holds, or only words where the place is not known.</summary>
public sealed record ClaimPlace
{
    /// <summary>The words in the report.</summary>
    public required string Text { get; init; }

    /// <summary>The place's usual name, or the words where not known.</summary>
    public required string Name { get; init; }

    /// <summary>GeoNames id, <c>codebook:…</c>, or null where not known.</summary>
    public string? Id { get; init; }

    /// <summary>ISO 3166 alpha-2, or null.</summary>
    public string? Country { get; init; }

    /// <summary>GeoNames first-level code (without the country), or null.</summary>
    public string? Admin1 { get; init; }

    /// <summary>Degrees north, −90 to 90, or null where not known.</summary>
    public double? Latitude { get; init; }

    /// <summary>Degrees east, −180 to 180, or null where not known.</summary>
    public double? Longitude { get; init; }

    /// <summary>Kilometres around the point within which the claim is true, or null.</summary>
    public double? RadiusKm { get; init; }

    /// <summary>How exact.</summary>
    public PlacePrecision Precision { get; init; } = PlacePrecision.Unknown;

    /// <summary>
    /// By which rule the words became a point: <c>name</c>, <c>facility</c>, <c>terrain</c>, <c>countryside</c>, <c>area</c>,
    /// <c>side</c>, <c>offset</c>, <c>beside</c>, <c>bank</c>,
    /// <c>near</c>, <c>between</c>, <c>road</c>, <c>border</c>, <c>within</c> (an unknown name in a known place), <c>neighbour</c> (an
    /// unknown name beside one), <c>unit</c> (an unknown name in the
    /// unit that the report is about), in the ledger <c>nearby</c> (of several that bear the name the one among the places that other
    /// reports tell of), <c>ruling</c> (an analyst set it); null without coordinates.
    /// </summary>
    public string? Rule { get; init; }

    /// <summary>
    /// The area within which the claim is true where it is no circle, as OGC well-known text in degrees, longitude first; else null.
    /// </summary>
    public string? Area { get; init; }

    /// <summary>How likely this is the right place, 0 to 1, or null where nothing was chosen.</summary>
    public double? Probability { get; init; }

    /// <summary>The runners-up, likeliest first; empty where there were none.</summary>
    public IReadOnlyList<PlaceCandidate> Candidates { get; init; } = [];
}
