using System.Text.Json;
using NodaTime;
using NodaTime.Text;
using Salient.Claims;
using Salient.Lineage;
using Salient.Reports;

namespace Salient.Store;

/// <summary>A row of <c>report</c> as the database gives it: days as ISO text, the report without its text as JSON.</summary>
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

    public string? Received { get; init; }

    public string? Source { get; init; }

    public long? Line { get; init; }

    public string? Form { get; init; }

    public string? Address { get; init; }

    /// <summary>How it was fetched, as JSON, or null.</summary>
    public string? Fetched { get; init; }

    public string Given { get; init; } = "{}";

    /// <summary>What was given when the report was fetched; see <see cref="ReportStore.Replace"/>.</summary>
    public string? GivenBefore { get; init; }

    public string Reader { get; init; } = "";

    public string? Program { get; init; }

    public string? Model { get; init; }

    public string? Codebook { get; init; }

    public string? Gazetteers { get; init; }

    public string? Withdrawn { get; init; }

    public string? WithdrawnAt { get; init; }

    /// <summary>Its place in the order of lineage, where that was asked for.</summary>
    public string? Rank { get; init; }

    public static ReportRow Of(Reading reading, ReadOnlyMemory<byte> bytes, Receipt receipt, string? givenBefore = null,
        ReportSummary? summary = null)
    {
        var (report, identity) = (reading.Report, reading.Identity);
        summary ??= ReportSummary.Of(report);
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
            Received = receipt.Received is { } at ? Iso(at) : null,
            Source = receipt.Source,
            Line = receipt.Line,
            Form = receipt.Form is { } form ? FormWord(form) : null,
            Address = report.Url,
            Fetched = receipt.Fetch is { } fetch ? ClaimJson.Line(fetch) : null,
            Given = ClaimJson.Line(receipt.Given),
            GivenBefore = givenBefore,
            Reader = identity.Reader,
            Program = identity.Program,
            Model = identity.Model,
            Codebook = identity.Codebook,
            Gazetteers = identity.Gazetteers,
        };
    }

    public Report Report() => JsonSerializer.Deserialize<Report>(Json, ClaimJson.Options)! with { Text = Text };

    public ReadingIdentity Identity() => new() { Reader = Reader, Program = Program, Model = Model, Codebook = Codebook,
        Gazetteers = Gazetteers };

    /// <summary>How it came in; what does not parse is not known.</summary>
    public Receipt Receipt() => new()
    {
        Source = Source,
        Line = Line,
        Form = Enum.GetValues<ReportForm>().Where(form => FormWord(form) == Form).Select(form => (ReportForm?)form).FirstOrDefault(),
        Fetch = Fetched is null ? null : Sound<Fetch>(Fetched),
        Given = Sound<GivenFacts>(Given) ?? GivenFacts.None,
        Received = InstantOf(Received),
    };

    public KeptReport Kept() => new(Hash, Id, Bytes, Receipt(), Identity(), Text, Published) { GivenRow = Given };

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
        Withdrawn = Withdrawn is not null,
        Rank = Rank,
    };

    public static string? Iso(LocalDate? day) => day is { } known ? LocalDatePattern.Iso.Format(known) : null;

    public static LocalDate? Day(string? iso) => iso is null ? null : LocalDatePattern.Iso.Parse(iso).GetValueOrThrow();

    public static string Iso(Instant at) => InstantPattern.General.Format(at);

    public static Instant? InstantOf(string? iso) => iso is not null && InstantPattern.General.Parse(iso) is { Success: true } at
        ? at.Value : null;

    public static string FormWord(ReportForm form) => form switch
    {
        ReportForm.Page => "page", ReportForm.Record => "record", ReportForm.Pdf => "pdf", ReportForm.Word => "word",
            ReportForm.Message => "message", ReportForm.Capture => "capture",
        ReportForm.Row => "row", _ => "text",
    };

    /// <summary>What a row's JSON holds, or null where it is damaged.</summary>
    public static T? Sound<T>(string json) where T : class => Whole(() => JsonSerializer.Deserialize<T>(json, ClaimJson.Options));

    /// <summary>
    /// What <paramref name="read"/> makes of a row, or null where the row is damaged: one that does not parse must not take down what the
    /// others say.
    /// </summary>
    public static T? Whole<T>(Func<T?> read) where T : class
    {
        try
        {
            return read();
        }
        catch (Exception error) when (error is JsonException or FormatException or ArgumentException or NotSupportedException or InvalidOperationException)
        {
            return null;
        }
    }
}
