using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Salient.SystemTests.Web;

[Collection(OneDesk.Name)]
public sealed class ServeCommandTests(ServedDesk desk)
{
    [Fact]
    public async Task A_port_in_use_is_one_line_with_the_remedy_and_exit_code_5()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;
        var (exit, error) = await Run("serve", "--db", desk.DatabasePath, "--port", $"{port}");
        Assert.Equal(5, exit);
        Assert.Equal($"salient: port {port} is in use: choose another with --port, or stop the program that has it", Assert.Single(error));
    }

    [Theory]
    [InlineData("--db", "nowhere.db", 4, "nowhere.db")]
    [InlineData("--tiles", "ftp://tiles/{z}/{x}/{y}", 2, "is not an http or https address")]
    public async Task A_wrong_option_is_one_line_with_the_remedy(string option, string value, int code, string says)
    {
        string[] database = option == "--db" ? [] : ["--db", desk.DatabasePath];
        var (exit, error) = await Run(["serve", "--port", "0", option, value, .. database]);
        Assert.Equal(code, exit);
        Assert.Contains(says, Assert.Single(error), StringComparison.Ordinal);
    }

    private static async Task<(int Exit, string[] Error)> Run(params string[] args)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Salient.Cli.dll"),
            .. args]) { RedirectStandardError = true, RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        var error = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }
}
