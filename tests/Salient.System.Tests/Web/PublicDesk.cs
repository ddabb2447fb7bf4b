using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Salient.Actors;
using Salient.PublicView;
using Salient.Store;
using Salient.Web;

namespace Salient.SystemTests.Web;

/// <summary>A desk's store and the public view of it, served on a free port on a day.</summary>
internal sealed class PublicDesk : IAsyncDisposable
{
    public const string Rules = "delay: 14\ncoarsen: 10km\nplain: [residents]\nrules:\n  - {name: late, events: [besiege], delay: 20, coarsen: 25km}";

    private readonly WebApplication _app;

    private PublicDesk(PublicCopy copy, WebApplication app)
    {
        (Copy, _app) = (copy, app);
        Client = new() { BaseAddress = new(app.Urls.First()) };
    }

    public PublicCopy Copy { get; }

    public HttpClient Client { get; }

    /// <summary>Serves what may be shown of a store on a day.</summary>
    public static async Task<PublicDesk> Of(ReportStore desk, string day, string rules = Rules)
    {
        var (copy, clock) = (CopyOf(desk, day, rules), Noon(day));
        var app = SalientServer.Create(copy.Store, new() { Port = 0, Clock = clock, IsPublic = true, User = "somebody-here" });
        await app.StartAsync();
        return new(copy, app);
    }

    /// <summary>What may be shown of a store on a day.</summary>
    public static PublicCopy CopyOf(ReportStore desk, string day, string rules = Rules) =>
        PublicCopy.Of(desk, PublicRules.Parse(rules), Known, Noon(day));

    /// <summary>Who is in no codebook: the Hill Fighters. Of outlets only the Valley Post is in one.</summary>
    public static PublicKnowledge Known(Func<string, string> renamed) => new()
    {
        Renamed = renamed,
        ActorOf = id => id switch
        {
            "guard" => "Northern Guard", "federal" => "Federal Army", "league" => "River League", "harbour" => "Harbour Front", _ => null,
        },
        KindOf = id => id is null ? null : ActorKind.RebelGroup,
        OutletOf = name => name == "Valley Post" ? name : null,
    };

    /// <summary>An answer as it went out: status, tag and body.</summary>
    public async Task<string> Ask(string address)
    {
        using var answer = await Client.GetAsync(address, TestContext.Current.CancellationToken);
        var body = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return $"{(int)answer.StatusCode} {answer.Headers.ETag} {answer.Content.Headers}{body}".Replace(Client.BaseAddress!.Authority, "HOST",
            StringComparison.Ordinal).Replace(Uri.EscapeDataString(Client.BaseAddress.Authority), "HOST", StringComparison.Ordinal);
    }

    private static Standing Noon(string day) => new(DateTimeOffset.Parse(day + "T12:00:00Z", CultureInfo.InvariantCulture));

    /// <summary>A clock that stands still.</summary>
    private sealed class Standing(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
        Copy.Dispose();
    }
}
