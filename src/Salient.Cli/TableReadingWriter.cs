using Salient.Claims;
using Salient.Reports;
using Spectre.Console;

namespace Salient.Cli;

/// <summary>A table for people: who did what to whom, where, when, who says so, in which words.</summary>
internal sealed class TableReadingWriter : ReadingWriter
{
    /// <summary>Width where no terminal says its own, in characters.</summary>
    private const int PlainWidth = 160;

    private readonly IAnsiConsole console;

    /// <summary>Makes one.</summary>
    public TableReadingWriter(TextWriter output, bool dropped, bool onScreen) : base(output, dropped)
    {
        console = AnsiConsole.Create(new()
        {
            Out = new AnsiConsoleOutput(output),
            Ansi = onScreen ? AnsiSupport.Detect : AnsiSupport.No,
            ColorSystem = onScreen && Environment.GetEnvironmentVariable("NO_COLOR") is null ? ColorSystemSupport.Detect
                : ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
        });
        console.Profile.Width = onScreen && Console.WindowWidth is > 0 and var width ? width : PlainWidth;
        console.Profile.Capabilities.Unicode = true;
    }

    /// <inheritdoc/>
    public override void Write(Reading reading)
    {
        var report = reading.Report;
        console.Write(new Text(report.Title ?? report.Id, new Style(decoration: Decoration.Bold)));
        console.WriteLine();
        var from = string.Join(" · ", new[] { report.Author, report.Outlet, Day(report.Published),
            Original(report) }.Where(p => p is not null));
        if (from.Length > 0)
        {
            console.Write(new Text(from, new Style(Color.Grey)));
            console.WriteLine();
        }

        var items = Items(reading).ToList();
        if (items.Count == 0)
        {
            console.WriteLine(report.Language == ReportReader.Language ? "no claims"
                : $"no claims: it is in {Gathering.TextLanguage.NameOf(report.Language)}, which is not read");
        }
        else
        {
            console.Write(Table(items));
        }

        console.WriteLine();
    }

    private static Table Table(List<object> items)
    {
        var table = new Table { Border = TableBorder.Horizontal, Expand = false, ShowRowSeparators = false };
        table.BorderStyle = new Style(Color.Grey);
        foreach (var heading in (string[])["what", "who → whom", "where", "when", "says", "how", "words"])
        {
            table.AddColumn(new TableColumn(new Text(heading,
                new Style(decoration: Decoration.Bold))) { NoWrap = heading is "what" or "how" });
        }

        foreach (var item in items)
        {
            table.AddRow(item is Claim claim ? Row(claim) : Row((DroppedClaim)item));
        }

        return table;
    }

    private static Text[] Row(Claim claim) =>
    [
        Cell(claim.Code),
        Cell(claim.Kind == ClaimKind.Relation ? Parties([claim.Subject!], [claim.Object!])
            : Parties(claim.Actors, claim.Targets) + Losses(claim)),
        Cell(Where(claim)),
        Cell(When(claim.Date)),
        Cell(claim.Source.Text ?? claim.Source.Name ?? (claim.Source.Kind == SourceKind.Outlet ? "the outlet" : "")),
        Cell(claim.Status.ToString().ToLowerInvariant()),
        Cell(OneLine(claim.Text)),
    ];

    private static Text[] Row(DroppedClaim dropped) =>
        [.. new[] { "dropped", "", "", "", "", dropped.Reason,
            $"{OneLine(dropped.Text)} ({dropped.Detail})" }.Select(c => new Text(c, new Style(Color.Grey)))];

    private static Text Cell(string words) => new(words);

    private static string Parties(IReadOnlyList<ClaimActor> actors, IReadOnlyList<ClaimActor> targets) =>
        string.Join(", ", actors.Select(a => a.Name)) + (targets.Count > 0 ? " → " + string.Join(", ", targets.Select(t => t.Name)) : "");

    /// <summary> · 12 killed, 30 or more injured, 2 tanks captured</summary>
    private static string Losses(Claim claim)
    {
        var told = new[] { (claim.Killed, claim.KilledHigh, "killed"), (claim.Injured, claim.InjuredHigh, "injured"),
            (claim.Captured, claim.CapturedHigh, "captured") }
            .Select(n => Count(n.Item1, n.Item2) is { } count ? $"{count} {n.Item3}" : null)
            .Concat(claim.Hardware.Select(h => $"{h.Captured ?? h.Destroyed} {h.What} {(h.Captured is null ? "destroyed" : "captured")}"))
            .OfType<string>().ToList();
        return told.Count == 0 ? "" : (claim.Actors.Count + claim.Targets.Count > 0 ? " · " : "") + string.Join(", ", told);
    }

    private static string? Count(int? low, int? high) => (low, high) switch
    {
        (null, null) => null,
        (null, _) => $"up to {high}",
        (_, null) => $"{low} or more",
        _ => low == high ? $"{low}" : $"{low} to {high}",
    };

    private static string Where(Claim claim)
    {
        var parts = new List<string>();
        if (claim.Place is { } place)
        {
            parts.Add((claim.Extent is Extent.Most or Extent.Part ? claim.Extent.ToString()!.ToLowerInvariant() + " of "
                : "") + place.Name);
        }

        parts.AddRange(new[] { (claim.FromPlace, "from "), (claim.ToPlace, "to ") }.Where(p => p.Item1 is not null)
            .Select(p => p.Item2 + p.Item1!.Name));
        return string.Join(", ", parts);
    }

    private static string When(ClaimDate date) => (Day(date.From), Day(date.To), date.Precision) switch
    {
        (null, { } to, DatePrecision.By) => "by " + to,
        (_, { } to, DatePrecision.AsOf) => "as of " + to,
        ({ } from, { } to, _) when from == to => from,
        (null, null, _) => date.Text is { } words ? $"“{OneLine(words)}”" : "",
        var (from, to, _) => $"{from ?? "…"} to {to ?? "…"}",
    };

    private static string? Day(NodaTime.LocalDate? day) => day is { } d ? NodaTime.Text.LocalDatePattern.Iso.Format(d) : null;

    private static string? Original(Reports.Report report) => report.OriginalSource is null && report.OriginalPublished is null
        ? null
        : $"original: {string.Join(" ", new[] { report.OriginalSource, Day(report.OriginalPublished) }.Where(p => p is not null))}";

    private static string OneLine(string words) => words.ReplaceLineEndings(" ");
}
