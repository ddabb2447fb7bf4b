using Dapper;
using NodaTime;
using Salient.Claims;
using Salient.Rulings;
using Salient.Store;
using static Salient.SystemTests.Store.Made;

namespace Salient.SystemTests.Store;

/// <summary>Rulings in the store: kept over re-readings, in no reading, with and without, and only ever added to.</summary>
public abstract class RulingStoreTests : IDisposable
{
    private static readonly Reports.Report First = Report("first", "The Front took the town of Tal in the night, residents said.", 3,
        "Alpha");
    private readonly TemporaryHome _home;
    private readonly SetClock _clock = new();
    private readonly ReportStore _store;
    private readonly Claim _claim = Takes(First, North, "Tal", 2);

    protected RulingStoreTests(DatabaseKind kind)
    {
        _home = new(kind);
        _store = ReportStore.Open(_home.Database, new() { Clock = _clock });
        _store.Add(Reading(First, _claim), Bytes(First.Text));
    }

    public void Dispose()
    {
        _store.Dispose();
        _home.Dispose();
        GC.SuppressFinalize(this);
    }

    private Ruling Reject() => _store.Rule(new() { Kind = RulingKind.Reject, Report = First.Hash, Claim = _claim.Id, By = "ana",
        Why = "another town" });

    private Ruling TakeBack(Ruling ruling) => _store.Rule(new() { Kind = RulingKind.TakeBack, Report = First.Hash, Claim = _claim.Id,
        Subject = $"{ruling.Number}", By = "ben" });

    private static string? Holder(ReportStore store, LocalDate? receivedBy = null) => store.Ledger(receivedBy: receivedBy)
        .At("t-Tal", Day(20))?.Holder?.Name;

    [Fact]
    public void A_rejected_claim_is_in_no_answer_but_is_listed_and_without_rulings_all_is_as_read()
    {
        Reject();
        Assert.Null(Holder(_store));
        Assert.Equal("Northern Front", Holder(_store.WithoutRulings()));
        Assert.Equal(ClaimVerdict.Rejected, _store.Report("first")!.Claims[0].Ruled!.Verdict);
        Assert.Null(_store.WithoutRulings().Claims()[0].Ruled);
    }

    [Fact]
    public void What_was_taken_back_counts_again_and_both_stay_in_the_list()
    {
        var reject = Reject();
        Assert.Null(Holder(_store));
        var back = TakeBack(reject);
        Assert.Equal("Northern Front", Holder(_store));
        Assert.Equal([(1, back.Number, "ana", "another town"), (2, (long?)null, "ben", null)], _store.Rulings()
            .Select(r => (r.Ruling.Number, r.TakenBackBy, r.Ruling.By, r.Ruling.Why)));
        Assert.Equal(Instant.FromUtc(2019, 1, 1, 8, 30), reject.At);
    }

    [Fact]
    public void A_ruling_is_kept_when_the_report_is_read_again_and_told_when_its_claim_is_gone_and_acts_once_it_is_back()
    {
        Reject();
        Replace(_claim with { Confidence = 0.3 });
        Assert.Null(Holder(_store));
        Assert.False(_store.Rulings()[0].WithoutClaim);

        Replace(_claim with { Id = "0123456789abcdef" });
        Assert.Equal("Northern Front", Holder(_store));
        Assert.True(_store.Rulings()[0].WithoutClaim);

        Replace(_claim);
        Assert.Null(Holder(_store));
    }

    private void Replace(Claim claim) => Assert.NotNull(_store.Replace(_store.Kept("first")!, Reading(First, claim)));

    [Fact]
    public void What_was_ruled_later_is_left_aside_where_a_day_of_receipt_is_asked()
    {
        _clock.Day = 9;
        Reject();
        Assert.Equal("Northern Front", Holder(_store, Day(8)));
        Assert.Null(Holder(_store, Day(9)));
    }

    [Fact]
    public void No_reading_is_changed_by_a_ruling_and_the_ledger_notices_it()
    {
        var (before, version) = (Content(_home.Database), _store.Version());
        Reject();
        Assert.Equal(before, Content(_home.Database));
        Assert.True(_store.Version() > version);
    }

    [Fact]
    public void Rulings_can_neither_be_deleted_nor_rewritten_and_forgetting_blanks_their_words()
    {
        _store.Rule(new() { Kind = RulingKind.Change, Report = First.Hash, Claim = _claim.Id, By = "ana",
            Before = new() { Source = _claim.Source },
            After = new() { Source = new("Witness W", "Witness W", null, SourceKind.Named, null, null) } });
        using (var connection = TemporaryHome.Connect(_home.Database))
        {
            Assert.Contains("only added to", Assert.ThrowsAny<Exception>(() => connection.Execute("DELETE FROM ruling")).Message,
                StringComparison.Ordinal);
            Assert.Contains("only added to",
                Assert.ThrowsAny<Exception>(() => connection.Execute("UPDATE ruling SET who = 'eve'")).Message, StringComparison.Ordinal);
        }

        _store.Forget(First.Hash, "names a witness");
        Assert.Equal((null, null, "ana"), (_store.Rulings()[0].Ruling.Before, _store.Rulings()[0].Ruling.After,
            _store.Rulings()[0].Ruling.By));
    }

    [Fact]
    public void A_claim_that_gets_an_effect_by_a_ruling_comes_into_the_ledger()
    {
        var report = Report("second", "The Guard may have gone into Wadi, residents said.", 4, "Beta");
        var possible = Takes(report, River, "Wadi", 3) with { Status = ClaimStatus.Possible, Effects = [] };
        _store.Add(Reading(report, possible), Bytes(report.Text));
        Assert.Null(_store.Ledger().At("t-Wadi", Day(20)));
        _store.Rule(new() { Kind = RulingKind.Change, Report = report.Hash, Claim = possible.Id, By = "ana",
            After = new() { Status = ClaimStatus.Asserted } });
        Assert.Equal("River Guard", _store.Ledger().At("t-Wadi", Day(20))!.Holder!.Name);
        Assert.Equal([1L], _store.Ledger().At("t-Wadi", Day(20))!.Claims[0].Rulings);
        Assert.NotEmpty(_store.ClaimsWithId(possible.Id[..6]));
        Assert.Empty(_store.ClaimsWithId(possible.Id[..3]));
    }

    [Fact]
    public void A_damaged_ruling_acts_on_nothing_and_is_named()
    {
        _home.Damage($"INSERT INTO ruling (at, who, kind, report, claim) VALUES ('2019-01-01T08:30:00Z', 'ana', 'guess', '{First.Hash}', '{_claim.Id}')");
        Assert.Equal("Northern Front", Holder(_store));
        Assert.Contains(_store.Check(), d => d.What == "ruling 1 does not parse");
        Reject();
        Assert.Null(Holder(_store));
    }

    [Fact]
    public void A_backup_holds_rulings()
    {
        Reject();
        _store.Backup(_home.File("kept.db"));
        using var kept = ReportStore.Open(_home.File("kept.db"), new());
        Assert.Null(Holder(kept));
        Assert.Equal(ClaimJson.Line(_store.Rulings()), ClaimJson.Line(kept.Rulings()));
    }
}

public sealed class RulingStoreOnSqliteTests() : RulingStoreTests(DatabaseKind.Sqlite);

public sealed class RulingStoreOnPostgresTests() : RulingStoreTests(DatabaseKind.Postgres);
