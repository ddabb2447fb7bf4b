using Salient.Claims;
using Salient.Places;

namespace Salient.Ledger;

/// <summary>
/// Names a place in the ledger. Places with one gazetteer id are one; one without goes by the spelling key of its name and its country,
/// whatever the
/// context put it near. Parts and surroundings of a place (<c>northwestern Hama</c>, <c>near Hama</c>) and areas are kept apart from the
/// settlement, so
/// that none of them ever paints a town.
/// </summary>
public static class PlaceKey
{
    /// <summary>
    /// Words at most in a bare name, and letters at most in a word of it that begins small (<c>ez</c> in <c>Deir ez-Zor</c>).
    /// </summary>
    private const int LongestName = 4, LongestArticle = 3;

    /// <summary>The key, or null where the place has neither id nor name.</summary>
    public static string? Of(ClaimPlace place)
    {
        var name = NameSpelling.Default.Plain(place.Name);
        var text = Undescribed(place.Text);
        var words = NameSpelling.Default.Plain(text);
        return (place.Id, place.Precision) switch
        {
            (null, _) => name.Length > 0 ? $"{NameSpelling.Default.Keys(name).Spelling}|{place.Country}".TrimEnd('|') : null,
            (var id, PlacePrecision.Point or PlacePrecision.Settlement or PlacePrecision.Unknown) => id,
            (var id, PlacePrecision.Near) => $"near:{id}:{words}",
            (var id, _) when IsNamed(text, words, name) => $"area:{id}",
            (var id, _) => $"part:{id}:{words}",
        };
    }

    /// <summary>Whether a key is that of a whole area, a province or district, rather than of a town, a part or surroundings.</summary>
    public static bool IsArea(string key) => key.StartsWith("area:", StringComparison.Ordinal);

    /// <summary>
    /// What to call the place of a key: its name as the reports spell it, or the words for a part of it or its surroundings.
    /// </summary>
    public static string Label(ClaimPlace place) =>
        IsBareName(place) ? place.Text
        : place.Id is null || place.Precision is PlacePrecision.Point or PlacePrecision.Settlement or PlacePrecision.Unknown
        || (place.Precision != PlacePrecision.Near && IsNamed(Undescribed(place.Text),
            NameSpelling.Default.Plain(Undescribed(place.Text)), NameSpelling.Default.Plain(place.Name)))
            ? place.Name
            : place.Text;

    /// <summary>The place with the words that most reports use for its bare name, where any does; of equals the first by name.</summary>
    internal static ClaimPlace Spelled(ClaimPlace place, IEnumerable<string> texts) =>
        texts.Select(text => place with { Text = text }).Where(IsBareName).GroupBy(p => p.Text, StringComparer.Ordinal)
            .OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal)
            .FirstOrDefault()?.First() ?? place;

    /// <summary>
    /// Whether the words for a town or point are nothing but a name: each begins with a capital, or is an article of the name
    /// (<c>al</c>).
    /// </summary>
    private static bool IsBareName(ClaimPlace place)
    {
        if (place.Id is null || place.Precision is not (PlacePrecision.Point or PlacePrecision.Settlement) || place.Text.Length == 0
            || !char.IsUpper(place.Text[0]))
        {
            return false;
        }

        var words = place.Text.Split([' ', '-', '‑', '‐', '–'], StringSplitOptions.RemoveEmptyEntries);
        return words.Length <= LongestName && !place.Text.Contains(',')
            && words.All(w => char.IsUpper(w[0]) || w.Length <= LongestArticle)
            && !words.Any(w => EvidenceRules.Default.AreaKinds.Contains(w.ToLowerInvariant()));
    }

    /// <summary>«rebel-held Idlib province», «Syria's Idlib province»: who holds it or whose it is does not make it a part.</summary>
    private static string Undescribed(string text)
    {
        var first = text.IndexOf(' ');
        var opening = first < 0 ? "" : text[..first];
        return opening.EndsWith("'s", StringComparison.Ordinal) || opening.EndsWith("’s", StringComparison.Ordinal)
            || EvidenceRules.Default.CompoundWords.Any(held => opening.EndsWith("-" + held, StringComparison.Ordinal))
            ? text[(first + 1)..]
            : text;
    }

    /// <summary>
    /// Whether the words are the area's own name, with or without the word for its kind, behind it (<c>Hama province</c>) or before
    /// (<c>province of Hama</c>); a part
    /// says which part in front of it (<c>northwestern Hama</c>). A name that the gazetteer spells in quite another way opens with a
    /// capital.
    /// </summary>
    private static bool IsNamed(string text, string words, string name)
    {
        var bare = EvidenceRules.Default.AreaKinds.FirstOrDefault(kind => words.StartsWith(kind + " of ",
            StringComparison.Ordinal)) is { } of ? words[(of.Length + 4)..] : words;
        return bare.Length == 0 || name.Length == 0 || bare == name || bare.StartsWith(name + " ", StringComparison.Ordinal)
            || name.StartsWith(bare + " ", StringComparison.Ordinal)
            || (char.IsUpper(text.TrimStart()[0]) && !words.Contains(name, StringComparison.Ordinal));
    }
}
