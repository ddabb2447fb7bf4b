using System.Security.Cryptography;
using Dapper;
using Salient.Claims;
using Salient.Ledger;
using Salient.Reports;
using Salient.Rulings;
using Salient.Store;
using static Salient.SystemTests.Store.Made;

namespace Salient.SystemTests.Store;

/// <summary>
/// A ledger that takes in what is new is the one that all reports of the store give at once, whatever came, changed and went, by whichever
/// program; and it takes in no more than that.
/// </summary>
public abstract class LedgerFollowerTests(DatabaseKind kind) : IDisposable
{
    private static readonly string[] Towns = ["Tal", "Wadi", "Jisr", "Sahel", "Burj"];

    private readonly TemporaryHome _home = new(kind);

    public void Dispose()
    {
        _home.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public void Whatever_happens_in_whichever_order_it_is_what_all_reports_give_at_once()
    {
        using var store = ReportStore.Open(_home.Database, new());
        using var other = ReportStore.Open(_home.Database, new());
        var (desk, followed) = (new Desk(5), store.Follow());
        for (var step = 0; step < 60; step++)
        {
            // Two programs write in turn; one of them follows.
            desk.DoAnything(step % 3 == 0 ? other : store);
            if (step % 4 == 0 || step == 59)
            {
                Assert.Equal(Shown(store.Ledger()), Shown(followed.Now()!));
            }
        }
    }

    [Fact]
    public void One_more_report_is_all_that_is_read_and_its_place_all_that_is_worked_out()
    {
        using var store = ReportStore.Open(_home.Database, new());
        var followed = store.Follow();
        for (var i = 0; i < 30; i++)
        {
            Add(store, i, Towns[i % 5]);
        }

        followed.Now();
        Assert.Equal((30, 5), followed.Looked);
        Add(store, 30, "Burj");
        followed.Now();
        Assert.Equal((1, 1), followed.Looked);
        followed.Now();
        Assert.Equal((0, 0), followed.Looked);
    }

    [Fact]
    public void A_backup_put_in_its_place_is_begun_with_again()
    {
        using var store = ReportStore.Open(_home.Database, new());
        Add(store, 0, "Tal");
        store.Backup(_home.File("kept.db"));
        var followed = store.Follow();
        for (var i = 1; i < 6; i++)
        {
            Add(store, i, "Wadi");
        }

        Assert.Equal(["Tal", "Wadi"], followed.Now()!.Holdings(Day(28)).Select(h => h.Label));
        ReportStore.Restore(_home.File("kept.db"), _home.Database, new());
        using var again = ReportStore.Open(_home.Database, new());
        for (var i = 10; i < 20; i++)
        {
            Add(again, i, "Jisr");
        }

        Assert.Equal(["Jisr", "Tal"], followed.Now()!.Holdings(Day(28)).Select(h => h.Label));
    }

    [Fact]
    public void Deriving_that_is_cut_short_is_gone_on_with_by_who_follows()
    {
        using var store = ReportStore.Open(_home.Database, new());
        var followed = store.Follow();
        Add(store, 0, "Tal");
        followed.Now();
        for (var i = 1; i < 20; i++)
        {
            Add(store, i, Towns[i % 5]);
        }

        using (var connection = TemporaryHome.Connect(_home.Database))
        {
            connection.Execute("UPDATE derived SET by = 'another program'");
        }

        using (var killed = ReportStore.Open(_home.Database, new()))
        {
            Assert.Throws<OperationCanceledException>(() => killed.BringUpToDate(_ => throw new OperationCanceledException(), chunk: 7));
        }

        Assert.Equal(Shown(store.Ledger()), Shown(followed.Now()!));
    }

    private static string Shown(HoldingLedger ledger) => string.Join('\n',
        [
            $"{ledger.Span} {ledger.Undated}",
            .. ledger.Holdings(Day(28)).Select(h => ClaimJson.Line(h with { Evidence = ledger.History(h.Key, Day(28)) })),
            .. ledger.Changes(Day(1), Day(28), Day(14)).Select(ClaimJson.Line),
        ]);

    private static void Add(ReportStore store, int number, string town)
    {
        var text = string.Join(' ', Enumerable.Range(0, 30).Select(n => $"w{number}x{n}"));
        var report = Report($"r{number}", text, Math.Min(28, 1 + number), $"Outlet {number % 3}");
        Assert.True(store.Add(Reading(report, Takes(report, number % 2 == 0 ? North : River, town, report.Published!.Value.Day)),
            Bytes(text)));
    }

    /// <summary>Somebody who adds, changes, takes out and rules on reports at random.</summary>
    private sealed class Desk(int seed)
    {
        private readonly Random random = new(seed);
        private readonly List<(Report Report, Claim Claim)> there = [];
        private int came;

        public void DoAnything(ReportStore store)
        {
            var at = random.Next(Math.Max(1, there.Count));
            var one = there.ElementAtOrDefault(at);
            switch (random.Next(20))
            {
                case 0 when one.Report is not null:
                    store.Withdraw(one.Report.Hash, "made up");
                    break;
                case 1 when one.Report is not null:
                    store.Reinstate(one.Report.Hash, "not made up");
                    break;
                case 2 when one.Report is not null:
                    store.Forget(one.Report.Hash, "names a witness");
                    there.RemoveAt(at);
                    break;
                case 3 or 4 when one.Report is not null:
                    var report = one.Report with { Published = Day(1 + random.Next(28)), Outlet = $"Outlet {random.Next(4)}" };
                    var claims = Claims(report);
                    Assert.NotNull(store.Replace(store.Kept(report.Hash)!, Reading(report, claims)));
                    there[at] = (report, claims[0]);
                    break;
                case 5 or 6 when one.Report is not null:
                    Rule(store, one.Report, one.Claim);
                    break;
                default:
                    Add(store);
                    break;
            }
        }

        private void Rule(ReportStore store, Report report, Claim claim)
        {
            var ruling = new Ruling { Kind = RulingKind.Reject, Report = report.Hash, Claim = claim.Id, By = "ana" };
            store.Rule(random.Next(5) switch
            {
                0 => ruling,
                1 => ruling with { Kind = RulingKind.Accept },
                2 => ruling with { Kind = RulingKind.Change, Before = new() { Status = claim.Status },
                    After = new() { Status = ClaimStatus.Denied } },
                3 => new() { Kind = RulingKind.Grade, Subject = "residents", By = "ben",
                    After = new() { Grade = $"{"CDE"[random.Next(3)]}" } },
                _ => store.Rulings() is { Count: > 0 } made ? new() { Kind = RulingKind.TakeBack, By = "ben",
                    Subject = $"{made[random.Next(made.Count)].Ruling.Number}" } : ruling,
            });
        }

        private void Add(ReportStore store)
        {
            // A third in words that were told before.
            var told = random.Next(3) == 0 ? random.Next(Math.Max(1, came)) : came;
            var words = $"{came} {string.Join(' ', Enumerable.Range(0, 40).Select(n => $"w{told}x{n}"))}";
            var bytes = Bytes(words);
            var report = Report($"r{came++}", words, random.Next(9) == 0 ? null : 1 + random.Next(28), $"Outlet {random.Next(4)}") with
            {
                Hash = Convert.ToHexStringLower(SHA256.HashData(bytes)),
                Title = random.Next(6) == 0 ? "Correction" : null,
                OriginalSource = random.Next(6) == 0 ? $"Outlet {random.Next(6)}" : null,
            };
            var claims = Claims(report);
            Assert.True(store.Add(Reading(report, claims), bytes));
            there.Add((report, claims[0]));
        }

        private Claim[] Claims(Report report) => [.. Enumerable.Range(1, 1 + random.Next(3)).Select(n =>
        {
            var claim = Takes(report, random.Next(2) == 0 ? North : River, Towns[random.Next(5)], 1 + random.Next(28)) with
            {
                Id = $"{report.Hash[..12]}{n:x4}",
                Source = random.Next(3) switch
                {
                    0 => new("residents", "residents", null, SourceKind.Unnamed, null, null),
                    1 => new("Outlet 5", "Outlet 5", null, SourceKind.Named, null, null),
                    _ => new(null, null, null, SourceKind.Outlet, null, null),
                },
            };
            return random.Next(8) == 0 ? claim with { Status = ClaimStatus.Negated, Effects = [] } : claim;
        })];
    }
}

public sealed class LedgerFollowerOnSqliteTests() : LedgerFollowerTests(DatabaseKind.Sqlite);

public sealed class LedgerFollowerOnPostgresTests() : LedgerFollowerTests(DatabaseKind.Postgres);
