using System.CommandLine;
using Salient.Binding;
using Salient.Claims;
using Salient.Reports;
using Salient.Store;

namespace Salient.Cli;

/// <summary><c>salient report</c>: what is known of a report, and what an analyst changes of it.</summary>
internal static class ReportCommand
{
    /// <summary>Builds the command.</summary>
    public static Command Create()
    {
        var reports = new Argument<string[]>("REPORT") { Description = "Reports by id, hash, or eight or more first digits of it", Arity = ArgumentArity.OneOrMore };
        var published = ReadCommand.DayOption("--published", "Sets the publication day, e.g. 2019-01-11, and reads the report anew");
        var outlet = Words("--outlet", "Sets who published it, and reads it anew", "NAME");
        var title = Words("--title", "Sets its headline, and reads it anew", "WORDS");
        var original = Words("--original", "Sets the outlet that it was copied from, and reads it anew; '' says that it is no copy", "NAME");
        var withdraw = Words("--withdraw", "Takes it out of the ledger; it stays in the store", "REASON");
        var forget = Words("--forget", "Removes its words, bytes and claims for good", "REASON");
        var reinstate = Words("--reinstate", "Takes back --withdraw, or lets forgotten bytes be ingested again", "REASON");
        var reason = Words("--reason", "Why a day, outlet, title or original is set; kept in the history", "WORDS");
        var format = new Option<string>("--format", "-f") { Description = "text (the default), or json: one object for each report", DefaultValueFactory = _ => "text" };
        format.AcceptOnlyFromAmong("text", "json");
        var (db, codebook, reader) = (LedgerOptions.Database(), CodebookOption.Create(), ReaderOption.Create());
        var command = new Command("report", "Shows what is known of a report, or sets its day, outlet, title or original, withdraws or forgets it. Every change is kept in its history.")
        {
            reports, published, outlet, title, original, reason, withdraw, forget, reinstate, format, db, codebook, reader,
        };
        foreach (var option in (Option<string?>[])[outlet, title, withdraw, forget, reinstate, reason])
        {
            option.Validators.Add(result =>
            {
                if (result.Tokens.Count > 0 && string.IsNullOrWhiteSpace(result.Tokens[0].Value))
                {
                    result.AddError($"{option.Name} needs words");
                }
            });
        }

        command.Validators.Add(result =>
        {
            if (new[] { withdraw, forget, reinstate }.Count(o => result.GetValue(o) is not null) > 1)
            {
                result.AddError("--withdraw, --forget and --reinstate exclude each other; give one");
            }
        });
        command.SetAction(parsed =>
        {
            using var store = LedgerOptions.Open(parsed.GetValue(db));
            var given = new GivenFacts { Published = parsed.GetValue(published), Outlet = parsed.GetValue(outlet), Title = parsed.GetValue(title), Original = parsed.GetValue(original)?.Trim() };
            var fate = new ReportFate(parsed.GetValue(withdraw), parsed.GetValue(forget), parsed.GetValue(reinstate));
            var revision = new ReportRevision(store, given, parsed.GetValue(reason), fate, () => Kit(parsed.GetValue(codebook), parsed.GetValue(reader)));
            return Run(store, parsed.GetValue(reports)!, revision, parsed.GetValue(format)!);
        });
        return command.WithExamples(
            "salient report 1a2b3c4d",
            "salient report 1a2b3c4d --published 2019-01-11 --reason 'day of the print edition'",
            "salient report 1a2b3c4d --outlet 'Example Post' --original ''",
            "salient report 1a2b3c4d --withdraw 'the outlet took it down'",
            "salient report 1a2b3c4d --forget 'names a witness'");
    }

    /// <summary>That no report is meant by a word, with what to do.</summary>
    public static string Unknown(ReportStore store, string name) => store.ForgottenOf(name) is { } gone
        ? $"{name} was forgotten on {Rows.Cell(gone.Day)} ({gone.Reason}); salient report {gone.Hash[..16]} --reinstate REASON lets its bytes be ingested again"
        : $"there is no report {name}; give an id, a hash, or eight or more first digits of one, as salient who-holds --format json names them";

    private static Option<string?> Words(string name, string description, string help) => new(name) { Description = description, HelpName = help };

    private static ReadingKit Kit(string? codebook, ReaderUse use) => ReadingKit.Open(SalientHome.Default(), codebook: codebook, use: use, log: Terminal.Note);

