using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace Salient.Bench;

/// <summary>An invented report.</summary>
/// <param name="Number">Its number, from 0.</param>
/// <param name="Title">Its headline.</param>
/// <param name="Paragraphs">Its words.</param>
/// <param name="Day">When it was published.</param>
/// <param name="Outlet">By whom.</param>
internal sealed record MixedReport(int Number, string Title, IReadOnlyList<string> Paragraphs, LocalDate Day, string Outlet)
{
    /// <summary>Its words, a blank line between paragraphs.</summary>
    public string Text => string.Join("\n\n", Paragraphs);

    /// <summary>Its day, as <c>2019-01-11</c>.</summary>
    public string Date => LocalDatePattern.Iso.Format(Day);

    /// <summary>Its address.</summary>
    public string Url => string.Create(CultureInfo.InvariantCulture, $"https://desk.example/{Day.Year}/{Number}");
}

/// <summary>
/// Invented reports, made of sentences of our own with names put into them: as long as those of agencies, one in eight the copy of
/// another. The same seed gives the same reports.
/// </summary>
internal static class ReportMix
{
    private static readonly string[] Places = ["Atarib", "Saraqib", "Darat Izza", "Khan al-Asal", "Maarrat al-Numan", "Taftanaz",
        "Khan Shaykhun", "Kafr Nabl", "Jarjanaz", "Al-Hbit", "Manbij", "Hajin", "Baghuz", "Shafah", "Susah", "Morek"];

    private static readonly string[] Sides = ["HTS", "the National Front for Liberation", "the Syrian army", "the Syrian Democratic Forces",
        "Islamic State", "Ahrar al-Sham", "government forces", "rebels"];

    private static readonly string[] Sources = ["local sources", "residents", "a medic", "the governor's office", "two shopkeepers",
        "a field commander", "the civil defence", "drivers on the road"];

    private static readonly string[] Outlets = ["Northern Wire", "Orontes Free Press", "Damascus Courier", "Minbar North", "Truce Watch",
        "Jabal Neighbours"];

    /// <summary>0 and 1: sides; 2 and 3: places; 4: a source; 5: a weekday; 6: a number.</summary>
    private static readonly string[] Sentences =
    [
        "{0} captured {2} from {1} on {5}, {4} said.",
        "{0} shelled {2} on {5} and killed {6} people, according to {4}.",
        "{1} denied that it had withdrawn from {2}.",
        "{6} fighters of {0} were wounded when a mine went off near {3}, {4} said.",
        "{0} and {1} agreed to a truce in {2} on {5}.",
        "{0} took control of {2} two days ago and set up a checkpoint on the road to {3}.",
        "Clashes between {0} and {1} went on around {2} until the evening of {5}.",
        "{0} said that it would besiege {3} if the talks failed.",
        "{1} released {6} prisoners in {3} on {5}, {4} told this reporter.",
        "Families left {2} for {3} after {0} had announced an assault.",
        "A car bomb exploded in the market of {2} on {5}; nobody claimed it.",
        "{0} withdrew from {2}, and {1} moved in a few hours later, {4} said.",
    ];

    private static readonly string[] Fillers =
    [
        "Bread was sold at twice its price of last winter, and the bakery by the bridge opened for two hours only.",
        "The road over the hill was closed because of snow, so that the lorries had to go round by the old mill.",
        "“Nobody asked us,” said a teacher who gave only his first name. “We heard of it from our neighbours.”",
        "It is the third time this year that the two sides have met there, and neither side spoke about the other matters.",
        "The telephone lines have been down since the storm, which made it hard to learn more about what had happened.",
        "At the school, lessons went on in the cellar; the headmaster expects the upper floor to be mended before spring.",
    ];

    /// <summary>So many reports.</summary>
    public static IEnumerable<MixedReport> Reports(int seed, int count)
    {
        var random = new Random(seed);
        var last = new List<MixedReport>();
        for (var i = 0; i < count; i++)
        {
            var report = last.Count > 8 && random.Next(8) == 0 ? Copy(i, last[random.Next(last.Count)], random) : Own(i, random);
            last.Add(report);
            if (last.Count > 40)
            {
                last.RemoveAt(0);
            }

            yield return report;
        }
    }

    private static MixedReport Own(int number, Random random)
    {
        var day = new LocalDate(2019, 1, 1).PlusDays(number % 60);
        var paragraphs = new List<string>();
        for (var p = 2 + random.Next(6); p > 0; p--)
        {
            paragraphs.Add(string.Join(' ', Enumerable.Range(0, 1 + random.Next(4))
                .Select(_ => random.Next(3) == 0 ? Fillers[random.Next(Fillers.Length)] : Sentence(random, day))));
        }

        paragraphs.Add(string.Create(CultureInfo.InvariantCulture, $"It is the note of day {number} in the book of our desk in {One(Places, random)}."));
        return new(number, $"{One(Sides, random)} and {One(Sides, random)} near {One(Places, random)}", paragraphs, day,
            One(Outlets, random));
    }

    private static MixedReport Copy(int number, MixedReport first, Random random) =>
        first with { Number = number, Outlet = One(Outlets, random), Day = first.Day.PlusDays(1),
            Paragraphs = [.. first.Paragraphs.Take(Math.Max(2, first.Paragraphs.Count - 1)), $"This was first told by {first.Outlet}."] };

    private static string Sentence(Random random, LocalDate day) => string.Format(CultureInfo.InvariantCulture, One(Sentences, random),
        One(Sides, random), One(Sides, random), One(Places, random), One(Places, random), One(Sources, random),
        day.PlusDays(-random.Next(5)).DayOfWeek, 2 + random.Next(40));

    private static string One(string[] words, Random random) => words[random.Next(words.Length)];
}
