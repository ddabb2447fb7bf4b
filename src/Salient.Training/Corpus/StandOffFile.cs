using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using NodaTime.Text;
using Salient.Claims;
using Salient.Frames;
using Salient.Reports;

namespace Salient.Training.Corpus;

/// <summary>
/// Claims over texts that are not ours to give away: ids, hashes, offsets and labels, no words. Whoever has the texts can train on them;
/// texts that are missing or differ
/// are told and left out.
/// </summary>
internal static class StandOffFile
{
    /// <summary>Reads one file over the texts that are at hand.</summary>
    /// <param name="file">JSON Lines, a line a text.</param>
    /// <param name="texts">The text and day of an id, or null.</param>
    /// <param name="missing">Told each id whose text is missing or not the one that was coded.</param>
    public static IReadOnlyList<CodedText> Read(string file, Func<string, (string Text, string? Published)?> texts, Action<string> missing)
    {
        var found = new List<CodedText>();
        foreach (var line in File.ReadLines(file).Where(l => l.Length > 0))
        {
            var row = JsonDocument.Parse(line).RootElement;
            var id = row.GetProperty("id").GetString()!;
            if (texts(id) is not { } text || Hash(text.Text) != row.GetProperty("sha256").GetString())
            {
                missing(id);
                continue;
            }

            var day = text.Published is { Length: > 0 } iso && LocalDatePattern.Iso.Parse(iso) is { Success: true } parsed ? parsed.Value
                : (NodaTime.LocalDate?)null;
            found.Add(new(id, text.Text, day, [.. row.GetProperty("lines").EnumerateArray().Select(Line)], IsReal: true));
        }

        return found;
    }

    /// <summary>SHA-256 of a text's UTF-8 bytes, 64 lower-case hex digits.</summary>
    public static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static CodedLine Line(JsonElement row) => new()
    {
        Trigger = Spans(row.GetProperty("trigger")),
        Events = [.. row.GetProperty("events").EnumerateArray().Select(e => e.GetString()!)],
        Statuses = [.. row.GetProperty("status").EnumerateArray().Select(s => Enum.Parse<ClaimStatus>(s.GetString()!, ignoreCase: true))],
        Fillers = [.. row.GetProperty("fillers").EnumerateArray()
            .Select(f => new CodedFiller(Enum.Parse<FrameRole>(f[0].GetString()!), Spans(f[1])))],
        Time = row.GetProperty("time").GetString() is { } time ? Enum.Parse<FrameTime>(time) : null,
        Killed = Number(row, "killed"),
        Injured = Number(row, "injured"),
        Soft = row.GetProperty("soft").GetBoolean(),
    };

    private static List<TextSpan> Spans(JsonElement spans) =>
        [.. spans.EnumerateArray().Select(s => new TextSpan(s[0].GetInt32(), s[1].GetInt32()))];

    private static int? Number(JsonElement row, string key) => row.TryGetProperty(key, out var n) && n.ValueKind == JsonValueKind.Number
        ? n.GetInt32() : null;
}
