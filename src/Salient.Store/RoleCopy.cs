using System.Globalization;
using Salient.Claims;
using Salient.Lineage;
using Salient.Rulings;

namespace Salient.Store;

/// <summary>
/// A store of its own with all of a desk's reports but those that a role may not see, and all rulings but those on them, numbered as if
/// there were no others. Whoever answers from it cannot tell that there are: lineage, ledger, incidents, counts and tags are worked out
/// of it alone. It lies in a folder that goes with it. Safe to share between threads.
/// </summary>
public sealed class RoleCopy : IDisposable
{
    /// <summary>Reports that are copied in one transaction.</summary>
    private const int Chunk = 200;

    private readonly ReportStore _desk;
    private readonly DeskRole _role;
    private readonly Func<string, bool> _isKnown;
    private readonly string _folder = Directory.CreateTempSubdirectory("salient-role-").FullName;
    private readonly Lock _copying = new();
    private readonly IReadOnlyDictionary<StoreTable, IReadOnlyList<string>> _columns;
    private readonly Dictionary<string, (string Print, string? Outlet)> _there = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string?> _hidden = new(StringComparer.Ordinal);
    private readonly List<long> _rulings = [];
    private (long Version, long Renewal)? _seen;
    private (long Version, HashSet<string> Names)? _named;

    private RoleCopy(ReportStore desk, DeskRole role, Func<string, bool> isKnown, TimeProvider clock, long edition)
    {
        (_desk, _role, _isKnown) = (desk, role, isKnown);
        Store = ReportStore.Open(Path.Combine(_folder, "part.db"), new() { Clock = clock });
        Store.BeginPart(edition);
        _columns = Store.PartColumns();
    }

    /// <summary>What the role may see.</summary>
    public ReportStore Store { get; }

    /// <summary>Copies what a role may see.</summary>
    /// <param name="desk">The desk's store; it stays the caller's to close.</param>
    /// <param name="role">The role: what needs a higher one is left out.</param>
    /// <param name="isKnown">Whether an actor, by id, is one of the codebook, whose names everybody knows.</param>
    /// <param name="clock">The clock.</param>
    /// <param name="edition">The edition that its own goes on from: that of the copy that it takes the place of, or 0.</param>
    public static RoleCopy Of(ReportStore desk, DeskRole role, Func<string, bool> isKnown, TimeProvider clock, long edition) =>
        Filled.With(new RoleCopy(desk, role, isKnown, clock, edition), copy => copy.Refresh());

    /// <summary>
    /// Takes in what is new at the desk, and takes out what may not be seen any more. Where only what is hidden has changed, nothing here
    /// does.
    /// </summary>
    /// <returns>False where rulings in the midst of others came or went, so that another copy has to be made.</returns>
    public bool Refresh()
    {
        lock (_copying)
        {
            var version = _desk.Version();
            if (_seen?.Version == version)
            {
                return true;
            }

            var isUpToDate = _desk.BringUpToDate();
            var renewal = _desk.Renewals().Number;
            var renewed = _seen is { } seen && isUpToDate ? _desk.RenewedSince(seen.Renewal) : null;
            var isHidden = Hiding();
            var changed = (renewed ?? _desk.Hashes().Union(_there.Keys))
                .Concat(_hidden.Where(r => !isHidden(r.Key, r.Value)).Select(r => r.Key))
                .Concat(_there.Where(r => isHidden(r.Key, r.Value.Outlet)).Select(r => r.Key)).Distinct().ToList();
            foreach (var some in changed.Chunk(Chunk))
            {
                Take(some);
            }

            _seen = (version, renewal);
            return TakeRulings();
        }
    }

    /// <summary>Whether a ruling that is about to be made would be seen here.</summary>
    public bool Shows(Ruling ruling)
    {
        lock (_copying)
        {
            return Shows(ruling, _rulings.ToHashSet());
        }
    }

    /// <summary>The desk's number of a ruling that has a number here; null where there is none.</summary>
    public long? DeskNumber(long number)
    {
        lock (_copying)
        {
            return number >= 1 && number <= _rulings.Count ? _rulings[(int)number - 1] : null;
        }
    }

    /// <summary>The number here of a ruling of the desk's; null where it is not seen.</summary>
    public long? NumberHere(long deskNumber)
    {
        lock (_copying)
        {
            return _rulings.IndexOf(deskNumber) is >= 0 and var at ? at + 1 : null;
        }
    }

