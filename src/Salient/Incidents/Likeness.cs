using System.Globalization;
using NodaTime;
using Salient.Claims;
using Salient.Ledger;
using Salient.Lineage;

namespace Salient.Incidents;

/// <summary>How likely two claims tell of one happening.</summary>
/// <param name="Odds">To one, 0 or more.</param>
/// <param name="Why">What the odds are the product of.</param>
internal sealed record Likeness(double Odds, IReadOnlyList<WeightFactor> Why);

/// <summary>
/// Compares two claims. The odds that they tell of one happening are one to the number of others of the kind that their words fit as
/// well: rate × towns × days. What else they
/// share, or tell differently, multiplies them.
/// </summary>
/// <param name="sides">Which sides may be one.</param>
/// <param name="rules">The rules.</param>
internal sealed class Comparison(IncidentSides sides, IncidentRules rules)
{
    /// <summary>Kilometres by which two circles may miss each other: points of one town in two gazetteers.</summary>
    private const double MissKm = 2;

    /// <summary>Share of longer words that any two sentences on a war have in common.</summary>
    private const double CommonWords = 0.1;

    private const int FewWords = 3, FewDead = 3;

    private const double NearToll = 1.5, FarToll = 3;

    /// <summary>The likeness, or null where the two cannot be one; whichever is named first.</summary>
    public Likeness? Of(Happening one, Happening other) => string.CompareOrdinal(one.Claim.Id, other.Claim.Id) <= 0 ? InOrder(one, other)
        : InOrder(other, one);

    private Likeness? InOrder(Happening one, Happening other)
    {
        if (Family(one, other) is not { } family || When(one, other) is not { } when || Where(one, other, family) is not { } where
            || Who(one, other, family) is not { } who)
        {
            return null;
        }

        IReadOnlyList<WeightFactor> why = [new($"{family.Name}s are so many a day", 1 / family.Rate), where, when, .. who,
            What(one, other), Toll(one, other), .. Words(one, other)];
        return new(why.Aggregate(1.0, (product, f) => product * f.Factor),
            [.. why.Where(f => f.Factor != 1 || ReferenceEquals(f, where) || ReferenceEquals(f, when))]);
    }

    /// <summary>Of the families that both are in, the commonest: the least sure that two are one.</summary>
    public static EventFamily? Family(Happening one, Happening other) => one.Families.Where(other.Families.Contains).MaxBy(f => f.Rate);

    private WeightFactor? When(Happening one, Happening other)
    {
        if (one.From is not { } from || other.From is not { } since)
        {
            return new("no day said", 1.0 / rules.DaysUnknown);
        }

        var (to, until) = (one.To!.Value, other.To!.Value);
        var days = Period.DaysBetween(LocalDate.Min(from, since), LocalDate.Max(to, until)) + 1;
        var gap = Period.DaysBetween(LocalDate.Min(to, until), LocalDate.Max(from, since));
        return gap > rules.Apart ? null : gap > 0 ? new("on days side by side", rules.Weight("next-day") / days)
            : new(days == 1 ? "on one day" : string.Create(CultureInfo.InvariantCulture, $"within {days} days"), 1.0 / days);
    }

    private WeightFactor? Where(Happening one, Happening other, EventFamily family)
    {
        var towns = Math.Max(one.Towns, other.Towns);
        if (one.Place is not { } a || other.Place is not { } b)
        {
            return family.BySides ? new("no place said", 1)
                : one.Told.ReportHash == other.Told.ReportHash
                    ? new("no place said, in one report", 1 / Math.Min(towns, rules.TownsInReport))
                : new("no place said", 1 / towns);
        }

        var share = PlaceTie.Between(a, b, MissKm);
        return share switch
        {
            PlaceFit.Same => new($"at {a.Name}", Pins(a, b) / (family.BySides ? 1 : towns)),
            PlaceFit.Near => new($"{a.Name} and {b.Name} lie together", Pins(a, b) / (family.BySides ? 1 : towns)),
            PlaceFit.Unknown => new($"{a.Name} or {b.Name} is not on the map", rules.Weight("other-place") / (family.BySides ? 1 : towns)),
            _ => family.BySides ? new($"{a.Name} is not {b.Name}", rules.Weight("other-place")) : null,
        };
    }

    /// <summary>Where both use the same words the pin is wrong for both or for none.</summary>
    private static double Pins(ClaimPlace a, ClaimPlace b) => Folded.Of(a.Text) == Folded.Of(b.Text) ? 1
        : Math.Min(a.Probability ?? 1, b.Probability ?? 1);

