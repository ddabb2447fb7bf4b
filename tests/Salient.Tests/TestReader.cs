using Salient.Actors;
using Salient.Binding;
using Salient.Codebooks;
using Salient.Dating;
using Salient.Encoder;
using Salient.Frames;
using Salient.Language;
using Salient.Language.Names;
using Salient.Mentions;
using Salient.Places;
using Salient.Reports;

namespace Salient.Tests;

/// <summary>
/// The reader as the program makes it, with the bundled model, codebooks and place lists and nothing else: no user's gazetteer changes
/// what a
/// test sees. Made once for all tests.
/// </summary>
internal static class TestReader
{
    public static Codebook Codebook { get; } = Codebook.Parse(Yaml("conflict-en"));

    private static readonly Lazy<ReportReader> Made = new(() => With(Codebook));

    private static readonly Lazy<LanguageModel> Language = new(() => LanguageModel.Load(File.ReadAllBytes(Checkout.File("models",
        "english.salient"))));

    private static readonly Lazy<NameModel> NameModelMade = new(() => NameModel.Load(File.ReadAllBytes(Checkout.File("models",
        "names.salient"))));

    private static readonly Lazy<PlaceIndex> Places = new(MakePlaces);

    /// <summary>Rules alone: what the codebook's examples and most tests are about.</summary>
    public static ReportReader Reader => Made.Value;

    private static readonly Lazy<ReportReader> MadeWhole = new(() => With(Codebook,
        new LearnedReader(ReaderModel.Load(File.ReadAllBytes(Checkout.File("models", "reader.onnx"))))));

    /// <summary>Rules and the learned reader together, as the program reads.</summary>
    public static ReportReader Whole => MadeWhole.Value;

    public static ActorBook Actors { get; } = ActorBook.Parse(Yaml("actors"));

    public static Outlets Outlets { get; } = Outlets.Parse(Actors, Yaml("outlets"));

    /// <summary>Reads sentences as a report without a headline.</summary>
    /// <param name="text">The whole text.</param>
    /// <param name="published">Its date line.</param>
    public static Reading Read(string text, NodaTime.LocalDate? published = null) => Reader.Read(Report(text, published));

    /// <summary>The names of a report without a headline.</summary>
    public static NamedReport Names(string text) => Reader.Name(Reader.Mark(Reader.Parse(Report(text))));

    /// <summary>A report that is all body.</summary>
    public static Report Report(string text, NodaTime.LocalDate? published = null) => new()
    {
        Id = "test",
        Text = text,
        Hash = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(text))),
        Published = published,
        Body = [new(0, text.Length)],
    };

    /// <summary>The reader with another codebook, or with a reader of frames beside the rules.</summary>
    public static ReportReader With(Codebook codebook, IFrameReader? learned = null, ReaderUse use = ReaderUse.Both) => new(
        Language.Value,
        NameModelMade.Value,
        codebook,
        Actors,
        Outlets,
        Places.Value,
        PlaceWords.Parse(Text("places", "words.yaml")),
        new DateReader(DateWords.Parse("dating.yaml", Text("dating.yaml"))),
        learned,
        use);

    /// <summary>The files of a folder of codebooks, by name.</summary>
    public static IEnumerable<(string Name, string Text)> Yaml(string folder) =>
        Directory.EnumerateFiles(Book(folder), "*.yaml").Order(StringComparer.Ordinal)
            .Select(f => (Path.GetFileName(f), File.ReadAllText(f)));

    private static PlaceIndex MakePlaces()
    {
        var places = Directory.EnumerateFiles(Book("places"), "*.tsv").Order(StringComparer.Ordinal).SelectMany(file =>
        {
            using var rows = new StreamReader(file);
            return GazetteerFile.Read(rows, Path.GetFileName(file)).Places;
        });
        return PlaceIndex.Build([.. places], NameSpelling.Parse(Text("places", "spelling.yaml")));
    }

    private static string Book(params string[] parts) => Checkout.File(["codebooks", .. parts]);

    private static string Text(params string[] parts) => File.ReadAllText(Book(parts));
}
