using System.Security.Cryptography;
using System.Text;
using Salient.Actors;
using Salient.Codebooks;
using Salient.Dating;
using Salient.Exchange.Rows;
using Salient.Gathering.Watching;
using Salient.Language;
using Salient.Language.Splitting;
using Salient.Places;
using Salient.Reports;
using Salient.Store;
using Salient.Store.Gazetteers;
using Salient.Tests;
using Salient.Yaml;

namespace Salient.Fuzz;

/// <summary>The readers of what Salient knows by, and the pure readers of words.</summary>
/// <param name="kit">Reads with rules.</param>
/// <param name="codebooks">Folder of the codebooks.</param>
/// <param name="corpus">Folder of awkward texts.</param>
/// <param name="samples">Folder of the repository's samples.</param>
internal sealed class FuzzTexts(ReadingKit kit, string codebooks, string corpus, string samples)
{
    private const string Conllu = "# newpar\n1\tRebels\trebel\tNOUN\tNNS\t_\t2\tnsubj\t_\t_\n2-3\tcannot\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No\n"
        + "2\tcan\tcan\tAUX\tMD\t_\t0\troot\t_\t_\n3\tnot\tnot\tPART\tRB\t_\t2\tadvmod\t_\t_\n3.1\tx\tx\tX\tX\t_\t_\t_\t_\t_\n\n";

    private const string GeoJson = """
        {"type":"FeatureCollection","name":"Rebel_held","features":[{"type":"Feature","properties":{"name":"Hill 5","kind":"hill",
        "holder":"rebels","date":"2019-01-02"},
        "geometry":{"type":"Point","coordinates":[36.1,35.2]}},{"type":"Feature","properties":{"name":"Camp","id":7},"geometry":{"type":"Polygon","coordinates":
        [[[36,35],[36.1,35],[36.1,35.1],[36,35]]]}},{"type":"Feature","properties":{},"geometry":{"type":"MultiPolygon",
        "coordinates":[[[[36,35],[36.1,35],[36.1,35.1],[36,35]]]]}}]}
        """;

