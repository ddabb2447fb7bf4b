using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using NodaTime;
using Salient.Claims;
using Salient.Reports;

namespace Salient.Bench;

/// <summary>
/// Readings of an invented war, made without a reader: as many reports as are asked for over two thousand days, a place for every ten of
/// them, a quarter of them copies, every tenth with a
/// stock sentence. One seed gives one war; report by report, so that a million need no memory.
/// </summary>
/// <param name="seed">Chooses the war.</param>
/// <param name="count">How many reports.</param>
/// <param name="onlyStock">Whether every report is one and the same stock sentence about another place: the worst that lineage
/// meets.</param>
internal sealed class InventedStore(int seed, int count, bool onlyStock = false)
{
    private const int Days = 2000, Recent = 200, Outlets = 40, StockSentences = 20, Provinces = 100;

    /// <summary>The last day of the war.</summary>
    public static LocalDate Last { get; } = new LocalDate(2015, 1, 1).PlusDays(Days);

    private static readonly ClaimActor[] Sides =
        [.. Enumerable.Range(0, 5).Select(i => new ClaimActor(FormattableString.Invariant($"Force {i}"),
            FormattableString.Invariant($"Force {i}"), FormattableString.Invariant($"force-{i}")))];

    private readonly Random random = new(seed);
    private readonly List<(string Text, List<Claim> Claims)> recent = [];
    private readonly string[] words = [.. Enumerable.Range(0, 4000).Select(i => Word(new Random(seed + i)))];

    /// <summary>How many places there are.</summary>
    public int Places { get; } = Math.Max(200, count / 10);

    /// <summary>The reports in the order of their days, with their bytes.</summary>
    public IEnumerable<(Reading Reading, byte[] Bytes)> Readings() => Enumerable.Range(0, count).Select(One);

    /// <summary>The place of a number.</summary>
    public static ClaimPlace Place(int number)
    {
        var random = new Random(number);
        var (latitude, longitude) = (Math.Round(30 + random.NextDouble() * 12, 4), Math.Round(30 + random.NextDouble() * 12, 4));
        var name = Word(random) + Word(random).ToLowerInvariant() + FormattableString.Invariant($" {number}");
        return new()
        {
            Text = name, Name = name, Id = FormattableString.Invariant($"x{number}"), Country = "XA",
                Admin1 = FormattableString.Invariant($"{number % Provinces}"),
            Latitude = latitude, Longitude = longitude, Precision = PlacePrecision.Settlement, Rule = "name",
                Probability = number % 7 == 0 ? 0.7 : 0.95,
            Candidates = number % 7 == 0 ? [new(FormattableString.Invariant($"y{number}"), name, "XA", "1", latitude > 36 ? latitude - 5
                : latitude + 5, longitude, 0.2)] : [],
        };
    }

    private (Reading, byte[]) One(int i)
    {
        var day = new LocalDate(2015, 1, 1).PlusDays((int)((long)i * Days / count));
        var id = FormattableString.Invariant($"w{i}");
        var (text, claims) = onlyStock ? Stock(i, day) : random.NextDouble() < 0.25 && recent.Count > 0
            ? Copied(recent[random.Next(recent.Count)]) : Fresh(day);
        var bytes = Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{i}\n{text}"));
        var report = new Report
        {
            Id = id, Text = text, Hash = Convert.ToHexStringLower(SHA256.HashData(bytes)),
                Title = FormattableString.Invariant($"Sheet {i}"),
            Outlet = FormattableString.Invariant($"Outlet {random.Next(Outlets)}"), Published = day, Body = [new TextSpan(0, text.Length)],
        };
        if (recent.Count == Recent)
        {
            recent.RemoveAt(0);
        }

        recent.Add((text, claims));
        return (new(report, [.. claims.Select((c, n) => c with { Id = FormattableString.Invariant($"{report.Hash[..12]}{n:x4}"),
            ReportId = id })], []), bytes);
    }

    private (string, List<Claim>) Stock(int i, LocalDate day)
    {
        var text = StockSentence(0) + FormattableString.Invariant($" Sheet {i}.");
        return (text, [Told(random.Next(Places), day, text)]);
    }

    private (string, List<Claim>) Copied((string Text, List<Claim> Claims) of)
    {
        var copied = of.Text.Split(' ');
        for (var at = random.Next(2) == 0 ? copied.Length : 0; at < copied.Length; at += 12)
        {
            copied[at] = words[random.Next(words.Length)];
        }

        return (string.Join(' ', copied), of.Claims);
    }

    private (string, List<Claim>) Fresh(LocalDate day)
    {
        var text = new StringBuilder();
        for (var i = 60 + random.Next(80); i > 0; i--)
        {
            text.Append(words[random.Next(words.Length)]).Append(' ');
        }

        if (random.Next(10) == 0)
        {
            text.Append(StockSentence(random.Next(StockSentences)));
        }

        var told = text.ToString();
        return (told, [.. Enumerable.Range(0, 1 + random.Next(3))
            .Select(_ => Told((int)(Places * Math.Pow(random.NextDouble(), 2)), day, told)), .. Enumerable.Range(0, 2)
            .Select(_ => Passing(day, told))]);
    }

    private Claim Told(int number, LocalDate day, string text)
    {
        var (place, side) = (Place(number), Sides[(number + (day.Year * 12 + day.Month) / (5 + number % 9) + (random.Next(10) == 0 ? 1
            : 0)) % Sides.Length]);
        var isState = random.Next(2) == 0;
        return Bare(day, text) with
        {
            Event = isState ? "control" : "capture", Actors = [side], Place = place, Extent = Extent.Whole,
                Effects = [new(place, HoldingState.Holds, side, null, false)],
            Source = random.Next(3) == 0 ? new("residents", "residents", null, SourceKind.Unnamed, null, null)
                : new(null, null, null, SourceKind.Outlet, null, null),
        };
    }

    private Claim Passing(LocalDate day, string text) =>
        Bare(day, text) with { Event = "bombing", Place = Place(random.Next(Places)), Killed = random.Next(20) };

    private static Claim Bare(LocalDate day, string text) => new()
    {
        Id = "", ReportId = "", Sentence = 0, Start = 0, End = Math.Min(60, text.Length), Text = text[..Math.Min(60, text.Length)],
            SentenceText = text[..Math.Min(160, text.Length)],
        Kind = ClaimKind.Event, Date = new(day, day, DatePrecision.Day, "that day"),
            Source = new(null, null, null, SourceKind.Outlet, null, null), Confidence = 0.9, Rule = "invented",
    };

    private string StockSentence(int number)
    {
        var own = new Random(number);
        return string.Join(' ', Enumerable.Range(0, 32).Select(_ => words[own.Next(words.Length)])) + ".";
    }

    private static string Word(Random random)
    {
        const string Consonants = "bdfgklmnprstvz", Vowels = "aeiou";
        return string.Concat(Enumerable.Range(0, 2 + random.Next(2))
            .Select((_, i) => $"{(i == 0 ? char.ToUpperInvariant(Consonants[random.Next(14)]) : Consonants[random.Next(14)])}{Vowels[random.Next(5)]}"));
    }
}
