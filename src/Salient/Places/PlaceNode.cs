namespace Salient.Places;

/// <summary>One mention of a report while its place is being chosen.</summary>
internal sealed class PlaceNode
{
    internal required PlaceMention Mention { get; init; }

    /// <summary>The feature noun of the mention with its kind, or null.</summary>
    internal required PlaceFeature? Feature { get; init; }

    internal required IReadOnlyList<PlaceMatch> Matches { get; init; }

    /// <summary>Log weight of each match before its surroundings are looked at.</summary>
    internal required double[] Prior { get; init; }

    /// <summary>Probability of each match; what is missing to 1 is that of none of them.</summary>
    internal required double[] Probability { get; set; }

    internal PlaceNode? Within { get; set; }

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
