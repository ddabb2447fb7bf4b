using System.Text.RegularExpressions;
using Salient.Training.Corpus;

namespace Salient.Tests.Training;

/// <summary>
/// The corpus that the reader learns from can be read, names only what stands in its texts, and gives nobody's texts away.
/// </summary>
public sealed partial class CorpusTests
{
    public static TheoryData<string> OwnFiles => [.. Files("*.txt")];

    public static TheoryData<string> StandOffFiles => [.. Files("*.jsonl")];

    [Theory]
    [MemberData(nameof(OwnFiles))]
    public void Every_claim_of_our_own_reports_stands_in_its_text_and_has_codes_of_the_codebook(string file)
    {
        var texts = ClaimsFile.Read(Checkout.File("models", "corpus", file));
        Assert.NotEmpty(texts);
        var codes = TestReader.Codebook.Events.Keys.ToHashSet();
        Assert.DoesNotContain(texts.SelectMany(t => t.Lines.SelectMany(l => l.Events)), e => !codes.Contains(e));
        Assert.All(texts, t => Assert.All(t.Lines, l => Assert.All(l.Trigger.Concat(l.Fillers.SelectMany(f => f.Mentions)),
            s => Assert.InRange(s.End, s.Start + 1, t.Text.Length))));
    }

    [Theory]
    [MemberData(nameof(StandOffFiles))]
    public void Claims_over_texts_of_others_hold_labels_and_offsets_and_no_words(string file)
    {
        var text = File.ReadAllText(Checkout.File("models", "corpus", file));
        Assert.DoesNotMatch(Sentence(), text);
        Assert.Empty(StandOffFile.Read(Checkout.File("models", "corpus", file), _ => null, _ => { }));
        var missing = 0;
        Assert.Empty(StandOffFile.Read(Checkout.File("models", "corpus", file), _ => ("another text", null), _ => missing++));
        Assert.Equal(File.ReadLines(Checkout.File("models", "corpus", file)).Count(), missing);
    }

    [Fact]
    public void A_claim_whose_words_are_not_there_is_refused_with_file_line_and_remedy()
    {
        var file = Path.GetTempFileName();
        File.WriteAllText(file,
            "=== one\npublished: 2020-01-02\n---\nRebels took the town.\n> seized | capture | a=Rebels\n> took | capture | a=Government\n");
        var fault = Assert.Throws<InvalidDataException>(() => ClaimsFile.Read(file));
        File.Delete(file);
        Assert.Contains($"{file}:5: 'seized' does not stand in the line above", fault.Message, StringComparison.Ordinal);
        Assert.Contains($"{file}:6: 'Government' does not stand in the text", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_claim_is_read_with_all_that_its_line_says()
    {
        var file = Path.GetTempFileName();
        File.WriteAllText(file,
            "=== one\npublished: 2020-01-02\ntitle: Rebels out\n---\nRebels left Arda on Monday and took it back, the army said.\n> left | withdraw,lose | a=Rebels / insurgents | f=Arda | d=2019-12-30..2019-12-30/day:on Monday | s=army | st=denied,negated | k=3 | opt\n");
        var text = Assert.Single(ClaimsFile.Read(file));
        File.Delete(file);
        var line = Assert.Single(text.Lines);
        Assert.StartsWith("Rebels out\n\n", text.Text, StringComparison.Ordinal);
        Assert.Equal("left", text.Text[line.Trigger[0].Start..line.Trigger[0].End]);
        Assert.Equal(["withdraw", "lose"], line.Events);
        Assert.Equal((3, true), (line.Killed, line.Soft));
        Assert.Equal([Claims.ClaimStatus.Denied, Claims.ClaimStatus.Negated], line.Statuses);
        Assert.Equal([Frames.FrameRole.Actor, Frames.FrameRole.FromPlace, Frames.FrameRole.Date, Frames.FrameRole.Source],
            line.Fillers.Select(f => f.Role));
        Assert.Equal(2, line.Fillers[0].Mentions.Count); // in the title, too
        Assert.Equal(Frames.FrameTime.Own, line.Time);
    }

    private static IEnumerable<string> Files(string pattern)
    {
        var folder = Checkout.File("models", "corpus");
        return Directory.EnumerateFiles(folder, pattern, SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .Select(f => Path.GetRelativePath(folder, f));
    }

    /// <summary>Three words in a row: labels are single words between marks.</summary>
    [GeneratedRegex(@"[A-Za-z]+ [A-Za-z]+ [A-Za-z]+")]
    private static partial Regex Sentence();
}
