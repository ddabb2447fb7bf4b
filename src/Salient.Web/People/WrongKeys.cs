using System.Net;
using System.Threading.RateLimiting;
using Salient.Store;

namespace Salient.Web.People;

/// <summary>
/// Notes in the audit trail that somebody came with a key that is nobody's: as often as an address may try to log in, and no more, since
/// the trail is never made shorter and a stranger must not fill the disk.
/// </summary>
/// <param name="desk">Where it is noted.</param>
internal sealed class WrongKeys(DeskStore desk) : IDisposable
{
    /// <summary>Of all addresses together, in a minute: some thousand rows a day are still a trail that somebody can read.</summary>
    private const int MostOfAll = 60;

    private readonly PartitionedRateLimiter<IPAddress?> _notes = PartitionedRateLimiter.CreateChained(
        PartitionedRateLimiter.Create<IPAddress?, string>(from => Window(Outside.AskerOf(from), Outside.LogInsPerMinute)),
        PartitionedRateLimiter.Create<IPAddress?, string>(_ => Window("all", MostOfAll)));

    /// <summary>Notes it.</summary>
    /// <param name="by">From where.</param>
    /// <param name="address">The same as an address.</param>
    /// <param name="path">What was asked for.</param>
    public void Note(Doer by, IPAddress? address, string path)
    {
        using var may = _notes.AttemptAcquire(address);
        if (may.IsAcquired)
        {
            desk.Store.Audit(by, "key refused", path);
        }
    }

    public void Dispose() => _notes.Dispose();

    private static RateLimitPartition<string> Window(string whose, int most) => RateLimitPartition.GetFixedWindowLimiter(whose,
        _ => new() { PermitLimit = most, Window = TimeSpan.FromMinutes(1), QueueLimit = 0 });
}
