using CsCheck;
using NodaTime;
using Salient.Claims;
using Salient.Ledger;
using Salient.Lineage;
using static Salient.Tests.Ledger.Told;

namespace Salient.Tests.Ledger;

/// <summary>What must hold for any set of reports.</summary>
public class HoldingLedgerProperties
{
    private static readonly ClaimActor[] Actors = [North, River, Hill];
    private static readonly string[] Texts =
    [
        "Fighters entered the market town of Tal before dawn and raised their flag over the old grain silo near the bridge while the shops of the market stayed shut until noon",
        "Fighters entered the market town of Tal before dawn and raised their banner over the old grain silo near the bridge while the shops of the market stayed shut until noon",
        "A spokesman said on the radio that nothing of the kind had happened and that his men still drink tea in the main square",
        "Shelling of the northern villages went on for a third day and the road to the river was closed to all traffic",
    ];

    private static readonly Gen<Claim> AnyClaim =
        Gen.Select(Gen.Int[0, 5], Gen.Int[0, 2], Gen.Int[0, 1], Gen.Int[1, 12], Gen.Int[0, 2], Gen.Bool,
            (kind, actor, place, day, dating, inferred) =>
        {
            // Two spellings, so that an answer that names the place by a later claim is caught.
            var town = Town(place == 0 ? "Tal" : "Wadi") with { Name = (place == 0 ? "Tal" : "Wadi") + (day % 2 == 0 ? "" : "i") };
            var date = dating switch { 0 => On(day), 1 => By(day), _ => AsOf(day) };
            return kind switch
            {
                0 or 1 => Takes(Actors[actor], town, date, inferred: inferred),
                2 => Holds(Actors[actor], town, date, inferred: inferred),
                3 => Denies(town, date),
                4 => Leaves(Actors[actor], town, date),
                _ => Presses(inferred ? HoldingState.Besieged : HoldingState.Contested, town, date),
            };
        });

    private static readonly Gen<(ReportSummary Report, IReadOnlyList<Claim> Claims)[]> AnyReports =
        Gen.Select(Gen.Int[0, 3], Gen.Int[1, 14], Gen.Int[0, 2], Gen.Int[0, 3], AnyClaim.Array[1, 3])
            .Array[1, 9].Select(rows => rows.Select((row, i) =>
            {
                var (text, day, outlet, original, claims) = row;
                var id = $"r{i}";
                var report = Report(id, Texts[text], day, $"Outlet {outlet}", original: original == 0 ? "The Courier" : null,
                    originally: original == 0 ? Math.Max(1, day - 1) : null);
                return (report, (IReadOnlyList<Claim>)[.. claims.Select((c, n) => c with { Id = $"{id}.{n}", ReportId = id })]);
            }).ToArray());

    private static string Answer(IEnumerable<(ReportSummary, IReadOnlyList<Claim>)> reports, LocalDate? knownBy = null)
    {
        var ledger = HoldingLedger.Of(Publication.Of(reports));
        return ClaimJson.Line(ledger.Holdings(Day(12), knownBy)) + ClaimJson.Line(ledger.Changes(Day(1), Day(12), knownBy));
    }

    [Fact]
    public void The_order_of_arrival_never_changes_an_answer() =>
        Gen.Select(AnyReports, Gen.Int[0, 1_000_000]).Sample((reports, seed) =>
        {
            var shuffled = reports.ToArray();
            new Random(seed).Shuffle(shuffled);
            return Answer(reports) == Answer(shuffled);
        });

    [Fact]
    public void Known_by_a_day_is_what_would_be_answered_if_nothing_had_been_published_since() =>
        Gen.Select(AnyReports, Gen.Int[1, 14]).Sample((reports, day) =>
            Answer(reports, Day(day)) == Answer(reports.Where(r => r.Report.DateLine <= Day(day)), Day(day)));

    [Fact]
    public void Exact_copies_by_others_on_later_days_never_change_who_holds_or_how_many_origins_say_so() =>
        Gen.Select(AnyReports, Gen.Int[0, 8], Gen.Int[1, 5]).Sample((reports, which, later) =>
        {
            var (report, claims) = reports[which % reports.Length];
            var copy = report with { Hash = "hash-copy", Id = "zz", Outlet = "Reposter",
                Published = report.DateLine!.Value.PlusDays(later), OriginalPublished = null, OriginalSource = null };
            var copied = claims.Select((c, n) => c with { Id = $"zz.{n}", ReportId = "zz", Date = c.Date.Text is null
                && c.Date.To is not null ? c.Date with { To = c.Date.To.Value.PlusDays(later) } : c.Date }).ToList();
            // One text has one reading: where the generator gave another report the same words and other claims, there is nothing to
            // compare.
            return reports.Count(r => r.Item1.Print.Exact == report.Print.Exact) > 1
                || Weights(reports) == Weights([.. reports, (copy, copied)]);
        });

    private static string Weights(IEnumerable<(ReportSummary, IReadOnlyList<Claim>)> reports) =>
        string.Join('\n', HoldingLedger.Of(Publication.Of(reports)).Holdings(Day(20))
            .Select(h => $"{h.Key} {h.State} {h.Holder?.Name} {h.Since} {h.OriginsFor} {h.OriginsAgainst}"));
}
