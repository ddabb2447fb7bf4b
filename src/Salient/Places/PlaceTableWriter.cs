using System.Buffers;
using System.Runtime.InteropServices;
using System.Text;

namespace Salient.Places;

/// <summary>Makes the bytes of a <see cref="PlaceTable"/>. The same places in the same order give the same bytes on any machine.</summary>
internal sealed class PlaceTableWriter(NameSpelling spelling)
{
    private readonly List<PlaceRow> rows = [];
    private readonly List<(ulong Hash, int Target)> keys = [];
    private readonly ArrayBufferWriter<byte> texts = new();
    private readonly HashSet<ulong> seen = [];

    internal static byte[] Write(IEnumerable<Place> places, NameSpelling spelling)
    {
        var writer = new PlaceTableWriter(spelling);
        foreach (var place in places)
        {
            writer.Add(place);
        }

        return writer.Finish();
    }

    private void Add(Place place)
    {
        var row = rows.Count;
        var text = Encoding.UTF8.GetBytes(string.Join('\t', Clean(place.Id), Clean(place.Name), place.FeatureClass.PadRight(1) + place.FeatureCode, place.Admin1 ?? "", place.Admin2 ?? "", string.Join('\n', place.OtherNames.Select(Clean))));
        rows.Add(new PlaceRow
        {
            Latitude = place.Latitude,
            Longitude = place.Longitude,
            Population = place.Population,
            Admin1 = place.Admin1 is null ? 0 : KeyHash.Of(place.Admin1),
            TextAt = texts.WrittenCount,
            TextLength = text.Length,
            Country = PlaceRow.CountryOf(place.Country),
            Kind = (ushort)PlaceKinds.Of(place.FeatureClass, place.FeatureCode),
        });
        texts.Write(text);

        seen.Clear();
        AddKeys(place.Name, row, primary: true);
        foreach (var name in place.OtherNames)
        {
            AddKeys(name, row, primary: false);
        }
    }

    private void AddKeys(string name, int row, bool primary)
    {
        var found = spelling.Keys(name);
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

    private byte[] Finish()
    {
        keys.Sort();
        var keyBytes = keys.Count * (sizeof(ulong) + sizeof(int));
        var length = TableHeader.Size + (rows.Count * PlaceRow.Size) + keyBytes + texts.WrittenCount;
        var bytes = new byte[length];
        var header = new TableHeader { Magic = PlaceTable.Magic, Spelling = spelling.Fingerprint, Length = length, Rows = rows.Count, Keys = keys.Count };
        MemoryMarshal.Write(bytes, in header);
        MemoryMarshal.AsBytes(CollectionsMarshal.AsSpan(rows)).CopyTo(bytes.AsSpan(TableHeader.Size));
        var hashes = MemoryMarshal.Cast<byte, ulong>(bytes.AsSpan(TableHeader.Size + (rows.Count * PlaceRow.Size), keys.Count * sizeof(ulong)));
        var targets = MemoryMarshal.Cast<byte, int>(bytes.AsSpan(TableHeader.Size + (rows.Count * PlaceRow.Size) + (keys.Count * sizeof(ulong)), keys.Count * sizeof(int)));
        for (var i = 0; i < keys.Count; i++)
        {
            (hashes[i], targets[i]) = keys[i];
        }

        texts.WrittenSpan.CopyTo(bytes.AsSpan(length - texts.WrittenCount));
        return bytes;
    }

    // Tabs and line ends part the fields of a row's text.
    private static string Clean(string text) => text.Replace('\t', ' ').Replace('\n', ' ');
}
