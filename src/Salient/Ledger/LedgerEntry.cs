using NodaTime;
using Salient.Claims;
using Salient.Lineage;

namespace Salient.Ledger;

/// <summary>What kind of thing an effect says; on one day they count in this order.</summary>
internal enum EffectClass
{
    /// <summary>A statement of who holds a place: it may be old.</summary>
    Statement,

    /// <summary>Fighting in the place, its siege or the end of one: its holder stays.</summary>
    Pressure,

    /// <summary>Its holder left, and nobody is said to have followed.</summary>
    Loss,

    /// <summary>Somebody took it over.</summary>
    Take,

    /// <summary>Somebody denies a change.</summary>
    Denial,
}

/// <summary>One effect of one claim on one place.</summary>
internal sealed record LedgerEntry
{
    public required PublishedClaim Claim { get; init; }

    public required ClaimEffect Effect { get; init; }

    public required string Key { get; init; }

    /// <summary>The first day on which it can have been true.</summary>
    public required LocalDate Start { get; init; }

    /// <summary>The last day on which it can have become true, never after its report was out.</summary>
    public required LocalDate End { get; init; }

    public required EffectClass Class { get; init; }

    /// <summary>Side of the holder after it, or of who is denied to be one; null where it names none.</summary>
    public required string? Side { get; init; }

    /// <summary>Side of the holder before it, or null.</summary>
    public required string? FromSide { get; init; }

    /// <summary>Whether it follows from the fall of the province that the place lies in.</summary>
    public bool OfArea { get; init; }

    /// <summary>What it weighs by itself, 0 to 1, before others of the same witness and the day asked about are seen.</summary>
    public double Weight { get; init; }

    /// <summary>What that weight is the product of.</summary>
    public IReadOnlyList<WeightFactor> Factors { get; init; } = [];

    /// <summary>The entry as its report tells it, before other reports made its day sharper.</summary>
    public LedgerEntry Told => told ?? this;

    private LedgerEntry? told { get; init; }

    public string Id => Claim.Claim.Id;

    /// <summary>The day on which it could be known; where nobody tells, the day it is about.</summary>
    public LocalDate KnownOn => Claim.Known ?? Claim.DateLine ?? End;

    /// <summary>How likely the pin is right, 0 to 1; 1 where a place has an id or point and nobody said how likely it is.</summary>
    public double Pin => Effect.Place.Probability ?? 1;

    /// <summary>
    /// The day that puts it in order: the middle of its days, so that a month lies neither before nor after all that happened in it.
    /// </summary>
    public LocalDate Day => Start.PlusDays(Period.DaysBetween(Start, End) / 2);

    /// <summary>Who says so: two voices of one report (a claim and the denial it quotes) are told apart by their source.</summary>
    public string Voice => $"{Claim.Witness}|{Folded.Of(Claim.Claim.Source.Name ?? Claim.Claim.Source.Text ?? "")}";

    public bool Explicit => !Effect.Inferred && !OfArea;

    /// <summary>
    /// Whether its holder is somebody in particular: known, or at least with a name of their own (<c>militants</c>, <c>rebels</c> have
    /// none).
    /// </summary>
    public bool IsNamed => Effect.Holder is { } holder && (holder.Id is not null || holder.Name.Any(char.IsUpper));

    /// <summary>The state after it; a place that is taken in part only is contested.</summary>
    public HoldingState State => IsPart(Claim.Claim, Effect) ? HoldingState.Contested : Effect.State;

    /// <summary>Whether the day is the day it happened, rather than one of several.</summary>
    public bool IsExact => Start == End && Claim.Date.From is not null && Claim.Date.Precision != DatePrecision.AsOf;

    /// <summary>The same change on sharper days.</summary>
    public LedgerEntry On(LocalDate start, LocalDate end) => this with { Start = start, End = end, told = Told };

    /// <summary>How much of it counts on a day within its days: the share of them that has passed.</summary>
    public double ShareOn(LocalDate on) => on >= End ? 1 : (1.0 + Period.DaysBetween(Start, on)) / (1 + Period.DaysBetween(Start, End));

