using System.Runtime.CompilerServices;

namespace Salient.Language;

/// <summary>Hashes by which features are named. They are part of the model file's meaning: a change needs a new format version.</summary>
internal static class FeatureHash
{
    private const ulong Golden = 0x9E3779B97F4A7C15;

    /// <summary>A well-mixed hash of two values.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Of(ulong a, ulong b)
    {
        var h = (a ^ (b * Golden)) * 0xD6E8FEB86659FD93;
        return h ^ (h >> 32);
    }

    /// <summary>A well-mixed hash of three values.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Of(ulong a, ulong b, ulong c) => Of(Of(a, b), c);

    /// <summary>A well-mixed hash of four values.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Of(ulong a, ulong b, ulong c, ulong d) => Of(Of(Of(a, b), c), d);

    /// <summary>A hash of characters (FNV-1a over UTF-16 code units).</summary>
    public static ulong Of(ReadOnlySpan<char> text)
    {
        var h = 0xCBF29CE484222325;
        foreach (var c in text)
        {
            h = (h ^ c) * 0x100000001B3;
        }

        return h ^ (h >> 29);
    }
}
