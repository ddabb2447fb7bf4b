using Salient.Claims;
using Salient.Frames;

namespace Salient.Encoder;

/// <summary>The sizes and orders that training and reading must share.</summary>
public static class ReaderShape
{
    /// <summary>
    /// Most pieces of a window's own part; with them and <see cref="Context"/> real reports came out best of eight pairs tried (decision
    /// 0034). With context a window has at most 322 of the 512 positions that the encoder knows.
    /// </summary>
    public const int Own = 256;

    /// <summary>Most pieces of context before a window.</summary>
    public const int Context = 64;

    /// <summary>Numbers that stand for a word in one role.</summary>
    public const int RoleWidth = 64;

    /// <summary>The roles, in the order of the model's columns.</summary>
    public static IReadOnlyList<FrameRole> Roles { get; } = Enum.GetValues<FrameRole>();

    /// <summary>The statuses, in the order of the model's columns.</summary>
    public static IReadOnlyList<ClaimStatus> Statuses { get; } = Enum.GetValues<ClaimStatus>();

    /// <summary>The ways to a day, in the order of the model's columns.</summary>
    public static IReadOnlyList<FrameTime> Times { get; } = Enum.GetValues<FrameTime>();

    /// <summary>How many kinds of distance there are.</summary>
    public const int Distances = 19;

    /// <summary>The kind of distance from a trigger to a word: by words within the sentence, by sentences beyond it.</summary>
    /// <param name="sentences">Sentence of the word less that of the trigger.</param>
    /// <param name="words">Word less trigger, where both stand in one sentence.</param>
    public static int Distance(int sentences, int words) => sentences switch
    {
        0 => words switch { <= -16 => 0, <= -8 => 1, <= -4 => 2, -3 => 3, -2 => 4, -1 => 5, 0 => 6, 1 => 7, 2 => 8, 3 => 9, <= 7 => 10,
            <= 15 => 11, _ => 12 },
        -1 => 13,
        -2 => 14,
        < -4 => 16,
        < -2 => 15,
        1 => 17,
        _ => 18,
    };
}
