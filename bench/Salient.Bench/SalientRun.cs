using System.Diagnostics;

namespace Salient.Bench;

/// <summary>The program as people run it, built beside this one: a process of its own, whose highest memory is watched.</summary>
internal sealed class SalientRun : IDisposable
{
    private readonly Process process;
    private readonly Task<string> output, error;
    private readonly Task watch;
    private readonly Stopwatch clock = Stopwatch.StartNew();

    private SalientRun(Process process)
    {
        this.process = process;
        output = process.StandardOutput.ReadToEndAsync();
        error = process.StandardError.ReadToEndAsync();
        watch = Task.Run(Watch);
    }

    /// <summary>Highest memory so far, in bytes, as the system counts it.</summary>
    public long Peak { get; private set; }

    /// <summary>Processor time so far.</summary>
    public TimeSpan Processor { get; private set; }

    /// <summary>How long it has run.</summary>
    public TimeSpan Elapsed => clock.Elapsed;

    /// <summary>Whether it is at its end.</summary>
    public bool HasEnded => process.HasExited;

    /// <summary>Starts it with a home of its own.</summary>
    public static SalientRun Start(string home, params IEnumerable<string> arguments)
    {
        var program = Path.Combine(Bundled.Root, "artifacts", "bin", "Salient.Cli", "release", "Salient.Cli.dll");
        if (!File.Exists(program))
        {
            throw new FileNotFoundException("build it first: dotnet build src/Salient.Cli -c Release", program);
        }

        var start = new ProcessStartInfo("dotnet", [program, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["SALIENT_HOME"] = home;
        return new(Process.Start(start)!);
    }

    /// <summary>Runs it to its end.</summary>
    public static (int Code, string Output, string Error) Of(string home, params IEnumerable<string> arguments)
    {
        using var run = Start(home, arguments);
        return run.End();
    }

    /// <summary>Waits for its end.</summary>
    public (int Code, string Output, string Error) End()
    {
        process.WaitForExit();
        clock.Stop();
        watch.Wait();
        return (process.ExitCode, output.Result, error.Result);
    }

    /// <summary>SIGKILL: it gets no chance to tidy up.</summary>
    public void Kill()
    {
        process.Kill();
        End();
    }

    /// <summary>SIGINT, as Ctrl-C.</summary>
    public void Interrupt()
    {
        using var signal = Process.Start("kill", ["-INT", process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        signal.WaitForExit();
        End();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (!process.HasExited)
        {
            process.Kill();
        }

        process.Dispose();
    }

    private void Watch()
    {
        try
        {
            while (!process.HasExited)
            {
                process.Refresh();
                Peak = Math.Max(Peak, process.PeakWorkingSet64);
                Processor = process.TotalProcessorTime;
                Thread.Sleep(20);
            }
        }
        catch (InvalidOperationException)
        {
            // It ended while it was looked at.
        }
    }
}
