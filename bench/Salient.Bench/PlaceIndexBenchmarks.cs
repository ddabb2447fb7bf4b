using BenchmarkDotNet.Attributes;
using Salient.Places;

namespace Salient.Bench;

/// <summary>
/// The gazetteer by itself: building an index, opening it, and looking up names as written, misspelt and absent. With the user's
/// gazetteers where <c>SALIENT_HOME</c> is set, else with
/// the starter list. Each look-up asks for <see cref="Names"/> names, so that none is answered from the answer before. By hand:
/// <c>dotnet run --project bench/Salient.Bench -c Release -- --filter '*PlaceIndex*'</c>.
/// </summary>
[MemoryDiagnoser]
public class PlaceIndexBenchmarks
{
    private const int Names = 5000;
    private static readonly System.Buffers.SearchValues<char> Vowels = System.Buffers.SearchValues.Create("aeiouāīū");

    private PlaceIndex index = null!;
    private Place[] places = [];
    private byte[] packed = [];
    private string[] written = [];
    private string[] misspelt = [];
    private string[] absent = [];

    [GlobalSetup]
    public void Open()
    {
        index = Bundled.Kit().Reader.Places;
        places = [.. GazetteerFile.Read(new StringReader(Bundled.Codebook("places", "world.tsv")), "world.tsv").Places];
        packed = PlaceIndex.Pack(places);
        written = [.. Enumerable.Repeat(index.Names(Names).ToArray(), 1 + (Names / Math.Max(1, index.Count))).SelectMany(n => n)
            .Take(Names)];
        misspelt = Array.ConvertAll(written, OtherVowel);
        absent = Array.ConvertAll(written, name => "Zq" + string.Concat(name.Where(char.IsLetter).Reverse()));
    }

    [Benchmark]
    public int BuildStarterList() => PlaceIndex.Pack(places).Length;

    [Benchmark]
    public int OpenStarterList() => PlaceIndex.Open([packed]).Count;

    /// <summary>What is known of a name: asked of every capitalised word of a text.</summary>
    [Benchmark(OperationsPerInvoke = Names)]
    public int Facts() => written.Count(n => index.Facts(n).Exact);

    /// <summary>The places that bear a name as written.</summary>
    [Benchmark(OperationsPerInvoke = Names)]
    public int FindAsWritten() => written.Sum(n => index.Find(n, 0.1).Count);

    /// <summary>And those of another transliteration.</summary>
    [Benchmark(OperationsPerInvoke = Names)]
    public int FindInAnySpelling() => written.Sum(n => index.Find(n, PlaceIndex.Tight).Count);

    /// <summary>And, where few bear it, those of which only the consonants agree.</summary>
    [Benchmark(OperationsPerInvoke = Names)]
    public int FindLoosely() => written.Sum(n => index.Find(n).Count);

    [Benchmark(OperationsPerInvoke = Names)]
    public int FindMisspelt() => misspelt.Sum(n => index.Find(n).Count);

    [Benchmark(OperationsPerInvoke = Names)]
    public int FindAbsent() => absent.Sum(n => index.Find(n).Count);

    private static string OtherVowel(string name)
    {
        var at = name.AsSpan(Math.Min(2, name.Length)).IndexOfAny(Vowels);
        return at < 0 ? name + "h" : string.Concat(name.AsSpan(0, at + 2), "o", name.AsSpan(at + 3));
    }
}
