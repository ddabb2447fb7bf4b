using NodaTime;
using Salient.Claims;
using Salient.Codebooks;
using Salient.Places;

namespace Salient.Ledger;

/// <summary>Who holds which place, in two times: on a day, as known by a day. Immutable; shared by threads; the order of the claims never matters.</summary>
public sealed class HoldingLedger
{
    private const int Contained = 1, SameSpelling = 2, SameName = 3;

    private readonly IReadOnlyDictionary<string, IReadOnlyList<LedgerEntry>> _places;

    private HoldingLedger(IReadOnlyDictionary<string, IReadOnlyList<LedgerEntry>> places, int undated)
    {
        _places = places;
        Undated = undated;
        var days = places.Values.SelectMany(entries => entries.SelectMany(e => new[] { e.Day, e.Claim.Known ?? e.Day })).ToList();
        Span = days.Count > 0 ? (days.Min(), days.Max()) : null;
    }

    /// <summary>The first and last day that any claim with an effect is about or became known; null where there are none.</summary>
    public (LocalDate First, LocalDate Last)? Span { get; }

    /// <summary>Claims that say who holds a place but not when: no day can be given for them, so they hold nothing.</summary>
    public int Undated { get; }

    /// <summary>Builds the ledger of <paramref name="claims"/>.</summary>
    /// <param name="claims">All claims, in any order.</param>
    /// <param name="side">Names the side of a known actor, given its id and the day of the claim: two actors of one side are the same holder.
    /// By default every actor is a side of its own; one without an id always is, by its folded name.</param>
    /// <param name="statements">Codes of the events that state who holds a place without saying that it changed hands; by default those of the bundled codebook.</param>
    public static HoldingLedger Of(IEnumerable<PublishedClaim> claims, Func<string, LocalDate, string>? side = null, IReadOnlySet<string>? statements = null)
    {
        var all = claims as IReadOnlyCollection<PublishedClaim> ?? [.. claims];
        var places = all
            .SelectMany(c => LedgerEntry.Of(c, side ?? ItsOwn, statements ?? Statements.Default))
            .GroupBy(e => e.Key)
            .ToDictionary(place => place.Key, place => (IReadOnlyList<LedgerEntry>)[.. InOrder(place)]);
        return new(places, all.Count(c => c.Claim.Effects.Count > 0 && c.Date.To is null));
    }

    /// <summary>Every place that anybody is said to hold, contest or have left, by name.</summary>
    /// <param name="on">The day asked about.</param>
    /// <param name="knownBy">Use only what was published by the end of this day; null for all.</param>
    public IReadOnlyList<Holding> Holdings(LocalDate on, LocalDate? knownBy = null) =>
        [.. _places.Keys.Select(key => At(key, on, knownBy)).OfType<Holding>()
            .OrderBy(h => h.Label, StringComparer.OrdinalIgnoreCase).ThenBy(h => h.Key, StringComparer.Ordinal)];

    /// <summary>One place by its key, or null where no claim says anything of it by then.</summary>
    public Holding? At(string key, LocalDate on, LocalDate? knownBy = null)
    {
        if (!_places.TryGetValue(key, out var entries))
        {
            return null;
        }

        var words = Word.Of(entries, on, knownBy).ToList();
        var takenBack = entries.Where(e => e.Day <= on && e.Claim.WasOutBy(knownBy) && e.Claim.WasWithdrawnBy(knownBy)).ToList();
        return PlaceWalk.Through(words).Spell is { } spell ? Shown(key, spell, words, takenBack)
            : takenBack.Count > 0 ? TakenBack(key, takenBack) : null;
    }

