using System.Globalization;
using Salient.Gathering;
using Salient.Reports;

namespace Salient.Fuzz;

/// <summary>Reads files by their names and tells what came of each, in how much time and memory.</summary>
internal static class FileReading
{
    /// <summary>Reads and prints a line a file.</summary>
    /// <returns>1 where the net caught a fault of a reader's own.</returns>
    public static int Print(ReportCleaner cleaner, IEnumerable<string> files)
    {
        var code = 0;
        foreach (var file in files)
        {
            var (began, bytes) = (Environment.CpuUsage.TotalTime, GC.GetTotalAllocatedBytes());
            var gathered = new ReportFiles(cleaner, new() { Given = new() { Language = "en" } }).Read(file).ToList();
            var fault = gathered.OfType<GatheringFault>().FirstOrDefault();
            code = fault?.Remedy.StartsWith("report this as a fault", StringComparison.Ordinal) == true ? 1 : code;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{Path.GetFileName(file)}: {(Environment.CpuUsage.TotalTime - began).TotalSeconds:0.0} s, {(GC.GetTotalAllocatedBytes() - bytes) / 1e6:0} MB allocated, "
                + $"{gathered.OfType<GatheredReport>().Count()} reports{(fault is null ? "" : $", {fault.Reason}")}"));
        }

        return code;
    }
}
