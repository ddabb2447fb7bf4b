namespace Salient.Places;

/// <summary>One mention of a report while its place is being chosen.</summary>
internal sealed class PlaceNode
{
    internal required PlaceMention Mention { get; init; }

    /// <summary>The feature noun of the mention with its kind, or null.</summary>
    internal required PlaceFeature? Feature { get; init; }

    internal required IReadOnlyList<PlaceMatch> Matches { get; init; }

    /// <summary>What speaks for each match before its surroundings are looked at, in the order of <see cref="PlaceWeighing.Names"/>.</summary>
    internal required IReadOnlyList<double[]> Prior { get; init; }

    /// <summary>What stands for none of the matches.</summary>
    internal required double None { get; init; }

    /// <summary>What the places around said of each match in the last round.</summary>
    internal double[][] Around { get; set; } = [];

    /// <summary>Probability of each match; what is missing to 1 is that of none of them.</summary>
    internal double[] Probability { get; set; } = [];

    internal PlaceNode? Within { get; set; }

    /// <summary>The other end of a line.</summary>
    internal PlaceNode? Other { get; set; }

    /// <summary>Position of the likeliest match where it is likelier than none, or −1.</summary>
    internal int Best
    {
        get
        {
            var best = -1;
            var highest = 1 - Probability.Sum();
            for (var i = 0; i < Probability.Length; i++)
            {
                if (Probability[i] > highest)
                {
                    (best, highest) = (i, Probability[i]);
                }
            }

            return best;
        }
    }

    internal Place? Chosen => Best < 0 ? null : Matches[Best].Place;
}
