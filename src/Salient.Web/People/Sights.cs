using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Salient.Store;

namespace Salient.Web.People;

/// <summary>
/// What each role sees. Where something is confidential, lower roles are answered from stores that never had it; these are brought up to
/// date by the clock and not by requests, so that how long an answer takes tells nothing of what the desk has got.
/// </summary>
internal sealed class Sights : BackgroundService
{
    /// <summary>How often it is looked whether there is more to see: whoever waits for a report hardly notices.</summary>
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(1);

    private readonly ReportStore _desk;
    private readonly ServerOptions _options;
    private readonly ILogger<Sights> _log;
    private readonly Lock _looking = new();
    private readonly Queue<RoleCopy> _retired = new();
    private volatile IReadOnlyDictionary<DeskRole, Sight> _sights = new Dictionary<DeskRole, Sight>();
    private volatile IReadOnlyDictionary<string, DeskRole> _restricted = new Dictionary<string, DeskRole>();
    private Dictionary<DeskRole, Sight> _byClass = [];
    private long? _seen;
    private bool _isGone;

    public Sights(DeskStore desk, ServerOptions options, ILogger<Sights> log)
    {
        (_desk, _options, _log) = (desk.Store, options, log);
        Whole = new(_desk, null, options);
        if (!options.IsPublic)
        {
            Look();
        }
    }

    /// <summary>Everything.</summary>
    public Sight Whole { get; }

    /// <summary>What a role sees.</summary>
    public Sight For(DeskRole role) => _sights.GetValueOrDefault(role) ?? Whole;

    /// <summary>Whether a report is confidential, so that reading it is noted.</summary>
    public bool IsConfidential(string hash) => _restricted.GetValueOrDefault(hash) > DeskRole.Reader;

    /// <summary>Whether a role sees anything that is confidential.</summary>
    public bool ShowConfidentialTo(DeskRole role) => _restricted.Values.Any(least => least > DeskRole.Reader && least <= role);

    /// <summary>Takes in what is new at the desk, for every role.</summary>
    public void Look()
    {
        lock (_looking)
        {
            var version = _desk.Version();
            if (_isGone || _seen == version)
            {
                return;
            }

            var steps = _desk.Restrictions().Select(r => r.Role).Where(r => r > DeskRole.Reader).Distinct().Order().ToList();
            var (byClass, byRole) = (new Dictionary<DeskRole, Sight>(), new Dictionary<DeskRole, Sight>());
            foreach (var role in Enum.GetValues<DeskRole>().Where(role => steps.Exists(step => step > role)))
            {
                // Roles between two steps see the same.
                var highest = steps.First(step => step > role) - 1;
                byRole[role] = byClass.TryGetValue(highest, out var known) ? known : byClass[highest] = Seen(highest);
            }

            (_restricted, _sights) = (steps.Count == 0 ? new Dictionary<string, DeskRole>() : _desk.Restricted(), byRole);
            Retire(_byClass.Values.Except(byClass.Values).Select(s => s.Copy!));
            (_byClass, _seen) = (byClass, version);
        }
    }

    public override void Dispose()
    {
        base.Dispose();
        lock (_looking)
        {
            // Registered as itself and as what runs beside the server, it is let go of twice.
            foreach (var copy in _byClass.Values.Select(s => s.Copy!).Concat(_retired))
            {
                copy.Dispose();
            }

            _byClass = [];
            _retired.Clear();
            _isGone = true;
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(BetweenLooks);
        while (!_options.IsPublic && await timer.WaitForNextTickAsync(stoppingToken).AsTask().ContinueWith(t => t.IsCompletedSuccessfully,
            TaskScheduler.Default))
        {
            try
            {
                Look();
            }
            catch (StoreException problem)
            {
                _log.LogWarning("What roles see stays as it was: {Problem}", problem.Message);
            }
        }
    }

    private Sight Seen(DeskRole highest)
    {
        var last = _byClass.GetValueOrDefault(highest)?.Copy;
        return last is not null && last.Refresh() ? _byClass[highest]
            : Over(RoleCopy.Of(_desk, highest, id => _options.Actors?.ById(id) is not null, _options.Clock, last?.Store.Version() ?? 0));
    }

    private Sight Over(RoleCopy copy) => new(copy.Store, copy, _options);

    /// <summary>Requests may still be reading from a copy that was just replaced: it goes with the next but one.</summary>
    private void Retire(IEnumerable<RoleCopy> copies)
    {
        foreach (var copy in copies)
        {
            _retired.Enqueue(copy);
        }

        while (_retired.Count > 2 * Enum.GetValues<DeskRole>().Length)
        {
            _retired.Dequeue().Dispose();
        }
    }
}
