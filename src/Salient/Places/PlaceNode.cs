namespace Salient.Places;

/// <summary>One mention of a report while its place is being chosen.</summary>
internal sealed class PlaceNode
{
    // On the scale of PlaceWeights: what just across the border of a unit, or a hundred kilometres from a town, may still cost.
    private const double MostStrayed = -2;

    internal required PlaceMention Mention { get; init; }

    /// <summary>The feature noun of the mention with its kind, or null.</summary>
    internal required PlaceFeature? Feature { get; init; }

    /// <summary>Whether the words make it a part of a town, which lies nowhere else.</summary>
    internal bool IsPartOfTown => Feature?.Kind == "quarter";

    internal required IReadOnlyList<PlaceMatch> Matches { get; init; }

    /// <summary>
    /// What speaks for each match before its surroundings are looked at, in the order of <see cref="PlaceWeighing.Names"/>.
    /// </summary>
    internal required IReadOnlyList<double[]> Prior { get; init; }

    /// <summary>What stands for none of the matches.</summary>
    internal required double None { get; init; }

    /// <summary>The probability from which a match is told though none is likelier; above 1 where it never is.</summary>
    internal required double Least { get; init; }

    /// <summary>What the places around said of each match in the last round.</summary>
    internal double[][] Around { get; set; } = [];

    /// <summary>Probability of each match; what is missing to 1 is that of none of them.</summary>
    internal double[] Probability { get; set; } = [];

    internal PlaceNode? Within { get; set; }

    /// <summary>The other end of a line.</summary>
    internal PlaceNode? Other { get; set; }

    /// <summary>Position of the likeliest match where it is likelier than none or likely enough, or −1.</summary>
    internal int Best
    {
        get
        {
            var (best, highest) = (-1, 0.0);
            for (var i = 0; i < Probability.Length; i++)
            {
                if (Probability[i] > highest)
                {
                    (best, highest) = (i, Probability[i]);
                }
            }

            return best >= 0 && highest >= Math.Min(IsStrange(best) ? 1 : Least, 1 - Probability.Sum()) && !IsElsewhere(best) ? best : -1;
        }
    }

    // The text says that it lies where this match does not: better no pin than one there.
    private bool IsElsewhere(int match) => match < Around.Length && Around[match][^1] < MostStrayed;

    // The places around speak against it, and then a guess helps nobody.
    private bool IsStrange(int match) => match < Around.Length && Around[match][0] < 0;

    internal Place? Chosen => Best < 0 ? null : Matches[Best].Place;
}
