using System.Globalization;

namespace Salient.Language;

/// <summary>How well a model tags and parses gold tokens.</summary>
/// <param name="Tokens">How many tokens were read.</param>
/// <param name="Upos">Share with the gold universal tag, 0 to 1.</param>
/// <param name="Xpos">Share with the gold Penn tag, 0 to 1.</param>
/// <param name="Lemmas">Share with the gold lemma, 0 to 1.</param>
/// <param name="Uas">Share with the gold head, 0 to 1.</param>
/// <param name="Las">Share with the gold head and relation, subtypes aside, 0 to 1.</param>
public sealed record ParserScore(int Tokens, double Upos, double Xpos, double Lemmas, double Uas, double Las)
{
    /// <summary>Scores a model on a treebank.</summary>
    public static ParserScore Of(IReadOnlyList<TreebankSentence> treebank, LanguageModel model)
    {
        ArgumentNullException.ThrowIfNull(treebank);
        ArgumentNullException.ThrowIfNull(model);
        int n = 0, upos = 0, xpos = 0, lemma = 0, head = 0, both = 0;
        foreach (var sentence in treebank)
        {
            var tokens = model.Parse([.. sentence.Words.Select(w => w.Form)]);
            foreach (var (t, g) in tokens.Zip(sentence.Words))
            {
                n++;
                upos += t.Upos == g.Upos ? 1 : 0;
                xpos += t.Xpos == g.Xpos ? 1 : 0;
                lemma += t.Lemma == g.Lemma ? 1 : 0;
                head += t.Head == g.Head ? 1 : 0;
                both += t.Head == g.Head && Plain(t.Relation) == Plain(g.Relation) ? 1 : 0;
            }
        }

        double all = Math.Max(1, n);
        return new(n, upos / all, xpos / all, lemma / all, head / all, both / all);
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"tokens {Tokens} UPOS {Upos:F4} XPOS {Xpos:F4} lemma {Lemmas:F4} UAS {Uas:F4} LAS {Las:F4}");

    private static string Plain(string relation) => relation.Split(':')[0];
}
