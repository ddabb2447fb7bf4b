using Salient.Yaml;

namespace Salient.Codebooks;

/// <summary>
/// How claims are said in the tables of others: <c>codebooks/exchange.yaml</c>. The ACLED type of an event stands with the event itself.
/// </summary>
public sealed record Crosswalk
{
    private static readonly Lazy<Crosswalk> Bundled = new(ReadBundled);

    /// <summary>The one that comes with Salient.</summary>
    public static Crosswalk Default => Bundled.Value;

    /// <summary>ACLED's disorder type by event type or sub-event type.</summary>
    public required IReadOnlyDictionary<string, string> Disorder { get; init; }

    /// <summary>ACLED sub-event types of which the side that gains stands first.</summary>
    public required IReadOnlySet<string> GainerFirst { get; init; }

    /// <summary>ACLED event and sub-event types that aim at people who bear no arms.</summary>
    public required IReadOnlySet<string> AtCivilians { get; init; }

    /// <summary>Codes of the events of which all sides are actors where none is said to be the target.</summary>
    public required IReadOnlySet<string> SidesAreActors { get; init; }

    /// <summary>Codes of the events that UCDP counts between armed sides.</summary>
    public required IReadOnlySet<string> Fought { get; init; }

    /// <summary>Codes of the events that UCDP counts as one-sided.</summary>
    public required IReadOnlySet<string> OneSided { get; init; }

    /// <summary>Codes of the events that ACLED's sub-event types are read as.</summary>
    public required IReadOnlyDictionary<string, string> ReadAs { get; init; }

    /// <summary>ACLED's disorder type of an event, or null.</summary>
    public string? DisorderOf(string? type, string? subType) =>
        subType is not null && Disorder.TryGetValue(subType, out var sub) ? sub
        : type is not null ? Disorder.GetValueOrDefault(type) : null;

    /// <summary>Reads <c>exchange.yaml</c>.</summary>
    /// <param name="text">The YAML.</param>
    /// <param name="file">Name for error messages.</param>
    /// <exception cref="CodebookFaultsException">The text is no such table; every fault is named with its line.</exception>
    public static Crosswalk Parse(string text, string file = "exchange.yaml") => CodebookNode.Read(file, text, top =>
    {
        top.Need("disorder");
        IReadOnlySet<string> Words(string key) => top.Texts(key).ToHashSet(StringComparer.Ordinal);
        return new Crosswalk
        {
            Disorder = top.Pairs("disorder").ToDictionary(p => p.Key, p => p.Value, StringComparer.Ordinal),
            GainerFirst = Words("gainer-first"),
            AtCivilians = Words("at-civilians"),
            SidesAreActors = Words("sides-are-actors"),
            Fought = Words("fought"),
            OneSided = Words("one-sided"),
            ReadAs = top.Pairs("read-as").ToDictionary(p => p.Key, p => p.Value, StringComparer.OrdinalIgnoreCase),
        };
    });

    private static Crosswalk ReadBundled()
    {
        using var stream = typeof(Crosswalk).Assembly.GetManifestResourceStream("exchange.yaml")
            ?? throw new InvalidOperationException("exchange.yaml is not embedded in Salient.dll");
        using var reader = new StreamReader(stream);
        return Parse(reader.ReadToEnd());
    }
}
