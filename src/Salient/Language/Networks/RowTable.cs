namespace Salient.Language.Networks;

/// <summary>
/// A row of numbers for each feature, kept in one byte a number with one scale a row. A feature it lacks adds nothing. Immutable.
/// </summary>
internal sealed class RowTable
{
    private readonly Dictionary<ulong, int> rows;
    private readonly sbyte[] numbers;
    private readonly float[] scales;

    private RowTable(Dictionary<ulong, int> rows, sbyte[] numbers, float[] scales, int width) =>
        (this.rows, this.numbers, this.scales, Width) = (rows, numbers, scales, width);

    /// <summary>Numbers in a row.</summary>
    public int Width { get; }

    /// <summary>Adds the row of a feature to <paramref name="sum"/>.</summary>
    public void Add(ulong feature, Span<float> sum)
    {
        if (rows.TryGetValue(feature, out var row))
        {
            Kernels.Add(sum, numbers.AsSpan(row * Width, Width), scales[row]);
        }
    }

    /// <summary>Writes the rows of a table: width, keys, scales, numbers.</summary>
    public static byte[] Write(IReadOnlyList<ulong> keys, ReadOnlySpan<float> values, int width)
    {
        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes);
        writer.Write(width);
        writer.Write(keys.Count);
        var scaled = new byte[keys.Count * width];
        for (var row = 0; row < keys.Count; row++)
        {
            var from = values.Slice(row * width, width);
            var most = 0f;
            foreach (var value in from)
            {
                most = Math.Max(most, Math.Abs(value));
            }

            var scale = most / 127;
            for (var i = 0; i < width; i++)
            {
                scaled[(row * width) + i] = scale == 0 ? (byte)0 : unchecked((byte)(sbyte)MathF.Round(from[i] / scale));
            }

            writer.Write(keys[row]);
            writer.Write(scale);
        }

        writer.Write(scaled);
        writer.Flush();
        return bytes.ToArray();
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <exception cref="InvalidDataException">The bytes are no such table.</exception>
    public static RowTable Read(ReadOnlySpan<byte> bytes)
    {
        var reader = new PartReader(bytes);
        var (width, count) = (reader.Int(), reader.Int());
        if (width <= 0 || width % Panels.Width != 0 || count < 0 || reader.Left != (long)count * (12 + width))
        {
            throw new InvalidDataException("the word rows are damaged");
        }

        var rows = new Dictionary<ulong, int>(count);
        var scales = new float[count];
        for (var row = 0; row < count; row++)
        {
            rows[reader.Long()] = row;
            scales[row] = reader.Float();
        }

        return new(rows, reader.Bytes(count * width), scales, width);
    }
}
