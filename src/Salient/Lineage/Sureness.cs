namespace Salient.Lineage;

/// <summary>
/// How sure it is that words come from an earlier report. By eye, not calibrated: near copies in the samples are right from a fifth of
/// common words on.
/// </summary>
internal static class Sureness
{
    private const double Same = 0.99, Named = 0.97, Headline = 0.8, LeastNear = 0.75, LeastPart = 0.5;

    /// <summary>The sureness of an edge, 0 to 1.</summary>
    /// <param name="reason">How it is known.</param>
    /// <param name="share">The share of words in common, 0 to 1.</param>
    public static double Of(EdgeReason reason, double share) => Math.Round(
        reason switch
        {
            EdgeReason.SameWords => Same,
            EdgeReason.NamesIt => Named,
            EdgeReason.SameHeadline => Headline,
            EdgeReason.HoldsIt => LeastPart + ((Same - LeastPart) * share),
            _ => LeastNear + ((Same - LeastNear) * share),
        },
        2);
}
