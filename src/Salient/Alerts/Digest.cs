using System.Text.Json.Serialization;
using NodaTime;
using Salient.Claims;

namespace Salient.Alerts;

/// <summary>What is new in the ledger for an alert. Its JSON is what a webhook is sent.</summary>
public sealed record Digest
{
    /// <summary>The alert's name.</summary>
    public required string Alert { get; init; }

    /// <summary>What it asks, in words.</summary>
    public required string Question { get; init; }

    /// <summary>From when on what came in counts as new.</summary>
    public required Instant Since { get; init; }

    /// <summary>When it was made.</summary>
    public required Instant Until { get; init; }

    /// <summary>What changed hands or state, newest first.</summary>
    public IReadOnlyList<DigestItem> Changes { get; init; } = [];

    /// <summary>What happened, newest first.</summary>
    public IReadOnlyList<DigestItem> Events { get; init; } = [];

    /// <summary>What was learnt only now of days that an earlier digest had covered: it changes the past.</summary>
    public IReadOnlyList<DigestItem> Late { get; init; } = [];

    /// <summary>What nobody says in so many words: it is never told as a loss.</summary>
    public IReadOnlyList<DigestItem> Understood { get; init; } = [];

    /// <summary>What earlier digests told and what the reports no longer say.</summary>
    public IReadOnlyList<ToldItem> TakenBack { get; init; } = [];

    /// <summary>Everything new, in the order in which it is told.</summary>
    [JsonIgnore]
    public IEnumerable<DigestItem> Items => [.. Changes, .. Events, .. Late, .. Understood];

    /// <summary>Whether there is nothing to tell.</summary>
    [JsonIgnore]
    public bool IsEmpty => !Items.Any() && TakenBack.Count == 0;

    /// <summary>What counts as told once this digest has gone out, and did not before.</summary>
    [JsonIgnore]
    public IReadOnlyList<ToldItem> Covered { get; init; } = [];

    /// <summary>
    /// Ids of what was told and stands no more: once this digest has gone out it is forgotten, and told again if it returns.
    /// </summary>
    [JsonIgnore]
    public IReadOnlyList<string> Gone { get; init; } = [];

    /// <summary>It in one line: <c>north: 2 changes, 1 event</c>.</summary>
    public string Title => $"{Alert}: " + (IsEmpty ? "nothing new" : string.Join(", ", new[]
    {
        Count(Changes.Count, "change", "changes"), Count(Events.Count, "event", "events"), Count(Late.Count, "told late", "told late"),
        Count(Understood.Count, "only to be understood", "only to be understood"),
        Count(TakenBack.Count, "taken back", "taken back"),
    }.OfType<string>()));

    private static string? Count(int count, string one, string more) =>
        count == 0 ? null : FormattableString.Invariant($"{count} {(count == 1 ? one : more)}");
}

/// <summary>One change or happening of a digest.</summary>
public sealed record DigestItem
{
    /// <summary>Names it: the same for the same change or happening on any machine.</summary>
    public required string Id { get; init; }

    /// <summary><c>taken</c>, <c>lost</c> … of a change; of a happening its event code.</summary>
    public required string Kind { get; init; }

    /// <summary>It in one line.</summary>
    public required string Title { get; init; }

    /// <summary>The place's key in the ledger, or null.</summary>
    public string? Key { get; init; }

    /// <summary>Where, or null.</summary>
    public ClaimPlace? Place { get; init; }

    /// <summary>The day, or the last that it may be; null where not known.</summary>
    public LocalDate? Day { get; init; }

    /// <summary>Who held the place before, or null.</summary>
    public string? From { get; init; }

    /// <summary>Who holds it after, or null.</summary>
    public string? To { get; init; }

    /// <summary>Whether nobody says so in so many words.</summary>
    public bool Inferred { get; init; }

    /// <summary>How an earlier digest told it, where what is known of it is now another; else null.</summary>
    public string? Before { get; init; }

    /// <summary>Whether an earlier digest told of the same happening and more is said of it now.</summary>
    public bool More { get; init; }

    /// <summary>Who holds the place as of today, and since when, in words; null of a happening.</summary>
    public string? Now { get; init; }

    /// <summary>How far that holder is believed, 0 to 1, or null.</summary>
    public double? Probability { get; init; }

    /// <summary>The same in words, or null.</summary>
    public string? Likelihood { get; init; }

    /// <summary>The nearest of the desk's sites, or null where there is none.</summary>
    public string? Site { get; init; }

    /// <summary>Kilometres to its edge, or null.</summary>
    public double? Km { get; init; }

    /// <summary>How many independent origins say so.</summary>
    public int Origins { get; init; }

    /// <summary>On whose word, newest first.</summary>
    public IReadOnlyList<DigestWord> Words { get; init; } = [];
}

/// <summary>On whose word something is told.</summary>
/// <param name="Source">Who says so, or null for the outlet itself.</param>
/// <param name="Outlet">Who published it, or null.</param>
/// <param name="Title">The report's headline, or null.</param>
/// <param name="Published">The day it was published, or null.</param>
/// <param name="Sentence">The words said.</param>
/// <param name="ReportId">The report's id.</param>
/// <param name="Claim">The claim's id.</param>
/// <param name="Status">How it is said.</param>
public sealed record DigestWord(string? Source = null, string? Outlet = null, string? Title = null, LocalDate? Published = null,
    string Sentence = "", string ReportId = "", string Claim = "", ClaimStatus Status = default);

/// <summary>What a digest told, as it is remembered.</summary>
/// <param name="Id">Names it.</param>
/// <param name="Title">How it was told; null where it was there before the first digest, or a report was forgotten since.</param>
/// <param name="Subject">What it is about, for finding what is told of the same again; null as above.</param>
public sealed record ToldItem(string Id, string? Title, string? Subject);
