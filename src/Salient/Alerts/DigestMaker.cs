using System.Security.Cryptography;
using System.Text;
using NodaTime;
using Salient.Claims;
using Salient.Incidents;
using Salient.Ledger;

namespace Salient.Alerts;

/// <summary>Finds what is new for an alert.</summary>
public static class DigestMaker
{
    /// <summary>
    /// So many days before the last digest a happening may lie without being told late: what happens in the evening is in the papers of
    /// the next day, and in those of the day after. A judgement.
    /// </summary>
    private const int UsualDelay = 2;

    /// <summary>Makes the digest of what an alert asks for and what was not yet told.</summary>
    /// <param name="alert">The alert.</param>
    /// <param name="choice">What it asks for.</param>
    /// <param name="matter">What there is.</param>
    /// <param name="told">What was told, by id; null at the first time: then what came in before <paramref name="since"/> counts as
    /// told.</param>
    /// <param name="since">When the last digest was made, or from when on what came in is told.</param>
    /// <param name="now">When this one is made.</param>
    public static Digest Of(Alert alert, AlertChoice choice, AlertMatter matter, IReadOnlyDictionary<string, ToldItem>? told,
        Instant since, Instant now)
    {
        ArgumentNullException.ThrowIfNull(alert);
        ArgumentNullException.ThrowIfNull(choice);
        ArgumentNullException.ThrowIfNull(matter);
        var making = new Making(matter, told, since);
        var changes = making.Changes([.. matter.Changes.Where(c => choice.Has(c.Change))]).ToList();
        var events = making.Events([.. matter.Incidents.Where(choice.Has)]).ToList();
        var lateBefore = since.InUtc().Date.PlusDays(-UsualDelay);
        bool IsLate(DigestItem item) => told is not null && item.Day < lateBefore;
        return new()
        {
            Alert = alert.Name,
            Question = alert.Question.Words,
            Since = since,
            Until = now,
            Changes = [.. changes.Where(i => !i.Inferred && !IsLate(i) && i.Before is null)],
            Events = [.. events.Where(i => !IsLate(i))],
            Late = [.. changes.Where(i => !i.Inferred && (IsLate(i) || i.Before is not null)), .. events.Where(IsLate)],
            Understood = [.. changes.Where(i => i.Inferred)],
            TakenBack = making.TakenBack(changes),
            Covered = making.Covered,
            Gone = making.Gone,
        };
    }

    /// <summary>So many days before the last of the ledger are looked back on where nobody says how far.</summary>
    public const int DaysShown = 30;

    /// <summary>All that an alert asks for on some days, told before or not.</summary>
    /// <param name="alert">The alert.</param>
    /// <param name="choice">What it asks for.</param>
    /// <param name="matter">What there is.</param>
    /// <param name="since">The first day; <see cref="DaysShown"/> before the last of the ledger where null.</param>
    /// <param name="now">When this is asked.</param>
    public static Digest Standing(Alert alert, AlertChoice choice, AlertMatter matter, LocalDate? since, Instant now)
    {
        var all = Of(alert, choice, matter, null, NodaConstants.UnixEpoch, now);
        var first = since ?? matter.Last?.PlusDays(-DaysShown) ?? LocalDate.MinIsoValue;
        bool Fits(DigestItem item) => item.Day is { } day && day >= first;
        return all with
        {
            Since = first.AtMidnight().InUtc().ToInstant(),
            Changes = [.. all.Changes.Where(Fits)],
            Events = [.. all.Events.Where(Fits)],
            Understood = [.. all.Understood.Where(Fits)],
        };
    }

