using Salient.Actors;
using Salient.Codebooks;
using Salient.Dating;
using Salient.Language;
using Salient.Language.Names;
using Salient.Places;
using Salient.Reports;
using Salient.Store.Gazetteers;

namespace Salient.Store;

/// <summary>
/// All that reading needs, loaded from files: the model, the codebooks and the gazetteers. The one place where the core's parts meet the
/// disk. Immutable; shared by threads.
/// </summary>
public sealed class ReadingKit
{
    private ReadingKit(ReportCleaner cleaner, ReportReader reader) => (Cleaner, Reader) = (cleaner, reader);

    /// <summary>Tells the story from what stands around it.</summary>
    public ReportCleaner Cleaner { get; }

    /// <summary>Reads cleaned reports.</summary>
    public ReportReader Reader { get; }

    /// <summary>Loads everything, the parts side by side.</summary>
    /// <param name="home">The user's folder, with gazetteers of their own.</param>
    /// <param name="program">The folder with <c>models</c> and <c>codebooks</c>; the program's own where null.</param>
    /// <exception cref="ReadingKitException">A file is missing or has faults; the message names it and the remedy.</exception>
    public static ReadingKit Open(SalientHome home, string? program = null)
    {
        ArgumentNullException.ThrowIfNull(home);
        var root = program ?? AppContext.BaseDirectory;
        var books = Path.Combine(root, "codebooks");
        var model = Load(Path.Combine(root, "models", "english.salient"), file => LanguageModel.Load(File.ReadAllBytes(file)));
        var names = Load(Path.Combine(root, "models", "names.salient"), file => NameModel.Load(File.ReadAllBytes(file)));
        var boilerplate = Load(Path.Combine(books, "boilerplate.yaml"), file => BoilerplateBook.Parse(File.ReadAllText(file)));
        var codebook = Load(Path.Combine(books, "conflict-en"), folder => Codebook.Parse(Yaml(folder)));
        var actors = Actors(root);
        var words = Load(Path.Combine(books, "places", "words.yaml"), file => PlaceWords.Parse(File.ReadAllText(file)));
        var dates = Load(Path.Combine(books, "dating.yaml"), file => DateWords.Parse(Path.GetFileName(file), File.ReadAllText(file)));
        var places = Load(Path.Combine(books, "places"), folder => Places(home, folder));
        try
        {
            Task.WaitAll(model, names, boilerplate, codebook, actors, words, dates, places);
        }
        catch (AggregateException e) when (e.Flatten().InnerExceptions.OfType<ReadingKitException>().ToList() is { Count: > 0 } faults)
        {
            throw new ReadingKitException(string.Join("; ", faults.Select(f => f.Message)), e);
        }

        var outlets = Outlets.Parse(Yaml(Path.Combine(books, "outlets")), actors.Result);
        var reader = new ReportReader(model.Result, names.Result, codebook.Result, actors.Result, outlets, places.Result, words.Result, new DateReader(dates.Result));
        return new(new ReportCleaner(boilerplate.Result), reader);
    }

    /// <summary>Loads the actors alone: all that answering from a store needs.</summary>
    /// <param name="program">The folder with <c>codebooks</c>; the program's own where null.</param>
    /// <exception cref="ReadingKitException">A file is missing or has faults; the message names it and the remedy.</exception>
    public static ActorBook OpenActors(string? program = null) => Actors(program ?? AppContext.BaseDirectory).GetAwaiter().GetResult();

    private static Task<ActorBook> Actors(string root) => Load(Path.Combine(root, "codebooks", "actors"), folder => ActorBook.Parse(Yaml(folder)));

    private static IEnumerable<(string Name, string Text)> Yaml(string folder) =>
        Directory.EnumerateFiles(folder, "*.yaml").Order(StringComparer.Ordinal).Select(f => (Path.GetFileName(f), File.ReadAllText(f)));

    private static PlaceIndex Places(SalientHome home, string folder)
    {
        var spelling = NameSpelling.Parse(File.ReadAllText(Path.Combine(folder, "spelling.yaml")));
        return new GazetteerFolder(home, spelling).Open(Directory.EnumerateFiles(folder, "*.tsv"));
    }

    private static Task<T> Load<T>(string file, Func<string, T> load) => Task.Run(() =>
    {
        try
        {
            return load(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ReadingKitException($"{file} cannot be read; install Salient again or rebuild it", e);
        }
        catch (GazetteerException e)
        {
            throw new ReadingKitException(e.Message, e);
        }
        catch (Exception e) when (e is FormatException or InvalidDataException)
        {
            throw new ReadingKitException($"{file}: {e.Message}", e);
        }
    });
}

/// <summary>A file that reading needs is missing or has faults; the message names it and the remedy, on one line.</summary>
public sealed class ReadingKitException : Exception
{
    /// <summary>Makes one.</summary>
    public ReadingKitException(string message, Exception? inner = null) : base(message, inner)
    {
    }
}
