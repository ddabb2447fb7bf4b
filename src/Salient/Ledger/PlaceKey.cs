using Salient.Coding;
using Salient.Places;

namespace Salient.Ledger;

/// <summary>
/// Names a place in the ledger. Places with one gazetteer id are one; parts and surroundings of a place (<c>northwestern Hama</c>, <c>near Hama</c>)
/// and areas are kept apart from the settlement, so that none of them ever paints a town.
/// </summary>
public static class PlaceKey
{
    /// <summary>The key, or null where the place has neither id nor name.</summary>
    public static string? Of(ClaimPlace place)
    {
        var name = NameSpelling.Default.Plain(place.Name);
        var words = NameSpelling.Default.Plain(place.Text);
        var itself = place.Id ?? (name.Length > 0 ? $"{NameSpelling.Default.Keys(name).Spelling}|{place.Country}|{place.Admin1}".TrimEnd('|') : null);
        return itself is null ? null : place.Precision switch
        {
            PlacePrecision.Point or PlacePrecision.Settlement or PlacePrecision.Unknown => itself,
            PlacePrecision.Near => $"near:{itself}:{words}",
            _ when IsNamed(words, name) => $"area:{itself}",
            _ => $"part:{itself}:{words}",
        };
    }

    /// <summary>
    /// Whether the words are the area's own name, with or without the word for its kind (<c>Hama province</c>), which stands after the name; a part
    /// says which part in front of it (<c>northwestern Hama</c>).
    /// </summary>
    private static bool IsNamed(string words, string name) =>
        words.Length == 0 || name.Length == 0 || words == name || words.StartsWith(name + " ", StringComparison.Ordinal) || name.StartsWith(words + " ", StringComparison.Ordinal);
}
