using Salient.Places;

namespace Salient.Tests.Places;

public sealed class PlaceLinesTests
{
    [Theory]
    [InlineData("")]
    [InlineData("a")]
    [InlineData("a\n")]
    [InlineData("a\r\n\r\nb")]
    [InlineData("\n\n")]
    public void Lines_are_those_that_a_reader_of_lines_gives(string text)
    {
        List<string> lines = [];
        using var reader = new StringReader(text);
        while (reader.ReadLine() is { } line)
        {
            lines.Add(line);
        }

        Assert.Equal(lines, PlaceLines.Of(new StringReader(text)).Select(l => l.Line));
    }

    [Fact]
    public void A_line_that_is_longer_than_any_place_is_told_and_the_next_is_read()
    {
        var row = string.Join('\t', "1", "Wadi Sabla", "", "", "35.5", "36.5", "P", "PPL", "SY", "", "", "", "", "", "0");
        var rows = GazetteerFile.Rows(new StringReader($"{row}\n{new string('a', 3 * PlaceLines.Longest)}\n{row}\n"), "list").ToList();
        Assert.Equal(["Wadi Sabla", null, "Wadi Sabla"], rows.Select(r => r.Place?.Name));
        Assert.Equal("list, line 2: longer than 256 KiB", rows[1].Fault);
    }
}
