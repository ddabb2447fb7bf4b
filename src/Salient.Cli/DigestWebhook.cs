using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Salient.Alerts;
using Salient.Claims;
using Salient.Gathering.Fetching;

namespace Salient.Cli;

/// <summary>An address that digests are sent to as JSON, signed where there is a secret.</summary>
/// <param name="address">The address.</param>
/// <param name="fetcher">The one way to the network, with its limits.</param>
/// <param name="secret">What the signature is made with, or null.</param>
internal sealed class DigestWebhook(string address, Fetcher fetcher, string? secret) : IDigestDestination
{
    /// <summary>Name of the environment variable with the secret.</summary>
    public const string Variable = "SALIENT_WEBHOOK_SECRET";

    /// <summary>Headers: when it was sent, the signature, and what names the digest.</summary>
    public const string TimeHeader = "X-Salient-Timestamp", SignatureHeader = "X-Salient-Signature", DigestHeader = "X-Salient-Digest";

    /// <summary>
    /// Addresses of webhooks hold secrets in their paths: of this one only the host is kept, with a hash that tells it from others.
    /// </summary>
    public string Name { get; } = NameOf(WebAddress.Of(address), address);

    /// <inheritdoc/>
    public async Task Deliver(Digest digest, CancellationToken stop)
    {
        var body = Encoding.UTF8.GetBytes(ClaimJson.Line(digest));
        var time = digest.Until.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        List<KeyValuePair<string, string>> headers =
        [
            new(TimeHeader, time),
            new(DigestHeader, Convert.ToHexStringLower(SHA256.HashData(body)[..16])),
        ];
        if (secret is not null)
        {
            headers.Add(new(SignatureHeader, "sha256=" + Sign(secret, time, body)));
        }

        var answer = await fetcher.Send(address, body, "application/json; charset=utf-8", headers, stop);
        if (answer.Reason is { } reason)
        {
            throw new DeliveryException($"{Name} {reason}; {answer.Remedy}");
        }
    }

    /// <summary>HMAC-SHA256 (RFC 2104) of the time, a dot and the body, 64 lower-case hex digits.</summary>
    public static string Sign(string secret, string time, ReadOnlySpan<byte> body) => Convert.ToHexStringLower(
        HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), (byte[])[.. Encoding.UTF8.GetBytes(time), (byte)'.', .. body]));

    private static string NameOf(WebAddress address, string whole)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(whole))[..4]);
        return $"webhook {address.Uri.GetLeftPart(UriPartial.Authority)} #{hash}";
    }
}
