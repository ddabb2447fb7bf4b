namespace Salient.Ledger;

/// <summary>How a probability is put in words, and how information is graded.</summary>
public static class Likelihood
{
    /// <summary>The grade of what cannot be judged.</summary>
    public const int CannotBeJudged = 6;

    private static readonly (double From, string Words)[] Bands =
    [
        (0.95, "almost certain"), (0.8, "very likely"), (0.55, "likely"), (0.45, "roughly even chance"), (0.2, "unlikely"),
        (0.05, "very unlikely"), (0, "almost no chance"),
    ];

    /// <summary>
    /// A probability, 0 to 1, in the words of ICD 203 (Analytic Standards, US Office of the Director of National Intelligence, 2015).
    /// </summary>
    public static string Words(double probability) => Bands.First(b => probability >= b.From).Words;

    /// <summary>
    /// The credibility of information, 1 to 6, as NATO's STANAG 2511 names it: 1 confirmed by other sources, 2 probably true, 3 possibly
    /// true, 4 doubtful, 5 improbable, 6 cannot be judged.
    /// </summary>
    /// <param name="probability">How far it is believed, 0 to 1; null where nothing is.</param>
    /// <param name="originsFor">Independent origins that say so.</param>
    /// <param name="isDisputed">Whether claims clash.</param>
    public static int Grade(double? probability, int originsFor, bool isDisputed) => probability switch
    {
        null => CannotBeJudged,
        >= 0.8 when originsFor > 1 && !isDisputed => 1,
        >= 0.7 when !isDisputed => 2,
        >= 0.45 => 3,
        >= 0.2 => 4,
        _ => 5,
    };
}
