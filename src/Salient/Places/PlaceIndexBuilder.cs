using System.Buffers;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace Salient.Places;

/// <summary>
/// Makes the bytes of an index, list after list, to be kept and opened again by <see cref="PlaceIndex.Open"/>. The same places in the
/// same order give the
/// same bytes on any machine. Not thread-safe.
/// </summary>
/// <param name="spelling">How names are levelled; the bundled table where null.</param>
public sealed class PlaceIndexBuilder(NameSpelling? spelling = null)
{
    // One block of bytes holds less than 2 GB: at about 250 bytes a row this leaves room.
    private const int MostRows = 3_000_000;
    private const int MostTextBytes = 800_000_000;

    private readonly NameSpelling table = spelling ?? NameSpelling.Default;
    private readonly List<PlaceRow> rows = [];
    private readonly List<(ulong Hash, int Target)> keys = [];
    private readonly List<(string Name, int Places)> lists = [];
    private readonly ArrayBufferWriter<byte> texts = new();
    private readonly HashSet<ulong> seen = [];

    /// <summary>Whether it holds as much as one block of bytes can: <see cref="Finish"/> it and go on with another one.</summary>
    public bool IsFull => rows.Count >= MostRows || texts.WrittenCount >= MostTextBytes;

    /// <summary>Adds a place.</summary>
    /// <param name="list">Name of the list that it comes from; those of one list follow each other.</param>
    /// <param name="place">The place.</param>
    public void Add(string list, Place place)
    {
        Count(list);
        var row = rows.Count;
        var text = Encoding.UTF8.GetBytes(string.Join('\t', Clean(place.Id), Clean(place.Name),
            place.FeatureClass.PadRight(1) + place.FeatureCode, place.Admin1 ?? "", place.Admin2 ?? "",
            string.Join('\n', place.OtherNames.Select(Clean))));
        rows.Add(new PlaceRow
        {
            Latitude = place.Latitude,
            Longitude = place.Longitude,
            Population = place.Population,
            Admin1 = place.Admin1 is null ? 0 : PlaceRow.UnitOf(place.Admin1),
            TextAt = texts.WrittenCount,
            TextLength = text.Length,
            Country = PlaceRow.CountryOf(place.Country),
            Kind = (ushort)PlaceKinds.Of(place.FeatureClass, place.FeatureCode),
        });
        texts.Write(text);

        seen.Clear();
        AddKeys(place.Name, row, primary: true);
        var isOurs = place.Id.Contains(':', StringComparison.Ordinal);
        foreach (var name in place.OtherNames.Where(n => isOurs || !IsCode(n)))
        {
            AddKeys(name, row, primary: false);
        }
    }

    /// <summary>The bytes. Nothing can be added afterwards.</summary>
    public byte[] Finish()
    {
        keys.Sort();
        var names = Encoding.UTF8.GetBytes(string.Concat(lists.Select(l => $"{Clean(l.Name)}\t{l.Places.ToString(CultureInfo.InvariantCulture)}\n")));
        var keysAt = TableHeader.Size + (rows.Count * PlaceRow.Size);
        var textsAt = keysAt + (keys.Count * (sizeof(ulong) + sizeof(int)));
        var bytes = new byte[textsAt + texts.WrittenCount + names.Length];
        var header = new TableHeader { Magic = PlaceTable.Magic, Spelling = table.Fingerprint, Length = bytes.Length, Rows = rows.Count,
            Keys = keys.Count, ListsLength = names.Length };
        MemoryMarshal.Write(bytes, in header);
        MemoryMarshal.AsBytes(CollectionsMarshal.AsSpan(rows)).CopyTo(bytes.AsSpan(TableHeader.Size));
        var hashes = MemoryMarshal.Cast<byte, ulong>(bytes.AsSpan(keysAt, keys.Count * sizeof(ulong)));
        var targets = MemoryMarshal.Cast<byte, int>(bytes.AsSpan(keysAt + (keys.Count * sizeof(ulong)), keys.Count * sizeof(int)));
        for (var i = 0; i < keys.Count; i++)
        {
            (hashes[i], targets[i]) = keys[i];
        }

        texts.WrittenSpan.CopyTo(bytes.AsSpan(textsAt));
        names.CopyTo(bytes.AsSpan(bytes.Length - names.Length));
        return bytes;
    }

    private void Count(string list)
    {
        if (lists is [.., var last] && last.Name == list)
        {
            lists[^1] = (list, last.Places + 1);
        }
        else
        {
            lists.Add((list, 1));
        }
    }

    // GeoNames lists codes of countries and airports among names (SEN, TJ): in a report they are mostly something else. Those that
    // reports use stand in our own lists.
    private static bool IsCode(string name) => name.Length <= 3 && name.All(char.IsAsciiLetterUpper);

    private void AddKeys(string name, int row, bool primary)
    {
        var found = table.Keys(name);
        AddKey(found.Plain, 0, row, primary);
        AddKey(found.Spelling, 1, row, primary);
        AddKey(found.Skeleton, 2, row, primary);
    }

    private void AddKey(string key, byte level, int row, bool primary)
    {
        var hash = KeyHash.Of(key, level);
        if (key.Length > 0 && seen.Add(hash))
        {
            keys.Add((hash, (row << 1) | (primary ? 1 : 0)));
        }
    }

    // Tabs and line ends part the fields of a row's text.
    private static string Clean(string text) => text.Replace('\t', ' ').Replace('\n', ' ');
}
