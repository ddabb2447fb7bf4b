using Salient.Claims;
using Salient.Exchange.Formats;
using Salient.Ledger;

namespace Salient.Exchange.Tables;

/// <summary>Makes the tables that are asked for, alike for the command line and the server.</summary>
/// <param name="claims">All claims, as a day of receipt allows.</param>
/// <param name="ledger">Their ledger.</param>
/// <param name="find">The places of the ledger that words name.</param>
/// <param name="knowledge">Names beside the claims.</param>
public sealed class ExportTables(
    Func<IEnumerable<PublishedClaim>> claims, Func<HoldingLedger> ledger, Func<string, IEnumerable<ClaimPlace>> find,
        ExchangeKnowledge knowledge)
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

        var chosen = new ClaimSelection
        {
            On = asked.On,
            From = asked.From,
            To = asked.To,
            KnownBy = asked.KnownBy,
            Events = [.. asked.Events],
            Place = PlaceTest(asked),
            Actor = ActorTest(asked),
        }.Of(claims()).ToList();
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

        var (place, actor) = (PlaceTest(asked), ActorTest(asked));
        var fitting = known.Holdings(day, asked.KnownBy)
            .Where(h => place?.Invoke(h.Place) != false && (actor is null || (h.Holder is { } holder && actor(holder))));
        return HoldingTable.Of(fitting, day, asked.KnownBy, knowledge);
    }

    private Func<ClaimPlace, bool>? PlaceTest(ExportQuestion asked) =>
        asked.Place is { } words ? AskedPlace.Of(words.Trim(), asked.Km, find) : null;

    /// <summary>
    /// Whether somebody is the one asked for: by id, by the name that claims give him, by the words of a report, or by a name that is
    /// known for him.
    /// </summary>
    private Func<ClaimActor, bool>? ActorTest(ExportQuestion asked)
    {
        if (asked.Actor?.Trim() is not { Length: > 0 } words)
        {
            return null;
        }

        var id = knowledge.ActorNamed(words);
        return actor => (actor.Id is not null && (actor.Id == words || actor.Id == id))
            || actor.Name.Equals(words, StringComparison.OrdinalIgnoreCase) || actor.Text.Equals(words, StringComparison.OrdinalIgnoreCase);
    }
}
