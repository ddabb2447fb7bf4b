using Salient.Codebooks;

namespace Salient.Tests.Codebooks;

/// <summary>The check reads examples, and finds rules that nothing exercises or that never get their turn.</summary>
public sealed class CodebookCheckTests
{
    private const string Events = """
        events:
          - {code: cut-road, meaning: A road is cut.}
          - {code: open-road, meaning: A road is opened.}

        """;

    private const string Verb = "  - {id: cut.verb, event: cut-road, verbs: [cut, sever], object: [road, line], roles: {actor: subject, place: to | into}, need: [actor, place]";

    [Fact]
    public void An_example_that_is_coded_as_it_says_is_no_finding() =>
        Assert.Empty(Findings($$"""{{Verb}}, examples: [{text: Rebels cut the road to Atarib on Monday., claims: [{event: cut-road, actor: rebels, place: Atarib}]}]}"""));

    [Fact]
    public void An_example_that_is_not_coded_as_it_says_is_named_with_its_line()
    {
        var finding = Assert.Single(Findings(Verb + """
            ,
                 examples: [
                   {text: Rebels cut the road to Atarib on Monday., claims: []}]}
            """));
        Assert.Equal(("example", "b.yaml:4", "cut.verb", true), (finding.Kind, finding.Where, finding.Rule, finding.IsWrong));
        Assert.StartsWith("«Rebels cut the road to Atarib on Monday.» asserted but not expected: cut-road", finding.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_rule_that_no_example_exercises_is_named_with_what_codes_its_examples() => Assert.Equal(
        [("cut.none", "it has no example, and none of another rule exercises it"), ("cut.other", "its examples are coded by cut.verb"),
            ("open.far", "none of its examples is coded by it")],
        Findings($$"""
            {{Verb}}, examples: [{text: Rebels cut the road to Atarib., claims: [{event: cut-road}]}]}
              - {id: cut.none, event: cut-road, verbs: [interrupt]}
              - {id: cut.other, event: cut-road, verbs: [block], examples: [{text: Rebels severed the road to Atarib., claims: [{event: cut-road}]}]}
              - {id: open.far, event: open-road, verbs: [reopen], examples: [{text: The road is long., claims: []}]}
            """).Where(f => f.Kind == "unexercised").Select(f => (f.Rule!, f.Message)));

    [Theory]
    [InlineData("verbs: [sever, block], object: [road], roles: {actor: subject, place: to}, need: [place, actor]",
        "'sever' is always taken by cut.verb (b.yaml:2), which comes first")]
    [InlineData("verbs: [sever], object: [road], roles: {actor: subject, place: to}, need: [actor]", null)]
    [InlineData("verbs: [sever], object: [pipe], roles: {actor: subject, place: to}, need: [actor, place]", null)]
    [InlineData("verbs: [sever], roles: {actor: subject, place: to}, need: [actor, place]", null)]
    [InlineData("verbs: [sever], object: [road], roles: {actor: subject, place: to | near}, need: [actor, place]", null)]
    [InlineData("verbs: [sever], object: [road], roles: {actor: subject, place: to}, need: [actor, place], any-subject: true", null)]
    [InlineData("nouns: [sever], object: [road], roles: {actor: subject, place: to}, need: [actor, place]", null)]
    public void A_word_that_a_rule_before_always_takes_is_shadowed(string rule, string? message) => Assert.Equal(
        message, Findings($"{Verb}}}\n  - {{id: cut.late, event: open-road, {rule}}}").SingleOrDefault(f => f.Kind == "shadowed")?.Message);

    [Fact]
    public void The_bundled_codebook_has_no_example_that_fails_and_no_shadowed_rule() =>
        Assert.DoesNotContain(CodebookCheck.Of(TestReader.Codebook, TestReader.Reader.Read).Findings,
            f => f.Kind is "example" or "shadowed");

    private static IReadOnlyList<CodebookFinding> Findings(string rules)
    {
        var codebook = Codebook.Parse([("a.yaml", Events), ("b.yaml", "rules:\n" + rules), .. TestReader.Yaml("conflict-en")
            .Where(f => f.Name == "cues.yaml")]);
        return CodebookCheck.Of(codebook, TestReader.With(codebook).Read).Findings;
    }
}
