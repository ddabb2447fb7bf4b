using System.Diagnostics;
using Salient.Codebooks;
using Salient.Yaml;

namespace Salient.Tests.Codebooks;

/// <summary>A file that is no codebook says where, whatever is in it, and ends nothing.</summary>
public sealed class YamlFaultTests
{
    private static string Told(string text)
    {
        var began = Stopwatch.GetTimestamp();
        var fault = Assert.Throws<CodebookFaultsException>(() => CodebookManifest.Parse("codebook.yaml", text));
        Assert.InRange(Stopwatch.GetElapsedTime(began), TimeSpan.Zero, TimeSpan.FromSeconds(20));
        return fault.Faults[0];
    }

    [Theory]
    [InlineData("[")]
    [InlineData("{a: ")]
    [InlineData("? ")]
    [InlineData("- ")]
    public void A_file_nested_without_end_is_refused(string opening) =>
        Assert.Contains("nested more than 64 deep", Told(string.Concat(Enumerable.Repeat(opening, 100_000))), StringComparison.Ordinal);

    [Fact]
    public void Names_that_stand_for_more_and_more_are_refused()
    {
        var lines = string.Concat(Enumerable.Range(1, 30).Select(i => $"l{i}: &l{i} [{string.Join(", ", Enumerable.Repeat($"*l{i - 1}", 9))}]\n"));
        var told = Told($"l0: &l0 [a]\n{lines}replaces: *l30\n");
        Assert.StartsWith("codebook.yaml:2: not YAML: ", told, StringComparison.Ordinal);
        Assert.EndsWith("*l0 stands for what was written before; write it out here", told, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("abo{: <p>a desk\nreplaces: [actors, p\nlaces]\n")]
    [InlineData("about: a desk\nreplaces: [ac\u0083^o\u0089s, pl[actors[actors[!!binary actors[")]
    public void Brackets_that_do_not_fit_are_told_with_a_line(string text) =>
        Assert.Matches(@"^codebook\.yaml:\d+: not YAML: ", Told(text));
}
