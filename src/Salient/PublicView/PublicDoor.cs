using NodaTime;
using Salient.Actors;
using Salient.Claims;
using Salient.Ledger;
using Salient.Lineage;

namespace Salient.PublicView;

/// <summary>A report as the public view has it: no words, no title, another name.</summary>
/// <param name="Summary">What lineage needs, under the public name.</param>
/// <param name="Claims">Its claims that may be shown, as they may be shown.</param>
public sealed record PublicReport(ReportSummary Summary, IReadOnlyList<Claim> Claims);

/// <summary>
/// The one door between a desk's claims and everybody: what is not yet to be shown stays behind, what is shown is coarsened and renamed.
/// Ledger, incidents, lists and feeds of the public view are made of what came through, so that nothing can be learnt from them about what
/// did not.
/// </summary>
/// <param name="rules">How late, how coarse.</param>
/// <param name="known">What everybody knows.</param>
/// <param name="lineage">What counts as a correction.</param>
public sealed class PublicDoor(PublicRules rules, PublicKnowledge known, LineageRules lineage)
{
    private const int ClaimDigits = 16;

    private readonly PublicPlaces _places = new(known);
    private readonly PublicPeople _people = new(rules, known);

    /// <summary>What may be shown on a day.</summary>
    /// <param name="reports">The desk's reports with their claims as ruled; of those withdrawn, none.</param>
    /// <param name="today">The day.</param>
    /// <returns>The reports of which any claim may be shown and that none of these replaces, in the order of their public names.</returns>
    public IReadOnlyList<PublicReport> Through(IEnumerable<(ReportSummary Report, IReadOnlyList<Claim> Claims)> reports, LocalDate today)
    {
        var shown = reports.Select(r => (r.Report, Claims: Shown(r.Report, r.Claims, today))).Where(r => r.Claims.Count > 0).ToList();
        var descents = Lineages.Of(shown.Select(r => r.Report), lineage);
        return [.. shown.Where(r => descents[r.Report.Hash].SupersededBy is null)
            .Select(r => new PublicReport(Shown(r.Report), r.Claims)).OrderBy(r => r.Summary.Hash, StringComparer.Ordinal)];
    }

    private ReportSummary Shown(ReportSummary report)
    {
        var name = known.Renamed($"report|{report.Hash}");
        return new()
        {
            Hash = name,
            Id = name[..ClaimDigits],
            // Marks of its words, by which copies are found; they are in no answer.
            Print = report.Print,
            Opening = lineage.IsCorrection(report.Title, report.Opening) ? lineage.CorrectionWords[0] : "",
            Outlet = _people.Outlet(report.Outlet),
            Published = report.Published,
            OriginalSource = _people.Outlet(report.OriginalSource),
            OriginalPublished = report.OriginalPublished,
        };
    }

    private IReadOnlyList<Claim> Shown(ReportSummary report, IReadOnlyList<Claim> claims, LocalDate today)
    {
        // Nobody can say that the delay of a report without a day is over.
        LocalDate?[] days = [report.Published, report.OriginalPublished];
        if (days.OfType<LocalDate>().ToList() is not { Count: > 0 } said)
        {
            return [];
        }

        return [.. claims.Select(claim => TermsOf(claim) is { } terms
                && terms.From(said.Max(), Latest(claim.Date)) <= today && IsTold(claim) ? Shown(report, claim, terms.Coarsen) : null)
            .OfType<Claim>().OrderBy(c => c.Id, StringComparer.Ordinal)];
    }

    private PublicTerms? TermsOf(Claim claim) => rules.TermsOf(claim.Code, Kinds(claim.Actors), Kinds(claim.Targets));

    private List<ActorKind> Kinds(IEnumerable<ClaimActor> actors) => [.. actors.Select(a => KindOf(a)).OfType<ActorKind>()];

