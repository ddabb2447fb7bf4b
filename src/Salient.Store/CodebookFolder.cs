using System.Security.Cryptography;
using System.Text;
using Salient.Codebooks;
using Salient.Yaml;

namespace Salient.Store;

/// <summary>
/// The files of a codebook: the program's own, and a desk's folder laid over them. The folder has the same parts; what it has is added,
/// and the parts
/// that its <c>codebook.yaml</c> names under <c>replaces</c> are its own alone.
/// </summary>
public sealed class CodebookFolder
{
    private static readonly string[] SingleFiles = ["boilerplate.yaml", "dating.yaml"];
    // Files that say nothing about how a report is read, so that no reading grows old by them.
    private static readonly string[] OtherFiles = ["public.yaml"];
    private static readonly string[] PlaceFiles = ["words.yaml", "spelling.yaml"];

    private readonly string bundled;
    private readonly string? desk;
    private readonly CodebookManifest manifest;

    private CodebookFolder(string bundled, string? desk, CodebookManifest manifest, IReadOnlyList<string> faults) =>
        (this.bundled, this.desk, this.manifest, Faults) = (bundled, desk, manifest, faults);

    /// <summary>
    /// What is wrong with the desk's folder as a whole: files that nothing reads, and the faults of its <c>codebook.yaml</c>.
    /// </summary>
    public IReadOnlyList<string> Faults { get; }

    /// <summary>Opens the program's codebook, with a desk's folder over it where one is named.</summary>
    /// <param name="desk">The desk's folder, or null.</param>
    /// <param name="program">The folder with <c>codebooks</c>; the program's own where null.</param>
    /// <exception cref="ReadingKitException">There is no such folder.</exception>
    public static CodebookFolder Open(string? desk, string? program = null)
    {
        var bundled = Path.Combine(program ?? AppContext.BaseDirectory, "codebooks");
        if (desk is null)
        {
            return new(bundled, null, CodebookManifest.Default, []);
        }

        if (!Directory.Exists(desk))
        {
            throw new ReadingKitException($"{desk}: no such folder; give a folder of codebook files with the parts {string.Join(", ", CodebookManifest.Parts)}");
        }

        var faults = Strangers(desk).ToList();
        var file = Path.Combine(desk, "codebook.yaml");
        var manifest = CodebookManifest.Default;
        try
        {
            manifest = File.Exists(file) ? CodebookManifest.Parse(file, File.ReadAllText(file)) : manifest;
        }
        catch (CodebookFaultsException e)
        {
            faults.AddRange(e.Faults);
        }

        return new(bundled, desk, manifest, faults);
    }

    /// <summary>The YAML files of a part, by layer, the program's first.</summary>
    public IReadOnlyList<IEnumerable<(string Name, string Text)>> Layers(string part) =>
        [.. Folders(part).Select(f => Directory.EnumerateFiles(f.Path, "*.yaml").Order(StringComparer.Ordinal)
            .Select(y => ($"{f.Name}/{Path.GetFileName(y)}", File.ReadAllText(y))).ToList())];

    /// <summary>
    /// A file of which there is only one: the desk's where it has it, else the program's. Its path, and its name for messages.
    /// </summary>
    public (string Name, string Path) Single(params string[] parts)
    {
        var name = string.Join('/', parts);
        return desk is not null && File.Exists(Path.Combine([desk, .. parts])) ? ($"{desk}/{name}", Path.Combine([desk, .. parts]))
            : (name, Path.Combine([bundled, .. parts]));
    }

    /// <summary>The tables of places, the program's first, each with whether it is the desk's.</summary>
    public IReadOnlyList<(string Path, bool IsDesks)> Tables() =>
        [.. Folders("places").SelectMany(f => Directory.EnumerateFiles(f.Path, "*.tsv").Order(StringComparer.Ordinal)
            .Select(t => (t, f.IsDesks)))];

    /// <summary>
    /// SHA-256 over all files that are read, 64 lower-case hex digits: part by part in the order of <see cref="CodebookManifest.Parts"/>,
    /// the program's
    /// files before the desk's, by name within a folder; then the files of which there is one. The name that a file has within the
    /// codebook counts, not
    /// where the folder lies.
    /// </summary>
    public string Hash()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var (name, path) in Read())
        {
            var bytes = File.ReadAllBytes(path);
            hash.AppendData(Encoding.UTF8.GetBytes(FormattableString.Invariant($"{name}\n{bytes.Length}\n")));
            hash.AppendData(bytes);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>Every file that is read, with the name that it has within the codebook.</summary>
    private IEnumerable<(string Name, string Path)> Read()
    {
        foreach (var part in CodebookManifest.Parts)
        {
            foreach (var (_, folder, isDesks) in Folders(part))
            {
                // Of places there is one file of words and one of spelling; the tables are laid over each other.
                foreach (var file in Directory.EnumerateFiles(folder, part == "places" ? "*.tsv" : "*.yaml").Order(StringComparer.Ordinal))
                {
                    yield return ($"{(isDesks ? "desk" : "program")}/{part}/{Path.GetFileName(file)}", file);
                }
            }
        }

        foreach (var parts in SingleFiles.Select(f => new[] { f }).Concat(PlaceFiles.Select(f => new[] { "places", f })))
        {
            yield return (string.Join('/', parts), Single(parts).Path);
        }
    }

    private IEnumerable<(string Name, string Path, bool IsDesks)> Folders(string part)
    {
        var own = desk is null ? null : Path.Combine(desk, part);
        if (!manifest.Replaces.Contains(part))
        {
            yield return (part, Path.Combine(bundled, part), false);
        }

        if (own is not null && Directory.Exists(own))
        {
            yield return ($"{desk}/{part}", own, true);
        }
    }

    /// <summary>What a desk's folder holds that nothing reads: a misspelt name must not pass silently.</summary>
    private static IEnumerable<string> Strangers(string desk)
    {
        foreach (var folder in Directory.EnumerateDirectories(desk).Select(Path.GetFileName)
            .Where(d => d![0] != '.' && !CodebookManifest.Parts.Contains(d)))
        {
            yield return $"{desk}/{folder}: not a part of a codebook; parts are {string.Join(", ", CodebookManifest.Parts)}";
        }

        foreach (var file in Files(desk, "").Where(f => f != "codebook.yaml"
            && !SingleFiles.Concat(OtherFiles).Contains(f)))
        {
            yield return $"{desk}/{file}: nothing reads it here; files here are codebook.yaml, {string.Join(", ", SingleFiles.Concat(OtherFiles))}";
        }

        foreach (var part in CodebookManifest.Parts.Where(p => Directory.Exists(Path.Combine(desk, p))))
        {
            var places = part == "places";
            foreach (var file in Files(desk, part).Where(f => places ? !PlaceFiles.Contains(f)
                : !f.EndsWith(".yaml", StringComparison.Ordinal)))
            {
                yield return $"{desk}/{part}/{file}: nothing reads it here; {(places ? $"files here are {string.Join(", ", PlaceFiles)} and tables that end in .tsv" : "files here end in .yaml")}";
            }
        }
    }

    private static IEnumerable<string> Files(string desk, string part) =>
        Directory.EnumerateFiles(Path.Combine(desk, part)).Select(f => Path.GetFileName(f)!)
            .Where(f => Path.GetExtension(f) is ".yaml" or ".yml").Order(StringComparer.Ordinal);
}
