using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;

namespace Salient.Language;

/// <summary>
/// Trained weights, laid out for reading: as they are packed, but that a feature of many classes has a row with a weight for every class.
/// Few features are so common, but nine in ten of the weights that decisions add are theirs. Immutable; shared by threads.
/// </summary>
internal sealed class FrozenWeights : Weights
{
    private const int MaxBatch = 160;

    /// <summary>
    /// Bits of a bucket's entry in the index that tell which features it may have (a Bloom filter); the others say where it starts, so that
    /// the data may have 16 MB. Of the features that a decision asks for and that the model lacks, these bits save seven in ten a look.
    /// </summary>
    private const int FilterBits = 8;

    /// <summary>Features of so many classes have a row. From 6 to 24 the speed was the same to a twentieth.</summary>
    private const int RowFrom = 12;

    /// <summary>Stands for the number of classes of a feature that has a row; the row's number follows.</summary>
    private const byte HasRow = 255;

    private readonly uint[] index;
    private readonly byte[] data;
    private readonly float[] rows;
    private readonly int classes;
    private readonly int shift;

    private FrozenWeights(uint[] index, byte[] data, float[] rows, int classes)
    {
        (this.index, this.data, this.rows, this.classes) = (index, data, rows, classes);
        shift = 64 - int.Log2(index.Length - 1);
    }

    /// <summary>Reads what <see cref="PackedWeights.Pack"/> wrote.</summary>
    /// <exception cref="InvalidDataException">The bytes do not hold weights.</exception>
    public static FrozenWeights Read(ReadOnlySpan<byte> bytes, int classes)
    {
        var (starts, packed) = PackedWeights.Open(bytes, classes);
        if (packed.Length >= 1L << (32 - FilterBits))
        {
            throw new InvalidDataException("the weights are larger than 16 MB");
        }

        var index = new uint[starts.Length];
        var data = new byte[packed.Length];
        var rows = new List<float>();
        var (bucket, to) = (0, 0);
        for (var at = 0; at < packed.Length;)
        {
            for (; starts[bucket] == at; bucket++)
            {
                index[bucket] = (uint)to << FilterBits;
            }

            var feature = packed.AsSpan(at, PackedWeights.HeaderLength + (2 * packed[at + 2]));
            index[bucket - 1] |= 1u << FilterBit(feature[0] | ((ulong)feature[1] << 8));
            to += Lay(feature, data.AsSpan(to), rows, classes);
            at += feature.Length;
        }

        Array.Fill(index, (uint)to << FilterBits, bucket, index.Length - bucket);
        return new(index, data[..to], [.. rows], classes);
    }

    /// <inheritdoc/>
    [SkipLocalsInit]
    public override unsafe void Score(ReadOnlySpan<ulong> features, Span<float> scores)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(scores.Length, classes);
        var places = stackalloc Place[MaxBatch];
        fixed (uint* buckets = index)
        fixed (byte* bytes = data)
        fixed (float* into = scores, steps = PackedWeights.Decoded, table = rows)
        {
            while (!features.IsEmpty)
            {
                var batch = features[..Math.Min(MaxBatch, features.Length)];
                var count = Locate(batch, buckets, bytes, places);
                for (var i = 0; i < count; i++)
                {
                    var at = Find(places[i], bytes);
                    if (at is null)
                    {
                        continue;
                    }

                    if (at[2] == HasRow)
                    {
                        AddRow(table + ((long)Unsafe.ReadUnaligned<int>(at + PackedWeights.HeaderLength) * classes), into);
                    }
                    else
                    {
                        Add(at, steps, into);
                    }
                }

                features = features[batch.Length..];
            }
        }
    }

    /// <summary>Lays a packed feature out for reading; gives how many bytes it takes.</summary>
    private static int Lay(ReadOnlySpan<byte> feature, Span<byte> into, List<float> rows, int classes)
    {
        if (feature[2] < RowFrom)
        {
            feature.CopyTo(into);
            return feature.Length;
        }

        feature[..2].CopyTo(into);
        into[2] = HasRow;
        MemoryMarshal.Write(into[PackedWeights.HeaderLength..], rows.Count / classes);
        var start = rows.Count;
        CollectionsMarshal.SetCount(rows, start + classes);
        var row = CollectionsMarshal.AsSpan(rows)[start..];
        row.Clear();
        for (var i = PackedWeights.HeaderLength; i < feature.Length; i += 2)
        {
            row[feature[i]] = PackedWeights.Decoded[feature[i + 1]];
        }

        return PackedWeights.HeaderLength + sizeof(int);
    }

    /// <summary>
    /// Finds the buckets of all features first, so that the machine fetches them from memory while others are read; features that their
    /// bucket's filter does not know are left out.
    /// </summary>
    private unsafe int Locate(ReadOnlySpan<ulong> features, uint* buckets, byte* bytes, Place* places)
    {
        if (Sse.IsSupported)
        {
            foreach (var feature in features)
            {
                Sse.Prefetch0(buckets + (feature >> shift));
            }
        }

        var count = 0;
        foreach (var feature in features)
        {
            var bucket = buckets + (feature >> shift);
            var start = bucket[0] >> FilterBits;
            places[count] = new(start, bucket[1] >> FilterBits, (ushort)feature);
            count += (int)(bucket[0] >> FilterBit(feature)) & 1;
            if (Sse.IsSupported)
            {
                Sse.Prefetch0(bytes + start);
            }
        }

        return count;
    }

    /// <summary>Where a feature lies in its bucket; null where the bucket does not have it.</summary>
    private static unsafe byte* Find(Place place, byte* bytes)
    {
        var at = bytes + place.Start;
        var end = bytes + place.End;
        while (at < end && (at[0] | (at[1] << 8)) != place.Mark)
        {
            at += PackedWeights.HeaderLength + (at[2] == HasRow ? sizeof(int) : at[2] * 2);
        }

        return at < end ? at : null;
    }

    /// <summary>Adds the weights of a feature of few classes. Classes and lengths were checked when the weights were opened.</summary>
    private static unsafe void Add(byte* at, float* steps, float* into)
    {
        var end = at + PackedWeights.HeaderLength + (at[2] * 2);
        for (at += PackedWeights.HeaderLength; at < end; at += 2)
        {
            into[at[0]] += steps[at[1]];
        }
    }

    /// <summary>Adds a row; each class has its own sum, so that the width of the machine's vectors changes no result.</summary>
    private unsafe void AddRow(float* row, float* into)
    {
        var i = 0;
        for (; i <= classes - Vector<float>.Count; i += Vector<float>.Count)
        {
            (Vector.Load(into + i) + Vector.Load(row + i)).Store(into + i);
        }

        for (; i < classes; i++)
        {
            into[i] += row[i];
        }
    }

    /// <summary>Which bit of its bucket's filter a feature sets.</summary>
    private static int FilterBit(ulong feature) => (int)(feature >> 8) & (FilterBits - 1);

    /// <summary>Where a feature may lie among the data, and its mark there.</summary>
    private readonly record struct Place(uint Start, uint End, ushort Mark);
}
