using Salient.Reports;

namespace Salient.Gathering.Formats;

/// <summary>Reads bytes that are words and nothing else.</summary>
internal static class PlainText
{
    /// <summary>The report of a text, or why there is none and what to do.</summary>
    public static (ReceivedReport? Report, string? Reason, string? Remedy) Read(ReadOnlySpan<byte> bytes, string hash,
        string? charset = null)
    {
        var decoded = DecodedText.Of(bytes, charset);
        return decoded.Text is null ? (null, decoded.Reason, decoded.Remedy)
            : string.IsNullOrWhiteSpace(decoded.Text) ? (null, "holds only white space", "nothing to read in it")
            : (new ReceivedReport { Text = MendedText.OfText(decoded.Text), Hash = hash,
                Mended = MendedText.KindsIn(decoded.Text) }, null, null);
    }
}
