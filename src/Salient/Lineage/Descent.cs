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

    /// <summary>Parts of it are the words of earlier reports, each of its own parent; the rest is its own.</summary>
    Digest,
}

/// <summary>Where one report stands in its lineage.</summary>
/// <param name="Hash">The report.</param>
/// <param name="Kind">How it came to say what it says.</param>
/// <param name="Parent">Hash of the report it was copied from, or null at the root.</param>
/// <param name="Origin">Name of the root that independence is counted by: a report's hash, or <c>stated:…</c> for an original that is
/// only named.</param>
/// <param name="OriginOutlet">The outlet of the root, or null where not known.</param>
/// <param name="OriginDay">The day the root was published, or null.</param>
/// <param name="SupersededBy">Hash of the later report of the same outlet that replaces this one, or null.</param>
/// <param name="SupersededOn">The date line of that report, or null.</param>
public sealed record Descent(
    string Hash, DescentKind Kind, string? Parent, string Origin, string? OriginOutlet, LocalDate? OriginDay, string? SupersededBy,
        LocalDate? SupersededOn)
{
    /// <summary>Every report whose words it has, the closest first: one for a copy, several for a digest; empty for an original.</summary>
    public IReadOnlyList<DescentEdge> Edges { get; init; } = [];
}

/// <summary>That a report has words of another.</summary>
/// <param name="Parent">Hash of the earlier report.</param>
/// <param name="Reason">How that is known.</param>
/// <param name="Shared">How many word 5-grams both have.</param>
/// <param name="Share">Which share that is: for a copy of all that either has, for a part of all that the earlier has; 0 to 1.</param>
/// <param name="Confidence">How sure it is that the words come from there, 0 to 1.</param>
public sealed record DescentEdge(string Parent, EdgeReason Reason, int Shared, double Share, double Confidence);

/// <summary>How one report is known to have words of another.</summary>
public enum EdgeReason
{
    /// <summary>The same words.</summary>
    SameWords,

    /// <summary>Nearly the same words.</summary>
    NearlySameWords,

    /// <summary>It names the other's outlet as its source, and has its words.</summary>
    NamesIt,

    /// <summary>It names an original of that outlet, day and headline.</summary>
    SameHeadline,

    /// <summary>The other stands in it as a part.</summary>
    HoldsIt,
}
