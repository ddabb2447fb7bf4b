using Salient.Language.Networks;

namespace Salient.Language.Training.Networks;

/// <summary>A matrix that is learnt, laid out for products with it and with its transpose.</summary>
internal sealed class Product(Parameter values)
{
    /// <summary>The matrix.</summary>
    public Parameter Values { get; } = values;

    /// <summary>Laid out for products.</summary>
    public Panels Panels { get; } = new(values.Rows, values.Columns);

    /// <summary>Its transpose, laid out.</summary>
    public Panels Transposed { get; } = new(values.Columns, values.Rows);

    /// <summary>Lays both out.</summary>
    public void Prepare()
    {
        Panels.Fill(Values.Values, Values.Rows);
        Transposed.Fill(Transpose(Values.Values, Values.Rows, Values.Columns), Values.Columns);
    }

    /// <summary>The transpose of a matrix that stands row by row.</summary>
    public static float[] Transpose(ReadOnlySpan<float> matrix, int rows, int columns)
    {
        var turned = new float[rows * columns];
        for (var row = 0; row < rows; row++)
        {
            for (var column = 0; column < columns; column++)
            {
                turned[(column * rows) + row] = matrix[(row * columns) + column];
            }
        }

        return turned;
    }
}
