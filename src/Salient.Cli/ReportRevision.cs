using NodaTime;
using Salient.Claims;
using Salient.Reports;
using Salient.Store;

namespace Salient.Cli;

/// <summary>What becomes of a report: at most one of these, each with its reason.</summary>
/// <param name="Withdraw">It leaves the ledger.</param>
/// <param name="Forget">It leaves the store.</param>
/// <param name="Reinstate">It comes back.</param>
internal sealed record ReportFate(string? Withdraw, string? Forget, string? Reinstate)
{
    /// <summary>It stays what it is.</summary>
    public static ReportFate None { get; } = new(null, null, null);
}

/// <summary>What one command changes of reports.</summary>
/// <param name="store">Where they are.</param>
/// <param name="given">What is said of them.</param>
/// <param name="reason">Why, or null.</param>
/// <param name="fate">What becomes of them.</param>
/// <param name="kit">Opens what reads them anew; asked for once, when first needed.</param>
/// <param name="secrecy">Who may see them from now on, or null where that stays.</param>
internal sealed class ReportRevision(ReportStore store, GivenFacts given, string? reason, ReportFate fate, Func<ReadingKit> kit,
    Secrecy? secrecy = null)
{
    private readonly Lazy<ReadAgain> again = new(() => new(kit()));

    /// <summary>Whether nothing is changed.</summary>
    public bool IsNone => given == GivenFacts.None && fate == ReportFate.None && secrecy is null;

    /// <summary>Whether what was withdrawn or forgotten comes back.</summary>
    public bool IsReinstating => fate.Reinstate is not null;

    /// <summary>Changes one report, and says on standard error what was changed.</summary>
    /// <param name="hash">SHA-256 of its bytes.</param>
    /// <returns>What stood in the way, or null.</returns>
    public string? Apply(string hash)
    {
        var name = hash[..16];
        if (given != GivenFacts.None && store.Kept(hash) is not null && Set(hash, name) is { } trouble)
        {
            return trouble;
        }

        secrecy?.Set(store, RestrictedKind.Report, hash, name);
        if (fate.Withdraw is { } withdrawn)
        {
            Terminal.Note(store.Withdraw(hash, withdrawn)
                ? $"{name} is withdrawn: nothing of it is in the ledger any more{Copies(hash)}"
                : $"{name} was withdrawn for this reason already");
        }
        else if (fate.Reinstate is { } back)
        {
            Terminal.Note(!store.Reinstate(hash, back) ? $"{name} was neither withdrawn nor forgotten"
                : store.Kept(hash) is null ? $"{name} is no longer forgotten: salient ingest takes its bytes again"
                : $"{name} counts again");
        }
        else if (fate.Forget is { } forgotten)
        {
            var copies = Copies(hash);
            Terminal.Note(store.Forget(hash, forgotten)
                ? $"{name} is forgotten: its words, bytes and claims are gone for good{copies}; backups and the files it came from still hold them{store.AfterForgetting}"
                : $"{name} is gone already");
        }

        return null;
    }

    /// <summary>Copies of what is taken out go on saying it: an analyst should know.</summary>
    private string Copies(string hash)
    {
        var descents = store.Descents();
        var copies = descents.TryGetValue(hash, out var descent)
            ? store.Reports().Where(r => r.Hash != hash && descents[r.Hash].Origin == descent.Origin).Select(r => r.Hash[..16]).ToList()
            : [];
        return copies.Count > 0 ? $"; its copies stay: {string.Join(' ', copies)}" : "";
    }

    private string? Set(string hash, string name)
    {
        if (store.Kept(hash) is not { } kept || store.Report(hash) is not { } stored)
        {
            return "somebody removed it just now";
        }

        var changes = Changes(stored.Report).ToList();
        if (changes.Count == 0)
        {
            Terminal.Note($"{name} is so already");
            return null;
        }

        var (reading, receipt, fault) = again.Value.Of(kept, given);
        if (reading is null)
        {
            return $"{fault}; nothing was changed";
        }

        if (store.Replace(kept, reading, receipt, changes) is not { } change)
        {
            return "somebody else changed it just now; look at it and run again";
        }

        var said = string.Join(", ", changes.Select(c => $"{c.What} {Shown(c.Before)} → {Shown(c.After)}"));
        Terminal.Note($"{name}: {said}; {change.Came} claims came, {change.Went} went");
        if (kept.Identity.Codebook is { } before && before != again.Value.Identity.Codebook)
        {
            Terminal.Note($"{name} was read with another codebook before; --codebook names a desk's own");
        }

        return null;
    }

    private static string Shown(string? value) => value is null or "" ? "none" : $"'{value}'";

    private IEnumerable<ReportChange> Changes(Report now)
    {
        static string? Iso(LocalDate? day) => day is { } d ? ClaimJson.Line(d).Trim('"') : null;
        (string What, string? Before, string? After)[] all =
        [
            ("published", Iso(now.Published), Iso(given.Published)),
            ("outlet", now.Outlet, given.Outlet),
            ("title", now.Title, given.Title),
            ("original", now.OriginalSource ?? "", given.Original),
            ("language", now.Language, given.Language),
        ];
        return all.Where(c => c.After is not null && c.After != c.Before).Select(c => store.ChangeNow(c.What, c.Before, c.After, reason));
    }
}
