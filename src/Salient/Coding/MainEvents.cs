using System.Globalization;
using Salient.Claims;
using Salient.Codebooks;
using Salient.Mentions;
using Salient.Reports;
using Salient.Yaml;

namespace Salient.Coding;

/// <summary>
/// Which claim of a short text is what it is mainly about, and what other coders call that: the knowledge of
/// <c>codebooks/main-event.yaml</c>. Coders who give one code to
/// a snippet or a row take the gravest deed of its first sentences. Immutable.
/// </summary>
public sealed class MainEvents
{
    private readonly Dictionary<string, int> weights = new(StringComparer.Ordinal);
    private readonly Dictionary<string, double> statuses = new(StringComparer.Ordinal);
    private readonly HashSet<string> words = new(StringComparer.Ordinal);
    private readonly List<Together> together = [];
    private readonly HashSet<string> topic = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, string> attribution;
    private readonly HashSet<string> attributionWords = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, string> bySubType;
    private readonly Dictionary<string, string> byEvent;
    private readonly Codebook codebook;

    private MainEvents(CodebookNode top, Codebook codebook)
    {
        this.codebook = codebook;
        _ = top.Text("about");
        OtherLabel = top.Required("other-label");
        Fatalities = new(top);
        foreach (var (weight, codes) in top.WordLists("weights"))
        {
            if (!int.TryParse(weight, CultureInfo.InvariantCulture, out var number))
            {
                top.FaultAt("weights", $"'{weight}' is no whole number");
            }

            foreach (var code in codes)
            {
                weights[code] = number;
            }
        }

        foreach (var (status, value) in top.Pairs("statuses"))
        {
            if (!double.TryParse(value, CultureInfo.InvariantCulture, out var number))
            {
                top.FaultAt("statuses", $"'{value}' is no number");
            }

            statuses[status] = number;
        }

        words.UnionWith(top.Texts("words"));
        topic.UnionWith(top.Texts("topic-words"));
        var about = top.Map("attribution");
        attribution = new[] { "label", "event", "about" }.ToDictionary(k => k, k => about?.Required(k) ?? "", StringComparer.Ordinal);
        attributionWords.UnionWith(about?.Texts("words") ?? []);
        bySubType = top.Pairs("labels").ToDictionary(p => p.Key, p => p.Value, StringComparer.Ordinal);
        byEvent = top.Pairs("labels-by-event").ToDictionary(p => p.Key, p => p.Value, StringComparer.Ordinal);
        foreach (var node in top.Maps("together"))
        {
            together.Add(new(node.Texts("main").ToHashSet(), node.Texts("with").ToHashSet(), node.Required("by"), node.Texts("without")
                .ToHashSet(), node.Required("becomes")));
            node.Close();
        }

        foreach (var code in weights.Keys.Concat(byEvent.Keys).Concat(words)
            .Concat(together.SelectMany(t => t.Main.Concat(t.With).Append(t.Becomes))).Where(c => !codebook.Events.ContainsKey(c)))
        {
            top.Fault($"no event is called '{code}'");
        }
    }

    /// <summary>The label of a text in which nothing is found.</summary>
    public string OtherLabel { get; }

    /// <summary>What notes of rows say of their own count of dead.</summary>
    public RowFatalities Fatalities { get; }

    /// <summary>Reads the file.</summary>
    /// <param name="name">Its name, for messages.</param>
    /// <param name="text">Its text.</param>
    /// <param name="codebook">The codes it speaks of.</param>
    /// <exception cref="CodebookFaultsException">Something is wrong; the message lists every fault with file and line.</exception>
    public static MainEvents Parse(string name, string text, Codebook codebook)
    {
        ArgumentNullException.ThrowIfNull(codebook);
        return CodebookNode.Read(name, text, top => new MainEvents(top, codebook));
    }

    /// <summary>What a text is mainly about, or null where it tells of nothing.</summary>
    /// <param name="reading">What was read in the text.</param>
    /// <param name="day">The day that the text is about, where it tells one: what happened on others is background.</param>
    public MainEvent? Of(Reading reading, NodaTime.LocalDate? day = null)
    {
        ArgumentNullException.ThrowIfNull(reading);
        var claims = reading.Claims.Where(c => c.Kind == ClaimKind.Event && weights.ContainsKey(c.Event!))
            .Select(c => new MainEvent(c.Event!, c, c.Sentence, c.Start,
                weights[c.Event!] + statuses.GetValueOrDefault(c.Status.ToString().ToLowerInvariant()) + (IsOfOtherDays(c.Date, day)
                ? statuses.GetValueOrDefault("other-day") : 0)));
        var traces = reading.Dropped.Where(d => d.Event is not null && words.Contains(d.Event))
            .Select(d => new MainEvent(d.Event!, null, d.Sentence, d.Start,
                weights.GetValueOrDefault(d.Event!) + statuses.GetValueOrDefault("words-alone")));
        var told = claims.Concat(traces).ToList();
        return Joined(told, day,
            told.OrderByDescending(e => e.Weight + (statuses.GetValueOrDefault("later-sentence") * Math.Min(e.Sentence, 3)))
            .ThenBy(e => e.Start).FirstOrDefault());
    }

