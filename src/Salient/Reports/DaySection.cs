using NodaTime;

namespace Salient.Reports;

/// <summary>
/// A part of a report that stands under a day of its own: an entry of a timeline, an item of a bulletin, a post of a live page.
/// </summary>
/// <param name="Span">The part, from its first word (the headline above its day, where it has one) to the next part.</param>
/// <param name="Day">The day that heads it.</param>
/// <param name="Heading">The day as written.</param>
/// <param name="IsPost">
/// Whether a clock time stands with the day: then it is when the words were written, and what they tell happened by then; else it is the
/// day of what they tell.
/// </param>
public sealed record DaySection(TextSpan Span, LocalDate Day, string Heading, bool IsPost);
