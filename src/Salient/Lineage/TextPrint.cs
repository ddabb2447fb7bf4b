using System.Buffers.Binary;
using System.Text;
using Salient.Reports;

namespace Salient.Lineage;

/// <summary>The words of a report boiled down to what its copies share: a hash of the folded text and the set of its word 5-grams.</summary>
/// <param name="Exact">Hash of the folded text: equal for texts that differ only in case, punctuation and white space; 0 where there are no words.</param>
/// <param name="Shingles">Hashes of the word 5-grams, ascending, each once; of the whole text where it has fewer than five words.</param>
public sealed record TextPrint(ulong Exact, IReadOnlyList<ulong> Shingles)
{
    private const int Words = 5;
    private const ulong FnvBasis = 14695981039346656037, FnvPrime = 1099511628211;

    /// <summary>The print of a report's body: headers, captions and boilerplate do not count, as they differ between copies.</summary>
    public static TextPrint Of(Report report) => Of(string.Join('\n', report.Body.Select(span => span.Of(report.Text))));

    /// <summary>The print of a text.</summary>
    public static TextPrint Of(string text)
    {
        var folded = Folded.Of(text);
        if (folded.Length == 0)
        {
            return new(0, []);
        }

        var words = Array.ConvertAll(folded.Split(' '), Hash);
        var shingles = new SortedSet<ulong>();
        for (var i = 0; i <= Math.Max(0, words.Length - Words); i++)
        {
            shingles.Add(Mixed(words.AsSpan(i, Math.Min(Words, words.Length - i))));
        }

        return new(Hash(folded), [.. shingles]);
    }

    /// <summary>Share of the two prints' 5-grams that both have, 0 to 1 (Jaccard's coefficient); 1 for the same folded text, 0 where either is empty.</summary>
    public double Similarity(TextPrint other) => Compare(other).Similarity;

    /// <summary>How many 5-grams the two prints share, and which share of all that is (see <see cref="Similarity"/>).</summary>
    public (int Shared, double Similarity) Compare(TextPrint other)
    {
        if (Exact == 0 || other.Exact == 0)
        {
            return (0, 0);
        }

        if (Exact == other.Exact)
        {
            return (Shingles.Count, 1);
        }

        int i = 0, j = 0, both = 0;
        while (i < Shingles.Count && j < other.Shingles.Count)
        {
            var order = Shingles[i].CompareTo(other.Shingles[j]);
            both += order == 0 ? 1 : 0;
            i += order <= 0 ? 1 : 0;
            j += order >= 0 ? 1 : 0;
        }

        // One short of equal: only the same folded text is an exact copy.
        return (both, Math.Min((double)both / (Shingles.Count + other.Shingles.Count - both), Math.BitDecrement(1)));
    }

    /// <summary>The shingles as bytes, eight each, little-endian.</summary>
    public byte[] ShingleBytes()
    {
        var bytes = new byte[Shingles.Count * sizeof(ulong)];
        for (var i = 0; i < Shingles.Count; i++)
        {
            BinaryPrimitives.WriteUInt64LittleEndian(bytes.AsSpan(i * sizeof(ulong)), Shingles[i]);
        }

        return bytes;
    }

    /// <summary>The print that <see cref="ShingleBytes"/> and <see cref="Exact"/> came from.</summary>
    public static TextPrint From(ulong exact, ReadOnlySpan<byte> shingles)
    {
        var read = new ulong[shingles.Length / sizeof(ulong)];
        for (var i = 0; i < read.Length; i++)
        {
            read[i] = BinaryPrimitives.ReadUInt64LittleEndian(shingles[(i * sizeof(ulong))..]);
        }

        return new(exact, read);
    }

    /// <summary>FNV-1a, 64 bits (Fowler, Noll and Vo): the same on every machine, unlike <see cref="string.GetHashCode()"/>.</summary>
    private static ulong Hash(string text)
    {
        var hash = FnvBasis;
        foreach (var b in Encoding.UTF8.GetBytes(text))
        {
            hash = (hash ^ b) * FnvPrime;
        }

        return hash;
    }

    private static ulong Mixed(ReadOnlySpan<ulong> words)
    {
        var hash = FnvBasis;
        foreach (var word in words)
        {
            // Two multiplications and a fold per word, so that the high bits, by which prints are sorted, depend on every word.
            hash = (hash ^ word) * FnvPrime;
            hash = (hash ^ (hash >> 32)) * FnvPrime;
        }

        return hash;
    }
}
