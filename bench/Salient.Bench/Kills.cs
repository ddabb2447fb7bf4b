using System.Globalization;

namespace Salient.Bench;

/// <summary>
/// Whether <c>salient ingest</c> and <c>salient watch</c>, killed again and again at moments nobody chose, end with what an unbroken run
/// ends with: <c>kills REPORTS [rules|both] [KILLS]</c> and <c>kills watch REPORTS [rules|both] [KILLS]</c>.
/// </summary>
internal static class Kills
{
    private const int Seed = 11, Default = 10;

    /// <summary>Runs and prints what came of it.</summary>
    public static int Print(string[] args)
    {
        var watches = args is ["watch", ..];
        var rest = watches ? args[1..] : args;
        var count = int.Parse(rest[0], CultureInfo.InvariantCulture);
        var reader = rest.ElementAtOrDefault(1) ?? "rules";
        var kills = rest.ElementAtOrDefault(2) is { } word ? int.Parse(word, CultureInfo.InvariantCulture) : Default;
        var home = Directory.CreateTempSubdirectory("salient-kills").FullName;
        try
        {
            return watches ? Watch(home, count, reader, kills) : Ingest(home, count, reader, kills);
        }
        finally
        {
            Directory.Delete(home, recursive: true);
        }
    }

    private static int Ingest(string home, int count, string reader, int kills)
    {
        var mix = Path.Combine(home, "mix");
        Say($"{MixFolder.Write(Directory.CreateDirectory(mix).FullName, Seed, count)} files of {count} reports and the samples");
        string[] Arguments(string database) => ["ingest", .. Directory.EnumerateDirectories(mix).Order(StringComparer.Ordinal), "--db", database,
            "--reader", reader];
        var (whole, broken) = (Path.Combine(home, "whole.db"), Path.Combine(home, "broken.db"));
        using (var run = SalientRun.Start(home, Arguments(whole)))
        {
            Unbroken(run, whole);
        }

        var random = new Random(Seed);
        var total = StoreContent.Count(whole);
        var peak = 0L;
        for (var kill = 1; kill <= kills; kill++)
        {
            using var run = SalientRun.Start(home, Arguments(broken));
            // Somewhere in the tenth of the reports that it is this one's turn to die in, and some milliseconds later.
            Wait(run, broken, (int)((kill - 1 + random.NextDouble()) * total / kills));
            Thread.Sleep(random.Next(200));
            var ended = run.HasEnded;
            run.Kill();
            peak = Math.Max(peak, run.Peak);
            Say($"kill {kill}: {StoreContent.Count(broken)} of {total} reports there{(ended ? " (it had ended)" : "")}");
        }

        using (var last = SalientRun.Start(home, Arguments(broken)))
        {
            Say($"the last run ends with code {last.End().Code}, peak {Math.Max(peak, last.Peak) / 1e6:0} MB");
        }

        return Same(home, whole, broken);
    }

    private static int Watch(string home, int count, string reader, int kills)
    {
        using var server = new FeedServer(ReportMix.Reports(Seed, count));
        var feeds = server.Lists(home);
        string[] Arguments(string database, params string[] more) => ["watch", feeds, "--db", database, "--reader", reader, "--delay", "0s",
            "--every", "1s", "--allow-host", "127.0.0.1", .. more];
        var (whole, broken) = (Path.Combine(home, "whole.db"), Path.Combine(home, "broken.db"));
        server.Shown = count;
        using (var run = SalientRun.Start(home, Arguments(whole)))
        {
            Wait(run, whole, count);
            Say($"unbroken: {count} reports in {run.Elapsed.TotalSeconds:0} s, peak {run.Peak / 1e6:0} MB");
            run.Interrupt();
        }

        var random = new Random(Seed);
        for (var kill = 1; kill <= kills; kill++)
        {
            server.Shown = count * kill / kills;
            using var run = SalientRun.Start(home, Arguments(broken));
            Wait(run, broken, (int)((kill - 1 + random.NextDouble()) * count / kills));
            Thread.Sleep(random.Next(200));
            run.Kill();
            Say($"kill {kill}: {StoreContent.Count(broken)} of {server.Shown} reports there");
        }

        using (var last = SalientRun.Start(home, Arguments(broken)))
        {
            Wait(last, broken, count);
            last.Interrupt();
        }

        return Same(home, whole, broken);
    }

    private static void Unbroken(SalientRun run, string database)
    {
        var (code, _, error) = run.End();
        var count = StoreContent.Count(database);
        Say(string.Create(CultureInfo.InvariantCulture,
            $"unbroken: code {code}, {count} reports in {run.Elapsed.TotalSeconds:0} s ({count / run.Elapsed.TotalSeconds:0} a second), ")
            + string.Create(CultureInfo.InvariantCulture,
                $"{run.Processor.TotalSeconds:0} s of processor time ({count / run.Processor.TotalSeconds:0} a second and core), peak {run.Peak / 1e6:0} MB"));
        Say(error.Split('\n').FirstOrDefault(l => l.Contains(" new, ", StringComparison.Ordinal)) ?? error);
    }

    /// <summary>Waits until a database holds so many reports, or what fills it has ended.</summary>
    private static void Wait(SalientRun run, string database, int reports)
    {
        while (!run.HasEnded && StoreContent.Count(database) < reports)
        {
            Thread.Sleep(25);
        }
    }

    private static int Same(string home, string whole, string broken)
    {
        var (one, other) = (StoreContent.Of(whole), StoreContent.Of(broken));
        var differ = one.Except(other).Count() + other.Except(one).Count() + Math.Abs(one.Count - other.Count);
        string[] Ask(string database) => SalientRun.Of(home, "who-holds", "--format", "jsonl", "--db", database).Output.Split('\n');
        var (answer, again) = (Ask(whole), Ask(broken));
        var isSame = differ == 0 && answer.SequenceEqual(again);
        Say($"{one.Count} rows of reports, claims, dropped and quarantine: {(differ == 0 ? "the same" : $"{differ} DIFFER")}; "
            + $"{answer.Length - 1} places in who-holds: {(answer.SequenceEqual(again) ? "the same" : "THEY DIFFER")}");
        foreach (var line in one.Except(other).Take(3).Concat(other.Except(one).Take(3)))
        {
            Say(line.Length > 300 ? line[..300] : line);
        }

        return isSame ? 0 : 1;
    }

    private static void Say(string words) => Console.WriteLine(words);
}