    private readonly LanguageModel language = LanguageModel.Load(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "models",
        "english.salient")));
    private readonly PlaceWords placeWords = PlaceWords.Parse(File.ReadAllText(Path.Combine(codebooks, "places", "words.yaml")));
    private readonly RowReader rows = new(kit.Codebook.Rules, kit.Codebook.Actors, kit.Codebook.Outlets, kit.Reader.Places,
        kit.Reader.Identity);

    /// <summary>All of them.</summary>
    public IEnumerable<FuzzTarget> All() => [.. Knowledge(), .. Rows(), .. Words()];

    private IEnumerable<FuzzTarget> Knowledge()
    {
        FuzzSeed Book(params string[] path) => FuzzSeed.Of(Cut(File.ReadAllText(Path.Combine([codebooks, .. path]))));
        yield return Yaml("yaml boilerplate", 6, Book("boilerplate.yaml"), text => BoilerplateBook.Parse(text));
        yield return Yaml("yaml dating", 4, FuzzSeed.Of(File.ReadAllText(Path.Combine(codebooks, "dating.yaml"))),
            text => DateWords.Parse("d", text));
        yield return Yaml("yaml manifest", 100, FuzzSeed.Of("about: a desk's own\nreplaces: [actors, places]\n"),
            text => CodebookManifest.Parse("c", text));
        yield return Yaml("yaml exchange", 6, Book("exchange.yaml"), text => Crosswalk.Parse(text));
        yield return Yaml("yaml actors", 6, Book("actors", "syria.yaml"), text => ActorBook.Parse([[("actors/a.yaml", text)]]));
        yield return Yaml("yaml spelling", 6, Book("places", "spelling.yaml"), text => NameSpelling.Parse(text));
        yield return Yaml("yaml words", 6, Book("places", "words.yaml"), text => PlaceWords.Parse(text));
        yield return Yaml("yaml rules", 6, Book("conflict-en", "territory.yaml"), text => Codebook.Parse([[("conflict-en/a.yaml", text)]]));
        yield return Text("robots.txt", 150, ["User-agent: *\nDisallow: /a*b$\nAllow: /%7Ea\nCrawl-delay: 5\n\nUser-agent: "
            + "salient/1\nDisallow:\n"],
            text => _ = RobotsRules.Parse(Encoding.UTF8.GetBytes(text)).Allows(new("https://a.example/aab?x=%C3%A9")));
        yield return new("conllu", ".conllu", 200, [FuzzSeed.Of(Conllu)], (_, bytes) =>
            Quiet<InvalidDataException>(() => Drain(Treebank.Read(new StreamReader(new MemoryStream(bytes))))));
    }

    private IEnumerable<FuzzTarget> Rows()
    {
        var list = FuzzSeed.Of(string.Concat(File.ReadLines(Path.Combine(codebooks, "places", "syria.tsv")).Skip(5).Take(4)
            .Select(l => l + "\n")));
        yield return new("gazetteer rows", ".txt", 200, [list],
            (_, bytes) => Drain(GazetteerFile.Rows(new StreamReader(new MemoryStream(bytes)), "list")));
        yield return new("gazetteer zip", ".zip", 8, [new(new Dictionary<string,
            byte[]> { ["SY.txt"] = list.Whole(), ["readme.txt"] = [65] }, Bench.MixFiles.Zip)],
            (file, _) => Quiet<GazetteerException>(() => GazetteerZip.Copy(file, "SY", Stream.Null)));
        yield return new("other names", ".txt", 150,
            [FuzzSeed.Of("1\t170063\ten\tAtarib\t1\t\t\t\t\t\n2\t170063\tlink\thttps://a.example\t\t\t\t\n")],
            (_, bytes) => Drain(AlternateNames.Read(new StreamReader(new MemoryStream(bytes)))));
        yield return new("own places, CSV", ".csv", 20, [FuzzSeed.Of("name,latitude,longitude,kind,aliases,population\nHill 5,35.1,"
            + "36.2,hill,Tell|Tall,12\nCamp,35,36,T.HLL,,\n")],
            (file, _) => Quiet<GazetteerException>(() => UserPlaces.Read(file, placeWords)));
        yield return new("own places, GeoJSON", ".geojson", 10, [FuzzSeed.Of(GeoJson)],
            (file, _) => Quiet<GazetteerException>(() => UserPlaces.Read(file, placeWords)));
        yield return Table("layer, GeoJSON", ".geojson", 8, GeoJson);
        yield return Table("rows of holders", ".csv", 8, "place,date,holder,source\nAtarib,2019-01-02,rebels,a map\nSaraqib,,HTS,\n");
        yield return Table("rows of ACLED", ".csv", 6, "event_id_cnty,event_date,sub_event_type,actor1,actor2,location,latitude,"
            + "longitude,notes,source,fatalities,civilian_targeting\n"
            + "SYR1,2019-01-02,Armed clash,HTS,rebels,Atarib,36.1,36.8,\"They fought.\",Wire,3,\n");
        yield return Table("rows of GED", ".csv", 6, "id,type_of_violence,date_start,date_end,side_a,side_b,best,high,low,"
            + "where_coordinates,latitude,longitude,source_article\n"
            + "1,1,2019-01-02,2019-01-03,HTS,rebels,3,4,2,Atarib town,36.1,36.8,\"Wire,2019-01-04,Mill shut\"\n");
    }

    private IEnumerable<FuzzTarget> Words()
    {
        string[] texts = [.. Directory.EnumerateFiles(corpus).Where(f => new FileInfo(f).Length < 1500).Order(StringComparer.Ordinal)
            .Select(f => File.ReadAllText(f)),
            .. Directory.EnumerateFiles(samples, "*.txt").Order(StringComparer.Ordinal).Take(10)
                .Select(f => Cut(File.ReadAllText(f), 500))];
        var dates = new DateReader(DateWords.Parse("dating.yaml", File.ReadAllText(Path.Combine(codebooks, "dating.yaml"))));
        string[] days = ["between 3 and 5 January 2019, two days later, last Monday at 10:30 p.m.", "9 Ramadan 1440 AH, 31/2/2019, "
            + "mid-2013, since the early 1990s",
            "on Jan. 3rd-5th, 12 Kanun al-Thani, the week before last, 2019-01-02T03:04:05Z", "1397/11/05, five o'clock, the night "
                + "of 2-3 March, three years ago"];
        yield return Text("published days", 300, ["2019-01-02T10:00:00+02:00", "3 January 2019", "Thu, 03 Jan 2019 10:00:00 GMT",
            "01/02/2019"], text => PublishedDay.Read(text));
        yield return Text("dates", 300, days, text => dates.Spot(Tokens(text)));
        yield return Text("tokeniser", 300, texts, text => Tokens(text));
        yield return Text("splitter", 200, texts, text => Split(text));
        yield return Text("cleaner", 60, texts, text => Clean(text));
        yield return Text("parser", 2, texts, text => language.Parse(Clean(text)));
        yield return Text("reader", 1, texts, text => SoundReading.Check(kit.Reader, Clean(text)));
    }

    private static string Cut(string text, int most = 3000) => text.Length <= most ? text
        : text[..(text.LastIndexOf('\n', most) + 1 is var end and > 0 ? end : most)];

    private static FuzzTarget Text(string name, int weight, IEnumerable<string> seeds, Action<string> read) =>
        new(name, ".txt", weight, [.. seeds.Select(FuzzSeed.Of)],
            (_, bytes) => read(Encoding.UTF8.GetString(bytes.AsSpan(0, Math.Min(bytes.Length, 6000)))));

    private static FuzzTarget Yaml(string name, int weight, FuzzSeed seed, Action<string> read) => new(name, ".yaml", weight, [seed],
        (_, bytes) => Quiet<CodebookFaultsException>(() => read(Encoding.UTF8.GetString(bytes))));

    private FuzzTarget Table(string name, string ending, int weight, string seed) =>
        new(name, ending, weight, [FuzzSeed.Of(seed)], (_, bytes) =>
    {
        foreach (var row in RowFile.Read(bytes, null))
        {
            if (row.Row is { } line && rows.Read(line, new()).Reading is { } reading)
            {
                Drain(reading.Claims.Select(Claims.ClaimJson.Line));
            }
        }
    });

    private Report Clean(string text) => kit.Cleaner.Clean(new ReceivedReport { Text = text,
        Hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))) });

    private static List<Token> Tokens(string text)
    {
        var spans = new List<TextSpan>();
        Tokenizer.Tokenize(text, new(0, text.Length), spans);
        var last = 0;
        foreach (var span in spans)
        {
            if (span.Start < last || span.Length <= 0 || span.End > text.Length)
            {
                throw new FuzzFaultException("span", $"a token is not where it should be, at {span.Start}");
            }

            last = span.End;
        }

        return [.. spans.Select((s, i) => new Token(i, s, s.Of(text), "", "", "", -1, ""))];
    }

    private static void Split(string text)
    {
        foreach (var pieces in Paragraphs.Find(text, [new(0, text.Length)]))
        {
            var spans = new List<TextSpan>();
            pieces.ForEach(piece => Tokenizer.Tokenize(text, piece, spans));
            if (SentenceSplitter.Ends(text, spans) is var ends && (ends[^1] != spans.Count || !ends.SequenceEqual(ends.Order().Distinct())))
            {
                throw new FuzzFaultException("sentences", "sentences do not follow each other");
            }
        }
    }

    private static void Drain<T>(IEnumerable<T> all)
    {
        foreach (var _ in all)
        {
            // Only whether it comes to an end.
        }
    }

    private static void Quiet<T>(Action read)
        where T : Exception
    {
        try
        {
            read();
        }
        catch (T)
        {
            // The reader's own way to say what is wrong.
        }
    }
}
