using Salient.Claims;

namespace Salient.Frames;

/// <summary>A code or status with how likely it is.</summary>
/// <param name="Name">The code.</param>
/// <param name="Probability">0 to 1.</param>
public sealed record Guess(string Name, double Probability);

/// <summary>A phrase that may fill a role of a frame.</summary>
/// <param name="Role">The role.</param>
/// <param name="Sentence">Sentence of the phrase, from 0.</param>
/// <param name="Token">Head of the phrase.</param>
/// <param name="Probability">0 to 1; from one half on it is taken.</param>
public sealed record Filler(FrameRole Role, int Sentence, int Token, double Probability);

/// <summary>What a reader sees before anything is looked up: an event's word, its code, and the phrases that fill its roles.</summary>
public sealed record Frame
{
    /// <summary>From which probability on a source, a day's words and a number fill a role.</summary>
    public const double Taken = 0.5;

    /// <summary>
    /// From which probability on a further place is one where it happened, too: each makes a claim of its own. .5 to .8 tried.
    /// </summary>
    public const double Listed = 0.7;

    /// <summary>From which probability on a further party fills a role.</summary>
    public const double Joined = 0.4;

    /// <summary>
    /// From which probability on the likeliest party fills a role: an event has its parties more often than a reader is sure of them.
    /// Tuned on real reports, as are the others; .15 to .5 tried.
    /// </summary>
    public const double First = 0.3;

    /// <summary>The same for the likeliest place: it stands further off, so that its probability is spread over more mentions.</summary>
    public const double FirstPlace = 0.1;

    /// <summary>Sentence of the trigger, from 0.</summary>
    public required int Sentence { get; init; }

    /// <summary>The token that names the event.</summary>
    public required int Trigger { get; init; }

    /// <summary>The event's code.</summary>
    public required string Event { get; init; }

    /// <summary>How likely the word tells that event, 0 to 1.</summary>
    public required double Probability { get; init; }

    /// <summary>The other codes thought of, likeliest first.</summary>
    public IReadOnlyList<Guess> Rivals { get; init; } = [];

    /// <summary>How it is put.</summary>
    public required ClaimStatus Status { get; init; }

    /// <summary>How likely each status is, likeliest first.</summary>
    public IReadOnlyList<Guess> Statuses { get; init; } = [];

    /// <summary>How its day follows.</summary>
    public required FrameTime Time { get; init; }

    /// <summary>The phrases thought of for its roles, likeliest first within a role; those of one half and more are taken.</summary>
    public IReadOnlyList<Filler> Fillers { get; init; } = [];

    /// <summary>From which probability on a phrase fills a role.</summary>
    /// <param name="role">The role.</param>
    /// <param name="isFirst">Whether no likelier phrase fills it yet.</param>
    public static double Least(FrameRole role, bool isFirst) => role switch
    {
        FrameRole.Actor or FrameRole.Target => isFirst ? First : Joined,
        FrameRole.Place or FrameRole.FromPlace or FrameRole.ToPlace => isFirst ? FirstPlace : Listed,
        _ => Taken,
    };

    /// <summary>The phrases that fill a role, likeliest first.</summary>
    /// <param name="role">The role.</param>
    public IEnumerable<Filler> Of(FrameRole role) => Fillers.Where(f => f.Role == role)
        .Where((f, rank) => f.Probability >= Least(role, rank == 0));
}
