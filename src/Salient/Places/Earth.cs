namespace Salient.Places;

/// <summary>
/// Distances and moves on a round earth of radius 6371 km (Sinnott, Virtues of the Haversine, Sky and Telescope 68, 1984).
/// </summary>
public static class Earth
{
    /// <summary>Mean radius in kilometres (IUGG).</summary>
    public const double RadiusKm = 6371.0;

    /// <summary>Kilometres of one degree of latitude.</summary>
    public const double KmPerDegree = RadiusKm * Math.PI / 180;

    /// <summary>Kilometres between two points given in degrees.</summary>
    public static double Km(double latitude1, double longitude1, double latitude2, double longitude2)
    {
        var (a, b) = (double.DegreesToRadians(latitude1), double.DegreesToRadians(latitude2));
        var half = Math.Pow(Math.Sin((b - a) / 2), 2)
            + (Math.Cos(a) * Math.Cos(b) * Math.Pow(Math.Sin(double.DegreesToRadians(longitude2 - longitude1) / 2), 2));
        return 2 * RadiusKm * Math.Asin(Math.Min(1, Math.Sqrt(half)));
    }

    /// <summary>
    /// The point <paramref name="km"/> away in direction <paramref name="degrees"/> (0 north, 90 east), on a great circle.
    /// </summary>
    public static (double Latitude, double Longitude) Move(double latitude, double longitude, double degrees, double km)
    {
        var (lat, lon, course, arc) = (double.DegreesToRadians(latitude), double.DegreesToRadians(longitude),
            double.DegreesToRadians(degrees), km / RadiusKm);
        var to = Math.Asin((Math.Sin(lat) * Math.Cos(arc)) + (Math.Cos(lat) * Math.Sin(arc) * Math.Cos(course)));
        var over = lon + Math.Atan2(Math.Sin(course) * Math.Sin(arc) * Math.Cos(lat), Math.Cos(arc) - (Math.Sin(lat) * Math.Sin(to)));
        return (double.RadiansToDegrees(to), ((double.RadiansToDegrees(over) + 540) % 360) - 180);
    }

    /// <summary>The course of a compass word: 0 north, 90 east; null for <c>central</c> and for what is no such word.</summary>
    public static double? Course(string? bearing) => bearing switch
    {
        "north" => 0,
        "northeast" => 45,
        "east" => 90,
        "southeast" => 135,
        "south" => 180,
        "southwest" => 225,
        "west" => 270,
        "northwest" => 315,
        _ => null,
    };
}
