using System.Text.Json;
using Salient.Store;
using static Salient.SystemTests.Store.Made;

namespace Salient.SystemTests.Store;

public sealed class LineageCommandTests : IDisposable
{
    private const string Dawn = "Fighters of the Northern Front entered the market town of Tal before dawn and raised their flag over the old grain silo near the bridge while shops stayed shut until noon.";
    private const string Water = "Engineers repaired the water station in the south of the province after two weeks without power, and the first taps ran again on Thursday evening, the council of the province said.";
    private readonly TemporaryHome _home = new();

    public LineageCommandTests()
    {
        using var store = ReportStore.Open(_home.Database, new());
        foreach (var report in new[] { Report("dawn", Dawn, 3, "Alpha"), Report("water", Water, 3, "Beta"),
            Report("digest", $"{Dawn}\n\n{Water}", 4, "Gamma"), Report("else", "Nothing to do with it, and in other words.", 4, "Delta") })
        {
            store.Add(Reading(report), Bytes(report.Text));
        }
    }

    public void Dispose() => _home.Dispose();

    [Fact]
    public void The_tree_draws_a_digest_below_each_report_that_stands_in_it_with_the_reason()
    {
        var (code, output, _) = SalientProcess.Run(_home.Path, "lineage", "digest", "--format", "tree");
        var words = string.Join(' ', output.Split((char[])[' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries));

        Assert.Equal(0, code);
        Assert.All(["Alpha, 2019-01-03", "Beta, 2019-01-03", "Gamma, 2019-01-04", "of it, sure 0.9"],
            part => Assert.Contains(part, words, StringComparison.Ordinal));
        Assert.DoesNotContain("Delta", words, StringComparison.Ordinal);
    }

    [Fact]
    public void Programs_get_every_member_with_its_parents()
    {
        var answer = JsonDocument.Parse(SalientProcess.Run(_home.Path, "lineage", "dawn").Output).RootElement;
        var digest = answer.GetProperty("members").EnumerateArray().Single(m => m.GetProperty("id").GetString() == "digest");

        Assert.Equal(3, answer.GetProperty("members").GetArrayLength());
        Assert.Equal(("digest", 2), (digest.GetProperty("kind").GetString(), digest.GetProperty("parents").GetArrayLength()));
    }

    [Fact]
    public void A_report_that_is_not_there_is_told() => Assert.Equal(3, SalientProcess.Run(_home.Path, "lineage", "nobody").Code);
}
