using System.Globalization;
using NodaTime;
using Salient.Claims;
using Salient.Lineage;

namespace Salient.Ledger;

/// <summary>
/// Puts the claims of all reports into known time: when each was first published, which claim of its lineage it repeats, and when its
/// outlet took
/// it back. Pure: the same reports give the same answer in any order.
/// </summary>
public static class Publication
{
    /// <summary>
    /// A sentence of which another report has so large a share of the 5-grams is that report's, 0 to 1. A word or two are changed in
    /// passing on.
    /// </summary>
    private const double LeastPassage = 0.6;

    /// <summary>The claims of <paramref name="reports"/> as published, by the order of lineage.</summary>
    /// <param name="reports">Each report with the claims read from it; one that an analyst withdrew without them.</param>
    /// <param name="rules">What counts as a copy and a correction; the default rules where null.</param>
    public static IReadOnlyList<PublishedClaim> Of(IEnumerable<(ReportSummary Report, IReadOnlyList<Claim> Claims)> reports,
        LineageRules? rules = null)
    {
        var all = reports.ToList();
        var prints = all.ToDictionary(r => r.Report.Hash, r => r.Report.Print);
        var outlets = all.SelectMany(r => new[] { r.Report.Outlet, r.Report.OriginalSource }).OfType<string>().Select(Folded.Of)
            .ToHashSet();
        var descents = Lineages.Of(all.Select(r => r.Report), rules);
        return Of(all, new(hash => descents[hash], hash => prints[hash], outlets.Contains), rules);
    }

    /// <summary>The same of some reports of a larger set, whose lineage is known.</summary>
    /// <param name="reports">The reports: with each claim all that say the same of the same places, and with each report all that correct
    /// it or negate what it says.</param>
    /// <param name="known">What is known of the whole set.</param>
    /// <param name="rules">What counts as a correction; the default rules where null.</param>
    public static IReadOnlyList<PublishedClaim> Of(IEnumerable<(ReportSummary Report, IReadOnlyList<Claim> Claims)> reports,
        KnownReports known, LineageRules? rules = null)
    {
        rules ??= LineageRules.Default;
        var claims = reports.ToDictionary(r => r.Report.Hash, r => r.Claims);
        var order = Lineages.InOrder(reports.Select(r => r.Report), rules).ToList();
        var firsts = new Dictionary<string, PublishedClaim>();
        var published = new List<PublishedClaim>();
        foreach (var report in order)
        {
            var from = known.Descent(report.Hash);
            foreach (var (claim, saying) in Sayings(claims[report.Hash]))
            {
                var descent = PassageOf(claim, from, known);
                var said = $"{descent.Origin}|{saying}";
                published.Add(Publish(report, claim, descent, firsts.GetValueOrDefault(said),
                    known) with { WithdrawnOn = from.SupersededOn });
                firsts.TryAdd(said, published[^1]);
            }
        }

        var rank = order.Select((r, i) => (r.Hash, i)).ToDictionary(r => r.Hash, r => r.i);
        return WithTakenBack(Negated(Corrected(published, order, rank, rules), rank, rules), firsts);
    }

    /// <summary>The claims of one report, each with what it says: claims of one origin that say the same count once.</summary>
    internal static IEnumerable<(Claim Claim, string Saying)> Sayings(IReadOnlyList<Claim> claims)
    {
        var told = claims.Select(c => (Claim: c, Content: Content(c))).ToList();
        // What one report tells of several days in its own words is several changes, the earliest first.
        var days = told.Where(c => c.Claim.Date is { From: not null, Text: not null }).GroupBy(c => c.Content)
            .ToDictionary(c => c.Key, c => c.Select(d => (d.Claim.Date.From, d.Claim.Date.To)).Distinct().Order().ToList());
        return told.Select(c =>
        {
            var change = days.TryGetValue(c.Content, out var of) ? Math.Max(0, of.IndexOf((c.Claim.Date.From, c.Claim.Date.To))) : 0;
            return (c.Claim, string.Create(CultureInfo.InvariantCulture, $"{c.Content}|{change}"));
        });
    }

    /// <summary>
    /// Where the words of a claim come from: of a report that others stand in as parts, from the part that holds its sentence; else from
    /// where the report comes.
    /// </summary>
    internal static Descent PassageOf(Claim claim, Descent descent, KnownReports known)
    {
        if (descent.Edges.All(e => e.Reason != EdgeReason.HoldsIt))
        {
            return descent;
        }

        var sentence = TextPrint.Of(claim.SentenceText);
        return descent.Edges.Select(e => (e.Parent, Share: sentence.ShareIn(known.Print(e.Parent)))).Where(e => e.Share >= LeastPassage)
            .OrderByDescending(e => e.Share).Select(e => known.Descent(e.Parent)).FirstOrDefault() ?? descent;
    }

