namespace Salient.Language;

/// <summary>A linear model: each feature (a 64-bit hash) adds its weights to the scores of some classes.</summary>
internal abstract class Weights
{
    /// <summary>Adds the weights of <paramref name="features"/> to <paramref name="scores"/>, one score a class.</summary>
    public abstract void Score(ReadOnlySpan<ulong> features, Span<float> scores);
}
