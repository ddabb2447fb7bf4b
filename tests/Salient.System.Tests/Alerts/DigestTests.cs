using Dapper;
using Salient.Alerts;
using Salient.Claims;
using Salient.Store;
using Salient.SystemTests.Store;
using static Salient.SystemTests.Store.Made;

namespace Salient.SystemTests.Alerts;

/// <summary>What a desk is told in the morning, and what it is not told again.</summary>
public abstract class DigestTests : IDisposable
{
    private readonly DigestDesk _desk;
    private readonly Letterbox _box = new();

    protected DigestTests(DatabaseKind kind)
    {
        _desk = new(kind);
        Assert.True(_desk.Store.Add("all", new(), Doer.Here));
    }

    public void Dispose()
    {
        _desk.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task What_changed_is_told_once_with_whose_word_it_is_and_who_holds_the_place_now()
    {
        _desk.Took("The Guard drove the Front out of Tal, residents said.", River, "Tal", 11, 12, "River Post");

        Assert.Equal(0, await _desk.Digest(_box));
        _desk.Tomorrow();
        await _desk.Digest(_box);

        var told = Assert.Single(Assert.Single(_box.Digests).Changes);
        Assert.Equal("Tal: held by River Guard, 11 January 2019", told.Title);
        Assert.Equal(("residents", "River Post", Day(12)), (told.Words[0].Source, told.Words[0].Outlet, told.Words[0].Published));
        Assert.Equal("The Guard drove the Front out of Tal, residents said.", told.Words[0].Sentence);
        Assert.Equal("held by River Guard since 11 January 2019", told.Now);
        Assert.InRange(told.Probability!.Value, 0.5, 1);
        Assert.Contains(_desk.Told, line => line.Contains("nothing new", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_event_behind_a_change_is_not_told_beside_it_but_alone_where_only_events_are_asked_for()
    {
        _desk.Store.Add("events", new() { Only = AlertScope.Events }, Doer.Here);
        _desk.Took("The Guard drove the Front out of Tal, residents said.", River, "Tal", 11, 12);

        await _desk.Digest(_box);
        await _desk.Digest(_box, "events");

        Assert.Equal([(1, 0), (0, 1)], _box.Digests.Select(d => (d.Changes.Count, d.Events.Count)));
        Assert.Equal("Tal: capture, by River Guard, 11 January 2019, 3 killed", _box.Digests[1].Events[0].Title);
    }

    [Fact]
    public async Task What_was_there_before_is_not_told_at_the_first_time_and_each_destination_has_its_own_memory()
    {
        _desk.Took("The Front took the town of Tal in the night, residents said.", North, "Tal", 2, 3);
        _desk.Tomorrow();
        _desk.Tomorrow();
        _desk.Took("Wadi went over to the Guard without a shot, a resident said.", River, "Wadi", 13, 14);
        var other = new Letterbox("other");

        await _desk.Digest(_box);
        await _desk.Digest(other);

        Assert.All([_box, other], box => Assert.Equal(["Wadi"], Assert.Single(box.Digests).Changes.Select(c => c.Place!.Name)));
    }

    [Fact]
    public async Task What_could_not_be_delivered_is_told_the_next_time_with_what_came_meanwhile()
    {
        _desk.Took("The Guard drove the Front out of Tal, residents said.", River, "Tal", 11, 12);
        _box.IsClosed = true;
        Assert.Equal(1, await _desk.Digest(_box));
        _desk.Tomorrow();
        _desk.Tomorrow();
        Assert.Equal(1, await _desk.Digest(_box));
        Assert.Equal((2, "the letterbox is closed; open it"), _desk.Store.Deliveries("all").Select(d => (d.Failures, d.Reason)).Single());

        _box.IsClosed = false;
        _desk.Took("Wadi went over to the Guard without a shot, a resident said.", River, "Wadi", 13, 14);
        Assert.Equal(0, await _desk.Digest(_box));

        Assert.Equal(["Wadi", "Tal"], Assert.Single(_box.Digests).Changes.Select(c => c.Place!.Name));
        Assert.Equal((0, (string?)null), _desk.Store.Deliveries("all").Select(d => (d.Failures, d.Reason)).Single());
    }

    [Fact]
    public async Task A_late_report_that_changes_the_past_is_told_as_such()
    {
        _desk.Took("The Guard drove the Front out of Tal, residents said.", River, "Tal", 11, 12);
        await _desk.Digest(_box);
        _desk.Tomorrow();
        _desk.Took("The Front took the town of Tal in the night, residents said.", North, "Tal", 2, 3, "Slow Post");

        await _desk.Digest(_box);

        var second = _box.Digests[1];
        Assert.Contains("Tal: held by Northern Front, 2 January 2019", second.Late.Select(c => c.Title));
        Assert.DoesNotContain(second.Changes, c => c.Day == Day(2));
        Assert.Contains("LEARNT LATE", DigestText.Of(second), StringComparison.Ordinal);
        // Until then nobody was known to have held it before.
        var corrected = Assert.Single(second.Late, c => c.Before is not null);
        Assert.Equal(("Tal: held by River Guard, 11 January 2019", "Tal: taken by River Guard from Northern Front, 11 January 2019"),
            (corrected.Before, corrected.Title));
        Assert.Empty(second.TakenBack);
    }

    [Fact]
    public async Task What_was_withdrawn_after_it_was_told_is_told_as_taken_back_once()
    {
        var report = _desk.Took("The Guard drove the Front out of Tal, residents said.", River, "Tal", 11, 12);
        await _desk.Digest(_box);
        _desk.Store.Withdraw(report.Hash, "made up");
        _desk.Tomorrow();

        await _desk.Digest(_box);
        await _desk.Digest(_box);

        Assert.Equal(["Tal: held by River Guard, 11 January 2019"], _box.Digests[1].TakenBack.Select(t => t.Title));
        Assert.Equal(2, _box.Digests.Count);
    }

    [Fact]
    public async Task What_is_only_to_be_understood_is_never_told_as_a_loss()
    {
        _desk.Took("The Front took the town of Tal in the night, residents said.", North, "Tal", 9, 10);
        _desk.Took("The Front pulled out of the whole valley, a resident said.", North, "Tal", 11, 12, "Beta", claim => claim with
        {
            Event = "withdraw",
            Effects = [new(claim.Place!, HoldingState.Unknown, null, North, true)],
        });

        await _desk.Digest(_box);

        var digest = Assert.Single(_box.Digests);
        var understood = Assert.Single(digest.Understood);
        Assert.Equal("lost", understood.Kind);
        Assert.Contains("may no longer be there", understood.Title, StringComparison.Ordinal);
        Assert.DoesNotContain(digest.Changes, c => c.Kind == "lost");
        Assert.All([DigestText.Of(digest), DigestHtml.Of(digest)],
            text => Assert.DoesNotContain("lost by", text, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Sites_choose_what_is_near_them_and_the_distance_is_told()
    {
        _desk.Store.Keep([new Site("Clinic North", 35.55, 36.5), new Site("Depot", 34, 36, 3)]);
        _desk.Store.Add("people", new() { NearSitesKm = 20 }, Doer.Here);
        _desk.Took("The Guard drove the Front out of Tal, residents said.", River, "Tal", 11, 12);
        _desk.Took("Wadi went over to the Guard without a shot, a resident said.", River, "Wadi", 11, 12,
            with: claim => DigestDesk.At(claim, 35, 36));

        await _desk.Digest(_box, "people");

        var told = Assert.Single(Assert.Single(_box.Digests).Changes);
        Assert.Equal(("Tal", "Clinic North", 5.6), (told.Place!.Name, told.Site, told.Km));
        Assert.Contains("5.6 km from Clinic North", DigestText.Of(_box.Digests[0]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_day_can_be_told_again_and_what_is_told_next_is_still_only_what_is_new()
    {
        _desk.Took("The Guard drove the Front out of Tal, residents said.", River, "Tal", 11, 12);
        await _desk.Digest(_box);

        await _desk.Digest(_box, since: Day(12));
        await _desk.Digest(_box);

        Assert.Equal([1, 1], _box.Digests.Select(d => d.Changes.Count));
    }

    [Fact]
    public async Task Where_nothing_is_new_a_digest_goes_out_only_when_it_is_always_wanted()
    {
        await _desk.Digest(_box);
        Assert.Empty(_box.Digests);
        await _desk.Digest(_box, always: true);
        Assert.Equal("all: nothing new", Assert.Single(_box.Digests).Title);
    }

    [Fact]
    public async Task A_report_that_is_forgotten_leaves_no_words_in_what_was_told()
    {
        var report = _desk.Took("The Guard drove the Front out of Tal, residents said.", River, "Tal", 11, 12);
        await _desk.Digest(_box);

        _desk.Store.Forget(report.Hash, "names a witness");

        using var connection = TemporaryHome.Connect(_desk.Home.Database);
        Assert.Equal(0, connection.ExecuteScalar<int>("SELECT count(*) FROM told WHERE title IS NOT NULL OR subject IS NOT NULL"));
        Assert.NotEqual(0, connection.ExecuteScalar<int>("SELECT count(*) FROM told"));
    }

    [Fact]
    public async Task What_is_confidential_is_told_only_to_those_who_may_see_it()
    {
        var hidden = _desk.Took("The Guard drove the Front out of Tal, residents said.", River, "Tal", 11, 12);
        _desk.Took("Wadi went over to the Guard without a shot, a resident said.", River, "Wadi", 11, 12);
        _desk.Store.Restrict(RestrictedKind.Report, hidden.Hash, DeskRole.Editor, Doer.Here);
        var (everybody, editors) = (new Letterbox("everybody"), new Letterbox("editors"));

        await _desk.Digest(everybody);
        await _desk.Digest(editors, role: DeskRole.Editor);

        Assert.Equal(["Wadi"], everybody.Digests.Single().Items.Select(i => i.Place!.Name));
        Assert.DoesNotContain("Tal", DigestText.Of(everybody.Digests.Single()), StringComparison.Ordinal);
        Assert.Equal(["Tal", "Wadi"], editors.Digests.Single().Changes.Select(i => i.Place!.Name));
    }

    [Fact]
    public async Task An_alert_that_is_removed_takes_along_what_was_told_of_it()
    {
        _desk.Took("The Guard drove the Front out of Tal, residents said.", River, "Tal", 11, 12);
        await _desk.Digest(_box);

        Assert.True(_desk.Store.RemoveAlert("all", Doer.Here));

        Assert.False(_desk.Store.RemoveAlert("all", Doer.Here));
        Assert.Empty(_desk.Store.Told("all", _box.Name));
        Assert.Empty(_desk.Store.Deliveries("all"));
    }
}

public sealed class DigestOnSqliteTests() : DigestTests(DatabaseKind.Sqlite);

public sealed class DigestOnPostgresTests() : DigestTests(DatabaseKind.Postgres);
