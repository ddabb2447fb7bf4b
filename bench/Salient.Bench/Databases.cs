using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Salient.Binding;
using Salient.Reports;
using Salient.Store;

namespace Salient.Bench;

/// <summary>
/// Both kinds of database side by side in one run: each report goes into the one and then into the other, so that whatever else the
/// machine does slows
/// both alike; then both are opened anew and asked who holds what.
/// </summary>
internal static class Databases
{
    private const int Reports = 200;
    private const int Questions = 15;

    /// <summary>Writes a table of medians.</summary>
    /// <param name="server">Address of an empty database on a PostgreSQL server; it is full afterwards.</param>
    public static void Print(string server)
    {
        var folder = Directory.CreateTempSubdirectory("salient-bench").FullName;
        string[] names = [Path.Combine(folder, "bench.db"), server];
        var readings = Readings();
        var adding = new[] { new List<double>(), new List<double>() };
        using (ReportStore file = ReportStore.Open(names[0]), there = ReportStore.Open(names[1]))
        {
            foreach (var (reading, bytes) in readings)
            {
                adding[0].Add(Milliseconds(() => file.Add(reading, bytes)));
                adding[1].Add(Milliseconds(() => there.Add(reading, bytes)));
            }
        }

        var asking = new[] { new List<double>(), new List<double>() };
        for (var i = 0; i < Questions * 2; i++)
        {
            asking[i % 2].Add(Milliseconds(() =>
            {
                using var store = ReportStore.Open(names[i % 2], new() { Create = false });
                return store.Ledger().Holdings(new(2019, 2, 28)).Count;
            }));
        }

        var claims = readings.Sum(r => r.Reading.Claims.Count);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{Reports} reports, {claims} claims\n| | SQLite, ms | PostgreSQL, ms | ratio |\n|---|---|---|---|"));
        Row("adding a report, median", Median(adding[0]), Median(adding[1]));
        Row("adding all", adding[0].Sum(), adding[1].Sum());
        Row("opening and who holds what, median", Median(asking[0]), Median(asking[1]));
        Directory.Delete(folder, recursive: true);
    }

    private static List<(Reading Reading, byte[] Bytes)> Readings()
    {
        var kit = ReadingKit.Open(new SalientHome(Directory.CreateTempSubdirectory("salient-bench").FullName), Bundled.Root,
            use: ReaderUse.Rules);
        var samples = Bundled.Reports(kit);
        return [.. Enumerable.Range(0, Reports).Select(i =>
        {
            var sample = samples[i % samples.Length];
            var text = string.Create(CultureInfo.InvariantCulture, $"{sample.Text}\n\nSheet {i}.");
            var bytes = Encoding.UTF8.GetBytes(text);
            var id = string.Create(CultureInfo.InvariantCulture, $"sheet-{i}");
            return (kit.Reader.Read(sample with { Id = id, Text = text, Hash = Convert.ToHexStringLower(SHA256.HashData(bytes)) }), bytes);
        })];
    }

    private static void Row(string what, double file, double server) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {what} | {file:0.0} | {server:0.0} | {server / file:0.00} |"));

    private static double Milliseconds<T>(Func<T> work)
    {
        var begun = Stopwatch.GetTimestamp();
        _ = work();
        return Stopwatch.GetElapsedTime(begun).TotalMilliseconds;
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
