using Salient.Actors;
using Salient.Exchange.Tables;
using Salient.Places;
using Salient.Rulings;
using Salient.Store;

namespace Salient.Cli;

/// <summary>What exports say beside the claims, from the program's codebooks and the user's gazetteers.</summary>
internal static class ExportNames
{
    /// <summary>What the actors say; places are opened only when a name of one is asked for: that takes seconds.</summary>
    public static ExchangeKnowledge Open(ActorBook actors)
    {
        var places = new Lazy<PlaceIndex>(() => ReadingKit.OpenPlaces(SalientHome.Default(), log: Terminal.Note));
        return new()
        {
            UnitOf = (country, unit) => places.Value.UnitOf(country, unit)?.Name,
            KindOf = id => actors.ById(id)?.Kind,
            ActorNamed = name => actors.Find(name)?.Id,
            PlacesNamed = name => places.Value.Find(name, PlaceIndex.Tight).Select(match => PinnedPlace.Of(match.Place)),
        };
    }
}
