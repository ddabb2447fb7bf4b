using System.Globalization;
using NodaTime;
using NodaTime.Text;
using Salient.Claims;

namespace Salient.Rulings;

/// <summary>What rulings say, in words for people.</summary>
public static class RulingWords
{
    /// <summary>The fields as they are typed: <c>status=denied, place=Tal (35.93,36.63)</c>; empty where nothing is said.</summary>
    public static string Of(RulingFields? fields) => fields is null ? "" : string.Join(", ", Parts(fields));

    /// <summary>A ruling in one line: <c>12 pin by ana: place=Tal → place=Tal (35.93,36.63), the one in Idlib</c>.</summary>
    public static string Line(Ruling ruling)
    {
        var (before, after) = (Of(ruling.Before), Of(ruling.After));
        var values = (before, after) switch { ("", "") => "", ("", _) => $": {after}", _ => $": {before} → {after}" };
        var subject = ruling.Kind is RulingKind.Merge or RulingKind.Split ? $" {ruling.Subject} → {ruling.Other}"
            : ruling.Kind == RulingKind.Grade ? $" {ruling.Subject}" : "";
        return string.Create(CultureInfo.InvariantCulture,
            $"{ruling.Number} {ClaimWords.Of(ruling.Kind)}{subject} by {ruling.By}{values}{(ruling.Why is { } why ? $", {why}" : "")}");
    }

    private static IEnumerable<string> Parts(RulingFields f)
    {
        (string Name, string? Value)[] all =
        [
            ("event", f.Event), ("status", f.Status is { } status ? ClaimWords.Of(status) : null), ("actor", Names(f.Actors)),
            ("target", Names(f.Targets)),
            ("place", Place(f.Place)), ("from_place", Place(f.FromPlace)), ("to_place", Place(f.ToPlace)),
            ("date", f.Date is { } date ? Days(date) : null),
            ("source", f.Source is { } source ? source.Name ?? source.Text ?? "the outlet" : null), ("grade", f.Grade),
            ("actor", f.Actor is { } actor ? Name(actor) : null),
            ("known", f.Known is { } day ? LocalDatePattern.Iso.Format(day) : null),
            ("claim", f.Claim is { } claim ? $"{claim.Event} {Place(claim.Place)}" : null),
        ];
        return all.Where(p => p.Value is not null).Select(p => $"{p.Name}={p.Value}");
    }

    private static string? Names(IReadOnlyList<ClaimActor>? actors) => actors is null ? null
        : string.Join("; ", actors.Select(a => a.Name));

    private static string Name(ClaimActor actor) => actor.Id is { } id ? $"{actor.Name} ({id})" : actor.Name;

    private static string? Place(ClaimPlace? place) => place is null ? null : place switch
    {
        { Latitude: { } latitude, Longitude: { } longitude } =>
            string.Create(CultureInfo.InvariantCulture, $"{place.Name} ({latitude:0.####},{longitude:0.####})"),
        _ => place.Name,
    };

    private static string Days(ClaimDate date)
    {
        static string Day(LocalDate day) => LocalDatePattern.Iso.Format(day);
        return date switch
        {
            { To: null } => "",
            { From: null, To: { } by } => $"..{Day(by)}",
            { From: { } from, To: { } to } => from == to ? Day(to) : $"{Day(from)}..{Day(to)}",
        };
    }
}
