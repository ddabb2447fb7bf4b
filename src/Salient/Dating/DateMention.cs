using NodaTime;
using Salient.Coding;
using Salient.Reports;

namespace Salient.Dating;

/// <summary>Words of a sentence that say when: <c>On January 9</c>, <c>last week</c>, <c>two days later</c>.</summary>
/// <param name="Sentence">Sentence, from 0.</param>
/// <param name="FirstToken">First token.</param>
/// <param name="LastToken">Last token, inclusive.</param>
/// <param name="Span">Where the words stand in the report's text.</param>
/// <param name="Text">The words without a leading preposition.</param>
/// <param name="Value">What they mean, before anything is known about the report.</param>
public sealed record DateMention(int Sentence, int FirstToken, int LastToken, TextSpan Span, string Text, DateValue Value);

/// <summary>What date words mean before they are counted from a day.</summary>
public abstract record DateValue
{
    /// <summary>Whether it is a day or days of the calendar, rather than a length of time.</summary>
    public virtual bool IsDay => true;
}

/// <summary>What date words are counted from.</summary>
/// <param name="DateLine">The report's date line, or null where it states none.</param>
/// <param name="Future">Whether the verb they go with looks ahead.</param>
/// <param name="Before">The last day resolved before in the text, for <c>two days later</c> and <c>the same day</c>; null where there is none.</param>
public sealed record DateContext(LocalDate? DateLine, bool Future, ClaimDate? Before);