    /// <summary>The entries of a claim; none where it has no day, or no effect on a nameable place by anybody who can have it.</summary>
    /// <param name="claim">The claim.</param>
    /// <param name="parties">Sides, and who can hold a place.</param>
    /// <param name="rules">What each weighs.</param>
    public static IEnumerable<LedgerEntry> Of(PublishedClaim claim, HoldingParties parties, EvidenceRules rules)
    {
        if (claim.Claim.Status is not (ClaimStatus.Asserted or ClaimStatus.Denied) || DaysOf(claim) is not var (start, end))
        {
            yield break;
        }

        foreach (var effect in claim.Claim.Effects)
        {
            if (IsPlace(effect.Place, rules) && PlaceKey.Of(effect.Place) is { } key && Made(claim, effect, parties) is { } made)
            {
                var entry = Ended(made with { Key = key, Start = start, End = end }, rules);
                var factors = EvidenceWeight.Of(entry, parties.Speaker(claim.Claim.Source, end), rules);
                yield return entry with { Factors = factors, Weight = EvidenceWeight.Product(factors, rules) };
            }
        }
    }

    /// <summary>The entry of an effect, or null where it names nobody: that somebody unknown came or left wipes nobody out.</summary>
    private static LedgerEntry? Made(PublishedClaim claim, ClaimEffect effect, HoldingParties parties)
    {
        var (holder, from) = (parties.Holder(effect.Holder), parties.Holder(effect.FromHolder));
        var kind = ClassOf(claim.Claim, effect with { Holder = holder }, parties.Statements);
        var nobody = (effect.Holder is not null && holder is null && from is null)
            || (kind == EffectClass.Loss && from is null && !IsFall(claim, effect, parties));
        var day = claim.Date.To ?? claim.DateLine ?? LocalDate.MinIsoValue;
        // Who lays a siege is not who holds the place, and who is denied to have taken it is not who denies having lost it: the effect
        // names only the latter.
        var staying = effect.State == HoldingState.Besieged ? holder : kind == EffectClass.Denial ? from : null;
        var others = kind == EffectClass.Denial ? claim.Claim.Actors.Concat(claim.Claim.Targets) : claim.Claim.Actors;
        var doer = kind == EffectClass.Denial || effect.State == HoldingState.Besieged
            ? others.FirstOrDefault(a => staying is null || parties.SideOf(a, day) != parties.SideOf(staying, day)) : null;
        return nobody ? null : new()
        {
            Claim = claim,
            Effect = effect with { Holder = holder, FromHolder = from },
            Key = "",
            Start = day,
            End = day,
            Class = kind,
            Side = parties.SideOf(effect.State == HoldingState.Besieged ? doer : holder ?? doer, day),
            FromSide = parties.SideOf(from, day),
        };
    }

    /// <summary>
    /// «after the fall of X in July»: a change on a day of its own, with nobody named. Whoever held the place until then lost it.
    /// </summary>
    private static bool IsFall(PublishedClaim claim, ClaimEffect effect, HoldingParties parties) =>
        claim.Claim is { Status: ClaimStatus.Asserted, Event: { } code }
        && effect is { Holder: null, FromHolder: null, Inferred: false, State: HoldingState.Unknown }
        && claim.Date.From is not null && claim.Date.Precision != DatePrecision.AsOf && !parties.Statements.Contains(code);

    /// <summary>«was under X's control until 2016»: by then X had lost it.</summary>
    private static LedgerEntry Ended(LedgerEntry entry, EvidenceRules rules)
    {
        var words = Folded.Of(entry.Claim.Claim.Date.Text ?? "");
        return entry is { Class: EffectClass.Statement, Side: { } side }
            && rules.EndingWords.Any(w => words.StartsWith(w + " ", StringComparison.Ordinal))
            ? entry with { Class = EffectClass.Loss, Side = null, FromSide = side,
                Effect = entry.Effect with { State = HoldingState.Unknown, Holder = null, FromHolder = entry.Effect.Holder } }
            : entry;
    }

