using System.IO.Compression;
using System.Text;
using Salient.Places;

namespace Salient.Store.Gazetteers;

/// <summary>A gazetteer kept in the user's folder.</summary>
/// <param name="Name">Its name: the file's without ending, such as <c>SY</c>.</param>
/// <param name="Places">How many places it holds; for a list of other names, how many names.</param>
/// <param name="Skipped">How many of its lines could not be read when it was added.</param>
/// <param name="FirstFault">What was wrong with the first of those, or null.</param>
/// <param name="Changed">Whether adding it changed anything.</param>
public sealed record Gazetteer(string Name, int Places, int Skipped, string? FirstFault, bool Changed)
{
    /// <summary>Whether it holds other names of places of further lists, and no places.</summary>
    public bool HoldsNames => ListFile.HoldsNames(Name);
}

/// <summary>
/// The gazetteers of one user: each list as it came (<c>SY.txt.gz</c>), and one index over all of them, built when first asked for and
/// mapped into memory.
/// Files are written beside their place and moved into it, so that one cut short is never seen.
/// </summary>
/// <param name="home">The user's folder.</param>
/// <param name="spelling">How names are levelled; the bundled table where null.</param>
/// <param name="log">Told what takes long, or null.</param>
public sealed class GazetteerFolder(SalientHome home, NameSpelling? spelling = null, Action<string>? log = null)
{
    private readonly NameSpelling table = spelling ?? NameSpelling.Default;

    /// <summary>The folder's path; made when first needed.</summary>
    public string Path => home.GazetteersPath;

    /// <summary>Names of the gazetteers kept, in order.</summary>
    public IReadOnlyList<string> Names =>
        [.. Directory.EnumerateFiles(Path, "*" + ListFile.Ending).Select(f => System.IO.Path.GetFileName(f)[..^ListFile.Ending.Length])
            .Order(StringComparer.Ordinal)];

    /// <summary>
    /// Adds a list: a <c>.zip</c> or text of the 19-column layout or of GeoNames' alternate names, or the user's own places as
    /// <c>.csv</c> or
    /// <c>.geojson</c>. The same list twice changes nothing.
    /// </summary>
    /// <param name="file">The file.</param>
    /// <param name="words">The nouns that kinds of the user's own places are said in; null where there are none such.</param>
    /// <exception cref="GazetteerException">The file is missing, damaged or something else.</exception>
    public Gazetteer Add(string file, PlaceWords? words = null)
    {
        var name = System.IO.Path.GetFileNameWithoutExtension(file);
        return System.IO.Path.GetExtension(file).ToLowerInvariant() switch
        {
            ".csv" or ".geojson" or ".json" => AddOwn(UserPlaces.Read(file, words), name),
            ".zip" => Keep(file, name, stream => GazetteerZip.Copy(file, name, stream)),
            _ => Keep(file, name, stream => Copy(file, stream)),
        };
    }

    /// <summary>Removes a gazetteer.</summary>
    /// <returns>Whether there was one of that name.</returns>
    public bool Remove(string name)
    {
        var exists = File.Exists(PathOf(name));
        File.Delete(PathOf(name));
        return exists;
    }

    /// <summary>
    /// Opens all gazetteers of the user and the starter lists together. Where two lists hold one place, the user's own row wins, then
    /// GeoNames', then others, then
    /// the starter lists'.
    /// </summary>
    /// <param name="starters">Files of the 19-column layout that come with Salient (<c>codebooks/places/*.tsv</c>).</param>
    /// <exception cref="GazetteerException">A file cannot be read.</exception>
    public PlaceIndex Open(IEnumerable<string> starters) => new GazetteerIndex(Path, table, log)
        .Open(Names, [.. starters.Order(StringComparer.Ordinal)]);

    /// <summary>
    /// SHA-256 of what <see cref="Open"/> reads of these starter lists and the user's, and of how names are levelled; hex digits.
    /// </summary>
    /// <param name="starters">As for <see cref="Open"/>.</param>
    public string Hash(IEnumerable<string> starters) => new GazetteerIndex(Path, table, log)
        .Hash(Names, [.. starters.Order(StringComparer.Ordinal)]);

    /// <summary>How many places each gazetteer holds, by name, and how many names those of names.</summary>
    public IReadOnlyList<Gazetteer> List() => [.. Names.Select(name => Counted(name, PathOf(name), changed: false))];

    private Gazetteer AddOwn(GazetteerRows rows, string name)
    {
        var kept = Keep(rows.Name, name, stream =>
        {
            using var writer = new StreamWriter(stream, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\n" };
            foreach (var place in rows.Places)
            {
                writer.WriteLine(GazetteerFile.Line(place));
            }
        });
        return kept with { Skipped = rows.Skipped, FirstFault = rows.FirstFault };
    }

    // Written beside, looked through, and only then moved to its place.
    private Gazetteer Keep(string file, string name, Action<Stream> write)
    {
        var beside = PathOf(name) + ".new";
        try
        {
            ListFile.Replace(beside, stream =>
            {
                using var zip = new GZipStream(stream, CompressionLevel.Fastest);
                write(zip);
            });
            var kept = IsOfNames(beside) ? name + ListFile.NamesEnding : name;
            var target = PathOf(kept);
            var changed = !File.Exists(target) || ListFile.Mark(target) != ListFile.Mark(beside);
            var counted = Counted(kept, beside, changed, file);
            if (changed)
            {
                File.Move(beside, target, overwrite: true);
            }

            return counted;
        }
        finally
        {
            File.Delete(beside);
        }
    }

    private static Gazetteer Counted(string name, string kept, bool changed, string? file = null)
    {
        using var reader = ListFile.Open(kept);
        var (count, skipped, fault) = (0, 0, (string?)null);
        if (ListFile.HoldsNames(name))
        {
            return new(name, AlternateNames.Read(reader).Count(), 0, null, changed);
        }

        foreach (var (place, wrong) in GazetteerFile.Rows(reader, file ?? kept))
        {
            count += place is null ? 0 : 1;
            skipped += place is null ? 1 : 0;
            fault ??= wrong;
        }

        return count > 0 ? new(name, count, skipped, fault, changed)
            : throw new GazetteerException(fault is null
                ? $"{file}: holds no places; expected the tab-separated GeoNames layout (geonames.org/export), or your own places as .csv or .geojson" : GazetteerFile.NotOfLayout(fault));
    }

    private static bool IsOfNames(string kept)
    {
        using var reader = ListFile.Open(kept);
        return PlaceLines.Of(reader).FirstOrDefault().Line is { } line && AlternateNames.IsLine(line);
    }

    private static void Copy(string file, Stream target)
    {
        try
        {
            using var source = File.OpenRead(file);
            source.CopyTo(target);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new GazetteerException($"{file}: {(File.Exists(file) ? error.Message : "no such file")}", error);
        }
    }

    private string PathOf(string name) => name.IndexOfAny(['/', '\\']) < 0 && name is not (".." or ".")
        ? System.IO.Path.Combine(Path, name + ListFile.Ending)
        : throw new GazetteerException($"'{name}' is no name of a gazetteer; 'salient gazetteer list' shows them");
}
