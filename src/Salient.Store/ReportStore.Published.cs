using Dapper;
using NodaTime;
using Salient.Ledger;

namespace Salient.Store;

/// <content>All claims with what their publication says.</content>
public sealed partial class ReportStore
{
    /// <summary>Whether some report has a claim of an id.</summary>
    public bool HasClaim(string id) => _database.Use(c => c.ExecuteScalar<bool>("SELECT EXISTS (SELECT 1 FROM claim WHERE id = @id)",
        new { id }));

    /// <summary>The rows of tables that came with an id and that nobody withdrew.</summary>
    public IReadOnlyList<KeptReport> StandingRows(string id) => _database.Use(c =>
        c.Query<ReportRow>("SELECT * FROM report WHERE id = @id AND form = 'row' AND withdrawn IS NULL", new { id })
            .Select(row => row.Kept()).ToList());

    /// <summary>
    /// Every claim of the reports that nobody withdrew, whether it acts on the ledger or not, in the order of <see cref="Reports"/> and
    /// of the text.
    /// </summary>
    /// <param name="receivedBy">Only of reports that the store had by the end of this day, UTC; all where null.</param>
    public IReadOnlyList<PublishedClaim> Published(LocalDate? receivedBy = null)
    {
        lock (_derived)
        {
            return Published("", EndOf(receivedBy));
        }
    }
}
