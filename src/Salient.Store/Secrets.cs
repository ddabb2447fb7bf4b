using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Salient.Store;

/// <summary>Numbers that nobody guesses, for keys and sessions, and what the store keeps of them.</summary>
internal static class Secrets
{
    /// <summary>Random bytes in each; as many as their hash has, so that no slow hash is needed.</summary>
    private const int Size = 32;

    /// <summary>A new one: 43 letters, digits, - and _.</summary>
    public static string New() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Size));

    /// <summary>What is kept of one: SHA-256, 64 lower-case hex digits.</summary>
    public static string HashOf(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}
