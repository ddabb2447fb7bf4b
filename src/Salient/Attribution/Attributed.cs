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
public sealed record Attributed(string Text, TextSpan? Span, Actors.Actor? Known, bool Named, bool Doubtful, int Cue, Attributed? Outer);
