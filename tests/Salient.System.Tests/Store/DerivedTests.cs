using Dapper;
using Salient.Lineage;
using Salient.Store;
using static Salient.SystemTests.Store.Made;

namespace Salient.SystemTests.Store;

/// <summary>
/// What is derived from the reports and kept is what would be worked out from all of them at once, whatever came, changed and went in
/// which order.
/// </summary>
public abstract class DerivedTests(DatabaseKind kind) : IDisposable
{
    private static readonly string[] Texts =
    [
        "Fighters entered the market town of Tal before dawn and raised their flag over the old grain silo near the bridge while the shops of the market stayed shut until noon and nobody went out",
        "Fighters entered the market town of Tal before dawn and raised their banner over the old grain silo near the bridge while the shops of the market stayed shut until noon and nobody went out",
        "Engineers repaired the water station in the south of the province after two weeks without power and the first taps ran again on Thursday evening, the council said on its page for all to read",
        "A bridge over the northern canal was blown up in the night by men who came in two boats and the road to the border has been closed to lorries since then, a farmer told the paper",
        "A short note of no weight.",
    ];

    private protected TemporaryHome Home { get; } = new(kind);

    public void Dispose()
    {
        Home.Dispose();
        GC.SuppressFinalize(this);
    }

    private static readonly string[] Stock =
    [
        "The road over the hill was closed because of snow so that the lorries had to go round by the old mill and came late.",
        "Bread was sold at twice its price of last winter and the bakery by the bridge opened for two hours only on most days.",
        "The telephone lines have been down since the storm which made it hard to learn more about what had happened in the valley.",
        "At the school lessons went on in the cellar and the headmaster expects the upper floor to be mended before next spring.",
    ];

    [Fact]
    public void Lineage_of_many_who_share_stock_sentences_is_what_all_reports_give_at_once()
    {
        using var store = ReportStore.Open(Home.Database, new());
        var (random, reports) = (new Random(8), new List<ReportSummary>());
        for (var i = 0; i < 150; i++)
        {
            var own = random.Next(3) > 0 ? $" {Texts[random.Next(3)]}" : "";
            var report = Report($"r{i}", string.Join(' ', Stock.Where(_ => random.Next(2) == 0)) + own + $" The note is number {i} of this book.",
                1 + random.Next(28), $"Outlet {random.Next(3)}");
            Assert.True(store.Add(Reading(report), Bytes(report.Text)));
            reports.Add(ReportSummary.Of(report));
            if (i % 30 == 29)
            {
                Assert.Equal(Shown(Lineages.Of(reports)), Shown(store.Descents()));
            }
        }

        Assert.Contains(store.Descents().Values, d => d.Kind == DescentKind.NearCopy);
    }

    [Theory]
    [InlineData(1, 5)]
    [InlineData(3, 1)]
    public void Lineage_kept_in_tables_is_what_all_reports_give_at_once(int seed, int texts)
    {
        using var store = ReportStore.Open(Home.Database, new());
        var desk = new Desk(store, seed, texts);
        for (var step = 0; step < 80; step++)
        {
            desk.DoAnything();
            if (step % 9 == 0 || step == 79)
            {
                Assert.Equal(Shown(Lineages.Of(desk.Reports.Values)), Shown(store.Descents()));
            }
        }

        Assert.Equal(desk.Reports.Count, store.Counts().Reports);
    }

    [Fact]
    public void Deriving_everything_anew_and_cut_short_anywhere_goes_on_from_there()
    {
        using var store = ReportStore.Open(Home.Database, new());
        var desk = new Desk(store, 4, 5);
        for (var step = 0; step < 40; step++)
        {
            desk.DoAnything();
        }

        var before = Shown(store.Descents());
        using (var connection = TemporaryHome.Connect(Home.Database))
        {
            connection.Execute("UPDATE derived SET by = 'another program'");
        }

        for (var cut = 0; cut < 3; cut++)
        {
            using var killed = ReportStore.Open(Home.Database, new());
            var steps = 0;
            Assert.Throws<OperationCanceledException>(() => killed.BringUpToDate(_ => _ = ++steps == 1
                ? throw new OperationCanceledException() : steps, chunk: 7));
        }

        using var again = ReportStore.Open(Home.Database, new());
        Assert.Equal(before, Shown(again.Descents()));
        Assert.Equal(before, Shown(Lineages.Of(desk.Reports.Values)));
    }

