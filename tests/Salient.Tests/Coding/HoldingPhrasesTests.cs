using Salient.Claims;

namespace Salient.Tests.CodingTests;

/// <summary>Who holds what by an adjective in passing.</summary>
public sealed class HoldingPhrasesTests
{
    [Theory]
    [InlineData("Shells fell on rebel-held Atarib, residents said.", SourceKind.Outlet)]
    [InlineData("“Shells fell on rebel-held Atarib,” residents said.", SourceKind.Unnamed)]
    public void An_adjective_is_the_outlets_own_word_unless_somebody_is_quoted(string text, SourceKind source) =>
        Assert.Equal(source, TestReader.Read(text).Claims.Single(c => c.Event == "hold").Source.Kind);

    [Theory]
    [InlineData("Shells fell on rebel-held territory in Idlib province.", "rebel-held territory in Idlib province", Extent.Part)]
    [InlineData("Shells fell on rebel-held Atarib.", "Atarib", Extent.Whole)]
    [InlineData("Shells fell on rebel-held Idlib province.", "Idlib province", Extent.Whole)]
    public void A_land_that_is_called_somebodys_in_passing_is_not_all_of_it_somebodys(string text, string words, Extent extent)
    {
        var claim = TestReader.Read(text).Claims.Single(c => c.Event == "hold");
        Assert.Equal((words, extent), (claim.Place!.Text, claim.Extent));
    }
}
