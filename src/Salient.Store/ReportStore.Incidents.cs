using NodaTime;
using Salient.Incidents;

namespace Salient.Store;

public sealed partial class ReportStore
{
    /// <summary>The happenings that the reports of the store tell of, the latest first.</summary>
    /// <param name="sides">Which sides may be one.</param>
    /// <param name="knownBy">Use only what was published by the end of this day; null for all.</param>
    /// <param name="receivedBy">Only of reports that the store had by the end of this day, UTC, and that nobody had withdrawn by then;
    /// all where null.</param>
    public IReadOnlyList<Incident> Incidents(IncidentSides sides, LocalDate? knownBy = null, LocalDate? receivedBy = null) =>
        IncidentFinder.Find(Published(receivedBy), sides, knownBy);
}
