namespace Salient.Gathering.Watching;

/// <summary>How long something is left alone that could not be had.</summary>
public static class BackOff
{
    /// <summary>Longest wait, unless the server asks for more.</summary>
    public static readonly TimeSpan Most = TimeSpan.FromHours(6);

    /// <summary>Longest wait that a server may ask for.</summary>
    public static readonly TimeSpan MostAsked = TimeSpan.FromDays(1);

    /// <summary>
    /// Share of the wait by which it is made shorter or longer at random, so that many that failed together do not come back together.
    /// </summary>
    private const double Jitter = 0.2;

    /// <summary>The wait after the last of several failures: twice as long after each.</summary>
    /// <param name="every">The wait where nothing fails.</param>
    /// <param name="failures">How often it failed in a row, from 1.</param>
    /// <param name="asked">How long the server asks to wait, or null: it is never less than that.</param>
    /// <param name="random">A number from 0 to 1.</param>
    public static TimeSpan After(TimeSpan every, int failures, TimeSpan? asked, double random)
    {
        var wait = Math.Min(every.TotalSeconds * Math.Pow(2, Math.Clamp(failures - 1, 0, 30)),
            Math.Max(Most.TotalSeconds, every.TotalSeconds));
        var spread = wait * (1 + (Jitter * ((2 * random) - 1)));
        return TimeSpan.FromSeconds(Math.Max(spread, Math.Min(asked?.TotalSeconds ?? 0, MostAsked.TotalSeconds)));
    }
}
