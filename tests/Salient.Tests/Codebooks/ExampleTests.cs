using Salient.Codebooks;

namespace Salient.Tests.Codebooks;

public sealed class ExampleTests
{
    public static TheoryData<string, string> Examples
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var (rule, example) in TestReader.Codebook.Rules.SelectMany(r => r.Examples.Select(e => (r, e))))
            {
                data.Add(rule.Id, example.Text);
            }

            return data;
        }
    }

    public static TheoryData<string, string> Patterns
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var (pattern, example) in TestReader.Codebook.Patterns.SelectMany(p => p.Examples.Select(e => (p, e))))
            {
                data.Add(pattern.Id, example.Text);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Patterns))]
    public void Every_sentence_of_a_pattern_is_coded_as_it_says(string pattern, string sentence)
    {
        var found = TestReader.Codebook.Patterns.Single(p => p.Id == pattern);
        var example = found.Examples.Single(e => e.Text == sentence);
        var claims = TestReader.Reader.Read(CodebookCheck.Sentence(sentence, found.Headline)).Claims;
        var fault = ExampleMatch.Fault(example.Claims, claims);
        Assert.True(fault is null,
            $"{example.File}:{example.Line}: {sentence}\n  {fault}\n  read:\n{string.Join('\n', claims.Select(c => "    " + ExampleMatch.Words(c)))}");
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public void Every_example_of_the_codebook_is_coded_as_it_says(string rule, string sentence)
    {
        var found = TestReader.Codebook.Rules.Single(r => r.Id == rule);
        var example = found.Examples.Single(e => e.Text == sentence);
        var claims = TestReader.Reader.Read(CodebookCheck.Sentence(sentence)).Claims;
        var fault = ExampleMatch.Fault(example.Claims, claims);
        Assert.True(
            fault is null,
            $"{found.File}:{found.Line}: rule '{rule}': {sentence}\n  {fault}\n  read:\n{string.Join('\n', claims.Select(c => "    " + ExampleMatch.Words(c)))}");
    }

    [Fact]
    public void A_claim_that_differs_in_one_thing_is_not_what_an_example_says()
    {
        var claims = TestReader.Read("Government troops captured Atarib from the rebels on Monday.", new(2019, 1, 10)).Claims;
        var right = new ExampleClaim { Event = "capture", Actor = "Government", Target = "rebels", Place = "Atarib", Status = "asserted",
            From = "", Holder = "Government", State = "holds" };
        Assert.Null(ExampleMatch.Fault([right], claims));
        ExampleClaim[] wrong =
        [
            right with { Event = "lose" }, right with { Actor = "rebels" }, right with { Actor = "Government + rebels" },
                right with { Actor = "" },
            right with { Target = "" }, right with { Place = "Idlib" }, right with { To = "Idlib" }, right with { Status = "denied" },
            right with { Source = "SOHR" }, right with { Killed = 1 }, right with { Holder = "rebels" }, right with { State = "contested" },
        ];
        Assert.All(wrong, w => Assert.NotNull(ExampleMatch.Fault([w], claims)));
        Assert.NotNull(ExampleMatch.Fault([], claims));
        Assert.NotNull(ExampleMatch.Fault([right, right], claims));
    }
}
