using Salient.Mentions;
using Salient.Reports;

namespace Salient.Attribution;

/// <summary>A source as a sentence has it.</summary>
/// <param name="Text">The words for it; <c>reported</c> where the text says only "reportedly" or "it was reported".</param>
/// <param name="Span">Where the words stand, or null for <c>reported</c>.</param>
/// <param name="Known">The actor of the book, or null.</param>
/// <param name="Named">Whether it has a name.</param>
/// <param name="Doubtful">Whether the words themselves cast doubt: a rumour, an unconfirmed report.</param>
/// <param name="Cue">Token of the verb or preposition that brings it in.</param>
/// <param name="Outer">The source that quotes it, or null.</param>
public sealed record Attributed(string Text, TextSpan? Span, Actors.Actor? Known, bool Named, bool Doubtful, int Cue, Attributed? Outer)
{
    /// <summary>How the source is tied to what it says.</summary>
    public SourceTie Tie { get; init; }

    /// <summary>The words that bring it in, as they stand where it was named.</summary>
    public string CueText { get; init; } = "";

    /// <summary>Dictionary form of the noun at its head: <c>source</c> of <c>local sources</c>.</summary>
    public string Noun { get; init; } = "";

    /// <summary>Whether it is several: <c>residents</c>, <c>X and Y</c>.</summary>
    public bool IsPlural { get; init; }

    /// <summary>The proper name within the words (<c>WAM</c> of <c>the news agency WAM</c>), or null.</summary>
    public string? Name { get; init; }

    /// <summary>Who it is as an actor, for <c>we</c> and <c>our</c> in what it says; null where it is none.</summary>
    public CodedActor? Speaker { get; init; }
}

/// <summary>How a source is tied to what it says.</summary>
public enum SourceTie
{
    /// <summary>Both stand in one sentence.</summary>
    Said,

    /// <summary>The sentence points back to a source named before: <c>he added</c>, <c>the sources said</c>.</summary>
    PointedBack,

    /// <summary>The words stand in a quotation that the source opened before or closes after.</summary>
    Quoted,

    /// <summary>The sentence goes on with the account of the sentence before: <c>also</c>, <c>the strikes</c>.</summary>
    GoesOn,

    /// <summary>The source stands before a colon, or behind the last one of a headline: <c>SANA: …</c>.</summary>
    Label,
}
