using System.Globalization;
using NodaTime;
using NodaTime.Text;
using Salient.Store;

namespace Salient.Cli;

/// <summary>Looks at the database: which it is, how new, whether it is damaged, and what the last watch brought.</summary>
internal static class DoctorStore
{
    /// <summary>A watch that has not looked for so long has ended, and nobody noticed.</summary>
    private static readonly Duration Silent = Duration.FromDays(2);

    /// <summary>The database that commands would take. One of an older program is not opened: that would bring it up to date.</summary>
    /// <param name="named">Names it.</param>
    public static IEnumerable<DoctorFinding> Database(Func<string> named)
    {
        try
        {
            var name = named();
            var state = StoreState.Of(name);
            if (state.Version is null)
            {
                return [DoctorFinding.Warning("database", $"{state.Name}: there is none yet",
                    "salient ingest FILE makes it; salient demo shows how it looks")];
            }

            return state.Version == state.Known ? Open(name, state) : [state.Version > state.Known
                ? DoctorFinding.Wrong("database", Says(state), "update Salient, or name another with --db or --database")
                : DoctorFinding.Warning("database", Says(state),
                    "the next command that uses it brings it up to date; copy it before with the program that made it")];
        }
        catch (Exception trouble) when (trouble is StoreException or ReadingKitException)
        {
            return [DoctorFinding.Wrong("database", trouble.Message)];
        }
    }

    private static string Says(StoreState state) => string.Create(CultureInfo.InvariantCulture,
        $"{state.Name}, schema {state.Version} of the {state.Known} that this program knows");

    private static List<DoctorFinding> Open(string name, StoreState state)
    {
        using var store = LedgerOptions.Open(name);
        var counts = store.Counts();
        _ = store.Reports();
        var last = store.LastReceived();
        var says = string.Create(CultureInfo.InvariantCulture, $"{Says(state)}; {counts.Reports} reports, {counts.Claims} claims")
            + (last is { } at ? $", the last received {InstantPattern.General.Format(at)}" : "");
        List<DoctorFinding> found = [DoctorFinding.Fine("database", says)];
        if (last > Instant.FromDateTimeOffset(TimeProvider.System.GetUtcNow()))
        {
            found.Add(DoctorFinding.Warning("clock", "a report was received later than now", "set the clock: it has gone back"));
        }

        var faults = store.StorageFaults();
        found.Add(faults.Count > 0 ? DoctorFinding.Wrong("damage", faults[0], "salient restore FILE puts a backup in its place")
            : store.LeftOut > 0 ? DoctorFinding.Wrong("damage", $"{store.LeftOut} rows cannot be read", "salient check says which and what to do")
            : DoctorFinding.Fine("damage", "none found; salient check looks at every report"));
        if (counts.Quarantined > 0)
        {
            found.Add(DoctorFinding.Warning("quarantine", $"{counts.Quarantined} could not be read",
                "salient quarantine list says why"));
        }

        found.Add(Watch(store.Watched()));
        return found;
    }

    private static DoctorFinding Watch(IReadOnlyList<WatchedSource> sources)
    {
        if (sources.Count == 0)
        {
            return DoctorFinding.Fine("watch", "nothing is watched");
        }

        var last = sources.Max(s => s.Tried);
        var says = $"{sources.Count} {(sources.Count == 1 ? "source" : "sources")}, last looked at "
            + (last is { } at ? InstantPattern.General.Format(at) : "never");
        return sources.Count(s => s.Failures > 0) is > 0 and var failing
            ? DoctorFinding.Warning("watch", $"{says}; {failing} cannot be had: {sources.First(s => s.Failures > 0).Reason}",
                "salient watch --status says which and why")
            : last is null || Instant.FromDateTimeOffset(TimeProvider.System.GetUtcNow()) - last > Silent
                ? DoctorFinding.Warning("watch", says, "start it again: salient watch SOURCE")
            : DoctorFinding.Fine("watch", says);
    }
}
