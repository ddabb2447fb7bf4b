namespace Salient.Tests.LanguageTests;

/// <summary>
/// Sentences of news prose written for this test, with <c>¦</c> where each ends: datelines, quotes over several sentences, initials,
/// abbreviations,
/// items, headlines, ellipses, wrapped lines.
/// </summary>
public sealed class NewsSentenceTests
{
    // Asked for of news; what is measured stands in docs/language.md.
    private const double Floor = 0.98;

    [Fact]
    public void Sentences_of_news_end_where_a_reader_ends_them()
    {
        var marked = File.ReadAllText(Path.Combine(English.Root(), "tests", "Salient.Tests", "Language", "Samples", "news-sentences.txt"));
        var gold = Ends(marked.Split('¦'));
        var text = marked.Replace("¦", "", StringComparison.Ordinal);
        var found = Ends(English.Read(text).Select(s => s.Text));
        var wrong = gold.Except(found).Select(s => "missed: " + s.Words).Concat(found.Except(gold).Select(s => "made up: " + s.Words))
            .ToList();
        var f1 = 2.0 * gold.Intersect(found).Count() / (gold.Count + found.Count);
        Assert.True(f1 >= Floor, $"F1 {f1:F4} of {gold.Count} sentences\n{string.Join('\n', wrong)}");
    }

    /// <summary>Where each sentence begins and ends, counted in characters that are no white space.</summary>
    private static HashSet<(int Start, int End, string Words)> Ends(IEnumerable<string> sentences)
    {
        var (at, ends) = (0, new HashSet<(int, int, string)>());
        foreach (var sentence in sentences)
        {
            var words = string.Concat(sentence.Where(c => !char.IsWhiteSpace(c)));
            if (words.Length > 0)
            {
                ends.Add((at, at + words.Length, words));
                at += words.Length;
            }
        }

        return ends;
    }
}
