using Salient.Claims;

namespace Salient.Reports;

/// <summary>A stretch of a report that tells no story and is not read, with the reason, so that it can be reported as dropped.</summary>
/// <param name="Span">Where it stands in the report's text.</param>
/// <param name="Reason"><c>header</c> (read as metadata), <c>dateline</c> (the agency's place and name before the story),
/// <c>separator</c> (a line without words), <c>boilerplate</c>, or <c>language</c> (of one that is not read).</param>
/// <param name="Detail">Which cue of the boilerplate codebook met it, or what it was read as.</param>
public sealed record LeftOut(TextSpan Span, string Reason, string Detail)
{
    /// <summary>
    /// The same as a dropped claim of <paramref name="report"/>. It stands in no sentence that was read, so its sentence is −1.
    /// </summary>
    public DroppedClaim ToDropped(Report report)
    {
        ArgumentNullException.ThrowIfNull(report);
        var words = Span.Of(report.Text);
        return new(report.Id, -1, Span.Start, Span.End, words, words, Reason, Detail);
    }
}
