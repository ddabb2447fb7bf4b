using System.Numerics;
using Salient.Language.Parsing;
using Salient.Language.Tagging;
using Salient.Reports;

namespace Salient.Language;

/// <summary>Room that one thread needs to read sentences, kept between them. Not thread-safe.</summary>
internal sealed class Workspace(int tags, int moves)
{
    /// <summary>The parse under way.</summary>
    public ParserState State { get; } = new();

    /// <summary>What the parser's network says of the words.</summary>
    public ParserRoom Encoded { get; } = new();

    /// <summary>One score for each tag class.</summary>
    public float[] TagScores { get; } = new float[tags];

    /// <summary>One score for each move.</summary>
    public float[] MoveScores { get; } = new float[moves];

    /// <summary>The words of the sentence.</summary>
    public WordFeatures[] Words { get; private set; } = new WordFeatures[64];

    /// <summary>Their tag classes.</summary>
    public byte[] Tags { get; private set; } = new byte[64];

    /// <summary>What the first reading says of their tag classes.</summary>
    public byte[] Guesses { get; private set; } = new byte[64];

    /// <summary>Tag class that a word must have, or −1.</summary>
    public int[] Fixed { get; private set; } = new int[64];

    /// <summary>Whether a word is a name of several tokens.</summary>
    public bool[] IsUnit { get; private set; } = new bool[64];

    /// <summary>First token of each word, and the number of tokens after the last.</summary>
    public int[] Starts { get; private set; } = new int[65];

    /// <summary>Tokens of the paragraph.</summary>
    public List<TextSpan> Spans { get; } = [];

    /// <summary>Makes room for a sentence.</summary>
    public void Ensure(int count)
    {
        if (Words.Length < count)
        {
            Words = new WordFeatures[BitOperations.RoundUpToPowerOf2((uint)count)];
            Tags = new byte[Words.Length];
            Guesses = new byte[Words.Length];
            IsUnit = new bool[Words.Length];
            Fixed = new int[Words.Length];
            Starts = new int[Words.Length + 1];
        }
    }
}
