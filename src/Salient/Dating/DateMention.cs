using NodaTime;
using Salient.Claims;
using Salient.Reports;

namespace Salient.Dating;

/// <summary>Words of a sentence that say when: <c>On January 9</c>, <c>last week</c>, <c>two days later</c>.</summary>
/// <param name="Sentence">Sentence, from 0.</param>
/// <param name="FirstToken">First token.</param>
/// <param name="LastToken">Last token, inclusive.</param>
/// <param name="Span">Where the words stand in the report's text.</param>
/// <param name="Text">The words without a leading <c>on</c>, <c>in</c>, <c>at</c> or <c>during</c>; words that bound, as <c>since</c> and
/// <c>by</c>, are kept.</param>
/// <param name="Value">What they mean, before anything is known about the report.</param>
public sealed record DateMention(int Sentence, int FirstToken, int LastToken, TextSpan Span, string Text, DateValue Value)
{
    /// <summary>
    /// Whether the verb that the words hang from looks ahead (<c>will resume on Monday</c>); never in a headline, whose present tells of
    /// the past.
    /// </summary>
    public bool Ahead { get; init; }

    /// <summary>
    /// The value as TIMEX3 writes it (<c>2019-01-09</c>, <c>2019-W02</c>, <c>P10D</c>, <c>PRESENT_REF</c>), or null where it cannot be
    /// known.
    /// </summary>
    /// <param name="context">What the words are counted from.</param>
    public string? Timex(DateContext context) => Value.Timex(context);
}

/// <summary>What date words mean before they are counted from a day.</summary>
public abstract record DateValue
{
    /// <summary>The days meant, or null where words give no days or nothing is known to count them from.</summary>
    /// <param name="context">What the words are counted from.</param>
    public abstract DayInterval? Days(DateContext context);

    /// <summary>The value as TIMEX3 writes it, or null where it cannot be known.</summary>
    /// <param name="context">What the words are counted from.</param>
    public abstract string? Timex(DateContext context);
}

/// <summary>What date words are counted from.</summary>
/// <param name="DateLine">The report's date line, or null where it states none.</param>
/// <param name="Future">Whether the verb they go with looks ahead.</param>
/// <param name="Before">The last day resolved before in the text, for <c>two days later</c> and <c>the same day</c>; null where there is
/// none.</param>
public sealed record DateContext(LocalDate? DateLine, bool Future, ClaimDate? Before)
{
    /// <summary>
    /// Whether the outlet writes 12/1/2019 for the twelfth of January; null where not known, and then only dates that can be read one way
    /// resolve.
    /// </summary>
    public bool? DayFirst { get; init; }
}
