using NodaTime;
using Salient.Claims;
using Salient.Ledger;
using Salient.Lineage;

namespace Salient.Incidents;

/// <summary>Sums up what is told of one happening.</summary>
internal static class IncidentMaker
{
    /// <summary>No two claims are surer than this to be one.</summary>
    private const double Highest = 0.99;

    /// <summary>The incident of a group.</summary>
    public static Incident Of(Group group)
    {
        var proofs = group.Told.Where(h => h.IsProof).ToList();
        var best = proofs.Count > 0 ? proofs : [.. group.Told];
        var claims = group.Told.Zip(group.Ties, (told, tie) => told.Said.Select(claim => Shown(told, claim, tie))).SelectMany(c => c)
            .OrderBy(c => c.Known ?? LocalDate.MaxIsoValue).ThenBy(c => c.Repeats is not null).ThenBy(c => c.Id, StringComparer.Ordinal)
                .ThenBy(c => c.ReportHash, StringComparer.Ordinal).ToList();
        var days = DaysOf(best);
        return new()
        {
            Id = claims[0].Id,
            Event = best.GroupBy(h => h.Claim.Code).OrderByDescending(e => Witnesses(e)).ThenByDescending(e => e.Count())
                .ThenBy(e => e.Key, StringComparer.Ordinal).First().Key,
            Events = [.. best.Select(h => h.Claim.Code).Distinct().Order(StringComparer.Ordinal)],
            Status = best.Min(h => (StatusOrder(h.Claim.Status), h.Claim.Status)).Status,
            Place = PlaceOf(best),
            From = days.From,
            To = days.To,
            Actors = ActorsOf(best, c => c.Actors),
            Targets = ActorsOf(best, c => c.Targets),
            Killed = TollOf(proofs, c => (c.Killed, c.KilledHigh)),
            Injured = TollOf(proofs, c => (c.Injured, c.InjuredHigh)),
            Captured = TollOf(proofs, c => (c.Captured, c.CapturedHigh)),
            Origins = Witnesses(proofs),
            OriginsAgainst = Witnesses(group.Told.Where(h => h.Told.WithdrawnOn is null
                && h.Claim.Status is ClaimStatus.Denied or ClaimStatus.Negated)),
            Reports = claims.Select(c => c.ReportHash).Distinct().Count(),
            Claims = claims,
        };
    }

    private static int Witnesses(IEnumerable<Happening> told) => told.Select(h => h.Told.Witness).Distinct(StringComparer.Ordinal).Count();

    private static int StatusOrder(ClaimStatus status) => status switch
    {
        ClaimStatus.Asserted => 0,
        ClaimStatus.Possible => 1,
        ClaimStatus.Failed => 2,
        ClaimStatus.Denied => 3,
        _ => 4,
    };

    /// <summary>The sharpest place that is told, and of those the surest.</summary>
    private static ClaimPlace? PlaceOf(List<Happening> told) => told.Where(h => h.Place is not null).OrderBy(h => h.Towns)
        .ThenByDescending(h => h.Place!.Probability ?? 0)
        .ThenBy(h => h.Place!.Id is null).ThenBy(h => h.Place!.Name, StringComparer.Ordinal)
            .ThenBy(h => h.Place!.Text, StringComparer.Ordinal).FirstOrDefault()?.Place;

    /// <summary>The days of the sharpest claim that says its own.</summary>
    private static (LocalDate? From, LocalDate? To) DaysOf(List<Happening> told) => told.Where(h => h.From is not null)
        .OrderBy(h => h.Told.Date.From is null).ThenBy(h => Period.DaysBetween(h.From!.Value, h.To!.Value)).ThenBy(h => h.To)
            .ThenBy(h => h.Claim.Id, StringComparer.Ordinal)
        .Select(h => (h.Told.Date.From is null || h.Told.Date.Precision == DatePrecision.AsOf ? null : h.From, h.To)).FirstOrDefault();

