using System.Globalization;
using NodaTime;
using Salient.Claims;
using Salient.Ledger;
using Salient.Lineage;

namespace Salient.Bench;

/// <summary>
/// A world whose truth is known: 200 places that change hands among four sides over 600 days, 20 outlets that are right as often as each
/// of them is, half of which mostly copy others, and five
/// that lie for a side. The ledger is asked who held what, every tenth day, as known then, beside two simpler rules: the latest word, and
/// the majority of the last thirty days' reports.
/// </summary>
internal sealed class InventedWorld
{
    private const int Places = 200, Days = 600, Outlets = 20, Liars = 5, Sides = 4, EveryDays = 10, FirstAsked = 60, MajorityDays = 30,
        Bins = 10;

    private static readonly LocalDate Begin = new(2020, 1, 1);

    private readonly Random random;
    private readonly int[][] truth;
    private readonly List<(ReportSummary Report, IReadOnlyList<Claim> Claims)> reports = [];
    private readonly List<(int Day, int Place, int Side)>[] told = [.. Enumerable.Range(0, Places)
        .Select(_ => new List<(int, int, int)>())];

    private InventedWorld(int seed)
    {
        random = new(seed);
        truth = [.. Enumerable.Range(0, Places).Select(_ => History())];
        Report();
    }