    [Fact]
    public void Who_add_at_once_lose_and_double_nothing()
    {
        var reports = Enumerable.Range(0, 40).Select(i => Report($"r{i}", $"{Texts[i % Texts.Length]} {i}", 1 + (i * 7 % 28),
            $"Outlet {i % 3}")).ToList();
        ReportStore.Open(Home.Database, new()).Dispose();
        var added = new int[2];

        Parallel.For(0, 2, new() { MaxDegreeOfParallelism = 2 }, who =>
        {
            using var store = ReportStore.Open(Home.Database, new());
            added[who] = reports.Skip(who * 10).Take(30).Count(report => store.Add(Reading(report, Takes(report, North, "Tal", 2)),
                Bytes(report.Text)));
        });

        using var there = ReportStore.Open(Home.Database, new());
        Assert.Equal((40, 40), (added.Sum(), there.Counts().Reports));
        Assert.Equal(Shown(Lineages.Of(reports.Select(ReportSummary.Of))), Shown(there.Descents()));
    }

    private static IEnumerable<string> Shown(IReadOnlyDictionary<string, Descent> descents) =>
        descents.Values.OrderBy(d => d.Hash, StringComparer.Ordinal)
        .Select(d => $"{d with { Edges = [] }} {string.Join(' ', d.Edges)}");

    /// <summary>Somebody who adds, changes and takes out reports at random.</summary>
    private sealed class Desk(ReportStore store, int seed, int texts)
    {
        private readonly Random random = new(seed);
        private int came;

        /// <summary>What should be there.</summary>
        public Dictionary<string, ReportSummary> Reports { get; } = [];

        public void DoAnything()
        {
            var one = Reports.Count == 0 ? null : Reports.Values.ElementAt(random.Next(Reports.Count));
            switch (random.Next(16))
            {
                case 0 when one is not null:
                    store.Withdraw(one.Hash, "made up");
                    Reports[one.Hash] = one with { Withdrawn = true };
                    break;
                case 1 when one is not null:
                    store.Reinstate(one.Hash, "not made up");
                    Reports[one.Hash] = one with { Withdrawn = false };
                    break;
                case 2 when one is not null:
                    store.Forget(one.Hash, "names a witness");
                    Reports.Remove(one.Hash);
                    break;
                case 3 when one is not null:
                    var report = store.Report(one.Hash)!.Report with { Published = Day(1 + random.Next(28)),
                        Outlet = $"Outlet {random.Next(3)}" };
                    Assert.NotNull(store.Replace(store.Kept(one.Hash)!, Reading(report)));
                    Reports[one.Hash] = ReportSummary.Of(report) with { Withdrawn = one.Withdrawn };
                    break;
                default:
                    Add();
                    break;
            }
        }

        private void Add()
        {
            var words = Texts[random.Next(texts)] + (random.Next(3) == 0 ? $"\n\n{Texts[random.Next(texts)]}" : "");
            var bytes = Bytes($"{came} {words}");
            var made = Report($"r{came++}", words, random.Next(8) == 0 ? null : 1 + random.Next(28), $"Outlet {random.Next(3)}") with
            {
                Hash = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes)),
                Title = random.Next(6) == 0 ? "Correction" : $"Title {random.Next(3)}",
                OriginalSource = random.Next(5) == 0 ? $"Outlet {random.Next(3)}" : null,
            };
            Assert.True(store.Add(Reading(made), bytes));
            Reports[made.Hash] = ReportSummary.Of(made);
        }
    }
}

public sealed class DerivedOnSqliteTests() : DerivedTests(DatabaseKind.Sqlite);

public sealed class DerivedOnPostgresTests() : DerivedTests(DatabaseKind.Postgres);
