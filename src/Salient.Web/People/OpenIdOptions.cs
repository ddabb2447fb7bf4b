using Salient.Store;

namespace Salient.Web.People;

/// <summary>A provider of OpenID Connect that vouches for people, and whom of them is let in.</summary>
public sealed record OpenIdOptions
{
    /// <summary>The variable of the environment that has what the provider and this server know alone.</summary>
    public const string SecretVariable = "SALIENT_OPENID_SECRET";

    /// <summary>The provider's address, below which it describes itself.</summary>
    public required Uri Provider { get; init; }

    /// <summary>What the provider calls this server.</summary>
    public required string Client { get; init; }

    /// <summary>What the provider and this server know alone; null where the provider gives none.</summary>
    public string? Secret { get; init; }

    /// <summary>The claim that names the account; <c>email</c> counts only where the provider has verified it.</summary>
    public string NameClaim { get; init; } = "preferred_username";

    /// <summary>The claim that <see cref="Roles"/> go by.</summary>
    public string RoleClaim { get; init; } = "groups";

    /// <summary>What roles values of <see cref="RoleClaim"/> give; where there are none, accounts must be there before.</summary>
    public IReadOnlyDictionary<string, DeskRole> Roles { get; init; } = new Dictionary<string, DeskRole>();

    /// <summary>Whether the provider is on this machine, so that what it says cannot be read or changed on the way.</summary>
    internal bool IsHere => Provider.IsLoopback;

    /// <summary>What is wrong with it, a line each.</summary>
    internal IEnumerable<string> Faults()
    {
        if (!Provider.IsAbsoluteUri || (Provider.Scheme != Uri.UriSchemeHttps && !(Provider.Scheme == Uri.UriSchemeHttp && IsHere)))
        {
            yield return $"--openid {Provider.OriginalString} is no address of a provider that can be trusted: write it like https://login.example.org";
        }

        if (Client.Length == 0)
        {
            yield return "--openid-client is missing: give the name under which the provider knows this server";
        }
    }
}
