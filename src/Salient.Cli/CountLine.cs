using System.Globalization;

namespace Salient.Cli;

/// <summary>One line on standard error that counts something, for a person who waits.</summary>
/// <param name="shown">Whether anybody is watching; nothing is written otherwise.</param>
/// <param name="what">What is counted.</param>
internal sealed class CountLine(bool shown, string what) : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private readonly TimeProvider clock = TimeProvider.System;
    private long last;
    private long count;

    /// <summary>Counts one more.</summary>
    public void Count()
    {
        count++;
        if (shown && (last == 0 || clock.GetElapsedTime(last) >= Pause))
        {
            last = clock.GetTimestamp();
            Console.Error.Write(string.Create(CultureInfo.InvariantCulture, $"\r{count} {what} "));
        }
    }

    /// <summary>Takes the line away.</summary>
    public void Dispose()
    {
        if (shown && last != 0)
        {
            Console.Error.Write("\r\e[K");
        }
    }
}
