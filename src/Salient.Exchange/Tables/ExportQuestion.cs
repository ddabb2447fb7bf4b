using NodaTime;

namespace Salient.Exchange.Tables;

/// <summary>What is asked of an export; what is null asks for nothing in particular.</summary>
public sealed record ExportQuestion
{
    /// <summary>Whether holdings are asked for rather than claims.</summary>
    public bool IsOfHoldings { get; init; }

    /// <summary>The day, or null.</summary>
    public LocalDate? On { get; init; }

    /// <summary>First day of claims, or null.</summary>
    public LocalDate? From { get; init; }

    /// <summary>Last day of claims, or null.</summary>
    public LocalDate? To { get; init; }

    /// <summary>Only what was published by the end of this day, or null.</summary>
    public LocalDate? KnownBy { get; init; }

    /// <summary>Only what the store had by the end of this day, or null.</summary>
    public LocalDate? ReceivedBy { get; init; }

    /// <summary>Words for a place, or a point, or null.</summary>
    public string? Place { get; init; }

    /// <summary>Kilometres around it, 0 or more, or null for the place itself.</summary>
    public double? Km { get; init; }

    /// <summary>Codes of events; all where empty.</summary>
    public IReadOnlyList<string> Events { get; init; } = [];

    /// <summary>Name or id of somebody who takes part in a claim, or holds a place, or null.</summary>
    public string? Actor { get; init; }

    /// <summary>What cannot be asked together, in words that name it with its remedy; null where nothing is wrong.</summary>
    /// <param name="format">Its format.</param>
    public string? FaultFor(Formats.ExchangeFormat format) =>
        format.IsForClaims && IsOfHoldings
            ? $"{format.Name} has columns for claims only; write holdings as csv, xlsx, geojson, gpkg, kml or jsonl"
        : From > To ? FormattableString.Invariant($"the first day, {From:uuuu-MM-dd}, is after the last, {To:uuuu-MM-dd}; swap them")
        : Km is not null && Place is null ? "kilometres are counted from a place; name one"
        : Km is { } km && !(km >= 0 && double.IsFinite(km)) ? "kilometres are a number from 0"
        : null;
}
