namespace Salient.Incidents;

/// <summary>
/// Events that may be told for one another: what one report calls an attack another calls shelling (codebooks/incidents.yaml).
/// </summary>
/// <param name="Name">Its name, for people.</param>
/// <param name="Rate">How many such happenings a town that is written of sees a day, more than 0; of a family by sides, how many its
/// actor has a day.</param>
/// <param name="News">Days that the happening may lie back where it is told as news without a day of its own, 0 or more.</param>
/// <param name="Events">Their codes.</param>
/// <param name="Yields">Codes whose actor is who loses.</param>
/// <param name="Mutual">Codes whose sides stand on one level.</param>
/// <param name="BySides">Whether it is one by who, not by where.</param>
public sealed record EventFamily(
    string Name, double Rate, int News, IReadOnlyList<string> Events, IReadOnlyList<string> Yields, IReadOnlyList<string> Mutual,
        bool BySides);
