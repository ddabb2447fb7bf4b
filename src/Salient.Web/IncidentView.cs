using NodaTime;
using Salient.Incidents;
using Salient.Store;

namespace Salient.Web;

/// <summary>
/// The incidents of a store, found once for each content of it and each pair of days asked as of. Safe to share between threads.
/// </summary>
/// <param name="store">What it shows.</param>
/// <param name="sides">Which sides may be one.</param>
internal sealed class IncidentView(ReportStore store, IncidentSides sides)
{
    /// <summary>For how many pairs of days what was found is kept.</summary>
    private const int MostDays = 4;

    private readonly Lock _finding = new();
    private readonly Dictionary<(LocalDate?, LocalDate?), (long Version, IReadOnlyList<Incident> Incidents)> _found = [];

    private IncidentView? _bare;

    /// <summary>The same with analysts' rulings left aside.</summary>
    public IncidentView Bare => LazyInitializer.EnsureInitialized(ref _bare, () => new(store.WithoutRulings(), sides)
        { Whole = Whole?.Bare });

    /// <summary>The incidents of which these are the part of a workspace; null where they are not one.</summary>
    public IncidentView? Whole { get; init; }

    /// <summary>The incidents as known by a day, of what the store had received by another; of everything where these are null.</summary>
    public IReadOnlyList<Incident> Now(LocalDate? knownBy, LocalDate? receivedBy)
    {
        var version = store.Version();
        lock (_finding)
        {
            if (_found.TryGetValue((knownBy, receivedBy), out var known) && known.Version == version)
            {
                return known.Incidents;
            }

            if (_found.Count >= MostDays)
            {
                _found.Clear();
            }

            var incidents = store.Incidents(sides, knownBy, receivedBy);
            _found[(knownBy, receivedBy)] = (version, incidents);
            return incidents;
        }
    }
}