    /// <summary>A name as an id: 32 hex digits.</summary>
    private static string IdOf(string name) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name))[..16]);

    /// <summary>
    /// What a claim of a happening adds: the same told again by another is nothing new, another day, place or toll is.
    /// </summary>
    private static string IdOf(IncidentClaim c) => IdOf($"event|{c.Event}|{(c.Place is null ? "" : PlaceKey.Of(c.Place))}"
        + FormattableString.Invariant($"|{c.Date.From:uuuu-MM-dd}|{c.Date.To:uuuu-MM-dd}|{c.Killed}|{c.Injured}|{c.For}"));

    private static string SubjectOf(HoldingChange change) =>
        $"{change.Key}|{ClaimWords.Of(change.Kind)}|{change.To?.Id ?? change.To?.Name}";

    /// <summary>One digest while it is made.</summary>
    private sealed class Making(AlertMatter matter, IReadOnlyDictionary<string, ToldItem>? told, Instant since)
    {
        private readonly Dictionary<string, ToldItem> _covered = new(StringComparer.Ordinal);
        private readonly HashSet<string> _behindChanges = new(StringComparer.Ordinal);
        private readonly HashSet<string> _standing = [.. matter.Changes.Select(c => IdOf(c.Name))
            .Concat(matter.Incidents.SelectMany(i => i.Claims).Select(IdOf))];

        /// <summary>What counts as told afterwards and did not before.</summary>
        public IReadOnlyList<ToldItem> Covered => [.. _covered.Values];

        /// <summary>What was told and stands nowhere in the ledger any more.</summary>
        public IReadOnlyList<string> Gone => [.. Fallen.Select(t => t.Id)];

        private IEnumerable<ToldItem> Fallen => (told?.Values ?? []).Where(t => t.Title is not null && !_standing.Contains(t.Id));

        /// <summary>The changes that are told, newest first.</summary>
        public IEnumerable<DigestItem> Changes(IEnumerable<(HoldingChange Change, string Name)> asked)
        {
            var before = Fallen.Where(t => t.Subject is not null).GroupBy(t => t.Subject!, StringComparer.Ordinal)
                .ToDictionary(g => g.Key, g => g.First().Title, StringComparer.Ordinal);
            foreach (var (change, name) in asked)
            {
                var title = DigestText.OneLine(change.Inferred ? ChangeWords.Understood(change) : ChangeWords.Title(change));
                var id = IdOf(name);
                var isNew = IsNew(id, change.Claims.Select(c => c.ReportHash));
                _behindChanges.UnionWith(change.Claims.Select(c => c.Id));
                Cover(id, isNew ? new(id, title, SubjectOf(change)) : new(id, null, null));
                if (isNew)
                {
                    yield return DigestItems.Of(matter, change, id, title, before.GetValueOrDefault(SubjectOf(change)));
                }
            }
        }

        /// <summary>What happened that is told, the latest first; what is behind a change is told with it.</summary>
        public IEnumerable<DigestItem> Events(IEnumerable<Incident> asked)
        {
            foreach (var incident in asked)
            {
                var withChange = incident.Claims.Where(c => _behindChanges.Contains(c.Id)).Select(IdOf).ToHashSet(StringComparer.Ordinal);
                var fresh = incident.Claims.Where(c => !withChange.Contains(IdOf(c)) && IsNew(IdOf(c), [c.ReportHash])).ToList();
                var title = DigestText.OneLine(DigestItems.Title(incident));
                var freshIds = fresh.Select(IdOf).ToHashSet(StringComparer.Ordinal);
                var wasTold = withChange.Count > 0 || incident.Claims.Any(c => told?.GetValueOrDefault(IdOf(c))?.Title is not null);
                foreach (var id in incident.Claims.Select(IdOf))
                {
                    Cover(id, freshIds.Contains(id) ? new(id, title, null) : new(id, null, null));
                }

                if (fresh.Count > 0)
                {
                    yield return DigestItems.Of(matter, incident, IdOf("incident|" + IdOf(fresh[0])), title, fresh, wasTold);
                }
            }
        }

        /// <summary>What is told as taken back: what stands no more, and is not told otherwise now either.</summary>
        public IReadOnlyList<ToldItem> TakenBack(IEnumerable<DigestItem> changes)
        {
            var otherwise = changes.Select(c => c.Before).OfType<string>().ToHashSet(StringComparer.Ordinal);
            // A happening is told in one line, whatever number of claims it had; while one of them stands it is not taken back.
            var stillSaid = (told?.Values ?? []).Where(t => _standing.Contains(t.Id)).Select(t => t.Title).OfType<string>()
                .ToHashSet(StringComparer.Ordinal);
            return [.. Fallen.Where(t => !otherwise.Contains(t.Title!) && !stillSaid.Contains(t.Title!)).DistinctBy(t => t.Title)
                .OrderBy(t => t.Title, StringComparer.Ordinal)];
        }

        private void Cover(string id, ToldItem item)
        {
            if (told?.ContainsKey(id) != true)
            {
                _covered.TryAdd(id, item);
            }
        }

        private bool IsNew(string id, IEnumerable<string> reports) => told is not null ? !told.ContainsKey(id)
            : reports.Any(hash => matter.ReceivedOf(hash) is not { } at || at >= since);
    }
}
