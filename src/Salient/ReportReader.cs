using Salient.Actors;
using Salient.Attribution;
using Salient.Codebooks;
using Salient.Coding;
using Salient.Dating;
using Salient.Binding;
using Salient.Explanations;
using Salient.Frames;
using Salient.Language;
using Salient.Language.Names;
using Salient.Mentions;
using Salient.Places;
using Salient.Reports;

namespace Salient;

/// <summary>
/// The whole path of one report, in order: from its text to its claims. Immutable once made; safe to share between threads.
/// </summary>
/// <param name="language">Reads text into sentences, tokens and heads.</param>
/// <param name="names">Tells what kind of thing names mean.</param>
/// <param name="codebook">What counts as what.</param>
/// <param name="actors">Known actors.</param>
/// <param name="outlets">Known outlets.</param>
/// <param name="places">The gazetteer.</param>
/// <param name="placeWords">Words of place expressions.</param>
/// <param name="dates">Finds date expressions.</param>
/// <param name="learned">The learned reader, or null where rules read alone.</param>
/// <param name="use">Which reader's claims count.</param>
/// <param name="files">The files that all this came from; their reader and program are set here. Null where nobody keeps the
/// readings.</param>
public sealed class ReportReader(
    LanguageModel language, NameModel names, Codebook codebook, ActorBook actors, Outlets outlets, PlaceIndex places,
        PlaceWords placeWords, DateReader dates, IFrameReader? learned = null, ReaderUse use = ReaderUse.Both,
    ReadingIdentity? files = null)
{
    /// <summary>ISO 639-1 code of the language that is read; a report in another is kept and not coded.</summary>
    public const string Language = "en";

    private readonly ReportMarker marker = new(actors, outlets, new(places, placeWords), dates, codebook.Cues, codebook.IsEventVerb);
    private readonly NameReader namer = new(names, outlets, placeWords, codebook.Cues);
    private readonly ReferenceReader referrer = new(new(places, placeWords), codebook.Cues);
    private readonly ReportCoder coder = new(codebook, new(places, placeWords));
    private readonly ClaimResolver resolver = new(new(places, placeWords), outlets, codebook);
    private readonly PlaceResolver chooser = new(places, placeWords);
    private readonly AttributionReader attributions = new(codebook, new(places, placeWords));

    /// <summary>Who reads, by which files: what every reading of this reader carries.</summary>
    public ReadingIdentity Identity { get; } = (files ?? ReadingIdentity.Unknown) with
    {
        Reader = learned is null || use == ReaderUse.Rules ? "rules" : use == ReaderUse.Model ? learned.Name : $"{learned.Name}+rules",
        Program = typeof(ReportReader).Assembly.GetName().Version?.ToString(3),
    };

    /// <summary>The gazetteer that it reads with.</summary>
    public PlaceIndex Places => places;

    /// <summary>The actors that it knows.</summary>
    public ActorBook Actors => actors;

    /// <summary>The codebook that it reads with.</summary>
    public Codebook Codebook => codebook;

    /// <summary>All that one report attributes to somebody, claim or not.</summary>
    public IReadOnlyList<AttributedContent> Attributions(Report report) => attributions.Read(Refer(Name(Mark(Parse(report)))));

    /// <summary>Reads one report. Pure: the same report gives the same reading on any thread and any machine.</summary>
    public Reading Read(Report report)
    {
        if (report.Language != Language)
        {
            return NotRead(report);
        }

        ParsedReport parsed = Parse(report);   // read: sentences, tokens, heads
        MarkedReport marked = Mark(parsed);    // read: known actors, places, days
        NamedReport named = Name(marked);      // read: all names and their kinds
        ReferredReport referred = Refer(named); // read: what points back to them
        CodedReport coded = Code(referred);    // code: who did what to whom, who says so
        Reading reading = Resolve(coded);      // resolve: ids, points, days, effects
        return reading with { Identity = Identity, Dropped = [.. reading.Dropped, .. report.LeftOut.Where(l => l.Reason == "boilerplate")
            .Select(l => l.ToDropped(report))] };
    }

    /// <summary>The reading of a report in a language that is not read: all of its story is dropped.</summary>
    private Reading NotRead(Report report) => new(report, [],
        [.. report.Body.Select(b => new LeftOut(b, "language", report.Language).ToDropped(report))]) { Identity = Identity };

    /// <summary>The first stage: sentences, tokens and heads, known names read as one.</summary>
    public ParsedReport Parse(Report report) => language.Parse(report, marker.Hints);

    /// <summary>The second stage: known actors, places and days.</summary>
    public MarkedReport Mark(ParsedReport parsed) => marker.Mark(parsed);

    /// <summary>The third stage: all names, typed.</summary>
    public NamedReport Name(MarkedReport marked) => namer.Read(marked);

    /// <summary>
    /// What the third stage weighs: the sentences with the votes of codebooks and gazetteers. The recogniser is trained on them.
    /// </summary>
    public IReadOnlyList<HintedSentence> Hinted(MarkedReport marked) => namer.Hinted(marked);

    /// <summary>The fourth stage: what pronouns, <c>the group</c>, <c>the town</c> and short names mean.</summary>
    public ReferredReport Refer(NamedReport named) => referrer.Read(named);

    /// <summary>The fifth stage: who did what to whom, and who says so.</summary>
    public CodedReport Code(ReferredReport referred) => coder.Code(referred, Frames(referred), use);

    private IReadOnlyList<Frame> Frames(ReferredReport referred) => learned is null || use == ReaderUse.Rules ? []
        : learned.Read([.. referred.Named.Marked.Sentences.Select(s => s.Sentence)]);

    /// <summary>
    /// Reads one report and tells why: for each claim what chose its rule, roles, status, source, date and place, and for each sentence
    /// without one what was missing.
    /// </summary>
    public ReportExplanation Explain(Report report)
    {
        if (report.Language != Language)
        {
            return new(report.Id, report.Title, [], NotRead(report).Dropped) { Identity = Identity };
        }

        var coded = Traced(Refer(Name(Mark(Parse(report)))));
        return new ReportExplainer(codebook).Explain(coded, Resolve(coded), resolver.Choices(coded)) with { Identity = Identity };
    }

    private CodedReport Traced(ReferredReport referred) => coder.Code(referred, Frames(referred), use, trace: true);

    /// <summary>The last stage: ids, points, days, effects.</summary>
    public Reading Resolve(CodedReport coded) => resolver.Resolve(coded);

    /// <summary>
    /// Which place each name of a report means, with its runners-up and the reasons: what <see cref="Resolve"/> pins claims with.
    /// </summary>
    public IReadOnlyList<PlaceChoice> ChoosePlaces(NamedReport named) =>
        chooser.Choose([.. named.Marked.Sentences.SelectMany(s => s.Places)], Theatre.Of(named.Marked, outlets));
}
