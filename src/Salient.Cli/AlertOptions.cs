using System.CommandLine;
using Salient.Alerts;
using Salient.Claims;

namespace Salient.Cli;

/// <summary>The options by which an alert's question is asked.</summary>
internal sealed class AlertOptions
{
    private readonly Option<double?> nearSites = new("--near-sites")
    {
        Description = "Only within so many kilometres of the edge of a site of the desk's (salient sites)",
        HelpName = "KM",
    };

    private readonly Option<double?> within = new("--within")
    {
        Description = "Only within so many kilometres of the place of --of", HelpName = "KM",
    };

    private readonly Option<string?> of = new("--of")
    {
        Description = "The place of --within, by name or GeoNames id, or as LATITUDE,LONGITUDE; alone: only this place", HelpName = "PLACE",
    };

    private readonly Option<string?> area = new("--area")
    {
        Description = "Only in this box: west, south, east and north edge in degrees", HelpName = "LON,LAT,LON,LAT",
    };

    private readonly Option<string?> actor = new("--actor")
    {
        Description = "Only what somebody takes part in, gains or loses, by any name that the codebook knows, or by id", HelpName = "ACTOR",
    };

    private readonly Option<string[]> events = new("--event")
    {
        Description = "Only this event; may be repeated: then any of them", HelpName = "CODE",
    };

    private readonly Option<string?> contains = new("--contains")
    {
        Description = "Only where these words stand in the sentence: words, \"a phrase\", this OR that, -not-this, begin*",
        HelpName = "WORDS",
    };

    private readonly Option<string> only = new("--only")
    {
        Description = "changes (what changes hands), events (what happens), or both (the default)", DefaultValueFactory = _ => "both",
    };

    /// <summary>Makes them.</summary>
    public AlertOptions() => only.AcceptOnlyFromAmong([.. ClaimWords.All<AlertScope>()]);

    /// <summary>Adds them to a command.</summary>
    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { nearSites, within, of, area, actor, events, contains, only })
        {
            command.Add(option);
        }
    }

    /// <summary>What a command line asks.</summary>
    /// <exception cref="UsageException">It asks what cannot be.</exception>
    public AlertQuestion Of(ParseResult parsed)
    {
        if (parsed.GetValue(within) is not null && parsed.GetValue(of) is null)
        {
            throw new UsageException("--within counts from a place; name it with --of PLACE");
        }

        var box = parsed.GetValue(area);
        var asked = new AlertQuestion
        {
            NearSitesKm = parsed.GetValue(nearSites),
            Place = Said(parsed.GetValue(of)),
            Km = parsed.GetValue(within),
            Area = box is null ? null : AlertBox.Parse(box)
                ?? throw new UsageException(
                    $"--area '{box}' is no box; write west, south, east and north in degrees, like 36.1,35.2,37.4,36.5"),
            Actor = Said(parsed.GetValue(actor)),
            Events = parsed.GetValue(events) ?? [],
            Contains = Said(parsed.GetValue(contains)),
            Only = ClaimWords.Find<AlertScope>(parsed.GetValue(only))!.Value,
        };
        return asked.Fault is { } fault ? throw new UsageException(fault) : asked;
    }

    private static string? Said(string? words) => string.IsNullOrWhiteSpace(words) ? null : words.Trim();
}
