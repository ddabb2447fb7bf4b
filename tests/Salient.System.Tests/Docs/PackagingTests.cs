using System.Diagnostics;
using System.Text.RegularExpressions;
using Salient.Cli;

namespace Salient.SystemTests.Docs;

/// <summary>What runs the program as a service says only what the program and the service manager understand.</summary>
public sealed partial class PackagingTests
{
    public static TheoryData<string> Units => [.. Directory.EnumerateFiles(Checkout.File("packaging"), "*.service").Select(f => Path.GetFileName(f)!).Order()];

    [Theory]
    [MemberData(nameof(Units))]
    public void The_command_of_a_unit_is_one_that_the_program_takes(string unit)
    {
        var command = Start().Match(File.ReadAllText(Checkout.File("packaging", unit))).Groups["arguments"].Value;
        Assert.NotEqual("", command);
        Assert.Empty(CommandTree.Create().Parse(command.Split(' ')).Errors.Select(e => e.Message));
    }

    [Theory]
    [MemberData(nameof(Units))]
    public void Systemd_understands_a_unit_and_finds_it_closed(string unit)
    {
        Assert.SkipUnless(File.Exists("/usr/bin/systemd-analyze"), "systemd-analyze is missing (Debian: apt-get install systemd)");
        var folder = Directory.CreateTempSubdirectory("salient-unit-");
        try
        {
            // The program is not installed where the unit says.
            var here = Path.Combine(folder.FullName, unit);
            File.WriteAllText(here, File.ReadAllText(Checkout.File("packaging", unit)).Replace("/opt/salient/Salient.Cli", "/bin/true", StringComparison.Ordinal));
            Assert.Equal((0, ""), Run("verify", "--man=no", here));
            var (code, said) = Run("security", "--offline=true", "--threshold=20", here);
            Assert.True(code == 0, said);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void The_container_runs_as_nobody_and_starts_a_command_that_there_is()
    {
        var lines = File.ReadAllText(Checkout.File("packaging", "Containerfile")).Split('\n').Where(l => l.Length > 0 && l[0] != '#').ToList();
        var last = lines.FindLastIndex(l => l.StartsWith("FROM ", StringComparison.Ordinal));
        Assert.All(lines, l => Assert.Matches("^(FROM|COPY|RUN|WORKDIR|ENV|VOLUME|USER|EXPOSE|STOPSIGNAL|ENTRYPOINT|CMD) ", l));
        Assert.Equal("USER $APP_UID", Assert.Single(lines[last..], l => l.StartsWith("USER ", StringComparison.Ordinal)));
        Assert.Contains("ENTRYPOINT [\"dotnet\", \"/opt/salient/Salient.Cli.dll\"]", lines);
        foreach (var example in Example().Matches(File.ReadAllText(Checkout.File("packaging", "Containerfile")).Replace("\\\n#", "", StringComparison.Ordinal))
            .Select(m => m.Groups["arguments"].Value.Trim()))
        {
            Assert.Empty(CommandTree.Create().Parse(example.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Errors.Select(e => e.Message));
        }
    }

    private static (int Code, string Said) Run(params string[] arguments)
    {
        var start = new ProcessStartInfo("systemd-analyze", arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var said = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, arguments[0] == "verify" ? said.Result + error : said.Result);
    }

    [GeneratedRegex("^ExecStart=/opt/salient/Salient.Cli (?<arguments>.+)$", RegexOptions.Multiline)]
    private static partial Regex Start();

    [GeneratedRegex("^#   podman run .* salient(?<arguments> (?:people|serve) .*)$", RegexOptions.Multiline)]
    private static partial Regex Example();
}
