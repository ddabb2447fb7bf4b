using System.Net;
using NodaTime;
using Salient.Actors;
using Salient.Exchange.Tables;
using Salient.Incidents;
using Salient.Ledger;
using Salient.Rulings;
using Salient.Store;
using Salient.Web.People;

namespace Salient.Web;

/// <summary>How the page and its API are served.</summary>
public sealed record ServerOptions
{
    /// <summary>TCP port on 127.0.0.1, 0 to 65535; 0 takes any free one.</summary>
    public int Port { get; init; } = 5080;

    /// <summary>
    /// Address of map tiles with <c>{x}</c>, <c>{y}</c> and <c>{z}</c> (http or https), or null for none: then the page asks nobody
    /// outside.
    /// </summary>
    public string? Tiles { get; init; }

    /// <summary>Whose tiles they are, shown on the map; null where nothing need be said.</summary>
    public string? TilesAttribution { get; init; }

    /// <summary>The folder of the built page; where it holds no <c>index.html</c>, plain pages are served instead.</summary>
    public string AssetRoot { get; init; } = Path.Combine(AppContext.BaseDirectory, "wwwroot");

    /// <summary>
    /// Names the side of an actor by its id on a day, so that two actors of one side are one holder; null takes every actor as its own
    /// side.
    /// </summary>
    public Func<string, LocalDate, string>? Side { get; init; }

    /// <summary>Whether somebody can hold a place, by id and name; null lets everybody.</summary>
    public Func<string?, string, bool>? CanHold { get; init; }

    /// <summary>Whether a side backs another on a day, by their ids; null for never.</summary>
    public Func<string, string, LocalDate, bool>? Backs { get; init; }

    /// <summary>Which sides may be one where incidents are found; null knows nobody's memberships.</summary>
    public IncidentSides? Sides { get; init; }

    /// <summary>What exports say beside the claims: names of units, kinds of actors; null knows none.</summary>
    public ExchangeKnowledge? Names { get; init; }

    /// <summary>
    /// Whether everybody may look: the store must then be one that has nothing but what everybody may see (<see cref="PublicCopy.Store"/>),
    /// and only routes that show it are open.
    /// </summary>
    public bool IsPublic { get; init; }

    /// <summary>
    /// The address of this machine that is listened at; its own loopback address where nothing else is said. Others may be given for the
    /// public view, and where people have accounts.
    /// </summary>
    public IPAddress Bind { get; init; } = IPAddress.Loopback;

    /// <summary>Names under which the page is asked for beside those of this machine's loopback: <c>map.example.org</c>, without port.</summary>
    public IReadOnlyList<string> Hosts { get; init; } = [];

    /// <summary>
    /// Whether a proxy on this machine passes requests on: then it tells who asked, by which name and scheme (<c>X-Forwarded-For</c>,
    /// <c>-Host</c>, <c>-Proto</c>). Others are not believed.
    /// </summary>
    public bool BehindProxy { get; init; }

    /// <summary>Who vouches for people beside passwords and passkeys; null for nobody.</summary>
    public OpenIdOptions? OpenId { get; init; }

    /// <summary>Requests that one address may make of the public view in a minute, 1 or more.</summary>
    public int RequestsPerMinute { get; init; } = 600;

    /// <summary>Whether what is logged on standard error is an object a line, for programs.</summary>
    public bool LogAsJson { get; init; }

    /// <summary>Who rules where a ruling names nobody: the user of this machine.</summary>
    public string User { get; init; } = Environment.UserName;

    /// <summary>The known actors, for rulings that name one; null knows none.</summary>
    public ActorBook? Actors { get; init; }

    /// <summary>Tells which day is today: no answer is about a later one unless asked for.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>How many days of changes the API gives where none are asked for, 1 or more.</summary>
    public Period ChangesBack { get; init; } = Period.FromDays(92);

    /// <summary>All that is wrong with these options, a line each; empty where nothing is.</summary>
    /// <param name="hasAccounts">Whether anybody has an account, so that whoever comes has to log in.</param>
    public IReadOnlyList<string> Faults(bool hasAccounts = false)
    {
        var faults = new List<string>();
        if (Port is < 0 or > 65535)
        {
            faults.Add($"port {Port} is not between 0 and 65535: choose another with --port");
        }

        if (Tiles is not null && TilesOrigin is null)
        {
            faults.Add($"tile address \"{Tiles}\" is not an http or https address with {{x}}, {{y}} and {{z}}: write it like https://tiles.example/{{z}}/{{x}}/{{y}}.png");
        }

        if (!IPAddress.IsLoopback(Bind) && !IsPublic && !hasAccounts && OpenId is null)
        {
            faults.Add($"--bind {Bind} would let other machines see and change everything, and there are no accounts: "
                + "salient people add NAME --role admin makes the first, --public shows only what everybody may see; "
                + "or leave --bind out and come by a tunnel (ssh -L 5080:127.0.0.1:5080)");
        }

        if ((Bind.Equals(IPAddress.Any) || Bind.Equals(IPAddress.IPv6Any)) && Hosts.Count == 0)
        {
            faults.Add($"--bind {Bind} listens at every address: say by --host NAME under which names the page is asked for");
        }

        faults.AddRange(Hosts.Where(name => Uri.CheckHostName(name.Trim('[', ']')) == UriHostNameType.Unknown)
            .Select(name => $"--host: '{name}' is no name of a host; write it like map.example.org, without https:// and port"));
        faults.AddRange(OpenId?.Faults() ?? []);
        if (OpenId is not null && IsPublic)
        {
            faults.Add("--openid says who logs in, and with --public nobody does: leave one of them out");
        }

        if (RequestsPerMinute < 1)
        {
            faults.Add("--requests is less than 1: give how many requests one address may make in a minute");
        }

        return faults;
    }

    /// <summary>What making a ruling looks up.</summary>
    /// <param name="ledger">The ledger.</param>
    internal RulingKnowledge KnowledgeOf(Func<HoldingLedger> ledger) =>
        DeskKnowledge.Of(Actors ?? ActorBook.Parse(), ledger, SalientHome.Default());

    /// <summary>Scheme, host and port of <see cref="Tiles"/>, which the page may then load pictures from; null without tiles.</summary>
    internal string? TilesOrigin =>
        Tiles is not null && Tiles.Contains("{x}", StringComparison.Ordinal) && Tiles.Contains("{y}", StringComparison.Ordinal)
        && Tiles.Contains("{z}", StringComparison.Ordinal) && Uri.TryCreate(Tiles, UriKind.Absolute, out var address)
        && address.Scheme is "http" or "https" ? new Uri(Tiles).GetLeftPart(UriPartial.Authority) : null;
}
