using NodaTime;
using Salient.Claims;
using Salient.Places;

namespace Salient.Ledger;

/// <summary>
/// Who holds which place, in two times: on a day, as known by a day. Immutable; shared by threads; the order of the claims never matters.
/// </summary>
public sealed partial class HoldingLedger
{
    private const int Contained = 1, SameSpelling = 2, SameName = 3;

    private readonly IReadOnlyDictionary<string, PlaceFile> _places;

    private readonly EvidenceRules _rules;

    private readonly Func<string, string, LocalDate, bool>? _backs;

    internal HoldingLedger(IReadOnlyDictionary<string, PlaceFile> places, int undated, EvidenceRules rules, LocalDate? today,
        Func<string, string, LocalDate, bool>? backs)
    {
        _places = places;
        _rules = rules;
        _backs = backs;
        Undated = undated;
        if (places.Count > 0)
        {
            var (first, last) = (places.Values.Min(p => p.First), places.Values.Max(p => p.Last));
            Span = (LocalDate.Min(first, today ?? first), LocalDate.Min(last, today ?? last));
        }
    }

    /// <summary>The first and last day that any claim with an effect is about or became known; null where there are none.</summary>
    public (LocalDate First, LocalDate Last)? Span { get; }

    /// <summary>Claims that say who holds a place but not when: no day can be given for them, so they hold nothing.</summary>
    public int Undated { get; }

    /// <summary>Builds the ledger of <paramref name="claims"/>.</summary>
    /// <param name="claims">All claims, in any order.</param>
    /// <param name="side">Names the side of a known actor, given its id and the day of the claim: two actors of one side are the same
    /// holder.
    /// By default every actor is a side of its own; one without an id always is, by its folded name.</param>
    /// <param name="statements">Codes of the events that state who holds a place without saying that it changed hands; by default those
    /// of the bundled codebook.</param>
    /// <param name="canHold">Whether somebody can hold a place: a person or a crowd cannot. By default everybody can.</param>
    /// <param name="rules">What each word weighs; the bundled rules where null.</param>
    /// <param name="backs">Whether the first side backs the second on a day: where a side holds a place, its backers' being there
    /// contradicts nothing. By default nobody backs anybody.</param>
    /// <param name="today">The last day of <see cref="Span"/> at the latest, or null: a report dated in the future is kept, and moves no
    /// "today".</param>
    public static HoldingLedger Of(
        IEnumerable<PublishedClaim> claims, Func<string, LocalDate, string>? side = null, IReadOnlySet<string>? statements = null,
            Func<ClaimActor, bool>? canHold = null, EvidenceRules? rules = null, LocalDate? today = null,
        Func<string, string, LocalDate, bool>? backs = null)
    {
        rules ??= EvidenceRules.Default;
        var all = NearbyPlaces.Settle(claims as IReadOnlyCollection<PublishedClaim> ?? [.. claims]);
        var parties = new HoldingParties(side, canHold, statements);
        var places = TrackRecords.Weighed(all.SelectMany(c => LedgerEntry.Of(c, parties, rules)), rules).GroupBy(e => e.Key)
            .Select(place => new PlaceFile(place.Key, place)).ToDictionary(place => place.Key);
        foreach (var (town, fallen) in WithinFallen(places.Values, rules).ToList())
        {
            places[town.Key] = new(town.Key, town.Entries.Concat(fallen));
        }

        return new(places, all.Count(IsUndated), rules, today, backs);
    }

    /// <summary>Whether a claim says who holds a place, but not when.</summary>
    internal static bool IsUndated(PublishedClaim claim) =>
        claim.Claim.Effects.Count > 0 && claim.Date.To is null && claim.Claim.Status == ClaimStatus.Asserted;

    /// <summary>
    /// Every place that anybody is said to hold, contest or have left, by name; but not where no pin is likely enough, nor where somebody
    /// is only understood to have left who was never said to hold it.
    /// </summary>
    /// <param name="on">The day asked about.</param>
    /// <param name="knownBy">Use only what was published by the end of this day; null for all.</param>
    public IReadOnlyList<Holding> Holdings(LocalDate on, LocalDate? knownBy = null) =>
        [.. _places.Values.Select(place => place.Asked(on, knownBy, asked => At(asked, on, knownBy)))
            .Where(h => h.Holding is { PlaceUnsure: false } held && (held.State != HoldingState.Unknown || held.LastHolder is not null
            || held.Claims.Any(c => !c.Inferred || c.Withdrawn is not null)))
            .OrderBy(h => h.Label, StringComparer.OrdinalIgnoreCase).ThenBy(h => h.Holding!.Key, StringComparer.Ordinal)
            .Select(h => h.Holding!)];

