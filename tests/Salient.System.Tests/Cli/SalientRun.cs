using System.Diagnostics;

namespace Salient.SystemTests.Cli;

/// <summary>What one run of the built program gave.</summary>
/// <param name="Code">Exit status.</param>
/// <param name="Output">Standard output.</param>
/// <param name="Error">Standard error.</param>
internal sealed record SalientRun(int Code, string Output, string Error)
{
    public string[] Lines => Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    public string[] Errors => Error.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>Runs the program as a process of its own.</summary>
    /// <param name="home">The user's folder.</param>
    /// <param name="arguments">The command line.</param>
    public static SalientRun Of(string home, params string[] arguments) => With(home, null, arguments);

    /// <summary>Runs it with something on standard input.</summary>
    public static SalientRun With(string home, string? input, params string[] arguments)
    {
        using var process = Start(home, arguments);
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        process.StandardInput.Write(input);
        process.StandardInput.Close();
        process.WaitForExit();
        return new(process.ExitCode, output.Result, error.Result);
    }

    /// <summary>Starts it and leaves it running.</summary>
    public static Process Start(string home, params string[] arguments)
    {
        // A shell that runs the tests in the background has its children ignore Ctrl-C: here it must be heard, as in a terminal.
        var (file, first) = OperatingSystem.IsLinux() ? ("env", (string[])["--default-signal=INT", "dotnet"]) : ("dotnet", []);
        var start = new ProcessStartInfo(file, [.. first, Program, .. arguments]) { RedirectStandardInput = true,
            RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["SALIENT_HOME"] = home;
        start.Environment.Remove("SALIENT_DEBUG");
        return Process.Start(start)!;
    }

    /// <summary>The built program.</summary>
    public static string Program { get; } = Path.Combine(AppContext.BaseDirectory, "Salient.Cli.dll");
}
