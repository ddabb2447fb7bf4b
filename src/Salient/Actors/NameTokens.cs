namespace Salient.Actors;

/// <summary>Cuts names and token lists into the words that keys are made of, the same way for both.</summary>
internal static class NameTokens
{
    /// <summary>Cuts a name as the tokeniser cuts running text: possessives, hyphens and brackets stand alone.</summary>
    public static List<string> Split(string name)
    {
        var tokens = new List<string>();
        foreach (var chunk in name.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            var start = 0;
            for (var i = 0; i < chunk.Length; i++)
            {
                var mark = chunk[i] is '-' or '‐' or '–' or '(' or ')' or ',' or '/' or '"' or '“' or '”';
                var possessive = i > start && i == chunk.Length - 2 && chunk[i] is '\'' or '’' && chunk[i + 1] == 's';
                if (!mark && !possessive)
                {
                    continue;
                }

                if (i > start)
                {
                    tokens.Add(chunk[start..i]);
                }

                start = i;
                if (mark)
                {
                    tokens.Add(chunk[i..(i + 1)]);
                    start = i + 1;
                }
            }

            if (start < chunk.Length)
            {
                tokens.Add(chunk[start..]);
            }
        }

        return tokens;
    }

    /// <summary>The key words of each token; null for a token that no name runs across.</summary>
    public static string[]?[] Keys(IReadOnlyList<string> tokens)
    {
        var keys = new string[]?[tokens.Count];
        for (var i = 0; i < tokens.Count; i++)
        {
            keys[i] = NameKey.OfToken(tokens[i], i + 1 < tokens.Count && IsHyphen(tokens[i + 1]));
        }

        return keys;
    }

    /// <summary>Tokens joined as they are written: no space about a hyphen or before a possessive.</summary>
    public static string Join(IReadOnlyList<string> text, int first, int last) =>
        string.Join(' ', text.Skip(first).Take(last - first + 1)).Replace(" - ", "-", StringComparison.Ordinal)
            .Replace(" '", "'", StringComparison.Ordinal).Replace(" ’", "’", StringComparison.Ordinal);

    /// <summary>Whether a token is a hyphen.</summary>
    public static bool IsHyphen(string token) => token is "-" or "‐" or "–";
}
