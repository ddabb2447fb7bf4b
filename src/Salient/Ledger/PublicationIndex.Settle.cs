using NodaTime;

namespace Salient.Ledger;

/// <content>Finding out, of the claims that may be published otherwise now, how they are.</content>
internal sealed partial class PublicationIndex
{
    private List<Telling> Settle()
    {
        _open.UnionWith(_renamed.SelectMany(name => _bySource[name]));
        foreach (var (said, before) in _firsts)
        {
            if (_bySaid.TryGetValue(said, out var alike) && alike.Min != before)
            {
                _open.UnionWith(alike);
            }
        }

        var own = new Dictionary<Telling, PublishedClaim>();
        foreach (var telling in _open)
        {
            var published = own[telling] = Published(telling);
            if (telling.Published is null || telling.Withdrawn != published.WithdrawnOn || telling.Published.First != published.First)
            {
                _ids.Add(telling.Claim.Id);
            }

            telling.Withdrawn = published.WithdrawnOn;
        }

        // What the first to say it takes back falls in the copies of others.
        var repeating = _ids.SelectMany(id => _byId[id]).Where(IsFirst).SelectMany(first => _bySaid[first.Said]);
        foreach (var telling in repeating.Where(t => !own.ContainsKey(t)).ToHashSet())
        {
            own[telling] = telling.Published! with { WithdrawnOn = telling.Withdrawn };
        }

        var changed = new List<Telling>();
        foreach (var (telling, alone) in own)
        {
            var published = alone with { WithdrawnOn = WithTakenBack(telling, alone) };
            if (published != telling.Published)
            {
                telling.Published = published;
                changed.Add(telling);
            }
        }

        _open.Clear();
        _firsts.Clear();
        _ids.Clear();
        _renamed.Clear();
        return changed;
    }

    private bool IsFirst(Telling telling) => _bySaid[telling.Said].Min == telling;

    /// <summary>A claim as published and withdrawn by itself.</summary>
    private PublishedClaim Published(Telling telling)
    {
        var first = _bySaid[telling.Said].Min!;
        var before = first == telling ? null : Alone(first, null);
        var published = Alone(telling, before);
        return published with { WithdrawnOn = Withdrawn(telling, published) };
    }

    private PublishedClaim Alone(Telling telling, PublishedClaim? first) =>
        Publication.Publish(telling.Report.Summary, telling.Claim, telling.Passage, first, _known!);

    private LocalDate? Withdrawn(Telling telling, PublishedClaim published)
    {
        var on = telling.Report.Descent.SupersededOn;
        if (telling.Report is not { Outlet: { } outlet, Summary.DateLine: { } said })
        {
            return on;
        }

        foreach (var correction in _corrections[outlet].Where(c => IsTakenBack(telling, c) || Repeats(telling, published, c)))
        {
            on = Publication.Earlier(on, correction.Summary.DateLine);
        }

        if (telling.Claim.Status == Claims.ClaimStatus.Asserted && telling.Claim.Event is { } code)
        {
            var negations = telling.Claim.Effects.SelectMany(e => _negations[(outlet, code, PlaceKey.Of(e.Place) ?? "")]);
            foreach (var negation in negations.Where(n => Publication.MeansTheSameActors(n.Claim, telling.Claim)
                && (n.Report == telling.Report ? Publication.IsOfSameDay(n.Claim, telling.Claim)
                : IsAfter(n.Report, telling.Report) && n.Report.Summary.DateLine <= said.PlusDays(rules.UpdateDays))))
            {
                on = Publication.Earlier(on, negation.Report.Summary.DateLine);
            }
        }

        return on;
    }

    private bool IsTakenBack(Telling telling, ToldReport correction) => telling.Report != correction
        && Publication.ReachesBack(correction.Summary, telling.Report.Summary.Outlet, telling.Report.Summary.DateLine, rules)
        && telling.Places.Any(correction.About.Contains) && IsAfter(correction, telling.Report);

    /// <summary>Whether a claim of a correction only repeats, without a day of its own, what the correction takes back.</summary>
    private bool Repeats(Telling telling, PublishedClaim published, ToldReport correction) =>
        telling.Report == correction && published.Date.Precision == Claims.DatePrecision.By && Publication.Told(telling.Claim) is var told
        && correction.About.SelectMany(place => _byPlace[place]).Any(t => IsTakenBack(t, correction) && Publication.Told(t.Claim) == told);

    private static bool IsAfter(ToldReport report, ToldReport other) => string.CompareOrdinal(report.Rank, other.Rank) > 0;

    private LocalDate? WithTakenBack(Telling telling, PublishedClaim alone)
    {
        var firsts = _byId[alone.First];
        var on = alone.WithdrawnOn;
        if (firsts.Any(f => IsFirst(f) && f.Report.Summary.Outlet == alone.Outlet))
        {
            return on;
        }

        foreach (var first in firsts.Where(f => _bySaid[f.Said].Min!.Claim.Id == f.Claim.Id))
        {
            on = Publication.Earlier(on, first.Withdrawn);
        }

        return on;
    }
}
