namespace Salient.Dating;

/// <summary>Days counted back over another point of time, and days of the month that stand alone.</summary>
internal sealed partial class DateGrammar
{
    // the night before last, the week before last, the Sunday before last; the Sunday before that, the week before that
    private DateHit? Before(int i)
    {
        var at = SkipArticle(i);
        var last = W(at + 2) == "last";
        if (at == i || W(at + 1) != "before" || (!last && W(at + 2) is not ("that" or "then")) || !Ends(at + 3))
        {
            return null;
        }

        DateValue? value = words.Weekday(W(at)) is { } weekday && pieces[at].Capital
                ? new WeekdayValue(weekday, DateChoice.Last) { Weeks = last ? -1 : 0, FromBefore = !last }
            : words.DayPart(W(at)) is { } part
                ? new TimeOfDayValue(last ? new UnitValue(DateUnit.Day, -2) : new OffsetValue(-1, DateUnit.Day, FromBefore: true), part)
            : words.Unit(W(at)) is { } unit && unit >= DateUnit.Day && !IsPlural(at)
                ? !last ? new OffsetValue(-1, unit, FromBefore: true)
                    : unit == DateUnit.Weekend ? null : new UnitValue(unit, -2)
            : null;
        return value is null ? null : new(value, at + 3);
    }

    // a week ago last Sunday, two weeks ago on Friday
    private DateHit? WeeksBack(int i)
    {
        if (Amount(i) is not { Count: { } count } amount || words.Unit(W(amount.Unit)) is not (DateUnit.Week or DateUnit.Fortnight)
            || !words.Is("ago", W(amount.Unit + 1)))
        {
            return null;
        }

        var at = amount.Unit + 2;
        at = words.Is("last", W(at)) || W(at) is "on" or "this" ? at + 1 : at;
        var weeks = words.Unit(W(amount.Unit)) == DateUnit.Fortnight ? 2 * count : count;
        return at < pieces.Length && pieces[at].Capital && words.Weekday(W(at)) is { } weekday
            ? new(new WeekdayValue(weekday, W(at - 1) == "last" ? DateChoice.Last : DateChoice.Nearest) { Weeks = -weeks }, at + 1) : null;
    }

    // on the 4th; by the twelfth of the month
    private DateHit? DayAlone(int i)
    {
        if (W(i) != "the" || W(i - 1) is not ("on" or "by" or "since" or "until" or "till" or "from") || DayNumber(i + 1) is not { } day
            || pieces[i + 1].Capital)
        {
            return null;
        }

        var next = W(day.Next) == "of" && W(day.Next + 1) is "the" or "this" && words.Unit(W(day.Next + 2)) == DateUnit.Month
            ? day.Next + 3 : day.Next;
        // A number alone is a figure, and an ordinal before a noun counts that: on the 4th floor.
        return pieces[i + 1].Digits is null && (next > day.Next || Ends(next)) ? new(new DayOfMonthValue(day.Number), next) : null;
    }

    // Whether no noun follows that the word before would belong to.
    private bool Ends(int i) => i >= pieces.Length || W(i) is "." or "," or ";" or ":" or ")" or "-" or "–" or "—" or "and" or "or" or "but"
        or "in" or "at" or "near" or "by" or "to" or "from" or "after" or "when" or "while" or "it" or "they" or "he" or "she" or "had" or "was"
        or "were" or "has" or "have";
}
