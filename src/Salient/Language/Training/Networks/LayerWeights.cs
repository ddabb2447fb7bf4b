using Salient.Language.Networks;

namespace Salient.Language.Training.Networks;

/// <summary>What a layer of <see cref="LstmLayer"/> learns.</summary>
internal sealed class LayerWeights
{
    /// <summary>Makes a layer of random numbers; forget gates begin open.</summary>
    public LayerWeights(int inputs, int width, Random random)
    {
        var scale = 1 / Math.Sqrt(width);
        Input = new(new(inputs, 8 * width, scale, random));
        Bias = new(1, 8 * width, 0, random);
        Bias.Values.AsSpan(width, width).Fill(1);
        Bias.Values.AsSpan(5 * width, width).Fill(1);
        (Ahead, Back) = (new(new(width, 4 * width, scale, random)), new(new(width, 4 * width, scale, random)));
        Layer = new(Input.Panels, Bias.Values, Ahead.Panels, Back.Panels);
        All = [Input.Values, Bias, Ahead.Values, Back.Values];
    }

    /// <summary>The layer as it is read with, always of the numbers last laid out.</summary>
    public LstmLayer Layer { get; }

    /// <summary>What the words give to the gates.</summary>
    public Product Input { get; }

    /// <summary>What is given to the gates in any case.</summary>
    public Parameter Bias { get; }

    /// <summary>What the last output gives to the gates, from the start.</summary>
    public Product Ahead { get; }

    /// <summary>The same from the end.</summary>
    public Product Back { get; }

    /// <summary>All of them, in the order of the model file.</summary>
    public IReadOnlyList<Parameter> All { get; }
}
