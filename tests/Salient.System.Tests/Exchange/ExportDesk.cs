using Salient.Claims;
using Salient.Exchange.Formats;
using Salient.Exchange.Tables;
using Salient.Ledger;
using Salient.Store;
using Salient.SystemTests.Cli;
using Salient.SystemTests.Web;

namespace Salient.SystemTests.Exchange;

/// <summary>The invented war in a store of its own, and a report whose words mean harm. One for all tests of exports.</summary>
public sealed class ExportDesk : IDisposable
{
    /// <summary>Words that a spreadsheet would run, that XML cannot hold, and that end a cell.</summary>
    public const string Harm = "=HYPERLINK(\"http://example.org\",\"tap\") took <b>Rimal</b> & \u0001 \"all\", they said";

    /// <summary>A headline that a spreadsheet would run.</summary>
    public const string Title = "=1+1 towns fall";

    private readonly Folder folder = new();
    private readonly Dictionary<string, string?> titles;

    public ExportDesk()
    {
        using var store = ReportStore.Open(Database, new());
        InventedWar.Into(store);
        new InventedReport("w-harm", "-Outlet; with, signs", "2030-03-13", Title, Harm + ".")
            .Says(Harm, "capture", InventedWar.Rimal, HoldingState.Holds, InventedWar.Hill, "2030-03-13", source: "@source").Into(store);
        titles = store.Reports().ToDictionary(r => r.Hash, r => r.Title, StringComparer.Ordinal);
        (Claims, Holdings) = (store.Published(), store.Ledger().Holdings(new(2030, 3, 14)));
    }

    public string Database => Path.Combine(folder.Home, "salient.db");

    public IReadOnlyList<PublishedClaim> Claims { get; }

    public IReadOnlyList<Holding> Holdings { get; }

    internal SalientRun Run(params string[] arguments) => SalientRun.Of(folder.Home, arguments);

    /// <summary>A file with a table in a format.</summary>
    public string Written(string format, ExchangeTable table)
    {
        var file = FileOf($"{table.Name}-{Guid.NewGuid():n}.{format}");
        using var stream = File.Create(file);
        ExchangeFormat.Of(format)!.Write(table, stream);
        return file;
    }

    public string FileOf(string name) => Path.Combine(folder.Home, name);

    public ExchangeTable ClaimRows => ClaimTable.Of(Claims, new() { TitleOf = titles.GetValueOrDefault });

    public ExchangeTable HoldingRows => HoldingTable.Of(Holdings, new(2030, 3, 14), null, new());

    public void Dispose() => folder.Dispose();
}
