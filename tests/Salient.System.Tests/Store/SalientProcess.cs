using System.Diagnostics;

namespace Salient.SystemTests.Store;

/// <summary>The program as people run it: a process of its own, with a home of its own.</summary>
internal sealed class SalientProcess : IDisposable
{
    private readonly Process _process;
    private readonly Task<string> _output, _error;

    private SalientProcess(Process process) =>
        (_process, _output, _error) = (process, process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());

    public bool HasExited => _process.HasExited;

    public static SalientProcess Start(string home, IEnumerable<string> arguments, params IEnumerable<(string, string)> environment)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Salient.Cli.dll"),
            .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["SALIENT_HOME"] = home;
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return new(Process.Start(start)!);
    }

    /// <summary>As above, on the database of that home.</summary>
    public static SalientProcess Start(TemporaryHome home, IEnumerable<string> arguments,
        params IEnumerable<(string, string)> environment) =>
        Start(home.Path, arguments, home.Environment.Concat(environment));

    public static (int Code, string Output, string Error) Run(TemporaryHome home, params string[] arguments)
    {
        using var process = Start(home, arguments);
        return process.End();
    }

    public static (int Code, string Output, string Error) Run(string home, params string[] arguments)
    {
        using var process = Start(home, arguments);
        return process.End();
    }

    public (int Code, string Output, string Error) End()
    {
        _process.WaitForExit();
        return (_process.ExitCode, _output.Result, _error.Result);
    }

    /// <summary>SIGKILL: the process gets no chance to tidy up.</summary>
    public void Kill()
    {
        _process.Kill();
        _process.WaitForExit();
    }

    public void Dispose() => _process.Dispose();
}
