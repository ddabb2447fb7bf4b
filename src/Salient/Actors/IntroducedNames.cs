namespace Salient.Actors;

/// <summary>Finds the acronyms that a sentence introduces: <c>Some New Brigade (SNB)</c>, <c>SNB (Some New Brigade)</c>.</summary>
internal static class IntroducedNames
{
    private const int LongestName = 9;

    /// <summary>The names, what they name, and the acronyms that stand for them.</summary>
    public static IEnumerable<(string Name, Actor Actor, string Acronym)> In(List<string> text, ActorBook book)
    {
        IReadOnlyList<ActorMention>? mentions = null;
        for (var open = 1; open + 2 < text.Count; open++)
        {
            if (text[open] != "(")
            {
                continue;
            }

            mentions ??= book.Spot(text, ActorContext.None);
            if (text[open + 2] == ")" && NameKey.IsAcronym(text[open + 1]))
            {
                if (Before(text, open, mentions) is { } before)
                {
                    yield return before;
                }
            }
            else if (NameKey.IsAcronym(text[open - 1]) && Inside(text, open, mentions) is { } inside)
            {
                yield return inside;
            }
        }
    }

    private static (string, Actor, string)? Before(List<string> text, int open, IReadOnlyList<ActorMention> mentions)
    {
        var acronym = NameKey.Undotted(text[open + 1]);
        var known = mentions.FirstOrDefault(m => m.LastToken == open - 1 && IsName(m.Form));
        var other = mentions.FirstOrDefault(m => m.FirstToken == open + 1);
        var first = FirstByInitials(text, open - 1, acronym);
        if (known is not null && (first >= 0 || other is null))
        {
            return (NameTokens.Join(text, known.FirstToken, known.LastToken), known.Actor, acronym);
        }

        return first < 0 || (other is not null && known is null && other.Actor.Id is not null) ? null
            : New(NameTokens.Join(text, first, open - 1), acronym);
    }

    private static (string, Actor, string)? Inside(List<string> text, int open, IReadOnlyList<ActorMention> mentions)
    {
        var close = open + 1;
        while (close < text.Count && text[close] != ")")
        {
            close++;
        }

        var acronym = NameKey.Undotted(text[open - 1]);
        if (close == text.Count || FirstByInitials(text, close - 1, acronym) != open + 1)
        {
            return null;
        }

        var name = NameTokens.Join(text, open + 1, close - 1);
        var known = mentions.FirstOrDefault(m => m.FirstToken == open + 1 && m.LastToken == close - 1);
        return known is not null ? (name, known.Actor, acronym) : New(name, acronym);
    }

    private static (string, Actor, string) New(string name, string acronym) =>
        (name, new Actor { Name = name, Aliases = [acronym] }, acronym);

    // Walks back from the last word of the name, spending the letters from the last; small words may be passed over.
    private static int FirstByInitials(List<string> text, int last, string acronym)
    {
        var left = acronym.Length - 1;
        for (var i = last; i >= 0 && i > last - LongestName; i--)
        {
            var word = text[i];
            if (char.ToUpperInvariant(word[0]) == char.ToUpperInvariant(acronym[left]) && char.IsUpper(word[0]))
            {
                if (left-- == 0)
                {
                    return i;
                }
            }
            else if (char.IsUpper(word[0]) && !NameKey.IsArticle(word.ToLowerInvariant()))
            {
                return -1;
            }
            else if (char.IsPunctuation(word[0]) && !NameTokens.IsHyphen(word) && word is not ("'s" or "’s"))
            {
                return -1;
            }
        }

        return -1;
    }

    private static bool IsName(ActorForm form) => form is ActorForm.Name or ActorForm.FormerName;
}
