using Salient.Attribution;
using Salient.Claims;
using Salient.Codebooks;
using Salient.Dating;
using Salient.Frames;
using Salient.Language;
using Salient.Mentions;
using Salient.Places;

namespace Salient.Binding;

/// <summary>
/// Turns frames into claims: their phrases into actors, places, days and sources, by what the report's names and references mean.
/// </summary>
/// <param name="report">The sources and phrases of the report.</param>
/// <param name="codebook">Event definitions, and words that count.</param>
internal sealed class FrameBinder(ReportSources report, Codebook codebook)
{
    /// <summary>From which probability on a place is that of a claim that moves the ledger.</summary>
    private const double Moving = 0.25;

    /// <summary>Least probability of a name that says who the pronoun of a source is; below it the references do.</summary>
    private const double Speaker = 0.25;

    private readonly FrameParties parties = new(report, codebook.Cues);

    private static readonly FrameRole[] Told = [FrameRole.Actor, FrameRole.Target, FrameRole.Place, FrameRole.FromPlace, FrameRole.ToPlace];

    /// <summary>The claims of a frame: one for each place of a list.</summary>
    public IEnumerable<CodedClaim> Bind(Frame frame)
    {
        if (!codebook.Events.TryGetValue(frame.Event, out var definition))
        {
            yield break; // a desk's own codebook may know other events only
        }

        var (actors, parted) = parties.Of(frame);
        var targets = definition.Effect is null ? parted : [.. parted.Where(t => !IsPlace(frame, t))];
        var (date, basis) = When(frame);
        var source = Source(frame);
        var losses = Losses(frame);
        var (first, last) = Extent(frame);
        // What moves the ledger must be surer of its place than other claims.
        var least = definition.Effect is null ? 0 : Moving;
        foreach (var (place, from, to) in Spread(Places(frame, FrameRole.Place, least), Places(frame, FrameRole.FromPlace, least),
            Places(frame, FrameRole.ToPlace, least)))
        {
            yield return new()
            {
                Sentence = frame.Sentence,
                First = first,
                Last = last,
                Predicate = frame.Trigger,
                Rule = $"learned.{frame.Event}",
                Event = definition,
                Actors = actors,
                Targets = targets,
                Place = place,
                FromPlace = from,
                ToPlace = to,
                Date = date,
                Basis = basis,
                Future = frame.Status is ClaimStatus.Planned or ClaimStatus.Conditional,
                Status = frame.Status,
                Source = source,
                Losses = losses,
                OnPeople = targets.Count > 0 && targets.All(t => t.Is("people")),
                Frame = frame,
            };
        }
    }

    /// <summary>«took the police station»: what is taken is nobody from whom it is taken.</summary>
    private static bool IsPlace(Frame frame, CodedActor party) => party.Known is null && frame.Fillers.Any(f => f.Role == FrameRole.Place
        && f.Sentence == frame.Sentence && f.Probability >= Frame.Taken && party.First <= f.Token && f.Token <= party.Last);

    private List<PlaceMention> Places(Frame frame, FrameRole role, double least)
    {
        var found = new List<PlaceMention>();
        // «control three of the five key bridges»: what the reader is sure of beside the event is the place, though no list knows it for
        // one.
        if (frame.Fillers.FirstOrDefault(f => f.Role == role) is { Probability: >= Frame.Taken } first && first.Sentence == frame.Sentence
            && report.Phrases[first.Sentence].PlacesAt(first.Token).Count == 0 && report.Phrases[first.Sentence]
                .PlaceInWords(first.Token) is { } told)
        {
            return [told];
        }

        if (least > 0 && OwnPlace(frame, role) is { } own)
        {
            return [own];
        }

        bool HasName() => found.Exists(p => p.Name.Length > 0);
        foreach (var filler in FrameParties.Thought(frame, role, HasName).Where(f => f.Probability >= least))
        {
            found.AddRange(report.Phrases[filler.Sentence].PlacesAt(filler.Token).Where(p => !found.Exists(f => IsApart(f, p))));
        }

        if (found.Count == 0 && frame.Fillers.FirstOrDefault(f => f.Role == role && f.Sentence == frame.Sentence
            && f.Probability >= least) is { } beside && report.Phrases[beside.Sentence].PlaceInWords(beside.Token) is { } words)
        {
            return [words];
        }

        // «the enclave» is the one that the report names, where the reader thinks of that name, too.
        if (found.Exists(p => p.PointsBack) && !HasName())
        {
            found.AddRange(frame.Fillers.Where(f => f.Role == role && f.Probability >= FrameParties.Behind)
                .SelectMany(f => report.Phrases[f.Sentence].PlacesAt(f.Token)).Where(p => p.Name.Length > 0).Take(1));
        }

        return [.. found.Where(p => p.Name.Length > 0 || !HasName()).DistinctBy(p => p.Name.Length > 0 ? p.Name : p.Text)];
    }