    /// <summary>One place by its key, or null where no claim says anything of it by then.</summary>
    public Holding? At(string key, LocalDate on, LocalDate? knownBy = null) =>
        _places.TryGetValue(key, out var place) ? place.Asked(on, knownBy, asked => At(asked, on, knownBy)).Holding
            : null;

    private Holding? At(PlaceFile place, LocalDate on, LocalDate? knownBy)
    {
        var (key, entries) = (place.Key, place.Entries);
        var words = Word.Of(entries, on, knownBy).ToList();
        var verdict = PlaceFilter.Through(words, on, _rules, _backs).Verdict;
        var isHindsight = false;
        if (verdict?.Spell.Side is null && LaterWords.Of(entries, on, knownBy, _rules) is { Count: > 0 } later)
        {
            words = [.. words.Concat(later).OrderBy(w => w.Day).ThenBy(w => w.Class)];
            verdict = PlaceFilter.Through(words, on, _rules, _backs).Verdict;
            isHindsight = verdict?.Spell.Side is not null;
        }

        var takenBack = entries.Where(e => e.Start <= on && e.Claim.WasOutBy(knownBy) && e.Claim.WasWithdrawnBy(knownBy)).ToList();
        return verdict is not null ? Shown(key, verdict, words, takenBack) with { Hindsight = isHindsight }
            // What falls with a province is told only of towns that anybody has spoken of by then.
            : takenBack.Exists(e => !e.OfArea) ? TakenBack(key, takenBack) : null;
    }

    /// <summary>
    /// Places whose name, id or any words used for it match <paramref name="words"/>, best first; spelling is taken loosely.
    /// </summary>
    public IReadOnlyList<(string Key, ClaimPlace Place)> Find(string words)
    {
        var keys = NameSpelling.Default.Keys(words);
        var found = _places.Select(p => Match(p.Key, p.Value, words.Trim(), keys)).Where(p => p.Score > 0).ToList();
        // Where something bears just this name, neither what only resembles it was meant, nor what one report alone called so.
        var least = found.Any(p => p.Score >= SameSpelling) ? SameSpelling : 1;
        var isBorne = found.Any(p => p.IsBorne && p.Score >= SameSpelling);
        return [.. found.Where(p => p.Score >= least && (p.IsBorne || !isBorne)).OrderByDescending(p => p.Score)
            .ThenBy(p => PlaceKey.IsArea(p.Key)).ThenByDescending(p => p.Score == int.MaxValue ? 0 : _places[p.Key].Entries.Count)
                .ThenBy(p => p.Key, StringComparer.Ordinal).Select(p => (p.Key, _places[p.Key].Place))];
    }

    /// <summary>How well a place matches words, and whether it bears them: by its own name, or in the words of two reports or more.</summary>
    private static (string Key, int Score, bool IsBorne) Match(string key, PlaceFile place, string words, NameKeys asked)
    {
        if (key == words)
        {
            return (key, int.MaxValue, true);
        }

        var likeness = place.Entries.Select(e => (Score: Likeness(e.Effect.Place, words, asked), e.Claim.ReportHash)).ToList();
        var score = likeness.Max(l => l.Score);
        return (key, score, score > 0 && (Likeness(place.Place, words, asked) >= score
            || likeness.Where(l => l.Score == score).Select(l => l.ReportHash).Distinct().Skip(1).Any()));
    }

    /// <summary>What the ledger calls parts of a place: <c>northern Iraq</c> of Iraq.</summary>
    /// <param name="words">The place.</param>
    public IReadOnlyList<string> PartsOf(string words)
    {
        var plain = NameSpelling.Default.Plain(words);
        return [.. _places.Values.Select(p => PlaceKey.Label(p.Place)).Distinct()
            .Where(label => plain.Length > 0 && NameSpelling.Default.Plain(label) is var own
                && $" {own} ".Contains($" {plain} ", StringComparison.Ordinal) && IsPart(own, plain)).Order(StringComparer.Ordinal)];
    }

    /// <summary>Names of the ledger that look like <paramref name="words"/>, likeliest first: for "did you mean".</summary>
    /// <param name="words">What was asked for.</param>
    /// <param name="most">How many at most.</param>
    public IReadOnlyList<string> Suggest(string words, int most = 3)
    {
        var plain = NameSpelling.Default.Plain(words);
        return [.. _places.Values.Select(p => p.Place.Name).Distinct()
            .Select(name => (Name: name, Edits: EditDistance.Of(plain, NameSpelling.Default.Plain(name))))
            .Where(s => s.Edits <= Math.Max(1, plain.Length / 3))
            .OrderBy(s => s.Edits).ThenBy(s => s.Name, StringComparer.Ordinal).Select(s => s.Name).Take(most)];
    }

