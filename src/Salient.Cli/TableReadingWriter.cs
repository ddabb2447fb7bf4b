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
        var from = string.Join(" · ", new[] { report.Author, report.Outlet, ClaimCells.Day(report.Published),
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
        Cell(ClaimCells.Who(claim)),
        Cell(ClaimCells.Where(claim)),
        Cell(ClaimCells.When(claim.Date)),
        Cell(claim.Source.Text ?? claim.Source.Name ?? (claim.Source.Kind == SourceKind.Outlet ? "the outlet" : "")),
        Cell(claim.Status.ToString().ToLowerInvariant()),
        Cell(ClaimCells.OneLine(claim.Text)),
    ];

    private static Text[] Row(DroppedClaim dropped) =>
        [.. new[] { "dropped", "", "", "", "", dropped.Reason,
            $"{ClaimCells.OneLine(dropped.Text)} ({dropped.Detail})" }.Select(c => new Text(c, new Style(Color.Grey)))];

    private static Text Cell(string words) => new(words);

    private static string? Original(Reports.Report report) => report.OriginalSource is null && report.OriginalPublished is null
        ? null
        : $"original: {string.Join(" ", new[] { report.OriginalSource, ClaimCells.Day(report.OriginalPublished) }.Where(p => p is not null))}";
}
