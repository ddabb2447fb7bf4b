using System.Security.Cryptography;
using System.Text;
using Salient.Actors;
using Salient.Binding;
using Salient.Dating;
using Salient.Encoder;
using Salient.Language;
using Salient.Language.Names;
using Salient.Places;
using Salient.Reports;
using Salient.Store.Gazetteers;
using Salient.Yaml;

namespace Salient.Store;

/// <summary>
/// All that reading needs, loaded from files: the model, the codebooks and the gazetteers. The one place where the core's parts meet the
/// disk. Immutable; shared by threads.
/// </summary>
public sealed class ReadingKit
{
    private ReadingKit(ReportCleaner cleaner, ReportReader reader, LoadedCodebook codebook) =>
        (Cleaner, Reader, Codebook) = (cleaner, reader, codebook);

    /// <summary>Tells the story from what stands around it.</summary>
    public ReportCleaner Cleaner { get; }

    /// <summary>Reads cleaned reports.</summary>
    public ReportReader Reader { get; }

    /// <summary>The codebook that it reads by.</summary>
    public LoadedCodebook Codebook { get; }

    /// <summary>Loads everything, the parts side by side.</summary>
    /// <param name="home">The user's folder, with gazetteers of their own.</param>
    /// <param name="program">The folder with <c>models</c> and <c>codebooks</c>; the program's own where null.</param>
    /// <param name="codebook">A desk's folder of codebook files, laid over the program's; null for none.</param>
    /// <param name="use">Which reader's claims count.</param>
    /// <param name="log">Told what takes long (the index of places, built when lists have changed), or null.</param>
    /// <exception cref="ReadingKitException">A file is missing or has faults; each is named with the remedy.</exception>
    public static ReadingKit Open(SalientHome home, string? program = null, string? codebook = null, ReaderUse use = ReaderUse.Both,
        Action<string>? log = null)
    {
        ArgumentNullException.ThrowIfNull(home);
        var models = Path.Combine(program ?? AppContext.BaseDirectory, "models");
        var language = Model(Path.Combine(models, "english.salient"), bytes => LanguageModel.Load(bytes));
        var names = Model(Path.Combine(models, "names.salient"), bytes => NameModel.Load(bytes));
        var learned = use == ReaderUse.Rules ? null : Model(Path.Combine(models, "reader.onnx"),
            bytes => new LearnedReader(ReaderModel.Load(bytes)));
        var folder = CodebookFolder.Open(codebook, program);
        var book = Faultless(() => LoadedCodebook.Read(folder));
        var gazetteers = new GazetteerFolder(home, book.Spelling, log);
        var tables = folder.Tables().Select(t => t.Path).ToList();
        var places = Guarded("gazetteers", () => gazetteers.Open(tables), home);
        var (parser, recogniser, frames) = (language.GetAwaiter().GetResult(), names.GetAwaiter().GetResult(), learned?.GetAwaiter()
            .GetResult());
        var files = new ReadingIdentity
        {
            Model = HashOf([parser.Hash, recogniser.Hash, .. frames is { } third ? [third.Hash] : Array.Empty<string>()]),
            Codebook = book.Hash,
            Gazetteers = Guarded("gazetteers", () => gazetteers.Hash(tables), home),
        };
        var reader = new ReportReader(
            parser.Made, recogniser.Made, book.Rules, book.Actors, book.Outlets, places, book.PlaceWords, new DateReader(book.Dates),
                frames?.Made, use, files);
        return new(new ReportCleaner(book.Boilerplate), reader, book);
    }

    /// <summary>Loads the actors alone: all that answering from a store needs.</summary>
    /// <param name="program">The folder with <c>codebooks</c>; the program's own where null.</param>
    /// <exception cref="ReadingKitException">A file is missing or has faults; each is named with the remedy.</exception>
    public static ActorBook OpenActors(string? program = null) =>
        Guarded("actors", () => Faultless(() => ActorBook.Parse(CodebookFolder.Open(null, program).Layers("actors"))));

    /// <summary>Opens the lists of places alone, the program's and the user's.</summary>
    /// <param name="home">The user's folder.</param>
    /// <param name="program">The folder with <c>codebooks</c>; the program's own where null.</param>
    /// <param name="log">Told what takes long, or null.</param>
    /// <exception cref="ReadingKitException">A list cannot be read.</exception>
    public static PlaceIndex OpenPlaces(SalientHome home, string? program = null, Action<string>? log = null) =>
        Guarded("gazetteers", () => Faultless(() =>
        {
            var folder = CodebookFolder.Open(null, program);
            var (name, path) = folder.Single("places", "spelling.yaml");
            return new GazetteerFolder(home, NameSpelling.Parse(File.ReadAllText(path), name), log)
                .Open([.. folder.Tables().Select(t => t.Path)]);
        }));

    /// <summary>Loads what tells a story from what stands around it: all that gathering without reading needs.</summary>
    /// <param name="program">The folder with <c>codebooks</c>; the program's own where null.</param>
    /// <exception cref="ReadingKitException">A file is missing or has faults; each is named with the remedy.</exception>
    public static ReportCleaner OpenCleaner(string? program = null) =>
        new(Guarded("codebooks", () => Faultless(() => LoadedCodebook.Read(CodebookFolder.Open(null, program)))).Boilerplate);

    private static Task<(T Made, string Hash)> Model<T>(string file, Func<byte[], T> load) => Task.Run(() => Guarded(file, () =>
    {
        var bytes = File.ReadAllBytes(file);
        return (load(bytes), $"{Path.GetFileName(file)} {Convert.ToHexStringLower(SHA256.HashData(bytes))}\n");
    }));

    /// <summary>One hash for several files: of the lines of name and hash, as <c>sha256sum</c> would be given them.</summary>
    private static string HashOf(IEnumerable<string> lines) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(lines))));

    private static T Faultless<T>(Func<T> load)
    {
        try
        {
            return load();
        }
        catch (CodebookFaultsException e)
        {
            throw new ReadingKitException(e.Faults, e);
        }
    }

    private static T Guarded<T>(string file, Func<T> load, SalientHome? home = null)
    {
        try
        {
            return load();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ReadingKitException(home is null ? $"{file} cannot be read; install Salient again or rebuild it"
                : $"{file}: {e.Message.TrimEnd('.')}; let {home.Path} be written to, or set {SalientHome.Variable} to a folder that you may write to", e);
        }
        catch (GazetteerException e)
        {
            throw new ReadingKitException(e.Message, e);
        }
        catch (Exception e) when (e is FormatException or InvalidDataException)
        {
            throw new ReadingKitException($"{file}: {e.Message}", e);
        }
    }
}

/// <summary>Files that reading needs are missing or have faults; each fault names its file and the remedy, on one line.</summary>
public sealed class ReadingKitException : Exception
{
    /// <summary>Makes one of a single fault.</summary>
    public ReadingKitException(string message, Exception? inner = null) : base(message, inner) => Faults = [message];

    /// <summary>Makes one of all faults.</summary>
    public ReadingKitException(IReadOnlyList<string> faults, Exception? inner = null) : base(string.Join('\n', faults), inner) =>
        Faults = faults;

    /// <summary>What is wrong, one line each.</summary>
    public IReadOnlyList<string> Faults { get; }
}
