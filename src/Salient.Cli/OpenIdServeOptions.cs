using System.CommandLine;
using Salient.Claims;
using Salient.Store;
using Salient.Web.People;

namespace Salient.Cli;

/// <summary>The options of a server where people log in at a provider of OpenID Connect.</summary>
internal sealed class OpenIdServeOptions
{
    private readonly Option<string?> _provider = new("--openid")
    {
        Description = "People may log in at this provider of OpenID Connect", HelpName = "URL",
    };

    private readonly Option<string?> _client = new("--openid-client")
    {
        Description = $"What the provider calls this server; the secret that goes with it is in {OpenIdOptions.SecretVariable}", HelpName = "ID",
    };

    private readonly Option<string> _name = new("--openid-name")
    {
        Description = "The claim that names the account; email counts only where it is verified", HelpName = "CLAIM",
        DefaultValueFactory = _ => "preferred_username",
    };

    private readonly Option<string> _roleClaim = new("--openid-role-claim")
    {
        Description = "The claim that --openid-role goes by", HelpName = "CLAIM", DefaultValueFactory = _ => "groups",
    };

    private readonly Option<string[]> _roles = new("--openid-role")
    {
        Description = "Whoever has this value of the claim is let in with this role; may be given several times", HelpName = "ROLE=VALUE",
        Arity = ArgumentArity.OneOrMore,
    };

    /// <summary>Adds them to a command.</summary>
    public void AddTo(Command command)
    {
        foreach (var option in (Option[])[_provider, _client, _name, _roleClaim, _roles])
        {
            command.Add(option);
        }
    }

    /// <summary>The provider that the command line names; null where it names none.</summary>
    /// <exception cref="UsageException">Something is missing or cannot be read.</exception>
    public OpenIdOptions? Of(ParseResult parsed)
    {
        if (parsed.GetValue(_provider) is not { } provider)
        {
            return parsed.GetValue(_client) is null && parsed.GetValue(_roles) is not { Length: > 0 } ? null
                : throw new UsageException("--openid is missing: give the address of the provider");
        }

        return new()
        {
            Provider = Uri.TryCreate(provider, UriKind.Absolute, out var address) ? address
                : throw new UsageException($"--openid '{provider}' is no address; write it like https://login.example.org"),
            Client = parsed.GetValue(_client) ?? "",
            Secret = Environment.GetEnvironmentVariable(OpenIdOptions.SecretVariable) is { Length: > 0 } secret ? secret : null,
            NameClaim = parsed.GetValue(_name)!,
            RoleClaim = parsed.GetValue(_roleClaim)!,
            Roles = (parsed.GetValue(_roles) ?? []).Select(RoleOf).GroupBy(r => r.Value, StringComparer.Ordinal)
                .ToDictionary(r => r.Key, r => r.Max(one => one.Role), StringComparer.Ordinal),
        };
    }

    private static (string Value, DeskRole Role) RoleOf(string words) => words.Split('=', 2) is [var role, { Length: > 0 } value]
        && ClaimWords.Find<DeskRole>(role) is { } found ? (value, found)
        : throw new UsageException($"--openid-role '{words}' is not a role and a value; write it like editor=desk-editors, with one of "
            + string.Join(", ", ClaimWords.All<DeskRole>()));
}
