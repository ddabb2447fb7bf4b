using System.Data.Common;
using System.Globalization;
using Dapper;
using Salient.Claims;
using Salient.Lineage;
using Salient.Rulings;

namespace Salient.Store;

/// <summary>A ruling as the store keeps it.</summary>
/// <param name="Ruling">The ruling.</param>
/// <param name="TakenBackBy">The number of the ruling that took it back, or null where it holds.</param>
/// <param name="WithoutClaim">Whether it is about a claim that no reading gives any more: it acts on nothing until one gives it
/// again.</param>
public sealed record KeptRuling(Ruling Ruling, long? TakenBackBy, bool WithoutClaim);

/// <content>What analysts rule: only ever added to, and laid over claims where they leave the store.</content>
public sealed partial class ReportStore
{
    private readonly Dictionary<string, RulingsInForce> _inForce = [];
    private long _rulingsVersion = -1;
    private bool _isBare;

    /// <summary>
    /// The same store with all rulings left aside: claims, ledger and incidents as they were read. It lives as long as this one.
    /// </summary>
    public ReportStore WithoutRulings() => new(_database, _rules) { _isBare = true, _workspace = _workspace };

    /// <summary>Appends a ruling.</summary>
    /// <param name="ruling">What is decided; its number and time are set here.</param>
    /// <param name="by">Who sends it, for the audit trail; the user of this machine where null.</param>
    /// <returns>The ruling as it is kept.</returns>
    public Ruling Rule(Ruling ruling, Doer? by = null) => _database.Write((c, transaction) =>
    {
        var kept = ruling with { At = _database.Now() };
        var number = c.ExecuteScalar<long>(InsertRuling, RulingRow.Of(kept), transaction);
        Audit(c, transaction, by ?? Doer.Here, $"ruled {ClaimWords.Of(kept.Kind)}", kept.Claim ?? kept.Subject,
            string.Create(CultureInfo.InvariantCulture, $"ruling {number}"));
        return kept with { Number = number };
    });

    /// <summary>
    /// Every ruling that was made, in order, taken back or not; rows that are damaged are left out, <see cref="Check"/> names them.
    /// </summary>
    public IReadOnlyList<KeptRuling> Rulings()
    {
        var rows = RulingRows();
        var rulings = rows.Select(row => row.Ruling()).OfType<Ruling>().ToList();
        var inForce = RulingsInForce.Of(rulings).All;
        var takenBack = inForce.Where(r => r.TakesBack is not null).GroupBy(r => r.TakesBack!.Value)
            .ToDictionary(g => g.Key, g => g.Last().Number);
        var orphans = rows.Where(row => row.IsOrphan).Select(row => row.Number).ToHashSet();
        return
        [
            .. rulings.Select(r => new KeptRuling(r, takenBack.TryGetValue(r.Number, out var by) ? by : null,
                r.Kind is not RulingKind.Add && orphans.Contains(r.Number)
                    && !inForce.Any(a => a.Kind == RulingKind.Add && a.Claim == r.Claim))),
        ];
    }

    /// <summary>
    /// The claim with an id, or with one that begins so, as ruled; with the hash of its report. Several where the beginning is not
    /// enough.
    /// </summary>
    /// <param name="id">The id, or four or more first digits of it.</param>
    public IReadOnlyList<(string Report, Claim Claim)> ClaimsWithId(string id)
    {
        if (id.Length < 4)
        {
            return [];
        }

        var range = new { from = id, to = id + "g" };
        var rows = _database.Use(c => c.Query<(string Report,
            string Json)>("SELECT report, json FROM claim WHERE id >= @from AND id < @to ORDER BY id, report", range).ToList());
        var inForce = InForce(null);
        var read = rows.Select(row => (row.Report, Claim: ReportRow.Sound<Claim>(row.Json))).Where(row => row.Claim is not null)
            .Select(row => (row.Report, inForce.Over(row.Report, [row.Claim!])[0]));
        var added = inForce.All.Where(r => r is { Kind: RulingKind.Add, Claim: not null }
            && r.Claim.StartsWith(id, StringComparison.Ordinal))
            .SelectMany(r => (r.Report is { } report ? inForce.Over(report, []) : [.. inForce.WithoutReport().SelectMany(o => o.Claims)])
                .Where(c => c.Id == r.Claim).Select(c => (r.Report ?? c.ReportId, c)));
        return [.. read.Concat(added).DistinctBy(c => (c.Item1, c.Item2.Id))];
    }

