using System.Globalization;
using Salient.Places;

namespace Salient.Cli;

/// <summary>
/// Compares found places with gold. Spans match one to one at half overlap or more; a pin is right within 161 km (100 miles, the field's
/// custom since Leidner's thesis of 2007) or with the gold's GeoNames id.
/// </summary>
/// <param name="index">What was read with: tells which gold names it could know.</param>
/// <param name="verbose">Whether wrong pins are listed on standard error.</param>
internal sealed class PlaceScore(PlaceIndex index, bool verbose)
{
    private const double NearKm = 161;
    private readonly List<double> errors = [];
    private int gold;
    private int known;
    private int knownFound;
    private int right;
    private int spurious;

    /// <summary>How often pins were right by how sure they were.</summary>
    public Trust Trust { get; } = new("pins");

    /// <summary>Counts one text.</summary>
    public void Add(PlaceGold record, IReadOnlyList<FoundPin> pins)
    {
        var used = new HashSet<int>();
        foreach (var toponym in record.Toponyms.Where(t => t.Latitude is not null))
        {
            Add(record, toponym, pins, used);
        }

        var free = record.Toponyms.Where(t => t.Latitude is null).ToList();
        for (var i = 0; i < pins.Count; i++)
        {
            var pin = pins[i];
            if (!used.Contains(i) && !free.Exists(f => Overlap(f, pin) >= 0.5))
            {
                spurious++;
                Note(pin.Latitude is not null, $"{record.Id}: '{pin.Name}' is no place here, {pin.Probability:0.00}");
            }
        }
    }

    /// <summary>The figures, in one line as the field reports them and one more.</summary>
    public override string ToString()
    {
        var found = errors.Count;
        var (recall, precision) = (Share(found, gold), Share(found, found + spurious));
        errors.Sort();
        return string.Create(CultureInfo.InvariantCulture,
            $"toponyms {gold} recall {recall:0.000} precision {precision:0.000} F1 {2 * recall * precision / Math.Max(1e-9, recall + precision):0.000}; of those found accuracy@161km {Share(right, found):0.000}; of all gold {Share(right, gold):0.000}; median error km {(found == 0 ? 0 : errors[found / 2]):0.0}")
            + string.Create(CultureInfo.InvariantCulture,
                $"\nof these {known} lie within 161 km of a place of the gazetteers that bears the name: recall {Share(knownFound, known):0.000}");
    }

    private void Add(PlaceGold record, GoldToponym toponym, IReadOnlyList<FoundPin> pins, HashSet<int> used)
    {
        gold++;
        var isKnown = index.Find(toponym.Name, PlaceIndex.Tight).Any(m => Km(toponym, m.Place.Latitude, m.Place.Longitude) <= NearKm);
        known += isKnown ? 1 : 0;
        var best = Enumerable.Range(0, pins.Count).Where(i => !used.Contains(i)).Select(i => (Overlap: Overlap(toponym, pins[i]), At: i))
            .DefaultIfEmpty((Overlap: 0, At: -1)).MaxBy(c => (c.Overlap, -c.At));
        if (best.Overlap < 0.5)
        {
            Note(true, $"{record.Id}: {toponym.Name} missed{(isKnown ? "" : ", not in the gazetteers")}");
            return;
        }

        used.Add(best.At);
        knownFound += isKnown ? 1 : 0;
        var pin = pins[best.At];
        var km = pin.Latitude is { } latitude ? Km(toponym, latitude, pin.Longitude!.Value) : Earth.RadiusKm * Math.PI;
        var isRight = km <= NearKm || (pin.Id is not null && pin.Id == toponym.Id);
        errors.Add(km);
        right += isRight ? 1 : 0;
        if (pin.Latitude is not null)
        {
            Trust.Add(pin.Probability, isRight);
        }

        Note(!isRight, $"{record.Id}: {toponym.Name} {km:0} km off, '{pin.Name}' {pin.Id} {pin.Probability:0.00}{(isKnown ? "" : ", not in the gazetteers")}");
    }

    private void Note(bool wanted, FormattableString line)
    {
        if (verbose && wanted)
        {
            Console.Error.WriteLine(line.ToString(CultureInfo.InvariantCulture));
        }
    }

    private static double Km(GoldToponym toponym, double latitude, double longitude) =>
        Earth.Km(toponym.Latitude!.Value, toponym.Longitude!.Value, latitude, longitude);

    private static double Overlap(GoldToponym toponym, FoundPin pin) =>
        Math.Max(0.0, Math.Min(toponym.End, pin.End) - Math.Max(toponym.Start, pin.Start)) / Math.Max(1,
            Math.Max(toponym.End, pin.End) - Math.Min(toponym.Start, pin.Start));

    private static double Share(int part, int whole) => part / (double)Math.Max(1, whole);
}
