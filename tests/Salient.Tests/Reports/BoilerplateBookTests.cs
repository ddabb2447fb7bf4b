using Salient.Reports;
using Salient.Yaml;

namespace Salient.Tests.Reports;

public class BoilerplateBookTests
{
    public static TheoryData<string, string> Examples => [.. Cleaning.Book.Cues.SelectMany(c => c.Examples.Select(e => (c.Id, e)))];

    public static TheoryData<string> CounterExamples => [.. Cleaning.Book.Cues.SelectMany(c => c.CounterExamples)];

    [Theory]
    [MemberData(nameof(Examples))]
    public void Every_example_of_a_cue_is_met_by_it(string cue, string line)
    {
        Assert.NotNull(Cleaning.Book.Match(line));
        Assert.Empty(Cleaning.Clean(line).Body);
        Assert.Contains(Cleaning.Book.Cues.Where(c => c.Meets(PlainLower(line))), c => c.Id == cue);
    }

    [Theory]
    [MemberData(nameof(CounterExamples))]
    public void No_counter_example_is_met(string line) => Assert.Null(Cleaning.Book.Match(line)?.Id);

    [Fact]
    public void Every_cue_says_what_it_is_not() => Assert.DoesNotContain(Cleaning.Book.Cues, c => c.CounterExamples.Count == 0);

    [Fact]
    public void All_faults_of_a_codebook_are_told_at_once_with_their_lines()
    {
        var fault = Assert.Throws<CodebookFaultsException>(() => BoilerplateBook.Parse("cues:\n  - id: a\n    strats: [x]\n    examples: [x]\n  - starts: [y]\n    matches: ['(']\nlabels:\n  colour: [red]\n", "b.yaml"));
        Assert.Collection(
            fault.Faults,
            f => Assert.Contains("strats", f, StringComparison.Ordinal),
            f => Assert.Equal("b.yaml:5: 'id' is missing", f),
            f => Assert.StartsWith("b.yaml:5: Invalid pattern '('", f, StringComparison.Ordinal),
            f => Assert.Equal("b.yaml:5: a cue needs examples", f),
            f => Assert.Contains("unknown label 'colour'", f, StringComparison.Ordinal));
    }

    private static string PlainLower(string line) => line.Replace("*", "", StringComparison.Ordinal).ToLowerInvariant();
}
