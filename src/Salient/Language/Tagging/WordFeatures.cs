namespace Salient.Language.Tagging;

/// <summary>What the shape of one word tells, as hashes: its form, ends, and outline.</summary>
internal readonly struct WordFeatures
{
    /// <summary>Words seen so often are known to the tagger in any case.</summary>
    private const int Common = 3;

    private const int Known = 3;

    /// <summary>Lower-case form, digits as 0.</summary>
    public readonly ulong Lower;

    /// <summary>The lower-case form where the treebank has it often enough to learn from, else its outline and last letters.</summary>
    public readonly ulong Word;

    /// <summary>What stands for the word where the treebank has it too seldom.</summary>
    public readonly ulong Unknown;

    /// <summary>How often the treebank has it.</summary>
    public readonly int Count;

    /// <summary>First letter, first two, first three.</summary>
    public readonly ulong Prefix1, Prefix2, Prefix3;

    /// <summary>Last letter up to last four.</summary>
    public readonly ulong Suffix1, Suffix2, Suffix3, Suffix4;

    /// <summary>Outline: capitals, small letters, digits and marks, runs shortened.</summary>
    public readonly ulong Shape;

    /// <summary>The tags that the treebank gives the word, as a set; 0 where unknown.</summary>
    public readonly ulong Tags;

    /// <summary>Flags: capitalised, has a digit, has a hyphen or other mark, all capitals.</summary>
    public readonly ulong Flags;

    /// <summary>Whether it is written in two capitals or more and nothing else, and the treebank hardly has it: <c>HTS</c>.</summary>
    public bool IsUnknownAcronym => Flags == 3 && Count < Common;

    /// <summary>Looks at one word.</summary>
    /// <param name="word">The word.</param>
    /// <param name="lexicon">The words of the treebank.</param>
    public WordFeatures(ReadOnlySpan<char> word, Lexicon lexicon)
        : this(word, lexicon, null)
    {
    }

    /// <summary>Looks at one word of the treebank itself.</summary>
    /// <param name="word">The word.</param>
    /// <param name="known">How often and with which tags the rest of the treebank has it.</param>
    public WordFeatures(ReadOnlySpan<char> word, (int Count, ulong Tags) known)
        : this(word, Lexicon.Empty, known)
    {
    }

    private WordFeatures(ReadOnlySpan<char> word, Lexicon lexicon, (int Count, ulong Tags)? told)
    {
        Span<char> lower = word.Length <= 64 ? stackalloc char[word.Length] : stackalloc char[64];
        Span<char> shape = stackalloc char[8];
        word = word[..lower.Length];
        var shaped = 0;
        for (var i = 0; i < word.Length; i++)
        {
            var c = word[i];
            lower[i] = char.IsAsciiDigit(c) ? '0' : c is '’' or '‘' or 'ʼ' ? '\'' : char.ToLowerInvariant(c);
            var kind = char.IsUpper(c) ? 'X' : char.IsLetter(c) ? 'x' : char.IsDigit(c) ? '0' : c;
            if (shaped < 8 && (shaped < 2 || shape[shaped - 1] != kind || shape[shaped - 2] != kind))
            {
                shape[shaped++] = kind;
            }

            Flags |= kind switch { 'X' => i == 0 ? 1UL : 2UL, 'x' => 4, '0' => 8, '-' => 16, _ => 32 };
        }

        Lower = FeatureHash.Of(lower);
        Shape = FeatureHash.Of(shape[..shaped]);
        (Prefix1, Prefix2, Prefix3) = (First(lower, 1), First(lower, 2), First(lower, 3));
        (Suffix1, Suffix2, Suffix3, Suffix4) = (Last(lower, 1), Last(lower, 2), Last(lower, 3), Last(lower, 4));
        var known = told ?? lexicon.Find(Lower);
        Tags = known.Tags;
        Count = known.Count;
        Unknown = FeatureHash.Of(Flags, char.IsUpper(word.Length > 0 ? word[0] : ' ') ? 1UL : Suffix2);
        Word = known.Count >= Known ? Lower : Unknown;
    }

    private static ulong First(Span<char> word, int length) => word.Length < length ? (ulong)length : FeatureHash.Of(word[..length]);

    private static ulong Last(Span<char> word, int length) => word.Length < length ? (ulong)length + 8 : FeatureHash.Of(word[^length..]);
}
