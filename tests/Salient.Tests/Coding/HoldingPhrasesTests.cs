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
}
