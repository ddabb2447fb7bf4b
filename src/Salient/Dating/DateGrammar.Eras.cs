namespace Salient.Dating;

/// <summary>Decades, centuries, seasons, quarters and halves.</summary>
internal sealed partial class DateGrammar
{
    // the 1990s, the nineties, the 20th century
    private DateHit? Era(int i)
    {
        var at = SkipArticle(i);
        if (W(at) is { Length: 5 } decade && decade.EndsWith("0s", StringComparison.Ordinal) && int.TryParse(decade[..4], out var first))
        {
            return new(new EraValue(first, 10, DatePart.Whole), at + 1);
        }

        if (W(at).TrimStart('\'', '’', '‘') is { Length: 3 } tens && tens.EndsWith("0s", StringComparison.Ordinal)
            && char.IsAsciiDigit(tens[0]) && at > i)
        {
            return new(new EraValue(1900 + ((tens[0] - '0') * 10), 10, DatePart.Whole), at + 1);
        }

        if (at > i && words.Decade(W(at)) is { } named)
        {
            return new(new EraValue(named, 10, DatePart.Whole), at + 1);
        }

        var ordinal = OrdinalAt(at);
        var unit = W(at + 1) == "-" ? at + 2 : at + 1;
        return ordinal is { } n and > 1 and <= 22 && words.Unit(W(unit)) == DateUnit.Century
            ? new(new EraValue((n - 1) * 100, 100, DatePart.Whole), unit + 1) : null;
    }

    // "this year's", "last year's", "2015" before a quarter
    private (YearRef Year, int Next)? LeadingYear(int i) =>
        words.Unit(W(i + 1)) == DateUnit.Year && W(i + 2) == "'s" && YearOffset(W(i)) is { } offset ? (new(null, offset), i + 3)
        : Digits(i) is { } year and >= FirstBareYear and <= LastBareYear && W(i).Length == 4 ? (new(year, null), i + 1)
        : null;

    // summer 2015, the winter of 1994, last spring
    private DateHit? Season(int i)
    {
        var at = SkipArticle(i);
        var choice = DateChoice.Nearest;
        if (Chosen(at) is { } chosen)
        {
            (choice, at) = chosen;
        }

        if (words.Season(W(at)) is not { } season)
        {
            return null;
        }

        var (year, next) = TrailingYear(at + 1);
        var told = choice != DateChoice.Nearest || year.Given || IsWithin(W(i - 1));
        return told && W(next) is not ("of" or "offensive" or "back") ? new(new SeasonValue(season, year, DatePart.Whole, choice), next)
            : null;
    }

    private static bool IsWithin(string word) =>
        word is "in" or "since" or "during" or "by" or "over" or "into" or "through" or "throughout" or "until";

    // the third quarter of 2015, Q3 2015, the first half of the year
    private DateHit? Fraction(int i)
    {
        var at = SkipArticle(i);
        if (LeadingYear(at) is { } led && Fraction(led.Next) is { Value: QuarterValue { Year.Given: false } quarter } inside)
        {
            return new(quarter with { Year = led.Year }, inside.Next);
        }

        var lead = W(at) is "fiscal" ? at + 1 : at;
        if (W(lead) is ['q', >= '1' and <= '4'] q)
        {
            var (y, n) = TrailingYear(lead + 1);
            return new(new QuarterValue(q[1] - '0', 3, y), n);
        }

        var unit = W(lead + 1) == "-" ? lead + 2 : lead + 1;
        if ((OrdinalAt(lead) ?? LastOf(lead, unit)) is not { } index || index > 4)
        {
            return null;
        }

        unit = W(unit) == "fiscal" ? unit + 1 : unit;
        var months = words.Unit(W(unit)) == DateUnit.Quarter ? 3 : W(unit) == "half" && index <= 2 ? 6 : 0;
        if (months == 0)
        {
            return null;
        }

        var (year, next) = TrailingYear(unit + 1);
        if (!year.Given && W(unit + 1) == "of" && W(unit + 2) == "the" && words.Unit(W(unit + 3)) == DateUnit.Year)
        {
            next = unit + 4;
        }

        return months == 6 && next == unit + 1 ? null : new(new QuarterValue(index, months, year), next);
    }

    // the last quarter of 2015, the final half of the year
    private int? LastOf(int i, int unit) => W(i) is "last" or "final" or "latter" && W(unit + 1) == "of"
        ? words.Unit(W(unit)) == DateUnit.Quarter ? 4 : W(unit) == "half" ? 2 : null : null;
}
