namespace Salient.Codebooks;

/// <summary>
/// A construction of English with sentences that show how it is read, whatever rule applies: denials, passives, headlines. Not read by
/// the coder; each sentence runs as a test.
/// </summary>
public sealed record SentencePattern
{
    /// <summary>Id, unique in the codebook.</summary>
    public required string Id { get; init; }

    /// <summary>What is meant, for people.</summary>
    public required string About { get; init; }

    /// <summary>Whether its sentences are headlines.</summary>
    public bool Headline { get; init; }

    /// <summary>Sentences that show it.</summary>
    public IReadOnlyList<RuleExample> Examples { get; init; } = [];
}
