using Salient.Language;

namespace Salient.Places;

/// <summary>Finds the place phrases of one sentence: names first, then the words around them, then what lies in what.</summary>
internal sealed class PhraseFinder
{
    // A town of fewer inhabitants, or of none stated, may share its name with a person or word: it needs a place's surroundings.
    private const long ProminentPopulation = 15000;

    private const int LongestAcronym = 5;

    private readonly PlaceIndex index;
    private readonly PlaceWords words;
    private readonly IReadOnlyList<Token> tokens;
    private readonly IReadOnlySet<string>? persons;
    private readonly NameRuns runs;
    private readonly PhraseDecorator decorator;

    internal PhraseFinder(PlaceIndex index, PlaceWords words, IReadOnlyList<Token> tokens, IReadOnlyList<(int First, int Last)> taken, IReadOnlySet<string>? persons)
    {
        (this.index, this.words, this.tokens, this.persons) = (index, words, tokens, persons);
        // Taken words become unreadable, so that no name and no decoration runs into them.
        Units = [.. TextUnit.Of(tokens).SelectMany(Parted).Select(u => taken.Any(t => t.First <= u.Last && u.First <= t.Last) ? new TextUnit(u.First, u.Last, "\0") : u)];
        runs = new(Units, tokens, index, words);
        decorator = new(Units, words);
    }

    internal List<TextUnit> Units { get; }

    // Damascus-Homs highway: two names that the index knows, and not as one.
    private IEnumerable<TextUnit> Parted(TextUnit unit)
    {
        if (unit.Last - unit.First != 2 || tokens[unit.First + 1].Text is not ("-" or "–") || !char.IsUpper(unit.Text[0]) || index.Facts(unit.Text).Known
            || !index.Facts(tokens[unit.First].Text).Exact || !index.Facts(tokens[unit.Last].Text).Exact)
        {
            return [unit];
        }

        return Enumerable.Range(unit.First, 3).Select(i => new TextUnit(i, i, tokens[i].Text));
    }

    /// <summary>All phrases in order, nested where the words say so. <paramref name="forced"/> is a run that is a place whether known or not.</summary>
    internal List<PlacePhrase> Find((int First, int Last)? forced)
    {
        var phrases = new List<PlacePhrase>();
        foreach (var run in runs.All())
        {
            foreach (var phrase in InRun(run, phrases.LastOrDefault(), forced is { } f && f.First >= run.First && f.Last <= run.Last))
            {
                phrases.Add(phrase);
            }
        }

        new PhraseNesting(Units, index, words).Link(phrases);
        return phrases;
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
                    return RunAt(i + 1) ?? (i + 2 < Units.Count && Units[i + 1].Lower == "the" ? RunAt(i + 2) ?? RunAt(i + 4) : RunAt(i + 3));
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
            if (forced || IsIntroduced(unknown) || (ContinuesList(unknown, before) && before!.PluralFeature))
            {
                Share(unknown, before);
                yield return unknown;
                yield break;
            }
        }

