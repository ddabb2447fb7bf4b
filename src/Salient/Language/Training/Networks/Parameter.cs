using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Salient.Language.Training.Networks;

/// <summary>
/// Numbers of a network that are learnt, with what Adam (Kingma and Ba 2015) keeps of their gradients and their moving average. Rows of a
/// table that no
/// example touched stay as they are.
/// </summary>
internal sealed class Parameter
{
    private const float Averaging = 0.998f;

    private readonly float[] moment1;
    private readonly float[] moment2;
    private readonly float[] average;
    private readonly int[] averagedAt;

    /// <summary>Makes numbers of a size, evenly from −<paramref name="scale"/> to <paramref name="scale"/>.</summary>
    public Parameter(int rows, int columns, double scale, Random random)
    {
        if (columns % Vector512<float>.Count != 0)
        {
            throw new ArgumentOutOfRangeException(nameof(columns), "A row is whole vectors.");
        }

        (Rows, Columns) = (rows, columns);
        Values = new float[rows * columns];
        for (var i = 0; scale > 0 && i < Values.Length; i++)
        {
            Values[i] = (float)(((2 * random.NextDouble()) - 1) * scale);
        }

        (moment1, moment2, average, averagedAt) = (new float[Values.Length], new float[Values.Length], [.. Values], new int[rows]);
    }

    /// <summary>Rows.</summary>
    public int Rows { get; }

    /// <summary>Columns.</summary>
    public int Columns { get; }

    /// <summary>The numbers, row by row.</summary>
    public float[] Values { get; }

    /// <summary>One step of Adam on a row.</summary>
    /// <param name="row">The row.</param>
    /// <param name="gradient">Its gradient.</param>
    /// <param name="scale">What the gradient is multiplied with.</param>
    /// <param name="step">How far the step goes.</param>
    public void Step(int row, ReadOnlySpan<float> gradient, float scale, AdamStep step)
    {
        CatchUp(row, step.Number - 1);
        ref var values = ref Values[row * Columns];
        ref var first = ref moment1[row * Columns];
        ref var second = ref moment2[row * Columns];
        ref var from = ref MemoryMarshal.GetReference(gradient);
        for (var i = 0; i < gradient.Length; i += Vector512<float>.Count)
        {
            var g = Vector512.LoadUnsafe(ref Unsafe.Add(ref from, i)) * Vector512.Create(scale);
            var m = (Vector512.LoadUnsafe(ref Unsafe.Add(ref first,
                i)) * Vector512.Create(AdamStep.Decay1)) + (g * Vector512.Create(1 - AdamStep.Decay1));
            var v = (Vector512.LoadUnsafe(ref Unsafe.Add(ref second,
                i)) * Vector512.Create(AdamStep.Decay2)) + (g * g * Vector512.Create(1 - AdamStep.Decay2));
            m.StoreUnsafe(ref Unsafe.Add(ref first, i));
            v.StoreUnsafe(ref Unsafe.Add(ref second, i));
            var change = m * Vector512.Create(step.Rate) / (Vector512.Sqrt(v * Vector512.Create(step.Correct2)) + Vector512.Create(1e-8f));
            (Vector512.LoadUnsafe(ref Unsafe.Add(ref values, i)) - change).StoreUnsafe(ref Unsafe.Add(ref values, i));
        }
    }

    /// <summary>The moving average of the numbers after so many steps.</summary>
    public float[] Averaged(int step)
    {
        for (var row = 0; row < Rows; row++)
        {
            CatchUp(row, step);
        }

        return average;
    }

    /// <summary>Brings the average of a row to a step, through which its numbers stayed the same.</summary>
    private void CatchUp(int row, int step)
    {
        var steps = step - averagedAt[row];
        if (steps > 0)
        {
            // The first steps count for less, so that the average soon forgets where the numbers began.
            var kept = 1f;
            for (var s = averagedAt[row] + 1; s <= step && kept > 1e-6f; s++)
            {
                kept *= Math.Min(Averaging, (1f + s) / (10f + s));
            }

            for (var i = row * Columns; i < (row + 1) * Columns; i++)
            {
                average[i] = Values[i] + (kept * (average[i] - Values[i]));
            }

            averagedAt[row] = step;
        }
    }
}
