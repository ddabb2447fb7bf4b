namespace Salient.Codebooks;

/// <summary>What the program must find an event by, whatever its code is. At most one event of a codebook has each.</summary>
public enum EventSense
{
    /// <summary>
    /// Somebody holds a place, and how it came to be is not said: what <c>rebel-held X</c> means, and for the ledger a statement instead
    /// of a change of hands.
    /// </summary>
    Holding,

    /// <summary>Forces of nature: what a mishap is where its sentence tells of one.</summary>
    Disaster,

    /// <summary>Failing machines and the like: what a mishap is where its sentence tells of one.</summary>
    Accident,
}
