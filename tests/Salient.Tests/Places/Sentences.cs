using System.Text.RegularExpressions;
using Salient.Language;

namespace Salient.Tests.Places;

/// <summary>Makes sentences without a parser: tokens by UD EWT's habits, tags guessed from capitals, and no tree to speak of.</summary>
internal static partial class Sentences
{
    internal static Sentence Of(string text, int index = 0, int start = 0)
    {
        var tokens = new List<Token>();
        foreach (Match match in Piece().Matches(text))
        {
            var upos = Guess(match.Value, match.Index == 0);
            tokens.Add(new(tokens.Count, new(start + match.Index, start + match.Index + match.Length), match.Value,
                match.Value.ToLowerInvariant(), upos, "", tokens.Count == 0 ? -1 : 0, tokens.Count == 0 ? "root" : "dep"));
        }

        return new(index, new(start, start + text.Length), text, tokens, isHeadline: false, paragraph: 0);
    }

    internal static IReadOnlyList<Sentence> Report(params string[] texts)
    {
        var (sentences, start) = (new List<Sentence>(), 0);
        foreach (var text in texts)
        {
            sentences.Add(Of(text, sentences.Count, start));
            start += text.Length + 1;
        }

        return sentences;
    }

    private static string Guess(string word, bool isFirst) =>
        !char.IsLetterOrDigit(word[0]) ? "PUNCT"
        : char.IsDigit(word[0]) ? "NUM"
        : word.ToLowerInvariant() is "in" or "of" or "from" or "to" or "at" or "near" or "on" or "with" or "by" ? "ADP"
        : word.ToLowerInvariant() is "the" or "a" ? "DET"
        : word.ToLowerInvariant() is "and" or "or" ? "CCONJ"
        : char.IsUpper(word[0]) && !isFirst ? "PROPN" : char.IsUpper(word[0]) ? "PROPN" : "NOUN";

    [GeneratedRegex(@"'s\b|\w+(?:['’`]\w+)?(?<!'s)|[^\w\s]", RegexOptions.CultureInvariant)]
    private static partial Regex Piece();
}
