namespace Salient.Places;

/// <summary>What is known of all the places that bear a name together, enough to tell a name from a word.</summary>
/// <param name="Known">Some place bears it, at most in another transliteration.</param>
/// <param name="Exact">Some place bears it as written, but for case, marks and hyphens.</param>
/// <param name="Usual">It is the usual name of one of them, as written.</param>
/// <param name="Population">Inhabitants of the largest of them that bears it as its usual name, or a tenth of those of one that bears it
/// as another name; 0 where not known.</param>
/// <param name="Greatest">The most prominent kind among those that bear it as their usual name, or of countries, capitals and provinces
/// by any name.</param>
/// <param name="Unit">The largest unit among those that bear it as written: country, province or district; else <see
/// cref="PlaceKind.Other"/>.</param>
public readonly record struct NameFacts(bool Known, bool Exact, bool Usual, long Population, PlaceKind Greatest, PlaceKind Unit);

/// <summary>Where the settlements of a unit lie: the middle and the half-width of the middle nine tenths, and how many there are.</summary>
/// <param name="Latitude">Middle, degrees north.</param>
/// <param name="Longitude">Middle, degrees east.</param>
/// <param name="HalfHeightKm">Kilometres from the middle to the northern and southern edge.</param>
/// <param name="HalfWidthKm">Kilometres from the middle to the eastern and western edge.</param>
/// <param name="Settlements">How many settlements that rests on.</param>
public sealed record PlaceSpread(double Latitude, double Longitude, double HalfHeightKm, double HalfWidthKm, int Settlements);

public sealed partial class PlaceIndex
{
    // Fewer settlements than this do not show a unit's shape.
    private const int FewestForSpread = 12;

    private readonly System.Collections.Concurrent.ConcurrentDictionary<(string Country, string? Admin1), PlaceSpread?> spreads = new();

    private readonly System.Collections.Concurrent.ConcurrentDictionary<(string Country, string? Admin1), Place?> seats = new();

    private readonly System.Collections.Concurrent.ConcurrentDictionary<(string Country, string Other),
        IReadOnlyList<(double Latitude, double Longitude)>> borders = new();

    /// <summary>What is known of the places that bear <paramref name="name"/>. Cheap: makes no places.</summary>
    public NameFacts Facts(string name)
    {
        var keys = spelling.Keys(name);
        if (keys.Plain.Length == 0)
        {
            return default;
        }

        var rows = new List<(int Row, bool Primary)>();
        var (exact, known, usual) = (false, false, false);
        var population = 0L;
        var (greatest, unit) = (PlaceKind.Other, PlaceKind.Other);
        foreach (var table in tables)
        {
            rows.Clear();
            table.Find(KeyHash.Of(keys.Plain, 0), rows);
            foreach (var (row, primary) in rows)
            {
                ref readonly var data = ref table.Rows[row];
                var kind = (PlaceKind)data.Kind;
                (exact, usual) = (true, usual || primary);
                population = Math.Max(population, primary ? data.Population : data.Population / 10);
                if ((primary || kind is PlaceKind.Country or PlaceKind.Capital or PlaceKind.Province) && Weight(kind) > Weight(greatest))
                {
                    greatest = kind;
                }

                if (kind is PlaceKind.Country or PlaceKind.Province or PlaceKind.District && Weight(kind) > Weight(unit))
                {
                    unit = kind;
                }
            }

            if (!exact && keys.Spelling.Length > 2)
            {
                table.Find(KeyHash.Of(keys.Spelling, 1), rows);
                known |= rows.Count > 0;
            }
        }

        return new(known || exact, exact, usual, population, greatest, unit);
    }

    /// <summary>Usual names of places, evenly from the whole index: what to try it with.</summary>
    /// <param name="count">How many at most.</param>
    public IEnumerable<string> Names(int count)
    {
        foreach (var table in tables)
        {
            var step = Math.Max(1, (int)((long)Count / count));
            for (var row = 0; row < table.Count; row += step)
            {
                yield return table.At(row).Name;
            }
        }
    }

    /// <summary>
    /// The country in which nine tenths of the people live that live in a place of the name, as written, or null. A place without a
    /// number counts
    /// a thousand.
    /// </summary>
    /// <param name="name">A bare name.</param>
    public string? CountryOf(string name)
    {
        var plain = spelling.Plain(name);
        var (rows, people) = (new List<(int Row, bool Primary)>(), new Dictionary<ushort, double>());
        foreach (var table in plain.Length == 0 ? [] : tables)
        {
            rows.Clear();
            table.Find(KeyHash.Of(plain, 0), rows);
            foreach (var (row, _) in rows)
            {
                ref readonly var data = ref table.Rows[row];
                people[data.Country] = people.GetValueOrDefault(data.Country) + Math.Max(1000, data.Population);
            }
        }

        var most = people.DefaultIfEmpty().MaxBy(p => p.Value);
        return most.Key != 0 && most.Value >= 0.9 * people.Values.Sum() ? PlaceRow.CodeOf(most.Key) : null;
    }

