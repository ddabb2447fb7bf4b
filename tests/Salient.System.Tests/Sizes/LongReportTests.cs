using System.Text.Json;
using Salient.SystemTests.Cli;

namespace Salient.SystemTests.Sizes;

/// <summary>Texts far longer than any report come to an end, read whole to their last sentence.</summary>
public sealed class LongReportTests(Folder folder) : IClassFixture<Folder>
{
    private static readonly string[] Sentences =
    [
        "Rebels captured Atarib on Monday, residents said, and nobody in the town knew what had become of the 12 people who stayed. ",
        "The army shelled Saraqib on January 3. Two days later it withdrew from Maarrat al-Numan.\n\n",
        "“They left at night,” said a shopkeeper who gave only his first name, Idris. “We heard nothing.”\n\n",
        "Neither side had a word for what it did there, and the council, which meets in Idlib, said that it knew of no plan to open the road. ",
    ];

    [Theory]
    [InlineData(5_000_000, "rules")]
    [InlineData(1_000_000, "both")]
    public void A_document_of_megabytes_is_read_to_its_end(int characters, string reader)
    {
        var text = string.Concat(Enumerable.Range(0, characters / Sentences.Sum(s => s.Length) * Sentences.Length)
            .Select(i => Sentences[i % Sentences.Length])) + "Rebels captured Kafr Nabl on Tuesday.";
        var file = Path.Combine(folder.Home, "claims.jsonl");
        var run = SalientRun.Of(folder.Home, "read", folder.Write("long.txt", text), "--published", "2019-01-11", "--reader", reader,
            "--output", file);
        Assert.Equal((0, ""), (run.Code, run.Error));
        using var last = JsonDocument.Parse(File.ReadLines(file).Last());
        Assert.Equal(text.Length - "Rebels captured Kafr Nabl on Tuesday.".Length, last.RootElement.GetProperty("start").GetInt32());
    }

    [Fact]
    public void A_sentence_of_twenty_thousand_words_is_read()
    {
        var text = string.Concat(Enumerable.Repeat("the men of the brigade that took the mill on Monday and ", 1_667));
        var run = SalientRun.Of(folder.Home, "read", folder.Write("sentence.txt", text), "--format", "conllu");
        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.Equal(20_004, run.Lines.Count(l => l[0] != '#'));
        Assert.Single(run.Lines, l => l.StartsWith("# sent_id", StringComparison.Ordinal));
        Assert.Equal(0, SalientRun.Of(folder.Home, "read", folder.Write("sentence.txt", text), "--published", "2019-01-11").Code);
    }
}
