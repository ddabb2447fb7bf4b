using Salient.Language.Tagging;

namespace Salient.Language.Training;

/// <summary>Counts the words of a treebank and their tags, for the lexicon and for each word without itself.</summary>
internal sealed class LexiconCounts
{
    /// <summary>Words seen fewer times are left out.</summary>
    private const int Least = 2;

    private readonly Dictionary<ulong, Dictionary<int, int>> counts = [];

    /// <summary>Counts one word of the treebank.</summary>
    public void Add(string word, int tag)
    {
        var lower = new WordFeatures(word, Lexicon.Empty).Lower;
        if (!counts.TryGetValue(lower, out var tags))
        {
            counts[lower] = tags = [];
        }

        tags[tag] = tags.GetValueOrDefault(tag) + 1;
    }

    /// <summary>The lexicon of all words counted.</summary>
    public Lexicon All() => new(counts.Select(p => (p.Key, Known: Known(p.Value, without: -1))).Where(p => p.Known.Count > 0)
        .ToDictionary(p => p.Key, p => p.Known));

    /// <summary>
    /// What a word of the treebank looks like to one who knows only the rest of it. With itself in the lexicon a word seen once or twice
    /// would tell its tag to the tagger, which then trusts the lexicon more than it may when reading.
    /// </summary>
    public WordFeatures Without(string word, int tag) => new(word, Known(counts[new WordFeatures(word, Lexicon.Empty).Lower], tag));

    /// <summary>Count of a word, and as a hash the set of tags that it has at least one time in ten.</summary>
    private static (int Count, ulong Tags) Known(Dictionary<int, int> tags, int without)
    {
        var left = tags.Select(t => (Tag: t.Key, Count: t.Value - (t.Key == without ? 1 : 0))).ToArray();
        var count = left.Sum(t => t.Count);
        return count < Least ? default : (count, left.Where(t => t.Count > 0 && t.Count * 10 >= count).OrderBy(t => t.Tag)
            .Aggregate(1UL, (set, t) => FeatureHash.Of(set, (ulong)t.Tag + 1)));
    }
}