    /// <summary>
    /// Where the settlements of a country, or of one first-level unit of it, lie; null where the lists hold too few of them.
    /// </summary>
    /// <param name="country">ISO 3166 alpha-2.</param>
    /// <param name="admin1">GeoNames first-level code, or null for the whole country.</param>
    public PlaceSpread? Spread(string country, string? admin1) =>
        spreads.GetOrAdd((country, admin1), key => Measure(key.Country, key.Admin1));

    /// <summary>The capital of a country, or the seat of one of its first-level units; null where the lists hold none.</summary>
    /// <param name="country">ISO 3166 alpha-2.</param>
    /// <param name="admin1">GeoNames first-level code, or null for the country.</param>
    public Place? SeatOf(string country, string? admin1) => seats.GetOrAdd((country, admin1), key =>
    {
        var (code, unit) = (PlaceRow.CountryOf(key.Country), key.Admin1 is null ? 0u : PlaceRow.UnitOf(key.Admin1));
        Place? seat = null;
        foreach (var table in tables)
        {
            for (var i = 0; i < table.Count; i++)
            {
                ref readonly var row = ref table.Rows[i];
                if (row.Country == code && (unit == 0 || row.Admin1 == unit)
                    && (PlaceKind)row.Kind is PlaceKind.Capital or PlaceKind.Seat && row.Population >= (seat?.Population ?? 0)
                    && table.At(i) is var place && place.FeatureCode is "PPLC" or "PPLA" && (unit != 0 || place.FeatureCode == "PPLC"))
                {
                    seat = place;
                }
            }
        }

        return seat;
    });

    /// <summary>Side of the squares that borders are told in, in degrees.</summary>
    internal const double CellDegrees = 0.25;

    /// <summary>
    /// Squares with settlements of a country beside or among those of another, by their south-western corners: the strip along their
    /// border. Empty where
    /// the lists hold few places of either.
    /// </summary>
    /// <param name="country">ISO 3166 alpha-2 of the country in which the strip lies.</param>
    /// <param name="other">ISO 3166 alpha-2 of its neighbour.</param>
    internal IReadOnlyList<(double Latitude, double Longitude)> BorderCells(string country, string other) =>
        borders.GetOrAdd((country, other), key =>
    {
        var (own, others) = (Cells(key.Country), Cells(key.Other));
        return [.. own.Where(c => Around(c).Any(others.Contains)).Order().Select(c => (c.Row * CellDegrees, c.Column * CellDegrees))];
    });

    private static IEnumerable<(int Row, int Column)> Around((int Row, int Column) cell) =>
        Enumerable.Range(-1, 3).SelectMany(_ => Enumerable.Range(-1, 3), (row, column) => (cell.Row + row, cell.Column + column));

    private HashSet<(int Row, int Column)> Cells(string country)
    {
        var code = PlaceRow.CountryOf(country);
        var cells = new HashSet<(int, int)>();
        foreach (var table in tables)
        {
            foreach (ref readonly var row in table.Rows)
            {
                if (row.Country == code && PlaceKinds.IsSettlement((PlaceKind)row.Kind))
                {
                    cells.Add(((int)Math.Floor(row.Latitude / CellDegrees), (int)Math.Floor(row.Longitude / CellDegrees)));
                }
            }
        }

        return cells;
    }

    private PlaceSpread? Measure(string country, string? admin1)
    {
        var (code, unit) = (PlaceRow.CountryOf(country), admin1 is null ? 0u : PlaceRow.UnitOf(admin1));
        var (latitudes, longitudes) = (new List<double>(), new List<double>());
        foreach (var table in tables)
        {
            foreach (ref readonly var row in table.Rows)
            {
                if (row.Country == code && (unit == 0 || row.Admin1 == unit) && PlaceKinds.IsSettlement((PlaceKind)row.Kind))
                {
                    latitudes.Add(row.Latitude);
                    longitudes.Add(row.Longitude);
                }
            }
        }

        if (latitudes.Count < FewestForSpread)
        {
            return null;
        }

        latitudes.Sort();
        longitudes.Sort();
        var (south, north, west, east) = (Quantile(latitudes, 0.05), Quantile(latitudes, 0.95), Quantile(longitudes, 0.05),
            Quantile(longitudes, 0.95));
        var (latitude, longitude) = ((south + north) / 2, (west + east) / 2);
        return new(latitude, longitude, (north - south) / 2 * Earth.KmPerDegree,
            (east - west) / 2 * Earth.KmPerDegree * Math.Cos(double.DegreesToRadians(latitude)), latitudes.Count);
    }

    private static double Quantile(List<double> sorted, double share) => sorted[(int)Math.Round((sorted.Count - 1) * share)];

    private static int Weight(PlaceKind kind) => kind switch
    {
        PlaceKind.Country => 9,
        PlaceKind.Capital => 8,
        PlaceKind.Province => 7,
        PlaceKind.Seat => 6,
        PlaceKind.District => 5,
        PlaceKind.Settlement => 4,
        PlaceKind.Other => 0,
        _ => 3,
    };
}
