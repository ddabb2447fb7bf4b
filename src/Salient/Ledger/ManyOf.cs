namespace Salient.Ledger;

/// <summary>Several values for each key, found and taken out at once.</summary>
internal sealed class ManyOf<TKey, TValue> where TKey : notnull
{
    private static readonly HashSet<TValue> None = [];

    private readonly Dictionary<TKey, HashSet<TValue>> _values = [];

    /// <summary>The values of a key.</summary>
    public IReadOnlyCollection<TValue> this[TKey key] => _values.TryGetValue(key, out var values) ? values : None;

    /// <summary>Adds a value.</summary>
    public void Add(TKey key, TValue value)
    {
        if (!_values.TryGetValue(key, out var values))
        {
            _values[key] = values = [];
        }

        values.Add(value);
    }

    /// <summary>Takes a value out.</summary>
    public void Remove(TKey key, TValue value)
    {
        if (_values.TryGetValue(key, out var values) && values.Remove(value) && values.Count == 0)
        {
            _values.Remove(key);
        }
    }
}
