using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Salient.Places;

namespace Salient.Store.Gazetteers;

/// <summary>A gazetteer kept in the user's folder.</summary>
/// <param name="Name">Its name: the file's without ending, such as <c>SY</c>.</param>
/// <param name="Places">How many places it holds.</param>
/// <param name="Skipped">How many of its lines could not be read when it was added.</param>
/// <param name="FirstFault">What was wrong with the first of those, or null.</param>
/// <param name="Changed">Whether adding it changed anything.</param>
public sealed record Gazetteer(string Name, int Places, int Skipped, string? FirstFault, bool Changed);

/// <summary>
/// The gazetteers of one user. Each is kept twice: the list as it came (<c>SY.txt.gz</c>), and packed (<c>SY.places</c>) so that it opens
/// at once. Files are written beside their place and moved into it, so that one cut short is never seen.
/// </summary>
/// <param name="home">The user's folder.</param>
/// <param name="spelling">How names are levelled; the bundled table where null.</param>
public sealed class GazetteerFolder(SalientHome home, NameSpelling? spelling = null)
{
    private const string PackedEnding = ".places";
    private const string StarterPrefix = "starter-";
    private const string ListEnding = ".txt.gz";
    private readonly NameSpelling table = spelling ?? NameSpelling.Default;

    /// <summary>The folder's path; made when first needed.</summary>
    public string Path => home.GazetteersPath;

    /// <summary>Names of the gazetteers kept, in order.</summary>
    public IReadOnlyList<string> Names =>
        [.. Directory.EnumerateFiles(Path, "*" + ListEnding).Select(f => System.IO.Path.GetFileName(f)[..^ListEnding.Length]).Order(StringComparer.Ordinal)];

    /// <summary>Adds a list of the 19-column layout: a <c>.zip</c> that holds one, or the text itself. The same bytes twice change nothing.</summary>
    /// <exception cref="GazetteerException">The file is missing, damaged or something else.</exception>
    public Gazetteer Add(string file)
    {
        var name = System.IO.Path.GetFileNameWithoutExtension(file);
        var text = Text(file, name);
        var rows = Read(text, file);
        if (rows.Places.Count == 0)
        {
            throw new GazetteerException($"{file}: holds no places; expected the tab-separated GeoNames layout (geonames.org/export)");
        }

        var list = File(name, ListEnding);
        var changed = !System.IO.File.Exists(list) || !Unzipped(list).AsSpan().SequenceEqual(text);
        if (changed)
        {
            Replace(list, stream =>
            {
                using var zip = new GZipStream(stream, CompressionLevel.Fastest);
                zip.Write(text);
            });
        }

        if (changed || Packed(name) is null)
        {
            Pack(name, rows.Places);
        }

        return new(name, rows.Places.Count, rows.Skipped, rows.FirstFault, changed);
    }

    /// <summary>Removes a gazetteer.</summary>
    /// <returns>Whether there was one of that name.</returns>
    public bool Remove(string name)
    {
        var exists = System.IO.File.Exists(File(name, ListEnding));
        System.IO.File.Delete(File(name, ListEnding));
        System.IO.File.Delete(File(name, PackedEnding));
        return exists;
    }

    /// <summary>
    /// Opens all gazetteers of the user and the starter lists together. Where a GeoNames list holds a place of a starter list, its row wins.
    /// </summary>
    /// <param name="starters">Files of the 19-column layout that come with Salient (<c>codebooks/places/*.tsv</c>).</param>
    /// <exception cref="GazetteerException">A file cannot be read.</exception>
    public PlaceIndex Open(IEnumerable<string> starters)
    {
        var packed = new List<ReadOnlyMemory<byte>>();
        foreach (var name in Names)
        {
            packed.Add(Packed(name) ?? Pack(name, Read(Unzipped(File(name, ListEnding)), File(name, ListEnding)).Places));
        }

        packed.Add(Starters([.. starters.Order(StringComparer.Ordinal)]));
        return PlaceIndex.Open(packed, table);
    }