    /// <summary>A claim as published, before anything is withdrawn.</summary>
    /// <param name="report">Its report.</param>
    /// <param name="claim">The claim.</param>
    /// <param name="descent">Where its words come from.</param>
    /// <param name="first">The first claim of that origin that says the same, or null where this is the first.</param>
    /// <param name="known">What is known of the whole set.</param>
    internal static PublishedClaim Publish(ReportSummary report, Claim claim, Descent descent, PublishedClaim? first, KnownReports known) =>
        new()
        {
            Claim = claim,
            ReportHash = report.Hash,
            Outlet = report.Outlet,
            Published = report.Published,
            DateLine = report.DateLine,
            Known = first?.Known ?? report.DateLine,
            Origin = descent.Origin,
            OriginOutlet = descent.OriginOutlet,
            First = first?.Claim.Id ?? claim.Id,
            Date = first is not null && (claim.Date.Text is null || claim.Date.To is null) ? first.Date : claim.Date,
            Witness = WitnessOf(claim.Source, descent, known.IsOutlet),
        };

    /// <summary>
    /// Who saw it: a named source, the same whoever quotes it; where nobody is named, the outlet of the origin. A source that is itself
    /// an outlet of the store goes by the name that it has there.
    /// </summary>
    private static string WitnessOf(ClaimSource source, Descent descent, Func<string, bool> isOutlet)
    {
        var named = source.Kind != SourceKind.Named ? null
            : SourceNames(source).FirstOrDefault(isOutlet) ?? source.Id ?? Folded.Of(source.Name ?? source.Text ?? "");
        return named is { Length: > 0 } ? named : descent.OriginOutlet is { } outlet ? Folded.Of(outlet) : descent.Origin;
    }

    /// <summary>The names by which a named source may be an outlet of the store.</summary>
    internal static IEnumerable<string> SourceNames(ClaimSource source) =>
        source.Kind != SourceKind.Named ? [] : new[] { source.Text, source.Name }.OfType<string>().Select(Folded.Of);

    /// <summary>What a claim says, without where it stands and without days, which copies count from their own date line.</summary>
    internal static string Content(Claim claim)
    {
        var effects = claim.Effects.Select(e => $"{PlaceKey.Of(e.Place)}>{e.State}>{e.Holder?.Id ?? Folded.Of(e.Holder?.Name ?? "")}");
        var place = claim.Place is { } at ? PlaceKey.Of(at) : null;
        var actors = claim.Actors.Select(a => a.Id ?? Folded.Of(a.Name));
        return string.Join('|', [claim.Kind.ToString(), claim.Code, claim.Status.ToString(), place, .. actors, .. effects,
            claim.Subject?.Name, claim.Object?.Name]);
    }

    /// <summary>A marked correction takes back what its outlet said of the same places in the days before.</summary>
    private static List<PublishedClaim> Corrected(List<PublishedClaim> claims, List<ReportSummary> order, Dictionary<string, int> rank,
        LineageRules rules)
    {
        var corrections = order.Where(r => IsCorrection(r, rules)).ToList();
        if (corrections.Count == 0)
        {
            return claims;
        }

        var places = claims.ToLookup(c => c.ReportHash, c => c.Claim);
        foreach (var correction in corrections)
        {
            var about = places[correction.Hash].SelectMany(Places).ToHashSet();
            var takenBack = claims.Where(c => IsTakenBack(c, correction, about, rank, rules)).Select(c => Told(c.Claim)).ToHashSet();
            claims = [.. claims.Select(c => IsTakenBack(c, correction, about, rank, rules)
                || (c.ReportHash == correction.Hash && c.Date.Precision == DatePrecision.By && takenBack.Contains(Told(c.Claim)))
                ? c with { WithdrawnOn = Earlier(c.WithdrawnOn, correction.DateLine) } : c)];
        }

        return claims;
    }

    /// <summary>
    /// What is told, by event and effects: a correction repeats it without a day of its own to take it back, and that is no new word.
    /// </summary>
    internal static string Told(Claim claim) =>
        $"{claim.Code}|{string.Join('|', claim.Effects.Select(e => $"{PlaceKey.Of(e.Place)}>{e.State}>{e.Holder?.Id ?? Folded.Of(e.Holder?.Name ?? "")}"))}";

