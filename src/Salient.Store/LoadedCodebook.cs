using Salient.Actors;
using Salient.Codebooks;
using Salient.Dating;
using Salient.Places;
using Salient.Reports;
using Salient.Yaml;

namespace Salient.Store;

/// <summary>All parts of a codebook, read from its files side by side.</summary>
/// <param name="Rules">Events, rules and cues.</param>
/// <param name="Actors">Known actors.</param>
/// <param name="Outlets">Known outlets.</param>
/// <param name="PlaceWords">Words of place expressions.</param>
/// <param name="Dates">Words of time.</param>
/// <param name="Boilerplate">What is no story.</param>
/// <param name="Spelling">How one place's name is spelled in many ways.</param>
/// <param name="Hash">SHA-256 of its files; see <see cref="CodebookFolder.Hash"/>.</param>
public sealed record LoadedCodebook(
    Codebook Rules, ActorBook Actors, Outlets Outlets, PlaceWords PlaceWords, DateWords Dates, BoilerplateBook Boilerplate,
        NameSpelling Spelling, string Hash)
{
    /// <summary>Reads all parts.</summary>
    /// <exception cref="CodebookFaultsException">Files have faults; those of the folder and of all parts are listed, each with its file
    /// and line.</exception>
    /// <exception cref="ReadingKitException">A file cannot be read.</exception>
    public static LoadedCodebook Read(CodebookFolder folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        var faults = folder.Faults.ToList();
        var rules = Part(() => Codebook.Parse(folder.Layers("conflict-en")));
        var actors = Part(() => ActorBook.Parse(folder.Layers("actors")));
        var words = File(folder, PlaceWords.Parse, "places", "words.yaml");
        var dates = File(folder, (text, file) => DateWords.Parse(file, text), "dating.yaml");
        var boilerplate = File(folder, BoilerplateBook.Parse, "boilerplate.yaml");
        var spelling = File(folder, NameSpelling.Parse, "places", "spelling.yaml");
        var hash = Task.Run(folder.Hash);
        T? Take<T>(Task<(T? Made, IReadOnlyList<string> Faults)> task)
        {
            var (made, wrong) = task.GetAwaiter().GetResult();
            faults.AddRange(wrong);
            return made;
        }

        var (r, a) = (Take(rules), Take(actors));
        var outlets = a is null ? null : Take(Part(() => Outlets.Parse(a, folder.Layers("outlets"))));
        var (w, d, b, s) = (Take(words), Take(dates), Take(boilerplate), Take(spelling));
        faults.AddRange(folder.Tables().Where(t => t.IsDesks).Select(t => TableFault(t.Path)).OfType<string>());
        return faults.Count == 0 ? new(r!, a!, outlets!, w!, d!, b!, s!, hash.GetAwaiter().GetResult())
            : throw new CodebookFaultsException(faults);
    }

    /// <summary>
    /// A desk writes its tables itself, so that a line that cannot be read is a fault; lists that come from elsewhere may have some.
    /// </summary>
    private static string? TableFault(string path)
    {
        try
        {
            using var reader = new StreamReader(path);
            return GazetteerFile.Read(reader, path).FirstFault;
        }
        catch (FormatException e)
        {
            return e.Message;
        }
    }

    private static Task<(T? Made, IReadOnlyList<string> Faults)> File<T>(CodebookFolder folder, Func<string, string, T> parse,
        params string[] parts)
    {
        var (name, path) = folder.Single(parts);
        return Part(() => parse(System.IO.File.ReadAllText(path), name));
    }

    private static Task<(T? Made, IReadOnlyList<string> Faults)> Part<T>(Func<T> read) => Task.Run(() =>
    {
        try
        {
            return ((T?)read(), (IReadOnlyList<string>)[]);
        }
        catch (CodebookFaultsException e)
        {
            return (default, e.Faults);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ReadingKitException($"{e.Message}; install Salient again or rebuild it", e);
        }
    });
}
