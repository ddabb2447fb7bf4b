using System.CommandLine;
using NodaTime;
using Salient.Alerts;
using Salient.Exchange.Briefs;
using Salient.Ledger;
using Salient.Store;

namespace Salient.Cli;

/// <summary><c>salient brief</c>: one printed page on a place or an area.</summary>
internal static class BriefCommand
{
    private const int UsualDays = 30;

    private sealed record Asked(string? Place, double? Km, double? NearSitesKm, string? Area, LocalDate? On, LocalDate? KnownBy, int Days,
        string Output, DeskRole Role);

    /// <summary>Builds the command.</summary>
    public static Command Create()
    {
        var place = new Argument<string?>("PLACE")
        {
            Description = "A place of the ledger by name or GeoNames id, or LATITUDE,LONGITUDE", Arity = ArgumentArity.ZeroOrOne,
        };
        var km = new Option<double?>("--km") { Description = FormattableString.Invariant(
            $"So many kilometres around PLACE (default: {ClaimQuestion.UsualKm})") };
        var near = new Option<double?>("--near-sites")
        {
            Description = "Instead of a place: within so many kilometres of the desk's sites", HelpName = "KM",
        };
        var area = new Option<string?>("--area")
        {
            Description = "Instead of a place: this box, west, south, east and north edge in degrees", HelpName = "LON,LAT,LON,LAT",
        };
        var on = ReadCommand.DayOption("--on", "The day that it tells of (default: the day of --known-by, else the last day in the store)");
        var days = new Option<int>("--days") { Description = "Events of so many days before it", DefaultValueFactory = _ => UsualDays };
        var output = new Option<string>("--output", "-o") { Description = "The PDF to write", HelpName = "FILE.pdf", Required = true };
        var role = new RoleOption();
        var (knownBy, db) = (LedgerOptions.KnownBy(), LedgerOptions.Database());
        days.Validators.Add(given =>
        {
            if (given.GetValue(days) is < 1 or > 3660)
            {
                given.AddError("--days is a number from 1 to 3660");
            }
        });
        var command = new Command("brief",
            "Writes one printed page (PDF, A4) on a place or an area: who holds it, on whose word, how sure, what happened, a map.")
        {
            place, km, near, area, on, knownBy, days, output, db,
        };
        role.AddTo(command);
        command.SetAction(parsed =>
        {
            using var store = LedgerOptions.Open(parsed.GetValue(db));
            return Run(store, new(parsed.GetValue(place), parsed.GetValue(km), parsed.GetValue(near), parsed.GetValue(area),
                parsed.GetValue(on), parsed.GetValue(knownBy), parsed.GetValue(days), parsed.GetValue(output)!, role.Of(parsed)));
        });
        return command.WithExamples(
            "salient brief Atarib --output atarib.pdf",
            "salient brief --near-sites 20 --on 2019-01-12 --output people.pdf",
            "salient brief --area 36.1,35.8,37.5,36.7 --days 7 --output north.pdf");
    }

    private static int Run(ReportStore store, Asked asked)
    {
        if (new[] { asked.Place is not null, asked.NearSitesKm is not null, asked.Area is not null }.Count(said => said) != 1)
        {
            throw new UsageException("name one of a PLACE, --near-sites KM and --area LON,LAT,LON,LAT");
        }

        var desk = new AlertDesk(store, TimeProvider.System, asked.KnownBy, asked.Role);
        if (desk.Ledger.Span is not { } span)
        {
            return PlaceWords.Nothing("the store holds no claim of who holds what; read reports with salient ingest FILE");
        }

        var on = asked.On ?? asked.KnownBy ?? span.Last;
        var found = asked.Place is { } words && PlaceAsked.PointOf(words) is null ? PlaceWords.Find(desk.Ledger, words) : [];
        if (asked.Place is { } unknown && PlaceAsked.PointOf(unknown) is null && found.Count == 0)
        {
            return PlaceWords.Unknown(desk.Ledger, unknown);
        }

        var question = new AlertQuestion
        {
            Place = asked.Place is null ? null : found is [{ Place: { Latitude: { } latitude, Longitude: { } longitude } }, ..]
                ? FormattableString.Invariant($"{latitude},{longitude}") : asked.Place,
            Km = asked.Place is null ? null : asked.Km ?? ClaimQuestion.UsualKm,
            NearSitesKm = asked.NearSitesKm,
            Area = asked.Area is null ? null : AlertBox.Parse(asked.Area)
                ?? throw new UsageException(
                    $"--area '{asked.Area}' is no box; write west, south, east and north in degrees, like 36.1,35.2,37.4,36.5"),
        };
        var nobodyKnows = asked.NearSitesKm is null ? null : desk.Unknown(question);
        if ((question.Fault ?? (nobodyKnows is { } u ? $"{u.What}; {u.Remedy}" : null)) is { } fault)
        {
            throw new UsageException(fault);
        }

        var brief = BriefMaker.Of(new(Title(asked, found), desk.ChoiceOf(question), on,
            Instant.FromDateTimeOffset(TimeProvider.System.GetUtcNow()))
        {
            Key = found.Count > 0 ? found[0].Key : null,
            KnownBy = asked.KnownBy,
            Days = asked.Days,
            SideOf = desk.Actors.SideOf,
            Ledger = desk.Ledger,
        }, desk.Matter);
        return Write(brief, asked.Output);
    }

    private static string Title(Asked asked, IReadOnlyList<(string Key, Salient.Claims.ClaimPlace Place)> found) =>
        asked.NearSitesKm is { } near ? FormattableString.Invariant($"Within {near:0.##} km of our sites")
        : asked.Area is { } box ? $"The area {box}"
        : found.Count > 0 ? $"{PlaceKey.Label(found[0].Place)} and around it"
        : $"Around {asked.Place}";

    private static int Write(Brief brief, string output)
    {
        var beside = output + ".new";
        try
        {
            using (var stream = File.Create(beside))
            {
                BriefPage.Write(brief, Path.Combine(AppContext.BaseDirectory, "wwwroot", "assets"), stream);
            }

            File.Move(beside, output, overwrite: true);
        }
        catch
        {
            File.Delete(beside);
            throw;
        }

        Terminal.Note($"{brief.Title}, {ChangeWords.Day(brief.On)}, in {output}");
        return ExitCodes.Ok;
    }
}
