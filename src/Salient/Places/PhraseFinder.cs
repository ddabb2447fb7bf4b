using Salient.Language;

namespace Salient.Places;

/// <summary>Finds the place phrases of one sentence: names first, then the words around them, then what lies in what.</summary>
internal sealed class PhraseFinder
{
    // Runs of names on each side of one that may belong to its expression.
    private const int MostAside = 12;

    private readonly PlaceIndex index;
    private readonly PlaceWords words;
    private readonly IReadOnlyList<Token> tokens;
    private readonly NameJudge judge;
    private readonly NameRuns runs;
    private readonly PhraseDecorator decorator;

    internal PhraseFinder(PlaceIndex index, PlaceWords words, IReadOnlyList<Token> tokens, IReadOnlyList<(int First, int Last)> taken)
    {
        (this.index, this.words, this.tokens) = (index, words, tokens);
        var readable = TextUnit.Of(tokens).SelectMany(Parted).ToList();
        var free = taken.Where(t => !IsInside(t, readable)).ToList();
        // Taken words become unreadable, so that no name and no decoration runs into them.
        Units = [.. readable.Select(u => free.Exists(t => t.First <= u.Last && u.First <= t.Last) ? new TextUnit(u.First, u.Last, "\0")
            : u)];
        runs = new(Units, tokens, index, words);
        decorator = new(Units, words);
        judge = new(Units, tokens, words);
    }

    internal List<TextUnit> Units { get; }

    /// <summary>The unit that a token belongs to, or −1.</summary>
    internal int UnitOf(int token)
    {
        var (low, high) = (0, Units.Count - 1);
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            (low, high) = Units[middle].First <= token ? (middle, high) : (low, middle - 1);
        }

