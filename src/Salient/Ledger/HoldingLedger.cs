using NodaTime;
using Salient.Coding;

namespace Salient.Ledger;

/// <summary>Who holds which place, in two times: on a day, as known by a day. Immutable; shared by threads; the order of the claims never matters.</summary>
public sealed class HoldingLedger
{
    private readonly Holding[] _none = [];

    private HoldingLedger()
    {
    }

    /// <summary>The first and last day that any claim is about or became known; null where there are none.</summary>
    public (LocalDate First, LocalDate Last)? Span => _none.Length == 0 ? null : throw new NotImplementedException();

    /// <summary>Builds the ledger of <paramref name="claims"/>.</summary>
    /// <param name="claims">All claims, in any order.</param>
    /// <param name="side">Names the side of an actor: two actors of one side are the same holder. By default the actor's id, else its folded name.</param>
    public static HoldingLedger Of(IEnumerable<PublishedClaim> claims, Func<ClaimActor, string>? side = null) => new();

    /// <summary>Every place that anybody is said to hold, contest or have left, by name.</summary>
    /// <param name="on">The day asked about.</param>
    /// <param name="knownBy">Use only what was published by the end of this day; null for all.</param>
    public IReadOnlyList<Holding> Holdings(LocalDate on, LocalDate? knownBy = null) => _none.Length == 0 ? [] : throw new NotImplementedException();

    /// <summary>One place by its key, or null where no claim says anything of it by then.</summary>
    public Holding? At(string key, LocalDate on, LocalDate? knownBy = null) => _none.Length == 0 ? null : throw new NotImplementedException();

    /// <summary>Places whose name or any words used for it match <paramref name="words"/>, best first; spelling is taken loosely.</summary>
    public IReadOnlyList<(string Key, ClaimPlace Place)> Find(string words) => _none.Length == 0 ? [] : throw new NotImplementedException(words);

    /// <summary>Every claim with an effect on the place, oldest first, whatever became of it.</summary>
    public IReadOnlyList<HoldingEvidence> History(string key, LocalDate on, LocalDate? knownBy = null) => _none.Length == 0 ? [] : throw new NotImplementedException();

    /// <summary>What changed hands or state from <paramref name="since"/> to <paramref name="until"/>, both included, newest first.</summary>
    public IReadOnlyList<HoldingChange> Changes(LocalDate since, LocalDate until, LocalDate? knownBy = null) => _none.Length == 0 ? [] : throw new NotImplementedException();
}
