using NodaTime;
using Salient.Claims;

namespace Salient.Ledger;

/// <summary>Which claims somebody asks for, in their own words; what is null or empty asks for nothing in particular.</summary>
public record ClaimQuestion
{
    /// <summary>Kilometres around a place, where nobody says how far.</summary>
    public const double UsualKm = 25;

    /// <summary>The day, or null.</summary>
    public LocalDate? On { get; init; }

    /// <summary>First day, or null.</summary>
    public LocalDate? From { get; init; }

    /// <summary>Last day, or null.</summary>
    public LocalDate? To { get; init; }

    /// <summary>Only what was published by the end of this day, or null.</summary>
    public LocalDate? KnownBy { get; init; }

    /// <summary>Only what the store had by the end of this day, or null.</summary>
    public LocalDate? ReceivedBy { get; init; }

    /// <summary>Words for a place, its id, or a point as <c>35.1,36.7</c>, or null.</summary>
    public string? Place { get; init; }

    /// <summary>Kilometres around it, 0 or more, or null for the place itself.</summary>
    public double? Km { get; init; }

    /// <summary>Codes of events; all where empty.</summary>
    public IReadOnlyList<string> Events { get; init; } = [];

    /// <summary>Name or id of somebody who takes part in a claim, or holds a place, or null.</summary>
    public string? Actor { get; init; }

    /// <summary>Words for who says so, or null.</summary>
    public string? Source { get; init; }

    /// <summary>How claims are said; all ways where empty.</summary>
    public IReadOnlyList<ClaimStatus> Statuses { get; init; } = [];

    /// <summary>Id or hash of a report, or null.</summary>
    public string? Report { get; init; }

    /// <summary>Words that the sentence must have, all of them.</summary>
    public IReadOnlyList<string> Words { get; init; } = [];

    /// <summary>What cannot be asked together, in words that name it with its remedy; null where nothing is wrong.</summary>
    public string? Fault =>
        From > To ? FormattableString.Invariant($"the first day, {From:uuuu-MM-dd}, is after the last, {To:uuuu-MM-dd}; swap them")
        : Km is not null && Place is null ? "kilometres are counted from a place; name one"
        : Km is { } km && !(km >= 0 && double.IsFinite(km)) ? "kilometres are a number from 0"
        : null;

    /// <summary>The claims that are meant.</summary>
    /// <param name="places">The places of what is chosen from.</param>
    /// <param name="elsewhere">Looks a name up that none of them bears: in lists of places, by any spelling.</param>
    /// <param name="actor">The id of an actor who is known by a name, or null.</param>
    public ClaimSelection Selection(IEnumerable<ClaimPlace> places, Func<string, IEnumerable<ClaimPlace>> elsewhere,
        Func<string, string?> actor) => new()
    {
        On = On,
        From = From,
        To = To,
        KnownBy = KnownBy,
        Events = [.. Events],
        Statuses = [.. Statuses],
        Place = Place is { } words ? PlaceAsked.Of(words.Trim(), Km, places, elsewhere) : null,
        Actor = ActorTest(actor),
        Source = Source,
        Report = Report,
        Words = Words,
    };

    /// <summary>
    /// Those of some claims that are meant and tell of an event, newest first; relations only where their word is asked for as an event.
    /// </summary>
    /// <param name="claims">What is chosen from.</param>
    /// <param name="elsewhere">Looks a place up that none of them names.</param>
    /// <param name="actor">The id of an actor who is known by a name, or null.</param>
    public IReadOnlyList<PublishedClaim> EventsOf(IReadOnlyCollection<PublishedClaim> claims,
        Func<string, IEnumerable<ClaimPlace>> elsewhere, Func<string, string?> actor) =>
        [.. ClaimSelection.NewestFirst(Selection(claims.SelectMany(c => ClaimSelection.PlacesOf(c.Claim)), elsewhere, actor).Of(claims)
            .Where(c => c.Claim.Kind == ClaimKind.Event || Events.Count > 0))];

    /// <summary>
    /// Whether somebody is the one asked for: by id, by the name that claims give him, by the words of a report, or by a name that is
    /// known for him.
    /// </summary>
    private Func<ClaimActor, bool>? ActorTest(Func<string, string?> known)
    {
        if (Actor?.Trim() is not { Length: > 0 } words)
        {
            return null;
        }

        var id = known(words);
        return actor => (actor.Id is not null && (actor.Id == words || actor.Id == id))
            || actor.Name.Equals(words, StringComparison.OrdinalIgnoreCase) || actor.Text.Equals(words, StringComparison.OrdinalIgnoreCase);
    }
}
