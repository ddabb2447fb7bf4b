using System.Text.RegularExpressions;
using CsCheck;
using Salient.Language;

namespace Salient.Tests.LanguageTests;

public sealed partial class ReadingProperties
{
    /// <summary>A hyphen at which a word goes on in the next line.</summary>
    [GeneratedRegex(@"-[\s\p{Cc}\u200B\u200E\u200F\u2060\uFEFF]*[\r\n][\s\p{Cc}\u200B\u200E\u200F\u2060\uFEFF]*")]
    private static partial Regex BrokenAtLineEnd();

    private static readonly Gen<string> Pieces = Gen.Int[0, Parts.Length - 1].Select(i => Parts[i]);

    private static string[] Parts => [
        "The army ", "took ", "Tal al-Nu'ra", ". ", "\n", "\n\n", "**", "[a](#)", "[", "](", "'s", "’", "\"", " (HTS) ", "...", "20km ",
        "U.S. ", "-", "-\n", "ince", "—", "٣ ", "مدينة ", "\uD83D\uDE00", "\uD83D", "\0", "\u200B",
        "e\u0301", "a.b.c", "http://x.y/z", "it's ", "who ", "was ", "hit ", "by ", ",", ";", "#", "> ", "* ", "_", "`", "\\", "\t",
        "\r", "İ", "ß", "1,000 ", "?!", ":)"];

    internal static readonly Gen<string> Texts = Gen.OneOf(Gen.String, Pieces.Array[0, 40].Select(string.Concat));

    [Theory]
    [InlineData(100)]
    [InlineData(1_023)]
    [InlineData(1_025)]
    [InlineData(2_500)]
    public void A_sentence_of_any_length_is_one_tree_of_all_its_words(int words)
    {
        var sentence = Assert.Single(English.Read(string.Join(' ', Enumerable.Range(0, words)
            .Select(i => (i % 7) switch { 0 => "the", 1 => "men", 2 => "of", 3 => "Aleppo", 4 => "took", 5 => "it", _ => "and" }))));
        Assert.Equal(words, sentence.Tokens.Count);
        Assert.Single(sentence.Tokens, t => t.Head < 0);
        Assert.All(sentence.Tokens, token =>
        {
            var steps = 0;
            for (var at = token.Index; at >= 0; at = sentence.Tokens[at].Head)
            {
                Assert.True(steps++ < words, $"'{token.Text}' at {token.Index} hangs from itself");
            }
        });
    }

    [Fact]
    public void Spans_nest_lie_in_the_text_and_hold_its_words() => Texts.Sample(
        text =>
        {
            var at = 0;
            foreach (var sentence in English.Read(text))
            {
                Assert.True(at <= sentence.Span.Start && sentence.Span.End <= text.Length);
                Assert.Equal(sentence.Span.Of(text), sentence.Text);
                at = sentence.Span.Start;
                foreach (var token in sentence.Tokens)
                {
                    Assert.True(token.Span.Length > 0 && at <= token.Span.Start && token.Span.End <= sentence.Span.End);
                    Assert.Equal(BrokenAtLineEnd().Replace(token.Span.Of(text), ""), token.Text);
                    at = token.Span.End;
                }
            }
        },
        iter: 2000);

    [Fact]
    public void Every_tree_is_a_tree() => Texts.Sample(text => Assert.All(English.Read(text), AssertTree), iter: 2000);

    [Fact]
    public void A_tree_stays_a_tree_with_any_names() => Gen.Select(Texts, Gen.Select(Gen.Int[-2, 30], Gen.Int[-2, 30]).List[0, 6]).Sample(
        (text, names) => Assert.All(English.Model.Parse(English.Report(text), _ => new(names, [])).Sentences, AssertTree), iter: 1000);

    [Fact]
    public void No_word_is_lost() => Texts.Sample(
        text =>
        {
            var read = English.Model.Parse(English.Report(text), null, markup: false).Sentences.SelectMany(s => s.Tokens)
                .Sum(t => t.Text.Count(char.IsLetterOrDigit));
            Assert.Equal(text.Count(char.IsLetterOrDigit), read);
        },
        iter: 1000);

    [Fact]
    public void Reading_is_the_same_twice_and_on_any_thread()
    {
        var texts = Texts.Array[20].Single();
        var alone = texts.Select(Tell).ToArray();
        Assert.Equal(alone, texts.Select(Tell));
        Assert.Equal(alone, texts.AsParallel().AsOrdered().WithDegreeOfParallelism(4).Select(Tell));
    }

    [Fact]
    public void A_sentence_of_twenty_thousand_tokens_is_read()
    {
        var sentence = Assert.Single(English.Read(string.Concat(Enumerable.Repeat("men and ", 10_000))));
        Assert.Equal(20_000, sentence.Tokens.Count);
        AssertTree(sentence);
    }

    [Theory]
    [InlineData("[")]
    [InlineData("a")]
    [InlineData("](")]
    [InlineData("'")]
    [InlineData(". ")]
    [InlineData("a\n")]
    [InlineData("\"")]
    [InlineData("al-A")]
    public void Long_runs_of_one_thing_end(string piece) =>
        Assert.True(English.Read(string.Concat(Enumerable.Repeat(piece, 60_000 / piece.Length))).Sum(s => s.Tokens.Count) >= 0);

    private static string Tell(string text) => string.Join('\n', English.Read(text).SelectMany(s => s.Tokens));

    private static void AssertTree(Sentence sentence)
    {
        Assert.Single(sentence.Tokens, t => t.Head < 0);
        Assert.Equal("root", sentence.Tokens.Single(t => t.Head < 0).Relation);
        foreach (var token in sentence.Tokens)
        {
            var (up, steps) = (token.Index, 0);
            while (sentence.Tokens[up].Head >= 0)
            {
                up = sentence.Tokens[up].Head;
                if (++steps > sentence.Tokens.Count)
                {
                    Assert.Fail($"a circle above '{token.Text}'");
                }

                if (sentence.Tokens.Count > 1000 && steps > 50)
                {
                    break;
                }
            }
        }
    }
}
