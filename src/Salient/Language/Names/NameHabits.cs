namespace Salient.Language.Names;

/// <summary>
/// How each capitalised word stands through a whole report: after a title once, it is a person everywhere; after <c>in</c>, a place
/// (global features, Chieu and Ng 2002).
/// </summary>
internal sealed class NameHabits
{
    private const ulong AfterTitle = 1, AfterIn = 2, Speaks = 4, EndsLongName = 8, BeginsLongName = 16, InBrackets = 32, Plural = 64,
        BeforeNoun = 128, KnownActor = 256, KnownPlace = 512, Articled = 1024, Possesses = 2048;

    private readonly Dictionary<string, ulong> habits = new(StringComparer.Ordinal);

    /// <summary>Looks through a report.</summary>
    public NameHabits(IEnumerable<HintedSentence> sentences)
    {
        foreach (var sentence in sentences)
        {
            var tokens = sentence.Sentence.Tokens;
            for (var i = 0; i < tokens.Count; i++)
            {
                if (char.IsUpper(tokens[i].Text[0]) && tokens[i].Upos is "PROPN" or "NOUN" or "ADJ")
                {
                    habits[tokens[i].Text] = habits.GetValueOrDefault(tokens[i].Text) | Here(sentence, i);
                }
            }
        }
    }

    /// <summary>What the report shows of a word, as a set; 0 where nothing.</summary>
    public ulong Of(string word) => habits.GetValueOrDefault(word);

    private static ulong Here(HintedSentence hinted, int i)
    {
        var tokens = hinted.Sentence.Tokens;
        var (token, before, after) = (tokens[i], i > 0 ? tokens[i - 1] : default, i + 1 < tokens.Count ? tokens[i + 1] : default);
        var hints = hinted.Hints[i];
        var set = 0UL;
        set |= i > 0 && hinted.Hints[i - 1].HasFlag(NameHints.Title) ? AfterTitle : 0;
        set |= before.Text?.ToLowerInvariant() is "in" or "near" or "at" or "from" ? AfterIn : 0;
        set |= token.Relation == "nsubj" && token.Head >= 0 && tokens[token.Head].Lemma is "say" or "tell" or "add" or "note" ? Speaks : 0;
        set |= before.Upos == "PROPN" && after.Upos != "PROPN" ? EndsLongName : 0;
        set |= after.Upos == "PROPN" && before.Upos != "PROPN" ? BeginsLongName : 0;
        set |= before.Text == "(" && after.Text == ")" ? InBrackets : 0;
        set |= token.Xpos is "NNPS" or "NNS" ? Plural : 0;
        set |= after.Upos == "NOUN" ? BeforeNoun : 0;
        set |= (hints & (NameHints.Group | NameHints.OtherActor | NameHints.Forces)) != 0 ? KnownActor : 0;
        set |= hints.HasFlag(NameHints.KnownPlace) ? KnownPlace : 0;
        set |= before.Text is "the" or "The" ? Articled : 0;
        return set | (after.Text is "'s" or "’s" ? Possesses : 0);
    }
}
