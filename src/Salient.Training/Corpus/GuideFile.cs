using System.Text.Json;
using NodaTime.Text;
using Salient.Claims;
using Salient.Frames;
using Salient.Reports;

namespace Salient.Training.Corpus;

/// <summary>Reads claims written down by the guide: JSON Lines of claims with their words, and JSON Lines of texts beside them.</summary>
internal static class GuideFile
{
    private static readonly (string Key, FrameRole Role)[] Roles =
    [
        ("actors", FrameRole.Actor), ("targets", FrameRole.Target), ("place", FrameRole.Place), ("from_place", FrameRole.FromPlace),
        ("to_place", FrameRole.ToPlace), ("source", FrameRole.Source),
    ];

    /// <summary>Reads a folder's <c>gold.jsonl</c> and <c>texts.jsonl</c>.</summary>
    /// <exception cref="InvalidDataException">A line does not fit its text; the message names it.</exception>
    public static IReadOnlyList<CodedText> Read(string folder)
    {
        var lines = File.ReadLines(Path.Combine(folder, "gold.jsonl")).Where(l => l.Length > 0)
            .Select(l => JsonDocument.Parse(l).RootElement)
            .Where(l => l.GetProperty("kind").GetString() == "event").ToLookup(l => l.GetProperty("report").GetString());
        return [.. File.ReadLines(Path.Combine(folder, "texts.jsonl")).Where(l => l.Length > 0)
            .Select(l => JsonDocument.Parse(l).RootElement).Select(t => Text(t, lines))];
    }

    private static CodedText Text(JsonElement text, ILookup<string?, JsonElement> lines)
    {
        var (id, words) = (text.GetProperty("id").GetString()!, text.GetProperty("text").GetString()!);
        var day = text.TryGetProperty("published", out var p) && p.GetString() is { } iso ? LocalDatePattern.Iso.Parse(iso)
            .GetValueOrThrow() : (NodaTime.LocalDate?)null;
        return new(id, words, day, [.. lines[id].Select(l => Line(l, words))], IsReal: true);
    }

    private static CodedLine Line(JsonElement line, string text)
    {
        var id = line.GetProperty("id").GetString();
        var at = Nth(text, line.GetProperty("at").GetString()!, line.TryGetProperty("nth", out var n) ? n.GetInt32() : 1);
        var trigger = at < 0 ? null : Trigger(text, at, line.GetProperty("trigger").GetString()!);
        if (trigger is null)
        {
            throw new InvalidDataException($"{id}: its words are not in the text; mend \"at\" and \"trigger\"");
        }

        var fillers = new List<CodedFiller>();
        foreach (var (key, role) in Roles)
        {
            foreach (var party in Several(line.GetProperty(key)))
            {
                fillers.Add(new(role, Mentions.OfAny(Names(party), text)));
            }
        }

        var date = line.GetProperty("date");
        var words = date.ValueKind == JsonValueKind.Object && date.TryGetProperty("text", out var t) ? t.GetString() : null;
        if (words is not null)
        {
            fillers.Add(new(FrameRole.Date, Mentions.Of(words, text)));
        }

        return new()
        {
            Trigger = trigger,
            Events = [.. Several(line.GetProperty("events")).Select(e => e.GetString()!)],
            Statuses = [.. Several(line.GetProperty("status")).Select(s => Enum.Parse<ClaimStatus>(s.GetString()!, ignoreCase: true))],
            Fillers = fillers,
            Time = Time(date.ValueKind == JsonValueKind.Object ? date.GetProperty("precision").GetString() : null, words),
            Killed = Number(line, "killed"),
            Injured = Number(line, "injured"),
            Soft = (line.TryGetProperty("optional", out var o) && o.ValueKind == JsonValueKind.True)
                || line.GetProperty("repeat").ValueKind == JsonValueKind.String,
        };
    }

    /// <summary>Which way to the day a coder's date shows; null for a day that the whole report gives without words at hand.</summary>
    public static FrameTime? Time(string? precision, string? words) => (precision, words) switch
    {
        (null, _) => FrameTime.None,
        ("by", null) => FrameTime.By,
        ("by", _) => FrameTime.Said,
        ("as-of", _) => FrameTime.AsOf,
        (_, null) => null,
        _ => FrameTime.Own,
    };

    /// <summary>
    /// The stretches of a trigger whose parts are joined by <c> … </c>, from a place in the text on; null where one is missing.
    /// </summary>
    public static List<TextSpan>? Trigger(string text, int from, string trigger)
    {
        var spans = new List<TextSpan>();
        foreach (var part in trigger.Split('…', StringSplitOptions.TrimEntries))
        {
            var at = text.IndexOf(part, from, StringComparison.Ordinal);
            if (at < 0)
            {
                return null;
            }

            spans.Add(new(at, from = at + part.Length));
        }

        return spans;
    }

    private static int Nth(string text, string words, int nth)
    {
        var at = text.IndexOf(words, StringComparison.Ordinal);
        while (--nth > 0 && at >= 0)
        {
            at = text.IndexOf(words, at + 1, StringComparison.Ordinal);
        }

        return at;
    }

    private static IEnumerable<string> Names(JsonElement party) =>
        party.TryGetProperty("names", out var names) && names.ValueKind == JsonValueKind.Array ? names.EnumerateArray()
            .Select(n => n.GetString()!).Prepend(party.GetProperty("text").GetString()!) : [party.GetProperty("text").GetString()!];

    private static IEnumerable<JsonElement> Several(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Array => value.EnumerateArray(),
        JsonValueKind.Null or JsonValueKind.Undefined => [],
        _ => [value],
    };

    private static int? Number(JsonElement line, string key) => line.TryGetProperty(key, out var n)
        && n.ValueKind == JsonValueKind.Number ? n.GetInt32() : null;
}
