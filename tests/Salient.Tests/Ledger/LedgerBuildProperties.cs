using System.Globalization;
using CsCheck;
using NodaTime;
using Salient.Claims;
using Salient.Ledger;
using Salient.Lineage;
using static Salient.Tests.Ledger.Told;

namespace Salient.Tests.Ledger;

/// <summary>
/// Whatever comes, changes and goes in which order: the ledger kept up to date report by report is the one that all reports give at once.
/// </summary>
public class LedgerBuildProperties
{
    private const int Days = 60;

    private static readonly ClaimActor[] Actors = [North, River, Hill];
    private static readonly string[] Texts =
    [
        "Fighters entered the market town of Tal before dawn and raised their flag over the old grain silo "
            + "near the bridge while the shops of the market stayed shut until noon",
        "Fighters entered the market town of Tal before dawn and raised their banner over the old grain silo "
            + "near the bridge while the shops of the market stayed shut until noon",
        "A spokesman said on the radio that nothing of the kind had happened and that his men still drink tea in the main square",
        "Shelling of the northern villages went on for a third day and the road to the river was closed to all traffic",
    ];

    /// <summary>
    /// Towns of one province and of another, one that may be two, one that nobody could pin, and a province as a whole; some are pinned
    /// more surely by some reports than by others.
    /// </summary>
    private static readonly ClaimPlace[] Places =
    [
        Town("Tal") with { Admin1 = "01" },
        Town("Wadi") with { Admin1 = "01", Latitude = 35.9, Longitude = 36.9 },
        Town("Far") with { Admin1 = "02", Latitude = 31.2, Longitude = 40.1 },
        Town("Twin", "twin-1") with { Admin1 = "01", Rule = "name", Latitude = 35.6, Longitude = 36.6, Probability = 0.55,
            Candidates = [new("twin-2", "Twin", "SY", "02", 31.3, 40.2, 0.4)] },
        Town("Twin", "twin-2") with { Admin1 = "02", Latitude = 31.3, Longitude = 40.2, Probability = 0.6 },
        new() { Text = "Nowhere", Name = "Nowhere", Precision = PlacePrecision.Unknown, Probability = 0.2,
            Candidates = [new("no-1", "Nowhere", "SY", "01", 35.7, 36.4, 0.3), new("no-2", "Nowhere", "SY", "02", 31.1, 40.3, 0.3)] },
        new() { Text = "North province", Name = "North", Id = "p-north", Country = "SY", Admin1 = "01", Precision = PlacePrecision.Province,
            Latitude = 35.5, Longitude = 36.5, Probability = 0.8 },
    ];

    private static readonly Gen<Claim> AnyClaim =
        Gen.Select(Gen.Int[0, 7], Gen.Int[0, 2], Gen.Int[0, Places.Length - 1], Gen.Int[0, Places.Length - 1], Gen.Int[1, Days],
            Gen.Int[0, 3], Gen.Int[0, 5], Gen.Bool, (kind, actor, place, other, day, dating, source, inferred) =>
        {
            var town = Places[place];
            var date = dating switch { 0 => Day(day), 1 => new ClaimDate(null, On(day), DatePrecision.By, null),
                2 => new ClaimDate(On(day), On(day), DatePrecision.AsOf, null), _ => ClaimDate.Unknown };
            var said = source switch { 0 => "Outlet 1", 1 => "Outlet 2", 2 => "the mayor", _ => null };
            var claim = kind switch
            {
                0 or 1 => Takes(Actors[actor], town, date, inferred: inferred, source: said),
                2 => Holds(Actors[actor], town, date, inferred: inferred),
                3 => Denies(town, date),
                4 => Leaves(Actors[actor], town, date),
                5 => Takes(Actors[actor], town, date, source: said) with { Status = ClaimStatus.Negated, Effects = [] },
                6 => Presses(inferred ? HoldingState.Besieged : HoldingState.Contested, town, date),
                _ => Takes(Actors[actor], town, date, source: said),
            };
            // One sentence may tell of two places.
            return kind == 7 ? claim with { Effects = [.. claim.Effects, claim.Effects[0] with { Place = Places[other] }] } : claim;
        });

    private static readonly Gen<(ReportSummary Report, IReadOnlyList<Claim> Claims)> AnyReport =
        Gen.Select(Gen.Int[0, 4], Gen.Int[0, Days], Gen.Int[0, 3], Gen.Int[0, 7], Gen.Int[0, 5], Gen.Int[0, 99_999], AnyClaim.Array[1, 3],
            (text, day, outlet, original, title, number, claims) =>
        {
            var id = string.Create(CultureInfo.InvariantCulture, $"r{number}");
            var words = text < Texts.Length ? Texts[text] : $"{Texts[number % 3]}\n\n{Texts[3]}";
            var report = Report(id, words, 1, $"Outlet {outlet}") with
            {
                Published = day == 0 ? null : On(day), Title = title == 0 ? "Correction" : null,
                OriginalSource = original == 0 ? "Outlet 9" : original == 1 ? "Outlet 2" : null,
            };
            return (report, (IReadOnlyList<Claim>)[.. claims.Select((c, n) => c with { Id = $"{id}.{n}", ReportId = id })]);
        });

