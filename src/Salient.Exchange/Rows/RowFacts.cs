using NodaTime;
using Salient.Claims;

namespace Salient.Exchange.Rows;

/// <summary>Why a row says nothing that can be kept.</summary>
internal sealed class RowFaultException : Exception
{
    /// <summary>A fault.</summary>
    /// <param name="reason">What is wrong, as it goes on behind the row's place in the file.</param>
    /// <param name="remedy">What to do about it.</param>
    public RowFaultException(string reason, string remedy) : base(reason) => Remedy = remedy;

    /// <summary>What to do about it.</summary>
    public string Remedy { get; }
}

/// <summary>What a row says, whatever its table: names and codes as they stand there, not yet looked up.</summary>
internal sealed record RowFacts
{
    /// <summary>Its id in its table, or null.</summary>
    public string? Id { get; init; }

    /// <summary>The id that a claim of Salient's had before it went out, or null.</summary>
    public string? ClaimId { get; init; }

    /// <summary>Code of the event.</summary>
    public required string Event { get; init; }

    /// <summary>ACLED's event and sub-event type, where the row says them.</summary>
    public (string Type, string SubType)? AcledTypes { get; init; }

    /// <summary>Who does it.</summary>
    public IReadOnlyList<string> Actors { get; init; } = [];

    /// <summary>To whom.</summary>
    public IReadOnlyList<string> Targets { get; init; } = [];

    /// <summary>Where, or null.</summary>
    public RowPlace? Place { get; init; }

    /// <summary>When.</summary>
    public required ClaimDate Date { get; init; }

    /// <summary>The words for who says so; null where it is the table itself.</summary>
    public string? Source { get; init; }

    /// <summary>Who that is.</summary>
    public SourceKind SourceKind { get; init; } = SourceKind.Named;

    /// <summary>See <see cref="Claim.Killed"/>.</summary>
    public int? Killed { get; init; }

    /// <summary>See <see cref="Claim.KilledHigh"/>.</summary>
    public int? KilledHigh { get; init; }

    /// <summary>Losses by side, or empty.</summary>
    public IReadOnlyList<Toll> Tolls { get; init; } = [];

    /// <summary>The state that the place is in, where the row says just that rather than what happened; else null.</summary>
    public HoldingState? State { get; init; }

    /// <summary>
    /// How sure the reading is, 0 to 1: what a row says is no matter of reading, but one that Salient wrote has what it had.
    /// </summary>
    public double Confidence { get; init; } = 1;

    /// <summary>What somebody wrote of it in sentences, or null.</summary>
    public string? Notes { get; init; }

    /// <summary>What the columns say, as a sentence in Salient's words.</summary>
    public required string InWords { get; init; }

    /// <summary>The headline, or null.</summary>
    public string? Title { get; init; }

    /// <summary>Who published the row, or null.</summary>
    public string? Outlet { get; init; }

    /// <summary>The day the row was published, or null.</summary>
    public LocalDate? Published { get; init; }

    /// <summary>The outlet that the row was coded from and its day, where that is known to be an article.</summary>
    public (string? Outlet, LocalDate? Published) Original { get; init; }
}

/// <summary>A place as a row says it.</summary>
/// <param name="Name">Its name.</param>
internal sealed record RowPlace(string Name)
{
    /// <summary>The id that it had in Salient, or null.</summary>
    public string? Id { get; init; }

    /// <summary>ISO 3166 alpha-2, or null.</summary>
    public string? Country { get; init; }

    /// <summary>Degrees north, or null.</summary>
    public double? Latitude { get; init; }

    /// <summary>Degrees east, or null.</summary>
    public double? Longitude { get; init; }

    /// <summary>Kilometres around it, or null.</summary>
    public double? RadiusKm { get; init; }

    /// <summary>How exact, or null where the row does not say.</summary>
    public PlacePrecision? Precision { get; init; }

    /// <summary>Whether Salient itself wrote where it is: its id, or that it has none, is not looked up again.</summary>
    public bool IsResolved { get; init; }

    /// <summary>Its area as well-known text, or null.</summary>
    public string? Area { get; init; }
}
