using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Salient.Language;

/// <summary>
/// Trained weights as they lie in a model file: features hash into buckets; a bucket is a run of bytes in which each feature has a 16-bit
/// mark, its number of classes, and for each class its number and its weight on a logarithmic scale of 255 steps.
/// </summary>
internal static class PackedWeights
{
    /// <summary>Bytes of a feature before its entries of two bytes each: its mark and how many there are.</summary>
    public const int HeaderLength = 3;

    /// <summary>The weight of each step.</summary>
    public static readonly float[] Decoded = DecodeTable();

    /// <summary>
    /// Opens packed weights and checks all that reading relies on: where each bucket starts, and its features' lengths and classes.
    /// </summary>
    /// <exception cref="InvalidDataException">The bytes do not hold weights.</exception>
    public static (uint[] Starts, byte[] Data) Open(ReadOnlySpan<byte> bytes, int classes)
    {
        var count = bytes.Length < 4 ? 0 : BinaryPrimitives.ReadInt32LittleEndian(bytes);
        if (count < 2 || !int.IsPow2(count) || bytes.Length < 4 + ((count + 1L) * 4))
        {
            throw new InvalidDataException("the weights' index is damaged");
        }

        var starts = MemoryMarshal.Cast<byte, uint>(bytes.Slice(4, (count + 1) * 4)).ToArray();
        if (!BitConverter.IsLittleEndian)
        {
            BinaryPrimitives.ReverseEndianness(starts, starts);
        }

        var data = bytes[(4 + ((count + 1) * 4))..].ToArray();
        Check(starts, data, classes);
        return (starts, data);
    }

    /// <summary>Packs weights; a feature whose weights all fall under <paramref name="floor"/> is left out.</summary>
    public static byte[] Pack(IEnumerable<(ulong Feature, IReadOnlyList<(byte Class, float Weight)> Entries)> rows, float floor)
    {
        var kept = new List<(ulong Feature, byte[] Entries)>();
        foreach (var (feature, entries) in rows)
        {
            var bytes = Encode(entries, floor);
            if (bytes.Length > 0)
            {
                kept.Add((feature, bytes));
            }
        }

        kept.Sort((a, b) => a.Feature.CompareTo(b.Feature));
        var buckets = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(2, kept.Count / 3));
        var bucketShift = 64 - int.Log2(buckets);
        using var stream = new MemoryStream();
        var starts = new uint[buckets + 1];
        var next = 0;
        foreach (var (feature, entries) in kept)
        {
            for (var bucket = (int)(feature >> bucketShift); next <= bucket; next++)
            {
                starts[next] = (uint)stream.Length;
            }

            stream.Write([(byte)feature, (byte)(feature >> 8), (byte)(entries.Length / 2)]);
            stream.Write(entries);
        }

        Array.Fill(starts, (uint)stream.Length, next, starts.Length - next);
        var packed = new byte[4 + (starts.Length * 4) + (int)stream.Length];
        BinaryPrimitives.WriteInt32LittleEndian(packed, buckets);
        for (var i = 0; i < starts.Length; i++)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(packed.AsSpan(4 + (i * 4)), starts[i]);
        }

        stream.ToArray().CopyTo(packed, 4 + (starts.Length * 4));
        return packed;
    }

    private static byte[] Encode(IReadOnlyList<(byte Class, float Weight)> entries, float floor)
    {
        var bytes = new List<byte>(entries.Count * 2);
        foreach (var (label, weight) in entries)
        {
            if (MathF.Abs(weight) >= floor)
            {
                bytes.Add(label);
                bytes.Add(EncodeWeight(weight));
            }
        }

        return [.. bytes];
    }

    /// <summary>Weights from about 0.002 to 60 in steps of 8.5 per cent; below, zero.</summary>
    private static float[] DecodeTable()
    {
        var table = new float[256];
        for (var i = 1; i < 128; i++)
        {
            table[i] = 0.002f * MathF.Pow(1.085f, i - 1);
            table[256 - i] = -table[i];
        }

        return table;
    }

    private static byte EncodeWeight(float weight)
    {
        var step = Math.Clamp((int)MathF.Round(MathF.Log(MathF.Abs(weight) / 0.002f) / MathF.Log(1.085f)) + 1, 1, 127);
        return (byte)(weight < 0 ? 256 - step : step);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Check(uint[] starts, byte[] data, int classes)
    {
        var at = 0L;
        for (var bucket = 0; bucket < starts.Length - 1; bucket++)
        {
            if (starts[bucket] != at)
            {
                throw new InvalidDataException("the weights' index is damaged");
            }

            while (at < starts[bucket + 1] && at + HeaderLength <= data.Length)
            {
                var end = at + HeaderLength + (data[at + 2] * 2);
                for (var i = at + HeaderLength; i < end && i < data.Length; i += 2)
                {
                    if (data[i] >= classes)
                    {
                        throw new InvalidDataException("the weights name a class that the model does not have");
                    }
                }

                at = end;
            }
        }

        if (at != data.Length || starts[^1] != at)
        {
            throw new InvalidDataException("the weights are cut short");
        }
    }
}