    /// <summary>
    /// «In X, fighters besieging the last territory held by Y said …»: what moves the ledger takes the only place that its sentence names
    /// before one of another sentence of which the reader is not sure.
    /// </summary>
    private PlaceMention? OwnPlace(Frame frame, FrameRole role)
    {
        var first = frame.Fillers.FirstOrDefault(f => f.Role == role);
        var named = report.Phrases[frame.Sentence].Marked.Places.Where(p => p.Name.Length > 0 && p.Standing == PlaceStanding.Said).ToList();
        return role == FrameRole.Place && first is { Probability: < Frame.Taken } && first.Sentence != frame.Sentence
            && named is [var only] ? only : null;
    }

    /// <summary>«has taken X and now threatens Y»: with a verb between them two places are no list.</summary>
    private bool IsApart(PlaceMention a, PlaceMention b)
    {
        var (from, to) = a.LastToken < b.FirstToken ? (a.LastToken, b.FirstToken) : (b.LastToken, a.FirstToken);
        return a.Sentence == b.Sentence && report.Phrases[a.Sentence].Sentence.Tokens.Skip(from + 1).Take(to - from - 1)
            .Any(t => t.Upos is "VERB" or "AUX");
    }

    private (DateMention? Date, DateBasis Basis) When(Frame frame)
    {
        var said = frame.Time is FrameTime.Own or FrameTime.Said ? Said(frame) : null;
        return frame.Time switch
        {
            FrameTime.Own when said is { Value: DurationValue or RepeatedValue or VagueValue { IsHistory: false } } =>
                (null, DateBasis.News), // «after weeks of fighting»: no days follow
            FrameTime.Own when (said ?? Clause(frame)) is { } words && IsOfLater(frame, words) =>
                report.Phrases[frame.Sentence].Sentence.Tokens[frame.Trigger].Relation == "acl:relcl" ? (null, DateBasis.None)
                    : (words, DateBasis.Said),
            FrameTime.Own when said is not null => (said, said.Value is VagueValue { IsHistory: true } ? DateBasis.None : DateBasis.Own),
            FrameTime.Said when said is not null => (said, DateBasis.Said),
            FrameTime.By or FrameTime.Said => (null, DateBasis.News),
            FrameTime.AsOf => (null, DateBasis.Present),
            FrameTime.Own when Clause(frame) is { } own => (own, DateBasis.Own),
            _ => (null, DateBasis.None),
        };
    }

    /// <summary>
    /// The likeliest words of time; «retook it in 2013, lost it in 2022»: those of the event's own verb before those of another verb.
    /// </summary>
    private DateMention? Said(Frame frame)
    {
        var thought = frame.Fillers.Where(f => f.Role == FrameRole.Date).ToList();
        var s = report.Phrases[frame.Sentence].Sentence;
        int Verb(Filler f) => f.Sentence == frame.Sentence && Date(f) is { } date ? s.Governor(date.FirstToken, date.LastToken) : -1;
        var isOthers = s.Tokens[frame.Trigger].IsVerb() && thought.Count > 1 && Verb(thought[0]) is >= 0 and var verb && verb != frame.Trigger
            && s.Tokens[verb].IsVerb();
        return (isOthers ? thought.Where(f => f.Probability >= Frame.Taken / 2 && Verb(f) == frame.Trigger) : []).Concat(thought)
            .Select(Date).OfType<DateMention>().FirstOrDefault();
    }

