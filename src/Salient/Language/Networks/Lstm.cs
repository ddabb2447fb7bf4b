using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Salient.Language.Networks;

/// <summary>
/// A layer that reads a sentence in both directions with long short-term memory (Hochreiter and Schmidhuber 1997; forget gates after Gers,
/// Schmidhuber and Cummins 2000).
/// </summary>
internal static class Lstm
{
    /// <summary>
    /// Reads a sentence. A row of <paramref name="gates"/> holds, for each direction, what the word and the bias give to input gate, forget gate, output gate
    /// and candidate, each <paramref name="width"/> numbers; afterwards it holds what they were. Rows of cells and outputs hold first the
    /// numbers of the reading from the start, then of the one from the end.
    /// </summary>
    /// <param name="count">How many words there are.</param>
    /// <param name="width">How many cells a direction has, a multiple of <see cref="Panels.Width"/>.</param>
    /// <param name="gates">Rows of 8 widths.</param>
    /// <param name="ahead">What the last output gives to the gates, reading from the start.</param>
    /// <param name="back">The same, reading from the end.</param>
    /// <param name="cells">Takes rows of 2 widths: the cells after each word.</param>
    /// <param name="outputs">Takes rows of 2 widths: the outputs after each word.</param>
    public static void Read(int count, int width, Span<float> gates, Panels ahead, Panels back, Span<float> cells, Span<float> outputs)
    {
        for (var direction = 0; direction < 2; direction++)
        {
            var recurrent = direction == 0 ? ahead : back;
            var last = -1;
            for (var step = 0; step < count; step++)
            {
                var i = direction == 0 ? step : count - 1 - step;
                var gate = gates.Slice((((i * 2) + direction) * 4) * width, 4 * width);
                var at = ((i * 2) + direction) * width;
                if (last >= 0)
                {
                    Kernels.Multiply(outputs.Slice(last, width), 1, recurrent, gate, 4 * width, add: true);
                }

                Step(gate, last >= 0 ? cells.Slice(last, width) : default, cells.Slice(at, width), outputs.Slice(at, width));
                last = at;
            }
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
