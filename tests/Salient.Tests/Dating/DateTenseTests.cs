using NodaTime;
using Salient.Dating;
using Salient.Language;
using Salient.Reports;

namespace Salient.Tests.Dating;

public class DateTenseTests
{
    private static readonly LocalDate Line = new(2019, 1, 11);

    // Word, tag, relation, head.
    private static readonly (string, string, string, string, int)[] PlansToLeave =
    [
        ("They", "PRON", "PRP", "nsubj", 1), ("mean", "VERB", "VBP", "root", -1), ("to", "PART", "TO", "mark", 3),
        ("leave", "VERB", "VB", "xcomp", 1), ("on", "ADP", "IN", "case", 5), ("Monday", "PROPN", "NNP", "obl", 3),
    ];

    [Fact]
    public void The_helper_of_the_verb_above_a_date_decides_however_far_it_stands() =>
        Assert.True(Ahead([
            ("They", "PRON", "PRP", "nsubj", 8), ("will", "AUX", "MD", "aux", 8), ("as", "ADP", "IN", "case", 3),
            ("agreed", "VERB", "VBN", "advcl", 8), ("when", "ADV", "WRB", "advmod", 6), ("they", "PRON", "PRP", "nsubj", 6),
            ("met", "VERB", "VBD", "advcl", 3), (",", "PUNCT", ",", "punct", 8), ("leave", "VERB", "VB", "root", -1),
            ("on", "ADP", "IN", "case", 10), ("Monday", "PROPN", "NNP", "obl", 8)]));

    [Fact]
    public void A_past_verb_above_a_date_wins_over_a_future_word_nearer_by() =>
        Assert.False(Ahead([
            ("They", "PRON", "PRP", "nsubj", 1), ("fled", "VERB", "VBD", "root", -1), (",", "PUNCT", ",", "punct", 5),
            ("who", "PRON", "WP", "nsubj", 5), ("will", "AUX", "MD", "aux", 5), ("return", "VERB", "VB", "advcl", 1),
            (",", "PUNCT", ",", "punct", 5), ("on", "ADP", "IN", "case", 8), ("Monday", "PROPN", "NNP", "obl", 1)]));

    [Fact]
    public void An_infinitive_without_more_says_nothing_and_the_words_nearby_are_asked() => Assert.False(Ahead(PlansToLeave));

    private static bool Ahead((string Word, string Upos, string Xpos, string Relation, int Head)[] words)
    {
        var text = string.Join(' ', words.Select(w => w.Word));
        var tokens = new List<Token>();
        var at = 0;
        foreach (var w in words)
        {
            tokens.Add(new(tokens.Count, new TextSpan(at, at + w.Word.Length), w.Word, w.Word.ToLowerInvariant(), w.Upos, w.Xpos, w.Head,
                w.Relation));
            at += w.Word.Length + 1;
        }

        var sentence = new Sentence(0, new(0, text.Length), text, tokens, false, 0);
        return new DateTense(DatingWords.Words).LooksAhead(sentence,
            Assert.Single(DatingWords.Reader.Find(sentence), m => m.Value is WeekdayValue), Line);
    }
}
