using NodaTime;
using Salient.Claims;

namespace Salient.Ledger;

/// <summary>The time during which a place has one holder (or none), as the filter finds it.</summary>
internal sealed class Spell
{
    private bool _taken;

    /// <summary>The holder's side, or null for nobody known.</summary>
    public required string? Side { get; init; }

    /// <summary>The day of the words that began it.</summary>
    public required LocalDate Began { get; init; }

    /// <summary>The side that held it before, or null.</summary>
    public required string? Before { get; init; }

    /// <summary>Who held it before, or null.</summary>
    public required ClaimActor? LastHolder { get; init; }

    /// <summary>The holder, by the first words that named it.</summary>
    public ClaimActor? Holder { get; private set; }

    /// <summary>The day it was taken, where that is known.</summary>
    public LocalDate? Since { get; private set; }

    /// <summary>The day by which it is known to have been held.</summary>
    public LocalDate? By { get; private set; }

    /// <summary>Whether its holder is somebody in particular (see <see cref="LedgerEntry.IsNamed"/>).</summary>
    public bool IsNamed { get; private set; }

    /// <summary>The day of the last word for the holder.</summary>
    public LocalDate LastWord { get; private set; }

    /// <summary>The state after the last word.</summary>
    public HoldingState State { get; set; } = HoldingState.Unknown;

    public List<Word> For { get; } = [];

    public List<Word> Against { get; } = [];

    /// <summary>Takes note of a word that speaks for the holder: who it is, since when, and how lately anybody said so.</summary>
    public void Confirm(Word word)
    {
        LastWord = LastWord < word.By ? word.By : LastWord;
        if (Side is null || word.Side != Side || word.Holder is null || word.Class is EffectClass.Loss or EffectClass.Denial)
        {
            return;
        }

        Holder ??= word.Holder;
        IsNamed |= word.IsNamed;
        By = By is { } by ? LocalDate.Min(by, word.By) : word.By;
        if (word.Class == EffectClass.Take && !_taken)
        {
            Since = word.IsExact ? word.Day : null;
            _taken = true;
        }
    }
}
