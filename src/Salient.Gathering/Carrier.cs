using System.Net.Http.Headers;
using Salient.Reports;

namespace Salient.Gathering;

/// <summary>What the answer that bytes came in says of them.</summary>
/// <param name="Address">The address that answered.</param>
/// <param name="Type">Their media type, in small letters, or null where the server names none.</param>
/// <param name="Charset">Their encoding, or null.</param>
internal sealed record Carrier(string Address, string? Type, string? Charset)
{
    /// <summary>What a fetch says; null where there was none.</summary>
    public static Carrier? Of(Fetch? fetch)
    {
        if (fetch is null)
        {
            return null;
        }

        _ = MediaTypeHeaderValue.TryParse(fetch.Header("Content-Type"), out var type);
        return new(fetch.From, type?.MediaType?.ToLowerInvariant(), type?.CharSet?.Trim('"', '\''));
    }
}
