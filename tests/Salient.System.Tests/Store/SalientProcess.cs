using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Salient.SystemTests.Store;

/// <summary>The program as people run it: a process of its own, with a home of its own.</summary>
internal sealed class SalientProcess : IDisposable
{
    private readonly Process _process;
    private readonly Task<string> _output;
    private readonly Task _errors;
    private readonly StringBuilder _error = new();

    private SalientProcess(Process process) =>
        (_process, _output, _errors) = (process, process.StandardOutput.ReadToEndAsync(), Task.Run(() => Listen(process.StandardError)));

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
        _errors.Wait();
        return (_process.ExitCode, _output.Result, _error.ToString());
    }

    /// <summary>Waits until standard error says something, and gives the first group of it.</summary>
    public async Task<string> Says(string pattern)
    {
        for (var i = 0; i < 1200; i++)
        {
            string said;
            lock (_error)
            {
                said = _error.ToString();
            }

            if (Regex.Match(said, pattern) is { Success: true } match)
            {
                return match.Groups[1].Value;
            }

            Assert.False(_process.HasExited && _errors.IsCompleted, said);
            await Task.Delay(100);
        }

        throw new TimeoutException($"it did not say {pattern}: {_error}");
    }

    /// <summary>SIGINT: Ctrl-C.</summary>
    public void Interrupt()
    {
        using var kill = Process.Start("kill", ["-INT", _process.Id.ToString(CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }

    private void Listen(StreamReader error)
    {
        while (error.ReadLine() is { } line)
        {
            lock (_error)
            {
                _error.Append(line).Append('\n');
            }
        }
    }

    /// <summary>SIGKILL: the process gets no chance to tidy up.</summary>
    public void Kill()
    {
        _process.Kill();
        _process.WaitForExit();
    }

    public void Dispose() => _process.Dispose();
}
