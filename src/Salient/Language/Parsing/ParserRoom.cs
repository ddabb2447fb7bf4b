using System.Numerics;

namespace Salient.Language.Parsing;

/// <summary>Room in which a sentence is encoded; not thread-safe.</summary>
internal sealed class ParserRoom
{
    /// <summary>What the words are by themselves.</summary>
    public float[] Sums { get; private set; } = [];

    /// <summary>Gates of a layer.</summary>
    public float[] Gates { get; private set; } = [];

    /// <summary>Cells of a layer.</summary>
    public float[] Cells { get; private set; } = [];

    /// <summary>What the first layer says.</summary>
    public float[] First { get; private set; } = [];

    /// <summary>What the second layer says.</summary>
    public float[] Second { get; private set; } = [];

    /// <summary>What each word gives to the hidden layer from each slot; after the last word the root and no word.</summary>
    public float[] Slots { get; private set; } = [];

    /// <summary>The hidden layer.</summary>
    public float[] Hidden { get; private set; } = [];

    /// <summary>Makes room for a sentence.</summary>
    public void Begin(int count, ParserNetwork network)
    {
        var width = network.Width;
        if (Sums.Length < count * width)
        {
            var most = Math.Max(64, (int)BitOperations.RoundUpToPowerOf2((uint)count));
            (Sums, Gates, Cells) = (new float[most * width], new float[most * 8 * width], new float[most * 2 * width]);
            (First, Second) = (new float[most * 2 * width], new float[most * 2 * width]);
            (Slots, Hidden) = (new float[(most + 2) * ParseSlots.Words * network.Hidden], new float[network.Hidden]);
        }
    }
}
