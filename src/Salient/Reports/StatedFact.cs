namespace Salient.Reports;

/// <summary>One thing that is said about a report, and where that was found.</summary>
/// <param name="What">What it is: <c>title</c>, <c>author</c>, <c>outlet</c>, <c>section</c>, <c>language</c>, <c>url</c>,
/// <c>published</c>, <c>updated</c>, <c>licence</c> or <c>original</c>.</param>
/// <param name="Value">What is said: days and times in ISO 8601, with their zone where one is stated.</param>
/// <param name="Where">Where: <c>JSON-LD headline</c>, <c>meta article:published_time</c>, <c>time</c>, <c>header</c>, <c>dateline</c>,
/// <c>record</c>.</param>
/// <param name="Chosen">Whether the report goes by it; several places may say the same.</param>
public sealed record StatedFact(string What, string Value, string Where, bool Chosen);
