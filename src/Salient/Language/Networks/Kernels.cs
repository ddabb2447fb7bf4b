using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Salient.Language.Networks;

/// <summary>
/// The arithmetic of a small network. Every number of a result is made by the same steps in the same order whatever the processor's
/// vectors are, with
/// multiplications and additions fused, so that all machines give the same bits.
/// </summary>
internal static class Kernels
{
    /// <summary>
    /// Multiplies rows of numbers with a matrix: <c>y = x · w</c>, or adds the product to what <paramref name="y"/> holds.
    /// </summary>
    /// <param name="x">The rows, one after the other, each as long as the matrix has rows.</param>
    /// <param name="rows">How many rows there are.</param>
    /// <param name="w">The matrix.</param>
    /// <param name="y">Takes the results, one row after the other.</param>
    /// <param name="stride">From one row of <paramref name="y"/> to the next: the matrix's columns, filled up to whole panels, or
    /// more.</param>
    /// <param name="add">Whether <paramref name="y"/> is added to.</param>
    public static void Multiply(ReadOnlySpan<float> x, int rows, Panels w, Span<float> y, int stride, bool add = false)
    {
        var inner = w.Rows;
        if (x.Length < rows * inner || (rows > 0 && y.Length < ((rows - 1) * stride) + (w.Count * Panels.Width)))
        {
            throw new ArgumentException("The rows do not fit the matrix.", nameof(x));
        }

        ref var from = ref MemoryMarshal.GetReference(x);
        ref var to = ref MemoryMarshal.GetReference(y);
        ref var weights = ref MemoryMarshal.GetArrayDataReference(w.Values);
        var row = 0;
        for (; row + 4 <= rows; row += 4)
        {
            // A tile's sums must fit the processor's registers.
            var panel = 0;
            for (; Vector512.IsHardwareAccelerated && panel + 2 <= w.Count; panel += 2)
            {
                Eight(ref Unsafe.Add(ref from, row * inner), ref Unsafe.Add(ref weights, panel * inner * Panels.Width), inner,
                    ref Unsafe.Add(ref to, (row * stride) + (panel * Panels.Width)), stride, add);
            }

            for (; panel < w.Count; panel++)
            {
                Four(ref Unsafe.Add(ref from, row * inner), ref Unsafe.Add(ref weights, panel * inner * Panels.Width), inner,
                    ref Unsafe.Add(ref to, (row * stride) + (panel * Panels.Width)), stride, add);
            }
        }

        for (; row < rows; row++)
        {
            Row(ref Unsafe.Add(ref from, row * inner), ref weights, inner, w.Count, ref Unsafe.Add(ref to, row * stride), add);
        }
    }

    /// <summary>Adds <paramref name="row"/> to <paramref name="sum"/>; both are whole panels long.</summary>
    public static void Add(Span<float> sum, ReadOnlySpan<float> row)
    {
        ref var to = ref MemoryMarshal.GetReference(sum);
        ref var from = ref MemoryMarshal.GetReference(row[..sum.Length]);
        for (var i = 0; i + Panels.Width <= sum.Length; i += Panels.Width)
        {
            (Vector512.LoadUnsafe(ref Unsafe.Add(ref to, i)) + Vector512.LoadUnsafe(ref Unsafe.Add(ref from, i)))
            .StoreUnsafe(ref Unsafe.Add(ref to, i));
        }
    }

    /// <summary>
    /// Adds <paramref name="row"/>, each number times <paramref name="factor"/>, to <paramref name="sum"/>; both are whole panels long.
    /// </summary>
    public static void Add(Span<float> sum, ReadOnlySpan<float> row, float factor)
    {
        ref var to = ref MemoryMarshal.GetReference(sum);
        ref var from = ref MemoryMarshal.GetReference(row[..sum.Length]);
        var by = Vector512.Create(factor);
        for (var i = 0; i + Panels.Width <= sum.Length; i += Panels.Width)
        {
            Vector512.FusedMultiplyAdd(Vector512.LoadUnsafe(ref Unsafe.Add(ref from, i)), by,
                Vector512.LoadUnsafe(ref Unsafe.Add(ref to, i))).StoreUnsafe(ref Unsafe.Add(ref to, i));
        }
    }

    /// <summary>Adds a row of bytes, each times <paramref name="factor"/>, to <paramref name="sum"/>; both are whole panels long.</summary>
    public static void Add(Span<float> sum, ReadOnlySpan<sbyte> row, float factor)
    {
        ref var to = ref MemoryMarshal.GetReference(sum);
        ref var from = ref MemoryMarshal.GetReference(row[..sum.Length]);
        var by = Vector512.Create(factor);
        for (var i = 0; i + Panels.Width <= sum.Length; i += Panels.Width)
        {
            var (low, high) = Vector256.Widen(Vector256.WidenLower(Vector128.LoadUnsafe(ref Unsafe.Add(ref from, i)).ToVector256()));
            var values = Vector512.ConvertToSingle(Vector512.Create(low, high));
            Vector512.FusedMultiplyAdd(values, by, Vector512.LoadUnsafe(ref Unsafe.Add(ref to, i))).StoreUnsafe(ref Unsafe.Add(ref to, i));
        }
    }

