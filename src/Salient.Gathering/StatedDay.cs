using NodaTime;
using Salient.Reports;

namespace Salient.Gathering;

/// <summary>One place of a page that states a day of publication, or of change.</summary>
/// <param name="Time">What it states.</param>
/// <param name="Where">Which place: <c>meta article:published_time</c>.</param>
/// <param name="Weight">How much it counts among places that contradict each other; judged by what each is made for, not tuned.</param>
/// <param name="IsUpdate">Whether it is the day of a change.</param>
internal readonly record struct StatedDay(StatedTime Time, string Where, double Weight, bool IsUpdate = false)
{
    /// <summary>Days that two places may be apart and still state the same one: a zone was lost on the way.</summary>
    private const int SameWithin = 1;

    /// <summary>Days before the web had news are what programs write that know none.</summary>
    private static readonly LocalDate First = new(1995, 1, 1);

    /// <summary>
    /// The day of publication that most of the weight stands for, and all that was said of it; of places that agree, the surest tells the
    /// day, and the first with a time tells that. A day of change is taken only where no other is stated.
    /// </summary>
    public static (StatedTime? Published, StatedTime? Updated, List<StatedFact> Facts) Choose(IReadOnlyList<StatedDay> all)
    {
        var sound = all.Where(d => d.Time.Day > First).ToList();
        var published = sound.Where(d => !d.IsUpdate).ToList();
        var updated = sound.Where(d => d.IsUpdate).Select(d => (StatedDay?)d).FirstOrDefault();
        if (published.Count == 0 && updated is { } only)
        {
            published.Add(only);
        }

        var facts = new List<StatedFact>();
        StatedDay? chosen = null;
        if (published.Count > 0)
        {
            double Support(StatedDay day) => published.Where(o => Same(o, day)).GroupBy(o => o.Where).Sum(g => g.Max(o => o.Weight));
            var best = published.Max(Support);
            var surest = published.Where(d => Support(d) == best).MaxBy(d => d.Weight);
            chosen = published.Where(d => d.Time.Day == surest.Time.Day && d.Time.Time is not null)
                .OrderByDescending(d => d.Time.Zone is not null).Select(d => (StatedDay?)d).FirstOrDefault() ?? surest;
            facts.AddRange(published.OrderByDescending(d => d == surest).Select(d =>
                new StatedFact("published", d.Time.ToString(), d.Where, Same(d, surest))));
        }

        facts.AddRange(sound.Where(d => d.IsUpdate).Select((d, i) => new StatedFact("updated", d.Time.ToString(), d.Where, i == 0)));
        return (chosen?.Time, updated?.Time, [.. facts.Distinct()]);
    }

    private static bool Same(StatedDay a, StatedDay b) => Math.Abs(Period.DaysBetween(a.Time.Day, b.Time.Day)) <= SameWithin;
}
