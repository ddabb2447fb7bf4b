using NodaTime;
using Salient.Claims;

namespace Salient.Ledger;

/// <summary>
/// The choice among the bearers of ambiguous names (<see cref="NearbyPlaces"/>), kept up to date claim by claim. What a claim teaches of a
/// place touches the doubtful claims near it that came later, as long as nobody knew as much by then; what these choose may touch others
/// after them. All else stays.
/// </summary>
internal sealed class NearbyIndex
{
    /// <summary>Rows of cells in which a candidate can see a place; columns are told by the box of each.</summary>
    private const int Rows = 4;

    private readonly Dictionary<(int Row, int Column), SortedDictionary<string, SightedPlace>> _cells = [];
    private readonly Dictionary<Telling, Doubt> _doubts = [];
    private readonly ManyOf<int, Doubt> _byRow = new();
    private readonly ManyOf<(string Report, string Place), Doubt> _byMention = new();
    private readonly MentionDays _days = new();
    private readonly SortedSet<Doubt> _open = new(Comparer<Doubt>.Create((a, b) => (a.At, a.Number).CompareTo((b.At, b.Number))));
    private readonly HashSet<Telling> _changed = [];
    private long _numbers;

    /// <summary>Whether all doubtful claims there are come now, so that all of them are looked at anyway.</summary>
    private bool _isWhole;

    /// <summary>Takes claims out, and takes them in anew.</summary>
    /// <param name="gone">Claims that are there no more.</param>
    /// <param name="published">Claims that are new, or published otherwise than before.</param>
    /// <returns>The claims that now stand elsewhere than before; all of <paramref name="published"/> are among them.</returns>
    public IReadOnlyCollection<Telling> Update(IEnumerable<Telling> gone, IReadOnlyCollection<Telling> published)
    {
        _changed.Clear();
        _isWhole = _doubts.Count == 0;
        foreach (var telling in gone.Concat(published))
        {
            Remove(telling);
        }

        foreach (var telling in published)
        {
            Add(telling);
        }

        while (_open.Min is { } doubt)
        {
            _open.Remove(doubt);
            Choose(doubt);
        }

        return _changed;
    }

    private void Add(Telling telling)
    {
        var at = StepOf(telling.Published!);
        telling.Settled = telling.Published;
        _changed.Add(telling);
        See(telling.Published!.Claim, at, isThere: true);
        Count(telling.Published, 1);
        if (NearbyPlaces.IsDoubtful(telling.Published.Claim))
        {
            var doubt = _doubts[telling] = new(telling, at, _numbers++);
            foreach (var row in doubt.Boxes.Select(b => b.Row).Distinct())
            {
                _byRow.Add(row, doubt);
            }

            foreach (var mention in doubt.Mentions)
            {
                _byMention.Add(mention, doubt);
            }

            _open.Add(doubt);
        }
    }

    private void Remove(Telling telling)
    {
        if (telling.Settled is not { } settled)
        {
            return;
        }

        var at = StepOf(settled);
        See(telling.Claim, at, isThere: false);
        Count(settled with { Claim = telling.Claim }, -1);
        if (_doubts.Remove(telling, out var doubt))
        {
            _open.Remove(doubt);
            foreach (var row in doubt.Boxes.Select(b => b.Row).Distinct())
            {
                _byRow.Remove(row, doubt);
            }

            foreach (var mention in doubt.Mentions)
            {
                _byMention.Remove(mention, doubt);
            }

            if (doubt.Chosen is { } chosen)
            {
                See(chosen.Claim, at + 1, isThere: false);
            }
        }

        telling.Settled = null;
    }

    private void Choose(Doubt doubt)
    {
        var telling = doubt.Telling;
        var chosen = NearbyPlaces.Chosen(telling.Published!, _days, (cell, days) => _cells.TryGetValue(cell, out var places)
            ? SightedPlace.Seen(places, doubt.At, days) : []);
        if (doubt.Chosen is { } before)
        {
            if (IsSame(before.Claim, chosen.Claim))
            {
                return;
            }

            See(before.Claim, doubt.At + 1, isThere: false);
        }

        See(chosen.Claim, doubt.At + 1, isThere: true);
        telling.Settled = doubt.Chosen = chosen;
        _changed.Add(telling);
    }

    /// <summary>Takes note of the places of a claim, or takes that back; who may choose otherwise for it is looked at anew.</summary>
    private void See(Claim claim, int at, bool isThere)
    {
        foreach (var effect in claim.Effects)
        {
            if (NearbyPlaces.Seen(effect.Place) is not var (cell, id, seen))
            {
                continue;
            }

            var places = _cells.TryGetValue(cell, out var known) ? known : _cells[cell] = new(StringComparer.Ordinal);
            var place = places.TryGetValue(id, out var there) ? there : places[id] = new();
            var days = NearbyPlaces.DaysOf(claim);
            foreach (var news in isThere ? place.Add(at, seen, days) : place.Remove(at, seen, days))
            {
                Open(cell, news);
            }

            if (place.IsEmpty)
            {
                places.Remove(id);
            }
        }
    }

    /// <summary>Counts the days of a claim; those of its report that name the same places choose anew where these are others now.</summary>
    private void Count(PublishedClaim claim, int more)
    {
        foreach (var mention in _days.Count(claim.ReportHash, claim.Claim, more))
        {
            _open.UnionWith(_byMention[mention]);
        }
    }

    private void Open((int Row, int Column) cell, SightingNews news)
    {
        for (var row = cell.Row - Rows; row <= cell.Row + Rows && !_isWhole; row++)
        {
            foreach (var doubt in _byRow[row])
            {
                if (news.Concerns(doubt.At, doubt.Mentions.SelectMany(_days.Of)) && doubt.Boxes.Exists(b => b.Box.Has(cell)))
                {
                    _open.Add(doubt);
                }
            }
        }
    }

    private static bool IsSame(Claim one, Claim other) => one.Effects.Zip(other.Effects).All(e =>
        e.First.Place with { Candidates = [] } == e.Second.Place with { Candidates = [] }
        && e.First.Place.Candidates.SequenceEqual(e.Second.Place.Candidates));

    /// <summary>When a claim counts: two steps a day, for what it is told as and for what is then chosen.</summary>
    private static int StepOf(PublishedClaim claim) => (claim.Known ?? claim.DateLine ?? LocalDate.MaxIsoValue) is var day
        ? 2 * ((((day.Year * 12) + day.Month) * 32) + day.Day) : 0;

    /// <summary>A claim of which some place has to be chosen.</summary>
    private sealed class Doubt(Telling telling, int at, long number)
    {
        public Telling Telling { get; } = telling;

        public int At { get; } = at;

        public long Number { get; } = number;

        public List<(string Report, string Place)> Mentions { get; } =
            [.. telling.Published!.Claim.Effects.Select(e => MentionDays.Key(telling.Published.ReportHash, e.Place)).Distinct()];

        public List<(int Row, CellBox Box)> Boxes { get; } =
            [.. telling.Published!.Claim.Effects.Select(e => e.Place).Where(NearbyPlaces.IsDoubtful)
                .SelectMany(NearbyPlaces.Candidates).Select(NearbyPlaces.BoxOf).Select(box => ((box.South + box.North) / 2, box)).Distinct()];

        public PublishedClaim? Chosen { get; set; }
    }
}