        foreach (var name in known)
        {
            var phrase = Phrase(name.First, name.Last, name.Facts);
            if ((forced && whole.Facts.Known) || (StandsAlone(name, run, known) && IsPlace(phrase, before)))
            {
                Share(phrase, before);
                before = phrase;
                yield return phrase;
            }
        }
    }

    // Leading words that are no names and compass words, trailing feature nouns: Northern Aleppo, Idlib Province; but South Sudan, Kansas City.
    private (int First, int Last) Trim((int First, int Last) run, List<(int First, int Last, NameFacts Facts)> known)
    {
        var (first, last) = run;
        while (first < last && !known.Any(k => k.First == first && k.Facts.Exact) && (words.IsNever(Units[first].Text) || words.Bearing(Units[first].Text) is not null || words.Feature(Units[first].Text)?.Word == Units[first].Lower))
        {
            first++;
        }

        for (var at = first + 1; at <= last; at++)
        {
            if (decorator.FeatureAt(at) is ({ } feature, var length) && at + length - 1 >= last && (feature.Kind == "province" || !known.Any(k => k.Last >= at && k.Facts.Exact)))
            {
                return (first, at - 1);
            }
        }

        return first == last && words.IsNever(Units[first].Text) ? (first, first - 1) : (first, last);
    }

    private PlacePhrase Phrase(int first, int last, NameFacts facts)
    {
        var phrase = new PlacePhrase { First = first, Last = last, NameFirst = first, NameLast = last, Name = runs.Text(first, last), Facts = facts };
        decorator.Decorate(phrase);
        return phrase;
    }

    // An unknown name is a place where a noun says so: town of X, the X hill. A plural after it is more likely its people's or its troops'.
    private bool IsIntroduced(PlacePhrase phrase)
    {
        if (phrase.Feature is not { } feature)
        {
            return false;
        }

        var follows = phrase.First >= phrase.NameFirst - 1 && (phrase.First == phrase.NameFirst || Units[phrase.First].Lower is "the" or "a" or "an");
        return !follows || (tokens[Units[phrase.NameLast].Last].Upos is "PROPN" or "" && words.Introducing.Contains(feature.Word));
    }

    // A known name that is only part of a longer unknown one (a person's, a body's) is not a place.
    private bool StandsAlone((int First, int Last, NameFacts Facts) name, (int First, int Last) run, List<(int First, int Last, NameFacts Facts)> known) =>
        IsEdge(name.First - 1, run, known, isAfter: false) && IsEdge(name.Last + 1, run, known, isAfter: true);

    private bool IsEdge(int at, (int First, int Last) run, List<(int First, int Last, NameFacts Facts)> known, bool isAfter)
    {
        if (at < run.First || at > run.Last)
        {
            return true;
        }

        var unit = Units[at];
        if (isAfter && IsOfficial(at, run))
        {
            return true;
        }

        if (words.Bodies.Contains(unit.Text) && words.Feature(unit.Text) is null)
        {
            return false;
        }

        // A feature noun in capitals belongs to the name before it (Nasib Crossing), not to the one after it (Highway Patrol).
        return words.IsNever(unit.Text) || words.Bearing(unit.Text) is not null || (isAfter && words.Feature(unit.Text) is not null)
            || known.Any(k => k.First <= at && at <= k.Last && k.Facts.Greatest is PlaceKind.Country) || tokens[unit.Last].Upos is "VERB" or "ADJ" or "ADV";
    }

    // Aleppo Mayor X, Quebec Health Minister Y, Oslo Police: an office or service of the place stands behind it.
    private bool IsOfficial(int at, (int First, int Last) run)
    {
        for (var i = at; i <= Math.Min(run.Last, at + 2); i++)
        {
            if (words.IsTitle(Units[i].Text) || words.Civic.Contains(Units[i].Text))
            {
                return true;
            }
        }

        return false;
    }

    private bool IsPlace(PlacePhrase phrase, PlacePhrase? before)
    {
        var facts = phrase.Facts;
        var isStrong = facts.Exact && (facts.Greatest is PlaceKind.Country or PlaceKind.Capital or PlaceKind.Province or PlaceKind.Seat or PlaceKind.District
            || facts.Population >= ProminentPopulation || phrase.NameLast > phrase.NameFirst);
        var previous = Before(phrase.First - 1);
        if (previous is { } title && words.IsTitle(title.Text) && facts.Greatest != PlaceKind.Country)
        {
            return false;
        }

        // Syrian, Turkish: an adjective is a place only where it is some place's usual name.
        var isSingle = phrase.NameFirst == phrase.NameLast;
        if (isSingle && tokens[Units[phrase.NameLast].Last].Upos is "ADJ" or "VERB" && !(isStrong && facts.Usual))
        {
            return false;
        }

        // Of the short words all in capitals only countries (US, UAE) are places: the rest are bodies.
        if (isSingle && IsAcronym(Units[phrase.NameFirst].Text) && facts.Greatest != PlaceKind.Country && !IsAbbreviatedUnit(phrase))
        {
            return false;
        }

        if (isSingle && persons?.Contains(phrase.Name) == true && !phrase.HasEvidence && previous?.Lower is not ("in" or "at" or "near" or "into"))
        {
            return false;
        }

        return phrase.HasEvidence || isStrong || ContinuesList(phrase, before)
            || (previous is not null && words.Locatives.Contains(previous.Text) && (facts.Exact || previous.Lower is not ("of" or "to" or "from" or "on" or "over" or "between")));
    }

    // B.C.; Boston, MA
    private bool IsAbbreviatedUnit(PlacePhrase phrase) => phrase.Facts.Greatest == PlaceKind.Province
        && (phrase.Name.Contains('.', StringComparison.Ordinal) || (phrase.NameFirst > 0 && Units[phrase.NameFirst - 1].Lower == ","));

    private static bool IsAcronym(string text) => text.Length <= LongestAcronym && text.Count(char.IsLetter) > 1 && !text.Any(char.IsLower);

    // The unit before a phrase, over articles and adjectives.
    private TextUnit? Before(int at)
    {
        var steps = 0;
        while (at > 0 && steps++ < 3 && !words.Locatives.Contains(Units[at].Text) && (words.Fillers.Contains(Units[at].Text) || tokens[Units[at].Last].Upos is "ADJ" or "DET"))
        {
            at--;
        }

        return at >= 0 ? Units[at] : null;
    }

    private bool ContinuesList(PlacePhrase phrase, PlacePhrase? before)
    {
        if (before is null || before.Last >= phrase.First || phrase.First - before.Last > 3)
        {
            return false;
        }

        return phrase.First - before.Last > 1
            && Enumerable.Range(before.Last + 1, phrase.First - before.Last - 1).All(i => Units[i].Lower is "," or "and" or "or" or "&" or "the");
    }

    // towns of A and B: the noun is said once.
    private void Share(PlacePhrase phrase, PlacePhrase? before)
    {
        if (phrase.Feature is null && before is { PluralFeature: true } && ContinuesList(phrase, before))
        {
            phrase.Feature = before.Feature;
            phrase.PluralFeature = true;
        }
    }
}
