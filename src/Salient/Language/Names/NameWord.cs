namespace Salient.Language.Names;

/// <summary>
/// What the recogniser looks at in one token, as hashes: the word, the phrase it stands in, the votes, and the rest of the report.
/// </summary>
internal readonly struct NameWord
{
    private static readonly HashSet<string> Inside = new(StringComparer.Ordinal) { "compound", "amod", "det", "nummod", "flat",
        "nmod:poss", "case", "punct", "fixed", "advmod" };

    /// <summary>The word in lower case, its lemma, outline, first three, last three and last two letters.</summary>
    public readonly ulong Lower, Lemma, Shape, Prefix, Suffix3, Suffix2;

    /// <summary>Tags and relation.</summary>
    public readonly ulong Upos, Xpos, Relation;

    /// <summary>Lemma and tag of the head.</summary>
    public readonly ulong HeadLemma, HeadUpos;

    /// <summary>
    /// Of the head of the phrase that the token stands in: lemma, tag, votes, relation, last letters, governor's lemma, preposition and
    /// article.
    /// </summary>
    public readonly ulong TopLemma, TopXpos, TopHints, TopRelation, TopSuffix, Governor, Case, Article;

    /// <summary>Whether the token heads its phrase, stands before its head, or after it.</summary>
    public readonly ulong Side;

    /// <summary>Votes on the token.</summary>
    public readonly ulong Hints;

    /// <summary>How the same word stands elsewhere in the report (<see cref="NameHabits"/>).</summary>
    public readonly ulong Habits;

    /// <summary>Looks at one token.</summary>
    public NameWord(HintedSentence hinted, int i, NameHabits habits)
    {
        var tokens = hinted.Sentence.Tokens;
        var token = tokens[i];
        var lower = token.Text.ToLowerInvariant();
        Lower = FeatureHash.Of(Digits(lower));
        Lemma = FeatureHash.Of(Digits(token.Lemma.ToLowerInvariant()));
        Shape = ShapeOf(token.Text);
        Prefix = FeatureHash.Of(lower.AsSpan(0, Math.Min(3, lower.Length)));
        Suffix3 = FeatureHash.Of(lower.AsSpan(Math.Max(0, lower.Length - 3)));
        Suffix2 = FeatureHash.Of(lower.AsSpan(Math.Max(0, lower.Length - 2)));
        Upos = FeatureHash.Of(token.Upos);
        Xpos = FeatureHash.Of(token.Xpos);
        Relation = FeatureHash.Of(token.Relation);
        HeadLemma = token.Head < 0 ? 1 : FeatureHash.Of(tokens[token.Head].Lemma.ToLowerInvariant());
        HeadUpos = token.Head < 0 ? 1 : FeatureHash.Of(tokens[token.Head].Upos);
        var top = Top(tokens, i);
        var head = tokens[top];
        TopLemma = FeatureHash.Of(Digits(head.Lemma.ToLowerInvariant()));
        TopXpos = FeatureHash.Of(head.Xpos);
        TopHints = (ulong)hinted.Hints[top];
        TopRelation = FeatureHash.Of(head.Relation);
        TopSuffix = FeatureHash.Of(head.Lemma.AsSpan(Math.Max(0, head.Lemma.Length - 3)));
        Governor = head.Head < 0 ? 1 : FeatureHash.Of(tokens[head.Head].Lemma.ToLowerInvariant());
        Case = ChildOf(hinted.Sentence, top, "case");
        Article = ChildOf(hinted.Sentence, top, "det") is > 1 and var article ? article : ChildOf(hinted.Sentence, top, "nmod:poss");
        Side = top == i ? 1UL : i < top ? 2UL : 3UL;
        Hints = (ulong)hinted.Hints[i];
        Habits = habits.Of(token.Text);
    }

    /// <summary>The head of the noun phrase that a token stands in.</summary>
    public static int Top(IReadOnlyList<Token> tokens, int i)
    {
        var at = i;
        for (var steps = 0; steps < 6 && tokens[at].Head >= 0 && Inside.Contains(tokens[at].Relation)
            && tokens[tokens[at].Head].Upos is "NOUN" or "PROPN" or "PRON" or "NUM" or "ADJ"; steps++)
        {
            at = tokens[at].Head;
        }

        return at;
    }

    private static ulong ChildOf(Sentence sentence, int head, string relation)
    {
        foreach (var child in sentence.Children(head))
        {
            if (sentence.Tokens[child].Relation == relation && child < head)
            {
                return FeatureHash.Of(sentence.Tokens[child].Text.ToLowerInvariant());
            }
        }

        return 1;
    }

    private static ulong ShapeOf(string word)
    {
        Span<char> shape = stackalloc char[8];
        var used = 0;
        foreach (var c in word)
        {
            var kind = char.IsUpper(c) ? 'X' : char.IsLetter(c) ? 'x' : char.IsDigit(c) ? '0' : c;
            if (used < 8 && (used < 2 || shape[used - 1] != kind || shape[used - 2] != kind))
            {
                shape[used++] = kind;
            }
        }

        return FeatureHash.Of(shape[..used]);
    }

    private static string Digits(string word) => word.Any(char.IsAsciiDigit)
        ? string.Concat(word.Select(c => char.IsAsciiDigit(c) ? '0' : c)) : word;
}
