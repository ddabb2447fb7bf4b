using System.CommandLine;

namespace Salient.Cli;

/// <summary><c>salient demo</c>: the whole program on the bundled samples.</summary>
internal static class DemoCommand
{
    /// <summary>Builds the command.</summary>
    public static Command Create()
    {
        var noServe = new Option<bool>("--no-serve") { Description = "Stop after the table" };
        var port = new Option<int>("--port") { Description = "Port of the page", DefaultValueFactory = _ => 5080 };
        var command = new Command("demo", "Reads the bundled samples, prints who holds what, and serves the map.") { noServe, port };
        command.SetAction(parsed => Run(parsed.GetValue(noServe), parsed.GetValue(port)));
        return command.WithExamples("salient demo", "salient demo --no-serve", "salient demo --port 5081");
    }

    private static int Run(bool noServe, int port) => throw new UsageException($"the samples are not there yet ({noServe}, {port})");
}
