using System.Globalization;

namespace Salient.Language;

/// <summary>One word of a treebank, in the columns of CoNLL-U.</summary>
/// <param name="Form">As written.</param>
/// <param name="Lemma">Dictionary form.</param>
/// <param name="Upos">Universal part of speech.</param>
/// <param name="Xpos">Penn Treebank tag.</param>
/// <param name="Head">Index of the head from 0, or −1 for the root.</param>
/// <param name="Relation">Relation with its subtype.</param>
/// <param name="SpaceAfter">Whether white space follows in the original text.</param>
public sealed record TreebankWord(string Form, string Lemma, string Upos, string Xpos, int Head, string Relation, bool SpaceAfter);

/// <summary>One sentence of a treebank.</summary>
/// <param name="Words">Its syntactic words.</param>
/// <param name="StartsParagraph">Whether a paragraph or document begins with it.</param>
public sealed record TreebankSentence(IReadOnlyList<TreebankWord> Words, bool StartsParagraph);

/// <summary>Reads and writes CoNLL-U (universaldependencies.org/format.html).</summary>
public static class Treebank
{
    /// <summary>Reads sentences; multi-word ranges give their spacing to their last word, empty nodes are left out.</summary>
    /// <exception cref="InvalidDataException">A line is not CoNLL-U; the message says which and why.</exception>
    public static IEnumerable<TreebankSentence> Read(TextReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        var words = new List<TreebankWord>();
        var (paragraph, rangeEnd, rangeSpace, number) = (false, 0, true, 0);
        while (reader.ReadLine() is { } line)
        {
            number++;
            if (line.Length == 0)
            {
                if (words.Count > 0)
                {
                    yield return Finish(words, paragraph, number);
                    (words, paragraph, rangeEnd) = ([], false, 0);
                }
            }
            else if (line[0] == '#')
            {
                paragraph |= line.StartsWith("# newpar", StringComparison.Ordinal) || line.StartsWith("# newdoc", StringComparison.Ordinal);
            }
            else
            {
                var columns = line.Split('\t');
                if (columns.Length != 10)
                {
                    throw Bad(number, $"it has {columns.Length} columns; CoNLL-U has 10 with tabs between");
                }

                var dash = columns[0].IndexOf('-', StringComparison.Ordinal);
                var spaced = !columns[9].Contains("SpaceAfter=No", StringComparison.Ordinal);
                if (dash > 0)
                {
                    (rangeEnd, rangeSpace) = (Number(columns[0][(dash + 1)..], number), spaced);
                }
                else if (!columns[0].Contains('.', StringComparison.Ordinal))
                {
                    var id = Number(columns[0], number);
                    spaced = id < rangeEnd ? false : id == rangeEnd ? rangeSpace : spaced;
                    words.Add(new(columns[1], columns[2], columns[3], columns[4], Number(columns[6], number) - 1, columns[7], spaced));
                }
            }
        }

        if (words.Count > 0)
        {
            yield return Finish(words, paragraph, number);
        }
    }

    /// <summary>
    /// Writes one sentence: its words, tags, lemmas, heads and relations, and what <paramref name="misc"/> says of each token, by its
    /// index.
    /// </summary>
    public static void Write(TextWriter writer, IReadOnlyList<Token> tokens, Func<int, string>? misc = null)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(tokens);
        for (var i = 0; i < tokens.Count; i++)
        {
            var t = tokens[i];
            writer.Write(string.Create(CultureInfo.InvariantCulture,
                $"{i + 1}\t{t.Text}\t{t.Lemma}\t{t.Upos}\t{t.Xpos}\t_\t{t.Head + 1}\t{t.Relation}\t_\t{misc?.Invoke(i) ?? "_"}\n"));
        }

        writer.Write('\n');
    }

    private static TreebankSentence Finish(List<TreebankWord> words, bool paragraph, int number)
    {
        if (words.Exists(w => w.Head >= words.Count || w.Head < -1))
        {
            throw Bad(number, "a head of the sentence that ends here points outside it");
        }

        return new(words, paragraph);
    }

    private static int Number(string text, int line) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : throw Bad(line, $"'{text}' is not a number");

    private static InvalidDataException Bad(int line, string why) => new($"line {line} of the treebank: {why}");
}
