using System.Globalization;
using NodaTime;
using Salient.Claims;

namespace Salient.Incidents;

/// <summary>
/// Finds the pairs of claims that may tell of one happening without comparing each with each: only those that share a family and a place,
/// a province, a side, a toll, a report or
/// their words, and whose days overlap.
/// </summary>
internal static class Candidates
{
    private const double CellDegrees = 1, KmADegree = 111;

    /// <summary>A point is looked for also where one so many kilometres away would be.</summary>
    private const double LeastReachKm = 20;

    private const int FewDead = 3;

    /// <summary>The pairs, each once, the earlier of the list first.</summary>
    /// <param name="told">What is told; its order decides nothing.</param>
    /// <param name="sides">Which sides may be one.</param>
    /// <param name="rules">The rules.</param>
    public static IEnumerable<(int One, int Other)> Among(IReadOnlyList<Happening> told, IncidentSides sides, IncidentRules rules)
    {
        var buckets = told.SelectMany((happening, at) => Keys(happening, sides).Distinct().Select(key => (key, at)))
            .GroupBy(k => k.key, k => k.at, StringComparer.Ordinal);
        var seen = new HashSet<(int, int)>();
        foreach (var bucket in buckets)
        {
            foreach (var (one, other) in Overlapping([.. bucket], told, rules))
            {
                if (seen.Add((Math.Min(one, other), Math.Max(one, other))))
                {
                    yield return (Math.Min(one, other), Math.Max(one, other));
                }
            }
        }
    }

    /// <summary>The pairs of one bucket whose days overlap, by a sweep over their first days; what has no day meets all others.</summary>
    private static IEnumerable<(int One, int Other)> Overlapping(List<int> bucket, IReadOnlyList<Happening> told, IncidentRules rules)
    {
        bucket.Sort((a, b) => (told[a].From ?? LocalDate.MinIsoValue).CompareTo(told[b].From ?? LocalDate.MinIsoValue));
        for (var i = 0; i < bucket.Count; i++)
        {
            var end = told[bucket[i]].From is null ? LocalDate.MaxIsoValue : told[bucket[i]].To!.Value.PlusDays(rules.Apart);
            for (var j = i + 1; j < bucket.Count && (told[bucket[j]].From ?? LocalDate.MinIsoValue) <= end; j++)
            {
                yield return (bucket[i], bucket[j]);
            }
        }
    }

    private static IEnumerable<string> Keys(Happening told, IncidentSides sides)
    {
        foreach (var family in told.Families.Select(f => f.Name))
        {
            yield return $"{family}|report|{told.Told.ReportHash}";
            yield return $"{family}|words|{told.Sentence}";
            if (told.From is null)
            {
                continue; // what has no day is one with another only where a report or its words say so
            }

            foreach (var key in Cells(told.Place).Concat(Area(told.Place)).Concat(SidesOf(told, sides)))
            {
                yield return $"{family}|{key}";
            }

            if (told.Claim.Killed >= FewDead)
            {
                yield return string.Create(CultureInfo.InvariantCulture, $"{family}|dead|{told.Claim.Killed}");
            }
        }
    }

    private static IEnumerable<string> SidesOf(Happening told, IncidentSides sides) =>
        told.Claim.Actors.Concat(told.Claim.Targets).Select(a => sides.SideOf(a, told.Day)).OfType<string>().Select(side => "side|" + side);

    private static IEnumerable<string> Area(ClaimPlace? place) =>
        place is { Country: { } country, Admin1: { } province } && place.Precision != PlacePrecision.Country
            ? [$"province|{country}|{province}"] : [];

    /// <summary>The cells of the map that a place may share with another.</summary>
    private static IEnumerable<string> Cells(ClaimPlace? place)
    {
        if (place is not { Latitude: { } latitude, Longitude: { } longitude }
            || place.Precision is PlacePrecision.Province or PlacePrecision.Country)
        {
            yield break;
        }

        var high = Math.Max(LeastReachKm, place.RadiusKm ?? 0) / KmADegree;
        var wide = high / Math.Max(0.2, Math.Cos(double.DegreesToRadians(latitude)));
        for (var row = Math.Floor((latitude - high) / CellDegrees); row <= Math.Floor((latitude + high) / CellDegrees); row++)
        {
            for (var column = Math.Floor((longitude - wide) / CellDegrees); column <= Math.Floor((longitude + wide) / CellDegrees); column++)
            {
                yield return string.Create(CultureInfo.InvariantCulture, $"cell|{row}|{column}");
            }
        }
    }
}
