using Salient.Language.Networks;

namespace Salient.Language.Training.Networks;

/// <summary>Runs one layer over a sentence and takes the gradient back through it. Not thread-safe.</summary>
internal sealed class LayerLearner(LayerWeights weights, int width)
{
    private readonly Gradient input = new(weights.Input.Values), bias = new(weights.Bias), ahead = new(weights.Ahead.Values),
        back = new(weights.Back.Values);
    private readonly Panels errorPanels = new(1, 8 * width), aheadPanels = new(1, 4 * width), backPanels = new(1, 4 * width);
    private float[] gates = [], cells = [], errors = [];

    /// <summary>The gradients, in the order of <see cref="LayerWeights.All"/>.</summary>
    public IReadOnlyList<Gradient> Gradients => [input, bias, ahead, back];

    /// <summary>What the layer says of each word.</summary>
    public float[] Outputs { get; private set; } = [];

    /// <summary>Reads a sentence.</summary>
    public void Forward(float[] inputs, int count)
    {
        if (Outputs.Length < count * 2 * width)
        {
            (gates, cells, errors, Outputs) = (new float[count * 8 * width], new float[count * 2 * width], new float[count * 8 * width],
            new float[count * 2 * width]);
        }

        weights.Layer.Read(inputs, count, gates, cells, Outputs);
    }

    /// <summary>Takes the gradient of the outputs, which it uses up, and gives that of the inputs.</summary>
    public void Backward(float[] inputs, int count, Span<float> outputError, Span<float> inputError)
    {
        var carry = new float[width];
        for (var direction = 0; direction < 2; direction++)
        {
            var recurrent = direction == 0 ? weights.Ahead : weights.Back;
            Array.Clear(carry);
            for (var step = count - 1; step >= 0; step--)
            {
                var i = direction == 0 ? step : count - 1 - step;
                var before = step == 0 ? -1 : direction == 0 ? i - 1 : i + 1;
                var error = errors.AsSpan(((i * 2) + direction) * 4 * width, 4 * width);
                var own = outputError.Slice(((i * 2) + direction) * width, width);
                Cell(((i * 2) + direction) * width, before < 0 ? -1 : ((before * 2) + direction) * width, own, carry, error);
                if (before >= 0)
                {
                    Kernels.Multiply(error, 1, recurrent.Transposed, outputError.Slice(((before * 2) + direction) * width, width), width,
                        add: true);
                }
            }
        }

        var used = errors.AsSpan(0, count * 8 * width);
        Kernels.Multiply(used, count, weights.Input.Transposed, inputError, weights.Input.Values.Rows);
        Collect(inputs, count, used);
    }

    /// <summary>Back through one word: from the error of its output and of its cells to that of its gates.</summary>
    private void Cell(int at, int before, Span<float> outputError, float[] carry, Span<float> error)
    {
        var gate = gates.AsSpan(at * 4, 4 * width);
        for (var k = 0; k < width; k++)
        {
            var (i, f, o, g) = (gate[k], gate[width + k], gate[(2 * width) + k], gate[(3 * width) + k]);
            var tanh = o == 0 ? 0 : Outputs[at + k] / o;
            var cell = carry[k] + (outputError[k] * o * (1 - (tanh * tanh)));
            error[k] = cell * g * i * (1 - i);
            error[width + k] = before < 0 ? 0 : cell * cells[before + k] * f * (1 - f);
            error[(2 * width) + k] = outputError[k] * tanh * o * (1 - o);
            error[(3 * width) + k] = cell * i * (1 - (g * g));
            carry[k] = cell * f;
        }
    }

    private void Collect(float[] inputs, int count, ReadOnlySpan<float> error)
    {
        var inner = weights.Input.Values.Rows;
        Kernels.Multiply(Product.Transpose(inputs.AsSpan(0, count * inner), count, inner), inner, errorPanels.Fill(error, count),
            input.All(), 8 * width, add: true);
        var sum = bias.All();
        for (var i = 0; i < count; i++)
        {
            Kernels.Add(sum, error.Slice(i * 8 * width, 8 * width));
        }

        // The output before each word times the error at it, for either direction.
        if (count > 1)
        {
            var (outputs, errorsOf) = (new float[(count - 1) * width], new float[(count - 1) * 4 * width]);
            for (var direction = 0; direction < 2; direction++)
            {
                for (var i = 0; i + 1 < count; i++)
                {
                    var (from, to) = direction == 0 ? (i, i + 1) : (i + 1, i);
                    Outputs.AsSpan(((from * 2) + direction) * width, width).CopyTo(outputs.AsSpan(i * width));
                    error.Slice(((to * 2) + direction) * 4 * width, 4 * width).CopyTo(errorsOf.AsSpan(i * 4 * width));
                }

                var panels = (direction == 0 ? aheadPanels : backPanels).Fill(errorsOf, count - 1);
                Kernels.Multiply(Product.Transpose(outputs, count - 1, width), width, panels, (direction == 0 ? ahead : back).All(),
                    4 * width, add: true);
            }
        }
    }
}
