using NodaTime;
using Salient.Reports;

namespace Salient.Store;

/// <summary>How a report came in, beside its bytes.</summary>
public sealed record Receipt
{
    /// <summary>The file or address it came from, as it was named; <c>-</c> for standard input; null where not known.</summary>
    public string? Source { get; init; }

    /// <summary>Line of a <c>.jsonl</c> file, from 1, or null.</summary>
    public long? Line { get; init; }

    /// <summary>In which form the bytes came; null where nobody kept it.</summary>
    public ReportForm? Form { get; init; }

    /// <summary>How it was fetched; null where it came from a file.</summary>
    public Fetch? Fetch { get; init; }

    /// <summary>What a person said of it.</summary>
    public GivenFacts Given { get; init; } = GivenFacts.None;

    /// <summary>When the store took it in, to the second; null where nobody kept it. The store sets it.</summary>
    public Instant? Received { get; init; }
}

/// <summary>A report as it was kept, with all that reading it again needs.</summary>
/// <param name="Hash">SHA-256 that the bytes had when they came.</param>
/// <param name="Id">Its id.</param>
/// <param name="Bytes">The bytes received.</param>
/// <param name="Receipt">How it came in.</param>
/// <param name="Identity">Who read it.</param>
/// <param name="Text">Its text as read then.</param>
/// <param name="Published">Its day of publication as read then, ISO, or null.</param>
public sealed record KeptReport(string Hash, string Id, ReadOnlyMemory<byte> Bytes, Receipt Receipt, ReadingIdentity Identity,
    string Text, string? Published)
{
    /// <summary>What was given, as the row holds it: a change in between is seen by it.</summary>
    internal string GivenRow { get; init; } = "{}";
}

/// <summary>What reading a report again changed.</summary>
/// <param name="Changed">Whether anything of the reading did, its identity aside.</param>
/// <param name="Came">How many claims there are that were not there, by id.</param>
/// <param name="Went">How many claims were there that are not there any more, by id.</param>
public sealed record ReadingChange(bool Changed, int Came, int Went);

/// <summary>What the store knows of bytes that come again.</summary>
/// <param name="Published">The day of publication that the report is kept with, ISO, or null.</param>
/// <param name="Forgotten">When and why they were forgotten; null where the report is there.</param>
public sealed record KnownBytes(string? Published, ForgottenReport? Forgotten);

/// <summary>A report that was removed for good.</summary>
/// <param name="Hash">SHA-256 of its bytes.</param>
/// <param name="Reason">Why.</param>
/// <param name="Day">On which day, UTC.</param>
public sealed record ForgottenReport(string Hash, string Reason, LocalDate Day);

/// <summary>One line of a report's history.</summary>
/// <param name="At">When, UTC.</param>
/// <param name="What"><c>published</c>, <c>outlet</c>, <c>title</c>, <c>original</c>, <c>language</c>, <c>withdrawn</c>, <c>forgotten</c>
/// or <c>reinstated</c>.</param>
/// <param name="Before">What stood there, or null.</param>
/// <param name="After">What stands there now, or null.</param>
/// <param name="Reason">Why, or null where nobody said.</param>
public sealed record ReportChange(Instant At, string What, string? Before, string? After, string? Reason);
