using Salient.Places;

namespace Salient.Mentions;

/// <summary>A named report in which what points back is traced to what it means.</summary>
/// <param name="Named">The named report.</param>
/// <param name="References">What pronouns, <c>the group</c>, <c>the latter</c> or a short name mean.</param>
public sealed record ReferredReport(NamedReport Named, References References);

/// <summary>Words of the report that say who or what is meant: the head of a phrase that is no reference itself.</summary>
/// <param name="Sentence">Sentence, from 0.</param>
/// <param name="Head">Token that heads the phrase.</param>
public readonly record struct Antecedent(int Sentence, int Head);

/// <summary>
/// What the words of a report that point back mean. What could not be decided is not in it. Immutable; shared by threads.
/// </summary>
public sealed class References
{
    private readonly Dictionary<(int Sentence, int Token), IReadOnlyList<Antecedent>> actors;
    private readonly Dictionary<(int Sentence, int Token), PlaceMention> places;

    internal References(Dictionary<(int Sentence, int Token), IReadOnlyList<Antecedent>> actors, Dictionary<(int Sentence, int Token),
        PlaceMention> places) =>
        (this.actors, this.places) = (actors, places);

    /// <summary>The references to who acts: sentence and token that point back, and what is meant, in the order of the text.</summary>
    public IEnumerable<(int Sentence, int Token, IReadOnlyList<Antecedent> Meant)> Actors =>
        actors.OrderBy(a => a.Key).Select(a => (a.Key.Sentence, a.Key.Token, a.Value));

    /// <summary>The references to places: sentence and token that point back, and the place meant, in the order of the text.</summary>
    public IEnumerable<(int Sentence, int Token, PlaceMention Meant)> Places => places.OrderBy(p => p.Key)
        .Select(p => (p.Key.Sentence, p.Key.Token, p.Value));

    /// <summary>
    /// Who is meant by the phrase that a token heads; several for <c>they</c> after <c>A and B</c>; null where it points back to nobody
    /// or is not decided.
    /// </summary>
    public IReadOnlyList<Antecedent>? ActorsAt(int sentence, int token) => actors.GetValueOrDefault((sentence, token));

    /// <summary>Which place is meant by the phrase that a token heads; null where it points back to none.</summary>
    public PlaceMention? PlaceAt(int sentence, int token) => places.GetValueOrDefault((sentence, token));
}
