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

/// <summary>What is known of one place at each time, from everything that named it. Time is counted in steps, two a day.</summary>
internal sealed class SightedPlace
{
    private readonly Dictionary<(int At, Sighting Seen), int> _all = [];
    private List<(int At, Sighting Seen)> _steps = [];

    /// <summary>Whether nothing names it.</summary>
    public bool IsEmpty => _all.Count == 0;

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
    /// <returns>The times from and until which more is known of it than was, the latter not included; null where nothing is.</returns>
    public (int From, int Until)? Add(int at, Sighting seen)
    {
        var times = _all.GetValueOrDefault((at, seen));
        _all[(at, seen)] = times + 1;
        return times > 0 || (AsOf(at) is { } known && Sighting.Both(known, seen) == known) ? null : Renew();
    }

    /// <summary>Takes that back.</summary>
    public (int From, int Until)? Remove(int at, Sighting seen)
    {
        var times = _all[(at, seen)] - 1;
        if (times > 0)
        {
            _all[(at, seen)] = times;
            return null;
        }

        _all.Remove((at, seen));
        return Renew();
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
