using NodaTime;

namespace Salient.Store;

/// <summary>Somebody who may log in. What stands in it is changed by whoever checks log-ins, and kept by the store.</summary>
public sealed class Account
{
    /// <summary>The name, in lower case.</summary>
    public required string Name { get; init; }

    /// <summary>What they may do.</summary>
    public DeskRole Role { get; set; }

    /// <summary>Salted hash of the password, as ASP.NET Core Identity writes it; empty where there is none to log in with.</summary>
    public string Password { get; set; } = "";

    /// <summary>What their authenticator makes codes from (RFC 6238), 160 bits in Base32.</summary>
    public string CodeKey { get; set; } = "";

    /// <summary>Log-ins that failed since the last that did not.</summary>
    public int Failures { get; set; }

    /// <summary>Until when nobody may log in as them, or null.</summary>
    public Instant? LockedUntil { get; set; }

    /// <summary>When the account was made.</summary>
    public Instant Made { get; init; }

    /// <summary>Issuer and subject of whoever comes in by OpenID Connect, with a space between; null where nobody has.</summary>
    public string? Subject { get; init; }
}

/// <summary>A key for programs, without the key itself: the store has only its hash.</summary>
/// <param name="Account">Whose it is.</param>
/// <param name="Scope">What it may be used for.</param>
/// <param name="Hint">Its first characters, to tell keys apart.</param>
/// <param name="Made">When it was made.</param>
public sealed record ApiKey(string Account, KeyScope Scope, string Hint, Instant Made);
