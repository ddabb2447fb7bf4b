namespace Salient.Dating;

/// <summary>What was read and where it ends.</summary>
/// <param name="Value">What the words mean.</param>
/// <param name="Next">The piece after them.</param>
internal readonly record struct DateHit(DateValue Value, int Next);

/// <summary>Reads date expressions of English from the pieces of one sentence, longest first. This file: points of the calendar.</summary>
internal sealed partial class DateGrammar(DateWords words, DatePiece[] pieces)
{
    private const int FirstYear = 1000;
    private const int LastYear = 2199;
    private const int FirstBareYear = 1900;
    private const int LastBareYear = 2059;

    /// <summary>Words of general grammar that expressions of time begin with.</summary>
    public static IReadOnlyList<string> Openers { get; } =
        ["the", "a", "an", "that", "same", "every", "each", "between", "from", "since", "by", "until", "till", "before", "after",
            "fiscal", "earlier", "later", "q1", "q2", "q3", "q4"];

    /// <summary>The point of time that starts at a piece, with its part of the day, or null.</summary>
    public DateHit? Point(int i)
    {
        var hit = Longest(TimeThenDay(i), Parted(i), Base(i));
        return hit is { } h ? WithTime(h) : null;
    }

    private DateHit? Base(int i) =>
        Longest(Iso(i), Numeric(i), MonthDay(i), DayMonth(i), MonthOnly(i), OtherCalendar(i), Weekday(i), Relative(i), NearDay(i),
            Offset(i), Before(i), WeeksBack(i), DayAlone(i), Fraction(i), Era(i), Season(i), Year(i));

    private static DateHit? Longest(params ReadOnlySpan<DateHit?> hits)
    {
        DateHit? best = null;
        foreach (var hit in hits)
        {
            if (hit is { } h && (best is null || h.Next > best.Value.Next))
            {
                best = h;
            }
        }

        return best;
    }

    private string W(int i) => i >= 0 && i < pieces.Length ? pieces[i].Word : "";

    private int? Digits(int i) => i >= 0 && i < pieces.Length ? pieces[i].Digits : null;

    private int SkipArticle(int i) => W(i) == "the" ? i + 1 : i;

    // 2019-01-09
    private DateHit? Iso(int i)
    {
        if (Digits(i) is { } y and >= FirstYear and <= LastYear && W(i + 1) == "-" && Digits(i + 2) is { } m and >= 1 and <= 12
            && W(i + 2).Length == 2 &&
            W(i + 3) == "-" && Digits(i + 4) is { } d and >= 1 && W(i + 4).Length == 2 && d <= DaysIn(m))
        {
            return new(new DayValue(m, d, new(y, null)), i + 5);
        }

        return null;
    }

    // 12/1/2019, 12.1.2019
    private DateHit? Numeric(int i)
    {
        int next;
        int first;
        int second;
        int year;
        if (Digits(i) is { } a && W(i + 1) == "/" && Digits(i + 2) is { } b && W(i + 3) == "/" && Digits(i + 4) is { } c)
        {
            (first, second, year, next) = (a, b, c, i + 5);
        }
        else if (W(i).Split('.') is [var x, var y, { Length: 4 } z] && int.TryParse(x, out first) && int.TryParse(y, out second)
            && int.TryParse(z, out year))
        {
            next = i + 1;
        }
        else
        {
            return null;
        }

        return first is >= 1 and <= 31 && second is >= 1 and <= 31 && year is >= FirstYear and <= LastYear
            ? new(new NumericDayValue(first, second, year), next) : null;
    }

    // January 9, January 9th, January 9, 2019, January the ninth
    private DateHit? MonthDay(int i)
    {
        if (MonthAt(i) is not { } month || DayNumber(SkipArticle(i + 1)) is not { } day || day.Number > DaysIn(month))
        {
            return null;
        }

        // In "January 15 people died" the number counts people; the article of "15 January" does not.
        var next = day.Next;
        var (year, after) = TrailingYear(next);
        return new(new DayValue(month, day.Number, year), after);
    }

    // 9 January, 9th of January 2019, the ninth of January
    private DateHit? DayMonth(int i)
    {
        var start = SkipArticle(i);
        if (DayNumber(start) is not { } day)
        {
            return null;
        }

        var at = W(day.Next) == "of" ? day.Next + 1 : day.Next;
        if (MonthAt(at) is not { } month || day.Number > DaysIn(month))
        {
            return null;
        }

        var (year, next) = TrailingYear(at + 1);
        return new(new DayValue(month, day.Number, year), next);
    }

    // January 2019, January, June last year, last January
    private DateHit? MonthOnly(int i)
    {
        var at = i;
        var choice = DateChoice.Nearest;
        if (Chosen(i) is { } chosen)
        {
            (choice, at) = chosen;
        }

        if (MonthAt(at) is not { } month || !StandsForMonth(at))
        {
            return null;
        }

        var next = at + 1;
        if (choice != DateChoice.Nearest)
        {
            return new(new MonthValue(month, default, DatePart.Whole, choice), next);
        }

        var (year, after) = TrailingYear(next);
        return new(new MonthValue(month, year), after);
    }

