using System.Globalization;
using System.Net;
using System.Text;
using Salient.Reports;

namespace Salient.Gathering;

/// <summary>Puts the head of an answer together again from what was kept of it.</summary>
internal static class WarcResponse
{
    /// <summary>Headers that say how the body was cut and packed for the way, which is undone in the bytes that are kept.</summary>
    private static readonly string[] OfTheWay = ["Transfer-Encoding", "Content-Length", "Connection", "Keep-Alive"];

    /// <summary>
    /// The head of the answer that a body came in. A packing that was undone is named under another name, as other archives do.
    /// </summary>
    public static byte[] Head(Fetch fetch, int length)
    {
        var headers = fetch.Headers.Where(h => !OfTheWay.Contains(h.Name, StringComparer.OrdinalIgnoreCase))
            .Select(h => fetch.PackedHash is not null && h.Name.Equals("Content-Encoding", StringComparison.OrdinalIgnoreCase)
                ? new("X-Archive-Orig-Content-Encoding", h.Value) : h);
        return Head(fetch.Status, [.. headers, new("Content-Length", length.ToString(CultureInfo.InvariantCulture))]);
    }

    /// <summary>The head of a redirect, as far as it was kept.</summary>
    public static byte[] Head(FetchHop hop) => Head(hop.Status, [new("Location", hop.Location)]);

    private static byte[] Head(int status, IEnumerable<FetchHeader> headers)
    {
        var text = new StringBuilder(string.Create(CultureInfo.InvariantCulture, $"HTTP/1.1 {status} {Phrase(status)}\r\n"));
        foreach (var header in headers)
        {
            text.Append(header.Name).Append(": ").Append(header.Value.ReplaceLineEndings(" ")).Append("\r\n");
        }

        return Encoding.UTF8.GetBytes(text.Append("\r\n").ToString());
    }

    /// <summary>The words of a status: <c>Moved Permanently</c>.</summary>
    private static string Phrase(int status) =>
        string.Concat(((HttpStatusCode)status).ToString().Select((c, i) => i > 1 && char.IsUpper(c) ? $" {c}" : $"{c}"));
}
