using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using Salient.Places;

namespace Salient.Store.Gazetteers;

/// <summary>
/// The index over all lists of a folder: built once into <c>index-….places</c> and mapped into memory from then on. Its name is a hash of
/// what it was
/// made of, so that a changed list or spelling table makes a new one.
/// </summary>
/// <param name="folder">Where lists and index lie.</param>
/// <param name="spelling">How names are levelled.</param>
/// <param name="log">Told that the index is being built and how long that took, or null.</param>
internal sealed class GazetteerIndex(string folder, NameSpelling spelling, Action<string>? log)
{
    private const string Prefix = "index-";
    private const string Ending = ".places";

    // Raised when the meaning of the bytes changes though their layout does not.
    private const byte Version = 2;

    private const int ToldEvery = 1_000_000;

    /// <summary>Opens the index of some lists, building it where it is not there.</summary>
    /// <param name="lists">Names of the lists kept in the folder.</param>
    /// <param name="starters">Files that come with Salient.</param>
    /// <exception cref="GazetteerException">A list cannot be read.</exception>
    public PlaceIndex Open(IReadOnlyList<string> lists, IReadOnlyList<string> starters)
    {
        var mark = Hash(lists, starters)[..16];
        if (Mapped(mark) is { } index)
        {
            return index;
        }

        var started = TimeProvider.System.GetTimestamp();
        Keep(mark, Build(lists, starters));
        index = Mapped(mark) ?? PlaceIndex.Open([.. Build(lists, starters).Select(p => (ReadOnlyMemory<byte>)p)], spelling);
        // The starter lists alone take a moment that nobody notices.
        (lists.Count > 0 ? log : null)?.Invoke(string.Create(CultureInfo.InvariantCulture,
        $"indexed {index.Count:N0} places of {lists.Count + starters.Count} lists in {TimeProvider.System.GetElapsedTime(started).TotalSeconds:0.0} s"));
        return index;
    }

    private IEnumerable<byte[]> Build(IReadOnlyList<string> lists, IReadOnlyList<string> starters)
    {
        var others = Names(lists);
        var builder = new PlaceIndexBuilder(spelling);
        var count = 0;
        foreach (var (list, place) in Places(lists).Concat(starters.SelectMany(Starter)))
        {
            builder.Add(list, others.Of(place.Id).ToList() is { Count: > 0 } names
                ? place with { OtherNames = [.. place.OtherNames.Concat(names).Distinct(StringComparer.Ordinal)] } : place);
            Tell(++count, "places indexed");
            if (builder.IsFull)
            {
                yield return builder.Finish();
                builder = new(spelling);
            }
        }

        yield return builder.Finish();
    }

    private IEnumerable<(string List, Place Place)> Places(IReadOnlyList<string> lists) =>
        lists.Where(l => !ListFile.HoldsNames(l)).SelectMany(list => ListFile.Places(PathOf(list)).Select(place => (list, place)));

    // Only names of places that are kept: the world's list of names is many times larger than most users' lists of places.
    private OtherNames Names(IReadOnlyList<string> lists)
    {
        var others = new OtherNames();
        var ofNames = lists.Where(ListFile.HoldsNames).ToList();
        foreach (var (_, place) in ofNames.Count > 0 ? Places(lists) : [])
        {
            others.Expect(place.Id);
        }

        var count = 0;
        foreach (var (id, name) in ofNames.SelectMany(list => ListFile.Names(PathOf(list))))
        {
            others.Add(id, name);
            Tell(++count, "other names read");
        }

        return others;
    }

    // What takes minutes says how far it is.
    private void Tell(int count, string what)
    {
        if (count % ToldEvery == 0)
        {
            log?.Invoke(string.Create(CultureInfo.InvariantCulture, $"{count:N0} {what}"));
        }
    }

    private static IEnumerable<(string List, Place Place)> Starter(string file)
    {
        using var reader = File.OpenText(file);
        var rows = GazetteerFile.Read(reader, file);
        return [.. rows.Places.Select(place => (Path.GetFileNameWithoutExtension(file), place))];
    }

    /// <summary>SHA-256 of what the index is made of: how names are levelled, each list's name and checksum, the starter lists.</summary>
    /// <param name="lists">Names of the lists kept in the folder.</param>
    /// <param name="starters">Files that come with Salient.</param>
    public string Hash(IReadOnlyList<string> lists, IReadOnlyList<string> starters)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> number = stackalloc byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64LittleEndian(number, spelling.Fingerprint + Version);
        hash.AppendData(number);
        foreach (var list in lists)
        {
            hash.AppendData(System.Text.Encoding.UTF8.GetBytes(list + "\n"));
            BinaryPrimitives.WriteUInt64LittleEndian(number, ListFile.Mark(PathOf(list)));
            hash.AppendData(number);
        }

        foreach (var file in starters)
        {
            hash.AppendData(File.ReadAllBytes(file));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    // Null where there is none, or a damaged one: it is made again from the lists.
    private PlaceIndex? Mapped(string mark)
    {
        try
        {
            var parts = Directory.EnumerateFiles(folder, $"{Prefix}{mark}-*{Ending}").Order(StringComparer.Ordinal).ToList();
            return parts.Count == 0 || parts.Count != Total(parts[0]) ? null
                : PlaceIndex.Open([.. parts.Select(MappedBytes.Open)], spelling);
        }
        catch (Exception error) when (error is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    // index-0123456789abcdef-1of3.places
    private static int Total(string part) => int.Parse(Path.GetFileNameWithoutExtension(part).Split("of")[^1],
        CultureInfo.InvariantCulture);

    // A folder that cannot be written only costs the time to build the index again.
    // Parts are written as they are made, so that one is in memory at a time; they get their names when it is known how many there are.
    private void Keep(string mark, IEnumerable<byte[]> parts)
    {
        var made = new List<string>();
        try
        {
            foreach (var old in Directory.EnumerateFiles(folder, "*" + Ending))
            {
                File.Delete(old);
            }

            foreach (var bytes in parts)
            {
                made.Add(Path.Combine(folder, string.Create(CultureInfo.InvariantCulture,
                    $"{Prefix}{mark}-{made.Count + 1}.{Environment.ProcessId}.part")));
                ListFile.Replace(made[^1], stream => stream.Write(bytes));
            }

            for (var i = 0; i < made.Count; i++)
            {
                File.Move(made[i], Path.Combine(folder, string.Create(CultureInfo.InvariantCulture,
                    $"{Prefix}{mark}-{i + 1}of{made.Count}{Ending}")), overwrite: true);
            }
        }
        catch (Exception error) when (error is GazetteerException or IOException or UnauthorizedAccessException)
        {
            log?.Invoke($"the index of places cannot be kept ({error.Message}) and is built again each time");
        }
        finally
        {
            made.ForEach(File.Delete);
        }
    }

    private string PathOf(string list) => Path.Combine(folder, list + ListFile.Ending);
}