    // Packed once under the hash of what they hold; a folder that cannot be written only costs the time to pack them again.
    private byte[] Starters(string[] files)
    {
        var texts = files.Select(f => (File: f, Bytes: Bytes(f))).ToList();
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        texts.ForEach(t => hash.AppendData(t.Bytes));
        var name = $"{StarterPrefix}{Convert.ToHexStringLower(hash.GetHashAndReset())[..16]}";
        if (Packed(name) is { } packed)
        {
            return packed;
        }

        var places = texts.SelectMany(t => Read(t.Bytes, t.File).Places).ToList();
        try
        {
            foreach (var old in Directory.EnumerateFiles(Path, StarterPrefix + "*" + PackedEnding))
            {
                System.IO.File.Delete(old);
            }

            return Pack(name, places);
        }
        catch (Exception error) when (error is GazetteerException or IOException or UnauthorizedAccessException)
        {
            return PlaceIndex.Pack(places, table);
        }
    }

    /// <summary>How many places each gazetteer holds, by name.</summary>
    public IReadOnlyList<Gazetteer> List() =>
        [.. Names.Select(name => new Gazetteer(name, PlaceIndex.Open([Packed(name) ?? Pack(name, Read(Unzipped(File(name, ListEnding)), name).Places)], table).Count, 0, null, false))];

    // Null where there is none that this spelling table made; a damaged one is made again from the list.
    private byte[]? Packed(string name)
    {
        var file = File(name, PackedEnding);
        if (!System.IO.File.Exists(file))
        {
            return null;
        }

        var bytes = Bytes(file);
        try
        {
            PlaceIndex.Open([bytes], table);
            return bytes;
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    private byte[] Pack(string name, IReadOnlyList<Place> places)
    {
        var bytes = PlaceIndex.Pack(places, table);
        Replace(File(name, PackedEnding), stream => stream.Write(bytes));
        return bytes;
    }

    private string File(string name, string ending) => name.IndexOfAny(['/', '\\']) < 0 && name is not (".." or ".")
        ? System.IO.Path.Combine(Path, name + ending)
        : throw new GazetteerException($"'{name}' is no name of a gazetteer; 'salient gazetteer list' shows them");

    private static byte[] Text(string file, string name) =>
        file.EndsWith(".zip", StringComparison.OrdinalIgnoreCase) ? GazetteerZip.Text(file, name) : Bytes(file);

    private static GazetteerRows Read(byte[] text, string file)
    {
        try
        {
            using var reader = new StreamReader(new MemoryStream(text), Encoding.UTF8);
            return GazetteerFile.Read(reader, file);
        }
        catch (FormatException error)
        {
            throw new GazetteerException(error.Message, error);
        }
    }

    private static byte[] Bytes(string file)
    {
        try
        {
            return System.IO.File.ReadAllBytes(file);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new GazetteerException($"{file}: {(System.IO.File.Exists(file) ? error.Message : "no such file")}", error);
        }
    }

    private static byte[] Unzipped(string file)
    {
        try
        {
            using var zip = new GZipStream(System.IO.File.OpenRead(file), CompressionMode.Decompress);
            using var text = new MemoryStream();
            zip.CopyTo(text);
            return text.ToArray();
        }
        catch (InvalidDataException error)
        {
            throw new GazetteerException($"{file}: damaged; remove it with 'salient gazetteer remove' and add it again", error);
        }
    }

    private static void Replace(string file, Action<Stream> write)
    {
        var beside = $"{file}.{Environment.ProcessId.ToString(System.Globalization.CultureInfo.InvariantCulture)}.tmp";
        try
        {
            using (var stream = System.IO.File.Create(beside))
            {
                write(stream);
            }

            System.IO.File.Move(beside, file, overwrite: true);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            System.IO.File.Delete(beside);
            throw new GazetteerException($"{file}: cannot be written: {error.Message}; free some space or set SALIENT_HOME to another folder", error);
        }
    }
}
