using System.Globalization;
using Salient.Gathering;
using Salient.Reports;

namespace Salient.Cli;

/// <summary>Counts the reports with claims that state no day of publication, or several, and says once what follows from it.</summary>
internal sealed class UndatedReports
{
    private int count, torn;
    private string? first, hash, tornWords;

    /// <summary>Takes notice of a reading.</summary>
    /// <param name="from">Where the report came from.</param>
    /// <param name="reading">What was read.</param>
    public void Count(Gathered from, Reading reading)
    {
        if (reading.Report.DateLine is null && reading.Claims.Count > 0)
        {
            count++;
            first ??= from.Where;
            hash ??= reading.Report.Hash;
        }

        if (Contradiction(reading.Report) is { } words)
        {
            torn++;
            tornWords ??= $"{from.Where} {words}";
        }
    }

    /// <summary>Which day of publication was taken of several that a report states; null where they agree.</summary>
    private static string? Contradiction(Report report)
    {
        var said = (report.Facts ?? []).Where(f => f.What == "published").ToList();
        return said.Find(f => !f.Chosen) is not { } other || said.Find(f => f.Chosen) is not { } taken ? null
            : $"states days of publication that contradict each other: {taken.Value} ({taken.Where}) was taken, "
                + $"{other.Value} ({other.Where}) was not";
    }

    /// <summary>Says so on standard error, on one line; nothing where every report has its day.</summary>
    /// <param name="remedy">What gives a report its day.</param>
    /// <param name="ofOne">What does where it is one report, by its hash; as the other where null.</param>
    public void Tell(string remedy, Func<string, string>? ofOne = null)
    {
        if (torn > 0)
        {
            var more = torn == 1 ? "" : string.Create(CultureInfo.InvariantCulture, $" (and {torn - 1} more reports contradict themselves)");
            Terminal.Note($"{tornWords}{more}; {remedy}".ReplaceLineEndings(" "));
        }

        if (count > 0)
        {
            var which = count == 1 ? $"{first} states" : string.Create(CultureInfo.InvariantCulture,
                $"{count} reports (first: {first}) state");
            Terminal.Note($"{which} no day of publication, so what \"today\" or \"on Monday\" means there stays open and claims without a full date have none; {(count == 1 && ofOne is not null ? ofOne(hash![..16]) : remedy)}".ReplaceLineEndings(" "));
        }
    }
}
