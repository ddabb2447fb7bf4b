using Salient.Reports;

namespace Salient.Language;

/// <summary>One sentence with its tokens and tree. Immutable; safe to share between threads.</summary>
public sealed class Sentence
{
    private readonly int[][] children;
    private (int First, int Last)[]? subtrees;

    /// <summary>Makes a sentence from its tokens, whose heads must form one tree.</summary>
    /// <param name="index">Position in the report, from 0.</param>
    /// <param name="span">Where it stands in the report's text.</param>
    /// <param name="text">The words of the span.</param>
    /// <param name="tokens">Its tokens in order.</param>
    /// <param name="isHeadline">Whether it is the report's title.</param>
    /// <param name="paragraph">Position of its paragraph in the report, from 0.</param>
    public Sentence(int index, TextSpan span, string text, IReadOnlyList<Token> tokens, bool isHeadline, int paragraph)
    {
        Index = index;
        Span = span;
        Text = text;
        Tokens = tokens;
        IsHeadline = isHeadline;
        Paragraph = paragraph;
        children = ChildrenOf(tokens);
    }

    /// <summary>Position in the report, from 0.</summary>
    public int Index { get; }

    /// <summary>Where it stands in the report's text.</summary>
    public TextSpan Span { get; }

    /// <summary>The words of the span.</summary>
    public string Text { get; }

    /// <summary>Its tokens in order.</summary>
    public IReadOnlyList<Token> Tokens { get; }

    /// <summary>Whether it is the report's title.</summary>
    public bool IsHeadline { get; }

    /// <summary>Position of its paragraph in the report, from 0.</summary>
    public int Paragraph { get; }

    /// <summary>The tokens whose head is token <paramref name="index"/>, in order.</summary>
    public IReadOnlyList<int> Children(int index) => children[index];

    /// <summary>First and last token of everything at and below token <paramref name="head"/>.</summary>
    public (int First, int Last) Subtree(int head) => (subtrees ??= SubtreesOf(Tokens))[head];

    /// <summary>Leaves first, each told to its head, without recursion: a tree may be as deep as its sentence is long.</summary>
    private static (int First, int Last)[] SubtreesOf(IReadOnlyList<Token> tokens)
    {
        var (reach, waits) = (new (int First, int Last)[tokens.Count], new int[tokens.Count]);
        for (var i = 0; i < tokens.Count; i++)
        {
            reach[i] = (i, i);
            if (tokens[i].Head >= 0)
            {
                waits[tokens[i].Head]++;
            }
        }

        for (var i = 0; i < tokens.Count; i++)
        {
            for (var at = i; waits[at] == 0 && tokens[at].Head is >= 0 and var head; at = head)
            {
                waits[at] = -1;
                reach[head] = (Math.Min(reach[head].First, reach[at].First), Math.Max(reach[head].Last, reach[at].Last));
                waits[head]--;
            }
        }

        return reach;
    }

    private static int[][] ChildrenOf(IReadOnlyList<Token> tokens)
    {
        var counts = new int[tokens.Count];
        foreach (var token in tokens)
        {
            if (token.Head >= 0)
            {
                counts[token.Head]++;
            }
        }

        var lists = Array.ConvertAll(counts, n => n == 0 ? [] : new int[n]);
        Array.Clear(counts);
        foreach (var token in tokens)
        {
            if (token.Head >= 0)
            {
                lists[token.Head][counts[token.Head]++] = token.Index;
            }
        }

        return lists;
    }
}
