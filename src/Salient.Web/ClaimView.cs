using NodaTime;
using Salient.Claims;
using Salient.Ledger;
using Salient.Store;
using Salient.Web.Api;

namespace Salient.Web;

/// <summary>
/// All claims of a store as published, read once for each content of it and day of receipt, so that whoever pages through them does not
/// read them anew for every page. Only the last such list is kept. Safe to share between threads.
/// </summary>
/// <param name="store">What it shows.</param>
internal sealed class ClaimView(ReportStore store)
{
    private readonly Lock _reading = new();
    private (long Version, LocalDate? ReceivedBy, PublishedClaims Claims)? _last;
    private ClaimView? _bare;

    /// <summary>The same with analysts' rulings left aside.</summary>
    public ClaimView Bare => LazyInitializer.EnsureInitialized(ref _bare, () => new(store.WithoutRulings()));

    /// <summary>Version of the store as it stands.</summary>
    public long Version => store.Version();

    /// <summary>The claims of what the store had by the end of a day (UTC); of everything where that is null.</summary>
    public PublishedClaims Now(LocalDate? receivedBy)
    {
        var version = store.Version();
        lock (_reading)
        {
            if (_last is { } last && last.Version == version && last.ReceivedBy == receivedBy)
            {
                return last.Claims;
            }

            var claims = PublishedClaims.Of(store, receivedBy);
            _last = (version, receivedBy, claims);
            return claims;
        }
    }
}

/// <summary>Claims with what a page of them needs beside.</summary>
/// <param name="All">The claims, in the order of reports and text.</param>
/// <param name="Titles">Headlines of the reports by hash.</param>
/// <param name="Extent">The smallest box that has every point of theirs, or null where they have none.</param>
/// <param name="Days">First and last day that any of them is about, or null.</param>
internal sealed record PublishedClaims(
    IReadOnlyList<PublishedClaim> All, IReadOnlyDictionary<string, string?> Titles, Box? Extent, (LocalDate First, LocalDate Last)? Days)
{
    /// <summary>Reads them.</summary>
    public static PublishedClaims Of(ReportStore store, LocalDate? receivedBy)
    {
        var all = store.Published(receivedBy);
        var points = all.SelectMany(c => c.Claim.Effects.Select(e => e.Place).Append(c.Claim.Place)).OfType<ClaimPlace>()
            .Where(p => p.Latitude is not null && p.Longitude is not null)
            .Select(p => (Latitude: p.Latitude!.Value, Longitude: p.Longitude!.Value)).ToList();
        var days = all.SelectMany(c => new[] { c.Date.From, c.Date.To }).OfType<LocalDate>().ToList();
        return new(
            all, store.Reports().ToDictionary(r => r.Hash, r => r.Title, StringComparer.Ordinal),
            points.Count == 0 ? null : new Box(points.Min(p => p.Longitude), points.Min(p => p.Latitude), points.Max(p => p.Longitude),
                points.Max(p => p.Latitude)),
            days.Count == 0 ? null : (days.Min(), days.Max()));
    }
}
