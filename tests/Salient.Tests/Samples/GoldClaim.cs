using System.Globalization;
using System.Text.Json;
using NodaTime;
using NodaTime.Text;
using Salient.Claims;

namespace Salient.Tests.Samples;

/// <summary>A place of the gold: right within <paramref name="Km"/> of its point, or by name where it has none.</summary>
internal sealed record GoldPlace(string Text, double? Latitude, double? Longitude, double Km);

/// <summary>One claim that a careful coder finds. What is null is not checked (samples/README.md, Gold).</summary>
internal sealed record GoldClaim
{
    public required string Id { get; init; }
    public required string Text { get; init; }
    public required ClaimKind Kind { get; init; }

    /// <summary>Event codes or relations, any of which is right.</summary>
    public required IReadOnlyList<string> Codes { get; init; }

    /// <summary>For each party the names accepted for it.</summary>
    public IReadOnlyList<IReadOnlyList<string>>? Actors { get; init; }
    public IReadOnlyList<IReadOnlyList<string>>? Targets { get; init; }
    public IReadOnlyList<IReadOnlyList<string>>? Sides { get; init; }
    public IReadOnlyList<string>? Subject { get; init; }
    public IReadOnlyList<string>? Object { get; init; }
    public GoldPlace? Place { get; init; }
    public GoldPlace? FromPlace { get; init; }
    public GoldPlace? ToPlace { get; init; }
    public IReadOnlyList<(LocalDate? From, LocalDate? To)>? Dates { get; init; }
    public IReadOnlyList<string>? Sources { get; init; }

    /// <summary>Nobody but the outlet says so.</summary>
    public bool OutletItself { get; init; }
    public IReadOnlyList<string> Statuses { get; init; } = [];
    public int? Killed { get; init; }
    public int? KilledHigh { get; init; }
    public int? Injured { get; init; }

    public static GoldClaim From(JsonElement row)
    {
        var relation = row.GetProperty("kind").GetString() == "relation";
        var source = Find(row, "source");
        return new()
        {
            Id = row.GetProperty("id").GetString()!,
            Text = row.GetProperty("text").GetString()!,
            Kind = relation ? ClaimKind.Relation : ClaimKind.Event,
            Codes = OneOrMore(row.GetProperty(relation ? "relation" : "events")),
            Actors = Parties(row, "actors"),
            Targets = Parties(row, "targets"),
            Sides = Parties(row, "sides"),
            Subject = relation ? OneOrMore(row.GetProperty("subject")) : null,
            Object = relation ? OneOrMore(row.GetProperty("object")) : null,
            Place = At(row, "place"),
            FromPlace = At(row, "from_place"),
            ToPlace = At(row, "to_place"),
            Dates = Find(row, "date") is { } date ? Days(date) : null,
            Sources = source is { ValueKind: not JsonValueKind.Null } named ? OneOrMore(named) : null,
            OutletItself = source is { ValueKind: JsonValueKind.Null },
            Statuses = Find(row, "status") is { } status ? OneOrMore(status) : [],
            Killed = Find(row, "killed")?.GetInt32(),
            KilledHigh = Find(row, "killed_high")?.GetInt32(),
            Injured = Find(row, "injured")?.GetInt32(),
        };
    }

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Id} {string.Join('|', Codes)}: {Text}");

    private static JsonElement? Find(JsonElement row, string name) => row.TryGetProperty(name, out var value) ? value : null;

    private static List<string> OneOrMore(JsonElement value) =>
        value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray().Select(v => v.GetString()!)] : [value.GetString()!];

    private static IReadOnlyList<IReadOnlyList<string>>? Parties(JsonElement row, string name) =>
        Find(row, name) is { } value ? [.. value.EnumerateArray().Select(OneOrMore)] : null;

    private static GoldPlace? At(JsonElement row, string name) => Find(row, name) is { } place
        ? new(place.GetProperty("text").GetString()!, Find(place, "lat")?.GetDouble(), Find(place, "lon")?.GetDouble(),
            Find(place, "km")?.GetDouble() ?? 10)
        : null;

    private static List<(LocalDate?, LocalDate?)> Days(JsonElement date)
    {
        var many = date[0].ValueKind == JsonValueKind.Array;
        return [.. (many ? date.EnumerateArray().ToList() : [date]).Select(pair => (Day(pair[0]), Day(pair[1])))];
    }

    private static LocalDate? Day(JsonElement day) =>
        day.ValueKind == JsonValueKind.Null ? null : LocalDatePattern.Iso.Parse(day.GetString()!).GetValueOrThrow();
}
