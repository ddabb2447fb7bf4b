using System.Text.RegularExpressions;
using Salient.Codebooks;

namespace Salient.Tests.Docs;

/// <summary>
/// docs/codebook.md tells of every key that the codebook files use and every list of cues, and its worked example is a codebook that
/// loads.
/// </summary>
public sealed partial class CodebookPageTests
{
    private static string Page { get; } = File.ReadAllText(Checkout.File("docs", "codebook.md"));

    public static TheoryData<string> Keys => [.. TestReader.Yaml("conflict-en")
        .SelectMany(f => Key().Matches(f.Text).Select(m => m.Groups[1].Value)).Distinct().Order(StringComparer.Ordinal)];

    public static TheoryData<string> Lists => [.. Cues.Names];

    public static TheoryData<string> ActorKeys =>
        [.. TestReader.Yaml("actors").SelectMany(f => ActorKey().Matches(f.Text).Select(m => m.Groups[1].Value)).Distinct()
        .Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Keys))]
    [MemberData(nameof(ActorKeys))]
    [MemberData(nameof(Lists))]
    public void Every_key_and_list_of_the_codebook_is_documented(string name) =>
        Assert.Contains($"`{name}`", Page, StringComparison.Ordinal);

    [Fact]
    public void The_worked_example_is_a_codebook_that_loads_and_is_read_as_it_says()
    {
        var yaml = Assert.Single(Fence().Matches(Page)).Groups[1].Value;
        var book = Codebook.Parse([("example.yaml", yaml)]);
        Assert.NotEmpty(book.Events);
        Assert.All(book.Rules, r => Assert.NotEmpty(r.Examples));
        var reader = TestReader.With(Codebook.Parse([("example.yaml", yaml), .. TestReader.Yaml("conflict-en")
            .Where(f => f.Name == "cues.yaml")]));
        foreach (var example in book.Rules.SelectMany(r => r.Examples))
        {
            Assert.Null(ExampleMatch.Fault(example.Claims, reader.Read(TestReader.Report(example.Text, new(2019, 1, 10))).Claims));
        }
    }

    [GeneratedRegex(@"^(?:  )*(?:- )?([a-z][a-z-]*):", RegexOptions.Multiline)]
    private static partial Regex Key();

    [GeneratedRegex(@"(?:^|[{,] ?|^- |^ +)([a-z_]+): ", RegexOptions.Multiline)]
    private static partial Regex ActorKey();

    [GeneratedRegex("^```yaml\n(.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence();
}
