using System.CommandLine;
using System.Text.Json.Nodes;
using Salient.Places;
using Salient.Reports;
using Salient.Store;

namespace Salient.Cli;

/// <summary>
/// <c>salient eval places</c>: names and pins the places of texts whose places are known, and says how far its pins can be trusted.
/// </summary>
internal static class EvalPlacesCommand
{
    /// <summary>Builds the command.</summary>
    public static Command Create()
    {
        var gold = new Argument<FileInfo>("gold")
        {
            Description = "JSON Lines of {id, text, toponyms: [{start, end, name, lat, lon, geonameid}]}, or a .csv of UCDP events with where_coordinates, adm_1 and latitude",
        };
        var output = new Option<FileInfo?>("--output") { Description = "Writes what was found, as lines of {id, places: [{start, end, latitude, longitude, id, probability}]}" };
        var withoutDemonyms = new Option<bool>("--without-demonyms") { Description = "Leaves out gold that is an adjective or a people (Turkish, Turks): these are no places here" };
        var plot = new Option<FileInfo?>("--plot") { Description = "Draws how often pins are right by how sure they are, as SVG" };
        var wrong = new Option<bool>("--verbose", "-v") { Description = "Lists the pins that are wrong, on standard error" };
        var codebook = CodebookOption.Create();
        var command = new Command("places",
            "Names and pins places; prints F1 of names, accuracy within 161 km, and how often pins of stated probability are right.")
        {
            gold, output, withoutDemonyms, plot, wrong, codebook,
        };
        command.SetAction(result => Run(result.GetValue(gold)!, result.GetValue(output), result.GetValue(plot),
            result.GetValue(withoutDemonyms), result.GetValue(wrong), result.GetValue(codebook)));
        return command;
    }

    private static int Run(FileInfo gold, FileInfo? output, FileInfo? plot, bool withoutDemonyms, bool verbose, string? codebook)
    {
        if (!gold.Exists)
        {
            throw new UsageException($"{gold} is not there; give the path of a gold file, JSON Lines of places or a .csv of UCDP events");
        }

        var reader = ReadingKit.Open(SalientHome.Default(), codebook: codebook, log: Terminal.Note).Reader;
        Terminal.Note($"reading with {reader.Places.Count:N0} places");
        var pins = gold.Extension == ".csv" ? Events(gold, reader, output, verbose) : Texts(gold, reader, output, withoutDemonyms, verbose);
        Console.WriteLine(pins);
        if (plot is not null)
        {
            File.WriteAllText(plot.FullName, CalibrationPlot.Draw(pins, Path.GetFileNameWithoutExtension(gold.Name)));
        }

        return ExitCodes.Ok;
    }

    private static Trust Texts(FileInfo gold, ReportReader reader, FileInfo? output, bool withoutDemonyms, bool verbose)
    {
        using var writer = output is null ? null : new StreamWriter(output.FullName);
        var score = new PlaceScore(reader.Places, verbose);
        foreach (var record in PlaceGold.Read(gold))
        {
            var wanted = withoutDemonyms ? record.Without(name => reader.Actors.IsDemonym(name)) : record;
            var report = new Report { Id = record.Id, Text = record.Text, Hash = "", Url = record.Url,
                Body = [new(0, record.Text.Length)] };
            var found = reader.ChoosePlaces(reader.Name(reader.Mark(reader.Parse(report)))).Where(c => c.Mention.Name.Length > 0)
                .Select(Pin).ToList();
            score.Add(wanted, found);
            writer?.WriteLine(new JsonObject { ["id"] = record.Id, ["places"] = new JsonArray([.. found.Select(Json)]) }.ToJsonString());
        }

        Console.WriteLine(withoutDemonyms ? "without demonyms, which are no places here"
            : "demonyms count as places in this gold and not here: --without-demonyms leaves them out");
        Console.WriteLine(score);
        return score.Trust;
    }

    private static Trust Events(FileInfo gold, ReportReader reader, FileInfo? output, bool verbose)
    {
        using var writer = output is null ? null : new StreamWriter(output.FullName);
        return new EventPlaces(reader, verbose).Score(gold, writer);
    }

    /// <summary>A choice as a pin: the place that the bare name means, or where its surroundings put a name that no list knows.</summary>
    public static FoundPin Pin(PlaceChoice choice)
    {
        var (mention, end) = (choice.Mention, choice.Mention.NameSpan.End + Noun(choice.Mention));
        return choice.Chosen is { } chosen
            ? new(mention.NameSpan.Start, end, mention.Name, chosen.Place.Latitude, chosen.Place.Longitude, chosen.Place.Id,
                chosen.Probability)
            : new(mention.NameSpan.Start, end, mention.Name, choice.Pin.Latitude, choice.Pin.Longitude, null, choice.Pin.Probability ?? 0);
    }

    // Laurel County: a noun in a capital behind the name belongs to it.
    private static int Noun(PlaceMention mention)
    {
        var at = mention.Text.IndexOf(mention.Name, StringComparison.Ordinal) + mention.Name.Length + 1;
        var isNoun = mention.Feature is { } feature && at < mention.Text.Length && char.IsUpper(mention.Text[at])
            && mention.Text.AsSpan(at).StartsWith(feature, StringComparison.OrdinalIgnoreCase);
        return isNoun ? mention.Feature!.Length + 1 : 0;
    }

    private static JsonNode Json(FoundPin pin) => new JsonObject
    {
        ["start"] = pin.Start, ["end"] = pin.End, ["latitude"] = pin.Latitude, ["longitude"] = pin.Longitude, ["id"] = pin.Id,
            ["probability"] = Math.Round(pin.Probability, 3),
    };
}
