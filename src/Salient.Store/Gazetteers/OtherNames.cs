using System.Globalization;
using System.Text;

namespace Salient.Store.Gazetteers;

/// <summary>
/// Other names of places, by the places' GeoNames numbers, held tightly while an index is built: the world's list has fifteen million. A
/// name is a few bytes in a
/// block and a link to the one before it.
/// </summary>
internal sealed class OtherNames
{
    private const int BlockSize = 1 << 24;

    private readonly Dictionary<long, int> last = [];
    private readonly List<(int Before, int Block, int At, ushort Length)> names = [];
    private readonly List<byte[]> blocks = [];
    private int used = BlockSize;

    /// <summary>How many names are held.</summary>
    public int Count => names.Count;

    /// <summary>
    /// Takes names of a place from now on. Only GeoNames' places have other names in lists of their own; their ids are numbers.
    /// </summary>
    public void Expect(string id)
    {
        if (long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            last.TryAdd(number, -1);
        }
    }

    /// <summary>Adds a name of a place that is expected; others are passed over.</summary>
    public void Add(string id, string name)
    {
        if (!long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            || !last.TryGetValue(number, out var before))
        {
            return;
        }

        var length = Encoding.UTF8.GetByteCount(name);
        if (length > ushort.MaxValue)
        {
            return;
        }

        if (used + length > BlockSize)
        {
            blocks.Add(new byte[BlockSize]);
            used = 0;
        }

        Encoding.UTF8.GetBytes(name, blocks[^1].AsSpan(used));
        last[number] = names.Count;
        names.Add((before, blocks.Count - 1, used, (ushort)length));
        used += length;
    }

    /// <summary>The names of a place, those added last first.</summary>
    public IEnumerable<string> Of(string id)
    {
        var at = Count > 0 && long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && last.TryGetValue(number, out var found) ? found : -1;
        for (; at >= 0; at = names[at].Before)
        {
            yield return Encoding.UTF8.GetString(blocks[names[at].Block].AsSpan(names[at].At, names[at].Length));
        }
    }
}