        return low < Units.Count && Units[low].First <= token && token <= Units[low].Last ? low : -1;
    }

    // British Columbia, South Sudan: what looks like an adjective of a state is the first half of a place's name.
    private bool IsInside((int First, int Last) taken, List<TextUnit> readable)
    {
        var at = readable.FindIndex(u => u.First == taken.First && u.Last == taken.Last);
        return at >= 0 && at + 1 < readable.Count && readable[at + 1].IsCapitalised
            && index.Facts($"{readable[at].Text} {readable[at + 1].Text}") is { Exact: true,
                Greatest: PlaceKind.Country or PlaceKind.Province };
    }

    // Damascus-Homs highway: two names that the index knows, and not as one.
    private IEnumerable<TextUnit> Parted(TextUnit unit)
    {
        if (unit.Last - unit.First != 2 || tokens[unit.First + 1].Text is not ("-" or "–") || !char.IsUpper(unit.Text[0])
            || index.Facts(unit.Text).Known
            || !index.Facts(tokens[unit.First].Text).Exact || !index.Facts(tokens[unit.Last].Text).Exact)
        {
            return [unit];
        }

        return Enumerable.Range(unit.First, 3).Select(i => new TextUnit(i, i, tokens[i].Text));
    }

    /// <summary>
    /// All phrases in order, nested where the words say so. <paramref name="forced"/> is a run that is a place whether known or not.
    /// </summary>
    internal List<PlacePhrase> Find((int First, int Last)? forced)
    {
        var phrases = new List<PlacePhrase>();
        foreach (var run in Near(runs.All(), forced))
        {
            foreach (var phrase in InRun(run, phrases.LastOrDefault(), forced is { } f && f.First >= run.First && f.Last <= run.Last))
            {
                phrases.Add(phrase);
            }
        }

        new PhraseLines(Units, words).Link(phrases);
        new PhraseNesting(Units, tokens, index, words).Link(phrases);
        for (var i = 0; i < phrases.Count; i++)
        {
            var isOuter = phrases.Exists(p => ReferenceEquals(p.Within, phrases[i]));
            phrases[i].Standing = isOuter ? PlaceStanding.Said : judge.Standing(phrases[i], i > 0 ? phrases[i - 1] : null);
        }

        return phrases;
    }

    // What is said of one run stands beside it: of a sentence of thousands of names the rest needs no second look.
    private static IEnumerable<(int First, int Last)> Near(List<(int First, int Last)> all, (int First, int Last)? forced)
    {
        var at = forced is { } run ? all.FindIndex(r => r.First <= run.First && run.Last <= r.Last) : -1;
        return at < 0 ? all : all.Skip(at - MostAside).Take(Math.Min(at, MostAside) + 1 + MostAside);
    }

    /// <summary>The run of name words that belongs to the phrase headed at a unit, or null.</summary>
    internal (int First, int Last)? RunFor(int at)
    {
        var all = runs.All();
        if (RunAt(at) is { } own)
        {
            return own;
        }

        if (FeatureSpan(at) is not { } feature)
        {
            return words.IsBearingNoun(Units[at].Text) || words.Unit(Units[at].Text) is not null ? AfterOf(at + 1, 5) : null;
        }

        // town of X, village X, the X hill
        return AfterOf(feature.Last + 1, 2) ?? RunAt(feature.Last + 1) ?? RunAt(feature.First - 1);

        (int, int)? RunAt(int unit) => all.Where(r => r.First <= unit && unit <= r.Last).Select(r => ((int, int)?)r).FirstOrDefault();

        (int, int)? AfterOf(int from, int reach)
        {
            for (var i = from; i < Math.Min(Units.Count, from + reach); i++)
            {
                if (Units[i].Lower == "of")
                {
                    return RunAt(i + 1) ?? (i + 2 < Units.Count && Units[i + 1].Lower == "the" ? RunAt(i + 2) ?? RunAt(i + 4)
                        : RunAt(i + 3));
                }
            }

            return null;
        }
    }

    /// <summary>A noun such as <c>the town</c> as a phrase without a name, or null.</summary>
    internal PlacePhrase? Anaphor(int at) => FeatureSpan(at) is not { } span ? null : new()
    {
        First = at > 0 && span.First > 0 && Units[span.First - 1].Lower is "the" or "this" or "that" ? span.First - 1 : span.First,
        Last = span.Last,
        NameFirst = span.First,
        NameLast = span.Last,
        Name = "",
        Facts = default,
        Feature = decorator.FeatureAt(span.First).Feature,
    };

    private (int First, int Last)? FeatureSpan(int at)
    {
        for (var start = Math.Max(0, at - words.LongestFeature + 1); start <= at; start++)
        {
            var (feature, length) = decorator.FeatureAt(start);
            if (feature is not null && start + length > at)
            {
                return (start, start + length - 1);
            }
        }

        return null;
    }

    private IEnumerable<PlacePhrase> InRun((int First, int Last) run, PlacePhrase? before, bool forced)
    {
        var known = runs.Known(run.First, run.Last);
        var (first, last) = Trim(run, known);
        if (first > last)
        {
            yield break;
        }

        var whole = known.FirstOrDefault(k => k.First == first && k.Last == last);
        if (!whole.Facts.Known)
        {
            var unknown = Phrase(first, last, default);
            if (forced || judge.IsIntroduced(unknown) || IsTownOfLikeName(unknown) || IsPlacedIn(unknown)
                || (judge.ContinuesList(unknown, before) && before!.PluralFeature))
            {
                Share(unknown, before);
                yield return unknown;
                yield break;
            }
        }

        foreach (var name in known)
        {
            var phrase = Phrase(name.First, name.Last, name.Facts);
            if ((forced && whole.Facts.Known) || (judge.StandsAlone(name, run, known) && judge.IsPlace(phrase, before)))
            {
                Share(phrase, before);
                before = phrase;
                yield return phrase;
            }
        }
    }

    // X town: no list has X as written, but one has a name of the same consonants.
    private bool IsTownOfLikeName(PlacePhrase phrase) => phrase.Feature?.Kind == "settlement" && phrase.Last > phrase.NameLast
        && tokens[Units[phrase.NameLast].Last].Upos == "PROPN" && index.Find(phrase.Name).Count > 0;

    // near X, Y; in X (Y); in X in Y: no list has X, but it stands where places stand, and Y is a unit.
    private bool IsPlacedIn(PlacePhrase phrase)
    {
        var (before, after) = (phrase.First - 1, phrase.Last + 1);
        if (!(phrase.Near || (before >= 0 && Units[before].Lower is "in" or "at" or "inside" or "into" or "toward" or "towards"))
            || after + 1 >= Units.Count || Units[after].Lower is not ("in" or "," or "("))
        {
            return false;
        }

        var outer = runs.All().Find(r => r.First == after + 1);
        return outer.Last > 0 && runs.Known(outer.First, outer.Last) is [var first, ..] && first.First == outer.First
            && first.Facts is { Exact: true, Unit: not PlaceKind.Other };
    }

    // Leading words that are no names and compass words, trailing feature nouns: Northern Aleppo, Idlib Province; but South Sudan, Kansas
    // City.
    private (int First, int Last) Trim((int First, int Last) run, List<(int First, int Last, NameFacts Facts)> known)
    {
        var (first, last) = run;
        while (first < last && !known.Any(k => k.First == first && k.Facts.Exact)
            && (words.IsNever(Units[first].Text) || words.Bearing(Units[first].Text) is not null
                || words.Feature(Units[first].Text)?.Word == Units[first].Lower))
        {
            first++;
        }

        for (var at = first + 1; at <= last; at++)
        {
            if (decorator.FeatureAt(at) is ({ } feature, var length) && at + length - 1 >= last
                && (feature.Kind == "province" || !known.Any(k => k.Last >= at && k.Facts.Exact)))
            {
                return (first, at - 1);
            }
        }

        return first == last && words.IsNever(Units[first].Text) ? (first, first - 1) : (first, last);
    }

    private PlacePhrase Phrase(int first, int last, NameFacts facts)
    {
        var phrase = new PlacePhrase { First = first, Last = last, NameFirst = first, NameLast = last, Name = runs.Text(first, last),
            Facts = facts };
        decorator.Decorate(phrase);
        return phrase;
    }

    // towns of A and B: the noun is said once.
    private void Share(PlacePhrase phrase, PlacePhrase? before)
    {
        if (phrase.Feature is null && before is { PluralFeature: true } && judge.ContinuesList(phrase, before))
        {
            phrase.Feature = before.Feature;
            phrase.PluralFeature = true;
        }
    }
}
