using Salient.Binding;
using Salient.Claims;
using Salient.Dating;
using Salient.Language;
using Salient.Mentions;
using Salient.Reports;

namespace Salient.Coding;

/// <summary>
/// When what a claim tells happened: by its own words, by the day that heads its part of the report, or by the date line.
/// </summary>
internal static class ClaimDays
{
    /// <summary>The part with a day of its own that a claim is told in, or null; a headline stands over all parts.</summary>
    public static DaySection? PartOf(CodedClaim coded, MarkedReport marked) =>
        marked.Sentences[coded.Sentence].Sentence is { IsHeadline: false } sentence
            ? marked.Parsed.Report.PartAt(sentence.Span(coded.First, coded.First).Start) : null;

    /// <summary>The days of a claim: those of its own words, else those of its part or of the report.</summary>
    /// <param name="coded">The claim.</param>
    /// <param name="marked">Its report.</param>
    /// <param name="before">The day told before it, or null.</param>
    /// <param name="dayFirst">Whether the outlet writes the day before the month; null where not known.</param>
    public static ClaimDate Of(CodedClaim coded, MarkedReport marked, ClaimDate? before, bool? dayFirst)
    {
        if (coded is { Future: true, Basis: DateBasis.Said })
        {
            return ClaimDate.Unknown; // «they will storm it, he said on Sunday»: the day of the words is none of the plan
        }

        var (report, part) = (marked.Parsed.Report, PartOf(coded, marked));
        var line = part?.Day ?? report.DateLine;
        var ofOther = part is not null && coded.Date is { } far && report.PartAt(far.Span.Start) != part;
        if (!ofOther && coded.Date is { } words && DateResolver.Resolve(words,
            new(line, coded.Future || (coded.Basis == DateBasis.Own && words.Ahead), before) { DayFirst = dayFirst }) is { } day)
        {
            return coded.Basis == DateBasis.Said ? new(null, day.To, DatePrecision.By, day.Text) : day;
        }

        if (part is { IsPost: false } entry && (ofOther || coded.Date is null) && coded.Basis != DateBasis.None)
        {
            return new(entry.Day, entry.Day, DatePrecision.Day, entry.Heading);
        }

        return coded.Basis switch
        {
            DateBasis.Carried when before is not null => before with { Text = null },
            DateBasis.Present when line is not null => new(line, line, DatePrecision.AsOf, null),
            DateBasis.News or DateBasis.Carried or DateBasis.Own or DateBasis.Said when line is not null
                && (ofOther || coded.Date is null) => new(null, line, DatePrecision.By, null),
            _ => ClaimDate.Unknown with { Text = coded.Date?.Text },
        };
    }
}
