using System.Security.Cryptography;
using System.Text;
using Salient.Actors;
using Salient.Attribution;
using Salient.Binding;
using Salient.Claims;
using Salient.Codebooks;
using Salient.Dating;
using Salient.Language;
using Salient.Mentions;
using Salient.Places;
using Salient.Reports;

namespace Salient.Coding;

/// <summary>
/// Turns coded claims into claims of the contract: actor ids, points with radius, intervals of days, effects on the ledger.
/// </summary>
/// <param name="resolver">Puts place expressions on the map.</param>
/// <param name="outlets">Known outlets.</param>
/// <param name="codebook">Event definitions, and words of sources.</param>
public sealed class ClaimResolver(PlaceResolver resolver, Outlets outlets, Codebook codebook)
{
    // Far more places than any report of the samples names.
    private const int MostTogether = 250;

    /// <summary>Resolves every claim of a report.</summary>
    public Reading Resolve(CodedReport coded)
    {
        var marked = coded.Marked;
        var report = marked.Parsed.Report;
        var claimed = Claimed(coded);
        var mentions = Mentions(coded, claimed);
        var theatre = Theatre.Of(marked, outlets);
        var pins = Pins(mentions, theatre, claimed);
        var country = Theatre.Country(theatre, pins.Values);
        var leanings = new Leanings(marked.Actors, codebook.Cues, country);
        var claims = new List<Claim>();
        ClaimDate? before = null;
        DaySection? part = null;
        foreach (var claim in coded.Claims)
        {
            if (ClaimDays.PartOf(claim, marked) is var own && own != part)
            {
                (part, before) = (own, own is { } p ? new(p.Day, p.Day, DatePrecision.Day, null) : null);
            }

            var resolved = Resolve(Settled(claim, marked.Actors, pins, country), marked, pins, leanings, before);
            before = resolved.Date.From is not null && claim.Basis is DateBasis.Own or DateBasis.Carried ? resolved.Date : before;
            claims.Add(resolved);
        }

        var headline = marked.Sentences.Where(s => s.Sentence.IsHeadline).Select(s => s.Sentence.Index).ToHashSet();
        var kept = WithoutRepeats(claims);
        var told = kept.Where(c => headline.Contains(c.Sentence) && kept.Exists(b => !headline.Contains(b.Sentence) && Summarises(c, b)))
            .ToList();
        var dropped = told.Select(c => new DroppedClaim(c.ReportId, c.Sentence, c.Start, c.End, c.Text, c.SentenceText,
            "duplicate-of-body", $"the headline's {c.Event} is told in the body"));
        return new(report, [.. kept.Except(told, ReferenceEqualityComparer.Instance).Cast<Claim>()], [.. coded.Dropped, .. dropped]);
    }

    /// <summary>
    /// What each name of a place was found to mean, with the reasons: what <see cref="Resolve(CodedReport)"/> pins claims with. Of a text
    /// longer than any report the first stretch only.
    /// </summary>
    public IReadOnlyDictionary<PlaceMention, PlaceChoice> Choices(CodedReport coded)
    {
        var claimed = Claimed(coded);
        return resolver.Choose([.. Mentions(coded, claimed).Take(MostTogether)], Theatre.Of(coded.Marked, outlets), claimed)
            .ToDictionary(c => c.Mention);
    }

    private static HashSet<PlaceMention> Claimed(CodedReport coded) =>
        coded.Claims.SelectMany(c => new[] { c.Place, c.FromPlace, c.ToPlace }).OfType<PlaceMention>().ToHashSet();

    private static List<PlaceMention> Mentions(CodedReport coded, HashSet<PlaceMention> claimed) =>
        [.. coded.Marked.Sentences.SelectMany(s => s.Places).Concat(claimed).Distinct()];

    /// <summary>
    /// The place of each mention. Every place speaks for every other, so a text longer than any report is taken in stretches: work stays
    /// linear in its length.
    /// </summary>
    private Dictionary<PlaceMention, ClaimPlace> Pins(List<PlaceMention> mentions, PlaceTheatre theatre, HashSet<PlaceMention> claimed)
    {
        var pins = new Dictionary<PlaceMention, ClaimPlace>();
        foreach (var stretch in mentions.Count <= MostTogether ? [[.. mentions]] : mentions.OrderBy(m => m.Sentence)
            .ThenBy(m => m.NameSpan.Start).Chunk(MostTogether))
        {
            foreach (var (mention, place) in resolver.Resolve(stretch, theatre, claimed))
            {
                pins.TryAdd(mention, place);
            }
        }

        return pins;
    }