    /// <summary>Lets go of the copy and removes it.</summary>
    public void Dispose()
    {
        Store.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>What is hidden from the role as things stand: reports by hash, and by the folded name of their outlet.</summary>
    private Func<string, string?, bool> Hiding()
    {
        var hiding = _desk.Restrictions().Where(r => r.Role > _role).Select(r => (r.Kind, r.Name)).ToHashSet();
        return (hash, outlet) => hiding.Contains((RestrictedKind.Report, hash))
            || (outlet is not null && hiding.Contains((RestrictedKind.Outlet, outlet)));
    }

    private void Take(IReadOnlyList<string> some)
    {
        var rows = _desk.Part(some, _columns).Select(r => (Report: r, Outlet: r.Outlet is { } name ? Folded.Of(name) : null)).ToList();
        // Asked after they were read: nothing that is confidential by now gets in between.
        var isHidden = Hiding();
        var seen = rows.Where(r => !isHidden(r.Report.Hash, r.Outlet)).ToList();
        var come = seen.Where(r => !_there.TryGetValue(r.Report.Hash, out var there) || there.Print != r.Report.Print).ToList();
        var gone = some.Except(seen.Select(r => r.Report.Hash)).Where(_there.ContainsKey).ToList();
        if (come.Count + gone.Count > 0)
        {
            Store.PutPart(gone, [.. come.Select(r => r.Report)], _columns);
        }

        gone.ForEach(hash => _there.Remove(hash));
        come.ForEach(r => _there[r.Report.Hash] = (r.Report.Print, r.Outlet));
        foreach (var hash in some)
        {
            _hidden.Remove(hash);
        }

        foreach (var (report, outlet) in rows.Except(seen))
        {
            _hidden[report.Hash] = outlet;
        }
    }

    private bool TakeRulings()
    {
        var (shown, numbers) = (new List<Ruling>(), new HashSet<long>());
        foreach (var ruling in _desk.AllRulings().Where(r => Shows(r, numbers)))
        {
            shown.Add(ruling);
            numbers.Add(ruling.Number);
        }

        if (!shown.Select(r => r.Number).Take(_rulings.Count).SequenceEqual(_rulings))
        {
            return false;
        }

        var here = shown.Select((r, i) => (r.Number, Here: (long)i + 1)).ToDictionary(r => r.Number, r => r.Here);
        var come = shown.Skip(_rulings.Count).Select(r => r with { Number = here[r.Number],
            Subject = r.TakesBack is { } earlier ? here[earlier].ToString(CultureInfo.InvariantCulture) : r.Subject }).ToList();
        if (come.Count > 0)
        {
            Store.PutRulings(come);
            _rulings.AddRange(shown.Skip(_rulings.Count).Select(r => r.Number));
        }

        return true;
    }

    /// <summary>
    /// On a report: where the report is seen. On actors and sources: where they are named in what is seen, since their names may be known
    /// from what is not; an actor that others are merged into may also be one that everybody knows.
    /// </summary>
    private bool Shows(Ruling ruling, HashSet<long> shown) => ruling.Kind switch
    {
        RulingKind.TakeBack => ruling.TakesBack is { } earlier && shown.Contains(earlier),
        RulingKind.Merge => IsNamed(ruling.Subject) && (IsNamed(ruling.Other) || (ruling.Other is { } other && _isKnown(other))),
        RulingKind.Split => IsNamed(ruling.Subject) && IsNamed(ruling.Other),
        RulingKind.Grade => IsNamed(ruling.Subject),
        _ => ruling.Report is null || _there.ContainsKey(ruling.Report),
    };

    private bool IsNamed(string? name)
    {
        var version = Store.Version();
        if (_named?.Version != version)
        {
            var reports = Store.Reports().SelectMany(r => new[] { r.Outlet, r.OriginalSource });
            var claims = Store.WithoutRulings().Claims().SelectMany(c => c.Actors.Concat(c.Targets)
                .SelectMany(a => new[] { a.Id, a.Name, a.Text }).Concat(NamesOf(c.Source))
                .Concat(c.Effects.SelectMany(e => new[] { e.Holder, e.FromHolder }).OfType<ClaimActor>()
                    .SelectMany(a => new[] { a.Id, a.Name, a.Text })));
            _named = (version, [.. reports.Concat(claims).OfType<string>().Select(Folded.Of)]);
        }

        return name is not null && _named.Value.Names.Contains(Folded.Of(name));
    }

    private static IEnumerable<string?> NamesOf(ClaimSource? source) =>
        source is null ? [] : [source.Id, source.Name, source.Text, .. NamesOf(source.Outer)];
}
