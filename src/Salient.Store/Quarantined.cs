using NodaTime;
using Salient.Reports;

namespace Salient.Store;

/// <summary>An input that could not be read, kept until it is retried or removed.</summary>
public sealed record Quarantined
{
    /// <summary>Its number in the store; 0 before it is there.</summary>
    public long Number { get; init; }

    /// <summary>The file it came from; <c>-</c> for standard input.</summary>
    public required string Source { get; init; }

    /// <summary>Line of a <c>.jsonl</c> file, from 1, or null for a whole file.</summary>
    public int? Record { get; init; }

    /// <summary>SHA-256 of its bytes, or null where none could be read.</summary>
    public string? Hash { get; init; }

    /// <summary>What is wrong with it.</summary>
    public required string Reason { get; init; }

    /// <summary>What to do about it.</summary>
    public required string Remedy { get; init; }

    /// <summary>Its bytes, or null where none could be read or they are too many to keep; null in lists.</summary>
    public byte[]? Bytes { get; init; }

    /// <summary>What a person said of it when it came: said again when it is read again.</summary>
    public GivenFacts Given { get; init; } = GivenFacts.None;

    /// <summary>The day it was first put here.</summary>
    public required LocalDate FirstSeen { get; init; }
}
