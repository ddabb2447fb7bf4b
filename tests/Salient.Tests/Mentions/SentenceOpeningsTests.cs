using NodaTime;

namespace Salient.Tests.MentionsTests;

/// <summary>Phrases of time and place in front of a clause stand apart: the clause is read as if it began the sentence.</summary>
public class SentenceOpeningsTests
{
    private static readonly LocalDate Day = new(2020, 5, 9);

    [Theory]
    [InlineData("On 9 May 2020, the rebels attacked the village of Tessit.")]
    [InlineData("Around 9 May 2020 (as reported), the rebels attacked the village of Tessit.")]
    [InlineData("On 9 May 2020, in Ansongo, Gao, the rebels attacked the village of Tessit.")]
    [InlineData("Ambush: On 9 May 2020, the rebels attacked the village of Tessit.")]
    [InlineData("On 9 May 2020, in the rural area of Ansongo (Gao), the rebels attacked the village of Tessit.")]
    public void A_clause_behind_a_day_and_a_place_keeps_its_doer_and_gets_the_day(string text)
    {
        var claim = Assert.Single(TestReader.Reader.Read(TestReader.Report(text, new(2020, 6, 1))).Claims);
        Assert.Equal(("attack", "rebels"), (claim.Event, Assert.Single(claim.Actors).Text));
        Assert.Equal((Day, Day), (claim.Date.From, claim.Date.To));
    }

    [Theory]
    [InlineData("In Raqqa, Islamic State, the strongest group, has attacked the army.", "Islamic State")]
    [InlineData("On Monday, Boko Haram, the Islamist group, has attacked the army.", "Boko Haram")]
    public void An_actor_behind_the_comma_is_no_place_in_front(string text, string actor)
    {
        var claim = Assert.Single(TestReader.Reader.Read(TestReader.Report(text, new(2020, 6, 1))).Claims, c => c.Event == "attack");
        Assert.Contains(actor, Assert.Single(claim.Actors).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Heads_of_a_sentence_with_openings_form_one_tree_from_the_verb_of_the_clause()
    {
        var parsed = TestReader.Reader.Parse(TestReader.Report("On 9 May 2020, in Ansongo, the rebels attacked the village.", null));
        var tokens = Assert.Single(parsed.Sentences).Tokens;
        var root = Assert.Single(tokens, t => t.Head < 0);
        Assert.Equal("attacked", root.Text);
        Assert.Equal(2, tokens.Count(t => t.Head == root.Index && t.Relation == "obl" && t.Index < root.Index));
        Assert.Equal(Enumerable.Range(0, tokens.Count), tokens.Select(t => t.Index));
    }
}
