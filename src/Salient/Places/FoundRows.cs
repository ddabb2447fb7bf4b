namespace Salient.Places;

/// <summary>The rows that a question has found so far, each once, and the keys being looked at. Used by one thread.</summary>
internal sealed class FoundRows
{
    // So many rows are looked through faster than hashed.
    private const int Few = 24;

    private readonly List<(int Table, int Row)> rows = [];
    private HashSet<(int Table, int Row)>? many;

    /// <summary>What bears the name, in the order found.</summary>
    internal List<PlaceMatch> Matches { get; } = [];

    /// <summary>Working space for the keys of one table.</summary>
    internal List<(int Row, bool Primary)> Keys { get; } = [];

    /// <summary>Whether a row was found before.</summary>
    internal bool Has(int table, int row) => many?.Contains((table, row)) ?? rows.Contains((table, row));

    /// <summary>Adds a row that was not.</summary>
    internal void Add(int table, int row, PlaceMatch match)
    {
        rows.Add((table, row));
        Matches.Add(match);
        if (many is not null || rows.Count > Few)
        {
            many ??= [.. rows];
            many.Add((table, row));
        }
    }
}
