using Salient.Codebooks;

namespace Salient.Tests.Codebooks;

/// <summary>
/// Sentences read as the program reads them, by rules and by the learned reader together: how many come out as they should never falls.
/// Raise a floor when it rises.
/// </summary>
public sealed class WholeReaderTests
{
    private const int KindsRight = 92;
    private const double ExamplesRight = 0.955;

    private static readonly Codebook Kinds = Codebook.Parse(TestReader.Yaml("conflict-en")
        .Append(("kinds.yaml", File.ReadAllText(Checkout.File("tests", "Salient.Tests", "Codebooks", "kinds.yaml")))));

    [Fact]
    public void Kinds_of_fault_that_trials_found_come_out_right_as_often_as_ever()
    {
        var ours = Kinds.Patterns.Where(p => p.Examples.Any(e => e.File == "kinds.yaml")).ToList();
        Assert.Equal(15, ours.Count);
        var faults = ours.SelectMany(p => p.Examples.Select(e => Fault(p.Id, e, p.Headline))).ToList();
        Told(faults);
        Assert.True(faults.Count(f => f is null) >= KindsRight,
            $"{faults.Count(f => f is null)} of {faults.Count} right, {KindsRight} before");
    }

    [Fact]
    public void The_codebooks_examples_come_out_right_as_often_as_ever()
    {
        var book = TestReader.Codebook;
        var faults = book.Rules.SelectMany(r => r.Examples.Select(e => (r.Id, Example: e, Headline: false)))
            .Concat(book.Patterns.SelectMany(p => p.Examples.Select(e => (p.Id, Example: e, p.Headline)))).AsParallel().AsOrdered()
                .Select(x => Fault(x.Id, x.Example, x.Headline)).ToList();
        Told(faults);
        var share = faults.Count(f => f is null) / (double)faults.Count;
        Assert.True(share >= ExamplesRight, $"{share:F3} of {faults.Count} right, {ExamplesRight:F3} before");
    }

    private static string? Fault(string id, RuleExample example, bool headline) =>
        ExampleMatch.Fault(example.Claims, TestReader.Whole.Read(CodebookCheck.Sentence(example.Text, headline)).Claims) is { } fault
            ? $"{id}: {example.Text}\n  {fault}" : null;

    private static void Told(IEnumerable<string?> faults) =>
        TestContext.Current.TestOutputHelper?.WriteLine(string.Join('\n', faults.Where(f => f is not null)));
}
