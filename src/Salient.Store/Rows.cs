using System.Text.Json;
using NodaTime;
using NodaTime.Text;
using Salient.Claims;
using Salient.Lineage;
using Salient.Reports;

namespace Salient.Store;

/// <summary>A row of <c>report</c> as SQLite gives it: days as ISO text, the report without its text as JSON.</summary>
internal sealed class ReportRow
{
    public string Hash { get; init; } = "";

    public string Id { get; init; } = "";

    public string? Title { get; init; }

    public string? Outlet { get; init; }

    public string? Published { get; init; }

    public string? OriginalSource { get; init; }

    public string? OriginalPublished { get; init; }

    public string Json { get; init; } = "";

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
            Outlet = report.Outlet,
            Published = Iso(report.Published),
            OriginalSource = report.OriginalSource,
            OriginalPublished = Iso(report.OriginalPublished),
            Json = ClaimJson.Line(report with { Text = "" }),
            Text = report.Text,
            Bytes = bytes.ToArray(),
            Opening = summary.Opening,
            PrintExact = unchecked((long)summary.Print.Exact),
            PrintShingles = summary.Print.ShingleBytes(),
        };
    }

    public Report Report() => JsonSerializer.Deserialize<Report>(Json, ClaimJson.Options)! with { Text = Text };

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
