using NodaTime;
using Salient.Claims;
using Salient.Ledger;
using Salient.Lineage;

namespace Salient.Tests.Ledger;

/// <summary>Short ways to make claims about invented and real places by hand.</summary>
internal static class Told
{
    public static readonly ClaimActor North = new("the Northern Front", "Northern Front", "northern-front");
    public static readonly ClaimActor River = new("River Guard", "River Guard", "river-guard");
    public static readonly ClaimActor Hill = new("hill militias", "hill militias", null);

    public static LocalDate Day(int day) => new(2019, 1, day);

    public static ClaimPlace Town(string name, string? id = null) => new()
    {
        Text = name,
        Name = name,
        Id = id ?? "t-" + name.ToLowerInvariant(),
        Country = "SY",
        Latitude = 35.5,
        Longitude = 36.5,
        Precision = PlacePrecision.Settlement,
        Probability = 0.9,
    };

    public static ClaimDate On(int day) => new(Day(day), Day(day), DatePrecision.Day, $"on January {day}");

    public static ClaimDate By(int day) => new(null, Day(day), DatePrecision.By, null);

    public static ClaimDate AsOf(int day) => new(Day(day), Day(day), DatePrecision.AsOf, null);

    public static Claim Claim(
        string @event, ClaimPlace place, HoldingState state, ClaimActor? holder, ClaimDate date, string report = "r1",
        ClaimActor? from = null, ClaimStatus status = ClaimStatus.Asserted, bool inferred = false, string? source = null,
            Extent extent = Extent.Whole) => new()
        {
            Id = $"{report}:{@event}:{place.Name}:{holder?.Name}:{date.To}:{status}",
            ReportId = report,
            Sentence = 0,
            Start = 0,
            End = 5,
            Text = "words",
            SentenceText = "The sentence.",
            Kind = ClaimKind.Event,
            Event = @event,
            Actors = holder is null ? [] : [holder],
            Place = place,
            Extent = extent,
            Date = date,
            Source = new(source, source, null, source is null ? SourceKind.Outlet : SourceKind.Named, null, null),
            Status = status,
            Effects = [new(place, state, status == ClaimStatus.Denied ? null : holder, from, inferred)],
            Rule = "by-hand",
        };

    public static Claim Takes(ClaimActor holder, ClaimPlace place, ClaimDate date, string report = "r1", ClaimActor? from = null,
        bool inferred = false, string? source = null, Extent extent = Extent.Whole) =>
        Claim("capture", place, HoldingState.Holds, holder, date, report, from, inferred: inferred, source: source, extent: extent);

    public static Claim Holds(ClaimActor holder, ClaimPlace place, ClaimDate date, string report = "r1", bool inferred = false) =>
        Claim("hold", place, HoldingState.Holds, holder, date, report, inferred: inferred);

    public static Claim Denies(ClaimPlace place, ClaimDate date, string report = "r1", ClaimActor? holder = null, string? source = null,
        ClaimActor? from = null) =>
        Claim("capture", place, HoldingState.Contested, holder, date, report, from, ClaimStatus.Denied, source: source);

    public static Claim Leaves(ClaimActor from, ClaimPlace place, ClaimDate date, string report = "r1") =>
        Claim("withdraw", place, HoldingState.Unknown, null, date, report, from: from);

    public static Claim Presses(HoldingState state, ClaimPlace place, ClaimDate date, string report = "r1") =>
        Claim(state == HoldingState.Besieged ? "besiege" : "contest", place, state, null, date, report);

    /// <summary>A claim as published by an origin of its own, on the last day of the claim unless said otherwise.</summary>
    public static PublishedClaim Out(this Claim claim, int? published = null, string? origin = null, int? withdrawn = null) => new()
    {
        Claim = claim,
        ReportHash = claim.ReportId,
        Outlet = "Outlet of " + claim.ReportId,
        Published = published is { } p ? Day(p) : claim.Date.To,
        DateLine = published is { } d ? Day(d) : claim.Date.To,
        Known = published is { } k ? Day(k) : claim.Date.To,
        Origin = origin ?? claim.ReportId,
        OriginOutlet = "Outlet of " + (origin ?? claim.ReportId),
        First = claim.Id,
        Date = claim.Date,
        WithdrawnOn = withdrawn is { } w ? Day(w) : null,
    };

    public static ReportSummary Report(string id, string text, int? published = null, string? outlet = null, string? title = null,
        string? original = null, int? originally = null) => new()
    {
        Hash = "hash-" + id,
        Id = id,
        Print = TextPrint.Of(text),
        Title = title,
        Opening = text,
        Outlet = outlet,
        Published = published is { } p ? Day(p) : null,
        OriginalSource = original,
        OriginalPublished = originally is { } o ? Day(o) : null,
    };
}
