using System.Buffers;
using System.Text;

namespace Salient.Gathering.Fetching;

/// <summary>An address that a word on the command line, a feed or a redirect names.</summary>
/// <param name="Uri">The address, without user and password.</param>
/// <param name="Credentials">User and password as HTTP's basic scheme has them, or null where the address names none.</param>
public sealed record WebAddress(Uri Uri, string? Credentials)
{
    private static readonly SearchValues<char> OfSchemes = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+-.");

    /// <summary>Whether a word is an address of any scheme, and no file: <c>https://…</c>, <c>file:///…</c>.</summary>
    public static bool IsOne(string word)
    {
        ArgumentNullException.ThrowIfNull(word);
        var colon = word.IndexOf("://", StringComparison.Ordinal);
        return colon > 1 && word.AsSpan(0, colon).IndexOfAnyExcept(OfSchemes) < 0;
    }

    /// <summary>The address that a word is.</summary>
    /// <exception cref="FetchException">It is none, or of a scheme that is never fetched.</exception>
    public static WebAddress Of(string word) => Uri.TryCreate(word, UriKind.Absolute, out var uri) ? Of(uri)
        : throw new FetchException("is no address", "write it like https://example.org/page");

    /// <summary>The address that an address is, its user and password apart.</summary>
    /// <exception cref="FetchException">It is of a scheme that is never fetched, or has no host.</exception>
    public static WebAddress Of(Uri uri)
    {
        ArgumentNullException.ThrowIfNull(uri);
        if (uri.Scheme is not ("http" or "https") || uri.Host.Length == 0)
        {
            throw new FetchException($"is an address that is never fetched ({uri.Scheme}:)",
                "only http and https are; name a file by its path");
        }

        var bare = new UriBuilder(uri) { UserName = "", Password = "", Fragment = "" }.Uri;
        return new(bare, uri.UserInfo.Length == 0 ? null
            : Convert.ToBase64String(Encoding.UTF8.GetBytes(Uri.UnescapeDataString(uri.UserInfo))));
    }
}
