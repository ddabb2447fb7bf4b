using Salient.Reports;

namespace Salient.Gathering.Formats;

/// <summary>One report out of something that holds several, or why it is none.</summary>
/// <param name="Number">Its number there, from 1: of the item, row, message or post.</param>
/// <param name="Bytes">Its bytes; of a record those of the line that says the same.</param>
/// <param name="Form">The form of these bytes.</param>
/// <param name="Reason">Why it is no report, or null.</param>
/// <param name="Remedy">What to do about it, or null.</param>
internal readonly record struct Unpacked(long Number, ReadOnlyMemory<byte> Bytes, ReportForm Form, string? Reason = null,
    string? Remedy = null)
{
    /// <summary>Whether it only announces a report that stands at its address.</summary>
    public bool IsSummary { get; init; }

    /// <summary>A record.</summary>
    public static Unpacked Of(long number, ReportRecord record, bool isSummary = false) =>
        new(number, record.Line(), ReportForm.Record) { IsSummary = isSummary };

    /// <summary>A fault of one record; the rest goes on.</summary>
    public static Unpacked Fault(long number, ReadOnlyMemory<byte> bytes, string reason, string remedy) =>
        new(number, bytes, ReportForm.Record, reason, remedy);
}
