using System.Text;

namespace Salient.Reports;

/// <summary>What somebody searches for cannot be understood; the message says why and what to write instead.</summary>
public sealed class WordQueryException(string message) : Exception(message);

/// <summary>Words that stand behind each other.</summary>
/// <param name="Words">The folded words, at least one.</param>
/// <param name="IsPrefix">Whether the last is only the beginning of a word.</param>
public sealed record WordTerm(IReadOnlyList<string> Words, bool IsPrefix);

/// <summary>
/// What is searched for: every word must be there; <c>"words in quotes"</c> behind each other; <c>this OR that</c> either of the two;
/// <c>-this</c> must not be there; <c>begin*</c> is the beginning of a word.
/// </summary>
/// <param name="Groups">Of each group one term must be there.</param>
/// <param name="Without">None of these may be there.</param>
public sealed record WordQuery(IReadOnlyList<IReadOnlyList<WordTerm>> Groups, IReadOnlyList<WordTerm> Without)
{
    /// <summary>Words of a term at most: longer ones are no search.</summary>
    public const int LongestTerm = 30;

    /// <summary>Terms at most, so that no search keeps a database busy.</summary>
    private const int MostTerms = 40;

    /// <summary>Letters at least before a star: with fewer nearly everything begins so.</summary>
    private const int ShortestPrefix = 2;

    /// <summary>Reads what somebody typed.</summary>
    /// <exception cref="WordQueryException">It cannot be understood.</exception>
    public static WordQuery Parse(string typed)
    {
        var (groups, without) = (new List<List<WordTerm>>(), new List<WordTerm>());
        var isOr = false;
        foreach (var (text, isQuoted, isMinus) in Pieces(typed))
        {
            if (text == "OR" && !isQuoted && !isMinus)
            {
                isOr = isOr || groups.Count == 0 ? throw LooseOr() : true;
            }
            else if (Term(text) is { } term)
            {
                Add(term, isMinus && isOr
                    ? throw new WordQueryException($"OR and minus do not go together: write -{text} without OR") : isMinus);
                isOr = false;
            }
        }

        return isOr ? throw LooseOr() : Sound(new(groups, without));

        void Add(WordTerm term, bool isMinus)
        {
            if (isMinus)
            {
                without.Add(term);
            }
            else if (isOr)
            {
                groups[^1].Add(term);
            }
            else
            {
                groups.Add([term]);
            }
        }
    }

    private static WordQueryException LooseOr() => new("OR stands between two words: write this OR that");

    private static WordQuery Sound(WordQuery query) => query switch
    {
        { Groups.Count: 0, Without.Count: 0 } =>
            throw new WordQueryException("there is no word to search for: write one with letters or digits"),
        { Groups.Count: 0 } => throw new WordQueryException("only what must not be there is said: write also a word that must be"),
        _ when query.Groups.Sum(g => g.Count) + query.Without.Count > MostTerms =>
            throw new WordQueryException($"more than {MostTerms} words are searched for: leave some out"),
        _ => query,
    };

    private static WordTerm? Term(string text)
    {
        var words = TextWords.Of(text).Select(w => w.Folded).ToList();
        var isPrefix = text.EndsWith('*');
        return words.Count == 0 ? null
            : words.Count > LongestTerm ? throw new WordQueryException($"a phrase has at most {LongestTerm} words: shorten it")
            : isPrefix && words[^1].Length < ShortestPrefix
                ? throw new WordQueryException($"{text} begins nearly every word: write at least {ShortestPrefix} letters before the star")
            : new(words, isPrefix);
    }

    /// <summary>What was typed, cut at spaces outside quotation marks.</summary>
    private static IEnumerable<(string Text, bool IsQuoted, bool IsMinus)> Pieces(string typed)
    {
        for (var at = 0; at < typed.Length;)
        {
            if (char.IsWhiteSpace(typed[at]))
            {
                at++;
                continue;
            }

            var isMinus = typed[at] is '-' or '−' && at + 1 < typed.Length && !char.IsWhiteSpace(typed[at + 1]);
            at += isMinus ? 1 : 0;
            if (IsQuote(typed[at]))
            {
                var close = Enumerable.Range(at + 1, typed.Length - at - 1).FirstOrDefault(i => IsQuote(typed[i]), -1);
                if (close < 0)
                {
                    throw new WordQueryException("a quotation mark is not closed: put one behind the phrase, or leave it out");
                }

                var isPrefix = close + 1 < typed.Length && typed[close + 1] == '*';
                yield return (typed[(at + 1)..close] + (isPrefix ? "*" : ""), true, isMinus);
                at = close + (isPrefix ? 2 : 1);
                continue;
            }

            var word = new StringBuilder();
            for (; at < typed.Length && !char.IsWhiteSpace(typed[at]) && !IsQuote(typed[at]); at++)
            {
                word.Append(typed[at]);
            }

            yield return (word.ToString(), false, isMinus);
        }
    }

    private static bool IsQuote(char c) => c is '"' or '“' or '”' or '„' or '«' or '»';
}