    /// <summary>What two events of a text make together: a protest at which people are arrested is one that was met with force.</summary>
    private MainEvent? Joined(List<MainEvent> told, NodaTime.LocalDate? day, MainEvent? main)
    {
        foreach (var rule in together)
        {
            if (main is not null && rule.Main.Contains(main.Event) && !told.Exists(e => rule.Without.Contains(e.Event))
                && told.Exists(e => rule.With.Contains(e.Event) && e.Event != main.Event && e.Claim is { } claim
                && !IsOfOtherDays(claim.Date, day) && Belongs(claim, main, rule.By)))
            {
                main = main with { Event = rule.Becomes };
            }
        }

        return main;
    }

    /// <summary>
    /// Whether a second event took place at the main one, rather than being what it was about («marched against the arrest of …»): in the
    /// main event's sentence it must have the
    /// same doers, or others, as the rule asks; in a later one it must have a doer, or befall several.
    /// </summary>
    private static bool Belongs(Claim claim, MainEvent main, string by)
    {
        if (claim.Status is not (ClaimStatus.Asserted or ClaimStatus.Possible or ClaimStatus.Planned))
        {
            return false;
        }

        var shared = main.Claim is { } first && claim.Actors.Any(a => first.Actors.Any(f => f.Text == a.Text));
        return claim.Sentence == main.Sentence ? (by == "same" ? shared : by == "anybody" || (claim.Actors.Count > 0 && !shared))
            : claim.Sentence > main.Sentence && (claim.Actors.Count > 0 || claim.Targets.Count == 0
                || claim.Targets.Any(t => t.Text.Split(' ').Any(w => NumberReader.Value(w) > 1)));
    }

    private static bool IsOfOtherDays(ClaimDate date, NodaTime.LocalDate? day) => day is { } told
        && ((date.To is { } to && to < told) || (date.From is { } from && from > told));

    /// <summary>The ACLED event type and sub-event type of an event; null where ACLED has none for it.</summary>
    public (string? Type, string? SubType) Acled(MainEvent? main) => main switch
    {
        null => default,
        { Claim: { Codes: { } codes } claim } when claim.Event == main.Event => (codes.AcledEventType, codes.AcledSubEventType),
        _ => (codebook.Events[main.Event].AcledType, codebook.Events[main.Event].AcledSubType),
    };

    /// <summary>The label of the CASE 2021 shared task, task 2, for a text.</summary>
    public string Label(Reading reading)
    {
        ArgumentNullException.ThrowIfNull(reading);
        return IsAboutAuthors(reading) ? attribution["label"] : Label(Of(reading));
    }

    /// <summary>Whether a text has a word of conflict; texts without one are of something else (sport, business, weather).</summary>
    public bool IsOfConflict(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Split([.. text.Where(c => !char.IsLetter(c)).Distinct()], StringSplitOptions.RemoveEmptyEntries).Any(topic.Contains);
    }

    private bool IsAboutAuthors(Reading reading)
    {
        var first = reading.Claims.Where(c => c is { Sentence: 0, Kind: ClaimKind.Event }).ToList();
        bool IsForce(string? code) => code is not null && codebook.Events[code].Plover == attribution["about"];
        var sentence = first.Select(c => c.SentenceText)
            .Concat(reading.Dropped.Where(d => d.Sentence == 0 && d.Event is not null).Select(d => d.SentenceText)).FirstOrDefault();
        return first.Exists(c => c.Event == attribution["event"] && c.Status == ClaimStatus.Asserted)
            || (sentence is not null && (first.Exists(c => IsForce(c.Event))
                || reading.Dropped.Any(d => d.Sentence == 0 && IsForce(d.Event)))
                && sentence.Split([' ', ',', '.'], StringSplitOptions.RemoveEmptyEntries).Any(w => attributionWords.Contains(w)));
    }

    private string Label(MainEvent? main) =>
        main is null ? OtherLabel
        : byEvent.TryGetValue(main.Event, out var named) ? named
        : Acled(main).SubType is { } sub && bySubType.TryGetValue(sub, out var label) ? label : OtherLabel;
}

/// <summary>Events that together are called by a third.</summary>
/// <param name="Main">Codes of which one is the main event.</param>
/// <param name="With">Codes of which one is told besides.</param>
/// <param name="By">Who must do the second where one sentence tells both: the <c>same</c>, <c>others</c> or <c>anybody</c>.</param>
/// <param name="Without">Codes that must not be told besides.</param>
/// <param name="Becomes">The code that both together have.</param>
internal sealed record Together(IReadOnlySet<string> Main, IReadOnlySet<string> With, string By, IReadOnlySet<string> Without,
    string Becomes);

/// <summary>What a short text is mainly about.</summary>
/// <param name="Event">Code of the event.</param>
/// <param name="Claim">The claim; null where only the event's words are there and its roles are not.</param>
/// <param name="Sentence">Sentence, from 0.</param>
/// <param name="Start">Where its words begin, in UTF-16 code units.</param>
/// <param name="Weight">How much it weighs before its place in the text counts; only for comparing within one text.</param>
public sealed record MainEvent(string Event, Claim? Claim, int Sentence, int Start, double Weight);
