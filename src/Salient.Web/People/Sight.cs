using Microsoft.Extensions.DependencyInjection;
using Salient.Store;
using Salient.Web.Api;

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
        services.AddScoped(of => of.GetRequiredService<Visitor>().Sight);
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
    /// <summary>Over a store.</summary>
    /// <param name="store">What is seen.</param>
    /// <param name="copy">Whose store it is; null where it is the desk's own.</param>
    /// <param name="options">What else answers depend on.</param>
    public Sight(ReportStore store, RoleCopy? copy, ServerOptions options)
    {
        Copy = copy;
        Ledger = new(store, options.Side, options.CanHold, options.Backs, options.Clock);
        Incidents = new(store, options.Sides ?? new(Actors.ActorBook.Parse()));
        Claims = new(store);
        Tables = new(Ledger, Incidents, Claims, options);
        Alerts = new(store, Ledger, Incidents, options);
    }

    /// <summary>What leaves something out; null where all is seen.</summary>
    public RoleCopy? Copy { get; }

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