    /// <summary>
    /// A claim whose nameless government and opposition are those of the country where it happened, else of the one that the report is
    /// about.
    /// </summary>
    private static CodedClaim Settled(CodedClaim claim, ActorBook book, IReadOnlyDictionary<PlaceMention, ClaimPlace> pins, string? country)
    {
        var here = new[] { claim.Place, claim.FromPlace, claim.ToPlace }.OfType<PlaceMention>()
            .Select(p => pins.GetValueOrDefault(p)?.Country).FirstOrDefault(c => c is not null) ?? country;
        IReadOnlyList<CodedActor> Named(IReadOnlyList<CodedActor> actors) =>
            here is null ? actors : [.. actors.Select(a => a is { Known: null, Role: { } role }
                && book.Standing(a.Text, role, here) is { } known ? a with { Known = known } : a)];
        return claim with { Actors = Named(claim.Actors), Targets = Named(claim.Targets) };
    }

    private Claim Resolve(CodedClaim coded, MarkedReport marked, IReadOnlyDictionary<PlaceMention, ClaimPlace> pins, Leanings leanings,
        ClaimDate? before)
    {
        var report = marked.Parsed.Report;
        var sentence = marked.Sentences[coded.Sentence].Sentence;
        var span = sentence.Span(coded.First, coded.Last);
        ClaimPlace? Pin(PlaceMention? mention) => mention is null ? null : pins.GetValueOrDefault(mention);
        var isEvent = coded.Event is not null;
        var claim = new Claim
        {
            Id = IdOf(coded, marked),
            ReportId = report.Id,
            Sentence = coded.Sentence,
            Start = span.Start,
            End = span.End,
            Text = span.Of(report.Text),
            SentenceText = sentence.Text,
            Kind = isEvent ? ClaimKind.Event : ClaimKind.Relation,
            Event = coded.Event?.Code,
            Actors = isEvent ? [.. coded.Actors.Select(a => a.ToClaim())] : [],
            Targets = isEvent ? [.. coded.Targets.Select(a => a.ToClaim())] : [],
            Place = Pin(coded.Place),
            FromPlace = Pin(coded.FromPlace),
            ToPlace = Pin(coded.ToPlace),
            Extent = ExtentOf(coded, sentence, Pin(coded.Place ?? coded.FromPlace ?? coded.ToPlace)),
            Date = ClaimDays.Of(coded, marked, before, DayFirst(report)),
            Source = SourceOf(coded.Source, report, leanings),
            Status = coded.Status,
            Killed = coded.Losses?.Killed,
            KilledHigh = coded.Losses?.KilledHigh,
            Injured = coded.Losses?.Injured,
            InjuredHigh = coded.Losses?.InjuredHigh,
            Captured = coded.Losses?.Captured,
            CapturedHigh = coded.Losses?.CapturedHigh,
            Tolls = coded.Losses?.Tolls ?? [],
            Hardware = coded.Hardware,
            Confidence = ConfidenceOf(coded),
            Rule = coded.Rule,
            Codes = coded.Event is { } definition ? CodesOf(definition, coded) : null,
            Relation = coded.Relation,
            Subject = isEvent ? null : coded.Actors[0].ToClaim(),
            Object = isEvent ? null : coded.Targets[0].ToClaim(),
        };
        var effects = !coded.Hedged && MayHold(coded) && !IsOfOne(coded, sentence)
            ? Effects.Of(coded.Event, claim with { Actors = LocalsFirst(coded, claim, sentence) }, coded.OnPeople,
                SiegeEnds.IsToldAt(sentence, coded.Predicate, codebook.Cues)) : [];
        return claim with { Effects = [.. effects.Select(e => e with { Confidence = EffectConfidence.Of(coded) })] };
    }

    /// <summary>
    /// «captured by Russian and Syrian forces»: of several named together who took a place those of its own country stay and hold it; the
    /// others helped.
    /// </summary>
    private static IReadOnlyList<ClaimActor> LocalsFirst(CodedClaim coded, Claim claim, Sentence sentence)
    {
        var country = (claim.Place ?? claim.ToPlace ?? claim.FromPlace)?.Country;
        return claim.Actors.Count < 2 || country is null || claim.Kind != ClaimKind.Event || !AreTogether(coded.Actors, sentence) ? claim.Actors
            : [.. claim.Actors.Zip(coded.Actors).OrderBy(a => a.Second.Known?.Country != country).Select(a => a.First)];
    }