    /// <summary>«entered on Friday the city that the others had captured»: a day of what came after the event, not of the event.</summary>
    private bool IsOfLater(Frame frame, DateMention date)
    {
        var s = report.Phrases[frame.Sentence].Sentence;
        return report.Phrases[frame.Sentence].Marked.Dates.Contains(date) && s.IsPluperfect(frame.Trigger)
            && s.Governor(date.FirstToken, date.LastToken) is >= 0 and var verb && verb != frame.Trigger && s.Tokens[verb].Head != frame.Trigger
            && s.Tokens[verb].IsVerb() && (s.Tokens[verb].Xpos == "VBD"
                || s.Dependents(verb, "aux:pass").Any(a => s.Tokens[a].Xpos == "VBD")); // «was liberated on Monday»
    }

    private DateMention? Date(Filler filler) =>
        report.Phrases[filler.Sentence].Marked.Dates.FirstOrDefault(d => d.FirstToken <= filler.Token && filler.Token <= d.LastToken);

    /// <summary>The only words of time in the event's sentence, where the reader is sure that there are some and not which.</summary>
    private DateMention? Clause(Frame frame) => report.Phrases[frame.Sentence].Marked.Dates is [var only] ? only : null;

    /// <summary>
    /// The source that the learned reader is sure of; else the one that the sentence's own words bring in, where the reader has thought
    /// of it at all.
    /// </summary>
    private Attributed? Source(Frame frame)
    {
        var told = report.Of(frame.Sentence, frame.Trigger);
        var thought = frame.Fillers.Where(f => f.Role == FrameRole.Source).ToList();
        if (thought.Count == 0)
        {
            return told is { Span: null } ? told : null; // «reportedly»
        }

        foreach (var filler in thought)
        {
            var at = report.Phrases[filler.Sentence].Sentence.Tokens[filler.Token].Span;
            for (var source = told; source is not null; source = source.Outer)
            {
                if (source.Span is { } span && span.Overlaps(at))
                {
                    return source;
                }
            }
        }

        if (thought[0].Probability < Frame.Taken)
        {
            return null;
        }

        // «he said»: who it is, the reader knows better than nearness does.
        bool Names(Filler filler) => report.Phrases[filler.Sentence].Sentence.Tokens[filler.Token].Upos != "PRON";
        var said = Names(thought[0]) ? thought[0] : thought.FirstOrDefault(f => Names(f) && f.Probability >= Speaker) ?? thought[0];
        return report.Readers[said.Sentence].At(said.Token);
    }

    private Casualties? Losses(Frame frame)
    {
        var (killed, injured) = (Number(frame, FrameRole.Killed), Number(frame, FrameRole.Injured));
        return killed is null && injured is null ? null : new(killed?.Low, killed?.High, injured?.Low, injured?.High);
    }

    private SaidNumber? Number(Frame frame, FrameRole role) =>
        frame.Of(role).Select(f => (Phrases: report.Phrases[f.Sentence], f.Token))
            .Select(f => NumberReader.Of(f.Phrases.Sentence, f.Token, Math.Min(f.Token + 2, f.Phrases.Sentence.Tokens.Count - 1),
            codebook.Cues)).FirstOrDefault(n => n is not null);

    /// <summary>The words from the first to the last of what fills it in its own sentence.</summary>
    private static (int First, int Last) Extent(Frame frame)
    {
        var own = Told.SelectMany(frame.Of).Where(f => f.Sentence == frame.Sentence).Select(f => f.Token).Append(frame.Trigger).ToList();
        return (own.Min(), own.Max());
    }

    /// <summary>One claim for each place of a list: where it happened, else the places left, else those gone to.</summary>
    internal static IEnumerable<(PlaceMention? Place, PlaceMention? From, PlaceMention? To)> Spread(IReadOnlyList<PlaceMention> where,
        IReadOnlyList<PlaceMention> left, IReadOnlyList<PlaceMention> goals)
    {
        var (from, to) = (left.Count > 0 ? left[0] : null, goals.Count > 0 ? goals[0] : null);
        return where.Count > 0 ? where.Select(p => ((PlaceMention?)p, from, to))
            : left.Count > 1 ? left.Select(p => ((PlaceMention?)null, (PlaceMention?)p, to))
            : goals.Count > 1 ? goals.Select(p => ((PlaceMention?)null, from, (PlaceMention?)p))
            : [(null, from, to)];
    }
}
