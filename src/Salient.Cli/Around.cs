using System.Globalization;
using Salient.Coding;
using Salient.Ledger;

namespace Salient.Cli;

/// <summary>A point to look around.</summary>
/// <param name="Latitude">Degrees north, −90 to 90.</param>
/// <param name="Longitude">Degrees east, −180 to 180.</param>
internal readonly record struct Around(double Latitude, double Longitude)
{
    /// <summary>Mean radius of the Earth in kilometres (IUGG).</summary>
    private const double EarthKm = 6371.0088;

    /// <summary>The points that words mean: <c>35.1,36.7</c>, or the places of the ledger that they name and that have coordinates.</summary>
    public static IReadOnlyList<Around> Of(HoldingLedger ledger, string words)
    {
        var parts = words.Split(',', StringSplitOptions.TrimEntries);
        if (parts.Length == 2 && double.TryParse(parts[0], CultureInfo.InvariantCulture, out var latitude) && double.TryParse(parts[1], CultureInfo.InvariantCulture, out var longitude))
        {
            return [new(latitude, longitude)];
        }

        return [.. ledger.Find(words).Select(found => found.Place).Where(p => p.Latitude is not null && p.Longitude is not null).Select(p => new Around(p.Latitude!.Value, p.Longitude!.Value))];
    }

    /// <summary>Great-circle distance to a place in kilometres (haversine formula); endless where it has no coordinates.</summary>
    public double Kilometres(ClaimPlace place)
    {
        if (place.Latitude is not { } latitude || place.Longitude is not { } longitude)
        {
            return double.PositiveInfinity;
        }

        var (north, east) = (double.DegreesToRadians(latitude - Latitude), double.DegreesToRadians(longitude - Longitude));
        var half = Math.Pow(Math.Sin(north / 2), 2)
            + (Math.Cos(double.DegreesToRadians(Latitude)) * Math.Cos(double.DegreesToRadians(latitude)) * Math.Pow(Math.Sin(east / 2), 2));
        return 2 * EarthKm * Math.Asin(Math.Min(1, Math.Sqrt(half)));
    }
}
