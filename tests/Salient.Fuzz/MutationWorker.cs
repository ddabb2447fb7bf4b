using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace Salient.Fuzz;

/// <summary>A line that a worker writes: a fault, or how far it is.</summary>
/// <param name="Number">Number of the input.</param>
/// <param name="Target">Whose input.</param>
/// <param name="Kind">Kind of the fault; <c>done</c> where it is none.</param>
/// <param name="Message">What happened.</param>
internal sealed record WorkerLine(long Number, string Target, string Kind, string Message);

/// <summary>
/// Reads mutated inputs one after the other, in a process of its own, so that one that ends the process costs only itself. The input that is
/// being read lies in the folder of work.
/// </summary>
/// <param name="targets">The readers.</param>
/// <param name="seed">The run's seed.</param>
/// <param name="work">Folder for the input that is being read.</param>
internal sealed class MutationWorker(IReadOnlyList<FuzzTarget> targets, int seed, string work)
{
    /// <summary>Exit code of a worker that gave up on an input.</summary>
    public const int HungCode = 7;

    /// <summary>So long, of processor time, an input may take; asked for were 10 seconds.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    /// <summary>From so long on an input is told as slow.</summary>
    private static readonly TimeSpan Slow = TimeSpan.FromSeconds(2);

    private readonly List<FuzzTarget> turns = Turns(targets);
    private readonly Dictionary<FuzzTarget, Mutator> mutators = targets.ToDictionary(t => t, t => new Mutator(t, seed));
    private (long Number, FuzzTarget Target, TimeSpan Began, long Wall)? now;

    /// <summary>Whose input a number is.</summary>
    public static FuzzTarget Of(IReadOnlyList<FuzzTarget> turns, long number) => turns[(int)(number % turns.Count)];

    /// <summary>The order in which the readers take turns: as often as their weights say, well mixed.</summary>
    public static List<FuzzTarget> Turns(IReadOnlyList<FuzzTarget> targets) => [.. targets
        .SelectMany(t => Enumerable.Range(0, t.Weight).Select(i => (Target: t, At: (i + 0.5) / t.Weight))).OrderBy(t => t.At).Select(t => t.Target)];

    /// <summary>Reads the inputs of these numbers.</summary>
    /// <param name="from">The first.</param>
    /// <param name="to">One behind the last.</param>
    public void Run(long from, long to)
    {
        using var watch = new Timer(_ => Watch(), null, 500, 500);
        for (var number = from; number < to; number++)
        {
            var target = Of(turns, number);
            var bytes = mutators[target].Make(number);
            var file = Path.Combine(work, string.Create(CultureInfo.InvariantCulture, $"{number}-{target.Ending}"));
            File.WriteAllBytes(file, bytes);
            Read(number, target, file, bytes);
            File.Delete(file);
            if (number % 1000 == 999)
            {
                Say(new(number + 1, "", "done", ""));
            }
        }

        Say(new(to, "", "done", ""));
    }

    private void Read(long number, FuzzTarget target, string file, byte[] bytes)
    {
        var began = Environment.CpuUsage.TotalTime;
        now = (number, target, began, Stopwatch.GetTimestamp());
        try
        {
            target.Read(file, bytes);
        }
        catch (OutOfMemoryException)
        {
            Say(new(number, target.Name, "memory", $"asked for more than the heap may hold, {bytes.Length} bytes of input"));
        }
        catch (Exception fault)
        {
            var kind = (fault as FuzzFaultException)?.Kind ?? fault.GetType().Name;
            var at = fault.StackTrace?.Split('\n').FirstOrDefault(l => l.Contains("Salient.", StringComparison.Ordinal)
                && !l.Contains("Salient.Fuzz", StringComparison.Ordinal))?.Trim();
            Say(new(number, target.Name, kind, $"{fault.Message.ReplaceLineEndings(" ")} {at}"));
        }

        now = null;
        if (Environment.CpuUsage.TotalTime - began is var took && took > Slow)
        {
            Say(new(number, target.Name, "slow", string.Create(CultureInfo.InvariantCulture, $"{took.TotalSeconds:0.0} s, {bytes.Length} bytes of input")));
        }
    }

    private void Watch()
    {
        if (now is { } reading && Environment.CpuUsage.TotalTime - reading.Began > Longest)
        {
            Environment.Exit(HungCode);
        }
    }

    private static void Say(WorkerLine line)
    {
        Console.Out.WriteLine(JsonSerializer.Serialize(line));
        Console.Out.Flush();
    }
}
