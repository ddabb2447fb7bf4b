using System.Text.Json;
using NodaTime;
using NodaTime.Text;
using Salient.Lineage;
using Salient.Reports;

namespace Salient.Store;

/// <summary>A row of <c>report</c> as SQLite gives it: days as ISO text, spans as JSON.</summary>
internal sealed class ReportRow
{
    public string Hash { get; init; } = "";

    public string Id { get; init; } = "";

    public string? Title { get; init; }

    public string? Author { get; init; }

    public string? Outlet { get; init; }

    public string? Published { get; init; }

    public string? OriginalSource { get; init; }

    public string? OriginalPublished { get; init; }

    public string? Region { get; init; }

    public string? Theme { get; init; }

    public string? InDepth { get; init; }

    public string? Url { get; init; }

    public string Language { get; init; } = "";

    public long? TitleStart { get; init; }

    public long? TitleEnd { get; init; }

    public string Body { get; init; } = "";

    public string Text { get; init; } = "";

    public byte[] Bytes { get; init; } = [];

    public string Opening { get; init; } = "";

    public long PrintExact { get; init; }

    public byte[] PrintShingles { get; init; } = [];

    public static ReportRow Of(Report report, ReadOnlyMemory<byte> bytes)
    {
        var summary = ReportSummary.Of(report);
        return new()
        {
            Hash = report.Hash,
            Id = report.Id,
            Title = report.Title,
            Author = report.Author,
            Outlet = report.Outlet,
            Published = Iso(report.Published),
            OriginalSource = report.OriginalSource,
            OriginalPublished = Iso(report.OriginalPublished),
            Region = report.Region,
            Theme = report.Theme,
            InDepth = report.InDepth,
            Url = report.Url,
            Language = report.Language,
            TitleStart = report.TitleSpan?.Start,
            TitleEnd = report.TitleSpan?.End,
            Body = JsonSerializer.Serialize(report.Body.Select(span => new[] { span.Start, span.End })),
            Text = report.Text,
            Bytes = bytes.ToArray(),
            Opening = summary.Opening,
            PrintExact = unchecked((long)summary.Print.Exact),
            PrintShingles = summary.Print.ShingleBytes(),
        };
    }

    public Report Report() => new()
    {
        Id = Id,
        Text = Text,
        Hash = Hash,
        Title = Title,
        Author = Author,
        Outlet = Outlet,
        Published = Day(Published),
        OriginalSource = OriginalSource,
        OriginalPublished = Day(OriginalPublished),
        Region = Region,
        Theme = Theme,
        InDepth = InDepth,
        Url = Url,
        Language = Language,
        TitleSpan = TitleStart is { } start && TitleEnd is { } end ? new TextSpan((int)start, (int)end) : null,
        Body = [.. JsonSerializer.Deserialize<int[][]>(Body)!.Select(span => new TextSpan(span[0], span[1]))],
    };

    public ReportSummary Summary() => new()
    {
        Hash = Hash,
        Id = Id,
        Print = TextPrint.From(unchecked((ulong)PrintExact), PrintShingles),
        Title = Title,
        Opening = Opening,
        Outlet = Outlet,
        Published = Day(Published),
        OriginalSource = OriginalSource,
        OriginalPublished = Day(OriginalPublished),
    };

    public static string? Iso(LocalDate? day) => day is { } known ? LocalDatePattern.Iso.Format(known) : null;

    public static LocalDate? Day(string? iso) => iso is null ? null : LocalDatePattern.Iso.Parse(iso).GetValueOrThrow();
}
