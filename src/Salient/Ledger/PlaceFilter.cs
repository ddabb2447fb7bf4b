using NodaTime;
using Salient.Claims;

namespace Salient.Ledger;

/// <summary>
/// The filter over the words about one place, day by day; on each day statements, then fighting, then losses, then take-overs, then
/// denials. Each changes what is believed by its weight;
/// the side believed most is the holder. See docs/ledger.md.
/// </summary>
internal sealed class PlaceFilter
{
    private readonly EvidenceRules _rules;
    private readonly Belief _belief;
    private readonly List<HoldingStep> _steps = [];
    private readonly Dictionary<LedgerEntry, double> _weights = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<(string Witness, EffectClass Class, string? Side), (LocalDate Day, int Times)> _told = [];
    private readonly List<Word> _recent = [];

    /// <summary>Who laid a siege: if they are then said to hold the place it is over.</summary>
    private readonly HashSet<string> _besiegers = new(StringComparer.Ordinal);
    private Spell? _spell;

    private readonly double _bestPin;

    private readonly Func<string, string, LocalDate, bool> _backs;

    /// <summary>The sides that held the place before, those of the present spell left out.</summary>
    private readonly HashSet<string> _former = new(StringComparer.Ordinal);

    private PlaceFilter(EvidenceRules rules, double bestPin, Func<string, string, LocalDate, bool> backs) =>
        (_rules, _belief, _bestPin, _backs) = (rules, new(rules), bestPin, backs);

    /// <summary>Takes in the words of one place, in order.</summary>
    /// <param name="words">The words.</param>
    /// <param name="on">The day asked about.</param>
    /// <param name="rules">What each weighs.</param>
    /// <param name="backs">Whether a side backs another on a day; by default none does.</param>
    /// <returns>What is believed on the day, or null without words, and every step on the way.</returns>
    public static (PlaceVerdict? Verdict, IReadOnlyList<HoldingStep> Steps) Through(IEnumerable<Word> words, LocalDate on,
        EvidenceRules rules, Func<string, string, LocalDate, bool>? backs = null)
    {
        var all = words as IReadOnlyList<Word> ?? [.. words];
        var filter = new PlaceFilter(rules, all.SelectMany(w => w.Entries).Where(e => e.Weight > 0).Select(e => e.Pin).DefaultIfEmpty(1)
            .Max(), backs ?? ((_, _, _) => false));
        foreach (var day in all.GroupBy(w => w.Day))
        {
            List<Word> known = [.. day.Select(filter.Known).OfType<Word>()];
            if (known.Count > 0)
            {
                filter.Take(day.Key, known, on);
            }
        }

        return (filter._spell is null ? null : filter.Verdict(on), filter._steps);
    }

    /// <summary>
    /// A fall that names nobody is the loss of whoever has held the place for some time; it may be the one by which they came. Null where
    /// nobody is known to have held it.
    /// </summary>
    private Word? Known(Word word) => word is not { Class: EffectClass.Loss, FromSide: null } ? word
        : _spell is { Side: { } holder } spell && spell.Began.PlusDays(_rules.Window) < word.Day ? word with { FromSide = holder }
        : null;

    private void Take(LocalDate day, List<Word> words, LocalDate on)
    {
        _belief.Pass(day);
        foreach (var kind in words.GroupBy(w => w.Class))
        {
            var weighed = kind.Select(w => (Word: w, Weight: Weighed(w, on, kind.Any(o => o.IsNamed)))).ToList();
            switch (kind.Key)
            {
                case EffectClass.Statement or EffectClass.Take:
                    // That a besieger holds the place says that it fell.
                    var isChange = kind.Key == EffectClass.Take || kind.Any(w => w.Side is { } side && _besiegers.Contains(side));
                    _belief.Say(weighed.Where(w => w.Word.Side is not null).GroupBy(w => w.Word.Side!)
                        .ToDictionary(s => s.Key, s => s.Max(w => w.Weight)), isChange);
                    break;
                case EffectClass.Pressure:
                    weighed.ForEach(w => Press(w.Word, w.Weight));
                    break;
                case EffectClass.Loss:
                    weighed.ForEach(w => _belief.Leave(w.Word.FromSide!, w.Weight, HeirOf(w.Word)));
                    break;
                default:
                    weighed.ForEach(w => Deny(w.Word, w.Weight));
                    break;
            }

            _recent.AddRange(kind);
        }

        _recent.RemoveAll(w => w.Day.PlusDays(_rules.Window) < day);

        Settle(day, words);
    }

