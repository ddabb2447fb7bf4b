using Salient.Language.Tagging;

namespace Salient.Language.Training;

/// <summary>A parsed sentence ready for training.</summary>
/// <param name="Words">What its words look like.</param>
/// <param name="Tags">Predicted tag classes.</param>
/// <param name="Heads">Gold heads; the number of words stands for the root.</param>
/// <param name="Labels">Gold relations.</param>
internal sealed record ParsedSentence(WordFeatures[] Words, byte[] Tags, int[] Heads, byte[] Labels);
