namespace Salient.Ledger;

/// <summary>Which towns lie in which province, and by which words it fell.</summary>
internal sealed class Provinces
{
    private readonly Dictionary<string, (string? Country, string? Admin1)> _townOf = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IReadOnlyList<((string? Country, string? Admin1) Province, LedgerEntry Entry)>> _fallenBy =
        new(StringComparer.Ordinal);
    private readonly ManyOf<(string? Country, string? Admin1), string> _towns = new(), _areas = new();

    /// <summary>Takes note of what is said of a place now.</summary>
    /// <param name="key">The place.</param>
    /// <param name="place">What is said of it itself, or null where nothing is.</param>
    /// <returns>The towns of the provinces that fell, or fell otherwise, by what was or is said of it.</returns>
    public IReadOnlyList<string> Put(string key, PlaceFile? place)
    {
        if (_townOf.Remove(key, out var before))
        {
            _towns.Remove(before, key);
        }

        if (place?.TownOf is { } town)
        {
            _townOf[key] = town;
            _towns.Add(town, key);
        }

        if (!PlaceKey.IsArea(key))
        {
            return [];
        }

        var was = _fallenBy.GetValueOrDefault(key) ?? [];
        List<((string? Country, string? Admin1) Province, LedgerEntry Entry)> now = [.. (place?.Entries ?? [])
            .Select(e => (PlaceFile.FallenBy(e), e)).Where(e => e.Item1 is not null).Select(e => (e.Item1!.Value, e.e))];
        foreach (var (province, _) in was)
        {
            _areas.Remove(province, key);
        }

        foreach (var (province, _) in now)
        {
            _areas.Add(province, key);
        }

        _fallenBy[key] = now;
        return [.. was.Concat(now).Select(f => f.Province).Distinct().SelectMany(province => _towns[province])];
    }

    /// <summary>The words by which a province fell.</summary>
    public IReadOnlyList<LedgerEntry> Fallen((string? Country, string? Admin1) province) =>
        [.. _areas[province].SelectMany(area => _fallenBy[area]).Where(f => f.Province == province).Select(f => f.Entry)];
}