    private static bool AreTogether(IReadOnlyList<CodedActor> actors, Sentence sentence)
    {
        var (first, last) = (actors.Min(a => a.First), actors.Max(a => a.Last));
        return first >= 0 && last < sentence.Tokens.Count && !sentence.Tokens.Skip(first).Take(last - first)
            .Any(t => t.Upos is "VERB" or "AUX" or "ADP" && !actors.Any(a => a.First <= t.Index && t.Index <= a.Last));
    }

    /// <summary>What is near a place or outside it says nothing of the place itself.</summary>
    private static bool MayHold(CodedClaim coded)
    {
        IReadOnlyList<ClaimRole> roles = coded.Event?.Effect?.Place ?? [ClaimRole.Place];
        var place = roles.Select(r => r switch { ClaimRole.FromPlace => coded.FromPlace, ClaimRole.ToPlace => coded.ToPlace,
            _ => coded.Place }).FirstOrDefault(p => p is not null);
        return place is { Near: false, Outside: false };
    }

    /// <summary>That one fighter left, a leader fled or people were led out leaves the place to those who hold it.</summary>
    private bool IsOfOne(CodedClaim coded, Sentence sentence) => coded is { Event.Effect.Inferred: true, Actors: [var one, ..] }
        && StandsIn(sentence, one) && (coded.OnPeople
            || (coded.Actors.Count == 1 && sentence.Tokens[sentence.HeadOf(one.First, one.Last)] is { Xpos: "NN" } noun
            && codebook.Cues.SingleMembers.Contains(noun.Lemma))
            || (one.IsLeader && codebook.Cues.Fleeing.Contains(sentence.Tokens[coded.Predicate].Lemma)));

    /// <summary>Whether an actor's words are of this sentence, and not of the one before that a pronoun points to.</summary>
    private static bool StandsIn(Sentence sentence, CodedActor actor) => actor.First >= 0 && actor.Last < sentence.Tokens.Count
        && actor.Text.EndsWith(sentence.Tokens[actor.Last].Text, StringComparison.Ordinal);

    /// <summary>«rolled them back across the province», «as far as the province of X»: some of it, whatever the rest.</summary>
    private Extent? ExtentOf(CodedClaim coded, Sentence sentence, ClaimPlace? pin) =>
        (coded.Place ?? coded.FromPlace ?? coded.ToPlace) is not { } place ? null
        : place.Extent == Extent.Whole && place.Sentence == sentence.Index
            && pin is { Precision: PlacePrecision.Province or PlacePrecision.District or PlacePrecision.Country }
            && codebook.Cues.ReachingCases.Contains(sentence.Case(place.HeadToken)) ? Extent.Part
        : place.Extent;

