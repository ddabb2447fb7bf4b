using Salient.Ledger;

namespace Salient.Exchange.Tables;

/// <summary>What is asked of an export: claims, or holdings.</summary>
public sealed record ExportQuestion : ClaimQuestion
{
    /// <summary>Everything is asked for.</summary>
    public ExportQuestion()
    {
    }

    /// <summary>The claims of a question, in a file.</summary>
    /// <param name="claims">The question.</param>
    public ExportQuestion(ClaimQuestion claims) : base(claims)
    {
    }

    /// <summary>Whether holdings are asked for rather than claims.</summary>
    public bool IsOfHoldings { get; init; }

    /// <summary>What cannot be asked together, in words that name it with its remedy; null where nothing is wrong.</summary>
    /// <param name="format">Its format.</param>
    public string? FaultFor(Formats.ExchangeFormat format) =>
        format.IsForClaims && IsOfHoldings
            ? $"{format.Name} is for claims only; write holdings as csv, xlsx, geojson, gpkg, kml, geoparquet or jsonl"
            : Fault;
}
