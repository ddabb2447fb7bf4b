namespace Salient.Places;

/// <summary>Finds places by name, whatever the spelling. Immutable; shared by threads.</summary>
public sealed class PlaceIndex
{
    private PlaceIndex(int count) => Count = count;

    /// <summary>How many places it holds.</summary>
    public int Count { get; }

    /// <summary>Makes an index of <paramref name="places"/>.</summary>
    public static PlaceIndex Build(IReadOnlyCollection<Place> places) => new(places.Count);
}
