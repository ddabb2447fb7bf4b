using System.Security.Cryptography;
using System.Text;
using Salient.Actors;
using Salient.Claims;
using Salient.Codebooks;
using Salient.Lineage;

namespace Salient.Rulings;

/// <summary>What a desk knows beside the claim when it makes a ruling. Pure: places and events are looked up in what it is given.</summary>
public sealed record RulingKnowledge
{
    /// <summary>The known actors.</summary>
    public required ActorBook Actors { get; init; }

    /// <summary>The places that words or an id mean, best first.</summary>
    public required Func<string, IReadOnlyList<ClaimPlace>> Places { get; init; }

    /// <summary>The events that there are, by code; asked for only where one is named.</summary>
    public required Func<IReadOnlyDictionary<string, EventDefinition>> Events { get; init; }
}

/// <summary>Makes rulings out of what a person typed, with what stood there before. Nothing is kept here.</summary>
/// <param name="knowledge">What is looked up.</param>
/// <param name="by">Who decides.</param>
/// <param name="why">Why, or null.</param>
public sealed class RulingDesk(RulingKnowledge knowledge, string by, string? why)
{
    private readonly FieldReader _fields = new(knowledge);

    /// <summary>Accepts, rejects or comments on a claim.</summary>
    /// <param name="kind">Which of the three.</param>
    /// <param name="report">Hash of the claim's report.</param>
    /// <param name="claim">The claim.</param>
    /// <exception cref="RulingException">It is ruled so already, or a comment has no words.</exception>
    public Ruling OnClaim(RulingKind kind, string report, Claim claim)
    {
        if (kind == RulingKind.Comment && why is null)
        {
            throw new RulingException("a comment needs words: give them with --why");
        }

        var verdict = kind switch { RulingKind.Accept => ClaimVerdict.Accepted, RulingKind.Reject => ClaimVerdict.Rejected,
            _ => (ClaimVerdict?)null };
        return verdict is not null && claim.Ruled?.Verdict == verdict
            ? throw new RulingException($"claim {claim.Id} is {ClaimWords.Of(verdict.Value)} already; salient review list shows by whom")
            : About(kind, report, claim, null, null);
    }

    /// <summary>Changes fields of a claim.</summary>
    /// <param name="report">Hash of the claim's report.</param>
    /// <param name="claim">The claim as it is ruled now.</param>
    /// <param name="fields">Names and new values, as people write them.</param>
    /// <exception cref="RulingException">A field or value is not understood, or nothing changes.</exception>
    public Ruling Change(string report, Claim claim, IReadOnlyList<(string Name, string Value)> fields)
    {
        if (fields.Count == 0)
        {
            throw new RulingException($"no field is given; write FIELD=VALUE, fields are {string.Join(", ", FieldReader.Names)}");
        }

        var after = _fields.Read(claim, fields);
        var before = FieldReader.Of(claim, after);
        return ClaimJson.Line(before) == ClaimJson.Line(after)
            ? throw new RulingException($"claim {claim.Id} says so already; nothing was changed")
            : About(RulingKind.Change, report, claim, before, after);
    }

    /// <summary>Moves the pin of a claim: of its place, or where it has none, of where from or where to.</summary>
    /// <param name="report">Hash of the claim's report.</param>
    /// <param name="claim">The claim as it is ruled now.</param>
    /// <param name="where"><c>LATITUDE,LONGITUDE</c> in degrees, a GeoNames id or a name.</param>
    /// <exception cref="RulingException">The place is not understood.</exception>
    public Ruling Pin(string report, Claim claim, string where)
    {
        var role = claim.Place is not null || (claim.FromPlace is null && claim.ToPlace is null) ? "place" : claim.FromPlace is not null
            ? "from_place" : "to_place";
        return Change(report, claim, [(role, where)]) with { Kind = RulingKind.Pin };
    }

