using NodaTime;
using Salient.Actors;
using Salient.Alerts;
using Salient.Exchange.Tables;
using Salient.Ledger;
using Salient.Store;

namespace Salient.Cli;

/// <summary>What alerts are answered from: the ledger, the happenings and the sites of a store, taken once for all alerts.</summary>
internal sealed class AlertDesk
{
    private readonly ExchangeKnowledge _names;

    /// <summary>Takes stock of a store.</summary>
    /// <param name="store">The store.</param>
    /// <param name="clock">Tells which day is today.</param>
    /// <param name="knownBy">Happenings only as known by the end of this day; as known now where null.</param>
    /// <param name="role">Only what this role may see; everything, confidential or not, where null.</param>
    public AlertDesk(ReportStore store, TimeProvider clock, LocalDate? knownBy = null, DeskRole? role = null)
    {
        var actors = ReadingKit.OpenActors();
        _names = ExportNames.Open(actors);
        // Whoever is told without what is confidential is told of a store that never had it; all is taken out of it here.
        using var part = role is { } sees && store.Restrictions().Any(r => r.Role > sees)
            ? RoleCopy.Of(store, sees, id => actors.ById(id) is not null, clock, 0) : null;
        var seen = part?.Store ?? store;
        Ledger = seen.Ledger(actors.SideOf, actors.CanHold, Instant.FromDateTimeOffset(clock.GetUtcNow()).InUtc().Date, null,
            actors.Backs);
        (Actors, Matter) = (actors, new(Ledger, seen.Incidents(new(actors), knownBy), store.Sites(),
            seen.Reports().ToDictionary(r => r.Hash, r => r.Title, StringComparer.Ordinal).GetValueOrDefault,
            store.ReceivedTimes() is var times ? hash => times.TryGetValue(hash, out var at) ? at : null : null!));
    }

    /// <summary>The ledger.</summary>
    public HoldingLedger Ledger { get; }

    /// <summary>The known actors.</summary>
    public ActorBook Actors { get; }

    /// <summary>What there is to tell.</summary>
    public AlertMatter Matter { get; }

    /// <summary>What an alert asks for.</summary>
    public AlertChoice ChoiceOf(AlertQuestion asked) =>
        AlertChoice.Of(asked, Matter.Sites, Matter.Places, _names.PlacesNamed, _names.ActorNamed);

    /// <summary>What of a question nobody knows, and the remedy; null where nothing is wrong.</summary>
    public (string What, string Remedy)? Unknown(AlertQuestion asked) => Matter.Unknown(asked, _names.PlacesNamed,
        () => LoadedCodebook.Read(CodebookFolder.Open(null)).Rules.Events.Keys);
}
