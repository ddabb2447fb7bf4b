using BenchmarkDotNet.Attributes;
using Salient.Binding;
using Salient.Dating;
using Salient.Language;
using Salient.Mentions;
using Salient.Places;
using Salient.Reports;

namespace Salient.Bench;

/// <summary>
/// Each stage of reading by itself over the bundled samples, each given what the stage before it made, with its allocations; and the whole,
/// so that every share can be told from one run. By hand: <c>dotnet run --project bench/Salient.Bench -c Release -- --filter
/// '*Reading*'</c>.
/// </summary>
[MemoryDiagnoser]
public class ReadingBenchmarks
{
    private ReportReader reader = null!;
    private LanguageModel model = null!;
    private TagBench tagging = null!;
    private DateReader dates = null!;
    private PlaceReader places = null!;
    private PlaceResolver resolver = null!;
    private Report[] reports = [];
    private ParsedReport[] parsed = [];
    private MarkedReport[] marked = [];
    private NamedReport[] named = [];
    private ReferredReport[] referred = [];
    private CodedReport[] coded = [];

    /// <summary>How many tokens the samples have.</summary>
    internal int Tokens => parsed.Sum(p => p.Sentences.Sum(s => s.Tokens.Count));

    [GlobalSetup]
    public void Open()
    {
        var kit = Bundled.Kit();
        reader = kit.Reader;
        reports = Bundled.Reports(kit);
        parsed = Array.ConvertAll(reports, reader.Parse);
        marked = Array.ConvertAll(parsed, reader.Mark);
        named = Array.ConvertAll(marked, reader.Name);
        referred = Array.ConvertAll(named, reader.Refer);
        coded = Array.ConvertAll(referred, reader.Code);
        model = LanguageModel.Load(Bundled.Model);
        tagging = new(Bundled.Model);
        dates = new(DateWords.Parse("dating.yaml", Bundled.Codebook("dating.yaml")));
        var words = PlaceWords.Parse(Bundled.Codebook("places", "words.yaml"));
        (places, resolver) = (new(reader.Places, words), new(reader.Places, words));
        Console.WriteLine($"// {reports.Length} reports, {parsed.Sum(p => p.Sentences.Count)} sentences, {Tokens} tokens, {reports.Sum(r => r.Text.Length)} characters");
    }

    [Benchmark(Baseline = true)]
    public int Read() => reports.Sum(r => reader.Read(r).Claims.Count);

    /// <summary>Paragraphs, tokens and where sentences end.</summary>
    [Benchmark]
    public int Split() => reports.Sum(TagBench.Split);

    /// <summary>The tagger alone, over words that are cut already.</summary>
    [Benchmark]
    public int Tag() => parsed.Sum(p => p.Sentences.Sum(s => tagging.Tag(s.Tokens)));

    /// <summary>From text to heads: splitting, tagging, lemmas, heads; no names known.</summary>
    [Benchmark]
    public int Heads() => reports.Sum(r => model.Parse(r).Sentences.Count);

    /// <summary>The same as reading does it: names of actors, outlets and places looked up and kept together.</summary>
    [Benchmark]
    public int Parse() => reports.Sum(r => reader.Parse(r).Sentences.Count);

    [Benchmark]
    public int Mark() => parsed.Sum(p => reader.Mark(p).Sentences.Count);

    [Benchmark]
    public int Name() => marked.Sum(m => reader.Name(m).Names.Count);

    [Benchmark]
    public int Refer() => named.Sum(n => reader.Refer(n).References.Actors.Count());

    [Benchmark]
    public int Code() => referred.Sum(r => reader.Code(r).Claims.Count);

    [Benchmark]
    public int Resolve() => coded.Sum(c => reader.Resolve(c).Claims.Count);

    /// <summary>All that dates cost: finding them in every sentence.</summary>
    [Benchmark]
    public int Dates() => parsed.Sum(p => p.Sentences.Sum(s => dates.Find(s).Count));

    /// <summary>All that places cost: their names for the parser, the expressions in every sentence, and the points.</summary>
    [Benchmark]
    public int Places() => parsed.Sum(p =>
    {
        var mentions = new List<PlaceMention>();
        foreach (var sentence in p.Sentences)
        {
            places.Spot(sentence.Tokens);
            mentions.AddRange(places.Find(sentence, []));
        }

        return resolver.Resolve(mentions, PlaceTheatre.None).Count;
    });
}
