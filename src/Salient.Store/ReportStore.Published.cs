using NodaTime;
using Salient.Ledger;

namespace Salient.Store;

/// <content>All claims with what their publication says.</content>
public sealed partial class ReportStore
{
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
