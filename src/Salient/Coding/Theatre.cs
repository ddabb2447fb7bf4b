namespace Salient.Coding;

/// <summary>Where the actors that a report names are at war: it helps to choose among places of one name.</summary>
internal static class Theatre
{
    /// <summary>ISO 3166 alpha-2 codes of the countries that the named groups act in, most named first. States act anywhere and say nothing.</summary>
    public static IReadOnlyList<string> Of(MarkedReport marked) => [.. marked.Sentences.SelectMany(s => s.Actors)
        .Where(m => !m.Actor.IsState).Select(m => m.Actor.Country).OfType<string>()
        .GroupBy(c => c, StringComparer.Ordinal).OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal).Select(g => g.Key)];

    /// <summary>ISO 3166 alpha-2 of the one country that a report is about: most of its groups act there and most of its pins lie there; null where they differ or there are none.</summary>
    public static string? Country(MarkedReport marked, IEnumerable<ClaimPlace> pins)
    {
        var pinned = pins.Select(p => p.Country).OfType<string>().GroupBy(c => c, StringComparer.Ordinal).OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal).FirstOrDefault()?.Key;
        var fought = Of(marked) is [var first, ..] ? first : null;
        return pinned is null || fought is null || pinned == fought ? pinned ?? fought : null;
    }
}