    private DateHit? Year(int i)
    {
        var at = SkipArticle(i);
        at = W(at) == "fiscal" ? at + 1 : at;
        at = W(at) == "year" ? at + 1 : at;
        if (at > i && W(at - 1) == "year" && Count(at) is { Number: >= FirstYear and <= LastYear } spoken && W(spoken.Next) is not "year")
        {
            return new(new YearValue(spoken.Number), spoken.Next);
        }

        if (Digits(at) is not { } year || W(at).Length != 4 || year is < FirstBareYear or > LastBareYear
            || words.Is("not_after_year", W(at + 1)))
        {
            return SpokenYear(at);
        }

        if (W(at + 1) is "period" or "quarter")
        {
            return new(new ComparedValue(new(year, null)), at + 2);
        }

        var before = W(i - 1);
        var closed = at + 1 >= pieces.Length || W(at + 1) is "." or "," or ";" or ")" or ":" or "'s" or "and" or "or";
        return at > i || words.Is("before_year", before) || closed ? new(new YearValue(year), at + 1) : null;
    }

    // nineteen ninety-six
    private DateHit? SpokenYear(int i)
    {
        if (words.Number(W(i)) is not (19 or 20) and not null || words.Number(W(i)) is not { } century
            || words.Number(W(i + 1)) is not { } tens || tens is < 10 or > 90)
        {
            return null;
        }

        var next = W(i + 2) == "-" ? i + 3 : i + 2;
        if (tens >= 20 && words.Number(W(next)) is { } ones and <= 9 && W(next) is not ("a" or "an"))
        {
            return new(new YearValue((century * 100) + tens + ones), next + 1);
        }

        return new(new YearValue((century * 100) + tens), i + 2);
    }

    // A year after a month or day: ", 2019", "2019", "of 2019", "last year", "this year".
    private (YearRef Year, int Next) TrailingYear(int i)
    {
        var at = W(i) is "," or "of" ? i + 1 : i;
        if (Digits(at) is { } year && W(at).Length == 4 && year is >= FirstBareYear and <= LastBareYear
            && !words.Is("not_after_year", W(at + 1)))
        {
            return (new(year, null), at + 1);
        }

        if (SpokenYear(at) is { Value: YearValue spoken } hit)
        {
            return (new(spoken.Year, null), hit.Next);
        }

        at = W(i) == "of" ? i + 1 : i;
        if (words.Unit(W(at + 1)) == DateUnit.Year && YearOffset(W(at)) is { } offset)
        {
            return (new(null, offset), at + 2);
        }

        return (default, i);
    }

    private int? YearOffset(string word) =>
        words.Is("last", word) || words.Is("past_span", word) ? -1 : words.Is("this", word) ? 0 : words.Is("next", word) ? 1 : null;

    private int? MonthAt(int i) =>
        i >= 0 && i < pieces.Length && pieces[i].Capital ? words.Month(W(i)) : null;

    private bool StandsForMonth(int i)
    {
        if (!words.Is("ambiguous", W(i)))
        {
            return true;
        }

        var before = W(i - 1);
        return Digits(i + 1) is not null
            || before is "in" or "of" or "since" or "by" or "until" or "during" or "from" or "to" or "through" or "between" or "and" ||
            words.Is("start", before) || words.Is("middle", before) || words.Is("end", before) || Chosen(i - 1) is not null
                || (before == "-" && words.Is("middle", W(i - 2)));
    }

    private (int Number, int Next)? DayNumber(int i)
    {
        if (i < 0 || i >= pieces.Length)
        {
            return null;
        }

        if ((pieces[i].DigitOrdinal ?? (W(i).Length <= 2 ? pieces[i].Digits : null)) is { } n and >= 1 and <= 31)
        {
            return (n, i + 1);
        }

        if (words.Number(W(i)) is 20 or 30 && OrdinalAt(W(i + 1) == "-" ? i + 2 : i + 1) is { } ones and <= 9)
        {
            return ((words.Number(W(i)) ?? 0) + ones, W(i + 1) == "-" ? i + 3 : i + 2);
        }

        return words.Ordinal(W(i)) is { } o and <= 31 ? (o, i + 1) : null;
    }

    private int? OrdinalAt(int i) => i >= 0 && i < pieces.Length ? pieces[i].DigitOrdinal ?? words.Ordinal(W(i)) : null;

    // "last", "this", "next" before a name.
    private (DateChoice Choice, int Next)? Chosen(int i)
    {
        var at = W(i) == "this" && words.Is("next", W(i + 1)) ? i + 1 : i;
        var word = W(at);
        return words.Is("last", word) || words.Is("past_span", word) ? (DateChoice.Last, at + 1)
            : words.Is("this", word) ? (DateChoice.This, at + 1)
            : words.Is("next", word) ? (DateChoice.Next, at + 1)
            : null;
    }

    private static int DaysIn(int month) => month switch { 2 => 29, 4 or 6 or 9 or 11 => 30, _ => 31 };
}
