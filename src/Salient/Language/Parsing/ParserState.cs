using System.Numerics;
namespace Salient.Language.Parsing;

/// <summary>
/// A parse under way in the arc-hybrid system (Kuhlmann, Gómez-Rodríguez and Satta 2011), the root standing after the last word.
/// Made once and used for many sentences; not thread-safe.
/// </summary>
internal sealed class ParserState
{
    private int[] stack = new int[128];

    /// <summary>Number of words; the root is word <c>Count</c>, and <c>Count + 1</c> stands for no word.</summary>
    public int Count { get; private set; }

    /// <summary>The word to be read next.</summary>
    public int Next { get; private set; }

    /// <summary>How many words lie on the stack.</summary>
    public int Depth { get; private set; }

    /// <summary>Word features, tags and lengths of the sentence, with root and no word at the end.</summary>
    public ulong[] Words { get; private set; } = [];

    /// <summary>Joint tag class plus one; the root and no word have values of their own.</summary>
    public ulong[] Tags { get; private set; } = [];

    /// <summary>Coarse tag plus one.</summary>
    public ulong[] Coarse { get; private set; } = [];

    /// <summary>Head of each word so far, or −1.</summary>
    public int[] Heads { get; private set; } = [];

    /// <summary>Relation of each word so far.</summary>
    public byte[] Labels { get; private set; } = [];

    /// <summary>Outermost and second outermost child on the left and right, <c>Count + 1</c> where there is none.</summary>
    public int[] Left1 { get; private set; } = [];

    /// <inheritdoc cref="Left1"/>
    public int[] Left2 { get; private set; } = [];

    /// <inheritdoc cref="Left1"/>
    public int[] Right1 { get; private set; } = [];

    /// <inheritdoc cref="Left1"/>
    public int[] Right2 { get; private set; } = [];

    /// <summary>How many children on the left and right.</summary>
    public byte[] LeftCount { get; private set; } = [];

    /// <inheritdoc cref="LeftCount"/>
    public byte[] RightCount { get; private set; } = [];

    /// <summary>Relations of the children on the left and right, as bit sets.</summary>
    public ulong[] LeftSet { get; private set; } = [];

    /// <inheritdoc cref="LeftSet"/>
    public ulong[] RightSet { get; private set; } = [];

    /// <summary>Commas, verbs and joining words before each position, to count those between two words.</summary>
    public (int Commas, int Verbs, int Joins)[] Before { get; private set; } = [];

    /// <summary>Whether an earlier parse of the sentence is there to look at.</summary>
    public bool Guided { get; private set; }

    /// <summary>Heads that the earlier parse gave, <c>Count</c> for the root.</summary>
    public int[] GuideHeads { get; private set; } = [];

    /// <summary>Relations that the earlier parse gave.</summary>
    public byte[] GuideLabels { get; private set; } = [];

    /// <summary>Last child that the earlier parse gave each word, or −1.</summary>
    public int[] GuideLast { get; private set; } = [];

    /// <summary>Whether only the root is left to be read and one word on the stack belongs to it, or nothing.</summary>
    public bool Done => Next == Count && Depth == 0;

    /// <summary>Whether the next word may be pushed.</summary>
    public bool MayShift => Next < Count;

    /// <summary>Whether the top of the stack may become a child of the next word (of the root only when it is alone).</summary>
    public bool MayLeft => Depth > 0 && (Next < Count || Depth == 1);

    /// <summary>Whether the top of the stack may become a child of the word under it.</summary>
    public bool MayRight => Depth > 1;

    /// <summary>Whether the next reading position is the root.</summary>
    public bool AtRoot => Next == Count;

    /// <summary>The word <paramref name="depth"/> places under the top of the stack.</summary>
    public int Stack(int depth) => depth < Depth ? stack[Depth - 1 - depth] : Count + 1;

    /// <summary>The word <paramref name="ahead"/> places after the next; the root at the end, then none.</summary>
    public int Buffer(int ahead) => Math.Min(Next + ahead, Count + 1);

    /// <summary>Begins a sentence of <paramref name="count"/> words; the caller then fills words, tags and counts.</summary>
    public void Begin(int count)
    {
        var size = count + 2;
        if (Words.Length < size)
        {
            var room = Math.Max(64, (int)BitOperations.RoundUpToPowerOf2((uint)size));
            (Words, Tags, Coarse, LeftSet, RightSet) = (new ulong[room], new ulong[room], new ulong[room], new ulong[room], new ulong[room]);
            (Heads, Left1, Left2, Right1, Right2) = (new int[room], new int[room], new int[room], new int[room], new int[room]);
            (Labels, LeftCount, RightCount, stack) = (new byte[room], new byte[room], new byte[room], new int[room]);
            Before = new (int, int, int)[room + 1];
            (GuideHeads, GuideLast, GuideLabels) = (new int[room], new int[room], new byte[room]);
        }

        (Count, Next, Depth, Guided) = (count, 0, 0, false);
        Array.Fill(Heads, -1, 0, size);
        Array.Fill(Left1, count + 1, 0, size);
        Array.Fill(Left2, count + 1, 0, size);
        Array.Fill(Right1, count + 1, 0, size);
        Array.Fill(Right2, count + 1, 0, size);
        foreach (var set in (ReadOnlySpan<ulong[]>)[LeftSet, RightSet])
        {
            Array.Clear(set, 0, size);
        }

        foreach (var set in (ReadOnlySpan<byte[]>)[Labels, LeftCount, RightCount])
        {
            Array.Clear(set, 0, size);
        }

        (Words[count], Tags[count], Coarse[count]) = (1, 254, 62);
        (Words[count + 1], Tags[count + 1], Coarse[count + 1]) = (2, 255, 63);
    }

    /// <summary>Takes an earlier parse to look at.</summary>
    public void Guide(ReadOnlySpan<int> heads, ReadOnlySpan<byte> labels)
    {
        Guided = true;
        heads.CopyTo(GuideHeads);
        labels.CopyTo(GuideLabels);
        Array.Fill(GuideLast, -1, 0, Count + 2);
        for (var i = 0; i < heads.Length; i++)
        {
            GuideLast[heads[i]] = i;
        }

        (GuideHeads[Count], GuideHeads[Count + 1]) = (-2, -3);
        (GuideLabels[Count], GuideLabels[Count + 1]) = (0, 0);
    }

    /// <summary>Pushes the next word.</summary>
    public void Shift() => stack[Depth++] = Next++;

    /// <summary>Makes the top of the stack a child of the next word.</summary>
    public void Left(byte label)
    {
        var child = stack[--Depth];
        var head = Next;
        (Heads[child], Labels[child]) = (head, label);
        (Left2[head], Left1[head]) = (Left1[head], child);
        LeftCount[head] = (byte)Math.Min(7, LeftCount[head] + 1);
        LeftSet[head] |= 1UL << (label & 63);
    }

    /// <summary>Makes the top of the stack a child of the word under it.</summary>
    public void Right(byte label)
    {
        var child = stack[--Depth];
        var head = stack[Depth - 1];
        (Heads[child], Labels[child]) = (head, label);
        (Right2[head], Right1[head]) = (Right1[head], child);
        RightCount[head] = (byte)Math.Min(7, RightCount[head] + 1);
        RightSet[head] |= 1UL << (label & 63);
    }
}