    /// <summary>What happens: mostly a report comes; else one of those there goes, is read again, re-dated or withdrawn.</summary>
    private static readonly Gen<(int What, int Which, (ReportSummary Report, IReadOnlyList<Claim> Claims) Report)> AnyStep =
        Gen.Select(Gen.Int[0, 9], Gen.Int[0, 1000], AnyReport);

    [Fact]
    public void Append_change_and_removal_in_any_order_give_what_all_reports_give_at_once() =>
        AnyStep.Array[1, 36].Sample(steps =>
        {
            var (kept, build) = (new Desk(), new LedgerBuild());
            foreach (var step in steps.Chunk(3))
            {
                foreach (var (what, which, report) in step)
                {
                    kept.Do(what, which, report);
                }

                build.Apply(kept.Changes(), kept.Print);
                Assert.Equal(Answer(HoldingLedger.Of(Publication.Of(kept.Reports.Values))), Answer(build.Ledger()));
            }
        }, iter: 60);

    [Fact]
    public void A_report_at_the_end_of_time_touches_no_place_but_its_own()
    {
        var (kept, build) = (new Desk(), new LedgerBuild());
        for (var i = 0; i < 40; i++)
        {
            var id = string.Create(CultureInfo.InvariantCulture, $"r{i}");
            var place = Town(string.Create(CultureInfo.InvariantCulture, $"Town {i % 8}"));
            var words = string.Join(' ', Enumerable.Range(0, 30).Select(n => $"{id}w{n}"));
            kept.Do(9, 0, (Report(id, words, 1, $"Outlet {i % 3}") with { Published = On(1 + i) },
                [Takes(Actors[i % 3], place, Day(1 + i)) with { Id = $"{id}.0", ReportId = id }]));
            build.Apply(kept.Changes(), kept.Print);
            Assert.Equal(1, build.Touched);
        }
    }

    private static LocalDate On(int day) => new LocalDate(2019, 1, 1).PlusDays(day - 1);

    private static ClaimDate Day(int day) => new(On(day), On(day), DatePrecision.Day, "that day");

    private static string Answer(HoldingLedger ledger) => string.Join('\n',
        [
            ledger.Span.ToString() ?? "", ledger.Undated.ToString(CultureInfo.InvariantCulture),
            ClaimJson.Line(ledger.Holdings(On(Days))), ClaimJson.Line(ledger.Holdings(On(Days / 2), On(Days / 2))),
            ClaimJson.Line(ledger.Changes(On(1), On(Days))),
            .. ledger.Holdings(On(Days)).Select(h => ClaimJson.Line(ledger.History(h.Key, On(Days)))),
        ]);

    /// <summary>A desk's reports, and which of them were changed since it was last asked.</summary>
    private sealed class Desk
    {
        private readonly Dictionary<string, (ReportSummary Report, IReadOnlyList<Claim> Claims, Descent Descent)> told = [];

        public Dictionary<string, (ReportSummary Report, IReadOnlyList<Claim> Claims)> Reports { get; } = [];

        public void Do(int what, int which, (ReportSummary Report, IReadOnlyList<Claim> Claims) report)
        {
            var hash = Reports.Count == 0 ? "" : Reports.Keys.Order(StringComparer.Ordinal).ElementAt(which % Reports.Count);
            switch (what)
            {
                case 0 when Reports.Count > 0:
                    Reports.Remove(hash);
                    break;
                case 1 when Reports.Count > 0:
                    var before = Reports[hash].Report;
                    Reports[hash] = (before, [.. report.Claims.Select((c, n) => c with { Id = $"{before.Id}.{n}" })]);
                    break;
                case 2 when Reports.Count > 0:
                    Reports[hash] = (Reports[hash].Report with { Published = report.Report.Published, Outlet = report.Report.Outlet },
                        Reports[hash].Claims);
                    break;
                case 3 when Reports.Count > 0:
                    Reports[hash] = (Reports[hash].Report with { Withdrawn = true }, []);
                    break;
                default:
                    Reports[report.Report.Hash] = report;
                    break;
            }
        }

        public TextPrint Print(string hash) => Reports[hash].Report.Print;

        public List<LedgerChange> Changes()
        {
            var descents = Lineages.Of(Reports.Values.Select(r => r.Report));
            var gone = told.Keys.Where(hash => !Reports.ContainsKey(hash)).Select(hash => new LedgerChange(hash, null, [])).ToList();
            var changed = Reports.Where(r => !told.TryGetValue(r.Key, out var before) || before.Report != r.Value.Report
                || before.Claims != r.Value.Claims || !IsSame(before.Descent, descents[r.Key]))
                .Select(r => new LedgerChange(r.Key, r.Value.Report, r.Value.Claims, descents[r.Key])).ToList();
            told.Clear();
            foreach (var (hash, (report, claims)) in Reports)
            {
                told[hash] = (report, claims, descents[hash]);
            }

            return [.. gone, .. changed];
        }

        private static bool IsSame(Descent one, Descent other) => one with { Edges = [] } == other with { Edges = [] }
            && one.Edges.SequenceEqual(other.Edges);
    }
}
