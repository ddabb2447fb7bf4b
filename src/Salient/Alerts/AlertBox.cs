using System.Globalization;
using Salient.Claims;

namespace Salient.Alerts;

/// <summary>A box of the map in degrees; it crosses the 180th meridian where its west is greater than its east.</summary>
/// <param name="West">Its western edge, −180 to 180.</param>
/// <param name="South">Its southern edge, −90 to 90.</param>
/// <param name="East">Its eastern edge, −180 to 180.</param>
/// <param name="North">Its northern edge, −90 to 90, not below the southern.</param>
public sealed record AlertBox(double West, double South, double East, double North)
{
    /// <summary>The box that words are, as <c>36.1,35.2,37.4,36.5</c>: west, south, east, north; null where they are none.</summary>
    public static AlertBox? Parse(string words)
    {
        ArgumentNullException.ThrowIfNull(words);
        var parts = words.Split(',', StringSplitOptions.TrimEntries).Select(part =>
            double.TryParse(part, NumberStyles.Float, CultureInfo.InvariantCulture, out var degrees) ? degrees : double.NaN).ToList();
        return parts is [>= -180 and <= 180, >= -90 and <= 90, >= -180 and <= 180, >= -90 and <= 90] && parts[1] <= parts[3]
            ? new(parts[0], parts[1], parts[2], parts[3]) : null;
    }

    /// <summary>Whether a place's point lies in it.</summary>
    public bool Has(ClaimPlace place)
    {
        ArgumentNullException.ThrowIfNull(place);
        return place is { Latitude: { } latitude, Longitude: { } longitude } && latitude >= South && latitude <= North
            && (West <= East ? longitude >= West && longitude <= East : longitude >= West || longitude <= East);
    }

    /// <inheritdoc/>
    public override string ToString() => FormattableString.Invariant($"{West},{South},{East},{North}");
}
