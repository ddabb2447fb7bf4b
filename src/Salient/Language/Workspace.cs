using System.Numerics;
using Salient.Language.Parsing;
using Salient.Language.Tagging;

namespace Salient.Language;

/// <summary>Room that one thread needs to read sentences, kept between them. Not thread-safe.</summary>
internal sealed class Workspace(int tags, int relations)
{
    /// <summary>The parse under way.</summary>
    public ParserState State { get; } = new();

    /// <summary>One score for each tag class.</summary>
    public float[] TagScores { get; } = new float[tags];

    /// <summary>One score for each move.</summary>
    public float[] MoveScores { get; } = new float[DependencyParser.Moves(relations)];

    /// <summary>The words of the sentence.</summary>
    public WordFeatures[] Words { get; private set; } = new WordFeatures[64];

    /// <summary>Their tag classes.</summary>
    public byte[] Tags { get; private set; } = new byte[64];

    /// <summary>Makes room for a sentence.</summary>
    public void Ensure(int count)
    {
        if (Words.Length < count)
        {
            Words = new WordFeatures[BitOperations.RoundUpToPowerOf2((uint)count)];
            Tags = new byte[Words.Length];
        }
    }
}
