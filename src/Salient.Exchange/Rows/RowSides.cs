using Salient.Claims;
using Salient.Codebooks;
using Salient.Exchange.Tables;

namespace Salient.Exchange.Rows;

/// <summary>Who did it to whom, out of the two sides of a row.</summary>
/// <param name="Actors">Who does it.</param>
/// <param name="Targets">To whom.</param>
internal sealed record RowSides(IReadOnlyList<string> Actors, IReadOnlyList<string> Targets)
{
    /// <summary>The sides of a row.</summary>
    /// <param name="first">Those of the first side, the one that leads it first.</param>
    /// <param name="second">Those of the second.</param>
    /// <param name="order">How the row orders them; see <see cref="AcledSides.Order"/>.</param>
    public static RowSides Of(IReadOnlyList<string> first, IReadOnlyList<string> second, string? order) => order switch
    {
        AcledSides.GainerFirst => new(second, first),
        AcledSides.Joined => new([.. first, .. second], []),
        _ => new(first, second),
    };

    /// <summary>
    /// How ACLED and UCDP order the sides of an event of which Salient says nothing more: who gains comes first, though Salient's doer
    /// may be the one who gives.
    /// </summary>
    public static string? OrderOf(string code, string? subType, Codebook codebook, Crosswalk crosswalk) =>
        subType is not null && crosswalk.GainerFirst.Contains(subType)
            && codebook.Events.GetValueOrDefault(code)?.Effect?.Holder == ClaimRole.Target
            ? AcledSides.GainerFirst : null;
}
