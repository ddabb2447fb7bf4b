namespace Salient.Lineage;

/// <summary>The words of a report boiled down to what its copies share: a hash of the normalised text and the set of its word 5-grams.</summary>
/// <param name="Exact">Hash of the normalised text: equal for texts that differ only in case, punctuation and white space.</param>
/// <param name="Shingles">Hashes of the word 5-grams, ascending, each once.</param>
public sealed record TextPrint(ulong Exact, IReadOnlyList<ulong> Shingles);
