using NodaTime;
using Salient.Claims;
using Salient.Incidents;
using Salient.Ledger;
using Salient.Places;

namespace Salient.Alerts;

/// <summary>Chooses what stands on a brief, and puts it in words.</summary>
public static class BriefMaker
{
    /// <summary>Changes on a page: what is older is on no page.</summary>
    private const int MostChanges = 8;

    /// <summary>Events and reports that are chosen at most; how many of them have room is the page's affair.</summary>
    private const int MostEvents = 12, MostSources = 14, MostHoldings = 12;

    /// <summary>The map shows at least so many degrees from south to north: about 11 km.</summary>
    private const double LeastDegrees = 0.1;

    /// <summary>Makes the brief.</summary>
    /// <param name="asked">What is asked.</param>
    /// <param name="matter">What there is to tell of; its incidents as known by the day asked.</param>
    public static Brief Of(BriefQuestion asked, AlertMatter matter)
    {
        ArgumentNullException.ThrowIfNull(asked);
        ArgumentNullException.ThrowIfNull(matter);
        var main = asked.Key is { } key ? asked.Ledger.At(key, asked.On, asked.KnownBy) : null;
        var holdings = InOrder(asked, matter, main);
        var first = asked.Ledger.Span?.First ?? asked.On;
        var changes = asked.Ledger.Changes(first, asked.On, asked.KnownBy).Where(c => asked.Choice.Has(c.Place)).ToList();
        var events = matter.Incidents.Where(asked.Choice.Has).Where(i => (i.To ?? i.From) is { } day && day <= asked.On
            && day >= asked.On.PlusDays(-asked.Days)).ToList();
        return new()
        {
            Title = asked.Title,
            On = asked.On,
            KnownBy = asked.KnownBy,
            Made = asked.Made,
            Days = asked.Days,
            Holdings = [.. holdings.Take(MostHoldings).Select(h => Entry(h, matter, isMain: h.Key == asked.Key))],
            Changes = [.. changes.Take(MostChanges).Select(c => new BriefEntry(
                DigestText.OneLine(c.Inferred ? ChangeWords.Understood(c) : ChangeWords.Title(c)),
                [.. c.Claims.Take(1).Select(e => Said(e.Source, e.Outlet, matter.TitleOf(e.ReportHash), e.Published, e.Sentence))]))],
            Events = [.. events.Take(MostEvents).Select(i => new BriefEntry(DigestText.OneLine(DigestItems.Title(i)),
                [.. i.Claims.Where(c => c.For).Take(1)
                    .Select(c => Said(c.Source, c.Outlet, matter.TitleOf(c.ReportHash), c.Published, c.Sentence))]))],
            Tolls = Tolls(events),
            Sources = Sources(holdings.Take(MostHoldings), changes.Take(MostChanges), events.Take(MostEvents), matter),
            Map = Map(asked, matter, holdings, events),
        };
    }

    private static List<Holding> InOrder(BriefQuestion asked, AlertMatter matter, Holding? main)
    {
        var all = asked.Ledger.Holdings(asked.On, asked.KnownBy).Where(h => h.Key == asked.Key || asked.Choice.Has(h.Place)).ToList();
        double Far(Holding h) => main?.Place is { Latitude: { } latitude, Longitude: { } longitude }
            ? h.Place is { Latitude: { } y, Longitude: { } x } ? Earth.Km(latitude, longitude, y, x) : double.MaxValue
            : Site.Nearest(matter.Sites, h.Place)?.Km ?? 0;
        return [.. all.OrderByDescending(h => h.Key == asked.Key).ThenBy(Far).ThenBy(h => h.Label, StringComparer.OrdinalIgnoreCase)];
    }

    private static BriefEntry Entry(Holding holding, AlertMatter matter, bool isMain)
    {
        var sure = HoldingWords.Sure(holding.Probability, holding.Likelihood);
        var lines = new List<string>();
        if (isMain)
        {
            lines.Add($"How sure: {sure ?? "cannot be said"}; {Count(holding.OriginsFor, "independent source")} for it, "
                + $"{(holding.OriginsAgainst == 0 ? "none" : FormattableString.Invariant($"{holding.OriginsAgainst}"))} against");
            lines.AddRange(holding.Claims.Where(c => c.Repeats is null).Take(3).Select(c =>
                (c.For ? "" : "Against: ") + Said(c.Source, c.Outlet, matter.TitleOf(c.ReportHash), c.Published, c.Sentence)));
        }
        else if (Site.Nearest(matter.Sites, holding.Place) is { } near && matter.Sites.Count > 0)
        {
            lines.Add(near.Km == 0 ? $"at {near.Site.Name}" : FormattableString.Invariant($"{near.Km:0.#} km from {near.Site.Name}"));
        }

        // A province is often called like its town: the page must not seem to say two things of one place.
        var kind = PlaceKey.IsArea(holding.Key) ? holding.Place.Precision switch
        {
            PlacePrecision.Province => " (province)",
            PlacePrecision.District => " (district)",
            PlacePrecision.Country => " (country)",
            _ => "",
        } : "";
        var title = $"{holding.Label}{kind}: {HoldingWords.Of(holding)}{(isMain || sure is null ? "" : $", {sure}")}";
        return new(DigestText.OneLine(title), lines);
    }

