using System.Globalization;
using Microsoft.AspNetCore.Http;
using NodaTime;
using Salient.Claims;
using Salient.Ledger;

namespace Salient.Web.Api;

/// <summary>Which changes are asked for, by <c>/api/changes</c> and by the feeds.</summary>
/// <param name="Since">First day, or null: as far back as <see cref="ServerOptions.ChangesBack"/> says.</param>
/// <param name="Until">Last day, or null: the last of the store.</param>
/// <param name="KnownBy">Only what was published by the end of this day, or null.</param>
/// <param name="ReceivedBy">Only what the store had by the end of this day, or null.</param>
/// <param name="Place">Words for a place, or a point, or null.</param>
/// <param name="Km">Kilometres around it, or null.</param>
/// <param name="Holder">Who held or holds, by name or id, or null.</param>
internal sealed record ChangeQuery(
    LocalDate? Since, LocalDate? Until, LocalDate? KnownBy, LocalDate? ReceivedBy, string? Place, double? Km, string? Holder)
{
    /// <summary>The parameters that it reads.</summary>
    public static readonly string[] Parameters =
        ["since", "until", "place", "km", "holder", "known_by", "received_by", "rulings"];

    /// <summary>Reads a query.</summary>
    public static ChangeQuery Of(IQueryCollection query)
    {
        var (since, until) = (Query.Day("since", query["since"]), Query.Day("until", query["until"]));
        string? Given(string name) => string.IsNullOrWhiteSpace(query[name]) ? null : query[name].ToString().Trim();
        var (place, km) = (Given("place"), Given("km"));
        if (since > until)
        {
            throw RequestProblem.BadParameter(FormattableString.Invariant($"since={since:uuuu-MM-dd} is after until={until:uuuu-MM-dd}."),
                "Swap them.");
        }

        return km is not null && place is null
            ? throw RequestProblem.BadParameter("km counts from a place, and none is named.",
                "Name one, as place=Idlib or place=35.93,36.63.")
            : new(since, until, Query.Day("known_by", query["known_by"]), Query.Day("received_by", query["received_by"]), place,
                km is null ? null : Kilometres(km), Given("holder"));
    }

    /// <summary>The changes, newest first, with the days that they were looked for in; no days where the ledger knows none.</summary>
    /// <param name="ledger">Where they are looked for.</param>
    /// <param name="options">How far back, and names of actors.</param>
    /// <param name="isNet">Whether they are added up, each place once.</param>
    public (LocalDate? First, LocalDate? Last, IReadOnlyList<HoldingChange> Changes) In(HoldingLedger ledger, ServerOptions options,
        bool isNet)
    {
        var last = Until ?? ledger.Span?.Last;
        var first = Since ?? last?.Minus(options.ChangesBack);
        if (first is null || last is null)
        {
            return (first, last, []);
        }

        if (first > last)
        {
            throw RequestProblem.BadParameter(
                FormattableString.Invariant($"since={first:uuuu-MM-dd} is after the last day of the store, {last:uuuu-MM-dd}."),
                "Ask from an earlier day.");
        }

        var changes = ledger.Changes(first.Value, last.Value, KnownBy);
        var place = Place is null ? null : PlaceAsked.Of(Place, Km, changes.Select(c => c.Place),
            words => ledger.Find(words).Select(found => found.Place).Concat(options.Names?.PlacesNamed(words) ?? []));
        return (first, last, [.. (isNet ? ChangeSums.Net(changes) : changes)
            .Where(c => (place is null || place(c.Place)) && (Holder is null || IsHolder(c.From, options) || IsHolder(c.To, options)))]);
    }

    private bool IsHolder(ClaimActor? actor, ServerOptions options) => actor is not null
        && ((actor.Id is { } id && (id == Holder || id == options.Names?.ActorNamed(Holder!)))
            || actor.Name.Equals(Holder, StringComparison.OrdinalIgnoreCase));

    private static double Kilometres(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var km) && km >= 0 && double.IsFinite(km) ? km
        : throw RequestProblem.BadParameter($"km=\"{text}\" is not a number from 0.", "Write it as km=25.");
}
