using System.Globalization;
using System.Text.Json;
using Salient.Claims;
using Salient.Store;

namespace Salient.Cli;

/// <summary>Standard output and error: who is watching, one-line errors, quiet ends.</summary>
internal static class Terminal
{
    /// <summary>Whether a person reads standard output.</summary>
    public static bool OutputIsWatched => !Console.IsOutputRedirected;

    /// <summary>Whether a person reads standard error.</summary>
    public static bool ErrorIsWatched => !Console.IsErrorRedirected;

    /// <summary>Whether a program reads standard error: then each line of it is an object, as the server's log writes them.</summary>
    public static bool IsForPrograms { get; set; }

    /// <summary>Says on standard error what went wrong, on one line.</summary>
    public static void Error(string message) =>
        Say("Error", IsForPrograms ? message : "salient: " + message.ReplaceLineEndings(" "));

    /// <summary>Says something on standard error that is no error.</summary>
    public static void Note(string message) => Say("Information", message);

    private static void Say(string level, string message) => Console.Error.WriteLine(!IsForPrograms ? message
        : JsonSerializer.Serialize(new Dictionary<string, string>
        {
            ["Timestamp"] = TimeProvider.System.GetUtcNow().ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture),
            ["LogLevel"] = level, ["Category"] = "Salient", ["Message"] = message,
        }, ClaimJson.Options));

    /// <summary>Runs the program: every exception becomes one line and an exit status, never a stack trace.</summary>
    public static int Run(Func<int> program)
    {
        Console.OutputEncoding = System.Text.Encoding.UTF8;
        try
        {
            return program();
        }
        catch (Exception e) when (e is not OutOfMemoryException && Environment.GetEnvironmentVariable("SALIENT_DEBUG") != "1")
        {
            return Explain(e);
        }
    }

    /// <summary>Whether the reader of our output has gone (<c>| head</c>), which is no error.</summary>
    public static bool IsBrokenPipe(Exception e) =>
        e is IOException { HResult: 32 or unchecked((int)0x8007006D) or unchecked((int)0x800700E8) }
        || (e is IOException && e.Message.Contains("Broken pipe", StringComparison.OrdinalIgnoreCase))
        || (e.InnerException is { } inner && IsBrokenPipe(inner));

    private static int Explain(Exception e)
    {
        switch (e)
        {
            case var _ when IsBrokenPipe(e):
                return ExitCodes.Ok;
            case AggregateException { InnerExceptions: [var only] }:
                return Explain(only);
            case OperationCanceledException:
                return ExitCodes.Interrupted;
            case UsageException usage:
                Error(usage.Message);
                return usage.ExitCode;
            case ReadingKitException kit:
                foreach (var fault in kit.Faults)
                {
                    Error(fault);
                }

                return ExitCodes.Usage;
            case StoreException store:
                Error(store.Message);
                return ExitCodes.Database;
            case IOException or UnauthorizedAccessException:
                Error($"{e.Message}; check the disk and the permissions");
                return ExitCodes.Usage;
            default:
                Error($"a defect in salient: {e.GetType().Name}: {e.Message}; run again with SALIENT_DEBUG=1 and report it");
                return ExitCodes.Defect;
        }
    }
}