    /// <summary>Puts 0 for each number below it.</summary>
    public static void Rectify(Span<float> values)
    {
        ref var at = ref MemoryMarshal.GetReference(values);
        for (var i = 0; i + Panels.Width <= values.Length; i += Panels.Width)
        {
            Vector512.Max(Vector512.LoadUnsafe(ref Unsafe.Add(ref at, i)), Vector512<float>.Zero).StoreUnsafe(ref Unsafe.Add(ref at, i));
        }
    }

    /// <summary>
    /// e to the power of each number, correct to about seven digits between −87 and 88 and held there outside (Cephes' expf).
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Exp(Vector512<float> x)
    {
        x = Vector512.Min(Vector512.Max(x, Vector512.Create(-87f)), Vector512.Create(88f));
        var n = Vector512.Floor(Vector512.FusedMultiplyAdd(x, Vector512.Create(1.44269504f), Vector512.Create(0.5f)));
        var r = Vector512.FusedMultiplyAdd(n, Vector512.Create(-0.693359375f), x);
        r = Vector512.FusedMultiplyAdd(n, Vector512.Create(2.12194440e-4f), r);
        var p = Vector512.Create(1.9875691500e-4f);
        p = Vector512.FusedMultiplyAdd(p, r, Vector512.Create(1.3981999507e-3f));
        p = Vector512.FusedMultiplyAdd(p, r, Vector512.Create(8.3334519073e-3f));
        p = Vector512.FusedMultiplyAdd(p, r, Vector512.Create(4.1665795894e-2f));
        p = Vector512.FusedMultiplyAdd(p, r, Vector512.Create(1.6666665459e-1f));
        p = Vector512.FusedMultiplyAdd(p, r, Vector512.Create(5.0000001201e-1f));
        p = Vector512.FusedMultiplyAdd(p, r * r, r) + Vector512<float>.One;
        var power = Vector512.ShiftLeft(Vector512.ConvertToInt32(n) + Vector512.Create(127), 23).AsSingle();
        return p * power;
    }

    /// <summary>e to the power of each number, in its place; the numbers are whole panels.</summary>
    public static void Exp(Span<float> values)
    {
        ref var at = ref MemoryMarshal.GetReference(values);
        for (var i = 0; i + Panels.Width <= values.Length; i += Panels.Width)
        {
            Exp(Vector512.LoadUnsafe(ref Unsafe.Add(ref at, i))).StoreUnsafe(ref Unsafe.Add(ref at, i));
        }
    }

    /// <summary>1 / (1 + e⁻ˣ) of each number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Sigmoid(Vector512<float> x) => Vector512<float>.One / (Vector512<float>.One + Exp(-x));

    /// <summary>The hyperbolic tangent of each number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Tanh(Vector512<float> x) =>
        Vector512<float>.One - (Vector512.Create(2f) / (Vector512<float>.One + Exp(x + x)));

    /// <summary>Four rows by two panels.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Eight(ref float x, ref float w, int inner, ref float y, int stride, bool add)
    {
        ref var v = ref Unsafe.Add(ref w, inner * Panels.Width);
        Vector512<float> a0 = default, a1 = default, b0 = default, b1 = default, c0 = default, c1 = default, d0 = default, d1 = default;
        for (var k = 0; k < inner; k++)
        {
            var left = Vector512.LoadUnsafe(ref Unsafe.Add(ref w, k * Panels.Width));
            var right = Vector512.LoadUnsafe(ref Unsafe.Add(ref v, k * Panels.Width));
            var a = Vector512.Create(Unsafe.Add(ref x, k));
            var b = Vector512.Create(Unsafe.Add(ref x, k + inner));
            var c = Vector512.Create(Unsafe.Add(ref x, k + (2 * inner)));
            var d = Vector512.Create(Unsafe.Add(ref x, k + (3 * inner)));
            a0 = Vector512.FusedMultiplyAdd(a, left, a0);
            a1 = Vector512.FusedMultiplyAdd(a, right, a1);
            b0 = Vector512.FusedMultiplyAdd(b, left, b0);
            b1 = Vector512.FusedMultiplyAdd(b, right, b1);
            c0 = Vector512.FusedMultiplyAdd(c, left, c0);
            c1 = Vector512.FusedMultiplyAdd(c, right, c1);
            d0 = Vector512.FusedMultiplyAdd(d, left, d0);
            d1 = Vector512.FusedMultiplyAdd(d, right, d1);
        }

        Store(ref y, a0, a1, add);
        Store(ref Unsafe.Add(ref y, stride), b0, b1, add);
        Store(ref Unsafe.Add(ref y, 2 * stride), c0, c1, add);
        Store(ref Unsafe.Add(ref y, 3 * stride), d0, d1, add);
    }

