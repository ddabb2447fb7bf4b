using Salient.Claims;
using Salient.Places;

namespace Salient.Alerts;

/// <summary>
/// A place of a desk's own: an office, a clinic, a warehouse, a route's halt. It is the desk's private knowledge and leaves the store only
/// to be copied, backed up, and told in the desk's own digests and briefs.
/// </summary>
/// <param name="Name">What the desk calls it; no two are called alike.</param>
/// <param name="Latitude">Degrees north, −90 to 90.</param>
/// <param name="Longitude">Degrees east, −180 to 180.</param>
/// <param name="RadiusKm">Kilometres around the point that belong to it, above 0, or null for a point.</param>
public sealed record Site(string Name, double Latitude, double Longitude, double? RadiusKm = null)
{
    /// <summary>
    /// How far a place is from the edge of the site, in kilometres and at least 0; null where the place has no coordinates. A district or
    /// a province reaches as far as its radius.
    /// </summary>
    /// <param name="place">The place.</param>
    public double? KmTo(ClaimPlace place)
    {
        ArgumentNullException.ThrowIfNull(place);
        return place is { Latitude: { } latitude, Longitude: { } longitude }
            ? Math.Max(0, Earth.Km(Latitude, Longitude, latitude, longitude) - (RadiusKm ?? 0) - ReachOf(place)) : null;
    }

    /// <summary>
    /// The site that a place is nearest to, with the kilometres to it; null where there is none or the place has no point.
    /// </summary>
    /// <param name="sites">The sites.</param>
    /// <param name="place">The place.</param>
    public static (Site Site, double Km)? Nearest(IEnumerable<Site> sites, ClaimPlace? place) => place is null ? null
        : sites.Select(s => (Site: s, Km: s.KmTo(place))).Where(s => s.Km is not null).OrderBy(s => s.Km)
            // Of several that lie in an area, the one nearest to its middle.
            .ThenBy(s => Earth.Km(s.Site.Latitude, s.Site.Longitude, place.Latitude!.Value, place.Longitude!.Value))
            .ThenBy(s => s.Site.Name, StringComparer.Ordinal).Select(s => ((Site, double)?)(s.Site, s.Km!.Value)).FirstOrDefault();

    /// <summary>
    /// What is said of a district or a province is said of the sites in it. A country reaches nowhere: else each word about it would be
    /// near every site.
    /// </summary>
    private static double ReachOf(ClaimPlace place) =>
        place.Precision is PlacePrecision.District or PlacePrecision.Province ? place.RadiusKm ?? 0 : 0;
}
