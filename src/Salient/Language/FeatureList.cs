using System.Runtime.CompilerServices;

namespace Salient.Language;

/// <summary>Collects the features of one decision, each a hash of values and of its place in the list.</summary>
/// <param name="into">Takes the features.</param>
internal ref struct FeatureList(Span<ulong> into)
{
    private readonly Span<ulong> into = into;

    /// <summary>How many there are so far.</summary>
    public int Count { get; private set; }

    /// <summary>Adds a feature of one value.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(ulong a) => Put(FeatureHash.Of((ulong)Count, a));

    /// <summary>Adds a feature of two values together.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(ulong a, ulong b) => Put(FeatureHash.Of((ulong)Count, a, b));

    /// <summary>Adds a feature of three values together.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(ulong a, ulong b, ulong c) => Put(FeatureHash.Of((ulong)Count, a, b, c));

    /// <summary>Adds a feature of four values together.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(ulong a, ulong b, ulong c, ulong d) => Put(FeatureHash.Of(FeatureHash.Of((ulong)Count, a), b, c, d));

    private void Put(ulong feature) => into[Count++] = feature;
}
