using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Salient.Language.Networks;

/// <summary>
/// A layer that reads a sentence in both directions with long short-term memory (Hochreiter and Schmidhuber 1997; forget gates after Gers,
/// Schmidhuber and Cummins 2000).
/// </summary>
/// <param name="Input">What a word gives to the gates: for each direction those of input, forgetting and output, and the candidate.</param>
/// <param name="Bias">What is given to them in any case.</param>
/// <param name="Ahead">What the last output gives to the gates, reading from the start.</param>
/// <param name="Back">The same, reading from the end.</param>
internal sealed record LstmLayer(Panels Input, float[] Bias, Panels Ahead, Panels Back)
{
    /// <summary>How many cells a direction has, a multiple of <see cref="Panels.Width"/>.</summary>
    public int Width => Ahead.Rows;

    /// <summary>
    /// Reads a sentence. Rows of cells and outputs hold first the numbers of the reading from the start, then of the one from the end;
    /// rows of gates hold their
    /// four sorts for the one, then for the other.
    /// </summary>
    /// <param name="inputs">What is said of each word.</param>
    /// <param name="count">How many words there are.</param>
    /// <param name="gates">Takes rows of 8 widths: how far the gates were open.</param>
    /// <param name="cells">Takes rows of 2 widths: the cells after each word.</param>
    /// <param name="outputs">Takes rows of 2 widths: the outputs after each word.</param>
    public void Read(ReadOnlySpan<float> inputs, int count, Span<float> gates, Span<float> cells, Span<float> outputs)
    {
        for (var i = 0; i < count; i++)
        {
            Bias.CopyTo(gates[(i * 8 * Width)..]);
        }

        Kernels.Multiply(inputs, count, Input, gates, 8 * Width, add: true);
        for (var direction = 0; direction < 2; direction++)
        {
            Read(direction, count, gates, cells, outputs);
        }
    }

    private void Read(int direction, int count, Span<float> gates, Span<float> cells, Span<float> outputs)
    {
        var last = -1;
        for (var step = 0; step < count; step++)
        {
            var i = direction == 0 ? step : count - 1 - step;
            var at = ((i * 2) + direction) * Width;
            var gate = gates.Slice(at * 4, 4 * Width);
            if (last >= 0)
            {
                Kernels.Multiply(outputs.Slice(last, Width), 1, direction == 0 ? Ahead : Back, gate, 4 * Width, add: true);
            }

            Step(gate, last >= 0 ? cells.Slice(last, Width) : default, cells.Slice(at, Width), outputs.Slice(at, Width));
            last = at;
        }
    }

    /// <summary>One word: gates are opened, the cells take what they let in and give what they let out.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Step(Span<float> gates, ReadOnlySpan<float> before, Span<float> cells, Span<float> outputs)
    {
        var width = cells.Length;
        ref var g = ref MemoryMarshal.GetReference(gates);
        ref var c = ref MemoryMarshal.GetReference(cells);
        ref var o = ref MemoryMarshal.GetReference(outputs);
        for (var i = 0; i < width; i += Panels.Width)
        {
            ref var at = ref Unsafe.Add(ref g, i);
            var input = Kernels.Sigmoid(Vector512.LoadUnsafe(ref at));
            var forget = Kernels.Sigmoid(Vector512.LoadUnsafe(ref Unsafe.Add(ref at, width)));
            var output = Kernels.Sigmoid(Vector512.LoadUnsafe(ref Unsafe.Add(ref at, 2 * width)));
            var candidate = Kernels.Tanh(Vector512.LoadUnsafe(ref Unsafe.Add(ref at, 3 * width)));
            var cell = input * candidate;
            if (!before.IsEmpty)
            {
                cell = Vector512.FusedMultiplyAdd(forget, Vector512.LoadUnsafe(ref MemoryMarshal.GetReference(before), (nuint)i), cell);
            }

            input.StoreUnsafe(ref at);
            forget.StoreUnsafe(ref Unsafe.Add(ref at, width));
            output.StoreUnsafe(ref Unsafe.Add(ref at, 2 * width));
            candidate.StoreUnsafe(ref Unsafe.Add(ref at, 3 * width));
            cell.StoreUnsafe(ref Unsafe.Add(ref c, i));
            (output * Kernels.Tanh(cell)).StoreUnsafe(ref Unsafe.Add(ref o, i));
        }
    }
}
