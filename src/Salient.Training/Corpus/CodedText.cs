using NodaTime;
using Salient.Claims;
using Salient.Frames;
using Salient.Reports;

namespace Salient.Training.Corpus;

/// <summary>A text whose every claim has been written down by hand.</summary>
/// <param name="Id">Its name in its corpus.</param>
/// <param name="Text">The text; a title of its own stands first.</param>
/// <param name="Published">Its day, or null.</param>
/// <param name="Lines">Its claims.</param>
/// <param name="IsReal">Whether it was written by others, for readers of news; such texts are read twice each epoch.</param>
public sealed record CodedText(string Id, string Text, LocalDate? Published, IReadOnlyList<CodedLine> Lines, bool IsReal = false);

/// <summary>One claim written down by hand: what stands where.</summary>
public sealed record CodedLine
{
    /// <summary>The words that name the event.</summary>
    public required IReadOnlyList<TextSpan> Trigger { get; init; }

    /// <summary>The codes that are right, best first.</summary>
    public required IReadOnlyList<string> Events { get; init; }

    /// <summary>The statuses that are right, best first.</summary>
    public required IReadOnlyList<ClaimStatus> Statuses { get; init; }

    /// <summary>
    /// Who and what fills the roles: each filler with every stretch of the text that means it. A filler that the text never names has
    /// none.
    /// </summary>
    public required IReadOnlyList<CodedFiller> Fillers { get; init; }

    /// <summary>How its day follows; null where the coder's way cannot be told.</summary>
    public required FrameTime? Time { get; init; }

    /// <summary>The number killed, or null.</summary>
    public int? Killed { get; init; }

    /// <summary>The number injured, or null.</summary>
    public int? Injured { get; init; }

    /// <summary>Whether a careful coder could leave it out, or has told it before.</summary>
    public bool Soft { get; init; }
}

/// <summary>What fills a role.</summary>
/// <param name="Role">The role.</param>
/// <param name="Mentions">Every stretch that means it, in the order of the text.</param>
public sealed record CodedFiller(FrameRole Role, IReadOnlyList<TextSpan> Mentions);