    /// <summary>Every actor that a claim of any day names as a holder, with how many claims do; one actor may come several
    /// times.</summary>
    public IEnumerable<(ClaimActor Actor, int Claims)> Holders => _places.Values.SelectMany(place => place.Holders);

    /// <summary>Every claim with an effect on the place, oldest first, whatever became of it.</summary>
    public IReadOnlyList<HoldingEvidence> History(string key, LocalDate on, LocalDate? knownBy = null)
    {
        if (At(key, on, knownBy) is not { } holding)
        {
            return [];
        }

        var weights = PlaceFilter.Through(Word.Of(_places[key].Entries, on, knownBy), on, _rules, _backs).Verdict?.Weights;
        var isFor = holding.Claims.ToLookup(c => (c.Id, c.Holder?.Name), c => c.For);
        return [.. _places[key].Entries.Where(e => e.Start <= on && e.Claim.StoodOn(knownBy)).OrderBy(e => e.Day)
            .ThenBy(e => e.Id, StringComparer.Ordinal)
            .Select(e => e.Evidence(isFor[(e.Id, e.Effect.Holder?.Name)].FirstOrDefault(), weights?.GetValueOrDefault(e) ?? 0))];
    }

    /// <summary>
    /// What changed hands or state from <paramref name="since"/> to <paramref name="until"/>, both included, newest first.
    /// </summary>
    /// <param name="since">First day.</param>
    /// <param name="until">Last day.</param>
    /// <param name="knownBy">Use only what was published by the end of this day; null for all.</param>
    public IReadOnlyList<HoldingChange> Changes(LocalDate since, LocalDate until, LocalDate? knownBy = null) =>
        [.. _places.SelectMany(place => ChangesOf(place.Key, [.. Word.Of(place.Value.Entries, until, knownBy)], until))
            .Where(c => c.Change.Day >= since)
            .OrderByDescending(c => c.Change.Day).ThenBy(c => c.Change.Label, StringComparer.OrdinalIgnoreCase)
            .ThenBy(c => c.Change.Key, StringComparer.Ordinal).ThenByDescending(c => c.Step).Select(c => c.Change)];

    private IEnumerable<(HoldingChange Change, int Step)> ChangesOf(string key, List<Word> words, LocalDate until) =>
        PlaceFilter.Through(words, until, _rules, _backs).Steps.Select((step,
            number) => (Shown(key, PlaceFile.PlaceOf([.. words.SelectMany(w => w.Entries)]), step), number));

    /// <summary>For each town of the ledger, what the fall of the province that it lies in says of it.</summary>
    private static IEnumerable<(PlaceFile Town, IEnumerable<LedgerEntry> Fallen)> WithinFallen(IReadOnlyCollection<PlaceFile> places,
        EvidenceRules rules)
    {
        var provinces = places.SelectMany(p => p.Entries).Where(e => PlaceFile.FallenBy(e) is not null).ToLookup(PlaceFile.FallenBy);
        return provinces.Count == 0 ? [] : places.Where(town => town.TownOf is not null && provinces.Contains(town.TownOf))
            .Select(town => (town, provinces[town.TownOf].Select(e => e.Within(town.Key, town.Place, rules))));
    }

    /// <summary>A place of which all that was said has been taken back: nobody knows, and the claims show why.</summary>
    private static Holding TakenBack(string key, List<LedgerEntry> entries) => new()
    {
        Key = key,
        Place = PlaceFile.PlaceOf(entries),
        State = HoldingState.Unknown,
        OriginsFor = 0,
        OriginsAgainst = 0,
        Claims = [.. NewestFirst(entries.Select(e => e.TakenBack()))],
        Origins = [],
    };

