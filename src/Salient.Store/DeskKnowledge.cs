using Salient.Actors;
using Salient.Claims;
using Salient.Ledger;
using Salient.Places;
using Salient.Rulings;
using Salient.Store.Gazetteers;

namespace Salient.Store;

/// <summary>
/// What making a ruling looks up: places of the ledger and the gazetteers, events of the codebook. Files are read when first asked for.
/// </summary>
public static class DeskKnowledge
{
    /// <summary>Looks in the ledger of a store first, then in the lists of places.</summary>
    /// <param name="actors">The known actors.</param>
    /// <param name="ledger">The ledger, asked for when first needed.</param>
    /// <param name="home">The user's folder, with gazetteers of their own.</param>
    /// <param name="log">Told what takes long, or null.</param>
    public static RulingKnowledge Of(ActorBook actors, Func<HoldingLedger> ledger, SalientHome home, Action<string>? log = null)
    {
        var books = new Lazy<LoadedCodebook>(() => LoadedCodebook.Read(CodebookFolder.Open(null)));
        var index = new Lazy<PlaceIndex>(() => new GazetteerFolder(home, books.Value.Spelling, log)
            .Open(CodebookFolder.Open(null).Tables().Select(t => t.Path)));
        return new() { Actors = actors, Places = words => Places(words, ledger(), index), Events = () => books.Value.Rules.Events };
    }

    /// <summary>Places by name or id, or by both as <c>Tal#167890</c>.</summary>
    private static List<ClaimPlace> Places(string words, HoldingLedger ledger, Lazy<PlaceIndex> index)
    {
        var parts = words.Split('#', 2, StringSplitOptions.TrimEntries);
        var held = ledger.Find(parts[0]).Select(p => p.Place).Where(p => p is { Id: not null, Precision: not PlacePrecision.Near })
            .DistinctBy(p => p.Id).ToList();
        if (held.Find(p => p.Id == words) is { } byId)
        {
            return [byId];
        }

        var found = held.Concat(index.Value.Find(parts[0], PlaceIndex.Tight).Select(m => PinnedPlace.Of(m.Place))).DistinctBy(p => p.Id);
        return [.. found.Where(p => parts.Length == 1 || p.Id == parts[1])];
    }
}
