namespace Salient.Places;

/// <summary>
/// 64-bit hash of a key: FNV-1a over the UTF-16 code units (Fowler, Noll and Vo, RFC 9923) with the finaliser of MurmurHash3
/// (Appleby), so that all bits may be used. The same on every machine. Among a few million keys a collision is unlikelier than 1 in 10⁶.
/// </summary>
internal static class KeyHash
{
    internal static ulong Of(ReadOnlySpan<char> key, byte level = 0)
    {
        var hash = 14695981039346656037UL ^ level;
        foreach (var c in key)
        {
            hash = (hash ^ c) * 1099511628211UL;
        }

        hash ^= hash >> 33;
        hash *= 0xff51afd7ed558ccdUL;
        hash ^= hash >> 33;
        hash *= 0xc4ceb9fe1a85ec53UL;
        return hash ^ (hash >> 33);
    }
}
