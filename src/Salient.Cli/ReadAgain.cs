using Salient.Exchange.Rows;
using Salient.Gathering;
using Salient.Reports;
using Salient.Store;

namespace Salient.Cli;

/// <summary>Reads kept bytes again, just as they were read when they came, with the codebook, places and model of now.</summary>
/// <param name="kit">What reads now.</param>
internal sealed class ReadAgain(ReadingKit kit)
{
    /// <summary>Who reads now.</summary>
    public ReadingIdentity Identity => kit.Reader.Identity;

    /// <summary>What reads rows of tables by the same files.</summary>
    public static RowReader Rows(ReadingKit kit) =>
        new(kit.Codebook.Rules, kit.Codebook.Actors, kit.Codebook.Outlets, kit.Reader.Places, kit.Reader.Identity);

    /// <summary>What is read from a kept report now.</summary>
    /// <param name="kept">The report.</param>
    /// <param name="given">What is said of it from now on; as it was where null.</param>
    /// <returns>The reading and how the report came in, or the reason why it cannot be read any more.</returns>
    public (Reading? Reading, Receipt Receipt, string? Fault) Of(KeptReport kept, GivenFacts? given = null)
    {
        var receipt = Known(kept);
        receipt = given is null ? receipt : receipt with { Given = given.Over(receipt.Given) };
        try
        {
            if (receipt.Form == ReportForm.Row)
            {
                return Row(kept, receipt);
            }

            return Gathered(kept, receipt) switch
            {
                GatheredReport { Report.Hash: var hash } when hash != kept.Hash =>
                    (null, receipt, "its bytes are not those that came: their hash differs"),
                GatheredReport report => (kit.Reader.Read(report.Report), receipt, null),
                var fault => (null, receipt, ((GatheringFault)fault).Reason),
            };
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            return (null, receipt, $"the reader failed on it: {error.GetType().Name}: {error.Message.ReplaceLineEndings(" ")}");
        }
    }

    private (Reading? Reading, Receipt Receipt, string? Fault) Row(KeptReport kept, Receipt receipt)
    {
        if (TableLine.Of(kept.Bytes) is not { } row)
        {
            return (null, receipt, "its bytes are no row of a table");
        }

        var (reading, reason, _) = Rows(kit).Read(row, receipt.Given);
        return reading is not null && reading.Report.Hash != kept.Hash
            ? (null, receipt, "its bytes are not those that came: their hash differs")
            : (reading, receipt, reason);
    }

    private Gathered Gathered(KeptReport kept, Receipt receipt) =>
        new ReportFiles(kit.Cleaner, new() { Given = receipt.Given, MostBytes = int.MaxValue, Fetched = receipt.Fetch })
            .Again(receipt.Source ?? kept.Id, receipt.Line, kept.Bytes, receipt.Form);

    /// <summary>
    /// How the report came in. Of one that came before that was kept, its form is the one that gives the text that it has, and a day that
    /// its bytes do
    /// not give must have been said on the command line.
    /// </summary>
    private Receipt Known(KeptReport kept)
    {
        if (kept.Receipt.Form is not null)
        {
            return kept.Receipt;
        }

        foreach (var form in Enum.GetValues<ReportForm>())
        {
            var tried = kept.Receipt with { Form = form };
            if (Gathered(kept, tried) is GatheredReport report && report.Report.Text == kept.Text)
            {
                var day = kept.Published is { } said ? PublishedDay.Read(said) : null;
                return day is null || day == report.Report.Published ? tried
                    : tried with { Given = new GivenFacts { Published = day }.Over(tried.Given) };
            }
        }

        return kept.Receipt;
    }
}
