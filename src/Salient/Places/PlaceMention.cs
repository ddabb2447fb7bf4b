using Salient.Reports;

namespace Salient.Places;

/// <summary>How far the words of a report say that a name is a place.</summary>
public enum PlaceStanding
{
    /// <summary>They do: <c>in X</c>, <c>the town of X</c>, <c>X and Y</c> after a place.</summary>
    Said,

    /// <summary>Only the index knows it as a place: <c>X shook</c>, <c>an X lawyer</c>.</summary>
    Bare,
}

/// <summary>
/// The words of a sentence that name a place, taken apart but not yet put on the map: <c>northwestern Hama</c>,
/// <c>the Salba hill south of the town of Hayalin</c>, <c>20 km south of Mosul</c>, <c>the nearby village of Albu Badran</c>.
/// </summary>
public sealed record PlaceMention
{
    /// <summary>Sentence, from 0.</summary>
    public required int Sentence { get; init; }

    /// <summary>First token of the whole expression.</summary>
    public required int FirstToken { get; init; }

    /// <summary>Last token of the whole expression, inclusive.</summary>
    public required int LastToken { get; init; }

    /// <summary>Syntactic head of the whole expression: the token that the verb or preposition governs.</summary>
    public required int HeadToken { get; init; }

    /// <summary>Where the expression stands in the report's text.</summary>
    public required TextSpan Span { get; init; }

    /// <summary>The words of the expression without a leading article.</summary>
    public required string Text { get; init; }

    /// <summary>
    /// The bare name to look up: <c>Hama</c>, <c>Salba</c>, <c>Mosul</c>, <c>Albu Badran</c>; empty for an anaphor (<c>the town</c>).
    /// </summary>
    public required string Name { get; init; }

    /// <summary>Where the bare name stands.</summary>
    public required TextSpan NameSpan { get; init; }

    /// <summary>Whether the index knows the name, by any spelling it accepts.</summary>
    public bool Known { get; init; }

    /// <summary>How far the words say that it is a place at all.</summary>
    public PlaceStanding Standing { get; init; }

    /// <summary>
    /// What the words say it is: <c>town</c>, <c>village</c>, <c>city</c>, <c>province</c>, <c>district</c>, <c>countryside</c>,
    /// <c>hill</c>, <c>oil field</c>, <c>crossing</c>…; null where they do not.
    /// </summary>
    public string? Feature { get; init; }

    /// <summary>The group of that feature noun, <c>site</c> for a <c>checkpoint</c> or <c>base</c>; null where there is none.</summary>
    public string? FeatureKind { get; init; }

    /// <summary>
    /// Whether words without a name point back to a place told of before: <c>the town</c>, but not <c>villages</c> or <c>a town</c>.
    /// </summary>
    public bool PointsBack { get; init; }

    /// <summary>Whether it has no name and is brought in as one not told of before: <c>an area of land</c>.</summary>
    public bool IsNew { get; init; }

    /// <summary>Compass words: <c>north</c>, <c>northwest</c>…; null where there are none.</summary>
    public string? Bearing { get; init; }

    /// <summary>Whether the bearing leads outside (<c>south of X</c>) rather than to a part inside (<c>southern X</c>).</summary>
    public bool Outside { get; init; }

    /// <summary>Whether it is only near the named place (<c>near X</c>, <c>the outskirts of X</c>).</summary>
    public bool Near { get; init; }

    /// <summary>Kilometres said, or null.</summary>
    public double? DistanceKm { get; init; }

    /// <summary>
    /// The place said to contain it or that it is measured from (<c>Hayalin in northwestern Hama</c>, <c>Idlib province</c>), or null.
    /// </summary>
    public PlaceMention? Within { get; init; }

    /// <summary>
    /// What it is of two places: <c>between</c> them, the <c>road</c> that joins them, or the <c>border</c> of one; null where it is of
    /// one place.
    /// </summary>
    public string? Line { get; init; }

    /// <summary>The other end of <see cref="Line"/>, or null.</summary>
    public PlaceMention? Other { get; init; }

    /// <summary>How much of it: <c>most</c> (<c>most of Helmand</c>), <c>part</c> (<c>parts of</c>), or <c>whole</c>.</summary>
    public Claims.Extent Extent { get; init; } = Claims.Extent.Whole;
}
