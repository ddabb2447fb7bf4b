using System.Text.Json;
using NodaTime.Text;
using Salient.Claims;
using Salient.Ledger;

namespace Salient.Tests.Samples;

/// <summary>
/// What the ledger of all samples answers, against the gold holdings. The floor is a score that was reached: raise it, never lower it.
/// </summary>
public class GoldenHoldingTests(ITestOutputHelper output)
{
    private const int Floor = 25;

    [Fact]
    public void The_ledger_of_all_samples_answers_at_least_as_well_as_it_once_did()
    {
        var rows = SampleFiles.Records(Path.Combine(SampleFiles.Idlib, "holdings.jsonl"));
        var wrong = rows.Where(row => !Right(row)).Select(Told).ToList();
        output.WriteLine($"{rows.Count - wrong.Count} of {rows.Count} holdings right\n{string.Join('\n', wrong)}");
        Assert.True(rows.Count - wrong.Count >= Floor,
            $"{rows.Count - wrong.Count} of {rows.Count} right, and {Floor} once were:\n{string.Join('\n', wrong)}");
    }

    private static bool Right(JsonElement row)
    {
        var here = Here(row).ToList();
        var states = row.GetProperty("state") is { ValueKind: JsonValueKind.Array } many ? many.EnumerateArray()
            .Select(s => s.GetString()!).ToList() : [row.GetProperty("state").GetString()!];
        return states.Contains("none")
            ? here.TrueForAll(h => h.Holder is null)
            : here.Exists(h => states.Contains(NameOf(h.State))
                && (!row.TryGetProperty("holder", out var holder)
                || PartyNames.Is([.. holder.EnumerateArray().Select(n => n.GetString()!)], h.Holder)));
    }

    /// <summary>The ledger's places within the gold's radius, as the ledger has them on that day and as known by that day.</summary>
    private static IEnumerable<Holding> Here(JsonElement row)
    {
        var place = row.GetProperty("place");
        var on = LocalDatePattern.Iso.Parse(row.GetProperty("on").GetString()!).GetValueOrThrow();
        var knownBy = row.TryGetProperty("known_by", out var day) ? LocalDatePattern.Iso.Parse(day.GetString()!).GetValueOrThrow()
            : (NodaTime.LocalDate?)null;
        return SampleReadings.Ledger.Holdings(on, knownBy).Where(h => h.Place is { Latitude: { } lat, Longitude: { } lon }
            && ClaimMatcher.Kilometres(place.GetProperty("lat").GetDouble(), place.GetProperty("lon").GetDouble(), lat,
                lon) <= place.GetProperty("km").GetDouble());
    }

    private static string Told(JsonElement row) =>
        $"{row}: got {string.Join("; ", Here(row).Select(h => $"{h.Place.Name} {NameOf(h.State)} {h.Holder?.Name}"))}";

    private static string NameOf(HoldingState state) => state.ToString().ToLowerInvariant();
}
