using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Salient.Store;

/// <summary>
/// What Salient tells of its own work to whoever listens (OpenTelemetry): how long it takes and how much of it there is, never what stands
/// in reports or is asked. Where nobody listens it costs nothing.
/// </summary>
public static class Telemetry
{
    /// <summary>The name of its spans' source and of its meter.</summary>
    public const string Name = "Salient";

    private static readonly ActivitySource Source = new(Name);
    private static readonly Meter Meter = new(Name);

    private static readonly Counter<long> Taken = Meter.CreateCounter<long>("salient.ingest.reports", "{report}",
        "Reports that came in, by what became of them");

    private static readonly Histogram<double> Ingesting = Meter.CreateHistogram<double>("salient.ingest.duration", "s",
        "How long it takes to take in what was named");

    private static readonly Histogram<double> Building = Meter.CreateHistogram<double>("salient.ledger.build.duration", "s",
        "How long it takes to work the ledger out or to add to it");

    /// <summary>Tells of taking in reports.</summary>
    /// <param name="work">The work.</param>
    /// <param name="outcomes">What became of the reports, by <c>new</c>, <c>unchanged</c>, <c>quarantined</c>.</param>
    public static void Ingest(Action work, Func<IEnumerable<(string Outcome, int Count)>> outcomes)
    {
        ArgumentNullException.ThrowIfNull(work);
        ArgumentNullException.ThrowIfNull(outcomes);
        var before = outcomes().ToDictionary(o => o.Outcome, o => o.Count);
        Timed("ingest", Ingesting, span =>
        {
            work();
            foreach (var (outcome, count) in outcomes().Select(o => (o.Outcome, Count: o.Count - before[o.Outcome])))
            {
                span?.SetTag($"salient.reports.{outcome}", count);
                Taken.Add(count, new KeyValuePair<string, object?>("outcome", outcome));
            }

            return true;
        });
    }

    /// <summary>Tells of working a ledger out.</summary>
    /// <typeparam name="T">What comes of it.</typeparam>
    /// <param name="work">The work; it may say more of itself.</param>
    public static T Ledger<T>(Func<Activity?, T> work) => Timed("ledger build", Building, work);

    private static T Timed<T>(string name, Histogram<double> taken, Func<Activity?, T> work)
    {
        using var span = Source.StartActivity(name);
        var begun = Stopwatch.GetTimestamp();
        try
        {
            return work(span);
        }
        catch (Exception trouble)
        {
            // Its message may tell what was read.
            span?.SetStatus(ActivityStatusCode.Error, trouble.GetType().Name);
            throw;
        }
        finally
        {
            taken.Record(Stopwatch.GetElapsedTime(begun).TotalSeconds);
        }
    }
}