    /// <summary>The codebook's kind; of those it does not have, civilians where the words say so.</summary>
    private ActorKind? KindOf(ClaimActor actor) => known.KindOf(actor.Id)
        ?? (rules.Civilians.Any(word => Folded.Of(actor.Text).Split(' ').Contains(word)) ? ActorKind.Civilians : null);

    /// <summary>Who stands in which relation is told only of those whom everybody knows.</summary>
    private bool IsTold(Claim claim) => claim.Kind == ClaimKind.Event
        || (known.ActorOf(claim.Subject?.Id) is not null && known.ActorOf(claim.Object?.Id) is not null);

    private static LocalDate? Latest(ClaimDate date) => date.To ?? date.From;

    private Claim Shown(ReportSummary report, Claim claim, Coarseness coarse) => new()
    {
        Id = known.Renamed($"claim|{report.Hash}|{claim.Id}")[..ClaimDigits],
        ReportId = known.Renamed($"report|{report.Hash}")[..ClaimDigits],
        Sentence = 0,
        Start = 0,
        End = 0,
        Text = Weighed(claim),
        SentenceText = "",
        Kind = claim.Kind,
        Event = claim.Event,
        Actors = [.. claim.Actors.Select(_people.Shown)],
        Targets = [.. claim.Targets.Select(_people.Shown)],
        Place = Shown(claim.Place, coarse),
        FromPlace = Shown(claim.FromPlace, coarse),
        ToPlace = Shown(claim.ToPlace, coarse),
        Extent = claim.Extent,
        Date = claim.Date with { Text = Worded(claim.Date.Text) },
        Source = _people.Shown(claim.Source, report.Outlet),
        Status = claim.Status,
        Killed = claim.Killed,
        KilledHigh = claim.KilledHigh,
        Injured = claim.Injured,
        InjuredHigh = claim.InjuredHigh,
        Captured = claim.Captured,
        CapturedHigh = claim.CapturedHigh,
        Effects = [.. claim.Effects.Select(e => new ClaimEffect(_places.Shown(e.Place, coarse), e.State, Shown(e.Holder),
            Shown(e.FromHolder), e.Inferred) { Confidence = Rounded(e.Confidence) })],
        Confidence = Rounded(claim.Confidence) ?? 0,
        Rule = claim.IsOfRow ? Claim.RowRule + "public" : "public",
        Codes = claim.Codes,
        Relation = claim.Relation,
        Subject = Shown(claim.Subject),
        Object = Shown(claim.Object),
    };

    private ClaimPlace? Shown(ClaimPlace? place, Coarseness coarse) => place is null ? null : _places.Shown(place, coarse);

    private ClaimActor? Shown(ClaimActor? actor) => actor is null ? null : _people.Shown(actor);

    /// <summary>To one digit, as the sureness of a reading tells which words were read.</summary>
    private static double? Rounded(double? share) => share is > 0 ? Math.Max(0.1, Math.Round(share.Value, 1)) : share;

    /// <summary>
    /// Of the claim's words only those by which the ledger weighs it, from a closed list: a stronghold said in passing must not weigh as
    /// much as a capture.
    /// </summary>
    private static string Weighed(Claim claim)
    {
        var (rules, text) = (EvidenceRules.Default, $" {Folded.Of(claim.Text)} ");
        return string.Join(' ', rules.PassingWords.Concat(rules.BygoneWords).Where(w => text.Contains($" {w} ", StringComparison.Ordinal))
            .Concat(rules.CompoundWords.Where(w => claim.Text.Contains("-" + w, StringComparison.OrdinalIgnoreCase)).Select(w => "-" + w)));
    }

    /// <summary>Whether a day was said, and whether it is the last one: the words themselves may be anything.</summary>
    private static string? Worded(string? words) => words is null ? null
        : EvidenceRules.Default.EndingWords.FirstOrDefault(w => $" {Folded.Of(words)} ".Contains($" {w} ", StringComparison.Ordinal)) ?? "said";
}
