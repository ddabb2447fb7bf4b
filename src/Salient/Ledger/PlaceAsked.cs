using System.Globalization;
using Salient.Claims;
using Salient.Places;

namespace Salient.Ledger;

/// <summary>Which places words mean: those of that name or id, and with kilometres also those around them.</summary>
public static class PlaceAsked
{
    /// <summary>A test for the places that are meant.</summary>
    /// <param name="words">A name, an id, or a point as <c>35.1,36.7</c>.</param>
    /// <param name="km">How far around, or null: the place itself, or 25 km around a point.</param>
    /// <param name="places">The places that may be meant.</param>
    /// <param name="elsewhere">Looks a name up that none of them bears: in lists of places, by any spelling.</param>
    public static Func<ClaimPlace, bool> Of(string words, double? km, IEnumerable<ClaimPlace> places,
        Func<string, IEnumerable<ClaimPlace>> elsewhere)
    {
        if (PointOf(words) is { } point)
        {
            return place => IsNear(place, point, km ?? ClaimQuestion.UsualKm);
        }

        var isNamed = IsNamed(words);
        if (km is not { } around)
        {
            // Who asks by a spelling that no report uses means what lists of places call so.
            var ids = places.Any(isNamed) ? [] : elsewhere(words).Select(p => p.Id).OfType<string>().ToHashSet(StringComparer.Ordinal);
            return place => isNamed(place) || (place.Id is { } id && ids.Contains(id));
        }

        var points = Known(words, places, elsewhere).Where(p => p.Latitude is not null && p.Longitude is not null)
            .Select(p => (p.Latitude!.Value, p.Longitude!.Value)).Distinct().ToList();
        return place => isNamed(place) || points.Exists(p => IsNear(place, p, around));
    }

    /// <summary>
    /// The places that words name: those of them that bear the name, or else what is found elsewhere; none where nobody knows it.
    /// </summary>
    /// <param name="words">A name or an id.</param>
    /// <param name="places">The places that may be meant.</param>
    /// <param name="elsewhere">Looks a name up that none of them bears.</param>
    public static IReadOnlyList<ClaimPlace> Known(string words, IEnumerable<ClaimPlace> places,
        Func<string, IEnumerable<ClaimPlace>> elsewhere) =>
        places.Where(IsNamed(words)).ToList() is { Count: > 0 } named ? named : [.. elsewhere(words)];

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

    private static Func<ClaimPlace, bool> IsNamed(string words)
    {
        var keys = NameSpelling.Default.Keys(words);
        return place => place.Id == words || new[] { place.Name, place.Text }.Any(name =>
            NameSpelling.Default.Keys(name) is var own && (own.Plain == keys.Plain
                || (own.Spelling.Length > 0 && own.Spelling == keys.Spelling)));
    }
}
