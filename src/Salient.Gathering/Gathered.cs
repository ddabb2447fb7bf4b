using Salient.Reports;

namespace Salient.Gathering;

/// <summary>What one file, page or record gave: a report, or the fault that kept it from being one.</summary>
/// <param name="File">The file as it was named; <c>-</c> for standard input.</param>
/// <param name="Line">Line of a JSON Lines record, or number of an item, row, message or part, from 1; null for a file that is one
/// report.</param>
public abstract record Gathered(string File, long? Line)
{
    /// <summary>What <see cref="Line"/> counts.</summary>
    public string Unit { get; init; } = "line";

    /// <summary>The file, with the line where there is one: <c>reports.jsonl line 3</c>, <c>feed.rss item 2</c>.</summary>
    public string Where => Line is { } line ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{File} {Unit} {line}")
        : File;
}

/// <summary>A document that was received and cleaned.</summary>
/// <param name="File">The file as it was named; <c>-</c> for standard input.</param>
/// <param name="Line">Line of a JSON Lines record, from 1; null for a file that is one report.</param>
/// <param name="Report">The report.</param>
/// <param name="Bytes">The bytes received, which <see cref="Report.Hash"/> is of.</param>
public sealed record GatheredReport(string File, long? Line, Report Report, ReadOnlyMemory<byte> Bytes) : Gathered(File, Line)
{
    /// <summary>In which form the bytes came.</summary>
    public required ReportForm Form { get; init; }

    /// <summary>What was said of the report beside its bytes.</summary>
    public required GivenFacts Given { get; init; }

    /// <summary>How the bytes were fetched, or those of the feed or page that it is a part of; null where they came from a file.</summary>
    public Fetch? Fetch { get; init; }

    /// <summary>Whether it only announces a report that stands at its address: an item of a feed without content.</summary>
    public bool IsSummary { get; init; }

    /// <summary>ISO 639-1 code of the language that its carrier said it was in, where its words are of another; else null.</summary>
    public string? SaidLanguage { get; init; }
}

/// <summary>Something that could not be read as a report.</summary>
/// <param name="File">The file as it was named; <c>-</c> for standard input.</param>
/// <param name="Line">Line of a JSON Lines record, from 1; null where the whole file is meant.</param>
/// <param name="Reason">What is wrong, in one line.</param>
/// <param name="Remedy">What to do about it, in one line.</param>
/// <param name="Bytes">The bytes received, for quarantine; of something over the limit only its beginning.</param>
public sealed record GatheringFault(string File, long? Line, string Reason, string Remedy, ReadOnlyMemory<byte> Bytes)
    : Gathered(File, Line)
{
    /// <summary>What was said of the input beside its bytes: said again when it is read again.</summary>
    public GivenFacts Given { get; init; } = GivenFacts.None;

    /// <summary>One line for people: where, what is wrong, what to do.</summary>
    public string Message => $"{Where}: {Reason}; {Remedy}";
}
