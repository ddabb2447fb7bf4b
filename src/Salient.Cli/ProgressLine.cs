using System.Globalization;

namespace Salient.Cli;

/// <summary>One line on standard error that counts what has been read, for a person who waits.</summary>
/// <param name="shown">Whether anybody is watching; nothing is written otherwise.</param>
/// <param name="what">What is counted beside the reports.</param>
/// <param name="of">How many reports there are to read, where that is known.</param>
internal sealed class ProgressLine(bool shown, string what = "claims", int? of = null) : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private readonly TimeProvider clock = TimeProvider.System;
    private long last;
    private int reports;
    private int found;
    private bool written;

    /// <summary>Counts a report with what was found in it.</summary>
    public void Count(int more)
    {
        reports++;
        found += more;
        if (shown && (last == 0 || clock.GetElapsedTime(last) >= Pause))
        {
            last = clock.GetTimestamp();
            written = true;
            Console.Error.Write(string.Create(CultureInfo.InvariantCulture,
                $"\r{reports}{(of is { } all ? $" of {all}" : "")} reports read, {found} {what} "));
        }
    }

    /// <summary>Takes the line away so that something else can be said.</summary>
    public void Clear()
    {
        if (written)
        {
            Console.Error.Write("\r\e[K");
            written = false;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => Clear();
}
