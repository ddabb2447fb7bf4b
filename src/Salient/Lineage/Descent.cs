using NodaTime;

namespace Salient.Lineage;

/// <summary>How a report came to say what it says.</summary>
public enum DescentKind
{
    /// <summary>Nobody is known to have said it before.</summary>
    Original,

    /// <summary>The same words as an earlier report.</summary>
    ExactCopy,

    /// <summary>Nearly the same words as an earlier report.</summary>
    NearCopy,

    /// <summary>It names an original that the store does not hold.</summary>
    StatedOriginal,
}

/// <summary>Where one report stands in its lineage.</summary>
/// <param name="Hash">The report.</param>
/// <param name="Kind">How it came to say what it says.</param>
/// <param name="Parent">Hash of the report it was copied from, or null at the root.</param>
/// <param name="Origin">Name of the root that independence is counted by: a report's hash, or <c>stated:…</c> for an original that is only named.</param>
/// <param name="OriginOutlet">The outlet of the root, or null where not known.</param>
/// <param name="OriginDay">The day the root was published, or null.</param>
/// <param name="SupersededBy">Hash of the later report of the same outlet that replaces this one, or null.</param>
/// <param name="SupersededOn">The date line of that report, or null.</param>
public sealed record Descent(
    string Hash, DescentKind Kind, string? Parent, string Origin, string? OriginOutlet, LocalDate? OriginDay, string? SupersededBy, LocalDate? SupersededOn);