    /// <summary>
    /// The rulings that hold, of those that were made before an instant as the store writes it; of all where that is null.
    /// </summary>
    private RulingsInForce InForce(string? end)
    {
        if (_isBare)
        {
            return RulingsInForce.None;
        }

        lock (_inForce)
        {
            var version = Version();
            if (_rulingsVersion != version || _inForce.Count > MostDays)
            {
                _inForce.Clear();
                _rulingsVersion = version;
            }

            return _inForce.TryGetValue(end ?? "", out var known) ? known
                : _inForce[end ?? ""] = RulingsInForce.Of(RulingRows().Where(row => end is null || string.CompareOrdinal(row.At, end) < 0)
                    .Select(row => row.Ruling()).OfType<Ruling>());
        }
    }

    /// <summary>The one place where rulings are laid over what was read: every claim that leaves the store goes through here.</summary>
    /// <param name="claims">The claims of each report.</param>
    /// <param name="end">Only rulings made before this instant; all where null.</param>
    /// <param name="rejected">Whether claims that were rejected are given too, marked as such.</param>
    private IReadOnlyList<(ReportSummary Report, IReadOnlyList<Claim> Claims)> Ruled(
        IReadOnlyList<(ReportSummary Report, IReadOnlyList<Claim> Claims)> claims, string? end, bool rejected)
    {
        var inForce = InForce(end);
        return inForce.All.Count == 0 && (_workspace is null || rejected) ? claims
            : [.. claims.Select(r => (r.Report, inForce.Over(r.Report.Hash, r.Claims))).Concat(inForce.WithoutReport())
                .Select(r => (r.Item1, rejected ? r.Item2 : Counting(r.Item1, r.Item2)))];
    }

    private List<RulingRow> RulingRows() => _database.Use(c => c.Query<RulingRow>(SelectRulings).ToList());

    /// <summary>Blanks the words that rulings on a report hold, once it is forgotten.</summary>
    private static void BlankRulings(DbConnection c, DbTransaction transaction, string hash) =>
        c.Execute("UPDATE ruling SET before = NULL, after = NULL WHERE report = @hash", new { hash }, transaction);

    private IEnumerable<StoreDamage> DamagedRulings() => RulingRows().Where(row => row.Ruling() is null).Select(row => new StoreDamage(
        null, null, string.Create(CultureInfo.InvariantCulture, $"ruling {row.Number} does not parse"),
            "it acts on nothing; salient review makes it anew, salient restore FILE brings it back"));

    private sealed class RulingRow
    {
        public long Number { get; init; }

        public string At { get; init; } = "";

        public string Who { get; init; } = "";

        public string Kind { get; init; } = "";

        public string? Report { get; init; }

        public string? Claim { get; init; }

        public string? Subject { get; init; }

        public string? Other { get; init; }

        public string? Before { get; init; }

        public string? After { get; init; }

        public string? Why { get; init; }

        public bool IsOrphan { get; init; }

        public static RulingRow Of(Ruling ruling) => new()
        {
            Number = ruling.Number,
            At = ReportRow.Iso(ruling.At),
            Who = ruling.By,
            Kind = ClaimWords.Of(ruling.Kind),
            Report = ruling.Report,
            Claim = ruling.Claim,
            Subject = ruling.Subject,
            Other = ruling.Other,
            Before = ruling.Before is { } before ? ClaimJson.Line(before) : null,
            After = ruling.After is { } after ? ClaimJson.Line(after) : null,
            Why = ruling.Why,
        };

        /// <summary>The ruling, or null where the row is damaged.</summary>
        public Ruling? Ruling()
        {
            var (before, after) = (Fields(Before), Fields(After));
            return ClaimWords.Find<RulingKind>(Kind) is not { } kind || ReportRow.InstantOf(At) is not { } at
                || (Before is not null && before is null) || (After is not null && after is null) ? null : new()
            {
                Number = Number, Kind = kind, Report = Report, Claim = Claim, Subject = Subject, Other = Other, Before = before,
                    After = after, By = Who, At = at, Why = Why,
            };
        }

        private static RulingFields? Fields(string? json) => json is null ? null : ReportRow.Sound<RulingFields>(json);
    }
}
