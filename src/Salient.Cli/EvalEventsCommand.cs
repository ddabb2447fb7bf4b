using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using NodaTime.Text;
using Salient.Binding;
using Salient.Coding;
using Salient.Lineage;
using Salient.Places;
using Salient.Reports;
using Salient.Store;

namespace Salient.Cli;

/// <summary><c>salient eval events</c>: codes the notes of ACLED rows and compares event, actors, place, day and dead.</summary>
internal static partial class EvalEventsCommand
{
    private static readonly LocalDatePattern GoldDay = LocalDatePattern.CreateWithInvariantCulture("d-MMM-yy");

    private static readonly Dictionary<string, string> CodesByIso3 = CultureInfo.GetCultures(CultureTypes.SpecificCultures)
        .Where(c => c.Name.Length > 0).Select(c => new RegionInfo(c.Name))
        .Where(r => r.TwoLetterISORegionName.Length == 2).GroupBy(r => r.ThreeLetterISORegionName, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.First().TwoLetterISORegionName, StringComparer.Ordinal);

    /// <summary>Builds the command.</summary>
    public static Command Create()
    {
        var gold = new Argument<FileInfo>("gold") { Description = "JSON Lines of ACLED rows with their notes" };
        var output = new Option<FileInfo?>("--output") { Description = "Writes what was found, as lines of {id, event_type, sub_event_type, actors, latitude, longitude, date, fatalities}" };
        var codebook = CodebookOption.Create();
        var reader = ReaderOption.Create();
        var command = new Command("events",
            "Codes the notes of ACLED rows; prints the share of rows right in each field. Needs the gazetteers of their countries (salient gazetteer add).") { gold, output, codebook, reader };
        command.SetAction(result => Run(result.GetValue(gold)!, result.GetValue(output), result.GetValue(codebook),
            result.GetValue(reader)));
        return command.WithExamples("salient eval events acled-2020.jsonl", "salient eval events acled-2020.jsonl --output rows.jsonl");
    }

    private static int Run(FileInfo gold, FileInfo? output, string? codebook, ReaderUse use)
    {
        var records = EvalTexts.Read(gold, "notes", "event_type", "sub_event_type", "actor1", "actor2", "latitude", "longitude",
            "event_date", "fatalities");
        var kit = ReadingKit.Open(SalientHome.Default(), codebook: codebook, use: use, log: Terminal.Note);
        var events = EvalTexts.MainEvents(kit);
        var rows = EvalTexts.Map(records, r => RowOf(kit.Reader, EvalTexts.Report(r), events));
        EvalTexts.Write(output, records.Zip(rows, (r, row) => new Row(r.Id, row.EventType, row.SubEventType, row.Actors, row.Latitude,
            row.Longitude, row.Day, row.Fatalities)));
        var checks = records.Zip(rows, (r, row) => Check(r.Gold, row)).ToList();
        string Share(string name, IEnumerable<bool> right) =>
            string.Create(CultureInfo.InvariantCulture, $"{name} {right.Select(b => b ? 1.0 : 0.0).DefaultIfEmpty(0).Average():0.000}");
        Console.WriteLine(string.Join(' ', [
            $"rows {records.Count}", Share("event type", checks.Select(c => c.Type)), Share("sub-event", checks.Select(c => c.Sub)),
                Share("an actor", checks.Select(c => c.Actor)),
            Share("within 20 km", checks.Select(c => c.Near)), Share("date", checks.Select(c => c.Day)),
                Share("fatalities", checks.Select(c => c.Dead)),
            Share("fatalities where some", checks.Where(c => c.HasDead).Select(c => c.Dead)),
        ]));
        var loaded = Loaded(kit.Reader.Places);
        var near = records.Zip(checks).Where(r => loaded.Contains(CountryOf(r.First.Gold))).Select(r => r.Second.Near).ToList();
        if (near.Count > 0)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"rows of countries of which a dump is loaded {near.Count}: {Share("within 20 km", near)}"));
        }

        return ExitCodes.Ok;
    }

    private static AcledRow RowOf(ReportReader reader, Report report, MainEvents events)
    {
        var named = reader.Name(reader.Mark(reader.Parse(report)));
        return AcledRow.Of(named.Marked, reader.Resolve(reader.Code(reader.Refer(named))), events, reader.Actors,
            new(reader.Places, reader.ChoosePlaces(named)));
    }

    /// <summary>
    /// The countries of which the user added a dump: their villages can be known. Lists of towns of all the world hold no villages.
    /// </summary>
    private static HashSet<string> Loaded(PlaceIndex places)
    {
        var lists = places.Lists.Select(l => l.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return [.. CodesByIso3.Values.Where(code => lists.Contains(code) || lists.Contains("allCountries"))];
    }

    private static string CountryOf(JsonElement gold) =>
        gold.TryGetProperty("iso3", out var iso3) && iso3.GetString() is { } code ? CodesByIso3.GetValueOrDefault(code, "") : "";

    private static RowCheck Check(JsonElement gold, AcledRow row)
    {
        string Text(string field) => gold.GetProperty(field).GetString() ?? "";
        double Number(string field) => double.Parse(Text(field), CultureInfo.InvariantCulture);
        var actors = new[] { "actor1", "actor2" }.Select(f => Bracketed().Replace(Text(f), "")).Where(a => a.Length > 0);
        var dead = (int)Number("fatalities");
        return new(
            Text("event_type") == row.EventType, Text("sub_event_type") == row.SubEventType,
                actors.Any(a => row.Actors.Any(x => Same(a, x) || Same(x, a))),
            row is { Latitude: { } latitude, Longitude: { } longitude }
                && Earth.Km(Number("latitude"), Number("longitude"), latitude, longitude) <= 20,
            GoldDay.Parse(Text("event_date")) is { Success: true, Value: var day } && LocalDatePattern.Iso.Format(day) == row.Day,
                dead == row.Fatalities, dead > 0);
    }

    /// <summary>Whether a name stands in another as whole words, accents and case aside.</summary>
    private static bool Same(string wanted, string got) => Folded.Of(wanted) is { Length: > 0 } w
        && $" {Folded.Of(got)} ".Contains($" {w} ", StringComparison.Ordinal);

    [GeneratedRegex(@"\s*\([^)]*\)")]
    private static partial Regex Bracketed();

    private sealed record Row(JsonElement Id, string? EventType, string? SubEventType, IReadOnlyList<string> Actors, double? Latitude,
        double? Longitude, string? Date, int Fatalities);

    private sealed record RowCheck(bool Type, bool Sub, bool Actor, bool Near, bool Day, bool Dead, bool HasDead);
}