    private static bool IsTakenBack(PublishedClaim claim, ReportSummary correction, HashSet<string> about, Dictionary<string, int> rank,
        LineageRules rules) =>
        claim.ReportHash != correction.Hash
        && ReachesBack(correction, claim.Outlet, claim.DateLine, rules)
        && Places(claim.Claim).Any(about.Contains)
        && rank[claim.ReportHash] < rank[correction.Hash];

    /// <summary>Whether a report is a marked correction that can take anything back.</summary>
    internal static bool IsCorrection(ReportSummary report, LineageRules rules) =>
        report.Outlet is not null && report.DateLine is not null && rules.IsCorrection(report.Title, report.Opening);

    /// <summary>Whether a correction is by the outlet of a claim, in the days after it.</summary>
    internal static bool ReachesBack(ReportSummary correction, string? by, LocalDate? said, LineageRules rules) =>
        by is { } outlet && Folded.Of(outlet) == Folded.Of(correction.Outlet!)
        && said is { } day && correction.DateLine is { } corrected && day <= corrected
            && corrected <= day.PlusDays(rules.UpdateDays);

    /// <summary>
    /// An outlet that says it did not happen takes back what it said of it: in the days before, or quoted in the same report for the same
    /// day.
    /// </summary>
    private static List<PublishedClaim> Negated(List<PublishedClaim> claims, Dictionary<string, int> rank, LineageRules rules)
    {
        var negated = claims.Where(c => IsNegation(c.Claim) && c is { Outlet: not null, DateLine: not null })
            .ToLookup(c => (Folded.Of(c.Outlet!), c.Claim.Event, PlaceKey.Of(c.Claim.Place!)));
        return negated.Count == 0 ? claims : [.. claims.Select(claim =>
        {
            var by = claim.Claim.Status != ClaimStatus.Asserted || claim.Outlet is null || claim.DateLine is not { } said ? null
                : claim.Claim.Effects
                .SelectMany(e => negated[(Folded.Of(claim.Outlet), claim.Claim.Event, PlaceKey.Of(e.Place))])
                .Where(n => MeansTheSameActors(n.Claim, claim.Claim) && (n.ReportHash == claim.ReportHash
                    ? IsOfSameDay(n.Claim, claim.Claim)
                    : rank[n.ReportHash] > rank[claim.ReportHash] && n.DateLine <= said.PlusDays(rules.UpdateDays)))
                .Select(n => n.DateLine).Min();
            return by is null ? claim : claim with { WithdrawnOn = Earlier(claim.WithdrawnOn, by) };
        })];
    }

    /// <summary>Whether a claim says of an event somewhere that it did not happen.</summary>
    internal static bool IsNegation(Claim claim) => claim is { Status: ClaimStatus.Negated, Event: not null, Place: not null };

    /// <summary>Whether a report negates what it quotes for the same day.</summary>
    internal static bool IsOfSameDay(Claim negation, Claim claim) => negation.Date.To == claim.Date.To;

    /// <summary>Whether a negation that names nobody, or one of the same actors, speaks of the claim.</summary>
    internal static bool MeansTheSameActors(Claim negation, Claim claim) =>
        negation.Actors.Count == 0 || negation.Actors.Any(n => claim.Actors.Any(a => (n.Id ?? Folded.Of(n.Name)) == (a.Id
            ?? Folded.Of(a.Name))));

    internal static IEnumerable<string> Places(Claim claim) =>
        claim.Effects.Select(e => e.Place).Append(claim.Place).OfType<ClaimPlace>().Select(PlaceKey.Of).OfType<string>();

    /// <summary>
    /// What the first to say it has taken back falls with it in every copy by others: a copy has no knowledge of its own.
    /// </summary>
    private static List<PublishedClaim> WithTakenBack(List<PublishedClaim> claims, Dictionary<string, PublishedClaim> firsts)
    {
        var outlets = firsts.Values.ToLookup(f => f.Claim.Id, f => f.Outlet);
        var takenBack = claims.Where(c => c.First == c.Claim.Id && c.WithdrawnOn is not null).ToLookup(c => c.Claim.Id, c => c.WithdrawnOn);
        return [.. claims.Select(c => takenBack.Contains(c.First) && !outlets[c.First].Contains(c.Outlet)
            ? c with { WithdrawnOn = takenBack[c.First].Aggregate(c.WithdrawnOn, Earlier) } : c)];
    }

    internal static LocalDate? Earlier(LocalDate? a, LocalDate? b) => a is { } x && b is { } y ? LocalDate.Min(x, y) : a ?? b;
}
