using System.Text.Json;
using System.Text.Json.Nodes;
using Salient.Claims;
using Salient.Exchange.Tables;
using Salient.Ledger;

namespace Salient.Exchange.Formats;

/// <summary>
/// STIX 2.1 (OASIS): a bundle of the reports, of what they say happened, where, by whom and to whom. What is only denied, planned or
/// possible is a note and no incident, and the claim itself goes along as an extension of either.
/// </summary>
internal static class StixFormat
{
    /// <summary>Writes the claims of a table.</summary>
    public static void Write(ExchangeTable table, Stream output)
    {
        var title = table.Columns.Select((c, i) => (c.Name, Index: i)).FirstOrDefault(c => c.Name == "title");
        var bundle = new StixBundle(table.Notice);
        foreach (var report in table.Rows.Where(r => r.Line is PublishedClaim).GroupBy(r => ((PublishedClaim)r.Line!).ReportHash))
        {
            var of = report.Select(r => (PublishedClaim)r.Line!).ToList();
            var objects = of.Select(claim => Claim(bundle, claim)).ToList();
            Report(bundle, of[0], title.Name is null ? null : report.First().Cells[title.Index] as string, objects);
        }

        using var json = new Utf8JsonWriter(output, new() { Encoder = ClaimJson.Options.Encoder });
        bundle.ToJson().WriteTo(json);
    }

    /// <summary>What a claim says, with its place and whom it names; returns the id of what says it.</summary>
    private static string Claim(StixBundle bundle, PublishedClaim published)
    {
        var claim = published.Claim;
        var (at, where) = (StixBundle.Time(published.Known ?? published.Published ?? published.Date.From),
            claim.Place is { } place ? bundle.Location(place) : null);
        var actors = (claim.Subject is { } subject ? [subject] : claim.Actors).Select(bundle.Actor).Distinct().ToList();
        var targets = (claim.Object is { } target ? [target] : claim.Targets).Select(bundle.Actor).Distinct().ToList();
        var isIncident = claim.Kind == ClaimKind.Event && claim.Status == ClaimStatus.Asserted && published.WithdrawnOn is null;
        var about = new[] { where }.Concat(actors).Concat(targets).OfType<string>().Distinct().ToList();
        var what = bundle.Add(isIncident ? "incident" : "note", $"claim|{claim.Id}", at, said =>
        {
            if (isIncident)
            {
                (said["name"], said["description"]) = (Name(claim), claim.SentenceText);
            }
            else
            {
                (said["abstract"], said["content"]) = ($"{ClaimWords.Of(claim.Status)}: {Name(claim)}", claim.SentenceText);
                // A note is about something; where nobody and no place is named, about whoever reads.
                said["object_refs"] = StixBundle.List(about.Count > 0 ? about : [bundle.Maker]);
            }

            said["confidence"] = (int)Math.Round(Math.Clamp(claim.Confidence, 0, 1) * 100);
            said["external_references"] = new JsonArray(Source(published));
            said["extensions"] = new JsonObject
            {
                [bundle.Extension] = new JsonObject { ["extension_type"] = "property-extension", ["claim"] = ClaimLine.Of(published) },
            };
        });
        foreach (var (kind, others) in isIncident
            ? [("located-at", where is null ? [] : [where]), ("attributed-to", actors), ("targets", targets)] : Array.Empty<(string, List<string>)>())
        {
            others.ForEach(other => bundle.Relate(what, kind, other, at));
        }

        return what;
    }

    private static void Report(StixBundle bundle, PublishedClaim first, string? title, IReadOnlyList<string> objects)
    {
        var (at, words) = (StixBundle.Time(first.Published ?? first.Known), title is { Length: > 0 } ? title : first.Claim.ReportId);
        bundle.Add("report", $"report|{first.ReportHash}", at, report =>
        {
            (report["name"], report["published"]) = (words, at);
            report["object_refs"] = StixBundle.List(objects);
            report["external_references"] = new JsonArray(Source(first));
        }, first.Outlet is { } outlet ? bundle.Outlet(outlet) : null);
    }

    private static JsonObject Source(PublishedClaim published) => new()
    {
        ["source_name"] = published.Outlet is { Length: > 0 } outlet ? outlet : "report", ["external_id"] = published.Claim.ReportId,
        ["description"] = $"SHA-256 of the report: {published.ReportHash}",
    };

    private static string Name(Claim claim) => string.Join(", ", new[]
    {
        claim.Code, claim.Place?.Name ?? claim.Place?.Text, claim.Date.From is { } day ? Cells.Words(day) : null,
    }.OfType<string>());
}
