using Salient.Claims;
using Salient.Exchange.Formats;
using Salient.Ledger;

namespace Salient.Exchange.Tables;

/// <summary>Makes the tables that are asked for, alike for the command line and the server.</summary>
/// <param name="claims">All claims, as a day of receipt allows.</param>
/// <param name="ledger">Their ledger.</param>
/// <param name="knowledge">Names beside the claims.</param>
public sealed class ExportTables(
    Func<IReadOnlyCollection<PublishedClaim>> claims, Func<HoldingLedger> ledger, ExchangeKnowledge knowledge)
{
    /// <summary>The table that answers <paramref name="asked"/>.</summary>
    /// <param name="asked">What is asked; <see cref="ExportQuestion.FaultFor"/> must find nothing wrong with it.</param>
    /// <param name="format">Whose columns: those of ACLED or GED, else Salient's own.</param>
    /// <returns>
    /// The table, and how many claims fit what is asked but not the columns; no table where holdings are asked for and the ledger knows
    /// no day.
    /// </returns>
    public (ExchangeTable? Table, int WithoutColumns) Of(ExportQuestion asked, ExchangeFormat format)
    {
        if (asked.IsOfHoldings)
        {
            return (Holdings(asked), 0);
        }

        var all = claims();
        var chosen = Selection(asked, all.SelectMany(c => ClaimSelection.PlacesOf(c.Claim))).Of(all).ToList();
        var table = format.Name switch
        {
            "acled" => AcledTable.Of(chosen, knowledge),
            "ged" => GedTable.Of(chosen, knowledge),
            _ => ClaimTable.Of(chosen, knowledge),
        };
        return (table, chosen.Count - table.Rows.Count);
    }

    private ExchangeTable? Holdings(ExportQuestion asked)
    {
        var known = ledger();
        if ((asked.On ?? asked.KnownBy ?? known.Span?.Last) is not { } day)
        {
            return null;
        }

        var holdings = known.Holdings(day, asked.KnownBy);
        var chosen = Selection(asked, holdings.Select(h => h.Place));
        var fitting = holdings
            .Where(h => chosen.Place?.Invoke(h.Place) != false
                && (chosen.Actor is null || (h.Holder is { } holder && chosen.Actor(holder))));
        return HoldingTable.Of(fitting, day, asked.KnownBy, knowledge);
    }

    private ClaimSelection Selection(ExportQuestion asked, IEnumerable<ClaimPlace> places) =>
        asked.Selection(places, knowledge.PlacesNamed, knowledge.ActorNamed);
}