    /// <summary>
    /// The days of a claim: never after its report was out; what is about the future is planned, and has no effect. A denial without a
    /// day of its own is of the day it was made.
    /// </summary>
    private static (LocalDate Start, LocalDate End)? DaysOf(PublishedClaim claim)
    {
        var date = claim.Date;
        if ((date.To ?? (claim.Claim.Status == ClaimStatus.Denied ? claim.DateLine : null)) is not { } to)
        {
            return null;
        }

        var start = date.From ?? to;
        if ((claim.Known ?? claim.DateLine) is { } published && start > published)
        {
            // Told as done, of a day after its own report: the day was misread, and no other is known.
            return null;
        }

        var end = (claim.Known ?? claim.DateLine) is { } line && line < to ? line : to;
        return (LocalDate.Min(start, end), end);
    }

    /// <summary>
    /// Whether it is a place at all: one that no gazetteer knows and nothing pins is as likely a person or a party; a country as a whole
    /// has no holder.
    /// </summary>
    private static bool IsPlace(ClaimPlace place, EvidenceRules rules) =>
        (place.Id is not null || (place.Latitude is not null && (place.Probability ?? 1) >= rules.LeastPin))
        && place.Precision != PlacePrecision.Country;

    private static EffectClass ClassOf(Claim claim, ClaimEffect effect, IReadOnlySet<string> statements) =>
        (claim.Status, effect.State, effect.Holder) switch
    {
        (ClaimStatus.Denied, _, _) => EffectClass.Denial,
        (_, HoldingState.Contested or HoldingState.Besieged or HoldingState.Relieved, _) => EffectClass.Pressure,
        _ when IsPart(claim, effect) => EffectClass.Pressure,
        (_, HoldingState.Holds, not null) => (claim.Event is { } code && statements.Contains(code))
        || claim.Date.Precision == DatePrecision.AsOf ? EffectClass.Statement : EffectClass.Take,
        _ => EffectClass.Loss,
    };

    private static bool IsPart(Claim claim, ClaimEffect effect) => effect is { State: HoldingState.Holds, Holder: not null }
        && claim.Extent == Extent.Part;

    /// <summary>What the fall of a province, which this entry tells, says of a town in it.</summary>
    public LedgerEntry Within(string town, ClaimPlace place, EvidenceRules rules)
    {
        var entry = this with { Key = town, OfArea = true,
            Effect = Effect with { Place = place with { Probability = Effect.Place.Probability }, Inferred = true } };
        IReadOnlyList<WeightFactor> factors = [new("the fall of its province", rules.Area), .. Factors.Skip(1)];
        return entry with { Factors = factors, Weight = EvidenceWeight.Product(factors, rules) };
    }

    /// <summary>The claim as one that was taken back: it speaks for nothing.</summary>
    public HoldingEvidence TakenBack() => Evidence(false, 0) with { Withdrawn = Claim.WithdrawnOn };

    /// <summary>The claim as evidence.</summary>
    /// <param name="speaksFor">Whether it speaks for the holding as it is.</param>
    /// <param name="weight">What it weighed in the end, 0 to 1.</param>
    public HoldingEvidence Evidence(bool speaksFor, double weight) => new()
    {
        Id = Id,
        ReportId = Claim.Claim.ReportId,
        ReportHash = Claim.ReportHash,
        Outlet = Claim.Outlet,
        Published = Claim.Published,
        Known = Claim.Known,
        Date = Claim.Claim.Date,
        Source = Claim.Claim.Source,
        Status = Claim.Claim.Status,
        Event = Claim.Claim.Event,
        Sentence = Claim.Claim.SentenceText,
        Text = Claim.Claim.Text,
        Start = Claim.Claim.Start,
        End = Claim.Claim.End,
        Holder = Class == EffectClass.Denial ? Effect.FromHolder : Effect.Holder,
        Origin = Claim.Origin,
        Repeats = Claim.First == Id ? null : Claim.First,
        Weight = Math.Round(weight, 3),
        Why = Factors,
        Inferred = !Explicit,
        Rulings = Claim.Claim.Ruled?.Numbers ?? [],
        For = speaksFor,
    };
}
