using Salient.Claims;
using Salient.Ledger;
using Salient.Store;

namespace Salient.Cli;

/// <summary>Finds the places that somebody means, and says what to do when there are none.</summary>
internal static class PlaceWords
{
    /// <summary>
    /// Places of the ledger that <paramref name="words"/> name: by its own names, else by any spelling that the gazetteers know. Where
    /// the ledger says nothing of the likeliest bearer of a name, it is not answered with another bearer.
    /// </summary>
    public static IReadOnlyList<(string Key, ClaimPlace Place)> Find(HoldingLedger ledger, string words)
    {
        if (ledger.Find(words) is { Count: > 0 } found)
        {
            return found;
        }

        var places = ReadingKit.Open(SalientHome.Default(), log: Terminal.Note).Reader.Places;
        var bearers = places.Find(words).Select(match => ledger.Find(match.Place.Id)).ToList();
        return bearers is [{ Count: > 0 }, ..] ? [.. bearers.SelectMany(b => b).DistinctBy(place => place.Key)] : [];
    }

    /// <summary>
    /// The points that words mean: <c>35.1,36.7</c>, or the places of the ledger that they name and that have coordinates.
    /// </summary>
    public static IReadOnlyList<(double Latitude, double Longitude)> Points(HoldingLedger ledger, string words)
    {
        if (PlaceAsked.PointOf(words) is { } point)
        {
            return [point];
        }

        return [.. Find(ledger, words).Select(found => found.Place).Where(p => p.Latitude is not null && p.Longitude is not null)
            .Select(p => (p.Latitude!.Value, p.Longitude!.Value))];
    }

    /// <summary>Says that a place is not in the ledger, with what looks like it.</summary>
    public static int Unknown(HoldingLedger ledger, string words) => ledger.PartsOf(words) is { Count: > 0 } parts
        ? Nothing($"no claim says who holds {words} as a whole; of its parts the ledger knows {string.Join(", ", parts)}")
        : Nothing($"no claim says who holds {words}{(ledger.Suggest(words) is { Count: > 0 } near ? $"; did you mean {string.Join(", ", near)}?" : "; salient who-holds lists the places there are")}");

    /// <summary>Says that nothing fits a question, and what to ask instead.</summary>
    /// <param name="what">What was looked for, in one word.</param>
    /// <param name="asked">The question.</param>
    /// <param name="places">The places of what there is.</param>
    /// <param name="elsewhere">Looks a name up that none of them bears.</param>
    public static int NothingFits(string what, ClaimQuestion asked, IEnumerable<ClaimPlace> places,
        Func<string, IEnumerable<ClaimPlace>> elsewhere) =>
        asked.Place is { } words && PlaceAsked.PointOf(words) is null && PlaceAsked.Known(words, places, elsewhere).Count == 0
            ? Nothing($"nothing is known of a place called {words}; salient gazetteer search finds other spellings")
            : Nothing($"no {what} fits; try other days, another place or event, or read reports with salient ingest FILE");

    /// <summary>Says that nothing was found.</summary>
    public static int Nothing(string line)
    {
        Terminal.Error(line);
        return ExitCodes.NothingFound;
    }
}
