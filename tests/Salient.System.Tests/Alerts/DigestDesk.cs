using Microsoft.Extensions.Time.Testing;
using Salient.Alerts;
using Salient.Claims;
using Salient.Cli;
using Salient.Reports;
using Salient.Store;
using Salient.SystemTests.Store;

namespace Salient.SystemTests.Alerts;

/// <summary>A store of one kind with an alert that asks for everything, and a clock that a test moves from morning to morning.</summary>
internal sealed class DigestDesk : IDisposable
{
    public DigestDesk(DatabaseKind kind = DatabaseKind.Sqlite)
    {
        Home = new(kind);
        Store = ReportStore.Open(Home.Database, new() { Clock = Clock });
    }

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2019, 1, 12, 6, 0, 0, TimeSpan.Zero));

    public TemporaryHome Home { get; }

    public ReportStore Store { get; }

    public List<string> Told { get; } = [];

    /// <summary>The next morning at six.</summary>
    public void Tomorrow() => Clock.Advance(TimeSpan.FromDays(1));

    /// <summary>Keeps a report that says that somebody took a town.</summary>
    public Report Took(string words, ClaimActor holder, string town, int day, int published, string outlet = "Alpha",
        Func<Claim, Claim>? with = null)
    {
        var report = Made.Report(Made.Bytes(words).Length.ToString(System.Globalization.CultureInfo.InvariantCulture) + town, words,
            published, outlet);
        var claim = Made.Takes(report, holder, town, day);
        Store.Add(Made.Reading(report, with?.Invoke(claim) ?? claim), Made.Bytes(words));
        return report;
    }

    /// <summary>A claim at another point.</summary>
    public static Claim At(Claim claim, double latitude, double longitude)
    {
        var place = claim.Place! with { Latitude = latitude, Longitude = longitude };
        return claim with { Place = place, Effects = [.. claim.Effects.Select(e => e with { Place = place })] };
    }

    /// <summary>Runs the digest of this morning; gives how many were not delivered.</summary>
    public Task<int> Digest(IDigestDestination to, string alert = "all", NodaTime.LocalDate? since = null, bool always = false,
        DeskRole role = DeskRole.Reader - 1) =>
        new DigestRun(Store, Clock, Told.Add, role).Deliver([Store.Alerts().Single(a => a.Name == alert)], [to], since, always,
            TestContext.Current.CancellationToken);

    public void Dispose()
    {
        Store.Dispose();
        Home.Dispose();
    }
}

/// <summary>Keeps what was delivered, or refuses it.</summary>
internal sealed class Letterbox(string name = "letterbox") : IDigestDestination
{
    public string Name => name;

    public bool IsClosed { get; set; }

    public List<Digest> Digests { get; } = [];

    public Task Deliver(Digest digest, CancellationToken stop)
    {
        if (IsClosed)
        {
            throw new DeliveryException("the letterbox is closed; open it");
        }

        Digests.Add(digest);
        return Task.CompletedTask;
    }
}