    /// <summary>Places whose name, id or any words used for it match <paramref name="words"/>, best first; spelling is taken loosely.</summary>
    public IReadOnlyList<(string Key, ClaimPlace Place)> Find(string words)
    {
        var keys = NameSpelling.Default.Keys(words);
        var found = _places
            .Select(p => (p.Key, Place: PlaceOf(p.Value), Score: p.Key == words.Trim() ? int.MaxValue : p.Value.Max(e => Likeness(e.Effect.Place, words.Trim(), keys))))
            .Where(p => p.Score > 0).ToList();
        // Where something bears just this name, what only resembles it was not meant.
        var least = found.Any(p => p.Score >= SameSpelling) ? SameSpelling : 1;
        return [.. found.Where(p => p.Score >= least).OrderByDescending(p => p.Score).ThenBy(p => p.Key, StringComparer.Ordinal).Select(p => (p.Key, p.Place))];
    }

    /// <summary>Names of the ledger that look like <paramref name="words"/>, likeliest first: for "did you mean".</summary>
    /// <param name="words">What was asked for.</param>
    /// <param name="most">How many at most.</param>
    public IReadOnlyList<string> Suggest(string words, int most = 3)
    {
        var plain = NameSpelling.Default.Plain(words);
        return [.. _places.Values.Select(p => PlaceOf(p).Name).Distinct()
            .Select(name => (Name: name, Edits: EditDistance.Of(plain, NameSpelling.Default.Plain(name))))
            .Where(s => s.Edits <= Math.Max(1, plain.Length / 3))
            .OrderBy(s => s.Edits).ThenBy(s => s.Name, StringComparer.Ordinal).Select(s => s.Name).Take(most)];
    }

    /// <summary>Every claim with an effect on the place, oldest first, whatever became of it.</summary>
    public IReadOnlyList<HoldingEvidence> History(string key, LocalDate on, LocalDate? knownBy = null)
    {
        var isFor = At(key, on, knownBy)?.Claims.ToLookup(c => (c.Id, c.Holder?.Name), c => c.For);
        return isFor is null ? [] : [.. _places[key].Where(e => e.Day <= on && e.Claim.StoodOn(knownBy)).OrderBy(e => e.Day).ThenBy(e => e.Id, StringComparer.Ordinal)
            .Select(e => e.Evidence(isFor[(e.Id, e.Effect.Holder?.Name)].FirstOrDefault()))];
    }

    /// <summary>What changed hands or state from <paramref name="since"/> to <paramref name="until"/>, both included, newest first.</summary>
    /// <param name="since">First day.</param>
    /// <param name="until">Last day.</param>
    /// <param name="knownBy">Use only what was published by the end of this day; null for all.</param>
    public IReadOnlyList<HoldingChange> Changes(LocalDate since, LocalDate until, LocalDate? knownBy = null) =>
        [.. _places.SelectMany(place => ChangesOf(place.Key, [.. Word.Of(place.Value, until, knownBy)]))
            .Where(c => c.Change.Day >= since)
            .OrderByDescending(c => c.Change.Day).ThenBy(c => c.Change.Label, StringComparer.OrdinalIgnoreCase)
            .ThenBy(c => c.Change.Key, StringComparer.Ordinal).ThenByDescending(c => c.Step).Select(c => c.Change)];

    private static IEnumerable<(HoldingChange Change, int Step)> ChangesOf(string key, List<Word> words) =>
        PlaceWalk.Through(words).Changes.Select((change, step) => (Shown(key, PlaceOf([.. words.SelectMany(w => w.Entries)]), change), step));

    private static string ItsOwn(string id, LocalDate day) => id;

    private static IOrderedEnumerable<LedgerEntry> InOrder(IEnumerable<LedgerEntry> entries) => entries
        .OrderBy(e => e.Claim.DateLine ?? LocalDate.MaxIsoValue).ThenBy(e => e.Claim.First != e.Id)
        .ThenBy(e => e.Id, StringComparer.Ordinal).ThenBy(e => e.Side, StringComparer.Ordinal).ThenBy(e => e.FromSide, StringComparer.Ordinal);

