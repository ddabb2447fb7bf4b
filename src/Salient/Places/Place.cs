namespace Salient.Places;

/// <summary>One row of a gazetteer (GeoNames layout).</summary>
/// <param name="Id">GeoNames id, or <c>codebook:…</c> for a place of our own list.</param>
/// <param name="Name">Its usual name.</param>
/// <param name="OtherNames">Other spellings and scripts.</param>
/// <param name="Latitude">Degrees north, −90 to 90.</param>
/// <param name="Longitude">Degrees east, −180 to 180.</param>
/// <param name="FeatureClass">GeoNames class: <c>P</c> settlement, <c>A</c> unit, <c>T</c> hill, <c>S</c> building, <c>H</c> water,
/// <c>L</c> area, <c>R</c> road.</param>
/// <param name="FeatureCode">GeoNames code: <c>PPL</c>, <c>ADM1</c>, <c>PCLI</c>…</param>
/// <param name="Country">ISO 3166 alpha-2, or empty.</param>
/// <param name="Admin1">GeoNames first-level code without the country, or null.</param>
/// <param name="Admin2">GeoNames second-level code, or null.</param>
/// <param name="Population">Inhabitants, 0 where not known.</param>
public sealed record Place(
    string Id, string Name, IReadOnlyList<string> OtherNames, double Latitude, double Longitude,
    string FeatureClass, string FeatureCode, string Country, string? Admin1, string? Admin2, long Population);
