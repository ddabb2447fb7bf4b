using Salient.Ledger;

namespace Salient.Cli;

/// <summary>Finds the places that somebody means, and says what to do when there are none.</summary>
internal static class PlaceWords
{
    /// <summary>Keys of the places that <paramref name="words"/> name.</summary>
    public static IReadOnlyList<string> Find(HoldingLedger ledger, string words) => [.. ledger.Find(words).Select(found => found.Key)];

    /// <summary>Says that a place is not in the ledger, with what looks like it.</summary>
    public static int Unknown(HoldingLedger ledger, string words) =>
        Nothing($"no claim is about {words}{(ledger.Suggest(words) is { Count: > 0 } near ? $"; did you mean {string.Join(", ", near)}?" : "; salient who-holds lists the places there are")}");

    /// <summary>Says that nothing was found.</summary>
    public static int Nothing(string line)
    {
        Console.Error.WriteLine($"salient: {line}");
        return ExitCodes.NothingFound;
    }
}
