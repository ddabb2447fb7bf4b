using System.Buffers.Binary;
using System.Text;
using System.Text.RegularExpressions;
using Salient.Reports;

namespace Salient.Lineage;

/// <summary>
/// The words of a report boiled down to what its copies share: a hash of the folded text and the set of its word 5-grams.
/// </summary>
/// <param name="Exact">Hash of the folded text: equal for texts that differ only in case, punctuation and white space; 0 where there are
/// no words.</param>
/// <param name="Shingles">Hashes of the word 5-grams, ascending, each once; of the whole text where it has fewer than five words.</param>
public sealed partial record TextPrint(ulong Exact, IReadOnlyList<ulong> Shingles)
{
    private const int Words = 5;

    /// <summary>A text with fewer 5-grams outside quotation marks is known by all of its words.</summary>
    private const int LeastOwn = 20;

    /// <summary>Sentences with fewer 5-grams, about eight words, are in many texts.</summary>
    private const int LeastSentence = 4;

    /// <summary>Of longer texts a quarter of the 5-grams are marks.</summary>
    private const int FewShingles = 64;

    /// <summary>Tells the hash of a whole text from that of a 5-gram.</summary>
    private const ulong WholeText = 0x5A11E47;

    private const ulong FnvBasis = 14695981039346656037, FnvPrime = 1099511628211;

    /// <summary>The print of what has no words to copy: like nothing else.</summary>
    public static TextPrint None { get; } = new(0, []);

    /// <summary>The print of a report's body: headers, captions and boilerplate do not count, as they differ between copies.</summary>
    public static TextPrint Of(Report report) => Of(string.Join('\n', report.Body.Select(span => span.Of(report.Text))));

    /// <summary>The print of a text.</summary>
    public static TextPrint Of(string text)
    {
        var folded = Folded.Of(text);
        if (folded.Length == 0)
        {
            return new(0, []);
        }

        // Two reports that quote one statement are no copies of each other: what stands in quotation marks does not count, unless there
        // is next to nothing else.
        var own = new SortedSet<ulong>(QuotedStretches().Split(text).SelectMany(part => ShinglesOf(Folded.Of(part), isWhole: false)));
        return new(Hash(folded), (own.Count >= LeastOwn ? own : new SortedSet<ulong>(ShinglesOf(folded, isWhole: true))).ToArray());
    }

    /// <summary>
    /// What other reports are looked for by: a hash of the whole text, and of its 5-grams those with the lowest hashes, which another text
    /// that has them lists too. Of a text with few 5-grams all but the last that a copy must share: the lowest of those that two texts share
    /// has all others of them behind it, so it is listed by both (prefix filtering, Chaudhuri, Ganti and Kaushik 2006). Of longer texts the
    /// lowest quarter: of the 20 5-grams that a copy shares at least, that none is listed happens to 1 in 300, of 50 to 1 in 2 million.
    /// </summary>
    /// <param name="least">How many 5-grams a copy shares; a text with fewer can be no copy but of the whole.</param>
    public IEnumerable<ulong> Marks(int least) => Exact == 0 ? []
        : [Exact ^ WholeText, .. Shingles.Count < least ? [] : Shingles.Count <= FewShingles ? Shingles.Take(Shingles.Count - least + 1)
            : Shingles.TakeWhile(shingle => shingle < ulong.MaxValue / 4)];

    /// <summary>
    /// How large a share of this print's 5-grams another has, 0 to 1: 1 where it stands in the other word by word, 0 where it has fewer
    /// than a sentence's.
    /// </summary>
    public double ShareIn(TextPrint other) =>
        Shingles.Count < LeastSentence ? 0 : (double)Compare(other).Shared / Shingles.Count;

    /// <summary>The 5-grams of folded words; a part of a text with fewer words has none, a whole text itself.</summary>
    private static List<ulong> ShinglesOf(string folded, bool isWhole)
    {
        var words = folded.Length == 0 ? [] : Array.ConvertAll(folded.Split(' '), Hash);
        var shingles = new List<ulong>();
        for (var i = 0; i <= (isWhole ? Math.Max(0, words.Length - Words) : words.Length - Words); i++)
        {
            shingles.Add(Mixed(words.AsSpan(i, Math.Min(Words, words.Length - i))));
        }

        return shingles;
    }

    /// <summary>
    /// What stands between quotation marks, curly or straight, within one paragraph; what is shorter than a few words is a name.
    /// </summary>
    [GeneratedRegex("“(?:[^“”\n]|\n(?!\\s*\n)){25,1500}”|\"(?:[^\"\n]|\n(?!\\s*\n)){25,1500}\"")]
    private static partial Regex QuotedStretches();

    /// <summary>
    /// Share of the two prints' 5-grams that both have, 0 to 1 (Jaccard's coefficient); 1 for the same folded text, 0 where either is
    /// empty.
    /// </summary>
    public double Similarity(TextPrint other) => Compare(other).Similarity;

    /// <summary>How many 5-grams the two prints share, and which share of all that is (see <see cref="Similarity"/>).</summary>
    public (int Shared, double Similarity) Compare(TextPrint other)
    {
        if (Exact == 0 || other.Exact == 0)
        {
            return (0, 0);
        }

        if (Exact == other.Exact)
        {
            return (Shingles.Count, 1);
        }

        int i = 0, j = 0, both = 0;
        var (mine, theirs) = (Shingles as ulong[] ?? [.. Shingles], other.Shingles as ulong[] ?? [.. other.Shingles]);
        while (i < mine.Length && j < theirs.Length)
        {
            var order = mine[i].CompareTo(theirs[j]);
            both += order == 0 ? 1 : 0;
            i += order <= 0 ? 1 : 0;
            j += order >= 0 ? 1 : 0;
        }

        // One short of equal: only the same folded text is an exact copy.
        return (both, Math.Min((double)both / (mine.Length + theirs.Length - both), Math.BitDecrement(1)));
    }

    /// <summary>The shingles as bytes, eight each, little-endian.</summary>
    public byte[] ShingleBytes()
    {
        var bytes = new byte[Shingles.Count * sizeof(ulong)];
        for (var i = 0; i < Shingles.Count; i++)
        {
            BinaryPrimitives.WriteUInt64LittleEndian(bytes.AsSpan(i * sizeof(ulong)), Shingles[i]);
        }

        return bytes;
    }

    /// <summary>The print that <see cref="ShingleBytes"/> and <see cref="Exact"/> came from.</summary>
    public static TextPrint From(ulong exact, ReadOnlySpan<byte> shingles)
    {
        var read = new ulong[shingles.Length / sizeof(ulong)];
        for (var i = 0; i < read.Length; i++)
        {
            read[i] = BinaryPrimitives.ReadUInt64LittleEndian(shingles[(i * sizeof(ulong))..]);
        }

        return new(exact, read);
    }

    /// <summary>FNV-1a, 64 bits (Fowler, Noll and Vo): the same on every machine, unlike <see cref="string.GetHashCode()"/>.</summary>
    private static ulong Hash(string text)
    {
        var hash = FnvBasis;
        foreach (var b in Encoding.UTF8.GetBytes(text))
        {
            hash = (hash ^ b) * FnvPrime;
        }

        return hash;
    }

    private static ulong Mixed(ReadOnlySpan<ulong> words)
    {
        var hash = FnvBasis;
        foreach (var word in words)
        {
            // Two multiplications and a fold per word, so that the high bits, by which prints are sorted, depend on every word.
            hash = (hash ^ word) * FnvPrime;
            hash = (hash ^ (hash >> 32)) * FnvPrime;
        }

        return hash;
    }
}
