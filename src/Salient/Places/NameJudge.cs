using Salient.Language;

namespace Salient.Places;

/// <summary>Tells names of places from other names and words by what stands around them. Positions are units.</summary>
internal sealed class NameJudge(IReadOnlyList<TextUnit> units, IReadOnlyList<Token> tokens, PlaceWords words)
{
    // A town of fewer inhabitants, or of none stated, may share its name with a person or word: it needs a place's surroundings.
    private const long ProminentPopulation = 15000;

    private const int LongestAcronym = 5;

    // An unknown name is a place where a noun says so: town of X, the X hill. A plural after it is more likely its people's or its troops'.
    internal bool IsIntroduced(PlacePhrase phrase)
    {
        if (phrase.Feature is not { } feature)
        {
            return false;
        }

        var follows = phrase.First >= phrase.NameFirst - 1
            && (phrase.First == phrase.NameFirst || units[phrase.First].Lower is "the" or "a" or "an");
        return !follows || (tokens[units[phrase.NameLast].Last].Upos is "PROPN" or "" && words.Introducing.Contains(feature.Word));
    }

    // A known name that is only part of a longer unknown one (a person's, a body's) is not a place.
    internal bool StandsAlone((int First, int Last, NameFacts Facts) name, (int First, int Last) run,
        List<(int First, int Last, NameFacts Facts)> known) =>
        IsEdge(name.First - 1, run, known, isAfter: false) && IsEdge(name.Last + 1, run, known, isAfter: true);

    private bool IsEdge(int at, (int First, int Last) run, List<(int First, int Last, NameFacts Facts)> known, bool isAfter)
    {
        if (at < run.First || at > run.Last)
        {
            return true;
        }

        var unit = units[at];
        if (isAfter && IsOfficial(at, run))
        {
            return true;
        }

        if (words.Bodies.Contains(unit.Text) && words.Feature(unit.Text) is null)
        {
            return false;
        }

        // A feature noun in capitals belongs to the name before it (Nasib Crossing), not to the one after it (Highway Patrol).
        return (words.IsNever(unit.Text) && !words.Given.Contains(unit.Text)) || words.Bearing(unit.Text) is not null
            || (isAfter && words.Feature(unit.Text) is not null)
            || known.Any(k => k.First <= at && at <= k.Last && k.Facts.Greatest is PlaceKind.Country)
                || tokens[unit.Last].Upos is "VERB" or "ADJ" or "ADV";
    }

    // Aleppo Mayor X, Quebec Health Minister Y, Oslo Police: an office or service of the place stands behind it.
    private bool IsOfficial(int at, (int First, int Last) run)
    {
        for (var i = at; i <= Math.Min(run.Last, at + 2); i++)
        {
            if (words.IsTitle(units[i].Text) || words.Civic.Contains(units[i].Text))
            {
                return true;
            }
        }

        return false;
    }

    internal bool IsPlace(PlacePhrase phrase, PlacePhrase? before)
    {
        var facts = phrase.Facts;
        var isSingle = phrase.NameFirst == phrase.NameLast;
        var isStrong = facts.Exact && (!isSingle || facts.Population >= ProminentPopulation
            || facts.Greatest is PlaceKind.Country or PlaceKind.Capital or PlaceKind.Province or PlaceKind.Seat or PlaceKind.District);
        var previous = Before(phrase.First - 1);
        if (previous is { } title && words.IsTitle(title.Text) && facts.Greatest != PlaceKind.Country
            && !(title.Lower == "by" && HasOffice(phrase.Last + 1)))
        {
            return false;
        }

        return !(isSingle && IsOtherwise(phrase, isStrong))
            && (phrase.HasEvidence || isStrong || ContinuesList(phrase, before) || (facts.Exact && Heads(phrase))
            || (previous is not null && words.Locatives.Contains(previous.Text)
                && (facts.Exact || previous.Lower is not ("of" or "to" or "from" or "on" or "over" or "between"))));
    }

    /// <summary>How far the words around a phrase say that it is a place.</summary>
    internal PlaceStanding Standing(PlacePhrase phrase, PlacePhrase? before) =>
        phrase.HasEvidence || phrase.Within is not null || ContinuesList(phrase, before) || Heads(phrase)
            || Before(phrase.First - 1) is { } previous && words.Locatives.Contains(previous.Text)
            && (previous.Lower is not ("of" or "on" or "over") || IsOutOf(previous))
            ? PlaceStanding.Said
            : PlaceStanding.Bare;

    // «Atarib: fighters entered the town»
    private bool Heads(PlacePhrase phrase) => phrase.First == 0 && phrase.Last + 2 < units.Count && units[phrase.Last + 1].Lower == ":";

    // out of X
    private bool IsOutOf(TextUnit of) => of.First > 0 && tokens[of.First - 1].Text is "out" or "west" or "east" or "north" or "south";

    private bool HasOffice(int at) => at < units.Count && words.Civic.Contains(units[at].Text);

    // A single word that is an adjective, a body's initials or a person who speaks.
    private bool IsOtherwise(PlacePhrase phrase, bool isStrong)
    {
        var facts = phrase.Facts;

        // Syrian, Turkish: an adjective is a place only where it is some place's usual name.
        if ( tokens[units[phrase.NameLast].Last].Upos is "ADJ" or "VERB" && !(isStrong && facts.Usual))
        {
            return true;
        }

        // Of the short words all in capitals only countries (US, UAE) are places: the rest are bodies.
        if (IsAcronym(units[phrase.NameFirst].Text) && facts.Greatest != PlaceKind.Country && !IsAbbreviatedUnit(phrase))
        {
            return true;
        }

        return facts.Greatest is not (PlaceKind.Country or PlaceKind.Capital or PlaceKind.Province) && !phrase.HasEvidence
            && phrase.Last + 1 < units.Count && words.Saying.Contains(units[phrase.Last + 1].Text);
    }

    // B.C.; Boston, MA
    private bool IsAbbreviatedUnit(PlacePhrase phrase) => phrase.Facts.Greatest == PlaceKind.Province
        && (phrase.Name.Contains('.', StringComparison.Ordinal) || (phrase.NameFirst > 0 && units[phrase.NameFirst - 1].Lower == ","));

    private static bool IsAcronym(string text) => text.Length <= LongestAcronym && text.Count(char.IsLetter) > 1 && !text.Any(char.IsLower);

    // The unit before a phrase, over articles and adjectives.
    private TextUnit? Before(int at)
    {
        var steps = 0;
        while (at > 0 && steps++ < 3 && !words.Locatives.Contains(units[at].Text)
            && (words.Fillers.Contains(units[at].Text) || tokens[units[at].Last].Upos is "ADJ" or "DET"))
        {
            at--;
        }

        return at >= 0 ? units[at] : null;
    }

    internal bool ContinuesList(PlacePhrase phrase, PlacePhrase? before)
    {
        if (before is null || before.Last >= phrase.First || phrase.First - before.Last > 3)
        {
            return false;
        }

        return phrase.First - before.Last > 1
            && Enumerable.Range(before.Last + 1, phrase.First - before.Last - 1)
                .All(i => units[i].Lower is "," or "and" or "or" or "&" or "the");
    }
}
