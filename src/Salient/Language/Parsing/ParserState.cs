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

    /// <summary>Head of each word so far, or −1.</summary>
    public int[] Heads { get; private set; } = [];

    /// <summary>Relation of each word so far.</summary>
    public byte[] Labels { get; private set; } = [];

    /// <summary>Outermost child on the left, <c>Count + 1</c> where there is none.</summary>
    public int[] LeftChild { get; private set; } = [];

    /// <summary>Outermost child on the right.</summary>
    public int[] RightChild { get; private set; } = [];

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

    /// <summary>Begins a sentence of <paramref name="count"/> words.</summary>
    public void Begin(int count)
    {
        var size = count + 2;
        if (Heads.Length < size)
        {
            var room = Math.Max(64, (int)BitOperations.RoundUpToPowerOf2((uint)size));
            (Heads, LeftChild, RightChild, Labels, stack) = (new int[room], new int[room], new int[room], new byte[room], new int[room]);
        }

        (Count, Next, Depth) = (count, 0, 0);
        Array.Fill(Heads, -1, 0, size);
        Array.Fill(LeftChild, count + 1, 0, size);
        Array.Fill(RightChild, count + 1, 0, size);
        Array.Clear(Labels, 0, size);
    }

    /// <summary>Pushes the next word.</summary>
    public void Shift() => stack[Depth++] = Next++;

    /// <summary>Makes the top of the stack a child of the next word.</summary>
    public void Left(byte label)
    {
        var child = stack[--Depth];
        var head = Next;
        (Heads[child], Labels[child]) = (head, label);
        LeftChild[head] = child;
    }

    /// <summary>Makes the top of the stack a child of the word under it.</summary>
    public void Right(byte label)
    {
        var child = stack[--Depth];
        var head = stack[Depth - 1];
        (Heads[child], Labels[child]) = (head, label);
        RightChild[head] = child;
    }
}
