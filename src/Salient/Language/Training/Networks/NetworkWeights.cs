using Salient.Language.Networks;
using Salient.Language.Parsing;

namespace Salient.Language.Training.Networks;

/// <summary>All that the parser's network learns, with the layouts that learning needs.</summary>
internal sealed class NetworkWeights
{
    private readonly IReadOnlyList<ulong> keys;

    /// <summary>Makes a network of random numbers.</summary>
    /// <param name="keys">The features that get a row.</param>
    /// <param name="moves">How many moves there are.</param>
    /// <param name="width">Cells of a layer in one direction.</param>
    /// <param name="hidden">Numbers in the hidden layer.</param>
    /// <param name="random">Where the numbers come from.</param>
    public NetworkWeights(IReadOnlyList<ulong> keys, int moves, int width, int hidden, Random random)
    {
        this.keys = keys;
        (Width, Hidden, Moves, Scores) = (width, hidden, moves, Panels.Whole(moves));
        Rows = new(keys.Count, width, 0.1, random);
        First = new(width, width, random);
        Second = new(2 * width, width, random);
        Slots = new(new(2 * width, SlotWidth, Math.Sqrt(6.0 / ((2 * width * 4) + hidden)), random));
        Ends = new(2, SlotWidth, 0.1, random);
        Facts = new(ParseSlots.Values, hidden, 0.1, random);
        Output = new(new(hidden, Scores, Math.Sqrt(6.0 / (hidden + moves)), random));
        Bias = new(1, Scores, 0, random);
        All = [Rows, .. First.All, .. Second.All, Slots.Values, Ends, Facts, Output.Values, Bias];
        Prepare();
    }

    /// <summary>Cells of a layer in one direction.</summary>
    public int Width { get; }

    /// <summary>Numbers in the hidden layer.</summary>
    public int Hidden { get; }

    /// <summary>How many moves there are.</summary>
    public int Moves { get; }

    /// <summary>The same, filled up to whole panels.</summary>
    public int Scores { get; }

    /// <summary>How many numbers a word gives to the hidden layer from all slots together.</summary>
    public int SlotWidth => ParseSlots.Words * Hidden;

    /// <summary>What the words are by themselves.</summary>
    public Parameter Rows { get; }

    /// <summary>The first layer.</summary>
    public LayerWeights First { get; }

    /// <summary>The second layer.</summary>
    public LayerWeights Second { get; }

    /// <summary>What a word gives to the hidden layer from each slot.</summary>
    public Product Slots { get; }

    /// <summary>The same for the root and for no word.</summary>
    public Parameter Ends { get; }

    /// <summary>What facts give to the hidden layer.</summary>
    public Parameter Facts { get; }

    /// <summary>What the hidden layer says of the moves.</summary>
    public Product Output { get; }

    /// <summary>What is said of the moves in any case.</summary>
    public Parameter Bias { get; }

    /// <summary>All of them.</summary>
    public IReadOnlyList<Parameter> All { get; }

    /// <summary>Lays the matrices out after a step.</summary>
    public void Prepare()
    {
        foreach (var product in (ReadOnlySpan<Product>)[First.Input, First.Ahead, First.Back, Second.Input, Second.Ahead, Second.Back,
            Slots, Output])
        {
            product.Prepare();
        }
    }

    /// <summary>The averages as the parts of a model file.</summary>
    public (byte[] Rows, byte[] Weights) Write(int step)
    {
        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes);
        writer.Write(Hidden);
        foreach (var parameter in All.Skip(1))
        {
            foreach (var value in parameter.Averaged(step))
            {
                writer.Write((Half)value);
            }
        }

        writer.Flush();
        return (RowTable.Write(keys, Rows.Averaged(step), Width), bytes.ToArray());
    }
}
