using Salient.Language;

namespace Salient.Encoder;

/// <summary>A stretch of a report that the encoder takes at once: some sentences, with what stands before them for context.</summary>
public sealed class Window
{
    private Window(List<int> pieces, List<WindowWord> words, int firstOwn) => (Pieces, Words, FirstOwn) = (pieces, words, firstOwn);

    /// <summary>The pieces, with the ones that open and end a text.</summary>
    public IReadOnlyList<int> Pieces { get; }

    /// <summary>Its words in the order of the text, context first.</summary>
    public IReadOnlyList<WindowWord> Words { get; }

    /// <summary>The first of <see cref="Words"/> that is no context.</summary>
    public int FirstOwn { get; }

    /// <summary>The words that are no context.</summary>
    public int Own => Words.Count - FirstOwn;

    /// <summary>Cuts a report into windows: whole sentences where they fit; each word is in one window's own part.</summary>
    /// <param name="sentences">The sentences.</param>
    /// <param name="pieces">Cuts words into pieces.</param>
    /// <param name="most">Most pieces of a window's own part.</param>
    /// <param name="context">Most pieces of context before it.</param>
    /// <param name="first">Most pieces of the first window's own part, where it shall end elsewhere.</param>
    public static IEnumerable<Window> Over(IReadOnlyList<Sentence> sentences, PieceReader pieces, int most, int context, int? first = null)
    {
        ArgumentNullException.ThrowIfNull(sentences);
        ArgumentNullException.ThrowIfNull(pieces);
        var words = new List<WindowWord>();
        var cut = sentences.Select(s => s.Tokens.Select(t => pieces.Of(t.Text)).ToArray()).ToList();
        var start = 0;
        var limit = first ?? most;
        while (start < sentences.Count)
        {
            var (end, size) = (start, 0);
            while (end < sentences.Count && (end == start || size + Size(cut[end]) <= limit))
            {
                size += Size(cut[end++]);
            }

            if (end == start + 1 && size > most)
            {
                foreach (var part in Parts(start, cut[start], most))
                {
                    yield return Make(cut, part, 0, pieces);
                }
            }
            else
            {
                yield return Make(cut, [.. Enumerable.Range(start, end - start)
                    .SelectMany(s => Enumerable.Range(0, cut[s].Length).Select(t => (s, t)))], Before(cut, start, context), pieces);
            }

            (start, limit) = (end, most);
        }
    }

    private static int Size(int[][] sentence) => sentence.Sum(w => w.Length);

    /// <summary>How many whole sentences before <paramref name="start"/> fit into the room for context.</summary>
    private static int Before(List<int[][]> cut, int start, int context)
    {
        var (count, size) = (0, 0);
        while (start - count > 0 && size + Size(cut[start - count - 1]) <= context)
        {
            size += Size(cut[start - ++count]);
        }

        return count;
    }

    private static IEnumerable<List<(int Sentence, int Token)>> Parts(int sentence, int[][] words, int most)
    {
        var (part, size) = (new List<(int, int)>(), 0);
        for (var i = 0; i < words.Length; i++)
        {
            if (size + words[i].Length > most && part.Count > 0)
            {
                yield return part;
                (part, size) = ([], 0);
            }

            part.Add((sentence, i));
            size += Math.Min(words[i].Length, most);
        }

        yield return part;
    }

    private static Window Make(List<int[][]> cut, List<(int Sentence, int Token)> own, int before, PieceReader pieces)
    {
        var (ids, words) = (new List<int> { pieces.Start }, new List<WindowWord>());
        void Add(int sentence, int token)
        {
            words.Add(new(sentence, token, ids.Count));
            ids.AddRange(cut[sentence][token].Take(16)); // a word of more pieces is an address or a row of letters
        }

        for (var s = own[0].Sentence - before; s < own[0].Sentence; s++)
        {
            for (var t = 0; t < cut[s].Length; t++)
            {
                Add(s, t);
            }
        }

        var firstOwn = words.Count;
        own.ForEach(w => Add(w.Sentence, w.Token));
        ids.Add(pieces.End);
        return new(ids, words, firstOwn);
    }
}

/// <summary>A word of a window.</summary>
/// <param name="Sentence">Its sentence in the report, from 0.</param>
/// <param name="Token">Its token in the sentence.</param>
/// <param name="Position">Its first piece in the window; what the encoder gives there stands for the word.</param>
public readonly record struct WindowWord(int Sentence, int Token, int Position);
