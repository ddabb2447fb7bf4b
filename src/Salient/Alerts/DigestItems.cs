using Salient.Claims;
using Salient.Incidents;
using Salient.Ledger;

namespace Salient.Alerts;

/// <summary>Says what a change or a happening is, with all that a reader of a digest needs beside it.</summary>
internal static class DigestItems
{
    /// <summary>A happening in one line: <c>Tal: shell, by Syrian Army on rebels, 5 January 2019, 3 to 5 killed</c>.</summary>
    public static string Title(Incident incident)
    {
        var where = incident.Place is { } place ? PlaceKey.Label(place) : "somewhere";
        return $"{where}: " + string.Join(", ", new[]
        {
            // The codes of the codebook are words, joined by hyphens: the page shows them so too.
            incident.Event.Replace('-', ' '), Sides(incident),
            incident.Status == ClaimStatus.Asserted ? null : ClaimWords.Of(incident.Status), When(incident),
            Toll(incident.Killed, "killed"), Toll(incident.Injured, "injured"), Toll(incident.Captured, "captured"),
        }.Where(part => !string.IsNullOrEmpty(part)));
    }

    /// <summary>The item of a change.</summary>
    public static DigestItem Of(AlertMatter matter, HoldingChange change, string id, string title, string? before)
    {
        var (now, nearest) = (matter.Now(change.Key), Site.Nearest(matter.Sites, change.Place));
        return new()
        {
            Id = id,
            Kind = ClaimWords.Of(change.Kind),
            Title = title,
            Key = change.Key,
            Place = change.Place,
            Day = change.Day,
            From = change.From?.Name,
            To = change.Kind is HoldingChangeKind.Lost ? null : change.To?.Name,
            Inferred = change.Inferred,
            Before = before == title ? null : before,
            Now = now is null ? null : HoldingWords.Of(now),
            Probability = now?.Probability,
            Likelihood = now?.Likelihood,
            Site = nearest?.Site.Name,
            Km = nearest is { } near ? Math.Round(near.Km, 1) : null,
            Origins = change.Origins,
            Words = [.. change.Claims.DistinctBy(c => (c.Sentence, c.Outlet)).Select(c => new DigestWord(
                Said(c.Source, c.Outlet), c.Outlet, matter.TitleOf(c.ReportHash), c.Published, c.Sentence, c.ReportId, c.Id, c.Status))],
        };
    }

    /// <summary>The item of a happening.</summary>
    public static DigestItem Of(AlertMatter matter, Incident incident, string id, string title, IReadOnlyList<IncidentClaim> fresh,
        bool wasTold)
    {
        var nearest = Site.Nearest(matter.Sites, incident.Place);
        return new()
        {
            Id = id,
            Kind = incident.Event,
            Title = title,
            Key = incident.Place is { } place ? PlaceKey.Of(place) : null,
            Place = incident.Place,
            Day = incident.To ?? incident.From,
            From = null,
            To = null,
            More = wasTold,
            Site = nearest?.Site.Name,
            Km = nearest is { } near ? Math.Round(near.Km, 1) : null,
            Origins = incident.Origins,
            Words = [.. fresh.OrderByDescending(c => c.Published).DistinctBy(c => (c.Sentence, c.Outlet)).Select(c => new DigestWord(
                Said(c.Source, c.Outlet), c.Outlet, matter.TitleOf(c.ReportHash), c.Published, c.Sentence, c.ReportId, c.Id, c.Status))],
        };
    }

    private static string? Said(ClaimSource source, string? outlet) =>
        (source.Name ?? source.Text) is { } said && said != outlet ? said : null;

    private static string Sides(Incident incident)
    {
        static string? Names(IReadOnlyList<ClaimActor> actors) => actors.Count == 0 ? null
            : string.Join(" and ", actors.Select(a => a.Name).Distinct().Take(4));
        return (Names(incident.Actors), Names(incident.Targets)) switch
        {
            ({ } by, { } on) => $"{by} against {on}",
            ({ } by, null) => $"by {by}",
            (null, { } on) => $"against {on}",
            _ => "",
        };
    }

    private static string? When(Incident incident) => (incident.From, incident.To) switch
    {
        ({ } from, { } to) when from == to => ChangeWords.Day(to),
        ({ } from, { } to) => $"{ChangeWords.Day(from)} to {ChangeWords.Day(to)}",
        (null, { } to) => $"on or before {ChangeWords.Day(to)}",
        ({ } from, null) => $"from {ChangeWords.Day(from)}",
        _ => null,
    };

    private static string? Toll(IncidentToll? toll, string what) => toll is null ? null
        : toll.Low == toll.High ? FormattableString.Invariant($"{toll.Low} {what}")
        : FormattableString.Invariant($"{toll.Low} to {toll.High} {what}");
}
