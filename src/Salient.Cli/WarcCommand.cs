using System.CommandLine;
using System.Globalization;
using NodaTime;
using Salient.Claims;
using Salient.Gathering;
using Salient.Store;

namespace Salient.Cli;

/// <summary><c>salient warc</c>: kept reports with their bytes as received, as a web archive.</summary>
internal static class WarcCommand
{
    /// <summary>Builds the command.</summary>
    public static Command Create()
    {
        var reports = new Argument<string[]>("REPORT") { Description = "Reports by id, hash, or eight or more first digits of it",
            Arity = ArgumentArity.ZeroOrMore };
        var all = new Option<bool>("--all") { Description = "Every report of the store, in the order in which they came" };
        var output = new Option<string>("--output", "-o") { Description = "File to write; compressed where it ends in .gz",
            HelpName = "FILE", Required = true };
        var db = LedgerOptions.Database();
        var command = new Command("warc",
            "Writes kept reports as a web archive (WARC/1.1): the bytes as received, their SHA-256, address and times.") { reports, all,
        output, db };
        command.Validators.Add(result =>
        {
            if (result.GetValue(all) == result.GetValue(reports) is { Length: > 0 })
            {
                result.AddError("name the reports to write, or --all (not both)");
            }
        });
        command.SetAction(parsed =>
        {
            using var store = LedgerOptions.Open(parsed.GetValue(db));
            return Run(store, parsed.GetValue(all) ? [.. store.ReadUnlike(null)] : parsed.GetValue(reports)!, parsed.GetValue(output)!);
        });
        return command.WithExamples("salient warc --all -o desk.warc.gz", "salient warc 1a2b3c4d -o report.warc");
    }

    private static int Run(ReportStore store, string[] names, string output)
    {
        var kept = new List<string>();
        foreach (var name in names)
        {
            if (store.Kept(name) is { } report)
            {
                kept.Add(report.Hash);
            }
            else
            {
                Terminal.Error(ReportCommand.Unknown(store, name));
            }
        }

        if (kept.Count == 0)
        {
            Terminal.Note($"no reports in {store.Path} to write");
            return ExitCodes.NothingFound;
        }

        Write(store, kept, output);
        Terminal.Note(string.Create(CultureInfo.InvariantCulture, $"{kept.Count} reports in {output}"));
        return kept.Count < names.Length ? ExitCodes.NothingFound : ExitCodes.Ok;
    }

    private static void Write(ReportStore store, List<string> hashes, string output)
    {
        var now = Instant.FromDateTimeOffset(TimeProvider.System.GetUtcNow());
        var program = $"salient/{typeof(ReportReader).Assembly.GetName().Version?.ToString(3)}";
        using var progress = new ProgressLine(Terminal.ErrorIsWatched, "claims", hashes.Count);
        using var archive = new WarcWriter(Open(output), output.EndsWith(".gz", StringComparison.OrdinalIgnoreCase), program, now);
        foreach (var hash in hashes)
        {
            // One that was forgotten while this runs is left out.
            if (store.Report(hash) is { } stored && store.Original(hash) is { } bytes)
            {
                archive.Add(stored.Report, bytes, stored.Receipt.Form, stored.Receipt.Received, now, stored.Receipt.Fetch, Facts(stored));
                progress.Count(stored.Claims.Count);
            }
        }
    }

    private static IEnumerable<(string, string?)> Facts(StoredReport stored)
    {
        var (report, receipt, identity) = (stored.Report, stored.Receipt, stored.Identity);
        yield return ("id", report.Id);
        yield return ("file", receipt.Source);
        yield return ("record", receipt.Line?.ToString(CultureInfo.InvariantCulture));
        foreach (var hop in receipt.Fetch?.Hops ?? [])
        {
            yield return ("redirect", string.Create(CultureInfo.InvariantCulture, $"{hop.Status} {hop.Address} → {hop.Location}"));
        }

        yield return ("fetched-from", receipt.Fetch?.From);
        yield return ("fetched-at", receipt.Fetch is { } fetch ? ClaimJson.Line(fetch.At).Trim('"') : null);
        yield return ("packed-sha256", receipt.Fetch?.PackedHash);
        yield return ("address", report.Url);
        yield return ("title", report.Title);
        yield return ("outlet", report.Outlet);
        yield return ("published", report.Published is { } day ? ClaimJson.Line(day).Trim('"') : null);
        yield return ("language", report.Language);
        yield return ("said", ClaimJson.Line(receipt.Given));
        yield return ("reader", identity.Reader);
        yield return ("program", identity.Program);
        yield return ("withdrawn", stored.Withdrawn);
    }

    private static FileStream Open(string output)
    {
        try
        {
            return File.Create(output);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new UsageException($"{output}: cannot be written; name another file with --output", e);
        }
    }
}
