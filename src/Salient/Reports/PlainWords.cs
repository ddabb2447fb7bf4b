using System.Text.RegularExpressions;

namespace Salient.Reports;

/// <summary>Words without the light markup (Markdown links, emphasis, heading marks) that saved articles carry.</summary>
internal static partial class PlainWords
{
    /// <summary>The words of <paramref name="text"/>: links as their text, no emphasis marks, single spaces.</summary>
    public static string Of(string text)
    {
        var words = text;
        if (words.AsSpan().ContainsAny("[*_`") || words.StartsWith('#') || words.StartsWith('>'))
        {
            words = Link().Replace(words, "$1");
            words = Marks().Replace(words, "");
        }

        return Spaces().Replace(words, " ").Trim();
    }

    /// <summary><see cref="Of"/> in lower case with straight quotes: what cues are compared with.</summary>
    public static string Folded(string text) =>
        Of(text).ToLowerInvariant().Replace('’', '\'').Replace('‘', '\'').Replace('“', '"').Replace('”', '"');

    [GeneratedRegex(@"!?\[([^\]]*)\]\([^)]*\)")]
    private static partial Regex Link();

    // An underscore or star inside a word is part of it (user_name); at its edge it is emphasis.
    [GeneratedRegex(@"^[#>]+\s*|(?<!\w)[*_`]+|[*_`]+(?!\w)|\*\*")]
    private static partial Regex Marks();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
