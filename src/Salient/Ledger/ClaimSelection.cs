using NodaTime;
using Salient.Claims;
using Salient.Lineage;

namespace Salient.Ledger;

/// <summary>Which claims are asked for; what is null or empty asks for nothing in particular.</summary>
public sealed record ClaimSelection
{
    /// <summary>Hash digits at least by which a report is named; fewer are an id.</summary>
    private const int LeastDigits = 8;

    /// <summary>Claims about this day.</summary>
    public LocalDate? On { get; init; }

    /// <summary>Claims about this day or later ones.</summary>
    public LocalDate? From { get; init; }

    /// <summary>Claims about this day or earlier ones.</summary>
    public LocalDate? To { get; init; }

    /// <summary>Claims published by the end of this day; what was taken back later counts as standing.</summary>
    public LocalDate? KnownBy { get; init; }

    /// <summary>Codes of events; all where empty.</summary>
    public IReadOnlyCollection<string> Events { get; init; } = [];

    /// <summary>How claims are said; all ways where empty.</summary>
    public IReadOnlyCollection<ClaimStatus> Statuses { get; init; } = [];

    /// <summary>Whether a place is meant; all claims, those without a place too, where null.</summary>
    public Func<ClaimPlace, bool>? Place { get; init; }

    /// <summary>Whether somebody is meant who takes part; all claims where null.</summary>
    public Func<ClaimActor, bool>? Actor { get; init; }

    /// <summary>Words for who says so: a source, whoever quotes it, or the outlet where it says so itself.</summary>
    public string? Source { get; init; }

    /// <summary>Id of a report, its hash, or eight or more first digits of that.</summary>
    public string? Report { get; init; }

    /// <summary>
    /// Words that must all stand in the sentence; each is found at the beginning of a word, without regard to case and marks.
    /// </summary>
    public IReadOnlyCollection<string> Words { get; init; } = [];

    /// <summary>Those of <paramref name="claims"/> that are asked for, in their order.</summary>
    public IEnumerable<PublishedClaim> Of(IEnumerable<PublishedClaim> claims)
    {
        var source = Source is null ? null : Folded.Of(Source);
        var words = Words.Select(Folded.Of).ToList();
        return claims
            .Where(c => c.WasOutBy(KnownBy) && IsInTime(c.Date.From, c.Date.To) && IsOfEvent(c.Claim.Code)
                && (Statuses.Count == 0 || Statuses.Contains(c.Claim.Status))
                && (Place is null || PlacesOf(c.Claim).Any(Place)) && (Actor is null || ActorsOf(c.Claim).Any(Actor))
                && (Report is null || IsReport(c)) && (source is null || Sources(c).Any(said => Begins(said, source)))
                && (words.Count == 0 || (Folded.Of(c.Claim.SentenceText) is var told && words.TrueForAll(w => Begins(told, w)))))
            .Select(c => KnownBy is null || c.WasWithdrawnBy(KnownBy) ? c : c with { WithdrawnOn = null });
    }

    /// <summary>
    /// Whether what happened between two days may lie in the days asked for; what has no day lies in none. What had happened by a day is
    /// sought under that day.
    /// </summary>
    /// <param name="first">The first day, or null.</param>
    /// <param name="last">The last, or null.</param>
    public bool IsInTime(LocalDate? first, LocalDate? last)
    {
        var (from, to) = (On ?? From, On ?? To);
        return (from is null && to is null)
            || ((first ?? last) is not null && (from is null || (last ?? first) >= from) && (to is null || (first ?? last) <= to));
    }

    /// <summary>Whether an event is asked for.</summary>
    /// <param name="code">Its code.</param>
    public bool IsOfEvent(string code) => Events.Count == 0 || Events.Contains(code);

    /// <summary>Claims by their last day, the latest first; of one day what was known last. Those without a day stand last.</summary>
    public static IOrderedEnumerable<PublishedClaim> NewestFirst(IEnumerable<PublishedClaim> claims) => claims
        .OrderByDescending(c => c.Date.To ?? c.Date.From ?? LocalDate.MinIsoValue)
        .ThenByDescending(c => c.Known ?? LocalDate.MinIsoValue).ThenBy(c => c.Claim.Id, StringComparer.Ordinal);

    /// <summary>The places of a claim: where, from where and to where.</summary>
    public static IEnumerable<ClaimPlace> PlacesOf(Claim claim) =>
        new[] { claim.Place, claim.FromPlace, claim.ToPlace }.OfType<ClaimPlace>();

    private static IEnumerable<ClaimActor> ActorsOf(Claim claim) =>
        [.. claim.Actors, .. claim.Targets, .. new[] { claim.Subject, claim.Object }.OfType<ClaimActor>()];

    private bool IsReport(PublishedClaim claim) => claim.Claim.ReportId == Report
        || (Report!.Length >= LeastDigits && claim.ReportHash.StartsWith(Report, StringComparison.OrdinalIgnoreCase));

    private static IEnumerable<string> Sources(PublishedClaim claim)
    {
        for (var source = claim.Claim.Source; source is not null; source = source.Outer)
        {
            foreach (var name in new[] { source.Name, source.Text, source.Id }.OfType<string>())
            {
                yield return Folded.Of(name);
            }
        }

        if (claim.Claim.Source.Kind == SourceKind.Outlet && claim.Outlet is { } outlet)
        {
            yield return Folded.Of(outlet);
        }
    }

    /// <summary>Whether folded words stand in a folded text, beginning where a word begins.</summary>
    private static bool Begins(string text, string words) =>
        text.StartsWith(words, StringComparison.Ordinal) || text.Contains(" " + words, StringComparison.Ordinal);
}
