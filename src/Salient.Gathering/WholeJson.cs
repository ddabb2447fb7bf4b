using System.Text.Json;
using System.Text.RegularExpressions;

namespace Salient.Gathering;

/// <summary>Parses JSON that programs write which cut texts by length: half a surrogate pair, escaped, stands for no character.</summary>
internal static partial class WholeJson
{
    /// <summary>The document; what it holds are whole characters, so that every string in it can be had.</summary>
    /// <param name="text">Its text.</param>
    /// <param name="options">What is allowed beside what the standard allows.</param>
    /// <exception cref="JsonException">It is no JSON.</exception>
    public static JsonDocument Parse(string text, JsonDocumentOptions options = default) => JsonDocument.Parse(
        !text.Contains("\\u", StringComparison.Ordinal) ? text
            : Escapes().Replace(text, escape => escape.Length == 6 && escape.ValueSpan[2] is 'd' or 'D' ? "\\uFFFD" : escape.Value), options);

    // A pair of surrogates, half of one, or any other escape: a backslash that is escaped itself begins none.
    [GeneratedRegex(@"\\(?:u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|u[dD][89a-fA-F][0-9a-fA-F]{2}|.)", RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex Escapes();
}
