using System.Security.Claims;
using Salient.Store;

namespace Salient.Web.People;

/// <summary>
/// Finds the account of somebody for whom a provider of OpenID Connect vouches. Accounts with a password are nobody's that comes this way:
/// a provider where people choose their own names must not open them. Once somebody has come in, the account is theirs and no namesake's.
/// </summary>
/// <param name="store">Where accounts are.</param>
/// <param name="options">Who is let in.</param>
internal sealed class OpenIdGuests(ReportStore store, OpenIdOptions options)
{
    /// <summary>Their account, made or given another role where rules say so; or why they have none.</summary>
    /// <param name="who">What the provider says of them, checked.</param>
    /// <param name="from">From which address they come.</param>
    public (Account? Account, string? Refusal) Find(ClaimsPrincipal who, string from)
    {
        if (who.FindFirstValue("iss") is not { Length: > 0 } issuer || who.FindFirstValue("sub") is not { Length: > 0 } subject)
        {
            return (null, "the provider names neither itself nor them");
        }

        var (role, bound) = (RoleOf(who), $"{issuer} {subject}");
        if (options.Roles.Count > 0 && role is null)
        {
            return (null, $"no rule gives a role for their {options.RoleClaim}");
        }

        if (store.AccountOfSubject(bound) is { } known)
        {
            return (WithRole(known, role, from), null);
        }

        var name = who.FindFirstValue(options.NameClaim)?.Trim().ToLowerInvariant();
        var isVerified = options.NameClaim != "email" || who.FindFirstValue("email_verified")?.ToLowerInvariant() == "true";
        if (name is null || !isVerified || Credentials.FaultOf(name) is not null)
        {
            return (null, $"{options.NameClaim} is {(name is null ? "missing" : isVerified ? $"no name of an account: {name}" : "not verified")}");
        }

        return First(name, bound, role, from);
    }

    /// <summary>The first time that somebody comes.</summary>
    private (Account? Account, string? Refusal) First(string name, string bound, DeskRole? role, string from)
    {
        var by = new Doer(name, from);
        if (store.Account(name) is null && role is { } given)
        {
            store.Add(new Account { Name = name, Role = given, Subject = bound }, by);
        }

        return store.Account(name) switch
        {
            null => (null, $"{name} has no account"),
            { Subject: { } theirs } account when theirs == bound => (WithRole(account, role, from), null),
            { Password.Length: > 0 } => (null, $"{name} logs in with a password"),
            _ => store.Bind(name, bound, by) is { } account ? (WithRole(account, role, from), null)
                : (null, $"the account {name} is another's of the same name"),
        };
    }

    private Account WithRole(Account account, DeskRole? role, string from) => role is { } now && now != account.Role
        ? store.SetRole(account.Name, now, new("openid", from)) ?? account : account;

    /// <summary>The highest role that a rule gives.</summary>
    private DeskRole? RoleOf(ClaimsPrincipal who) => who.FindAll(options.RoleClaim)
        .Select(c => options.Roles.TryGetValue(c.Value, out var role) ? role : (DeskRole?)null).Max();
}
