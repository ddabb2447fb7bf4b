using Salient.Claims;

namespace Salient.Places;

/// <summary>One thing that speaks for or against a place, on the scale of log odds: 0.7 doubles them.</summary>
/// <param name="Name">What it is: <c>spelling</c>, <c>population</c>, <c>kind</c>, <c>words</c>, <c>theatre</c>, <c>nearness</c>,
/// <c>containment</c>.</param>
/// <param name="Weight">How much it adds.</param>
public sealed record PlaceReason(string Name, double Weight);

/// <summary>A place that a name may mean.</summary>
/// <param name="Place">The place.</param>
/// <param name="Looseness">How far the spelling was stretched; see <see cref="PlaceMatch.Looseness"/>.</param>
/// <param name="Probability">0 to 1.</param>
/// <param name="Reasons">What speaks for and against it; their sum decides.</param>
public sealed record PlaceOption(Place Place, double Looseness, double Probability, IReadOnlyList<PlaceReason> Reasons);

/// <summary>Which place a name of a report means, and why.</summary>
/// <param name="Mention">The words.</param>
/// <param name="Pin">Where the whole expression is, the words around the name counted in.</param>
/// <param name="Options">The places that bear the name, likeliest first.</param>
/// <param name="Chosen">The one that the bare name means: for <c>20 km south of Mosul</c> Mosul itself. Null where none is likelier than
/// all.</param>
public sealed record PlaceChoice(PlaceMention Mention, ClaimPlace Pin, IReadOnlyList<PlaceOption> Options, PlaceOption? Chosen);
