namespace Salient.Language.Training;

/// <summary>Weights being trained as an averaged perceptron (Freund and Schapire 1999; Collins 2002). Not thread-safe.</summary>
internal sealed class TrainingWeights : Weights
{
    private ulong[] keys = new ulong[1 << 20];
    private int[] rowOf = new int[1 << 20];
    private readonly List<Row> rows = [default];
    private int step;

    private struct Row
    {
        public ulong Feature;
        public Entry[] Entries;
        public byte Count;
    }

    private struct Entry
    {
        public float Weight;
        public byte Class;
        public double Total;
        public int Since;
        public ushort Updates;
    }

    /// <inheritdoc/>
    public override void Score(ReadOnlySpan<ulong> features, Span<float> scores)
    {
        var all = System.Runtime.InteropServices.CollectionsMarshal.AsSpan(rows);
        foreach (var feature in features)
        {
            var row = rowOf[SlotOf(feature)];
            if (row != 0)
            {
                ref var r = ref all[row];
                var entries = r.Entries.AsSpan(0, r.Count);
                foreach (ref readonly var e in entries)
                {
                    scores[e.Class] += e.Weight;
                }
            }
        }
    }

    /// <summary>Counts one more decision, right or wrong.</summary>
    public void Tick() => step++;

    /// <summary>Adds <paramref name="by"/> to the weight of a class for each feature.</summary>
    public void Update(ReadOnlySpan<ulong> features, int label, float by)
    {
        foreach (var feature in features)
        {
            Update(feature, (byte)label, by);
        }
    }

    /// <summary>The averaged weights of features that were corrected at least <paramref name="minUpdates"/> times.</summary>
    public IEnumerable<(ulong Feature, IReadOnlyList<(byte Class, float Weight)> Entries)> Averaged(int minUpdates)
    {
        foreach (var row in rows.Skip(1))
        {
            var entries = new List<(byte, float)>(row.Count);
            foreach (var e in row.Entries.AsSpan(0, row.Count))
            {
                if (e.Updates >= minUpdates)
                {
                    entries.Add((e.Class, (float)((e.Total + ((double)e.Weight * (step - e.Since))) / Math.Max(1, step))));
                }
            }

            if (entries.Count > 0)
            {
                yield return (row.Feature, entries);
            }
        }
    }

    private void Update(ulong feature, byte label, float by)
    {
        var slot = SlotOf(feature);
        if (rowOf[slot] == 0)
        {
            if (rows.Count * 2 > keys.Length)
            {
                Grow();
                slot = SlotOf(feature);
            }

            keys[slot] = feature;
            rowOf[slot] = rows.Count;
            rows.Add(new() { Feature = feature, Entries = new Entry[2] });
        }

        ref var row = ref System.Runtime.InteropServices.CollectionsMarshal.AsSpan(rows)[rowOf[slot]];
        ref var entry = ref EntryOf(ref row, label);
        entry.Total += (double)entry.Weight * (step - entry.Since);
        entry.Since = step;
        entry.Weight += by;
        entry.Updates = (ushort)Math.Min(ushort.MaxValue, entry.Updates + 1);
    }

    private static ref Entry EntryOf(ref Row row, byte label)
    {
        for (var i = 0; i < row.Count; i++)
        {
            if (row.Entries[i].Class == label)
            {
                return ref row.Entries[i];
            }
        }

        if (row.Count == row.Entries.Length)
        {
            Array.Resize(ref row.Entries, row.Count * 2);
        }

        row.Entries[row.Count].Class = label;
        return ref row.Entries[row.Count++];
    }

    private int SlotOf(ulong feature)
    {
        var mask = keys.Length - 1;
        var slot = (int)(feature >> 20) & mask;
        while (rowOf[slot] != 0 && keys[slot] != feature)
        {
            slot = (slot + 1) & mask;
        }

        return slot;
    }

    private void Grow()
    {
        keys = new ulong[keys.Length * 2];
        rowOf = new int[keys.Length];
        for (var i = 1; i < rows.Count; i++)
        {
            var slot = SlotOf(rows[i].Feature);
            keys[slot] = rows[i].Feature;
            rowOf[slot] = i;
        }
    }
}
