using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Salient.Language.Networks;

/// <summary>Reads the numbers of a part of a model file one after the other; all are little-endian.</summary>
/// <param name="bytes">The part.</param>
internal ref struct PartReader(ReadOnlySpan<byte> bytes)
{
    private ReadOnlySpan<byte> rest = bytes;

    /// <summary>How many bytes are left.</summary>
    public readonly int Left => rest.Length;

    /// <summary>A number of 32 bits.</summary>
    public int Int() => BinaryPrimitives.ReadInt32LittleEndian(Take(4));

    /// <summary>A number of 64 bits.</summary>
    public ulong Long() => BinaryPrimitives.ReadUInt64LittleEndian(Take(8));

    /// <summary>A number of 32 bits with a point.</summary>
    public float Float() => BinaryPrimitives.ReadSingleLittleEndian(Take(4));

    /// <summary>Bytes with sign.</summary>
    public sbyte[] Bytes(int count) => MemoryMarshal.Cast<byte, sbyte>(Take(count)).ToArray();

    /// <summary>Numbers of 16 bits with a point.</summary>
    public float[] Halves(int count)
    {
        var from = Take(count * 2);
        var values = new float[count];
        for (var i = 0; i < count; i++)
        {
            values[i] = (float)BinaryPrimitives.ReadHalfLittleEndian(from[(i * 2)..]);
        }

        return values;
    }

    private ReadOnlySpan<byte> Take(int count)
    {
        if (count < 0 || count > rest.Length)
        {
            throw new InvalidDataException("a part of the network is cut short");
        }

        var taken = rest[..count];
        rest = rest[count..];
        return taken;
    }
}
