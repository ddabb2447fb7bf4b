using Salient.Language.Tagging;

namespace Salient.Language.Parsing;

/// <summary>
/// By what the parser's network knows a word: its form where the treebank has it often, its ends, its outline, and its tags.
/// </summary>
internal static class WordRows
{
    /// <summary>How many features a word has.</summary>
    public const int Count = 10;

    /// <summary>The feature of a form, or of what stands for one that is hidden.</summary>
    public static ulong Form(ulong form) => FeatureHash.Of(0, form);

    /// <summary>Collects the features of a word, that of its form first.</summary>
    public static void Collect(in WordFeatures word, byte tag, Span<ulong> into)
    {
        into[0] = Form(word.Word);
        into[1] = FeatureHash.Of(1, tag);
        into[2] = FeatureHash.Of(2, word.Prefix2);
        into[3] = FeatureHash.Of(3, word.Prefix3);
        into[4] = FeatureHash.Of(4, word.Suffix1);
        into[5] = FeatureHash.Of(5, word.Suffix2);
        into[6] = FeatureHash.Of(6, word.Suffix3);
        into[7] = FeatureHash.Of(7, word.Suffix4);
        into[8] = FeatureHash.Of(8, word.Shape);
        into[9] = FeatureHash.Of(9, word.Tags);
    }
}
