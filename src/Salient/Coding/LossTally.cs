using Salient.Binding;
using Salient.Claims;

namespace Salient.Coding;

/// <summary>What became of those whom a number counts.</summary>
internal enum Fate
{
    /// <summary>Dead.</summary>
    Killed,

    /// <summary>Hurt.</summary>
    Injured,

    /// <summary>Taken prisoner, arrested or abducted.</summary>
    Captured,
}

/// <summary>Adds up the losses of one event, by whom they struck. Not thread-safe: one for each event.</summary>
internal sealed class LossTally
{
    private readonly List<(Fate Fate, string? Who, int? Low, int? High, bool Part)> counts = [];

    /// <summary>Whether nothing was counted.</summary>
    public bool IsEmpty => counts.Count == 0;

    /// <summary>Takes a count.</summary>
    /// <param name="fate">What became of them.</param>
    /// <param name="who">The words for them without the number, or null.</param>
    /// <param name="low">Lowest number said, or null.</param>
    /// <param name="high">Highest number said, or null.</param>
    /// <param name="part">Whether they are among those counted already (<c>including four children</c>).</param>
    public void Add(Fate fate, string? who, int? low, int? high, bool part = false)
    {
        if (!counts.Contains((fate, who, low, high, part)))
        {
            counts.Add((fate, who, low, high, part));
        }
    }

    /// <summary>The losses: sums of what adds up, and each group where several are told apart.</summary>
    public Casualties Total()
    {
        var (killed, injured, captured) = (Sum(Fate.Killed), Sum(Fate.Injured), Sum(Fate.Captured));
        return new(killed.Low, killed.High, injured.Low, injured.High) { Captured = captured.Low, CapturedHigh = captured.High,
            Tolls = Tolls() };
    }

    private (int? Low, int? High) Sum(Fate fate)
    {
        var told = counts.Where(c => c.Fate == fate && !c.Part).ToList();
        return told.Count == 0 ? (null, null)
            : (told.All(t => t.Low is null) ? null : told.Sum(t => t.Low ?? 0), told.Any(t => t.High is null) ? null
                : told.Sum(t => t.High ?? 0));
    }

    private List<Toll> Tolls()
    {
        var groups = counts.Where(c => c.Who is not null).GroupBy(c => c.Who!, StringComparer.OrdinalIgnoreCase).ToList();
        if (groups.Count < 2)
        {
            return [];
        }

        return groups.ConvertAll(g =>
        {
            (int? Low, int? High) Of(Fate fate) => g.Where(c => c.Fate == fate).Select(c => (c.Low, c.High)).FirstOrDefault();
            var (killed, injured, captured) = (Of(Fate.Killed), Of(Fate.Injured), Of(Fate.Captured));
            return new Toll(g.Key, killed.Low ?? killed.High, injured.Low ?? injured.High) { KilledHigh = killed.High,
                InjuredHigh = injured.High, Captured = captured.Low ?? captured.High };
        });
    }
}
