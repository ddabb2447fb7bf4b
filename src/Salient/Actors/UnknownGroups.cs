namespace Salient.Actors;

/// <summary>
/// Names of groups that no file knows, told by the words they are made of: a capitalised name before a noun for a group (<c>the Green
/// Valley
/// Brigade</c>, <c>the Zarbout clan</c>) or behind a word that such names begin with (<c>Liwa al-Ghab</c>). They keep their words and
/// have no id.
/// </summary>
internal static class UnknownGroups
{
    // A longer run of capitals is a headline or a list, not a name.
    private const int LongestName = 7;

    /// <summary>Words that open a sentence with a capital and are no part of a name.</summary>
    private static readonly HashSet<string> Openers = new(StringComparer.Ordinal)
    {
        "the", "a", "an", "in", "on", "at", "from", "by", "after", "before", "when", "while", "but", "and", "with", "for", "as", "his",
        "her", "its", "their", "our", "this", "that",
        "these", "those", "one", "two", "three", "some", "many", "another", "other", "both", "all", "each", "every", "no", "if", "since",
        "until", "to", "of", "under", "against", "between",
    };

    /// <summary>The unknown groups of a sentence, in order, none of them across a known name.</summary>
    /// <param name="text">The tokens' texts.</param>
    /// <param name="words">Words for groups, and role nouns, which end a name (<c>fighters of …</c>).</param>
    /// <param name="taken">First and last tokens of known names.</param>
    public static List<ActorMention> In(List<string> text, GenericWords words, IReadOnlyList<(int First, int Last)> taken)
    {
        var found = new List<ActorMention>();
        for (var i = 0; i < text.Count; i++)
        {
            if ((Behind(text, words, i) ?? Before(text, words, i)) is not { } run
                || taken.Any(t => t.First <= run.Last && run.First <= t.Last) || found.Exists(m => m.LastToken >= run.First))
            {
                continue;
            }

            found.Add(new(run.First, run.Last, new() { Name = NameTokens.Join(text, run.First, run.Last), Kind = run.Kind },
                ActorForm.Name));
            i = run.Last;
        }

        return found;
    }

    /// <summary>«Liwa al-Ghab»: an opening word with the capitalised words behind it.</summary>
    private static (int First, int Last, ActorKind Kind)? Behind(List<string> text, GenericWords words, int opening)
    {
        if (!IsCapital(text[opening]) || !words.GroupOpenings.Contains(text[opening]))
        {
            return null;
        }

        var last = opening;
        for (var i = opening + 1; i < text.Count && i <= opening + LongestName; i++)
        {
            if (IsCapital(text[i]))
            {
                last = i;
            }
            else if (!IsParticle(text[i]))
            {
                break;
            }
        }

        return last > opening ? (opening, last, ActorKind.RebelGroup) : null;
    }

    /// <summary>«the Lions of Hama Brigade»: a noun for a group with the capitalised words before it.</summary>
    private static (int First, int Last, ActorKind Kind)? Before(List<string> text, GenericWords words, int noun)
    {
        if (!words.GroupNouns.TryGetValue(text[noun], out var kind)
            && !(IsCapital(text[noun]) && words.CapitalGroupNouns.TryGetValue(text[noun], out kind)))
        {
            return null;
        }

        var first = noun;
        for (var i = noun - 1; i >= 0 && i >= noun - LongestName; i--)
        {
            if (IsNameWord(text, words, i))
            {
                first = i;
            }
            else if (first == noun || !(NameTokens.IsHyphen(text[i]) || text[i] is "of" or "the" or "al"))
            {
                break;
            }
        }

        var numbered = first > 0 && first < noun && char.IsDigit(text[first - 1][0]);
        first -= numbered ? 1 : 0;
        return first < noun && words.Role(NameTokens.Join(text, first, noun)) is null ? (first, noun, kind) : null;
    }

    private static bool IsNameWord(List<string> text, GenericWords words, int at) =>
        IsCapital(text[at]) && !(at == 0 && Openers.Contains(text[at].ToLowerInvariant())) && words.Role(text[at]) is null
        && !words.Modifiers.Contains(text[at].ToLowerInvariant()) && !words.GroupMembers.Contains(text[at]);

    private static bool IsParticle(string word) => NameTokens.IsHyphen(word)
        || word is "al" or "el" or "ul" or "wal" or "bin" or "ibn" or "abu" or "of";

    private static bool IsCapital(string word) => char.IsUpper(word[0]);
}
