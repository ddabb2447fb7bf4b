using System.CommandLine;
using Salient.Binding;
using Salient.Reports;
using Salient.Store;

namespace Salient.Cli;

/// <summary><c>salient report</c>: what is known of a report, and what an analyst changes of it.</summary>
internal static class ReportCommand
{
    /// <summary>Builds the command.</summary>
    public static Command Create()
    {
        var reports = new Argument<string[]>("REPORT") { Description = "Reports by id, hash, or eight or more first digits of it" };
        reports.Arity = ArgumentArity.OneOrMore;
        var published = ReadCommand.DayOption("--published", "Sets the publication day, e.g. 2019-01-11, and reads the report anew");
        var outlet = Words("--outlet", "Sets who published it, and reads it anew", "NAME");
        var title = Words("--title", "Sets its headline, and reads it anew", "WORDS");
        var original = Words("--original", "Sets the outlet that it was copied from, and reads it anew; '' says that it is no copy",
            "NAME", mayBeEmpty: true);
        var language = LanguageOption.Create();
        language.Description = "Sets its language, two letters of ISO 639-1 (en), and reads it anew; only English is coded";
        var reason = Words("--reason", "Why a day, outlet, title or original is set; kept in the history", "WORDS");
        var withdraw = Words("--withdraw", "Takes it out of the ledger; it stays in the store", "REASON");
        var forget = Words("--forget", "Removes its words, bytes and claims for good", "REASON");
        var reinstate = Words("--reinstate", "Takes back --withdraw, or lets forgotten bytes be ingested again", "REASON");
        var secrecy = new SecrecyOptions();
        var diff = new Option<bool>("--diff") { Description = "Show what it changed of the version before it (the same address, fetched earlier), sentence by sentence" };
        var format = Format();
        var (db, codebook, reader) = (LedgerOptions.Database(), CodebookOption.Create(), ReaderOption.Create());
        var command = new Command(
            "report", "Shows what is known of a report, or sets its day, outlet, title or original, withdraws or forgets it. Changes are kept in its history.")
        {
            reports, published, outlet, title, original, language, reason, withdraw, forget, reinstate, diff, format, db, codebook, reader,
        };
        secrecy.AddTo(command);
        command.Validators.Add(result => OneFate(result, withdraw, forget, reinstate));
        command.SetAction(parsed =>
        {
            using var store = LedgerOptions.Open(parsed.GetValue(db));
            var (day, by, words) = (parsed.GetValue(published), parsed.GetValue(outlet), parsed.GetValue(title));
            var given = new GivenFacts { Published = day, Outlet = by, Title = words, Original = parsed.GetValue(original)?.Trim(),
                Language = parsed.GetValue(language) };
            var fate = new ReportFate(parsed.GetValue(withdraw), parsed.GetValue(forget), parsed.GetValue(reinstate));
            var revision = new ReportRevision(store, given, parsed.GetValue(reason), fate,
                () => Kit(parsed.GetValue(codebook), parsed.GetValue(reader)), secrecy.Of(parsed));
            return Run(store, parsed.GetValue(reports)!, revision, parsed.GetValue(diff), parsed.GetValue(format)!);
        });
        return WithExamples(command);
    }

    /// <summary>That no report is meant by a word, with what to do.</summary>
    public static string Unknown(ReportStore store, string name) => store.ForgottenOf(name) is { } gone
        ? $"{name} was forgotten on {Rows.Cell(gone.Day)} ({gone.Reason}); salient report {gone.Hash[..16]} --reinstate REASON lets its bytes be ingested again"
        : $"there is no report {name}; give an id, a hash, or eight or more first digits of one, as salient who-holds --format json names them";

    private static Command WithExamples(Command command) => command.WithExamples(
        "salient report 1a2b3c4d",
        "salient report 1a2b3c4d --diff",
        "salient report 1a2b3c4d --published 2019-01-11 --reason 'day of the print edition'",
        "salient report 1a2b3c4d --outlet 'Example Post' --original ''",
        "salient report 1a2b3c4d --confidential editor",
        "salient report 1a2b3c4d --withdraw 'the outlet took it down'",
        "salient report 1a2b3c4d --forget 'names a witness'");

    private static Option<string> Format()
    {
        var format = new Option<string>("--format", "-f") { Description = "text (the default), or json: one object for each report" };
        format.DefaultValueFactory = _ => "text";
        format.AcceptOnlyFromAmong("text", "json");
        return format;
    }

    private static Option<string?> Words(string name, string description, string help, bool mayBeEmpty = false)
    {
        var option = new Option<string?>(name) { Description = description, HelpName = help };
        option.Validators.Add(result =>
        {
            if (!mayBeEmpty && result.Tokens.Count > 0 && string.IsNullOrWhiteSpace(result.Tokens[0].Value))
            {
                result.AddError($"{name} needs words");
            }
        });
        return option;
    }

    private static void OneFate(System.CommandLine.Parsing.CommandResult result, params Option<string?>[] fates)
    {
        if (fates.Count(option => result.GetValue(option) is not null) > 1)
        {
            result.AddError("--withdraw, --forget and --reinstate exclude each other; give one");
        }
    }

    private static ReadingKit Kit(string? codebook, ReaderUse use) =>
        ReadingKit.Open(SalientHome.Default(), codebook: codebook, use: use, log: Terminal.Note);

    private static int Run(ReportStore store, string[] names, ReportRevision revision, bool isDiff, string format)
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
            else if (revision.IsNone && isDiff)
            {
                if (!VersionDiff.Write(store, hash, format))
                {
                    Terminal.Error($"{name} is the only version of it");
                    status = ExitCodes.NothingFound;
                }
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
