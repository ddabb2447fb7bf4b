using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using NodaTime.Text;
using Salient.Binding;
using Salient.Claims;
using Salient.Reports;
using Salient.Store;

namespace Salient.Cli;

/// <summary>
/// <c>salient eval claims</c>: how many claims of whole reports are told, and whether a stated confidence is worth what it says.
/// </summary>
internal static class EvalClaimsCommand
{
    /// <summary>Builds the command.</summary>
    public static Command Create()
    {
        var gold = new Argument<FileInfo>("gold") { Description = "JSON Lines of {report, kind, at, trigger, events}: claims that people wrote down" };
        var texts = new Option<FileInfo?>("--texts") { Description = "JSON Lines of {id, text, published}: the reports; texts.jsonl beside the gold where not given" };
        var plot = new Option<FileInfo?>("--plot") { Description = "Draws how often claims are right by how sure they are, as SVG" };
        var codebook = CodebookOption.Create();
        var reader = ReaderOption.Create();
        var command = new Command("claims",
            "Reads whole reports whose claims are known; prints how many are told, and how often claims of stated confidence are right.") { gold, texts, plot, codebook, reader };
        command.SetAction(result => Run(result.GetValue(gold)!, result.GetValue(texts), result.GetValue(plot), result.GetValue(codebook),
            result.GetValue(reader)));
        return command.WithExamples("salient eval claims reports/gold.jsonl --plot confidence.svg",
            "salient eval claims reports/gold.jsonl --reader rules");
    }

    private static int Run(FileInfo gold, FileInfo? texts, FileInfo? plot, string? codebook, ReaderUse use)
    {
        var file = texts ?? new FileInfo(Path.Combine(gold.DirectoryName!, "texts.jsonl"));
        var reports = EvalTexts.Read(file, "text");
        var lines = EvalTexts.Read(gold, "at", "report", "kind").Where(l => l.Gold.GetProperty("kind").GetString() == "event")
            .ToLookup(l => l.Gold.GetProperty("report").GetString());
        var kit = ReadingKit.Open(SalientHome.Default(), codebook: codebook, use: use, log: Terminal.Note);
        var scored = EvalTexts.Map(reports, r => Told(r, [.. lines[r.Id.GetString()].Select(l => Wanted(l, r.Text, gold))],
            kit.Reader.Read(Report(r)).Claims));
        var trust = new Trust("claims");
        scored.SelectMany(s => s.Claims).ToList().ForEach(c => trust.Add(c.Confidence, c.IsRight));
        var (wanted, told) = (scored.Sum(s => s.Wanted), scored.Sum(s => s.Told));
        var (recall, precision) = (told / (double)Math.Max(1, wanted),
            scored.Sum(s => s.Claims.Count(c => c.IsRight)) / (double)Math.Max(1, trust.Count));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"reports {reports.Count} claims {wanted} told {told} recall {recall:0.000} precision {precision:0.000}"));
        Console.WriteLine(trust);
        foreach (var (stated, right, count) in trust.Bands())
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"stated {stated:0.00} right {right:0.00} claims {count}"));
        }

        if (plot is not null)
        {
            File.WriteAllText(plot.FullName, CalibrationPlot.Draw(trust,
                $"{gold.Directory!.Name}, read by {use.ToString().ToLowerInvariant()}"));
        }

        return ExitCodes.Ok;
    }

    private static Report Report(EvalTexts.Record record)
    {
        var report = EvalTexts.Report(record);
        return record.Gold.TryGetProperty("published", out var day) && day.GetString() is { } iso
            && LocalDatePattern.Iso.Parse(iso) is { Success: true } parsed ? report with { Published = parsed.Value } : report;
    }

    /// <summary>Where the trigger of a line stands, and what would be right there.</summary>
    private static Line Wanted(EvalTexts.Record line, string text, FileInfo gold)
    {
        var nth = line.Gold.TryGetProperty("nth", out var n) && n.ValueKind == JsonValueKind.Number ? n.GetInt32() : 1;
        var at = -1;
        for (var i = 0; i < nth; i++)
        {
            at = text.IndexOf(line.Text, at + 1, StringComparison.Ordinal);
            if (at < 0)
            {
                throw new UsageException($"{gold.Name}: {line.Id}: '{line.Text}' does not stand in its report; give the texts that were coded with --texts");
            }
        }

        var word = (line.Gold.TryGetProperty("trigger", out var trigger) ? trigger.GetString() : null)?.Split(" … ")[0] ?? "";
        var within = Math.Max(0, line.Text.IndexOf(word, StringComparison.Ordinal));
        bool Is(string key) => line.Gold.TryGetProperty(key, out var value)
            && value.ValueKind is JsonValueKind.True or JsonValueKind.String;
        return new(at + within, [.. line.Gold.GetProperty("events").EnumerateArray().Select(e => e.GetString()!)], Is("optional")
            || Is("repeat"));
    }

    /// <summary>
    /// Gives each claim a line of its own, whose trigger stands in its sentence and that allows its code; those that must be told first.
    /// </summary>
    private static Score Told(EvalTexts.Record report, List<Line> lines, IReadOnlyList<Claim> claims)
    {
        var free = lines.OrderBy(l => l.IsOptional).ToList();
        var scored = new List<(double, bool)>();
        var told = 0;
        foreach (var claim in claims.Where(c => c.Kind == ClaimKind.Event).OrderByDescending(c => c.Confidence))
        {
            var start = report.Text.LastIndexOf(claim.SentenceText, claim.Start, StringComparison.Ordinal) is var s and >= 0 ? s
                : claim.Start - claim.SentenceText.Length;
            var line = free.Find(l => l.Events.Contains(claim.Event!) && start - 2 <= l.At
                && l.At < Math.Max(claim.End, start + claim.SentenceText.Length) + 2);
            told += line is { IsOptional: false } ? 1 : 0;
            _ = line is not null && free.Remove(line);
            scored.Add((claim.Confidence, line is not null));
        }

        return new(lines.Count(l => !l.IsOptional), told, scored);
    }

    private sealed record Line(int At, IReadOnlyList<string> Events, bool IsOptional);

    private sealed record Score(int Wanted, int Told, IReadOnlyList<(double Confidence, bool IsRight)> Claims);
}
