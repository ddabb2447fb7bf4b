namespace Salient.Language.Training.Networks;

/// <summary>The gradient of one parameter from some sentences.</summary>
internal sealed class Gradient(Parameter of)
{
    private readonly bool[] touched = new bool[of.Rows];

    /// <summary>The numbers, row by row.</summary>
    public float[] Values { get; } = new float[of.Values.Length];

    /// <summary>Rows that are not zero, in the order in which they were touched.</summary>
    public List<int> Rows { get; } = [];

    /// <summary>A row to add to.</summary>
    public Span<float> Row(int row)
    {
        if (!touched[row])
        {
            touched[row] = true;
            Rows.Add(row);
        }

        return Values.AsSpan(row * of.Columns, of.Columns);
    }

    /// <summary>All rows to add to.</summary>
    public Span<float> All()
    {
        for (var row = 0; row < of.Rows && Rows.Count < of.Rows; row++)
        {
            Row(row);
        }

        return Values;
    }

    /// <summary>Adds another gradient of the same parameter and empties it.</summary>
    public void Take(Gradient other)
    {
        foreach (var row in other.Rows)
        {
            var into = Row(row);
            var from = other.Values.AsSpan(row * of.Columns, of.Columns);
            for (var i = 0; i < into.Length; i++)
            {
                into[i] += from[i];
            }
        }

        other.Clear();
    }

    /// <summary>The sum of the squares of its numbers.</summary>
    public double Square()
    {
        var sum = 0.0;
        foreach (var row in Rows)
        {
            foreach (var value in Values.AsSpan(row * of.Columns, of.Columns))
            {
                sum += value * value;
            }
        }

        return sum;
    }

    /// <summary>Makes it zero.</summary>
    public void Clear()
    {
        foreach (var row in Rows)
        {
            Values.AsSpan(row * of.Columns, of.Columns).Clear();
            touched[row] = false;
        }

        Rows.Clear();
    }
}
