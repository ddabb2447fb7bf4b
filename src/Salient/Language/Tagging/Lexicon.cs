using System.Buffers.Binary;

namespace Salient.Language.Tagging;

/// <summary>How often each word stood in the treebank and with which tags, by the hash of its lower-case form. Immutable.</summary>
internal sealed class Lexicon
{
    /// <summary>Knows no word.</summary>
    public static readonly Lexicon Empty = new([]);

    private readonly Dictionary<ulong, (int Count, ulong Tags)> words;

    /// <summary>Keeps the counts given.</summary>
    public Lexicon(Dictionary<ulong, (int Count, ulong Tags)> words) => this.words = words;

    /// <summary>Count and tags of a word; zeros where unknown.</summary>
    public (int Count, ulong Tags) Find(ulong lower) => words.TryGetValue(lower, out var found) ? found : default;

    /// <summary>Writes the words in a fixed order.</summary>
    public byte[] Write()
    {
        var bytes = new byte[words.Count * 20];
        var at = 0;
        foreach (var (word, (count, tags)) in words.OrderBy(w => w.Key))
        {
            BinaryPrimitives.WriteUInt64LittleEndian(bytes.AsSpan(at), word);
            BinaryPrimitives.WriteUInt64LittleEndian(bytes.AsSpan(at + 8), tags);
            BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(at + 16), count);
            at += 20;
        }

        return bytes;
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <exception cref="InvalidDataException">The bytes are not a lexicon.</exception>
    public static Lexicon Read(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length % 20 != 0)
        {
            throw new InvalidDataException("the word list is damaged");
        }

        var words = new Dictionary<ulong, (int, ulong)>(bytes.Length / 20);
        for (; !bytes.IsEmpty; bytes = bytes[20..])
        {
            words[BinaryPrimitives.ReadUInt64LittleEndian(bytes)] =
                (BinaryPrimitives.ReadInt32LittleEndian(bytes[16..]), BinaryPrimitives.ReadUInt64LittleEndian(bytes[8..]));
        }

        return new(words);
    }
}