    /// <summary>Everybody named, those with a name first, each once; nameless ones only where nobody has a name.</summary>
    private static List<ClaimActor> ActorsOf(List<Happening> told, Func<Claim, IReadOnlyList<ClaimActor>> role)
    {
        var all = told.SelectMany(h => role(h.Claim)).GroupBy(a => a.Id ?? Folded.Of(a.Name))
            .Select(a => (Actor: a.OrderBy(x => x.Name, StringComparer.Ordinal).ThenBy(x => x.Text, StringComparer.Ordinal).First(),
                Times: a.Count())).ToList();
        var named = all.Where(a => a.Actor.Id is not null || a.Actor.Name.Any(char.IsUpper)).ToList();
        return [.. (named.Count > 0 ? named : all).OrderByDescending(a => a.Times).ThenBy(a => a.Actor.Name, StringComparer.Ordinal)
            .Select(a => a.Actor)];
    }

    /// <summary>
    /// Numbers by who says them: of one report and source the highest, since the others count parts; <em>nobody</em> counts only where
    /// they say nothing else.
    /// </summary>
    private static IncidentToll? TollOf(List<Happening> proofs, Func<Claim, (int? Low, int? High)> number)
    {
        var said = proofs.Where(h => number(h.Claim).Low is not null)
            .GroupBy(h => (h.Told.ReportHash, Folded.Of(h.Claim.Source.Name ?? h.Claim.Source.Text ?? "")))
            .Select(voice => voice.OrderByDescending(h => number(h.Claim).Low).ThenByDescending(h => number(h.Claim).High)
                .ThenBy(h => h.Claim.Id, StringComparer.Ordinal).First())
            .OrderByDescending(h => h.Told.Known ?? LocalDate.MinIsoValue).ThenByDescending(h => number(h.Claim).Low)
                .ThenBy(h => h.Claim.Id, StringComparer.Ordinal)
            .Select(h => new IncidentCount(number(h.Claim).Low!.Value, number(h.Claim).High, SourceOf(h), h.Told.Outlet,
                h.Claim.ReportId, h.Told.Known, h.Claim.Id)).ToList();
        return said.Count == 0 ? null : new(said.Min(s => s.Count), said.Max(s => Math.Max(s.Count, s.High ?? 0)), said[0].Count, said);
    }

    private static string? SourceOf(Happening told) => (told.Claim.Source.Name ?? told.Claim.Source.Text) is { } source
        && source != told.Told.Outlet ? source : null;

    private static IncidentClaim Shown(Happening told, PublishedClaim claim, (Happening To, Likeness Likeness)? tie) => new()
    {
        Id = claim.Claim.Id,
        ReportId = claim.Claim.ReportId,
        ReportHash = claim.ReportHash,
        Outlet = claim.Outlet,
        Published = claim.Published,
        Known = claim.Known,
        Source = claim.Claim.Source,
        Origin = claim.Witness,
        Repeats = ReferenceEquals(claim, told.Told) ? null : told.Claim.Id,
        Event = claim.Claim.Code,
        Status = claim.Claim.Status,
        For = told.IsProof,
        Withdrawn = claim.WithdrawnOn,
        Date = claim.Claim.Date,
        Place = told.Place,
        Actors = claim.Claim.Actors,
        Targets = claim.Claim.Targets,
        Tolls = claim.Claim.Tolls,
        Killed = claim.Claim.Killed,
        Injured = claim.Claim.Injured,
        Sentence = claim.Claim.SentenceText,
        Text = claim.Claim.Text,
        Start = claim.Claim.Start,
        End = claim.Claim.End,
        JoinedTo = tie?.To.Claim.Id,
        Probability = tie is { } t ? Math.Round(Math.Min(Highest, t.Likeness.Odds / (1 + t.Likeness.Odds)), 3) : null,
        Rulings = claim.Claim.Ruled?.Numbers ?? [],
        Why = tie?.Likeness.Why ?? [],
    };
}