    /// <summary>
    /// Stable over machines, runs and renamed rules: the report's bytes, the event or relation, and where its words and those of its
    /// roles stand.
    /// </summary>
    internal static string IdOf(CodedClaim coded, MarkedReport marked)
    {
        var report = marked.Parsed.Report;
        var span = marked.Sentences[coded.Sentence].Sentence.Span(coded.First, coded.Last);
        var place = (coded.Place ?? coded.FromPlace ?? coded.ToPlace)?.NameSpan;
        var key = string.Create(System.Globalization.CultureInfo.InvariantCulture,
            $"{report.Hash}|{coded.Code}|{marked.Sentences[coded.Sentence].Sentence.Tokens[coded.Predicate].Span.Start}|{span.Start}|{span.End}|{place?.Start}|{string.Join(',', coded.Actors.Concat(coded.Targets).Select(a => a.First))}");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)))[..16];
    }

    /// <summary>Whether the outlet that wrote the words puts the day before the month; null where that is not known.</summary>
    private bool? DayFirst(Report report) => (report.OriginalSource ?? report.Outlet) is { } outlet
        ? DateResolver.DayFirst(outlets.Find(outlet)?.Locale) : null;

    private ClaimSource SourceOf(Attributed? source, Report report, Leanings leanings)
    {
        if (source is null)
        {
            var outlet = report.OriginalSource ?? report.Outlet;
            var known = outlet is null ? null : outlets.Find(outlet);
            return new(outlet, known?.Name ?? outlet, known?.Id, SourceKind.Outlet, known?.Leaning, null);
        }

        var found = source.Known is null ? Outlet(source.Name) ?? Outlet(source.Text) : null;
        var kind = source.Named || found is not null ? SourceKind.Named : SourceKind.Unnamed;
        var outer = source.Outer is { } o ? SourceOf(o, report, leanings) : null;
        return new(source.Text, source.Known?.Name ?? found?.Name, source.Known?.Id ?? found?.Id, kind, found?.Leaning
            ?? (source.Named ? null : leanings.Of(source.Text)), outer);
    }

    /// <summary>The outlet of a name; a common noun (<c>the monitor</c>) is none, whatever outlet is called so.</summary>
    private Outlet? Outlet(string? name) => name is not null && name.Any(char.IsUpper) ? outlets.Find(name) : null;

    /// <summary>
    /// The learned reader's log odds, by how much they are shrunk and moved to say how often its claims are right: it is too sure of
    /// itself. Fitted on the reports of eval claims, in bands of a tenth.
    /// </summary>
    private const double Shrunk = 0.6, Moved = 0.2;

    /// <summary>Beyond this the reader's own probability says no more.</summary>
    private const double Surest = 0.999;

    private static double Calibrated(double probability)
    {
        var p = Math.Min(Surest, probability);
        return 1 / (1 + Math.Exp(-((Shrunk * Math.Log(p / (1 - p))) + Moved)));
    }

    private static double ConfidenceOf(CodedClaim coded)
    {
        if (coded.Frame is { } frame)
        {
            return Math.Round(Calibrated(frame.Probability), 2);
        }

        var confidence = 0.5 + (coded.Actors.Count > 0 ? 0.15 : 0) + (coded.Actors.Any(a => a.Known is not null) ? 0.1
            : 0) + (coded.Place is { Known: true } ? 0.1 : 0) + (coded.Date is not null ? 0.05
            : 0) - (coded.Source is { Tie: SourceTie.GoesOn } ? 0.1 : 0);
        return Math.Round(Math.Min(confidence, 0.95), 2);
    }

    private EventCodes CodesOf(EventDefinition definition, CodedClaim coded)
    {
        var state = coded.Actors.Any(a => a.Known is { Kind: ActorKind.StateForces } || a.Role is { Side: "government" });
        var named = definition.Unarmed is { } unarmed && coded.OnPeople ? codebook.Events[unarmed] : definition;
        return new(named.Plover, named.PloverMode, named.Cameo, named.AcledType, state ? named.AcledSubTypeState ?? named.AcledSubType
            : named.AcledSubType);
    }

    /// <summary>
    /// Whether a headline's claim is a body's claim told shorter: the same event of the same status, at the same place or at none.
    /// </summary>
    private static bool Summarises(Claim headline, Claim body) =>
        headline.Kind == ClaimKind.Event && headline.Event == body.Event && headline.Status == body.Status
        && (headline.Place is null || SamePlace(headline.Place, body.Place))
            && (headline.FromPlace is null || SamePlace(headline.FromPlace, body.FromPlace));

    /// <summary>One phrase told by two rules is one claim.</summary>
    private static List<Claim> WithoutRepeats(List<Claim> claims)
    {
        var kept = new List<Claim>();
        var byKind = new Dictionary<(int, string), List<Claim>>();
        foreach (var claim in claims)
        {
            // Events repeat each other only within a sentence.
            var key = (claim.Kind == ClaimKind.Relation ? -1 : claim.Sentence, claim.Code);
            var alike = byKind.TryGetValue(key, out var known) ? known : byKind[key] = [];
            var same = alike.Exists(k => k.Kind == claim.Kind && k.Event == claim.Event && k.Relation == claim.Relation
                && k.Status == claim.Status
                && SameActors(k.Actors, claim.Actors) && SameActors(k.Targets, claim.Targets) && SamePlace(k.Place, claim.Place)
                && SamePlace(k.FromPlace, claim.FromPlace) && SamePlace(k.ToPlace, claim.ToPlace)
                && k.Subject?.Name == claim.Subject?.Name && k.Object?.Name == claim.Object?.Name
                && (k.Kind == ClaimKind.Relation || (k.Start < claim.End && claim.Start < k.End)));
            if (!same)
            {
                alike.Add(claim);
                kept.Add(claim);
            }
        }

        return kept;
    }

    private static bool SameActors(IReadOnlyList<ClaimActor> a, IReadOnlyList<ClaimActor> b) => a.Select(x => x.Name)
        .SequenceEqual(b.Select(x => x.Name));

    private static bool SamePlace(ClaimPlace? a, ClaimPlace? b) => a?.Id == b?.Id && a?.Name == b?.Name;
}
