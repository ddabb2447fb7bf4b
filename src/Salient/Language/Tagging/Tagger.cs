namespace Salient.Language.Tagging;

/// <summary>
/// Gives each word its tags in two readings, each a linear model over the word's form, ends and outline, its neighbours, and the two tags
/// read before (Collins 2002; features after Ratnaparkhi 1996): first from the end, then from the start, which sees what the first
/// reading said of the word and of those that follow. Universal and Penn tags are one joint class.
/// </summary>
internal static class Tagger
{
    /// <summary>How many features a decision has at most.</summary>
    public const int MaxFeatures = 64;

    /// <summary>Tags a sentence.</summary>
    /// <param name="words">What its words look like.</param>
    /// <param name="weights">The trained weights of both readings.</param>
    /// <param name="guesses">Room for what the first reading says.</param>
    /// <param name="tags">Takes a class for each word.</param>
    /// <param name="scores">Room for one score a class.</param>
    /// <param name="given">The class that a word must have, or −1; none where empty.</param>
    public static void Tag(ReadOnlySpan<WordFeatures> words, TaggerWeights weights, Span<byte> guesses, Span<byte> tags,
        Span<float> scores, ReadOnlySpan<int> given = default)
    {
        Read(words, weights.FromEnd, [], guesses, scores, given);
        Read(words, weights.FromStart, guesses[..words.Length], tags, scores, given);
    }

    /// <summary>One reading: from the end where there are no guesses yet, else from the start.</summary>
    public static void Read(ReadOnlySpan<WordFeatures> words, Weights weights, ReadOnlySpan<byte> guesses, Span<byte> tags,
        Span<float> scores, ReadOnlySpan<int> given = default)
    {
        Span<ulong> features = stackalloc ulong[MaxFeatures];
        for (var at = 0; at < words.Length; at++)
        {
            var i = guesses.IsEmpty ? words.Length - 1 - at : at;
            if (!given.IsEmpty && given[i] >= 0)
            {
                tags[i] = (byte)given[i];
                continue;
            }

            var used = Features(words, guesses, tags, i, features);
            scores.Clear();
            weights.Score(features[..used], scores);
            tags[i] = (byte)Best(scores);
        }
    }

    /// <summary>The class with the highest score; the first of equals.</summary>
    public static int Best(ReadOnlySpan<float> scores)
    {
        var best = 0;
        for (var i = 1; i < scores.Length; i++)
        {
            if (scores[i] > scores[best])
            {
                best = i;
            }
        }

        return best;
    }

    /// <summary>
    /// The features of word <paramref name="i"/>. Without guesses the sentence is read from its end, so that the words before it, in the
    /// order
    /// of reading, are those that follow it in the text; they are tagged.
    /// </summary>
    public static int Features(ReadOnlySpan<WordFeatures> words, ReadOnlySpan<byte> guesses, ReadOnlySpan<byte> tags, int i,
        Span<ulong> into)
    {
        var step = guesses.IsEmpty ? -1 : 1;
        ref readonly var w = ref words[i];
        ref readonly var p1 = ref At(words, i - step);
        ref readonly var p2 = ref At(words, i - (2 * step));
        ref readonly var n1 = ref At(words, i + step);
        ref readonly var n2 = ref At(words, i + (2 * step));
        ulong t1 = TagAt(tags[..words.Length], i - step), t2 = TagAt(tags[..words.Length], i - (2 * step));
        var f = new FeatureList(into);
        f.Add(0);
        f.Add(w.Lower);
        f.Add(w.Word, w.Flags);
        f.Add(w.Prefix1);
        f.Add(w.Prefix2);
        f.Add(w.Prefix3);
        f.Add(w.Suffix1);
        f.Add(w.Suffix2);
        f.Add(w.Suffix3);
        f.Add(w.Suffix4);
        f.Add(w.Shape);
        f.Add(w.Shape, i == 0 ? 1UL : 0);
        f.Add(w.Shape, w.Suffix3);
        f.Add(w.Flags, w.Suffix2);
        f.Add(w.Tags);
        f.Add(w.Tags, w.Flags);
        f.Add(t1);
        f.Add(t1, t2);
        f.Add(t1, w.Lower);
        f.Add(t1, t2, w.Word);
        f.Add(t1, w.Suffix3);
        f.Add(t1, w.Tags);
        f.Add(t1, n1.Tags);
        f.Add(t1, w.Tags, n1.Tags);
        f.Add(t1, w.Suffix2, n1.Word);
        f.Add(p1.Lower);
        f.Add(p1.Suffix3);
        f.Add(p2.Word);
        f.Add(n1.Lower);
        f.Add(n1.Suffix3);
        f.Add(n1.Tags, n2.Tags);
        f.Add(n2.Word);
        f.Add(n1.Shape, w.Shape);
        f.Add(p1.Shape, w.Shape);
        f.Add(p1.Word, w.Word);
        f.Add(w.Word, n1.Word);
        f.Add(p1.Word, n1.Word);
        f.Add(p1.Word, p2.Word);
        f.Add(n1.Word, n2.Word);
        f.Add(w.Tags, n1.Tags, n2.Tags);
        f.Add(w.Tags, n1.Suffix2);
        f.Add(p1.Tags, w.Tags, n1.Tags);
        f.Add(w.Suffix3, n1.Tags);
        if (!guesses.IsEmpty)
        {
            Guesses(ref f, in w, (TagAt(guesses, i), TagAt(guesses, i + 1), TagAt(guesses, i + 2)), (t1, t2));
        }

        return f.Count;
    }

    /// <summary>What the first reading said of the word and of the next two, beside the tags of the two before.</summary>
    private static void Guesses(ref FeatureList f, in WordFeatures w, (ulong Here, ulong Next, ulong Third) guess,
        (ulong Last, ulong Second) tag)
    {
        f.Add(guess.Here);
        f.Add(guess.Here, w.Lower);
        f.Add(guess.Here, w.Tags);
        f.Add(guess.Here, w.Suffix3);
        f.Add(guess.Here, tag.Last);
        f.Add(guess.Here, tag.Last, tag.Second);
        f.Add(guess.Here, guess.Next);
        f.Add(tag.Last, guess.Here, guess.Next);
        f.Add(tag.Last, guess.Next);
        f.Add(guess.Next, w.Word);
        f.Add(guess.Next, guess.Third);
        f.Add(guess.Next, guess.Third, w.Tags);
        f.Add(tag.Last, guess.Next, w.Word);
    }

    private static ulong TagAt(ReadOnlySpan<byte> tags, int i) => (uint)i < (uint)tags.Length ? tags[i] + 1UL : 0;

    private static readonly WordFeatures Outside;

    private static ref readonly WordFeatures At(ReadOnlySpan<WordFeatures> words, int i)
    {
        if ((uint)i < (uint)words.Length)
        {
            return ref words[i];
        }

        return ref Outside;
    }
}

/// <summary>The weights of the tagger's two readings.</summary>
/// <param name="FromEnd">Of the first, which begins at the end.</param>
/// <param name="FromStart">Of the second, which begins at the start and sees what the first said.</param>
internal sealed record TaggerWeights(Weights FromEnd, Weights FromStart);
