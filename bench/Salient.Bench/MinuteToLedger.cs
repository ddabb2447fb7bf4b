using System.Globalization;

namespace Salient.Bench;

/// <summary>
/// How long it takes from a new item in a feed to its town in the answer of <c>who-holds</c>, with the settings that <c>salient watch</c>
/// has by itself: <c>minute [ROUNDS]</c>.
/// </summary>
internal static class MinuteToLedger
{
    private static readonly string[] Towns = ["Taftanaz", "Saraqib", "Kafr Nabl", "Jarjanaz", "Darat Izza", "Khan Shaykhun", "Manbij", "Hajin", "Susah",
        "Morek"];

    /// <summary>Runs and prints a time a round.</summary>
    public static int Print(string[] args)
    {
        var rounds = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 3;
        var home = Directory.CreateTempSubdirectory("salient-minute").FullName;
        var random = new Random(7);
        using var server = new FeedServer(Towns.Select((town, i) => new MixedReport(i, $"Fighters in {town}",
            [$"Rebels captured {town} from the army on Monday, residents said.", "The shops stayed shut all day, and nobody was hurt."],
            new(2019, 1, 15), "Northern Wire"))) { Shown = 1 };
        var database = Path.Combine(home, "desk.db");
        using var watch = SalientRun.Start(home, "watch", server.Feed, "--db", database, "--allow-host", "127.0.0.1");
        bool Holds(string town) => File.Exists(database) && SalientRun.Of(home, "who-holds", town, "--db", database, "--format", "csv").Output
            .Contains(town, StringComparison.Ordinal);
        while (!watch.HasEnded && !Holds(Towns[0]))
        {
            Thread.Sleep(500);
        }

        List<double> all = [];
        for (var round = 1; round <= rounds; round++)
        {
            Thread.Sleep(random.Next(45_000));
            server.Shown = round + 1;
            var clock = System.Diagnostics.Stopwatch.StartNew();
            while (!watch.HasEnded && !Holds(Towns[round]))
            {
                Thread.Sleep(100);
            }

            all.Add(clock.Elapsed.TotalSeconds);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{Towns[round]}: in the answer {clock.Elapsed.TotalSeconds:0.0} s after it appeared in the feed"));
        }

        watch.Interrupt();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"slowest of {rounds}: {all.Max():0.0} s; memory of the watch {watch.Peak / 1e6:0} MB"));
        Directory.Delete(home, recursive: true);
        return all.Max() <= 60 ? 0 : 1;
    }
}