    /// <summary>Adds a claim that no reader made.</summary>
    /// <param name="report">The report that it stands in (hash and id), or null for one that stands in none, as what somebody told the
    /// desk.</param>
    /// <param name="fields">Its fields, as people write them; event and place at least.</param>
    /// <param name="words">The words that say so, with where they begin in the report's text; null for none.</param>
    /// <param name="known">The day on which it could be known, where there is no report.</param>
    /// <exception cref="RulingException">A field or value is not understood or missing.</exception>
    public Ruling Add((string Hash, string Id)? report, IReadOnlyList<(string Name, string Value)> fields,
        (int Start, string Text)? words, NodaTime.LocalDate? known)
    {
        var given = _fields.Read(null, fields);
        if (given.Event is null || given.Place is null)
        {
            throw new RulingException("a claim needs what and where: give event=CODE and place=PLACE at least");
        }

        var source = given.Source ?? new(null, null, null, SourceKind.Outlet, null, null);
        if (report is null && source.Kind == SourceKind.Outlet)
        {
            throw new RulingException("a claim that stands in no report needs its source: give source=NAME, or the report with --report");
        }

        var text = words?.Text ?? string.Join(", ", fields.Select(f => f.Value));
        var id = Hashed($"by-hand|{report?.Hash}|{words?.Start}|{known}|{ClaimJson.Line(given)}");
        var claim = new Claim
        {
            Id = id,
            ReportId = report?.Id ?? "",
            Sentence = 0,
            Start = words?.Start ?? 0,
            End = (words?.Start ?? 0) + (words?.Text.Length ?? 0),
            Text = text,
            SentenceText = text,
            Kind = ClaimKind.Event,
            Event = given.Event,
            Codes = given.Codes,
            Actors = given.Actors ?? [],
            Targets = given.Targets ?? [],
            Place = given.Place,
            FromPlace = given.FromPlace,
            ToPlace = given.ToPlace,
            Extent = Extent.Whole,
            Date = given.Date ?? ClaimDate.Unknown,
            Source = source,
            Status = given.Status ?? ClaimStatus.Asserted,
            Confidence = 1,
            Rule = "by-hand",
        };
        return new() { Kind = RulingKind.Add, Report = report?.Hash, Claim = id, After = new() { Claim = claim, Known = known }, By = by,
            Why = why };
    }

    /// <summary>Takes one actor for another from now on.</summary>
    /// <param name="actor">Id or name of the one that is another.</param>
    /// <param name="into">Id or name of the one that is meant.</param>
    /// <exception cref="RulingException">The two are one.</exception>
    public Ruling Merge(string actor, string into)
    {
        var (from, meant) = (_fields.Actor(actor), _fields.Actor(into));
        return Folded.Of(KeyOf(from)) == Folded.Of(KeyOf(meant))
            ? throw new RulingException($"{actor} and {into} are one actor already ({KeyOf(meant)})")
            : new() { Kind = RulingKind.Merge, Subject = KeyOf(from), Other = KeyOf(meant), Before = new() { Actor = from },
                After = new() { Actor = meant }, By = by, Why = why };
    }

    /// <summary>Takes certain words for an actor as meaning another.</summary>
    /// <param name="actor">Id or name of the actor that they are taken for.</param>
    /// <param name="words">The words, as reports have them.</param>
    /// <param name="into">Id or name of the one that is meant.</param>
    /// <exception cref="RulingException">The two are one.</exception>
    public Ruling Split(string actor, string words, string into)
    {
        var merged = Merge(actor, into);
        return merged with { Kind = RulingKind.Split, Other = words };
    }

    /// <summary>Says how far a source is trusted.</summary>
    /// <param name="source">Its name or id.</param>
    /// <param name="grade">A to F.</param>
    /// <param name="before">Its grade until now, or null.</param>
    /// <exception cref="RulingException">It is no grade.</exception>
    public Ruling Grade(string source, string grade, string? before)
    {
        var letter = grade.Trim().ToUpperInvariant();
        return letter is not ("A" or "B" or "C" or "D" or "E" or "F")
            ? throw new RulingException($"'{grade}' is no grade; grades are A (reliable), B, C, D, E (unreliable) and F (cannot be judged)")
            : new()
            {
                Kind = RulingKind.Grade, Subject = source.Trim(), Before = before is null ? null : new() { Grade = before },
                    After = new() { Grade = letter }, By = by, Why = why,
            };
    }

    /// <summary>Takes back an earlier ruling.</summary>
    /// <param name="number">Its number.</param>
    /// <param name="rulings">All rulings, with which of them hold.</param>
    /// <exception cref="RulingException">There is none of that number, or it does not hold any more.</exception>
    public Ruling TakeBack(long number, IEnumerable<Ruling> rulings)
    {
        var all = rulings.ToList();
        if (all.TrueForAll(r => r.Number != number))
        {
            throw new RulingException($"there is no ruling {number}; salient review list shows those there are");
        }

        return RulingsInForce.Of(all).All.FirstOrDefault(r => r.Number == number) is not { } ruling
            ? throw new RulingException($"ruling {number} was taken back already; salient review list --all shows by which")
            : new()
            {
                Kind = RulingKind.TakeBack, Report = ruling.Report, Claim = ruling.Claim,
                    Subject = FormattableString.Invariant($"{number}"),
                Before = ruling.After, After = ruling.Before, By = by, Why = why,
            };
    }

    /// <summary>The key that an actor is found by: its id, or its name.</summary>
    private static string KeyOf(ClaimActor actor) => actor.Id ?? actor.Name;

    private static string Hashed(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)))[..16];

    private Ruling About(RulingKind kind, string report, Claim claim, RulingFields? before, RulingFields? after) => new()
    {
        Kind = kind, Report = report.StartsWith(RulingsInForce.OwnReport, StringComparison.Ordinal) ? null : report, Claim = claim.Id,
            Before = before, After = after, By = by, Why = why,
    };
}
