using Salient.Claims;

namespace Salient.Tests.AttributionTests;

public class SourcesOverSentencesTests
{
    private static readonly NodaTime.LocalDate Day = new(2019, 1, 10);

    [Theory]
    [InlineData("Teachers said soldiers had entered Bunia. The militia also shelled Djugu.", "Teachers")]
    [InlineData("Teachers said soldiers had entered Bunia. The militia shelled Djugu.", null)]
    [InlineData("Teachers said soldiers had entered Bunia.\n\nThe militia also shelled Djugu.", null)]
    [InlineData("Teachers said soldiers had entered Bunia. The militia also shelled Djugu, a priest said.", "priest")]
    [InlineData("Soldiers entered Bunia. The militia also shelled Djugu.", null)]
    [InlineData("The army denied that soldiers had entered Bunia. The militia also shelled Djugu.", null)]
    public void A_source_goes_on_only_where_words_of_the_next_sentence_say_so(string text, string? source) =>
        Assert.Equal(source, SourceOf(text, "shell")?.Text);

    [Fact]
    public void A_source_that_goes_on_makes_a_claim_less_certain()
    {
        var claims = Claims("Teachers said the army had shelled Bunia. The army also shelled Djugu.");
        Assert.True(claims[1].Confidence < claims[0].Confidence);
    }

    [Theory]
    [InlineData("SANA, quoting a soldier, said the army had shelled Djugu.", "soldier", "SANA")]
    [InlineData("\"A priest told us that the army shelled Djugu,\" the mayor said.", "priest", "mayor")]
    public void The_innermost_source_counts_and_the_one_that_quotes_it_is_kept(string text, string inner, string outer)
    {
        var source = SourceOf(text, "shell")!;
        Assert.Equal((inner, outer), (source.Text, source.Outer?.Text));
    }

    [Theory]
    [InlineData("pro-Kurdish sources", "kurdish-forces")]
    [InlineData("Houthi media", "houthis")]
    [InlineData("sources close to Hezbollah", "hezbollah")]
    [InlineData("opposition activists", "syrian-opposition")]
    [InlineData("pro-government media", "syria")]
    [InlineData("local sources", null)]
    public void A_source_without_a_name_leans_to_whom_its_words_say(string source, string? leaning) =>
        Assert.Equal(leaning, SourceOf($"According to {source}, the army shelled the village of Atarib.", "shell")!.Leaning);

    [Fact]
    public void We_in_a_quotation_are_the_side_of_its_speaker_wherever_it_is_named()
    {
        var claim = Claims("\"We have left Hajin. It was too late,\" an SDF commander said.").Single(c => c.Event == "withdraw");
        Assert.Equal(("syrian-democratic-forces", "SDF commander"), (claim.Actors.Single().Id, claim.Source.Text));
    }

    [Theory]
    [InlineData("Sudan: the army shelled Omdurman.", null)]
    [InlineData("Volker Perthes: the army shelled Omdurman.", "Volker Perthes")]
    [InlineData("Idlib war: the army shelled Atarib.", null)]
    public void A_country_or_a_topic_before_a_colon_says_nothing(string text, string? source) =>
        Assert.Equal(source, SourceOf(text, "shell")?.Text);

    private static IReadOnlyList<Claim> Claims(string text) => TestReader.Read(text, Day).Claims;

    private static ClaimSource? SourceOf(string text, string code) => Claims(text)
        .Single(c => c.Event == code).Source is { Kind: not SourceKind.Outlet } source ? source : null;
}
