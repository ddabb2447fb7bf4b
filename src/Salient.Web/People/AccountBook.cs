using System.Buffers.Text;
using Microsoft.AspNetCore.Identity;
using NodaTime;
using Salient.Store;

namespace Salient.Web.People;

/// <summary>
/// The accounts of a store as ASP.NET Core Identity asks for them: it hashes and checks passwords, makes and checks codes, and counts
/// failures; the store keeps them. Accounts are made and removed on the command line, where the store is.
/// </summary>
internal sealed class AccountBook(ReportStore store) : IUserPasswordStore<Account>, IUserAuthenticatorKeyStore<Account>,
    IUserLockoutStore<Account>, IUserPasskeyStore<Account>
{
    public Task<string> GetUserIdAsync(Account user, CancellationToken cancellationToken) => Task.FromResult(user.Name);

    public Task<string?> GetUserNameAsync(Account user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.Name);

    public Task SetUserNameAsync(Account user, string? userName, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<string?> GetNormalizedUserNameAsync(Account user, CancellationToken cancellationToken) =>
        Task.FromResult<string?>(user.Name);

    /// <summary>Names are kept in lower case already.</summary>
    public Task SetNormalizedUserNameAsync(Account user, string? normalizedName, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task<IdentityResult> CreateAsync(Account user, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<IdentityResult> UpdateAsync(Account user, CancellationToken cancellationToken)
    {
        store.KeepAttempts(user);
        return Task.FromResult(IdentityResult.Success);
    }

    public Task<IdentityResult> DeleteAsync(Account user, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<Account?> FindByIdAsync(string userId, CancellationToken cancellationToken) => Task.FromResult(store.Account(userId));

    public Task<Account?> FindByNameAsync(string normalizedUserName, CancellationToken cancellationToken) =>
        Task.FromResult(store.Account(normalizedUserName));

    public Task SetPasswordHashAsync(Account user, string? passwordHash, CancellationToken cancellationToken)
    {
        user.Password = passwordHash ?? "";
        return Task.CompletedTask;
    }

    public Task<string?> GetPasswordHashAsync(Account user, CancellationToken cancellationToken) =>
        Task.FromResult(user.Password.Length == 0 ? null : user.Password);

    public Task<bool> HasPasswordAsync(Account user, CancellationToken cancellationToken) => Task.FromResult(user.Password.Length > 0);

    public Task SetAuthenticatorKeyAsync(Account user, string key, CancellationToken cancellationToken)
    {
        user.CodeKey = key;
        return Task.CompletedTask;
    }

    public Task<string?> GetAuthenticatorKeyAsync(Account user, CancellationToken cancellationToken) =>
        Task.FromResult(user.CodeKey.Length == 0 ? null : user.CodeKey);

    public Task<DateTimeOffset?> GetLockoutEndDateAsync(Account user, CancellationToken cancellationToken) =>
        Task.FromResult(user.LockedUntil?.ToDateTimeOffset());

    public Task SetLockoutEndDateAsync(Account user, DateTimeOffset? lockoutEnd, CancellationToken cancellationToken)
    {
        user.LockedUntil = lockoutEnd is { } end ? Instant.FromDateTimeOffset(end) : null;
        return Task.CompletedTask;
    }

    /// <summary>Counted by the store in one step, so that many tries at once are all counted.</summary>
    public Task<int> IncrementAccessFailedCountAsync(Account user, CancellationToken cancellationToken) =>
        Task.FromResult(user.Failures = store.CountFailure(user.Name));

    public Task ResetAccessFailedCountAsync(Account user, CancellationToken cancellationToken)
    {
        user.Failures = 0;
        return Task.CompletedTask;
    }

    public Task<int> GetAccessFailedCountAsync(Account user, CancellationToken cancellationToken) => Task.FromResult(user.Failures);

    public Task<bool> GetLockoutEnabledAsync(Account user, CancellationToken cancellationToken) => Task.FromResult(true);

    public Task SetLockoutEnabledAsync(Account user, bool enabled, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>A passkey as the store keeps it.</summary>
    public static Passkey Passkey(string account, UserPasskeyInfo passkey, string name) => new(Base64Url.EncodeToString(passkey.CredentialId),
        account, name, Convert.ToBase64String(passkey.PublicKey), passkey.SignCount, string.Join(' ', passkey.Transports ?? []),
        passkey.IsBackupEligible, passkey.IsBackedUp, Instant.FromDateTimeOffset(passkey.CreatedAt));

    /// <summary>Whoever adds or uses one keeps it: this is asked for by nobody.</summary>
    public Task AddOrUpdatePasskeyAsync(Account user, UserPasskeyInfo passkey, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public Task<IList<UserPasskeyInfo>> GetPasskeysAsync(Account user, CancellationToken cancellationToken) =>
        Task.FromResult<IList<UserPasskeyInfo>>([.. store.Passkeys(user.Name).Select(Info)]);

    public Task<Account?> FindByPasskeyIdAsync(byte[] credentialId, CancellationToken cancellationToken) =>
        Task.FromResult(store.Passkey(Base64Url.EncodeToString(credentialId)) is { } passkey ? store.Account(passkey.Account) : null);

    public Task<UserPasskeyInfo?> FindPasskeyAsync(Account user, byte[] credentialId, CancellationToken cancellationToken) =>
        Task.FromResult(store.Passkey(Base64Url.EncodeToString(credentialId)) is { } passkey && passkey.Account == user.Name
            ? Info(passkey) : null);

    public Task RemovePasskeyAsync(Account user, byte[] credentialId, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    /// <summary>As the library has it. How it was attested is not kept: nobody's authenticator is asked who made it.</summary>
    private static UserPasskeyInfo Info(Passkey passkey) => new(Base64Url.DecodeFromChars(passkey.Id),
        Convert.FromBase64String(passkey.PublicKey), passkey.Made.ToDateTimeOffset(), (uint)passkey.Signs,
        passkey.Transports.Split(' ', StringSplitOptions.RemoveEmptyEntries), isUserVerified: true, passkey.MayMove, passkey.HasMoved,
        attestationObject: [], clientDataJson: []) { Name = passkey.Name };

    public void Dispose()
    {
        // The store is its opener's to close.
    }
}
