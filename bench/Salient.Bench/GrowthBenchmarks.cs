using BenchmarkDotNet.Attributes;
using Salient.Reports;

namespace Salient.Bench;

/// <summary>
/// Whether work grows with the text and no faster: the same story told 1, 8 and 64 times in one document, and one sentence of so many
/// tokens. Of a linear reader the mean and the allocations of each row are eight times those of the row before.
/// </summary>
[MemoryDiagnoser]
public class GrowthBenchmarks
{
    private ReportReader reader = null!;
    private Report document = null!;
    private Report sentence = null!;

    [Params(1, 8, 64)]
    public int Times { get; set; }

    [GlobalSetup]
    public void Open()
    {
        var kit = Bundled.Kit();
        reader = kit.Reader;
        var story = string.Join("\n\n", Bundled.Reports(kit).Take(8).SelectMany(r => r.Body.Select(b => b.Of(r.Text))));
        document = Whole(string.Join("\n\n", Enumerable.Repeat(story, Times)));
        sentence = Whole(string.Concat(Enumerable.Repeat("the men of the brigade that took the mill on Monday and ", 26 * Times)));
    }

    [Benchmark]
    public int ParseDocument() => reader.Parse(document).Sentences.Count;

    [Benchmark]
    public int ReadDocument() => reader.Read(document).Claims.Count;

    [Benchmark]
    public int ParseSentence() => reader.Parse(sentence).Sentences.Count;

    [Benchmark]
    public int ReadSentence() => reader.Read(sentence).Claims.Count;

    private static Report Whole(string text) => new() { Id = "grown", Text = text, Hash = "", Body = [new TextSpan(0, text.Length)],
        Published = new NodaTime.LocalDate(2019, 1, 11) };
}
