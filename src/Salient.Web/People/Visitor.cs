using System.Security.Claims;
using Microsoft.AspNetCore.Http;
using Salient.Store;
using Salient.Web.Api;

namespace Salient.Web.People;

/// <summary>The store of the desk itself, where accounts, the audit trail and rulings are kept.</summary>
/// <param name="Store">It is its opener's to close.</param>
internal sealed record DeskStore(ReportStore Store);

/// <summary>
/// Who sends a request, and what they may do. Where nobody has an account it is the user of this machine, who may do everything.
/// </summary>
internal sealed class Visitor(ServerOptions options, DeskStore desk, Sights sights)
{
    private KeyScope? _scope;
    private string _workspace = "";

    /// <summary>Their account; null where nobody has one, or nobody has said yet who they are.</summary>
    public Account? Account { get; private set; }

    /// <summary>Whether a browser sends who they are by itself, so that a page elsewhere could have it sent.</summary>
    public bool IsByCookie { get; private set; }

    /// <summary>What they see and may do; of the public view the least.</summary>
    public DeskRole Role { get; private set; } = options.IsPublic ? DeskRole.Reader : DeskRole.Admin;

    /// <summary>What they see.</summary>
    public Sight Sight => sights.For(Role);

    /// <summary>What they see of the workspace that they ask for; all of it where they ask for none.</summary>
    public Sight Within => string.IsNullOrEmpty(_workspace) ? Sight : Sight.In(desk.Store.Workspace(_workspace)
        ?? throw RequestProblem.NotFound($"There is no workspace \"{_workspace}\".", "/api/workspaces lists those there are."));

    /// <summary>Who does what they do, for the audit trail.</summary>
    public Doer Doer { get; private set; } = new(options.User, "");

    /// <summary>Whether they may do what needs a role: a key may do no more than its scope.</summary>
    public bool May(DeskRole least) => Role >= least && (_scope switch
    {
        KeyScope.Read => DeskRole.Reader,
        KeyScope.Rule => DeskRole.Editor,
        _ => DeskRole.Admin,
    }) >= least;

    /// <summary>Notes that somebody with an account reads a report, where it is confidential.</summary>
    /// <param name="hash">The report's hash.</param>
    public void Reads(string hash)
    {
        if (Account is not null && sights.IsConfidential(hash))
        {
            desk.Store.Audit(Doer, "read confidential", $"report {hash}");
        }
    }

    /// <summary>
    /// Notes that somebody with an account takes claims or words of many reports, where confidential ones may be among them.
    /// </summary>
    /// <param name="request">What they ask.</param>
    public void ReadsMany(HttpRequest request)
    {
        if (Account is not null && sights.ShowConfidentialTo(Role))
        {
            desk.Store.Audit(Doer, "read among confidential", $"{request.Path}{request.QueryString}");
        }
    }

    /// <summary>Notes from where the request comes, and about which workspace.</summary>
    public void Comes(HttpContext context)
    {
        _workspace = context.Request.Query["workspace"].ToString();
        Doer = Doer with { From = context.Connection.RemoteIpAddress is { } address
            ? (address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address).ToString() : "" };
    }

    /// <summary>Notes that there are accounts, and that it is not known whose the request is.</summary>
    public void IsStrange() => (Role, Doer) = (DeskRole.Reader, Doer with { Who = "-" });

    /// <summary>Notes who it is.</summary>
    /// <param name="context">The request.</param>
    /// <param name="account">Their account.</param>
    /// <param name="scope">The scope of the key that they came with; null where they came with a cookie.</param>
    /// <param name="mark">What tells this log-in from others, for tokens that are bound to it.</param>
    public void Is(HttpContext context, Account account, KeyScope? scope, string mark)
    {
        (Account, Role, _scope, IsByCookie) = (account, account.Role, scope, scope is null);
        Doer = Doer with { Who = account.Name };
        context.User = new(new ClaimsIdentity(
            [new(ClaimTypes.NameIdentifier, $"{account.Name}/{mark}"), new(ClaimTypes.Name, account.Name)], "salient"));
    }
}