    /// <summary>
    /// The chance that somebody of those who say it is right: 1 − ∏ (1 − weight), one factor for each witness, less for what they said
    /// before.
    /// </summary>
    private double Weighed(Word word, LocalDate on, bool amongNamed)
    {
        // "Rebel-held" does not tell who else it would be than the rebels who are known to hold it; nobody besieges what he holds.
        var tellsNothing = (TellsHolder(word) && !word.IsNamed
            && (amongNamed || (word.Class == EffectClass.Statement && _spell is { IsNamed: true })))
            || (word.State == HoldingState.Besieged && word.Side is not null && word.Side == _spell?.Side)
            || (TellsHolder(word) && IsBackerOfHolder(word));
        var isStale = _recent.Exists(w => w.Class == EffectClass.Take && w.Side != word.Side && IsHeard(w));
        var mayBeOld = MayBeOld(word);
        var wrong = 1.0;
        foreach (var witness in word.Entries.GroupBy(e => e.Claim.Witness))
        {
            var key = (witness.Key, TellsHolder(word) ? EffectClass.Take : word.Class, word.Side ?? word.FromSide);
            var times = _told.TryGetValue(key, out var told) && word.Day <= told.Day.PlusDays(_rules.AgainDays)
                && !ChangedSince(told.Day, word) ? told.Times + 1 : 0;
            _told[key] = (word.Day, times);
            var share = Math.Pow(_rules.Again, times);
            foreach (var entry in witness)
            {
                _weights[entry.Told] = tellsNothing ? 0 : entry.Weight * PinShare(entry) * entry.ShareOn(on) * share * (isStale
                    && EvidenceWeight.IsInPassing(entry, _rules) ? _rules.PassingAfterChange : 1) * (mayBeOld ? _rules.Old : 1);
            }

            wrong *= 1 - witness.Max(e => _weights[e.Told]);
        }

        return 1 - wrong;
    }

    /// <summary>
    /// «the US position at X», where a group holds it that the United States back: they are there with their ally, and nobody changed.
    /// </summary>
    private bool IsBackerOfHolder(Word word) => _spell?.Side is { } holder && word.Side != holder
        && _belief.Of(holder) >= _rules.LeastHolder && _backs(word.Side!, holder, word.Day);

    /// <summary>
    /// «When X took the city»: a take-over without a day of its own, by who held the place before somebody else took it and with no
    /// fighting told of since, may be the old one told once more.
    /// </summary>
    private bool MayBeOld(Word word) => word.Class == EffectClass.Take && word.Side is { } side && _former.Contains(side)
        && !word.Entries.Any(e => e.Claim.Date.From is not null)
        && !_recent.Exists(w => w.Class == EffectClass.Pressure && IsHeard(w));

    /// <summary>
    /// A row is about its place if it is about any: all that is said of it shares the doubt of the pin, which goes with the answer. Only
    /// what is pinned worse than the best weighs less.
    /// </summary>
    private double PinShare(LedgerEntry entry) => Math.Sqrt(Math.Min(1, entry.Pin / _bestPin));

    /// <summary>Whether somebody else took the place, or its holder left, since a day: then the same words are news again.</summary>
    private bool ChangedSince(LocalDate day, Word word) =>
        _recent.Exists(w => w.Day >= day && ((w.Class == EffectClass.Take && w.Side != word.Side)
            || (w.Class == EffectClass.Loss && w.FromSide == word.Side)));

    /// <summary>Who is said to have come, since the one who left held it and not long before: their leaving confirms it.</summary>
    private string? HeirOf(Word loss) => _recent
        .Where(w => TellsHolder(w) && w.Side != loss.FromSide && _belief.Of(w.Side) >= _rules.LeastHolder
            && w.Day.PlusDays(_rules.Window) >= loss.Day && (_spell?.Side != loss.FromSide || w.Day >= _spell!.Began))
        .OrderByDescending(w => _belief.Of(w.Side)).ThenBy(w => w.Side, StringComparer.Ordinal).Select(w => w.Side).FirstOrDefault();

