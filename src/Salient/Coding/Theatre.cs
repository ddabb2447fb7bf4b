namespace Salient.Coding;

/// <summary>Where the actors that a report names are at war: it helps to choose among places of one name.</summary>
internal static class Theatre
{
    /// <summary>ISO 3166 alpha-2 codes of the countries that the named groups act in, most named first. States act anywhere and say nothing.</summary>
    public static IReadOnlyList<string> Of(MarkedReport marked) => [.. marked.Sentences.SelectMany(s => s.Actors)
        .Where(m => !m.Actor.IsState).Select(m => m.Actor.Country).OfType<string>()
        .GroupBy(c => c, StringComparer.Ordinal).OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal).Select(g => g.Key)];
}