    private static Holding Shown(string key, PlaceVerdict verdict, List<Word> words, List<LedgerEntry> takenBack)
    {
        var (spell, belief) = (verdict.Spell, verdict.Belief);
        var evidence = NewestFirst(Evidence(spell.For, true, verdict.Weights).Concat(Evidence(spell.Against, false, verdict.Weights))
            .Concat(takenBack.Where(e => e.End >= spell.Began).Select(e => e.TakenBack())));
        var origins = spell.For.SelectMany(w => OriginsOf(w, true)).Concat(spell.Against.SelectMany(w => OriginsOf(w, false)))
            .DistinctBy(o => (o.Witness, o.Origin.For)).Select(o => o.Origin).OrderBy(o => !o.For)
                .ThenBy(o => o.Outlet, StringComparer.Ordinal).ThenBy(o => o.Id, StringComparer.Ordinal).ToList();
        var originsFor = origins.Count(o => o.For);
        double? probability = spell.Side is null ? null : Math.Round(belief.Of(spell.Side), 3);
        return new()
        {
            Key = key,
            Place = PlaceFile.PlaceOf([.. words.SelectMany(w => w.Entries)]),
            State = verdict.State,
            Holder = spell.Holder,
            LastHolder = spell.Holder is null ? spell.LastHolder : null,
            Probability = probability,
            Likelihood = probability is { } p ? Likelihood.Words(p) : null,
            Grade = Likelihood.Grade(probability, originsFor, verdict.State == HoldingState.Disputed),
            Sides = SidesOf(belief, words),
            PlaceUnsure = words.SelectMany(w => w.Entries).All(e => e.Weight <= 0),
            Since = spell.Since,
            By = spell.Side is null ? null : spell.By,
            OriginsFor = originsFor,
            OriginsAgainst = origins.Count - originsFor,
            Claims = [.. evidence],
            Origins = origins,
        };
    }

    private static List<HoldingSide> SidesOf(Belief belief, List<Word> words) =>
        [.. belief.Sides.Select(s => (Holder: words.Where(w => w.Side == s.Key).Select(w => w.Holder).FirstOrDefault(h => h is not null),
            Probability: Math.Round(s.Value, 3)))
            .Where(s => s.Holder is not null && s.Probability > 0).OrderByDescending(s => s.Probability)
                .ThenBy(s => s.Holder!.Name, StringComparer.Ordinal)
            .Select(s => new HoldingSide(s.Holder!, s.Probability))];

    private static IOrderedEnumerable<HoldingEvidence> NewestFirst(IEnumerable<HoldingEvidence> claims) => claims
        .OrderByDescending(c => c.Published ?? c.Known ?? LocalDate.MinIsoValue).ThenBy(c => c.Repeats is not null)
            .ThenBy(c => c.Id, StringComparer.Ordinal);

    private static HoldingChange Shown(string key, ClaimPlace place, HoldingStep step) => new()
    {
        Key = key,
        Place = place,
        Kind = step.Kind,
        Day = step.Cause.By,
        ByThen = !step.Cause.IsExact,
        From = step.From,
        To = step.To,
        State = step.State,
        Inferred = step.Cause.Entries.All(e => !e.Explicit),
        Origins = step.Cause.Witnesses.Count,
        Claims = [.. Evidence([step.Cause], true, step.Weights)],
    };

    private static IEnumerable<HoldingEvidence> Evidence(IEnumerable<Word> words, bool speaksFor, IReadOnlyDictionary<LedgerEntry,
        double> weights) =>
        words.SelectMany(w => w.Entries.Concat(w.Repeats)).Select(e => e.Evidence(speaksFor, weights.GetValueOrDefault(e.Told)));

    private static IEnumerable<(string Witness, HoldingOrigin Origin)> OriginsOf(Word word, bool speaksFor) =>
        word.Entries.Select(e => (e.Claim.Witness, new HoldingOrigin(e.Claim.Origin, e.Claim.OriginOutlet, speaksFor)));

    /// <summary>How well a place's name, or the words for it, fit what was asked: 0 not at all.</summary>
    private static int Likeness(ClaimPlace place, string words, NameKeys asked)
    {
        if (place.Id == words)
        {
            return SameName + 1;
        }

        return asked.Plain.Length == 0 ? 0 : new[] { place.Name, Alone(place.Text) }.Max(name =>
        {
            var keys = NameSpelling.Default.Keys(name);
            return keys.Plain == asked.Plain ? SameName
                : keys.Spelling == asked.Spelling ? SameSpelling
                : $" {keys.Plain} ".Contains($" {asked.Plain} ", StringComparison.Ordinal) && !IsPart(keys.Plain, asked.Plain) ? Contained : 0;
        });
    }

    /// <summary>«Mosul in Iraq» names Mosul: where it lies is no name of it.</summary>
    private static string Alone(string words) =>
        words.IndexOf(" in ", StringComparison.OrdinalIgnoreCase) is var end and > 0 ? words[..end] : words;

    /// <summary>«northern Iraq» is a part of what was asked for, and says nothing of the rest.</summary>
    private static bool IsPart(string name, string whole)
    {
        var more = $" {name} ".Replace($" {whole} ", " ", StringComparison.Ordinal).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return more.Length > 0 && more.All(w => Earth.Course(w.EndsWith("ern", StringComparison.Ordinal) ? w[..^3] : w) is not null);
    }
}
