namespace Salient.Language.Networks;

/// <summary>
/// A matrix of weights laid out for <see cref="Kernels"/>: its columns cut into panels of sixteen, each panel whole in memory row by row,
/// so that a
/// product reads it from end to end. Columns beyond <see cref="Columns"/> are zero.
/// </summary>
internal sealed class Panels
{
    /// <summary>Columns in a panel.</summary>
    public const int Width = 16;

    /// <summary>So many columns, filled up to whole panels.</summary>
    public static int Whole(int columns) => (columns + Width - 1) / Width * Width;

    /// <summary>An empty matrix of a size.</summary>
    public Panels(int rows, int columns)
    {
        (Rows, Columns) = (rows, columns);
        Values = new float[Whole(columns) * rows];
    }

    /// <summary>Rows: how many numbers a product takes.</summary>
    public int Rows { get; private set; }

    /// <summary>Columns: how many numbers a product gives.</summary>
    public int Columns { get; }

    /// <summary>The numbers, panel after panel.</summary>
    public float[] Values { get; private set; }

    /// <summary>How many panels there are.</summary>
    public int Count => Whole(Columns) / Width;

    /// <summary>Lays out a matrix that stands row by row; it may have another number of rows than the last one.</summary>
    public Panels Fill(ReadOnlySpan<float> matrix, int rows)
    {
        Rows = rows;
        if (Values.Length < Count * Width * rows)
        {
            Values = new float[Count * Width * rows];
        }

        for (var panel = 0; panel < Count; panel++)
        {
            var (first, width) = (panel * Width, Math.Min(Width, Columns - (panel * Width)));
            for (var row = 0; row < rows; row++)
            {
                var into = Values.AsSpan(((panel * rows) + row) * Width, Width);
                matrix.Slice((row * Columns) + first, width).CopyTo(into);
                into[width..].Clear();
            }
        }

        return this;
    }

    /// <summary>A matrix that stands row by row, laid out.</summary>
    public static Panels Of(ReadOnlySpan<float> matrix, int rows, int columns) => new Panels(rows, columns).Fill(matrix, rows);
}
