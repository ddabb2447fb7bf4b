using NodaTime;
using Salient.Claims;

namespace Salient.Ledger;

/// <summary>
/// The first rule of the ledger, for one place: its words in order, day by day; on each day statements, then fighting, then losses, then take-overs,
/// then denials. The latest asserted word wins; denials contest it. See docs/decisions/0004.
/// </summary>
internal sealed class PlaceWalk
{
    private readonly List<Change> _changes = [];
    private Spell? _spell;

    private PlaceWalk()
    {
    }

    /// <summary>A step in the walk that changed the holder or the state.</summary>
    internal sealed record Change(HoldingChangeKind Kind, Word Word, LocalDate Day, bool ByThen, ClaimActor? From, ClaimActor? To, HoldingState State);

    /// <summary>Walks through the words of one place.</summary>
    /// <returns>The last spell, or null without words, and every change on the way.</returns>
    public static (Spell? Spell, IReadOnlyList<Change> Changes) Through(IEnumerable<Word> words)
    {
        var walk = new PlaceWalk();
        foreach (var sameWeight in words.GroupBy(w => (w.Day, w.Class)))
        {
            walk.Weigh(sameWeight.Key.Class, [.. sameWeight]);
        }

        return (walk._spell, walk._changes);
    }

    private void Weigh(EffectClass weight, List<Word> words)
    {
        if (weight == EffectClass.Denial)
        {
            words.ForEach(Deny);
            return;
        }

        if (weight == EffectClass.Pressure)
        {
            words.ForEach(Press);
            return;
        }

        // The last is the heaviest; what contradicts it on the same day with less weight is kept as a word against it.
        var winner = words[^1];
        Apply(winner);
        foreach (var other in words[..^1])
        {
            if (other.Side == _spell?.Side)
            {
                Confirm(other);
            }
            else if (weight != EffectClass.Loss && (other.IsNamed || !winner.IsNamed))
            {
                _spell?.Against.Add(other);
            }
        }
    }

    private void Apply(Word word)
    {
        switch (word.Class)
        {
            case EffectClass.Loss: Lose(word); break;
            case var _ when _spell is { Side: { } side } && side == word.Side: Confirm(word); break;
            case EffectClass.Statement when _spell is { Side: not null, Explicit: true } && !word.Explicit: _spell.Against.Add(word); break;
            // "Rebel-held" does not tell who else it would be than the rebels who are known to hold it.
            case EffectClass.Statement when _spell is { Side: not null, IsNamed: true } && !word.IsNamed: break;
            default: Take(word); break;
        }
    }

    private void Take(Word word)
    {
        var before = _spell;
        _spell = Begin(word, word.Holder, word.Side, word.Class == EffectClass.Take && word.IsExact ? word.Day : null);
        _spell.State = HoldingState.Holds;
        _spell.For.Add(word);
        if (word.Class == EffectClass.Take || before?.Side is not null)
        {
            Note(HoldingChangeKind.Taken, word, before?.Holder ?? word.From);
        }
    }

    /// <summary>The same holder again: a statement or a take-over told once more. It ends fighting and settles a denial; a siege lasts until a take-over.</summary>
    private void Confirm(Word word)
    {
        var spell = _spell!;
        spell.For.Add(word);
        spell.Explicit |= word.Explicit;
        spell.Since ??= word.Class == EffectClass.Take && word.IsExact && !spell.Taken ? word.Day : null;
        var settled = spell.State switch
        {
            HoldingState.Contested when spell.Deniers.Count > 0 => word.Origins.Any(o => !spell.DisputedOrigins.Contains(o)) && word.Day > spell.PressedOn,
            HoldingState.Contested => word.Day > spell.PressedOn || word.Class == EffectClass.Take,
            HoldingState.Besieged => word.Class == EffectClass.Take,
            _ => false,
        };
        if (settled)
        {
            spell.State = HoldingState.Holds;
            spell.Deniers.Clear();
            Note(HoldingChangeKind.Secured, word, spell.Holder);
        }
    }

    private void Press(Word word)
    {
        if (_spell is null || (word.State == HoldingState.Besieged && word.Side is not null && word.Side != _spell.Side))
        {
            _spell = Begin(word, word.Holder, word.Side, null);
            _spell.For.Add(word);
        }
        else
        {
            (word.State == HoldingState.Besieged || _spell.Side is null ? _spell.For : _spell.Against).Add(word);
        }

        if (_spell.State != word.State && !(_spell.State == HoldingState.Contested && _spell.Deniers.Count > 0))
        {
            _spell.State = word.State;
            Note(word.State == HoldingState.Besieged ? HoldingChangeKind.Besieged : HoldingChangeKind.Contested, word, _spell.Holder);
        }

        _spell.PressedOn = word.Day;
    }

    private void Lose(Word word)
    {
        if (_spell is { Side: { } side } && word.FromSide is { } left && left != side)
        {
            // Somebody else left: the holder's guests, or an older holder told late.
            return;
        }

        if (_spell is { Side: null, State: HoldingState.Unknown })
        {
            _spell.For.Add(word);
            return;
        }

        var before = _spell;
        _spell = Begin(word, null, null, null);
        _spell.State = HoldingState.Unknown;
        _spell.For.Add(word);
        Note(HoldingChangeKind.Lost, word, before?.Holder ?? word.From);
    }

    private void Deny(Word word)
    {
        var isFirst = _spell is null;
        _spell ??= Begin(word, null, null, null);
        _spell.Against.Add(word);
        var asserted = _spell.For.SelectMany(w => w.Voices).ToHashSet();
        if (asserted.Count > 0 && word.Voices.All(v => asserted.Count == 1 && asserted.Contains(v)))
        {
            // Nobody but the denier ever said it: there is no second voice to dispute with.
            return;
        }

        _spell.Deniers.UnionWith(word.Voices);
        _spell.DisputedOrigins.UnionWith(_spell.For.SelectMany(w => w.Origins));
        _spell.PressedOn = word.Day;
        if (isFirst || _spell.State != HoldingState.Contested)
        {
            _spell.State = HoldingState.Contested;
            Note(HoldingChangeKind.Contested, word, _spell.Holder);
        }
    }

    private static Spell Begin(Word word, ClaimActor? holder, string? side, LocalDate? since) =>
        new() { Holder = holder, Side = side, Since = since, By = word.Day, Explicit = word.Explicit, IsNamed = word.IsNamed, Taken = word.Class == EffectClass.Take };

    private void Note(HoldingChangeKind kind, Word word, ClaimActor? from) =>
        _changes.Add(new(kind, word, word.Day, !word.IsExact, from, _spell!.Holder, _spell.State));
}