    /// <summary>Writes a table over several worlds.</summary>
    /// <param name="seeds">One world a seed.</param>
    public static void Print(IReadOnlyList<int> seeds)
    {
        Console.WriteLine("| world | rule | right of all asked | answered | right of the answered | stated at .9 and more: right | calibration error |\n|---|---|---|---|---|---|---|");
        var bins = new (double Stated, int Right, int All)[Bins];
        foreach (var seed in seeds)
        {
            var world = new InventedWorld(seed);
            var ledger = HoldingLedger.Of(Publication.Of(world.reports));
            Row(seed, "ledger", world.Asked((place, day) => ledger.At(Key(place), Begin.PlusDays(day),
                Begin.PlusDays(day)) is { Holder.Id: { } id } held ? (id[^1] - '0', held.Probability) : null), bins);
            Row(seed, "latest", world.Asked((place, day) => world.Latest(place, day)), null);
            Row(seed, "majority", world.Asked((place, day) => world.Majority(place, day)), null);
        }

        Console.WriteLine("\n| the ledger stated | answers | right |\n|---|---|---|");
        foreach (var (stated, right, all) in bins.Where(b => b.All > 0))
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {stated / all:0.00} | {all} | {(double)right / all:0.00} |"));
        }
    }

    private static void Row(int seed, string rule, List<(int Truth, (int Side, double? Probability)? Answer)> asked,
        (double Stated, int Right, int All)[]? all)
    {
        var answered = asked.Where(a => a.Answer is not null)
            .Select(a => (Right: a.Answer!.Value.Side == a.Truth, a.Answer.Value.Probability)).ToList();
        var (right, stated) = (answered.Count(a => a.Right), answered.Where(a => a.Probability is not null).ToList());
        var bins = stated.GroupBy(a => Math.Min(Bins - 1, (int)(a.Probability!.Value * Bins))).ToList();
        var error = bins.Sum(bin => Math.Abs(bin.Average(a => a.Probability!.Value) - bin.Average(a => a.Right ? 1.0
            : 0)) * bin.Count()) / Math.Max(1, stated.Count);
        var sure = stated.Where(a => a.Probability >= 0.9).ToList();
        foreach (var bin in bins.Where(_ => all is not null))
        {
            var before = all![bin.Key];
            all[bin.Key] = (before.Stated + bin.Sum(a => a.Probability!.Value), before.Right + bin.Count(a => a.Right),
                before.All + bin.Count());
        }

        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {seed} | {rule} | {(double)right / asked.Count:0.000} | {(double)answered.Count / asked.Count:0.000} | {(double)right / answered.Count:0.000} | {(sure.Count == 0 ? "–" : $"{(double)sure.Count(a => a.Right) / sure.Count:0.000} of {sure.Count}")} | {(stated.Count == 0 ? "–" : $"{error:0.000}")} |"));
    }

    private List<(int Truth, (int Side, double? Probability)? Answer)> Asked(Func<int, int, (int, double?)?> rule) =>
        [.. from place in Enumerable.Range(0, Places) from day in Enumerable.Range(0, Days)
            .Where(d => d >= FirstAsked && d % EveryDays == 0) select (truth[place][day], rule(place, day))];

    private (int, double?)? Latest(int place, int day) => told[place].Where(t => t.Day <= day)
        .Select(t => ((int, double?)?)(t.Side, null)).LastOrDefault();

    private (int, double?)? Majority(int place, int day) => told[place].Where(t => t.Day <= day && t.Day > day - MajorityDays)
        .GroupBy(t => t.Side)
        .OrderByDescending(s => s.Count()).ThenBy(s => s.Key).Select(s => ((int, double?)?)(s.Key, null)).FirstOrDefault();

    /// <summary>Who holds a place on each day; it changes hands every 200 days or so.</summary>
    private int[] History()
    {
        var (held, side) = (new int[Days], random.Next(Sides));
        for (var day = 0; day < Days; day++)
        {
            side = random.Next(200) == 0 ? (side + 1 + random.Next(Sides - 1)) % Sides : side;
            held[day] = side;
        }

        return held;
    }

    private void Report()
    {
        var reliability = Enumerable.Range(0, Outlets).Select(o => 0.6 + 0.35 * o / (Outlets - 1)).ToArray();
        var last = new Dictionary<int, (string Text, int Place, int Side, bool IsChange)>();
        var number = 0;
        for (var day = 0; day < Days; day++)
        {
            for (var n = 0; n < 14; n++)
            {
                var outlet = random.Next(Outlets);
                var isCopy = outlet % 2 == 0 && last.Count > 5 && random.Next(10) < 7;
                var (text, place, side, isChange) = isCopy ? last.Values.ElementAt(random.Next(last.Count))
                    : Seen(outlet, reliability[outlet], day);
                last[isCopy ? -1 : outlet] = (text, place, side, isChange);
                told[place].Add((day, place, side));
                reports.Add(Made(number++, outlet, day, text, place, side, isChange));
            }
        }
    }

    /// <summary>What an outlet writes of a place, by itself: mostly of one that changed hands of late.</summary>
    private (string Text, int Place, int Side, bool IsChange) Seen(int outlet, double reliability, int day)
    {
        var place = random.Next(Places);
        for (var tries = 0; tries < 20 && random.Next(3) > 0 && truth[place][Math.Max(0, day - 10)] == truth[place][day]; tries++)
        {
            place = random.Next(Places);
        }

        var real = truth[place][day];
        var favoured = outlet % Sides;
        var side = outlet < Liars && real != favoured && random.Next(2) == 0 ? favoured
            : random.NextDouble() < reliability ? real : (real + 1 + random.Next(Sides - 1)) % Sides;
        var text = string.Join(' ', Enumerable.Range(0, 45).Select(_ => FormattableString.Invariant($"w{random.Next(3000)}")));
        return (text, place, side, truth[place][Math.Max(0, day - 10)] != real || random.Next(4) == 0);
    }

    private static (ReportSummary, IReadOnlyList<Claim>) Made(int number, int outlet, int day, string text, int place, int side,
        bool isChange)
    {
        var (id, on) = (FormattableString.Invariant($"r{number}"), Begin.PlusDays(day));
        var actor = new ClaimActor(FormattableString.Invariant($"Side {side}"), FormattableString.Invariant($"Side {side}"),
            FormattableString.Invariant($"side-{side}"));
        var town = new ClaimPlace
        {
            Text = FormattableString.Invariant($"Town {place}"), Name = FormattableString.Invariant($"Town {place}"), Id = Key(place),
                Country = "XA",
            Latitude = 30 + place % 20 * 0.3, Longitude = 30 + place / 20 * 0.3, Precision = PlacePrecision.Settlement, Probability = 0.95,
        };
        var claim = new Claim
        {
            Id = id + ".0", ReportId = id, Sentence = 0, Start = 0, End = 10, Text = text[..10], SentenceText = text,
                Kind = ClaimKind.Event, Event = isChange ? "capture" : "control", Actors = [actor],
            Place = town, Extent = Extent.Whole, Date = new(on, on, isChange ? DatePrecision.Day : DatePrecision.AsOf, null),
                Source = new(null, null, null, SourceKind.Outlet, null, null),
            Effects = [new(town, HoldingState.Holds, actor, null, false)], Confidence = 0.9, Rule = "invented",
        };
        return (new() { Hash = FormattableString.Invariant($"{number:x16}"), Id = id, Print = TextPrint.Of(text),
            Outlet = FormattableString.Invariant($"Outlet {outlet}"), Published = on }, [claim]);
    }

    private static string Key(int place) => FormattableString.Invariant($"p{place}");
}
