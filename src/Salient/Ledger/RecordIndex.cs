using NodaTime;

namespace Salient.Ledger;

/// <summary>
/// The records of all witnesses (<see cref="TrackRecords"/>), day by day, kept up to date check by check. A check touches the record of
/// whom it checks from its day on; where that says something else then in hundredths, it touches the words of that witness on the days
/// until their next check, and the checks that they make on these days. All else stays.
/// </summary>
internal sealed class RecordIndex
{
    private readonly Dictionary<string, Witness> _witnesses = new(StringComparer.Ordinal);
    private readonly SortedSet<(LocalDate Day, string Witness)> _open = new(Comparer<(LocalDate Day, string Witness)>.Create((a, b) =>
        a.Day.CompareTo(b.Day) is var order and not 0 ? order : string.CompareOrdinal(a.Witness, b.Witness)));

    /// <summary>The record of a witness on the day before one; null where nothing was checked by then.</summary>
    public TrackRecord? Before(string witness, LocalDate day) =>
        _witnesses.TryGetValue(witness, out var known) && known.DayBefore(day) is { } last ? known.Checked[last].Record : null;

    /// <summary>Notes that a place has a word of a witness that became known on a day, or that it has it no more.</summary>
    public void Mention(string witness, LocalDate day, string place, bool isThere)
    {
        var days = Of(witness).Mentions;
        if (isThere)
        {
            days.Add((day, place));
        }
        else
        {
            days.Remove((day, place));
        }
    }

    /// <summary>Adds a check, or takes it back.</summary>
    public void Put(RecordCheck check, bool isThere)
    {
        var witness = Of(check.Witness);
        if (!witness.Checked.TryGetValue(check.Day, out var day))
        {
            witness.Checked[check.Day] = day = new();
            witness.Days.Insert(~witness.Days.BinarySearch(check.Day), check.Day);
        }

        day.Put(check, isThere);
        Of(check.Checker).Check(check.Day, check.Witness, isThere);
        _open.Add((check.Day, check.Witness));
    }

    /// <summary>Works out the records that checks have touched.</summary>
    /// <returns>The places that have a word which weighs otherwise now.</returns>
    public IReadOnlySet<string> Settle()
    {
        var places = new HashSet<string>(StringComparer.Ordinal);
        while (_open.Count > 0)
        {
            var (day, name) = _open.Min;
            _open.Remove((day, name));
            var witness = _witnesses[name];
            var told = witness.Checked[day];
            var before = told.Record;
            told.Record = told.Sum(Before(name, day) ?? default, checker => Before(checker, day)?.Right ?? TrackRecord.Unproven);
            if (told.IsEmpty)
            {
                witness.Checked.Remove(day);
                witness.Days.Remove(day);
            }
            else if (before == told.Record)
            {
                continue;
            }

            var next = witness.DayAfter(day);
            if (next is { } later)
            {
                _open.Add((later, name));
            }

            if (told.IsEmpty || before is null || before.Value.Right != told.Record.Value.Right)
            {
                places.UnionWith(witness.MentionsIn(day, next));
                foreach (var (of, on) in witness.ChecksIn(day, next))
                {
                    _open.Add((on, of));
                }
            }
        }

        return places;
    }

    private Witness Of(string name) => _witnesses.TryGetValue(name, out var known) ? known : _witnesses[name] = new();

    /// <summary>The checks of one witness's words on one day.</summary>
    private sealed class Checks
    {
        private readonly Dictionary<(string Checker, bool Agrees), int> _checks = [];

        public bool IsEmpty => _checks.Count == 0;

        /// <summary>The record after the day; null before it was worked out.</summary>
        public TrackRecord? Record { get; set; }

        public void Put(RecordCheck check, bool isThere)
        {
            var key = (check.Checker, check.Agrees);
            var times = _checks.GetValueOrDefault(key) + (isThere ? 1 : -1);
            _checks[key] = times;
            if (times == 0)
            {
                _checks.Remove(key);
            }
        }

        public TrackRecord Sum(TrackRecord before, Func<string, int> right)
        {
            foreach (var ((checker, agrees), times) in _checks)
            {
                before = new(before.Agreed + (agrees ? times : 0), before.All + times, before.Checkers + ((long)times * right(checker)));
            }

            return before;
        }
    }

    private sealed class Witness
    {
        private readonly Dictionary<(LocalDate Day, string Witness), int> _checks = [];
        private readonly SortedSet<(LocalDate Day, string Witness)> _days = new(ByDay);

        private static readonly Comparer<(LocalDate Day, string Name)> ByDay = Comparer<(LocalDate Day, string Name)>.Create((a, b) =>
            a.Day.CompareTo(b.Day) is var order and not 0 ? order : string.CompareOrdinal(a.Name, b.Name));

        /// <summary>The days on which words of theirs were checked.</summary>
        public List<LocalDate> Days { get; } = [];

        public Dictionary<LocalDate, Checks> Checked { get; } = [];

        /// <summary>The places of which they had a word that became known on a day.</summary>
        public SortedSet<(LocalDate Day, string Place)> Mentions { get; } = new(ByDay);

        public LocalDate? DayBefore(LocalDate day) => Days.BinarySearch(day) is var at && (at < 0 ? ~at : at) is > 0 and var after
            ? Days[after - 1] : null;

        public LocalDate? DayAfter(LocalDate day) => Days.BinarySearch(day) is var at && (at < 0 ? ~at : at + 1) is var after
            && after < Days.Count ? Days[after] : null;

        public void Check(LocalDate day, string witness, bool isThere)
        {
            var times = _checks.GetValueOrDefault((day, witness)) + (isThere ? 1 : -1);
            _checks[(day, witness)] = times;
            if (times == 0)
            {
                _checks.Remove((day, witness));
                _days.Remove((day, witness));
            }
            else
            {
                _days.Add((day, witness));
            }
        }

        /// <summary>The places after a day, up to the one after it when they were checked again.</summary>
        public IEnumerable<string> MentionsIn(LocalDate after, LocalDate? until) => Within(Mentions, after, until).Select(m => m.Name);

        /// <summary>Whom they checked in that time, and when.</summary>
        public List<(string Witness, LocalDate Day)> ChecksIn(LocalDate after, LocalDate? until) =>
            [.. Within(_days, after, until).Select(c => (c.Name, c.Day))];

        private static SortedSet<(LocalDate Day, string Name)> Within(SortedSet<(LocalDate Day, string Name)> all, LocalDate after,
            LocalDate? until) => all.Count == 0 || all.Max.Day <= after || (until ?? all.Max.Day) <= after ? []
            : all.GetViewBetween((after.PlusDays(1), ""), (until ?? all.Max.Day, "\uFFFF"));
    }
}
