using System.Globalization;
using Salient.Claims;
using Salient.Places;

namespace Salient.Exchange.Tables;

/// <summary>Which places words mean: those of that name or id, and with kilometres also those around them.</summary>
public static class AskedPlace
{
    /// <summary>Around a point, where nobody says how far.</summary>
    private const double KmAroundPoint = 25;

    /// <summary>A test for the places that are meant.</summary>
    /// <param name="words">A name, an id, or a point as <c>35.1,36.7</c>.</param>
    /// <param name="km">How far around, or null: the place itself, or 25 km around a point.</param>
    /// <param name="known">The places of the ledger that words name.</param>
    public static Func<ClaimPlace, bool> Of(string words, double? km, Func<string, IEnumerable<ClaimPlace>> known)
    {
        if (PointOf(words) is { } point)
        {
            return place => IsNear(place, point, km ?? KmAroundPoint);
        }

        var keys = NameSpelling.Default.Keys(words);
        bool IsNamed(ClaimPlace place) => place.Id == words || new[] { place.Name, place.Text }.Any(name =>
            NameSpelling.Default.Keys(name) is var own && (own.Plain == keys.Plain
                || (own.Spelling.Length > 0 && own.Spelling == keys.Spelling)));
        if (km is not { } around)
        {
            return IsNamed;
        }

        var points = known(words).Where(p => p.Latitude is not null && p.Longitude is not null)
            .Select(p => (p.Latitude!.Value, p.Longitude!.Value)).ToList();
        return place => IsNamed(place) || points.Any(p => IsNear(place, p, around));
    }

    /// <summary>The point that words are, as <c>35.1,36.7</c>; null where they are none.</summary>
    public static (double Latitude, double Longitude)? PointOf(string words)
    {
        var parts = words.Split(',', StringSplitOptions.TrimEntries);
        return parts.Length == 2 && double.TryParse(parts[0], CultureInfo.InvariantCulture, out var latitude)
            && double.TryParse(parts[1], CultureInfo.InvariantCulture, out var longitude) ? (latitude, longitude) : null;
    }

    /// <summary>Whether a place lies within <paramref name="km"/> of a point; one without coordinates lies nowhere.</summary>
    public static bool IsNear(ClaimPlace place, (double Latitude, double Longitude) point, double km) =>
        place.Latitude is { } latitude && place.Longitude is { } longitude
        && Earth.Km(point.Latitude, point.Longitude, latitude, longitude) <= km;
}
