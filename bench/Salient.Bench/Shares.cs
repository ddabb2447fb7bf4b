using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using BenchmarkDotNet.Attributes;

namespace Salient.Bench;

/// <summary>
/// The same stages in processor time, as a share of the whole: for a machine that is busy with other work, where BenchmarkDotNet's clock
/// tells more about that work.
/// </summary>
internal static class Shares
{
    /// <summary>So often is everything run before anything is measured: the code that is run often is compiled again meanwhile.</summary>
    private const int Warmups = 12;
    private const int Rounds = 6;

    /// <summary>Runs every stage and writes a table: processor time, share of <c>Read</c>, garbage a token.</summary>
    public static void Print()
    {
        var stages = new ReadingBenchmarks();
        stages.Open();
        var benchmarks = typeof(ReadingBenchmarks).GetMethods().Where(m => m.GetCustomAttribute<BenchmarkAttribute>() is not null)
            .Select(m => (m.Name, Run: m.CreateDelegate<Func<int>>(stages))).ToList();
        for (var i = 0; i < Warmups; i++)
        {
            benchmarks.ForEach(b => b.Run());
        }

        var rows = benchmarks.ConvertAll(b => (b.Name, Cost: Cost(b.Run)));
        var whole = rows.Single(r => r.Name == nameof(ReadingBenchmarks.Read)).Cost.Milliseconds;
        Console.WriteLine("| stage | ms | of the whole | tokens a second | bytes a token |\n|---|---|---|---|---|");
        foreach (var (name, (milliseconds, bytes)) in rows)
        {
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                    $"| {name} | {milliseconds:0.0} | {milliseconds / whole:0%} | {stages.Tokens / milliseconds * 1000:#,0} | {bytes / stages.Tokens:#,0} |"));
        }
    }

    private static (double Milliseconds, double Bytes) Cost(Func<int> stage)
    {
        using var process = Process.GetCurrentProcess();
        var least = double.MaxValue;
        var bytes = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < Rounds; i++)
        {
            process.Refresh();
            var before = process.TotalProcessorTime;
            stage();
            process.Refresh();
            least = Math.Min(least, (process.TotalProcessorTime - before).TotalMilliseconds);
        }

        return (least, (double)(GC.GetAllocatedBytesForCurrentThread() - bytes) / Rounds);
    }
}
