using Salient.Attribution;
using Salient.Claims;
using Salient.Codebooks;
using Salient.Dating;
using Salient.Frames;
using Salient.Mentions;
using Salient.Places;

namespace Salient.Binding;

/// <summary>Turns frames into claims: their phrases into actors, places, days and sources, by what the report's names and references mean.</summary>
/// <param name="report">The sources and phrases of the report.</param>
/// <param name="codebook">Event definitions, and words that count.</param>
internal sealed class FrameBinder(ReportSources report, Codebook codebook)
{
    /// <summary>The claims of a frame: one for each place of a list.</summary>
    public IEnumerable<CodedClaim> Bind(Frame frame)
    {
        var definition = codebook.Events[frame.Event];
        var actors = Actors(frame, FrameRole.Actor);
        var targets = Actors(frame, FrameRole.Target).Where(t => !actors.Any(a => Same(a, t))).ToList();
        var (date, basis) = When(frame);
        var source = Source(frame);
        var losses = Losses(frame);
        var (first, last) = Extent(frame);
        foreach (var (place, from, to) in Spread(Places(frame, FrameRole.Place), Places(frame, FrameRole.FromPlace), Places(frame, FrameRole.ToPlace)))
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

    private static bool Same(CodedActor a, CodedActor b) => (a.Known is not null && a.Known == b.Known) || a.Name == b.Name;

    private List<CodedActor> Actors(Frame frame, FrameRole role)
    {
        var found = new List<CodedActor>();
        foreach (var filler in frame.Of(role))
        {
            var phrases = report.Phrases[filler.Sentence];
            var meant = phrases.ActorsAt(filler.Token, anyone: true, acts: role == FrameRole.Actor);
            foreach (var actor in meant.Where(a => !found.Exists(f => Same(f, a))))
            {
                found.Add(filler.Sentence == frame.Sentence ? actor : actor with { First = frame.Trigger, Last = frame.Trigger });
            }
        }

        return found;
    }

    private List<PlaceMention> Places(Frame frame, FrameRole role) =>
        [.. frame.Of(role).SelectMany(f => report.Phrases[f.Sentence].PlacesAt(f.Token)).Distinct().DistinctBy(p => p.Name.Length > 0 ? p.Name : p.Text)];

    private (DateMention? Date, DateBasis Basis) When(Frame frame)
    {
        var said = frame.Time is FrameTime.Own or FrameTime.Said ? frame.Of(FrameRole.Date, 0.2).Select(Date).OfType<DateMention>().FirstOrDefault() : null;
        return frame.Time switch
        {
            FrameTime.Own when said is not null => (said, said.Value is VagueValue { IsHistory: true } ? DateBasis.None : DateBasis.Own),
            FrameTime.Said when said is not null => (said, DateBasis.Said),
            FrameTime.By or FrameTime.Said => (null, DateBasis.News),
            FrameTime.AsOf => (null, DateBasis.Present),
            FrameTime.Own when Clause(frame) is { } own => (own, DateBasis.Own),
            _ => (null, DateBasis.None),
        };
    }

    private DateMention? Date(Filler filler) => report.Phrases[filler.Sentence].Marked.Dates.FirstOrDefault(d => d.FirstToken <= filler.Token && filler.Token <= d.LastToken);

    /// <summary>The only words of time in the event's sentence, where the reader is sure that there are some and not which.</summary>
    private DateMention? Clause(Frame frame) => report.Phrases[frame.Sentence].Marked.Dates is [var only] ? only : null;

    private Attributed? Source(Frame frame)
    {
        var told = report.Of(frame.Sentence, frame.Trigger);
        if (frame.Of(FrameRole.Source).FirstOrDefault() is not { } filler)
        {
            return told is { Span: null } ? told : null; // «reportedly»
        }

        var at = report.Phrases[filler.Sentence].Sentence.Tokens[filler.Token].Span;
        for (var source = told; source is not null; source = source.Outer)
        {
            if (source.Span is { } span && span.Overlaps(at))
            {
                return source;
            }
        }

        var read = report.Readers[filler.Sentence].At(filler.Token);
        return read is not null && told is not null && read.Text == told.Text ? told : read;
    }

    private Casualties? Losses(Frame frame)
    {
        var (killed, injured) = (Number(frame, FrameRole.Killed), Number(frame, FrameRole.Injured));
        return killed is null && injured is null ? null : new(killed?.Low, killed?.High, injured?.Low, injured?.High);
    }

    private SaidNumber? Number(Frame frame, FrameRole role) =>
        frame.Of(role).Select(f => (Phrases: report.Phrases[f.Sentence], f.Token)).Select(f => NumberReader.Of(f.Phrases.Sentence, f.Token, Math.Min(f.Token + 2, f.Phrases.Sentence.Tokens.Count - 1), codebook.Cues)).FirstOrDefault(n => n is not null);

    /// <summary>The words from the first to the last of what fills it in its own sentence.</summary>
    private static (int First, int Last) Extent(Frame frame)
    {
        var own = frame.Fillers.Where(f => f.Probability >= 0.5 && f.Sentence == frame.Sentence && f.Role is FrameRole.Actor or FrameRole.Target or FrameRole.Place or FrameRole.FromPlace or FrameRole.ToPlace)
            .Select(f => f.Token).Append(frame.Trigger).ToList();
        return (own.Min(), own.Max());
    }

    /// <summary>One claim for each place of a list: where it happened, else the places left, else those gone to.</summary>
    internal static IEnumerable<(PlaceMention? Place, PlaceMention? From, PlaceMention? To)> Spread(IReadOnlyList<PlaceMention> where, IReadOnlyList<PlaceMention> left, IReadOnlyList<PlaceMention> goals)
    {
        var (from, to) = (left.Count > 0 ? left[0] : null, goals.Count > 0 ? goals[0] : null);
        return where.Count > 0 ? where.Select(p => ((PlaceMention?)p, from, to))
            : left.Count > 1 ? left.Select(p => ((PlaceMention?)null, (PlaceMention?)p, to))
            : goals.Count > 1 ? goals.Select(p => ((PlaceMention?)null, from, (PlaceMention?)p))
            : [(null, from, to)];
    }
}
