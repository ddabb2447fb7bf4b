using System.Text;

namespace Salient.Reports;

/// <summary>Unicode's normal forms for text as it comes in, which may hold half a character.</summary>
internal static class UnicodeForm
{
    /// <summary>
    /// The text in a normal form; half a surrogate pair, which has none, becomes U+FFFD, and so does U+FFFE, a byte order mark read the wrong
    /// way round, which the library takes for a fault of the text.
    /// </summary>
    /// <param name="text">Any text.</param>
    /// <param name="form">Which form.</param>
    public static string InForm(this string text, NormalizationForm form) =>
        (text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF') ? string.Concat(text.EnumerateRunes()) : text)
            .Replace('\uFFFE', '\uFFFD').Normalize(form);
}