    /// <summary>A place of which all that was said has been taken back: nobody knows, and the claims show why.</summary>
    private static Holding TakenBack(string key, List<LedgerEntry> entries) => new()
    {
        Key = key,
        Place = PlaceOf(entries),
        State = HoldingState.Unknown,
        OriginsFor = 0,
        OriginsAgainst = 0,
        Claims = [.. NewestFirst(entries.Select(e => e.TakenBack()))],
        Origins = [],
    };

    private static Holding Shown(string key, Spell spell, List<Word> words, List<LedgerEntry> takenBack)
    {
        var evidence = NewestFirst(Evidence(spell.For, true).Concat(Evidence(spell.Against, false)).Concat(takenBack.Where(e => e.Day >= spell.By).Select(e => e.TakenBack())));
        var origins = spell.For.SelectMany(w => OriginsOf(w, true)).Concat(spell.Against.SelectMany(w => OriginsOf(w, false)))
            .DistinctBy(o => (o.Id, o.For)).OrderBy(o => !o.For).ThenBy(o => o.Outlet, StringComparer.Ordinal).ThenBy(o => o.Id, StringComparer.Ordinal).ToList();
        return new()
        {
            Key = key,
            Place = PlaceOf([.. words.SelectMany(w => w.Entries)]),
            State = spell.State,
            Holder = spell.Holder,
            Since = spell.Since,
            By = spell.Side is null ? null : spell.By,
            OriginsFor = origins.Count(o => o.For),
            OriginsAgainst = origins.Count(o => !o.For),
            Claims = [.. evidence],
            Origins = origins,
        };
    }

    private static IOrderedEnumerable<HoldingEvidence> NewestFirst(IEnumerable<HoldingEvidence> claims) => claims
        .OrderByDescending(c => c.Published ?? c.Known ?? LocalDate.MinIsoValue).ThenBy(c => c.Repeats is not null).ThenBy(c => c.Id, StringComparer.Ordinal);

    private static HoldingChange Shown(string key, ClaimPlace place, PlaceWalk.Change change) => new()
    {
        Key = key,
        Place = place,
        Kind = change.Kind,
        Day = change.Day,
        ByThen = change.ByThen,
        From = change.From,
        To = change.To,
        State = change.State,
        Origins = change.Word.Origins.Count,
        Claims = [.. Evidence([change.Word], true)],
    };

    private static IEnumerable<HoldingEvidence> Evidence(IEnumerable<Word> words, bool speaksFor) =>
        words.SelectMany(w => w.Entries.Concat(w.Repeats)).Select(e => e.Evidence(speaksFor));

    private static IEnumerable<HoldingOrigin> OriginsOf(Word word, bool speaksFor) =>
        word.Entries.Select(e => new HoldingOrigin(e.Claim.Origin, e.Claim.OriginOutlet, speaksFor));

    /// <summary>Of all the ways in which claims name the place, the best known one; the order of arrival does not choose.</summary>
    private static ClaimPlace PlaceOf(IReadOnlyList<LedgerEntry> entries) => entries.Select(e => e.Effect.Place)
        .OrderBy(p => p.Id is null).ThenBy(p => p.Latitude is null).ThenByDescending(p => p.Probability ?? 0)
        .ThenBy(p => p.Name, StringComparer.Ordinal).ThenBy(p => p.Text, StringComparer.Ordinal).First();

    /// <summary>How well a place's name, or the words for it, fit what was asked: 0 not at all.</summary>
    private static int Likeness(ClaimPlace place, string words, NameKeys asked)
    {
        if (place.Id == words)
        {
            return SameName + 1;
        }

        return asked.Plain.Length == 0 ? 0 : new[] { place.Name, place.Text }.Max(name =>
        {
            var keys = NameSpelling.Default.Keys(name);
            return keys.Plain == asked.Plain ? SameName
                : keys.Spelling == asked.Spelling ? SameSpelling
                : $" {keys.Plain} ".Contains($" {asked.Plain} ", StringComparison.Ordinal) ? Contained : 0;
        });
    }
}
