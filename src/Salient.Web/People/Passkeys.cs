using System.Collections.Concurrent;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Salient.Store;

namespace Salient.Web.People;

/// <summary>
/// Passkeys (WebAuthn) by ASP.NET Core Identity: what an authenticator is asked, and whether its answer is to that. Each question is asked
/// of one browser, answered once, and forgotten after some minutes; none is kept beyond this run of the server.
/// </summary>
/// <param name="credentials">The identity library over the accounts.</param>
/// <param name="store">Where passkeys are.</param>
internal sealed class Passkeys(Credentials credentials, ReportStore store)
{
    /// <summary>Longest name of a passkey.</summary>
    private const int LongestName = 40;

    /// <summary>Questions that wait for an answer; when there are more the oldest go. Ten a minute and address may be asked.</summary>
    private const int MostQuestions = 5000;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private readonly ConcurrentDictionary<string, (string State, long Asked)> _questions = new(StringComparer.Ordinal);

    /// <summary>What the authenticator of somebody who is logged in is asked for a new passkey.</summary>
    public async Task<string> AskToAdd(HttpContext context, Account account)
    {
        using var scope = credentials.Scope();
        var asked = await Handler(scope).MakeCreationOptionsAsync(
            new() { Id = account.Name, Name = account.Name, DisplayName = account.Name }, context);
        Keep(context, "add", asked.AttestationState);
        return asked.CreationOptionsJson;
    }

    /// <summary>Adds the passkey that the authenticator made.</summary>
    /// <returns>Why not; null where it was added.</returns>
    public async Task<string?> Add(HttpContext context, Account account, string answer, string name, Doer by)
    {
        if (Taken(context, "add") is not { } state)
        {
            return "it was asked too long ago, or was answered already";
        }

        using var scope = credentials.Scope();
        var made = await Handler(scope).PerformAttestationAsync(new()
        {
            HttpContext = context, CredentialJson = answer, AttestationState = state,
        });
        if (!made.Succeeded)
        {
            return made.Failure.Message;
        }

        // The authenticator has seen its owner's finger, face or PIN, and it was asked for this account: both, or it is not as good as
        // a password with a code.
        return !made.Passkey.IsUserVerified ? "the authenticator did not ask who you are"
            : made.UserEntity.Id != account.Name ? "it was asked for another account"
            : store.AddPasskey(AccountBook.Passkey(account.Name, made.Passkey, NameOf(name)), by) ? null : "it is here already";
    }

    /// <summary>What the authenticator of whoever logs in is asked.</summary>
    public async Task<string> AskToEnter(HttpContext context)
    {
        using var scope = credentials.Scope();
        var asked = await Handler(scope).MakeRequestOptionsAsync(null, context);
        Keep(context, "enter", asked.AssertionState);
        return asked.RequestOptionsJson;
    }

    /// <summary>The account whose authenticator answers; or why it is none.</summary>
    public async Task<(Account? Account, string? Refusal)> Enter(HttpContext context, string answer)
    {
        if (Taken(context, "enter") is not { } state)
        {
            return (null, "it was asked too long ago, or was answered already");
        }

        using var scope = credentials.Scope();
        var given = await Handler(scope).PerformAssertionAsync(new()
        {
            HttpContext = context, CredentialJson = answer, AssertionState = state,
        });
        return !given.Succeeded ? (null, given.Failure.Message)
            : !given.Passkey.IsUserVerified ? (null, "the authenticator did not ask who they are")
            : store.KeepUse(AccountBook.Passkey(given.User.Name, given.Passkey, "")) ? (given.User, null)
            : (null, "the authenticator has signed as often already: it may have been copied");
    }

    private static IPasskeyHandler<Account> Handler(IServiceScope scope) =>
        scope.ServiceProvider.GetRequiredService<IPasskeyHandler<Account>>();

    private static string NameOf(string words) => words.Trim() is { Length: > 0 } name
        ? name.Length <= LongestName ? name : name[..LongestName] : "passkey";

    private static string CookieOf(string what) => $"salient-passkey-{what}";

    private void Keep(HttpContext context, string what, string? state)
    {
        if (_questions.Count >= MostQuestions)
        {
            foreach (var (old, _) in _questions.OrderBy(q => q.Value.Asked).Take(MostQuestions / 2))
            {
                _questions.TryRemove(old, out _);
            }
        }

        var id = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
        _questions[$"{what} {id}"] = (state ?? "", Environment.TickCount64);
        context.Response.Cookies.Append(CookieOf(what), id, new()
        {
            HttpOnly = true, SameSite = SameSiteMode.Strict, Secure = context.Request.IsHttps, Path = "/", MaxAge = Patience, IsEssential = true,
        });
    }

    /// <summary>What this browser was asked: once.</summary>
    private string? Taken(HttpContext context, string what) =>
        context.Request.Cookies[CookieOf(what)] is { Length: > 0 } id && _questions.TryRemove($"{what} {id}", out var question)
        && question.Asked + (long)Patience.TotalMilliseconds >= Environment.TickCount64 ? question.State : null;
}
