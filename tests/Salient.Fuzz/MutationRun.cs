using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace Salient.Fuzz;

/// <summary>
/// Has workers read mutated inputs, goes on behind every input that ends one, keeps each that is a fault, and counts faults by their kinds.
/// </summary>
/// <param name="targets">The readers.</param>
/// <param name="options">What was asked for.</param>
internal sealed class MutationRun(IReadOnlyList<FuzzTarget> targets, MutationOptions options)
{
    /// <summary>What a worker's heap may hold: 1 GB above what models and codebooks take, about 0.25.</summary>
    private const string HeapLimit = "50000000";

    /// <summary>So many inputs of one kind of fault are kept.</summary>
    private const int MostKept = 5;

    private readonly List<FuzzTarget> turns = MutationWorker.Turns(targets);
    private readonly Dictionary<(string Target, string Kind), int> faults = [];
    private readonly Stopwatch clock = Stopwatch.StartNew();
    private readonly DirectoryInfo work = Directory.Exists("/dev/shm") ? Directory.CreateDirectory($"/dev/shm/salient-fuzz-{Environment.ProcessId}")
        : Directory.CreateTempSubdirectory("salient-fuzz");

    /// <summary>Runs and prints what came of it.</summary>
    /// <returns>The exit code: 1 where there were faults.</returns>
    public int Run()
    {
        Directory.CreateDirectory(options.Findings);
        var next = options.From;
        while (next < options.From + options.Inputs && clock.Elapsed < options.Most)
        {
            next = Work(next);
        }

        work.Delete(recursive: true);
        Tell(next);
        return faults.Keys.All(f => f.Kind == "slow") ? 0 : 1;
    }

    /// <summary>Has a worker go on from an input.</summary>
    /// <returns>The next input for another worker.</returns>
    private long Work(long from)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true };
        string[] arguments = [typeof(MutationRun).Assembly.Location, "mutate", "--worker", work.FullName, "--seed", Word(options.Seed),
            "--from", Word(from), "--inputs", Word(options.From + options.Inputs - from), "--only", options.Only ?? ""];
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment["DOTNET_GCHeapHardLimit"] = HeapLimit;
        start.Environment["DOTNET_PROCESSOR_COUNT"] = "1";
        using var worker = Process.Start(start)!;
        var done = from;
        while (worker.StandardOutput.ReadLine() is { } line)
        {
            if (!line.StartsWith('{'))
            {
                continue;
            }

            var told = JsonSerializer.Deserialize<WorkerLine>(line)!;
            if (told.Kind == "done")
            {
                done = told.Number;
                Console.Error.Write(string.Create(CultureInfo.InvariantCulture, $"\r{done - options.From} inputs, {faults.Values.Sum()} faults, {(done - options.From) / clock.Elapsed.TotalSeconds:0}/s  "));
                if (clock.Elapsed > options.Most)
                {
                    worker.Kill();
                    worker.WaitForExit();
                    return done;
                }
            }
            else
            {
                Count(told);
            }
        }

        worker.WaitForExit();
        return worker.ExitCode == 0 ? done : Died(worker.ExitCode, done);
    }

    /// <summary>What a worker was reading when it ended is a fault.</summary>
    private long Died(int code, long done)
    {
        if (work.EnumerateFiles().FirstOrDefault() is not { } left)
        {
            throw new InvalidOperationException($"a worker ended with code {code} and left no input: it cannot even start");
        }

        var number = long.Parse(left.Name.Split('-')[0], CultureInfo.InvariantCulture);
        Count(new(Math.Max(number, done), MutationWorker.Of(turns, number).Name, code == MutationWorker.HungCode ? "hang" : "process died",
            string.Create(CultureInfo.InvariantCulture, $"exit code {code}, {left.Length} bytes of input")));
        left.Delete();
        return number + 1;
    }

    private void Count(WorkerLine told)
    {
        var count = faults[(told.Target, told.Kind)] = faults.GetValueOrDefault((told.Target, told.Kind)) + 1;
        Console.Error.WriteLine($"\r{told.Number} {told.Target}: {told.Kind}: {told.Message}");
        if (count <= MostKept)
        {
            var target = MutationWorker.Of(turns, told.Number);
            var name = $"{told.Target}-{told.Kind}-{told.Number}-{target.Ending}".Replace(' ', '_').Replace(',', '_');
            File.WriteAllBytes(Path.Combine(options.Findings, name), new Mutator(target, options.Seed).Make(told.Number));
        }
    }

    private void Tell(long next)
    {
        var read = next - options.From;
        Console.Error.WriteLine();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{read} inputs (seed {options.Seed}, {options.From} to {next - 1}) in {clock.Elapsed.TotalSeconds:0} s, {faults.Where(f => f.Key.Kind != "slow").Sum(f => f.Value)} faults"));
        foreach (var target in targets)
        {
            var (all, own) = (read / turns.Count * target.Weight, faults.Where(f => f.Key.Target == target.Name)
                .Select(f => string.Create(CultureInfo.InvariantCulture, $"{f.Value} {f.Key.Kind}")));
            Console.WriteLine($"{target.Name,-20} {all,9} {string.Join(", ", own)}");
        }
    }

    private static string Word(long number) => number.ToString(CultureInfo.InvariantCulture);
}

/// <summary>What was asked of a run.</summary>
internal sealed record MutationOptions
{
    /// <summary>The seed: with it, and its number, an input is made again.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>How many inputs.</summary>
    public long Inputs { get; init; } = 1_000_000;

    /// <summary>Number of the first.</summary>
    public long From { get; init; }

    /// <summary>The one reader that is meant, or null.</summary>
    public string? Only { get; init; }

    /// <summary>Where inputs that are faults are kept.</summary>
    public string Findings { get; init; } = "findings";

    /// <summary>It ends after this time.</summary>
    public TimeSpan Most { get; init; } = TimeSpan.MaxValue;

    /// <summary>The folder of a worker's input; null where this is none.</summary>
    public string? Worker { get; init; }

    /// <summary>The options of a command line.</summary>
    public static MutationOptions Of(string[] args)
    {
        string? Said(string name) => Array.IndexOf(args, name) is var at and >= 0 && at + 1 < args.Length && args[at + 1].Length > 0 ? args[at + 1] : null;
        long Number(string name, long otherwise) => Said(name) is { } word ? long.Parse(word, CultureInfo.InvariantCulture) : otherwise;
        return new()
        {
            Seed = (int)Number("--seed", 1),
            Inputs = Number("--inputs", 1_000_000),
            From = Number("--from", 0),
            Only = Said("--only"),
            Findings = Said("--findings") ?? "findings",
            Most = TimeSpan.FromSeconds(Number("--seconds", 31_536_000)),
            Worker = Said("--worker"),
        };
    }
}