    private static string Said(ClaimSource source, string? outlet, string? title, LocalDate? published, string sentence)
    {
        var report = outlet ?? (title is { Length: > 0 } ? $"“{title}”" : "a report");
        var who = (source.Name ?? source.Text) is { } said && said != outlet ? $"{said} in {report}" : report;
        return DigestText.OneLine($"{who}{(published is { } day ? $", {ChangeWords.Day(day)}" : "")}: “{sentence}”");
    }

    private static string? Tolls(List<Incident> events)
    {
        string? Sum(Func<Incident, IncidentToll?> toll, string what)
        {
            var counted = events.Select(toll).OfType<IncidentToll>().ToList();
            var (low, high) = (counted.Sum(t => t.Low), counted.Sum(t => t.High));
            return counted.Count == 0 ? null
                : low == high ? FormattableString.Invariant($"{low} {what}") : FormattableString.Invariant($"{low} to {high} {what}");
        }

        var said = new[] { Sum(i => i.Killed, "killed"), Sum(i => i.Injured, "injured"), Sum(i => i.Captured, "captured") }
            .OfType<string>().ToList();
        return said.Count == 0 ? null : $"Of {Count(events.Count, "event")} in all, by those who count: {string.Join(", ", said)}.";
    }

    private static List<string> Sources(IEnumerable<Holding> holdings, IEnumerable<HoldingChange> changes,
        IEnumerable<Incident> events, AlertMatter matter) =>
        [.. holdings.SelectMany(h => h.Claims).Concat(changes.SelectMany(c => c.Claims)).Select(c => (c.ReportHash, c.Outlet, c.Published))
            .Concat(events.SelectMany(i => i.Claims).Select(c => (c.ReportHash, c.Outlet, c.Published)))
            .DistinctBy(r => r.ReportHash).OrderByDescending(r => r.Published).ThenBy(r => r.Outlet, StringComparer.Ordinal)
            .Take(MostSources).Select(r => DigestText.OneLine(string.Join(", ", new[]
            {
                r.Outlet, matter.TitleOf(r.ReportHash) is { Length: > 0 } title ? $"“{title}”" : null,
                r.Published is { } day ? ChangeWords.Day(day) : "without a day",
            }.OfType<string>())))];

    private static BriefMap Map(BriefQuestion asked, AlertMatter matter, List<Holding> holdings, List<Incident> events)
    {
        string Side(ClaimActor actor) => actor.Id is { } id ? asked.SideOf(id, asked.On) : actor.Name;
        // The order of the page: whoever is named by most claims comes first, so that colours and shapes are the same there and here.
        var sides = asked.Ledger.Holders.GroupBy(h => Side(h.Actor), StringComparer.Ordinal)
            .OrderByDescending(g => g.Sum(h => h.Claims)).ThenBy(g => g.Key, StringComparer.Ordinal).Select(g => (g.Key,
                Name: g.GroupBy(h => h.Actor.Name).OrderByDescending(n => n.Sum(h => h.Claims)).ThenBy(n => n.Key, StringComparer.Ordinal)
                    .First().Key)).ToList();
        int? Number(Holding h) => h.Holder is { } holder ? sides.FindIndex(s => s.Key == Side(holder)) is >= 0 and var at ? at : null : null;
        List<BriefPoint> places = [.. holdings.Where(h => h.Place is { Latitude: not null, Longitude: not null }
                && (h.Key == asked.Key || h.Place.Precision is PlacePrecision.Point or PlacePrecision.Settlement))
            .Select(h => new BriefPoint(DigestText.OneLine(h.Label), h.Place.Latitude!.Value, h.Place.Longitude!.Value, Number(h),
                h.Key == asked.Key, h.State))];
        List<BriefPoint> happened = [.. events.Select(i => i.Place).Where(p => p is { Latitude: not null, Longitude: not null })
            .Select(p => new BriefPoint("", p!.Latitude!.Value, p.Longitude!.Value)).Distinct()];
        List<BriefPoint> sites = [.. matter.Sites.Select(s => new BriefPoint(s.Name, s.Latitude, s.Longitude))];
        return new(Box(asked, places, happened), places, happened, sites, [.. sides.Select(s => s.Name)]);
    }

    /// <summary>
    /// What the map shows: all places and happenings with a little around them; around one place, what is asked for around it.
    /// </summary>
    private static AlertBox Box(BriefQuestion asked, List<BriefPoint> places, List<BriefPoint> happened)
    {
        if (asked.Choice.Area is { } area && area.West <= area.East)
        {
            return area;
        }

        List<BriefPoint> all = [.. places, .. happened];
        if (all.Count == 0)
        {
            return new(-180, -85, 180, 85);
        }

        var (south, north) = (all.Min(p => p.Latitude), all.Max(p => p.Latitude));
        var (west, east) = (all.Min(p => p.Longitude), all.Max(p => p.Longitude));
        var margin = Math.Max(LeastDegrees, Math.Max(north - south, east - west) * 0.12);
        return new(Math.Max(-180, west - margin), Math.Max(-85, south - margin), Math.Min(180, east + margin), Math.Min(85, north + margin));
    }

    private static string Count(int count, string what) => FormattableString.Invariant($"{count} {what}{(count == 1 ? "" : "s")}");
}
