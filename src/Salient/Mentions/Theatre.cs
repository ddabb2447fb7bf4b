using Salient.Actors;
using Salient.Claims;
using Salient.Places;

namespace Salient.Mentions;

/// <summary>
/// Where the actors that a report names are at war, and where its outlet writes: it helps to choose among places of one name.
/// </summary>
internal static class Theatre
{
    // The names of so many places show what a report is about.
    private const int MostNames = 40;

    // A country named less than a quarter as often as the first is only mentioned.
    private const double LeastShare = 0.25;

    /// <summary>The theatre of a report. Groups act where they live; states act anywhere and say less.</summary>
    /// <param name="marked">The report, its actors marked.</param>
    /// <param name="outlets">Known outlets.</param>
    public static PlaceTheatre Of(MarkedReport marked, Outlets outlets)
    {
        var actors = marked.Sentences.SelectMany(s => s.Actors).Select(m => m.Actor).ToList();
        var groups = actors.Where(a => !a.IsState && a.ForceOf is null).ToList();
        return new(
            MostNamed(groups.Select(a => a.Country).Concat(groups.SelectMany(a => a.Regions).Select(r => r[..2]))),
            MostNamed(groups.SelectMany(a => a.Regions)),
            MostNamed(actors.Except(groups).Select(a => a.Country)),
            Home(marked.Parsed.Report, outlets));
    }

    /// <summary>
    /// ISO 3166 alpha-2 of the one country that a report is about: most of its groups act there and most of its pins lie there; null
    /// where they differ or there are none.
    /// </summary>
    public static string? Country(PlaceTheatre theatre, IEnumerable<ClaimPlace> pins)
    {
        var (pinned, fought) = (MostNamed(pins.Select(p => p.Country)) is [var first, ..] ? first : null,
            theatre.Countries is [var most, ..] ? most : null);
        return pinned is null || fought is null || pinned == fought ? pinned ?? fought : null;
    }

    /// <summary>The countries that a report is about, by its groups and by places whose name is nearly always of one country.</summary>
    /// <param name="sentences">The sentences, actors and places marked.</param>
    /// <param name="places">Knows the places.</param>
    public static IReadOnlySet<string> Countries(IReadOnlyList<MarkedSentence> sentences, PlaceReader places)
    {
        var named = sentences.SelectMany(s => s.Places).SelectMany(WithOuter).Select(p => p.Name).Distinct(StringComparer.Ordinal)
            .Take(MostNames).Select(places.CountryOf)
            .Concat(sentences.SelectMany(s => s.Actors).Where(m => !m.Actor.IsState)
                .Select(m => m.Actor.ForceOf is null ? m.Actor.Country : null))
            .OfType<string>().GroupBy(c => c, StringComparer.Ordinal).Select(g => (Country: g.Key, Count: g.Count())).ToList();
        var most = named.Select(c => c.Count).DefaultIfEmpty(0).Max();
        return named.Where(c => c.Count >= LeastShare * most).Select(c => c.Country).ToHashSet(StringComparer.Ordinal);
    }

    private static IEnumerable<PlaceMention> WithOuter(PlaceMention mention) => mention.Within is { } outer ? WithOuter(outer)
        .Prepend(mention) : [mention];

    private static string? Home(Reports.Report report, Outlets outlets) =>
        (report.OriginalSource ?? report.Outlet) is { } name && outlets.Find(name) is not null ? outlets.HomeOf(name)
        : report.OriginalSource is null && Uri.TryCreate(report.Url?.Trim(), UriKind.Absolute, out var address)
            ? outlets.HomeAt(address.Host) : null;

    private static List<string> MostNamed(IEnumerable<string?> codes) =>
        [.. codes.OfType<string>().GroupBy(c => c, StringComparer.Ordinal).OrderByDescending(g => g.Count())
            .ThenBy(g => g.Key, StringComparer.Ordinal).Select(g => g.Key)];
}
