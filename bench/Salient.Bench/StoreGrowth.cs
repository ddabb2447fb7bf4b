using System.Diagnostics;
using System.Globalization;
using Salient.Ledger;
using Salient.Store;

namespace Salient.Bench;

/// <summary>
/// What questions and one more report cost at a size of the store: <c>growth REPORTS [stock] [FILE.db | postgres://…]</c>; a file that is
/// named is kept. One size a process, so that the peak of memory is that size's own. The store
/// is filled in memory where the machine has such a disk, then laid on the real one: what is measured writes there.
/// </summary>
internal static class StoreGrowth
{
    private const int Appended = 100, Asked = 20, Seed = 7;

    /// <summary>Fills a store and writes one row a question.</summary>
    public static void Print(string[] args)
    {
        var count = int.Parse(args[0], CultureInfo.InvariantCulture);
        var server = args.FirstOrDefault(a => a.StartsWith("postgres", StringComparison.Ordinal));
        var war = new InventedStore(Seed, count + Appended, args.Contains("stock"));
        var folder = Directory.CreateTempSubdirectory("salient-bench").FullName;
        var (fill, database) = (Directory.Exists("/dev/shm") ? $"/dev/shm/{Path.GetFileName(folder)}.db"
            : Path.Combine(folder, "fill.db"), server ?? args.FirstOrDefault(a => a.EndsWith(".db", StringComparison.Ordinal))
            ?? Path.Combine(folder, "bench.db"));
        using var reports = war.Readings().GetEnumerator();
        Row("reports", count, "");
        using (var store = ReportStore.Open(server ?? fill))
        {
            Row("filling, ms a report", Cost(() => Add(store, reports, count)).Milliseconds / count, "");
        }

        if (server is null)
        {
            File.Move(fill, database);
            Row("database, MB", new FileInfo(database).Length / 1e6, "");
        }

        Ask(database, war.Places);
        Append(database, reports);
        Row("peak memory, MB", Process.GetCurrentProcess().PeakWorkingSet64 / 1e6, "");
        Directory.Delete(folder, recursive: true);
    }

    private static void Ask(string database, int places)
    {
        var random = new Random(Seed);
        ReportStore store = null!;
        Measure("opening the database", () => store = ReportStore.Open(database));
        HoldingLedger ledger = null!;
        Measure("opening the ledger", () => ledger = store.Ledger());
        List<(double, double)> one = [.. Enumerable.Range(0, Asked).Select(_ => $"x{random.Next(places)}")
            .Select(key => Cost(() => ledger.At(key, InventedStore.Last)))];
        Row("one place, ms", one.Select(c => c.Item1).Order().ElementAt(Asked / 2),
            string.Create(CultureInfo.InvariantCulture, $"{one.Average(c => c.Item2) / 1024:0} kB"));
        Measure("as-of map, last day", () => ledger.Holdings(InventedStore.Last));
        Measure("as-of map, again", () => ledger.Holdings(InventedStore.Last));
        Measure("as-of map, two years before", () => ledger.Holdings(InventedStore.Last.PlusYears(-2)));
        store.Dispose();
    }

    private static void Append(string database, IEnumerator<(Reports.Reading Reading, byte[] Bytes)> reports)
    {
        using var store = ReportStore.Open(database);
        var followed = store.Follow();
        Measure("opening the ledger that is kept up to date", () => followed.Now());
        Measure("as-of map of it", () => followed.Now()!.Holdings(InventedStore.Last));
        var (adding, taking, mapping, places) = (new List<double>(), new List<(double Milliseconds, double Bytes)>(), new List<double>(),
            new List<int>());
        for (var i = 0; i < Appended; i++)
        {
            adding.Add(Cost(() => Add(store, reports, 1)).Milliseconds);
            taking.Add(Cost(() => followed.Now()));
            places.Add(followed.Looked.Places);
            mapping.Add(Cost(() => followed.Now()!.Holdings(InventedStore.Last)).Milliseconds);
        }

        Row("appending a report, median ms", Median(adding), Highest(adding));
        Row("taking it into that ledger, median ms", Median(taking.ConvertAll(t => t.Milliseconds)), string.Create(
            CultureInfo.InvariantCulture,
            $"{Highest(taking.ConvertAll(t => t.Milliseconds))}, {taking.Average(t => t.Bytes) / 1024:0} kB, {places.Average():0.#} places"));
        Row("as-of map after each, median ms", Median(mapping), Highest(mapping));
        Measure("ledger of all at once after that", () => store.Ledger().At("x1", InventedStore.Last));
    }

    private static double Median(List<double> all) => all.Order().ElementAt(all.Count / 2);

    private static string Highest(List<double> all) => string.Create(CultureInfo.InvariantCulture, $"highest {all.Max():0.0}");

    private static int Add(ReportStore store, IEnumerator<(Reports.Reading Reading, byte[] Bytes)> reports, int count)
    {
        for (var i = 0; i < count && reports.MoveNext(); i++)
        {
            store.Add(reports.Current.Reading, reports.Current.Bytes);
        }

        return count;
    }

    private static void Measure<T>(string what, Func<T> work)
    {
        var (milliseconds, bytes) = Cost(work);
        Row(what + ", ms", milliseconds, string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e6:0.0} MB"));
    }

    private static (double Milliseconds, double Bytes) Cost<T>(Func<T> work)
    {
        var (begun, bytes) = (Stopwatch.GetTimestamp(), GC.GetTotalAllocatedBytes());
        _ = work();
        return (Stopwatch.GetElapsedTime(begun).TotalMilliseconds, GC.GetTotalAllocatedBytes() - bytes);
    }

    private static void Row(string what, double value, string beside) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {what} | {value:0.###} | {beside} |"));
}
