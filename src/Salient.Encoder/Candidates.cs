using Salient.Language;

namespace Salient.Encoder;

/// <summary>Which words can head a phrase that fills a role.</summary>
public static class Candidates
{
    /// <summary>Whether a word can: nouns, names, pronouns, numbers, and adjectives that stand for a people or a day.</summary>
    public static bool Fits(Token token) => token.Upos is "NOUN" or "PROPN" or "PRON" or "NUM" or "ADJ" or "ADV"
        && token.Relation is not ("flat" or "punct");
}
