using NodaTime;

namespace Salient.Ledger;

/// <summary>Where a surely pinned place lies, and how surely it is pinned at best.</summary>
/// <param name="Latitude">Latitude in degrees.</param>
/// <param name="Longitude">Longitude in degrees.</param>
/// <param name="Weight">The likeliest pin of it so far, 0 to 1.</param>
internal readonly record struct Sighting(double Latitude, double Longitude, double Weight)
{
    /// <summary>Two sightings of one place together; where lists of places moved it, the order of arrival does not choose.</summary>
    public static Sighting Both(Sighting one, Sighting other)
    {
        var isOther = (other.Latitude, other.Longitude).CompareTo((one.Latitude, one.Longitude)) > 0;
        var at = isOther ? other : one;
        return at with { Weight = Math.Max(one.Weight, other.Weight) };
    }
}

/// <summary>What of a place was known otherwise than before: its pin, or that something is told of it about some days.</summary>
/// <param name="From">The first time for which that is so.</param>
/// <param name="Until">The first for which it is so no more.</param>
/// <param name="Days">The days, where no more than that is new; null for the pin.</param>
internal readonly record struct SightingNews(int From, int Until, int? Days)
{
    /// <summary>Whether it matters to who chooses at a time among places, for what is about some days.</summary>
    public bool Concerns(int at, IEnumerable<int> days) => From <= at && at < Until
        && (Days is not { } told || days.Any(about => Math.Abs(about - told) <= SightedPlace.DaysApart));
}

/// <summary>What is known of one place at each time, from everything that named it. Time is counted in steps, two a day.</summary>
internal sealed class SightedPlace
{
    /// <summary>How far apart what is told may lie to count as of the same days, in stretches of <see cref="Stretch"/>.</summary>
    public const int DaysApart = 8;

    /// <summary>Days that count as one, and those in which nearness in time falls to a third. 1 to 30 and 10 to 30 tried (0039).</summary>
    private const int Stretch = 10, ScaleDays = 20;

    private readonly Dictionary<(int At, Sighting Seen), int> _all = [];
    private readonly Dictionary<int, SortedDictionary<int, int>> _days = [];
    private List<(int At, Sighting Seen)> _steps = [];

    /// <summary>Whether nothing names it.</summary>
    public bool IsEmpty => _all.Count == 0;

    /// <summary>The stretch of days that a day lies in.</summary>
    public static int DaysOf(LocalDate day) => (day - LocalDate.MinIsoValue).Days / Stretch;

    /// <summary>The places of a cell that were known at a time, with how near in time to some days anything is told of each.</summary>
    public static IEnumerable<(string Id, Sighting Seen, double SameDays)> Seen(SortedDictionary<string, SightedPlace> places, int at,
        IReadOnlyCollection<int> days)
    {
        foreach (var (id, place) in places)
        {
            if (place.AsOf(at) is { } seen)
            {
                yield return (id, seen, days.Count == 0 ? 0 : days.Max(about => place.SameDays(at, about)));
            }
        }
    }

    /// <summary>What was known at a time; null before it was first named.</summary>
    public Sighting? AsOf(int at)
    {
        for (var i = _steps.Count - 1; i >= 0; i--)
        {
            if (_steps[i].At <= at)
            {
                return _steps[i].Seen;
            }
        }

        return null;
    }

    /// <summary>Takes note that something names it.</summary>
    /// <param name="at">When it was known.</param>
    /// <param name="seen">Where, and how surely.</param>
    /// <param name="days">The days that it is about; null where it states none.</param>
    /// <returns>What is known otherwise than before.</returns>
    public IEnumerable<SightingNews> Add(int at, Sighting seen, int? days)
    {
        var times = _all.GetValueOrDefault((at, seen));
        _all[(at, seen)] = times + 1;
        var pin = times > 0 || (AsOf(at) is { } known && Sighting.Both(known, seen) == known) ? null : Renew();
        return News(pin, days is { } about ? Told(about, at, 1) : null, days);
    }

    /// <summary>Takes that back.</summary>
    public IEnumerable<SightingNews> Remove(int at, Sighting seen, int? days)
    {
        var times = _all[(at, seen)] - 1;
        _all[(at, seen)] = times;
        if (times == 0)
        {
            _all.Remove((at, seen));
        }

        return News(times > 0 ? null : Renew(), days is { } about ? Told(about, at, -1) : null, days);
    }

    private static List<SightingNews> News((int From, int Until)? pin, (int From, int Until)? told, int? days)
    {
        List<SightingNews> news = [];
        if (pin is var (from, until))
        {
            news.Add(new(from, until, null));
        }

        if (told is var (since, before))
        {
            news.Add(new(since, before, days));
        }

        return news;
    }

    /// <summary>How near in time to a stretch of days anything is told that was known at a time: 1 on the same days, 0 far off.</summary>
    private double SameDays(int at, int days)
    {
        for (var apart = 0; apart <= DaysApart; apart++)
        {
            if (IsTold(days - apart, at) || IsTold(days + apart, at))
            {
                return Math.Exp(-(double)apart * Stretch / ScaleDays);
            }
        }

        return 0;
    }

    private bool IsTold(int days, int at) => FirstTold(days) <= at;

    private int FirstTold(int days) => _days.TryGetValue(days, out var times) ? times.First().Key : int.MaxValue;

    /// <summary>Counts that something is told of some days, or no more; gives the times for which that is new.</summary>
    private (int From, int Until)? Told(int days, int at, int more)
    {
        var before = FirstTold(days);
        var times = _days.TryGetValue(days, out var known) ? known : _days[days] = [];
        times[at] = times.GetValueOrDefault(at) + more;
        if (times[at] == 0)
        {
            times.Remove(at);
        }

        if (times.Count == 0)
        {
            _days.Remove(days);
        }

        var now = FirstTold(days);
        return now == before ? null : (Math.Min(now, before), Math.Max(now, before));
    }

    private (int From, int Until)? Renew()
    {
        var before = _steps;
        _steps = [];
        foreach (var (at, seen) in _all.Keys.OrderBy(k => k.At))
        {
            var both = _steps.Count == 0 ? seen : Sighting.Both(_steps[^1].Seen, seen);
            if (_steps.Count > 0 && _steps[^1].At == at)
            {
                _steps[^1] = (at, both);
            }
            else if (_steps.Count == 0 || both != _steps[^1].Seen)
            {
                _steps.Add((at, both));
            }
        }

        return Difference(before);
    }

    private (int From, int Until)? Difference(List<(int At, Sighting Seen)> before)
    {
        var old = new SightedPlace { _steps = before };
        var times = before.Concat(_steps).Select(s => s.At).Distinct().Order().ToList();
        var unlike = times.FindAll(at => old.AsOf(at) != AsOf(at));
        return unlike.Count == 0 ? null
            : (unlike[0], times.Find(at => at > unlike[^1]) is var next and > 0 ? next : int.MaxValue);
    }
}
