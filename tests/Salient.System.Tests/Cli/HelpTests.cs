using System.CommandLine;

namespace Salient.SystemTests.Cli;

public class HelpTests
{
    [Fact]
    public void A_root_command_shows_its_help() => Assert.Equal(0, new RootCommand().Parse(["--help"]).Invoke());
}
