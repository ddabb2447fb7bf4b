using Salient.Language;

namespace Salient.Mentions;

/// <summary>
/// Words before a colon that head a sentence: <c>Jarjanaz: …</c>, <c>Army: …</c>; and those behind the last one of a headline.
/// </summary>
internal static class Labels
{
    // «Spokesman of the Southern Front in Daraa:» is the longest of the samples.
    private const int MostWords = 8;

    /// <summary>The head of the label that a sentence opens with, and its colon; null where it opens otherwise.</summary>
    public static (int Head, int Colon)? Before(Sentence s)
    {
        var colon = 0;
        while (colon < Math.Min(MostWords + 1, s.Tokens.Count) && s.Tokens[colon].Text != ":")
        {
            colon++;
        }

        return colon is 0 or > MostWords || colon + 2 >= s.Tokens.Count || s.Tokens[colon].Text != ":" || !IsNominal(s, 0, colon - 1)
            || !HasVerb(s, colon + 1, s.Tokens.Count - 1) ? null : (Head(s, 0, colon - 1), colon);
    }

    /// <summary>
    /// The head of the label that a headline closes with, and its colon or dash; null where it closes otherwise. What ends without a
    /// full stop reads as a headline; posts close with a dash and whoever says it.
    /// </summary>
    public static (int Head, int Colon)? Behind(Sentence s)
    {
        var end = s.Tokens.Count - (s.Tokens[^1].Text == "." ? 2 : 1);
        var colon = end;
        while (colon > 1 && end - colon < MostWords && !Closes(s, colon, end))
        {
            colon--;
        }

        return colon < 2 || colon >= end || !Closes(s, colon, end) || !IsNominal(s, colon + 1, end) || !HasVerb(s, 0, colon - 1)
            ? null : (Head(s, colon + 1, end), colon);
    }

    /// <summary>A colon or dash; before a full stop only a dash, since what stands behind a colon there may be what is told.</summary>
    private static bool Closes(Sentence s, int at, int end) => s.Tokens[at].Text is "–" or "—"
        || (s.Tokens[at].Text == ":" && end == s.Tokens.Count - 1)
        || (s.Tokens[at].Text == "-" && at > 0 && s.Tokens[at - 1].Span.End < s.Tokens[at].Span.Start && at < end
            && s.Tokens[at].Span.End < s.Tokens[at + 1].Span.Start);

    /// <summary>The noun or name that the label is about; a stray tree may hang any of its words outside.</summary>
    private static int Head(Sentence s, int first, int last) => s.HeadOf(first, last) is var head
        && s.Tokens[head].Upos is "NOUN" or "PROPN" ? head
        : Enumerable.Range(first, last - first + 1).Last(i => s.Tokens[i].Upos is "NOUN" or "PROPN");

    private static bool IsNominal(Sentence s, int first, int last) =>
        Enumerable.Range(first, last - first + 1)
            .All(i => s.Tokens[i].Upos is "NOUN" or "PROPN" or "ADJ" or "ADP" or "DET" or "NUM" or "PUNCT" or "PART" or "X" or "ADV"
            && s.Tokens[i].Text is not ("“" or "\"" or "(" or ";" or "."))
        && Enumerable.Range(first, last - first + 1).Any(i => s.Tokens[i].Upos is "NOUN" or "PROPN");

    private static bool HasVerb(Sentence s, int first, int last) => Enumerable.Range(first, last - first + 1)
        .Any(i => s.Tokens[i].Upos is "VERB" || s.Tokens[i].Relation == "cop");
}