    private void Press(Word word, double weight)
    {
        if (word is { State: HoldingState.Contested, Side: { } side, IsNamed: true } && _belief.Lead(null) is null)
        {
            // A part is all that is known to be held, and nobody else is known to hold the rest.
            _belief.Say(new Dictionary<string, double> { [side] = weight * _rules.Most }, isChange: false);
        }
        else if (word.State == HoldingState.Relieved)
        {
            _belief.Relieve(weight);
        }
        else
        {
            _belief.Press(word.State == HoldingState.Besieged, weight);
            if (word is { State: HoldingState.Besieged, Side: { } besieger })
            {
                _besiegers.Add(besieger);
            }
        }
    }

    private void Deny(Word word, double weight)
    {
        if ((word.Side ?? _belief.Lead(_spell?.Side)) is not { } denied)
        {
            _belief.Deny("", weight, true);
            return;
        }

        if (denied == word.FromSide)
        {
            return; // who is believed to hold it says that it was not lost
        }

        // Nobody but the denier ever said it: there is no second voice to dispute with.
        var voices = _recent.Concat(_spell?.For ?? []).Where(w => TellsHolder(w) && w.Side == denied).SelectMany(w => w.Voices).ToHashSet();
        if (voices.Count != 1 || !word.Voices.IsSubsetOf(voices))
        {
            _belief.Deny(denied, weight, _belief.Lead(null) is null);
        }
    }

    /// <summary>After all words of a day: who holds it now, in which state, and what changed.</summary>
    private void Settle(LocalDate day, List<Word> words)
    {
        var before = _spell;
        var (side, state) = Judged();
        if (before is null || before.Side != side)
        {
            _spell = Begin(day, side, words, before);
            if (before?.Side is { } past)
            {
                _former.Add(past);
            }

            _former.Remove(side ?? "");
        }

        var spell = _spell!;
        foreach (var word in words.Where(IsHeard))
        {
            (Supports(word, spell, state) ? spell.For : spell.Against).Add(word);
            spell.Confirm(word);
        }

        if (words.Exists(IsHeard) && Change(before, spell, state, [.. words.Where(IsHeard)]) is var (kind, cause))
        {
            _steps.Add(new(kind, cause, before?.Holder ?? cause.From ?? before?.LastHolder, spell.Holder, state, _weights));
        }

        spell.State = state;
    }

    private Spell Begin(LocalDate day, string? side, List<Word> words, Spell? before)
    {
        var spell = new Spell { Side = side, Began = day, Before = before?.Side is null ? before?.Before : before.Side,
            LastHolder = before?.Holder ?? before?.LastHolder
            ?? (side is null ? words.LastOrDefault(w => w is { Class: EffectClass.Loss, Explicit: true })?.From : null) };
        var told = words.LastOrDefault(w => w.Side == side && w.Class == EffectClass.Take);
        if (side is null)
        {
            return spell;
        }

        foreach (var word in _recent.Except(words).Where(w => w.Day.PlusDays(_rules.Window) >= day && IsHeard(w)))
        {
            var isFor = word.Class == EffectClass.Loss ? before is { Side: null } && before.For.Contains(word) : TellsHolder(word)
                && word.Side == side;
            if (isFor)
            {
                spell.For.Add(word);
                spell.Confirm(word);
            }
            else if (told is null && TellsHolder(word) && word.Side != side)
            {
                // A take-over explains what was said before it; a mere statement contradicts it.
                spell.Against.Add(word);
            }
        }

        return spell;
    }

    private bool IsHeard(Word word) => word.Entries.Any(e => _weights[e.Told] > 0);

    private static bool TellsHolder(Word word) => word.Class is EffectClass.Statement or EffectClass.Take && word.Side is not null;

    private static bool Supports(Word word, Spell spell, HoldingState state) => word.Class switch
    {
        EffectClass.Statement or EffectClass.Take => word.Side == spell.Side,
        EffectClass.Loss => spell.Side is null || word.FromSide != spell.Side,
        EffectClass.Pressure => spell.Side is null || (word.Side == spell.Side && word.Side is not null)
            || word.State is HoldingState.Besieged or HoldingState.Relieved,
        _ => spell.Side is not null && word.Side is not null && word.Side != spell.Side,
    };

