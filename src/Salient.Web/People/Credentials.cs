using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Salient.Store;

namespace Salient.Web.People;

/// <summary>Makes and checks what people log in with: a password and the code that an authenticator shows (TOTP, RFC 6238).</summary>
public sealed partial class Credentials : IDisposable
{
    /// <summary>
    /// Letters of a password at least, and nothing else asked of it (NIST SP 800-63B-4 asks for 15, or 8 with a second factor).
    /// </summary>
    public const int ShortestPassword = 12;

    /// <summary>Failed log-ins in a row after which an account waits.</summary>
    public const int MostFailures = 5;

    /// <summary>How long an account waits then.</summary>
    public static readonly TimeSpan Wait = TimeSpan.FromMinutes(15);

    /// <summary>Locks that log-ins of one name take turns by: names share them.</summary>
    private readonly SemaphoreSlim[] _turns = [.. Enumerable.Range(0, 64).Select(_ => new SemaphoreSlim(1))];

    private readonly ReportStore _store;
    private readonly ServiceProvider _services;
    private readonly Account _nobody;

    /// <summary>Over the accounts of a store.</summary>
    /// <param name="store">It stays the caller's to close.</param>
    public Credentials(ReportStore store)
    {
        _store = store;
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddIdentityCore<Account>(identity =>
        {
            identity.Password = new() { RequiredLength = ShortestPassword, RequiredUniqueChars = 4, RequireDigit = false,
                RequireLowercase = false, RequireUppercase = false, RequireNonAlphanumeric = false };
            identity.Lockout = new() { MaxFailedAccessAttempts = MostFailures, DefaultLockoutTimeSpan = Wait };
        }).AddTokenProvider<AuthenticatorTokenProvider<Account>>(TokenOptions.DefaultAuthenticatorProvider);
        services.AddSingleton<IUserStore<Account>>(new AccountBook(store));
        // A passkey stands for password and code together: it is found by itself, and asks for a finger, a face or a PIN.
        services.Configure<IdentityPasskeyOptions>(passkeys =>
            (passkeys.UserVerificationRequirement, passkeys.ResidentKeyRequirement) = ("required", "required"));
        services.AddScoped<IPasskeyHandler<Account>, PasskeyHandler<Account>>();
        _services = services.BuildServiceProvider();
        _nobody = new() { Name = "" };
        using var scope = _services.CreateScope();
        _nobody.Password = Manager(scope).PasswordHasher.HashPassword(_nobody, "a password that nobody has");
        _nobody.CodeKey = Manager(scope).GenerateNewAuthenticatorKey();
    }

    /// <summary>What is wrong with a name, or null: it stands in addresses and in tables.</summary>
    public static string? FaultOf(string name) => NameForm().IsMatch(name) ? null
        : $"'{name}' is no name of an account: write 1 to 64 of a-z, 0-9, dot, dash, underscore and @, beginning with a letter or digit";

    /// <summary>Gives an account a password and a new key of codes; it is not kept yet.</summary>
    /// <returns>What is wrong with the password, a line each; empty where nothing is.</returns>
    public async Task<IReadOnlyList<string>> Give(Account account, string password)
    {
        using var scope = _services.CreateScope();
        var manager = Manager(scope);
        foreach (var validator in manager.PasswordValidators)
        {
            if (await validator.ValidateAsync(manager, account, password) is { Succeeded: false } wrong)
            {
                return [.. wrong.Errors.Select(e => e.Description.TrimEnd('.'))];
            }
        }

        account.Password = manager.PasswordHasher.HashPassword(account, password);
        account.CodeKey = manager.GenerateNewAuthenticatorKey();
        return [];
    }

    /// <summary>
    /// The address that an authenticator takes, as text or in a square of dots (the key URI format of Google Authenticator).
    /// </summary>
    public static string AuthenticatorAddress(Account account) =>
        $"otpauth://totp/Salient:{Uri.EscapeDataString(account.Name)}?secret={account.CodeKey}&issuer=Salient&digits=6&period=30";

    /// <summary>
    /// Whose name, password and code these are; null where they are nobody's, the account waits, or the code was used before. It takes as
    /// long for a name that nobody has.
    /// </summary>
    public async Task<Account?> Check(string name, string password, string code)
    {
        var turn = _turns[(uint)string.GetHashCode(name.Trim(), StringComparison.OrdinalIgnoreCase) % (uint)_turns.Length];
        await turn.WaitAsync();
        try
        {
            using var scope = _services.CreateScope();
            return await Check(Manager(scope), _store.Account(name), password, code.Replace(" ", "", StringComparison.Ordinal));
        }
        finally
        {
            turn.Release();
        }
    }

    private async Task<Account?> Check(UserManager<Account> manager, Account? known, string password, string code)
    {
        var account = known ?? _nobody;
        var mayTry = known is { Password.Length: > 0, CodeKey.Length: > 0 } && !await manager.IsLockedOutAsync(known);
        // Whoever has no password is not let in by one, and that takes as long.
        var hasPassword = manager.PasswordHasher.VerifyHashedPassword(account,
            account.Password.Length > 0 ? account.Password : _nobody.Password, password);
        // One code in one spelling, or it could be used twice.
        var hasCode = CodeForm().IsMatch(code)
            & await manager.VerifyTwoFactorTokenAsync(account, TokenOptions.DefaultAuthenticatorProvider, code);
        if (!mayTry)
        {
            return null;
        }

        if (hasPassword == PasswordVerificationResult.Failed || !hasCode || !_store.Spend(account.Name, code))
        {
            await manager.AccessFailedAsync(account);
            return null;
        }

        if (hasPassword == PasswordVerificationResult.SuccessRehashNeeded)
        {
            _store.KeepHash(account.Name, account.Password, manager.PasswordHasher.HashPassword(account, password));
        }

        (account.LockedUntil, account.Failures) = (null, 0);
        _store.KeepAttempts(account);
        return account;
    }

    /// <summary>The identity library for one question.</summary>
    internal IServiceScope Scope() => _services.CreateScope();

    /// <summary>Lets go of what it holds; the store stays open.</summary>
    public void Dispose()
    {
        _services.Dispose();
        Array.ForEach(_turns, turn => turn.Dispose());
    }

    private static UserManager<Account> Manager(IServiceScope scope) => scope.ServiceProvider.GetRequiredService<UserManager<Account>>();

    [GeneratedRegex(@"^[a-z0-9][a-z0-9._@-]{0,63}\z")]
    private static partial Regex NameForm();

    [GeneratedRegex(@"^[0-9]{6}\z")]
    private static partial Regex CodeForm();
}
