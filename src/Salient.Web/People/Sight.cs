using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Salient.Claims;
using Salient.Store;
using Salient.Web.Api;
using Salient.Workspaces;

namespace Salient.Web.People;

/// <summary>Gives each request what its visitor's role sees.</summary>
internal static class SightServices
{
    /// <summary>Adds it.</summary>
    public static void AddSights(this IServiceCollection services)
    {
        services.AddSingleton<Sights>();
        services.AddHostedService(all => all.GetRequiredService<Sights>());
        services.AddScoped<Visitor>();
        services.AddScoped(of => of.GetRequiredService<Visitor>().Within);
        services.AddScoped(of => of.GetRequiredService<Sight>().Ledger);
        services.AddScoped(of => of.GetRequiredService<Sight>().Incidents);
        services.AddScoped(of => of.GetRequiredService<Sight>().Claims);
        services.AddScoped(of => of.GetRequiredService<Sight>().Tables);
        services.AddScoped(of => of.GetRequiredService<Sight>().Alerts);
    }
}

/// <summary>All that one role sees: of the desk's own store, or of one that has nothing but what the role may see.</summary>
internal sealed class Sight
{
    /// <summary>Workspaces whose ledgers are kept; beyond that all are let go of.</summary>
    private const int MostWorkspaces = 8;

    private readonly ServerOptions _options;
    private readonly ConcurrentDictionary<string, Sight> _within = new(StringComparer.Ordinal);

    /// <summary>Over a store.</summary>
    /// <param name="store">What is seen.</param>
    /// <param name="copy">Whose store it is; null where it is the desk's own.</param>
    /// <param name="options">What else answers depend on.</param>
    /// <param name="whole">What it is the part of a workspace of, or null.</param>
    public Sight(ReportStore store, RoleCopy? copy, ServerOptions options, Sight? whole = null)
    {
        (Copy, _options) = (copy, options);
        Ledger = new(store, options.Side, options.CanHold, options.Backs, options.Clock) { Whole = whole?.Ledger };
        Incidents = new(store, options.Sides ?? new(Actors.ActorBook.Parse())) { Whole = whole?.Incidents };
        Claims = new(store);
        Tables = new(Ledger, Incidents, Claims, options);
        Alerts = new(store, Ledger, Incidents, options);
    }

    /// <summary>What leaves something out; null where all is seen.</summary>
    public RoleCopy? Copy { get; }

    /// <summary>Nothing but what belongs to a workspace: a ledger of its claims alone.</summary>
    public Sight In(Workspace workspace)
    {
        if (_within.Count >= MostWorkspaces)
        {
            _within.Clear();
        }

        return _within.GetOrAdd(ClaimJson.Line(workspace), _ => new(Ledger.Store.Within(workspace), Copy, _options, this));
    }

    /// <summary>The ledger.</summary>
    public LedgerView Ledger { get; }

    /// <summary>The incidents.</summary>
    public IncidentView Incidents { get; }

    /// <summary>The claims.</summary>
    public ClaimView Claims { get; }

    /// <summary>What alerts are answered from.</summary>
    public AlertView Alerts { get; }

    /// <summary>The layers for GIS programs.</summary>
    public OgcTables Tables { get; }
}
