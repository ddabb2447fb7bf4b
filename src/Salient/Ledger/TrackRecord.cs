using NodaTime;

namespace Salient.Ledger;

/// <summary>That a word of one witness on a place was borne out, or not, by the next word of another there.</summary>
/// <param name="Day">The day of the other's word.</param>
/// <param name="Witness">Whose word is checked.</param>
/// <param name="Checker">Whose word checks it.</param>
/// <param name="Agrees">Whether both name one side.</param>
internal readonly record struct RecordCheck(LocalDate Day, string Witness, string Checker, bool Agrees);

/// <summary>
/// How the words of one witness fared up to a day. Kept in whole numbers, so that it does not matter in which order they are added up, and
/// a single check of an old hand changes no weight.
/// </summary>
/// <param name="Agreed">Words that others bore out.</param>
/// <param name="All">Words that others bore out or not.</param>
/// <param name="Checkers">Sum of what those others were right in, as known on the day before each check, in hundredths.</param>
internal readonly record struct TrackRecord(int Agreed, int All, long Checkers)
{
    /// <summary>Share of right words of a witness of whom nothing is known, in hundredths, and how many checked words that is
    /// worth.</summary>
    public const int Unproven = 90, Patience = 10;

    /// <summary>Bounds of what a record can say.</summary>
    private const double Worst = 0.25, Best = 0.98;

    /// <summary>Among how many others a wrong word is spread.</summary>
    private const double Others = 3;

    private const double Hundred = 100;

    /// <summary>
    /// The share of right words, in hundredths: what others bore out, less what they bore out or not by being wrong themselves.
    /// </summary>
    public int Right
    {
        get
        {
            if (All == 0)
            {
                return Unproven;
            }

            var (agreed, checkers) = ((double)Agreed / All, Checkers / Hundred / All);
            var byChance = (1 - checkers) / Others;
            var right = Math.Clamp((agreed - byChance) / (checkers - byChance), Worst, Best);
            return (int)Math.Round(((right * All) + (Unproven / Hundred * Patience)) / (All + Patience) * Hundred);
        }
    }

    /// <summary>The record after one more check.</summary>
    /// <param name="agrees">Whether the checker agreed.</param>
    /// <param name="checker">How often the checker is right, in hundredths.</param>
    public TrackRecord With(bool agrees, int checker) => new(Agreed + (agrees ? 1 : 0), All + 1, Checkers + checker);

    /// <summary>What the record does to the weight of a word.</summary>
    public WeightFactor Factor => new(
        FormattableString.Invariant($"borne out by others in {Right / Hundred:0.00} of what could be checked"),
        Telling(Right / Hundred) / Telling(Unproven / Hundred));

    /// <summary>
    /// How much a word tells of somebody who is right in a share of cases and else names any other: 0 no more than a guess, 1 all.
    /// </summary>
    private static double Telling(double right)
    {
        var chance = (1 - right) / Others;
        return (right - chance) / (1 - chance);
    }
}
