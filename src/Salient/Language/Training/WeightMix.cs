namespace Salient.Language.Training;

/// <summary>
/// Mixes linear models that were trained from different seeds into one by taking the mean of their weights: an ensemble at the cost of
/// one (parameter mixing, McDonald, Hall and Mann 2010).
/// </summary>
internal static class WeightMix
{
    /// <summary>
    /// Smallest mean weight kept, and how often a weight must have been corrected in training. On UD English EWT dev these cost 0.0002 LAS
    /// and more than halve the file.
    /// </summary>
    private const float Floor = 0.02f;

    private const int MinUpdates = 2;

    /// <summary>Packs the mean of the members' averaged weights.</summary>
    public static byte[] Pack(IEnumerable<TrainingWeights> members, float floor = Floor, int minUpdates = MinUpdates)
    {
        var sums = new Dictionary<ulong, List<(byte Class, float Weight)>>();
        var count = 0;
        foreach (var member in members)
        {
            count++;
            foreach (var (feature, entries) in member.Averaged(minUpdates))
            {
                if (sums.TryGetValue(feature, out var sum))
                {
                    Add(sum, entries);
                }
                else
                {
                    sums[feature] = [.. entries];
                }
            }
        }

        return PackedWeights.Pack(sums.Select(s => (s.Key,
            (IReadOnlyList<(byte, float)>)s.Value.ConvertAll(e => (e.Class, e.Weight / count)))), floor);
    }

    private static void Add(List<(byte Class, float Weight)> sum, IReadOnlyList<(byte Class, float Weight)> entries)
    {
        foreach (var (label, weight) in entries)
        {
            var at = sum.FindIndex(e => e.Class == label);
            if (at < 0)
            {
                sum.Add((label, weight));
            }
            else
            {
                sum[at] = (label, sum[at].Weight + weight);
            }
        }
    }
}
