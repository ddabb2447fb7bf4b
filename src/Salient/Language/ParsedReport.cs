using Salient.Reports;

namespace Salient.Language;

/// <summary>A report whose body has been read into sentences, tokens, tags and heads.</summary>
/// <param name="Report">The report.</param>
/// <param name="Sentences">Its sentences in the order of the text; a title that stands in the text comes first.</param>
public sealed record ParsedReport(Report Report, IReadOnlyList<Sentence> Sentences);
