using System.Globalization;
using System.Text.Json;

namespace Salient.Cli;

/// <summary>A place name of a text with where it is.</summary>
/// <param name="Start">First character, UTF-16.</param>
/// <param name="End">After the last one.</param>
/// <param name="Name">The words.</param>
/// <param name="Latitude">Degrees north; null where the gold does not know, and then nothing is asked.</param>
/// <param name="Longitude">Degrees east.</param>
/// <param name="Id">GeoNames id, or null.</param>
internal sealed record GoldToponym(int Start, int End, string Name, double? Latitude, double? Longitude, string? Id);

/// <summary>A place that was found in a text.</summary>
/// <param name="Start">First character, UTF-16.</param>
/// <param name="End">After the last one.</param>
/// <param name="Name">The words.</param>
/// <param name="Latitude">Degrees north; null where no place was chosen.</param>
/// <param name="Longitude">Degrees east.</param>
/// <param name="Id">Id of the place, or null.</param>
/// <param name="Probability">How likely it is said to be right.</param>
internal sealed record FoundPin(int Start, int End, string Name, double? Latitude, double? Longitude, string? Id, double Probability);

/// <summary>A text whose places are known.</summary>
/// <param name="Id">The record.</param>
/// <param name="Text">The text.</param>
/// <param name="Url">Where it was published, or null.</param>
/// <param name="Toponyms">Its places.</param>
internal sealed record PlaceGold(string Id, string Text, string? Url, IReadOnlyList<GoldToponym> Toponyms)
{
    /// <summary>Reads JSON Lines of <c>{id, text, toponyms: [{start, end, name, lat, lon, geonameid}]}</c>.</summary>
    /// <exception cref="UsageException">A line is no such record; the message names it.</exception>
    public static IEnumerable<PlaceGold> Read(FileInfo file)
    {
        var number = 0;
        foreach (var line in File.ReadLines(file.FullName))
        {
            number++;
            if (!string.IsNullOrWhiteSpace(line))
            {
                yield return Parse(line, file, number);
            }
        }
    }

    /// <summary>
    /// The record with those toponyms asked for no longer whose name is of a kind: what is found there is neither right nor wrong.
    /// </summary>
    public PlaceGold Without(Func<string, bool> isOfKind) =>
        this with { Toponyms = [.. Toponyms.Select(t => isOfKind(t.Name) ? t with { Latitude = null } : t)] };

    private static PlaceGold Parse(string line, FileInfo file, int number)
    {
        try
        {
            using var json = JsonDocument.Parse(line);
            var root = json.RootElement;
            return new(root.GetProperty("id").ToString(), root.GetProperty("text").GetString() ?? "",
                root.TryGetProperty("url", out var url) ? url.GetString() : null,
                [.. root.GetProperty("toponyms").EnumerateArray().Select(Toponym)]);
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new UsageException(string.Create(CultureInfo.InvariantCulture,
                $"{file.Name}:{number}: not a record of places ({e.Message}); each line needs id, text and toponyms"));
        }
    }

    private static GoldToponym Toponym(JsonElement t) => new(
        t.GetProperty("start").GetInt32(), t.GetProperty("end").GetInt32(), t.GetProperty("name").GetString() ?? "",
        Number(t, "lat"), Number(t, "lon"), t.TryGetProperty("geonameid", out var id) && id.ValueKind is not JsonValueKind.Null
            ? id.ToString() : null);

    private static double? Number(JsonElement node, string name) => node.GetProperty(name) is { ValueKind: JsonValueKind.Number } number
        ? number.GetDouble() : null;
}