    private static int Run(ReportStore store, string[] names, ReportRevision revision, string format)
    {
        var status = ExitCodes.Ok;
        foreach (var name in names)
        {
            var hash = store.Kept(name)?.Hash ?? (revision.IsReinstating ? store.ForgottenOf(name)?.Hash : null);
            if (hash is null)
            {
                Terminal.Error(Unknown(store, name));
                status = ExitCodes.NothingFound;
            }
            else if (revision.IsNone)
            {
                ReportCard.Write(store, store.Report(hash)!, format);
            }
            else if (revision.Apply(hash) is { } trouble)
            {
                Terminal.Error($"{name}: {trouble}");
                status = ExitCodes.SomeFailed;
            }
        }

        return status;
    }
}

/// <summary>What becomes of a report: at most one of these, each with its reason.</summary>
/// <param name="Withdraw">It leaves the ledger.</param>
/// <param name="Forget">It leaves the store.</param>
/// <param name="Reinstate">It comes back.</param>
internal sealed record ReportFate(string? Withdraw, string? Forget, string? Reinstate);

/// <summary>What one command changes of reports.</summary>
/// <param name="store">Where they are.</param>
/// <param name="given">What is said of them.</param>
/// <param name="reason">Why, or null.</param>
/// <param name="fate">What becomes of them.</param>
/// <param name="kit">Opens what reads them anew; asked for once, when first needed.</param>
internal sealed class ReportRevision(ReportStore store, GivenFacts given, string? reason, ReportFate fate, Func<ReadingKit> kit)
{
    private readonly Lazy<ReadAgain> again = new(() => new(kit()));

    /// <summary>Whether nothing is changed.</summary>
    public bool IsNone => given == GivenFacts.None && fate == new ReportFate(null, null, null);

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

        switch (fate)
        {
            case { Withdraw: { } why }:
                Tell(store.Withdraw(hash, why), $"{name} is withdrawn: nothing of it is in the ledger any more{Copies(hash)}", $"{name} was withdrawn for this reason already");
                break;
            case { Reinstate: { } why }:
                Tell(store.Reinstate(hash, why), store.Kept(hash) is null ? $"{name} is no longer forgotten: salient ingest takes its bytes again" : $"{name} counts again", $"{name} was neither withdrawn nor forgotten");
                break;
            case { Forget: { } why }:
                var copies = Copies(hash);
                Tell(store.Forget(hash, why), $"{name} is forgotten: its words, bytes and claims are gone for good{copies}; backups and the files it came from still hold them", $"{name} is gone already");
                break;
        }

        return null;
    }

    private static void Tell(bool done, string yes, string no) => Terminal.Note(done ? yes : no);

    /// <summary>Copies of what is taken out go on saying it: an analyst should know.</summary>
    private string Copies(string hash) => store.Descents().TryGetValue(hash, out var descent)
        && store.Reports().Where(r => r.Hash != hash && store.Descents()[r.Hash].Origin == descent.Origin).Select(r => r.Hash[..16]).ToList() is { Count: > 0 } copies
            ? $"; its copies stay: {string.Join(' ', copies)}"
            : "";

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

        Terminal.Note($"{name}: {string.Join(", ", changes.Select(c => $"{c.What} {Shown(c.Before)} → {Shown(c.After)}"))}; {change.Came} claims came, {change.Went} went");
        if (kept.Identity.Codebook is { } before && before != again.Value.Identity.Codebook)
        {
            Terminal.Note($"{name} was read with another codebook before; --codebook names a desk's own");
        }

        return null;
    }

    private static string Shown(string? value) => value is null or "" ? "none" : $"'{value}'";

    private IEnumerable<ReportChange> Changes(Report now)
    {
        static string? Iso(NodaTime.LocalDate? day) => day is { } d ? ClaimJson.Line(d).Trim('"') : null;
        (string What, string? Before, string? After)[] all =
        [
            ("published", Iso(now.Published), Iso(given.Published)), ("outlet", now.Outlet, given.Outlet), ("title", now.Title, given.Title), ("original", now.OriginalSource ?? "", given.Original),
        ];
        return all.Where(c => c.After is not null && c.After != c.Before).Select(c => store.ChangeNow(c.What, c.Before, c.After, reason));
    }
}
