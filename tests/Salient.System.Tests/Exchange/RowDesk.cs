using System.Text;
using NodaTime;
using Salient.Actors;
using Salient.Claims;
using Salient.Codebooks;
using Salient.Exchange.Formats;
using Salient.Exchange.Rows;
using Salient.Exchange.Tables;
using Salient.Ledger;
using Salient.Places;
using Salient.Reports;
using Salient.Store;
using Salient.SystemTests.Cli;

namespace Salient.SystemTests.Exchange;

/// <summary>The program's own codebook and places, to read rows with. One for all tests of rows.</summary>
public sealed class RowDesk : IDisposable
{
    private readonly Folder folder = new();
    private readonly LoadedCodebook codebook = LoadedCodebook.Read(CodebookFolder.Open(null));

    public RowDesk()
    {
        Places = ReadingKit.OpenPlaces(new(folder.Home));
        Reader = new(codebook.Rules, codebook.Actors, codebook.Outlets, Places,
            ReadingIdentity.Unknown with { Program = "1.2.3", Codebook = codebook.Hash });
    }

    public Codebook Rules => codebook.Rules;

    public ActorBook Actors => codebook.Actors;

    public PlaceIndex Places { get; }

    public RowReader Reader { get; }

    /// <summary>What a file's rows are read as; every row must be sound.</summary>
    public IReadOnlyList<Reading> Read(string file, RowTable? table = null, GivenFacts? given = null) =>
        [.. Try(file, table, given).Select(row =>
    {
        Assert.True(row.Reading is not null, $"{row.Line}: {row.Reason}");
        return row.Reading!;
    })];

    /// <summary>What becomes of a file's rows.</summary>
    public IReadOnlyList<(long Line, Reading? Reading, string? Reason, string? Remedy)> Try(string file, RowTable? table = null,
        GivenFacts? given = null) =>
        [.. RowFile.Read(Encoding.UTF8.GetBytes(file), table).Select(row =>
        {
            var (reading, reason, remedy) = row.Row is null ? (null, row.Reason, row.Remedy)
                : Reader.Read(row.Row, given ?? GivenFacts.None);
            return (row.Line, reading, reason, remedy);
        })];

    /// <summary>Claims as the file that goes out in the columns of others.</summary>
    public string Written(string format, params IReadOnlyList<PublishedClaim> claims)
    {
        var names = new ExchangeKnowledge
        {
            TitleOf = _ => "A headline, with a comma",
            KindOf = id => Actors.ById(id)?.Kind,
            UnitOf = (country, unit) => Places.UnitOf(country, unit)?.Name,
        };
        using var stream = new MemoryStream();
        ExchangeFormat.Of(format)!.Write(format == "acled" ? AcledTable.Of(claims, names) : GedTable.Of(claims, names), stream);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    /// <summary>A reading as the ledger publishes it.</summary>
    public static PublishedClaim Published(Reading reading) => Published(Assert.Single(reading.Claims), reading.Report);

    public static PublishedClaim Published(Claim claim, Report report) => new()
    {
        Claim = claim,
        ReportHash = report.Hash,
        Outlet = report.Outlet,
        Published = report.Published,
        DateLine = report.DateLine,
        Known = report.DateLine,
        Origin = report.Hash,
        First = claim.Id,
        Date = claim.Date,
    };

    public static LocalDate Day(int day) => new(2019, 1, day);

    public void Dispose() => folder.Dispose();
}