    private static (HoldingChangeKind Kind, Word Cause)? Change(Spell? before, Spell after, HoldingState state, List<Word> words)
    {
        Word? Last(Func<Word, bool> fits) => words.LastOrDefault(fits);
        if (before?.Side != after.Side && after.Side is not null)
        {
            var cause = Last(w => w.Side == after.Side && w.Class == EffectClass.Take) ?? Last(w => w.Side == after.Side)
                ?? Last(w => w.Class == EffectClass.Loss) ?? Last(_ => true)!;
            // To hear for the first time who holds a place is no change, nor is what only follows from a change elsewhere.
            return (cause.Class == EffectClass.Take || before?.LastHolder is not null || before?.Holder is not null)
                && (cause.Entries.Any(e => !e.OfArea)) ? (HoldingChangeKind.Taken, cause) : null;
        }

        if (before?.Side is not null && after.Side is null)
        {
            return (HoldingChangeKind.Lost, Last(w => w.Class == EffectClass.Loss) ?? Last(_ => true)!);
        }

        var was = before?.State;
        return state switch
        {
            HoldingState.Besieged when was != state => (HoldingChangeKind.Besieged, Last(w => w.State == HoldingState.Besieged)
                ?? Last(_ => true)!),
            HoldingState.Contested when was != state => (HoldingChangeKind.Contested, Last(w => w.Class == EffectClass.Pressure)
                ?? Last(_ => true)!),
            HoldingState.Disputed when was != state => (HoldingChangeKind.Disputed,
                Last(w => w.Class == EffectClass.Denial || w.Side != after.Side) ?? Last(_ => true)!),
            HoldingState.Holds when was is HoldingState.Contested or HoldingState.Besieged or HoldingState.Disputed =>
                (HoldingChangeKind.Secured, Last(_ => true)!),
            _ => null,
        };
    }

    /// <summary>The holder's side and the state, as far as they are believed now.</summary>
    private (string? Side, HoldingState State) Judged()
    {
        var lead = _belief.Lead(_spell?.Side);
        var held = _belief.Of(lead);
        if (held < _rules.LeastHolder || _belief.Nobody > held)
        {
            lead = null;
        }

        var rival = Math.Max(_belief.Sides.Where(s => s.Key != lead).Select(s => s.Value).DefaultIfEmpty().Max(), _belief.DeniedOf(lead));
        var state = _belief.Siege >= _rules.Shown ? HoldingState.Besieged
            : _belief.Fighting >= _rules.Shown ? HoldingState.Contested
            : lead is null ? _belief.Denied > Math.Max(_rules.LeastHolder, _belief.Nobody) ? HoldingState.Disputed : HoldingState.Unknown
            : rival >= _rules.Clash * held ? HoldingState.Disputed
            : HoldingState.Holds;
        return (lead, state);
    }

    private PlaceVerdict Verdict(LocalDate on)
    {
        _belief.Pass(on);
        var (side, state) = Judged();
        var spell = _spell!;
        var shown = spell.Side is null ? state == HoldingState.Holds ? HoldingState.Unknown : state
            // Fading alone changes no holder: what is old is stale.
            : side is null || (state is HoldingState.Holds or HoldingState.Disputed && spell.LastWord.PlusDays(_rules.StaleDays) < on)
                ? HoldingState.Stale
            : state;
        return new(spell, shown, _belief, _weights);
    }
}

/// <summary>A step on the way that changed the holder or the state.</summary>
internal sealed record HoldingStep(HoldingChangeKind Kind, Word Cause, ClaimActor? From, ClaimActor? To, HoldingState State,
    IReadOnlyDictionary<LedgerEntry, double> Weights);

/// <summary>What is believed of a place on a day.</summary>
/// <param name="Spell">The time in which it has had its holder, with the words.</param>
/// <param name="State">The state.</param>
/// <param name="Belief">How far each answer is believed.</param>
/// <param name="Weights">What each entry weighed in the end; those not in it were not counted.</param>
internal sealed record PlaceVerdict(Spell Spell, HoldingState State, Belief Belief, IReadOnlyDictionary<LedgerEntry, double> Weights);
