using CsCheck;
using Salient.Language.Networks;
using Salient.Language.Parsing;
using Salient.Language.Training.Networks;

namespace Salient.Tests.LanguageTests;

/// <summary>The laws of the parser's network: its arithmetic is arithmetic, and what it learns by is the slope of its loss.</summary>
public sealed class NetworkTests
{
    private static readonly Gen<(int Rows, int Inner, int Columns, int Seed)> Sizes = Gen.Select(Gen.Int[1, 11], Gen.Int[1, 40],
        Gen.Int[1, 100], Gen.Int[0, 999]);

    [Fact]
    public void A_product_is_the_sum_of_products() => Sizes.Sample(size =>
    {
        var (x, w, stride) = (Numbers(size.Rows * size.Inner, size.Seed), Numbers(size.Inner * size.Columns, size.Seed + 1),
            (size.Columns + 15) / 16 * 16);
        var y = new float[size.Rows * stride];
        Kernels.Multiply(x, size.Rows, Panels.Of(w, size.Inner, size.Columns), y, stride);
        for (var row = 0; row < size.Rows; row++)
        {
            for (var column = 0; column < size.Columns; column++)
            {
                var sum = Enumerable.Range(0, size.Inner).Sum(k => (double)x[(row * size.Inner) + k] * w[(k * size.Columns) + column]);
                Assert.Equal(sum, y[(row * stride) + column], 1e-4);
            }
        }
    });

    [Fact]
    public void A_row_has_the_same_bits_alone_and_among_others() => Sizes.Sample(size =>
    {
        var (x, stride) = (Numbers(size.Rows * size.Inner, size.Seed), (size.Columns + 15) / 16 * 16);
        var w = Panels.Of(Numbers(size.Inner * size.Columns, size.Seed + 1), size.Inner, size.Columns);
        var (together, alone) = (Numbers(size.Rows * stride, 7), Numbers(size.Rows * stride, 7));
        Kernels.Multiply(x, size.Rows, w, together, stride, add: true);
        for (var row = 0; row < size.Rows; row++)
        {
            Kernels.Multiply(x.AsSpan(row * size.Inner, size.Inner), 1, w, alone.AsSpan(row * stride, stride), stride, add: true);
        }

        Assert.Equal(alone, together);
    });

    [Fact]
    public void Powers_of_e_are_right_to_six_digits_and_held_at_the_ends()
    {
        float[] at = [-1e9f, -87.5f, -20, -1, -1e-6f, 0, 0.3f, 0.7f, 1, 5, 20, 87, 88, 1e9f, 0, 0];
        var e = at.ToArray();
        Kernels.Exp(e);
        Assert.All(at.Zip(e), pair => Assert.Equal(1, pair.Second / Math.Exp(Math.Clamp(pair.First, -87f, 88f)), 1e-6));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void What_is_learnt_by_is_the_slope_of_the_loss(int seed)
    {
        var random = new Random(seed);
        var weights = new NetworkWeights([.. Enumerable.Range(0, 40).Select(k => (ulong)k)], moves: 1 + (2 * 5), width: 16, hidden: 16,
            random);
        var learner = new SentenceLearner(weights);
        double Loss() => learner.Learn(Sentence(), new Random(seed), explore: false, weight: 1);
        Loss();
        var gradients = learner.Gradients.Select(g => g.Values.ToArray()).ToList();
        var straight = 0; // where a number of the hidden layer falls to nothing, the loss bends and has no slope
        for (var p = 0; p < weights.All.Count; p++)
        {
            var values = weights.All[p].Values;
            foreach (var i in Enumerable.Range(0, values.Length).OrderByDescending(i => Math.Abs(gradients[p][i])).Take(12))
            {
                var (was, step) = (values[i], 3e-3f);
                var (up, down, here) = (At(was + step), At(was - step), At(was));
                var (rise, fall) = ((up - here) / step, (here - down) / step);
                if (Math.Abs(rise - fall) < 0.02)
                {
                    straight++;
                    Assert.True(Math.Abs(((rise + fall) / 2) - gradients[p][i]) <= (0.01 * Math.Abs(rise)) + 0.01,
                        $"number {i} of parameter {p}: slope {rise} and {fall}, gradient {gradients[p][i]}");
                }

                double At(float value)
                {
                    values[i] = value;
                    weights.Prepare();
                    return Loss();
                }
            }
        }

        Assert.True(straight > 100, $"only {straight} numbers could be checked");
    }

    [Fact]
    public void A_table_gives_its_rows_to_one_part_in_a_hundred_and_nothing_for_what_it_lacks()
    {
        var values = Numbers(3 * 16, 5);
        var table = RowTable.Read(RowTable.Write([11, 22, 33], values, 16));
        var sum = new float[16];
        table.Add(22, sum);
        table.Add(44, sum);
        Assert.All(values[16..32].Zip(sum), pair => Assert.Equal(pair.First, pair.Second, 0.01));
    }

    /// <summary>Six words whose third heads the rest, with a tree inside.</summary>
    private static NetworkSentence Sentence()
    {
        int[] heads = [1, 2, 6, 4, 2, 2];
        int[] rows = [.. Enumerable.Range(0, heads.Length * WordRows.Count).Select(i => (i * 7 % 41) - 1)];
        return new(rows, [3, 4, -1, 5, 6, 7], [0.3f, 0, 0.3f, 0, 0, 0.1f], heads, [1, 2, 0, 3, 4, 1]);
    }

    private static float[] Numbers(int count, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => (2 * random.NextSingle()) - 1)];
    }
}
