using System.Runtime.Intrinsics.X86;

namespace Salient.Language.Training;

/// <summary>
/// Weights being trained as an averaged perceptron (Freund and Schapire 1999; Collins 2002): an open hash table of features, each with a
/// run of classes in one pool. What scoring needs lies apart from what averaging needs. Not thread-safe.
/// </summary>
internal sealed class TrainingWeights : Weights
{
    private Slot[] slots = new Slot[1 << 20];
    private Entry[] entries = new Entry[1 << 20];
    private History[] histories = new History[1 << 20];
    private int features;
    private int used;
    private int step;

    private struct Slot
    {
        public ulong Feature;
        public int Start;
        public byte Count;
        public byte Room;
    }

    private struct Entry
    {
        public float Weight;
        public int Class;
    }

    private struct History
    {
        public double Total;
        public int Since;
        public int Updates;
    }

    /// <inheritdoc/>
    public override void Score(ReadOnlySpan<ulong> features, Span<float> scores)
    {
        FetchAhead(features);
        foreach (var feature in features)
        {
            ref readonly var slot = ref slots[Find(feature)];
            foreach (ref readonly var entry in entries.AsSpan(slot.Start, slot.Count))
            {
                scores[entry.Class] += entry.Weight;
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
            Update(feature, label, by);
        }
    }

    /// <summary>The averaged weights of features and classes that were corrected at least <paramref name="minUpdates"/> times.</summary>
    public IEnumerable<(ulong Feature, IReadOnlyList<(byte Class, float Weight)> Entries)> Averaged(int minUpdates)
    {
        foreach (var slot in slots)
        {
            var kept = new List<(byte, float)>(slot.Count);
            for (var i = slot.Start; i < slot.Start + slot.Count; i++)
            {
                var (entry, history) = (entries[i], histories[i]);
                if (history.Updates >= minUpdates)
                {
                    kept.Add(((byte)entry.Class, (float)((history.Total + ((double)entry.Weight * (step - history.Since))) / Math.Max(1,
                        step))));
                }
            }

            if (kept.Count > 0)
            {
                yield return (slot.Feature, kept);
            }
        }
    }

    /// <summary>Asks the machine to fetch the places of all features before they are read one by one.</summary>
    private unsafe void FetchAhead(ReadOnlySpan<ulong> features)
    {
        if (!Sse.IsSupported)
        {
            return;
        }

        var mask = slots.Length - 1;
        fixed (Slot* table = slots)
        fixed (Entry* pool = entries)
        {
            foreach (var feature in features)
            {
                Sse.Prefetch0(table + ((int)(feature >> 20) & mask));
            }

            foreach (var feature in features)
            {
                Sse.Prefetch0(pool + table[(int)(feature >> 20) & mask].Start);
            }
        }
    }

    private void Update(ulong feature, int label, float by)
    {
        var at = Find(feature);
        if (slots[at].Room == 0)
        {
            if (features * 2 > slots.Length)
            {
                Grow();
                at = Find(feature);
            }

            features++;
            slots[at] = new() { Feature = feature, Start = Take(2), Room = 2 };
        }

        var place = PlaceOf(ref slots[at], label);
        ref var entry = ref entries[place];
        ref var history = ref histories[place];
        history.Total += (double)entry.Weight * (step - history.Since);
        history.Since = step;
        history.Updates++;
        entry.Weight += by;
    }

    private int PlaceOf(ref Slot slot, int label)
    {
        for (var i = slot.Start; i < slot.Start + slot.Count; i++)
        {
            if (entries[i].Class == label)
            {
                return i;
            }
        }

        if (slot.Count == slot.Room)
        {
            var room = Math.Min(slot.Room * 2, byte.MaxValue);
            var start = Take(room);
            Array.Copy(entries, slot.Start, entries, start, slot.Count);
            Array.Copy(histories, slot.Start, histories, start, slot.Count);
            (slot.Start, slot.Room) = (start, (byte)room);
        }

        entries[slot.Start + slot.Count].Class = label;
        return slot.Start + slot.Count++;
    }

    /// <summary>Takes room for so many entries from the pool.</summary>
    private int Take(int room)
    {
        if (used + room > entries.Length)
        {
            Array.Resize(ref entries, entries.Length * 2);
            Array.Resize(ref histories, histories.Length * 2);
        }

        used += room;
        return used - room;
    }

    private int Find(ulong feature)
    {
        var mask = slots.Length - 1;
        var at = (int)(feature >> 20) & mask;
        while (slots[at].Room != 0 && slots[at].Feature != feature)
        {
            at = (at + 1) & mask;
        }

        return at;
    }

    private void Grow()
    {
        var old = slots;
        slots = new Slot[old.Length * 2];
        foreach (var slot in old)
        {
            if (slot.Room != 0)
            {
                slots[Find(slot.Feature)] = slot;
            }
        }
    }
}
