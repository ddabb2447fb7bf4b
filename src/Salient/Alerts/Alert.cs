using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using NodaTime;
using Salient.Reports;

namespace Salient.Alerts;

/// <summary>What of the ledger an alert tells.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<AlertScope>))]
public enum AlertScope
{
    /// <summary>What changed hands or state, and what happened.</summary>
    [JsonStringEnumMemberName("both")] Both,

    /// <summary>What changed hands or state.</summary>
    [JsonStringEnumMemberName("changes")] Changes,

    /// <summary>What happened.</summary>
    [JsonStringEnumMemberName("events")] Events,
}

/// <summary>A question that a desk asks again and again, under a name: a saved search and a watch area are one thing.</summary>
/// <param name="Name">What the desk calls it; no two are called alike.</param>
/// <param name="Question">What it asks.</param>
/// <param name="Added">When it was first asked.</param>
public sealed partial record Alert(string Name, AlertQuestion Question, Instant Added)
{
    /// <summary>What is wrong with a name, or null: it stands in addresses, names of files and tables.</summary>
    public static string? FaultOf(string name) => NameForm().IsMatch(name) ? null
        : "NAME is made of letters, digits, dots, hyphens and underscores, 60 at most, and begins with a letter or digit";

    [GeneratedRegex(@"^[\p{L}\p{Nd}][\p{L}\p{M}\p{Nd}._-]{0,59}\z")]
    private static partial Regex NameForm();
}

/// <summary>What an alert asks; what is null or empty asks for nothing in particular. Its JSON is what the store keeps.</summary>
public sealed record AlertQuestion
{
    /// <summary>Only what lies within so many kilometres of a site of the desk's, or null.</summary>
    public double? NearSitesKm { get; init; }

    /// <summary>Only this place, by name, id or as <c>35.1,36.7</c>, or null.</summary>
    public string? Place { get; init; }

    /// <summary>Kilometres around <see cref="Place"/>, or null for the place itself.</summary>
    public double? Km { get; init; }

    /// <summary>Only what lies in this box, or null.</summary>
    public AlertBox? Area { get; init; }

    /// <summary>Only what somebody takes part in, gains or loses, by name or id, or null.</summary>
    public string? Actor { get; init; }

    /// <summary>Codes of events; all where empty.</summary>
    public IReadOnlyList<string> Events { get; init; } = [];

    /// <summary>What must stand in the sentence, as <c>salient search</c> understands it, or null.</summary>
    public string? Contains { get; init; }

    /// <summary>What is told.</summary>
    public AlertScope Only { get; init; }

    /// <summary>What cannot be asked together, in words that name it with its remedy; null where nothing is wrong.</summary>
    [JsonIgnore]
    public string? Fault =>
        new[] { NearSitesKm is not null, Place is not null, Area is not null }.Count(said => said) > 1
            ? "near sites, around a place and in an area exclude each other; make an alert of each"
        : Km is not null && Place is null ? "kilometres are counted from a place; name one"
        : new[] { Km, NearSitesKm }.Any(km => km is { } far && !(far >= 0 && double.IsFinite(far))) ? "kilometres are a number from 0"
        : Area is { } box && AlertBox.Parse(box.ToString()) is null
            ? "an area has its west, south, east and north edge in degrees, the southern not above the northern"
        : Contains is null ? null : WordFault(Contains);

    /// <summary>The question in words.</summary>
    [JsonIgnore]
    public string Words => string.Join(", ", new[]
    {
        Only switch { AlertScope.Changes => "what changes hands", AlertScope.Events => "what happens",
            _ => "what changes hands and what happens" },
        NearSitesKm is { } near ? FormattableString.Invariant($"within {near:0.##} km of our sites") : null,
        Place is null ? null : Km is { } km ? FormattableString.Invariant($"within {km:0.##} km of {Place}") : $"in {Place}",
        Area is null ? null : $"in the area {Area}",
        Actor is null ? null : $"with {Actor}",
        Events.Count == 0 ? null : $"event {string.Join(" or ", Events)}",
        Contains is null ? null : $"in the words “{Contains}”",
    }.OfType<string>());

    private static string? WordFault(string words)
    {
        try
        {
            _ = WordQuery.Parse(words);
            return null;
        }
        catch (WordQueryException wrong)
        {
            return $"words to look for: {wrong.Message}";
        }
    }
}
