using System.Diagnostics;

namespace Salient.SystemTests.Exchange;

/// <summary>GDAL's own programs: what QGIS opens layers with.</summary>
internal static class Ogr
{
    /// <summary>What a program of GDAL says of a file; a test without GDAL is skipped on a person's machine and fails on CI.</summary>
    public static string Of(string program, params string[] arguments)
    {
        var there = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .Any(folder => File.Exists(Path.Combine(folder, program)));
        const string Missing = "ogrinfo is missing: install it (Debian: apt-get install gdal-bin)";
        if (!there && Environment.GetEnvironmentVariable("CI") == "true")
        {
            Assert.Fail(Missing);
        }

        Assert.SkipUnless(there, Missing);
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true,
            RedirectStandardError = true })!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        process.WaitForExit();
        Assert.True(process.ExitCode == 0 && !error.Result.Contains("ERROR", StringComparison.Ordinal)
            && !error.Result.Contains("Warning", StringComparison.Ordinal), $"{program} {string.Join(' ', arguments)}\n{error.Result}");
        return output.Result;
    }
}