    private IReadOnlyList<WeightFactor>? Who(Happening one, Happening other, EventFamily family)
    {
        var day = LocalDate.Min(one.Day, other.Day);
        var (a, b) = (SidesOf(one, family), SidesOf(other, family));
        if (family.Mutual.Contains(one.Claim.Code) || family.Mutual.Contains(other.Claim.Code))
        {
            return Level([.. a.Does, .. a.Suffers], [.. b.Does, .. b.Suffers], family, day);
        }

        var (doers, targets) = (sides.Between(a.Does, b.Does, day), sides.Between(a.Suffers, b.Suffers, day));
        var isTurned = doers != SideTie.Same && targets != SideTie.Same
            && (sides.Between(a.Does, b.Suffers, day) == SideTie.Same || sides.Between(a.Suffers, b.Does, day) == SideTie.Same);
        return isTurned || doers == SideTie.Other || (family.BySides && doers == SideTie.Unknown) ? null
            : [Tied(doers, a.Does, "by"), Tied(targets, a.Suffers, "against")];
    }

    /// <summary>Sides on one level: each finds its like on the other list, in whatever order.</summary>
    private IReadOnlyList<WeightFactor>? Level(IReadOnlyList<ClaimActor> some, IReadOnlyList<ClaimActor> others, EventFamily family,
        LocalDate day)
    {
        var ties = some.Select(s => sides.Between([s], others, day)).Order().ToList();
        var met = ties.Count(t => t <= SideTie.Related);
        if (met == 0 && (family.BySides || (ties.Count > 0 && ties[0] == SideTie.Other)))
        {
            return null;
        }

        // Where each names two and only one is on both lists, somebody met somebody else.
        var isOther = met == 1 && some.Count > 1 && others.Count > 1;
        return [.. ties.Take(Math.Min(met, 2)).Select(t => Tied(t, some, "among")), isOther ? Tied(SideTie.Other, others, "with")
            : Tied(SideTie.Unknown, others, "")];
    }

    private WeightFactor Tied(SideTie tie, IReadOnlyList<ClaimActor> who, string how) => tie switch
    {
        SideTie.Same => new($"{how} the same side ({Names(who)})", rules.Weight("same-side")),
        SideTie.Related => new($"{how} sides that belong together ({Names(who)})", rules.Weight("related-side")),
        SideTie.Other => new($"{how} others ({Names(who)})", rules.Weight("other-target")),
        _ => new("", 1),
    };

    private static string Names(IReadOnlyList<ClaimActor> who) => string.Join(", ", who.Select(a => a.Name));

    /// <summary>Who does it and who suffers it, whichever of them the code names first.</summary>
    private static (IReadOnlyList<ClaimActor> Does, IReadOnlyList<ClaimActor> Suffers) SidesOf(Happening told, EventFamily family) =>
        family.Yields.Contains(told.Claim.Code) ? (told.Claim.Targets, told.Claim.Actors) : (told.Claim.Actors, told.Claim.Targets);

    private WeightFactor What(Happening one, Happening other) =>
        one.Claim.Code == other.Claim.Code ? new("", 1) : new($"{one.Claim.Code} for {other.Claim.Code}", rules.Weight("other-word"));

    private WeightFactor Toll(Happening one, Happening other)
    {
        if ((one.Claim.Killed, other.Claim.Killed) is not ( > 0 and var a, > 0 and var b))
        {
            return new("", 1);
        }

        var (few, many) = (Math.Min(a, b), Math.Max(a, b));
        var name = few == many ? few >= FewDead ? "same-toll" : "" : many <= few * NearToll ? "near-toll" : many > few * FarToll
            ? "far-toll" : "";
        return name.Length == 0 ? new("", 1) : new(string.Create(CultureInfo.InvariantCulture, $"{few} and {many} dead"),
            rules.Weight(name));
    }

    private IEnumerable<WeightFactor> Words(Happening one, Happening other)
    {
        var isOne = one.Told.ReportHash == other.Told.ReportHash;
        if (isOne && one.Claim.Sentence == other.Claim.Sentence)
        {
            return [new("in one sentence", rules.Weight("same-sentence"))];
        }

        if (one.Sentence == other.Sentence)
        {
            return [new("in the same words", rules.Weight("same-words"))];
        }

        var least = Math.Min(one.Words.Count, other.Words.Count);
        var shared = least < FewWords ? 0 : Math.Max(0,
            ((double)one.Words.Count(other.Words.Contains) / least) - CommonWords) / (1 - CommonWords);
        return
        [
            new(string.Create(CultureInfo.InvariantCulture, $"words in common {shared:0.00}"),
                Math.Pow(rules.Weight("like-words"), shared)),
            new(isOne ? "in one report" : "", isOne ? rules.Weight("same-report") : 1),
        ];
    }
}