    /// <summary>Four rows by one panel.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Four(ref float x, ref float w, int inner, ref float y, int stride, bool add)
    {
        Vector256<float> a0 = default, a1 = default, b0 = default, b1 = default, c0 = default, c1 = default, d0 = default, d1 = default;
        for (var k = 0; k < inner; k++)
        {
            var left = Vector256.LoadUnsafe(ref Unsafe.Add(ref w, k * Panels.Width));
            var right = Vector256.LoadUnsafe(ref Unsafe.Add(ref w, (k * Panels.Width) + 8));
            var by = Vector256.Create(Unsafe.Add(ref x, k));
            a0 = Vector256.FusedMultiplyAdd(by, left, a0);
            a1 = Vector256.FusedMultiplyAdd(by, right, a1);
            by = Vector256.Create(Unsafe.Add(ref x, k + inner));
            b0 = Vector256.FusedMultiplyAdd(by, left, b0);
            b1 = Vector256.FusedMultiplyAdd(by, right, b1);
            by = Vector256.Create(Unsafe.Add(ref x, k + (2 * inner)));
            c0 = Vector256.FusedMultiplyAdd(by, left, c0);
            c1 = Vector256.FusedMultiplyAdd(by, right, c1);
            by = Vector256.Create(Unsafe.Add(ref x, k + (3 * inner)));
            d0 = Vector256.FusedMultiplyAdd(by, left, d0);
            d1 = Vector256.FusedMultiplyAdd(by, right, d1);
        }

        Store(ref y, Vector512.Create(a0, a1), add);
        Store(ref Unsafe.Add(ref y, stride), Vector512.Create(b0, b1), add);
        Store(ref Unsafe.Add(ref y, 2 * stride), Vector512.Create(c0, c1), add);
        Store(ref Unsafe.Add(ref y, 3 * stride), Vector512.Create(d0, d1), add);
    }

    /// <summary>One row by all panels, four at a time.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Row(ref float x, ref float w, int inner, int panels, ref float y, bool add)
    {
        var panel = 0;
        for (; panel + 4 <= panels; panel += 4)
        {
            ref var w0 = ref Unsafe.Add(ref w, panel * inner * Panels.Width);
            ref var w1 = ref Unsafe.Add(ref w0, inner * Panels.Width);
            ref var w2 = ref Unsafe.Add(ref w1, inner * Panels.Width);
            ref var w3 = ref Unsafe.Add(ref w2, inner * Panels.Width);
            Vector512<float> a = default, b = default, c = default, d = default;
            for (var k = 0; k < inner; k++)
            {
                var by = Vector512.Create(Unsafe.Add(ref x, k));
                a = Vector512.FusedMultiplyAdd(by, Vector512.LoadUnsafe(ref Unsafe.Add(ref w0, k * Panels.Width)), a);
                b = Vector512.FusedMultiplyAdd(by, Vector512.LoadUnsafe(ref Unsafe.Add(ref w1, k * Panels.Width)), b);
                c = Vector512.FusedMultiplyAdd(by, Vector512.LoadUnsafe(ref Unsafe.Add(ref w2, k * Panels.Width)), c);
                d = Vector512.FusedMultiplyAdd(by, Vector512.LoadUnsafe(ref Unsafe.Add(ref w3, k * Panels.Width)), d);
            }

            Store(ref Unsafe.Add(ref y, panel * Panels.Width), a, b, add);
            Store(ref Unsafe.Add(ref y, (panel + 2) * Panels.Width), c, d, add);
        }

        for (; panel < panels; panel++)
        {
            One(ref x, ref Unsafe.Add(ref w, panel * inner * Panels.Width), inner, ref Unsafe.Add(ref y, panel * Panels.Width), add);
        }
    }

    /// <summary>One row by one panel.</summary>
    private static void One(ref float x, ref float w, int inner, ref float y, bool add)
    {
        Vector512<float> sum = default;
        for (var k = 0; k < inner; k++)
        {
            sum = Vector512.FusedMultiplyAdd(Vector512.Create(Unsafe.Add(ref x, k)),
                Vector512.LoadUnsafe(ref Unsafe.Add(ref w, k * Panels.Width)), sum);
        }

        Store(ref y, sum, add);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(ref float y, Vector512<float> sum, bool add) => (add ? Vector512.LoadUnsafe(ref y) + sum : sum)
        .StoreUnsafe(ref y);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(ref float y, Vector512<float> first, Vector512<float> second, bool add)
    {
        Store(ref y, first, add);
        Store(ref Unsafe.Add(ref y, Panels.Width), second, add);
    }
}
