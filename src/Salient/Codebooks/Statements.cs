using Salient.Yaml;

namespace Salient.Codebooks;

/// <summary>
/// Which events state that somebody holds a place, without saying that it changed hands: those of the sense <see
/// cref="EventSense.Holding"/> in the files that come with Salient. What is
/// asked of a store needs no more of the codebook than this.
/// </summary>
public static class Statements
{
    private const string Name = "territory.yaml";

    private static readonly Lazy<IReadOnlyList<EventDefinition>> Bundled = new(ReadBundled);

    /// <summary>Their codes.</summary>
    public static IReadOnlySet<string> Default { get; } = Territory.Where(e => e.Sense == EventSense.Holding).Select(e => e.Code)
        .ToHashSet(StringComparer.Ordinal);

    /// <summary>
    /// The events of the files that come with Salient that say who comes to hold a place, who leaves it or who is locked in it: no other
    /// has an effect.
    /// </summary>
    public static IReadOnlyList<EventDefinition> Territory => Bundled.Value;

    private static List<EventDefinition> ReadBundled()
    {
        using var stream = typeof(Statements).Assembly.GetManifestResourceStream(Name)
            ?? throw new InvalidOperationException($"the build left out {Name}");
        using var reader = new StreamReader(stream);
        var text = reader.ReadToEnd();
        var rules = text.IndexOf("\nrules:", StringComparison.Ordinal); // ten times as long as the events before them, and not asked for
        var faults = new List<string>();
        var events = CodebookNode.Top(Name, rules < 0 ? text : text[..rules], faults)?.Maps("events").Select(EventFile.Event).ToList()
            ?? [];
        CodebookFaultsException.ThrowIfAny(faults);
        return events;
    }
}
