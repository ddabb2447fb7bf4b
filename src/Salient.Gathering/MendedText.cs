using System.Buffers;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Salient.Reports;

namespace Salient.Gathering;

/// <summary>
/// Mends what programs did to words on their way: UTF-8 that was read as Windows-1252 (<c>â€™</c>), entities that were escaped twice
/// (<c>&amp;amp;#8217;</c>), soft hyphens
/// and marks without width. Words that are sound stay as they are, to the character.
/// </summary>
internal static partial class MendedText
{
    /// <summary>What Windows-1252 shows for the bytes 0x80 to 0x9F; the five it has no sign for stay controls.</summary>
    private const string HighSigns = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ";

    /// <summary>How many times over an entity may be escaped.</summary>
    private const int MostEscapes = 8;

    private static readonly SearchValues<char> Invisible = SearchValues.Create("\u00AD\u200B\u200C\u200D\u2060\uFEFF");

    /// <summary>The words of a page's text node: entities that were escaped twice and mojibake mended, invisible marks taken out.</summary>
    public static string OfPage(string words)
    {
        words = Visible(words);
        return Signs(words.Contains('&') ? Escaped().Replace(words, entity => Visible(Decode(entity.Value))) : words);
    }

    /// <summary>
    /// Words that are no HTML: entities left in them, soft hyphens and marks without width between Latin letters, and mojibake mended. A
    /// sound text stays as it is and keeps its offsets.
    /// </summary>
    public static string OfText(string words) => Signs(words.Contains('&') ? Escaped()
        .Replace(Broken(words), entity => Decode(entity.Value)) : Broken(words));

    /// <summary>What there is to mend in words, in words for people; nothing where they are sound.</summary>
    public static IReadOnlyList<string> KindsIn(string words)
    {
        var kinds = new List<string>();
        if (words.Contains('\u00AD', StringComparison.Ordinal))
        {
            kinds.Add("soft hyphens");
        }

        if (words.AsSpan().ContainsAny(Invisible) && WithinWord().IsMatch(words))
        {
            kinds.Add("marks without width");
        }

        if (words.Contains('&') && Escaped().IsMatch(words))
        {
            kinds.Add("entities that were escaped twice");
        }

        if (Signs(words) != words)
        {
            kinds.Add("UTF-8 that was read as Windows-1252");
        }

        return kinds;
    }

    /// <summary>Decoded until nothing is left to decode: programs escape what others had escaped.</summary>
    private static string Decode(string entity)
    {
        for (var i = 0; i < MostEscapes && entity.Length > 1 && entity[0] == '&'; i++)
        {
            entity = WebUtility.HtmlDecode(entity);
        }

        return entity;
    }

    /// <summary>Without what breaks words of Latin letters apart; joiners that other scripts are written with stay.</summary>
    private static string Broken(string words) => words.AsSpan().ContainsAny(Invisible) ? WithinWord().Replace(words, "") : words;

    /// <summary>
    /// A report whose words hold no zero character: it stands for nothing, and PostgreSQL keeps none. U+FFFD takes its place, as HTML has
    /// it, so that
    /// offsets stay.
    /// </summary>
    public static ReceivedReport WithoutZeros(ReceivedReport received) => received with
    {
        Id = Filled(received.Id), Text = Filled(received.Text)!, Title = Filled(received.Title), Author = Filled(received.Author),
        Outlet = Filled(received.Outlet), Url = Filled(received.Url),
    };

    private static string? Filled(string? words) => words?.Replace('\0', '\uFFFD');

    /// <summary>Without soft hyphens and marks that take no room.</summary>
    private static string Visible(string words) => words.AsSpan().ContainsAny(Invisible)
        ? string.Concat(words.Where(c => !Invisible.Contains(c))) : words;

    /// <summary>With each run of signs that is UTF-8 read as Windows-1252 read as what it is.</summary>
    private static string Signs(string words) => Mojibake().IsMatch(words) ? Mojibake()
        .Replace(words, run => Decoded(run.Value) ?? run.Value) : words;

    private static string? Decoded(string run)
    {
        var bytes = new byte[run.Length];
        for (var i = 0; i < run.Length; i++)
        {
            var high = HighSigns.IndexOf(run[i], StringComparison.Ordinal);
            bytes[i] = high >= 0 ? (byte)(0x80 + high) : (byte)run[i];
        }

        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    [GeneratedRegex(@"\u00AD|(?<=[\p{IsBasicLatin}\p{IsLatin-1Supplement}\p{IsLatinExtended-A}])[\u200B-\u200D\u2060\uFEFF]+(?=[\p{IsBasicLatin}\p{IsLatin-1Supplement}\p{IsLatinExtended-A}])", RegexOptions.CultureInvariant)]
    private static partial Regex WithinWord();

    // A lead byte of UTF-8 with as many bytes behind it as it asks for, each as Windows-1252 shows it. Letters that languages use (Ä
    // before a closing quote, say) need more to
    // be sure: another sign behind them that is no quote, or, where the words are Cyrillic or Arabic, a second such pair.
    [GeneratedRegex("""
        (?:[ÂÃ][\u0080-\u00BF€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]
        |[ÄÅ][\u0080-\u00AA\u00AC-\u00BA\u00BC-\u00BF€ƒ†‡ˆ‰ŠŒŽ˜™šœžŸ]
        |(?:[ÐÑØ-Û][\u0080-\u00BF€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]){2,}
        |[à-ï][\u0080-\u00BF€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]{2}
        |ð[\u0080-\u00BF€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]{3})+
        """, RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant)]
    private static partial Regex Mojibake();

    [GeneratedRegex("&(?:amp;)*(?:#\\d{2,6}|#[xX][0-9a-fA-F]{2,5}|amp|quot|apos|nbsp|lt|gt|lsquo|rsquo|ldquo|rdquo|sbquo|bdquo|ndash|mdash|hellip|shy|[a-zA-Z](?:acute|grave|circ|uml|tilde|cedil|caron));", RegexOptions.CultureInvariant)]
    private static partial Regex Escaped();
}
