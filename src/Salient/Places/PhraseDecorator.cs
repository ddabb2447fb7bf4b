using System.Globalization;
using Salient.Claims;

namespace Salient.Places;

/// <summary>Takes the words left and right of a name into its phrase: features, compass words, distances, extents.</summary>
internal sealed class PhraseDecorator(IReadOnlyList<TextUnit> units, PlaceWords words)
{
    /// <summary>Hundredths above which a share is most of a place.</summary>
    private const double Half = 50;

    internal void Decorate(PlacePhrase phrase)
    {
        TakeRight(phrase);
        TakeLeft(phrase);
        var article = Lower(phrase.First - 1);
        if (phrase.Extent == Extent.Whole && (IsCentral(phrase)
            || (phrase.FeatureOf is not null && article is "a" or "an" or "another" or "one")))
        {
            // A suburb of X is not X, and central X is not all of it.
            phrase.Extent = Extent.Part;
        }

        if (article is "the" or "a" or "an")
        {
            phrase.First--;
        }
    }

    private static bool IsCentral(PlacePhrase phrase) => phrase is { Bearing: "central", Outside: false };

    /// <summary>The feature noun of up to several words that begins at <paramref name="at"/>, and how many words it has.</summary>
    internal (PlaceFeature? Feature, int Length) FeatureAt(int at)
    {
        for (var length = Math.Min(words.LongestFeature, units.Count - at); length > 0; length--)
        {
            if (words.Feature(Text(at, at + length - 1)) is { } feature)
            {
                return (feature, length);
            }
        }

        return (null, 0);
    }

    private (PlaceFeature? Feature, int Length) FeatureBefore(int end)
    {
        for (var length = Math.Min(words.LongestFeature, end + 1); length > 0; length--)
        {
            if (words.Feature(Text(end - length + 1, end)) is { } feature)
            {
                return (feature, length);
            }
        }

        return (null, 0);
    }

    private void TakeRight(PlacePhrase phrase)
    {
        var at = phrase.Last + 1;
        var possessive = at < units.Count && units[at].IsPossessive;
        at += possessive ? 1 : 0;
        var bearing = at < units.Count && !words.IsBearingNoun(units[at].Text) ? words.Bearing(units[at].Text) : null;
        var (feature, length) = FeatureAt(bearing is null ? at : at + 1);
        if (feature is null || (possessive && feature.Kind is "settlement" or "country")
            || IsHead(phrase, at + length + (bearing is null ? 0 : 1)))
        {
            return;
        }

        phrase.Feature = feature;
        phrase.Bearing = bearing;
        phrase.Last = at + length - 1 + (bearing is null ? 0 : 1);
        // The zone area, the border crossing area: one noun more belongs to the phrase.
        if (FeatureAt(phrase.Last + 1) is ({ Kind: "area" }, var more and > 0))
        {
            phrase.Last += more;
        }
    }

    // "Idlib front commander", "Homs city council": the feature noun is itself in front of a body's noun.
    private bool IsHead(PlacePhrase phrase, int next) => phrase.Feature is null && next < units.Count
        && words.Bodies.Contains(units[next].Lower);

    private void TakeLeft(PlacePhrase phrase)
    {
        while (TakeBearing(phrase) || TakeFeature(phrase) || TakeOutside(phrase) || TakeNear(phrase) || TakeExtent(phrase))
        {
        }
    }

    // southern Idlib, the northern countryside of Hama, rural Aleppo
    private bool TakeBearing(PlacePhrase phrase)
    {
        var at = phrase.First - 1;
        if (at < 0 || phrase.Outside || phrase.Near)
        {
            return false;
        }

        if (Lower(at) == "rural" && phrase.Feature is null)
        {
            phrase.Feature = words.Feature("countryside");
            phrase.First = at;
            return true;
        }

        if (phrase.Bearing is not null || words.Bearing(units[at].Text) is not { } bearing
            || (words.IsBearingNoun(units[at].Text) && !units[at].IsCapitalised && bearing != "central" && Lower(at + 1) == "of"))
        {
            return false;
        }

        // The eastern city of X is the whole of X, which lies in the east; the eastern countryside of X is a side of it.
        phrase.Bearing = phrase.FeatureOf?.Kind is "settlement" or "province" or "county" ? null : bearing;
        phrase.First = at;
        return true;
    }

    // town of X, the villages of X and Y, province of X; nearby and strategic belong to it
    private bool TakeFeature(PlacePhrase phrase)
    {
        var (at, hasOf) = BeforeOf(phrase.First);
        if (!hasOf || phrase.Outside || phrase.Near || MatchesEndingAt(words.Near, at + 1) > 0 || MatchesEndingAt(words.Most, at + 1) > 0
            || MatchesEndingAt(words.Part, at + 1) > 0)
        {
            return TakeTitleFeature(phrase);
        }

        var (feature, length) = FeatureBefore(at);
        if (feature is null || IsOthers(at - length) || IsOfLarger(phrase, feature))
        {
            return false;
        }

        phrase.PluralFeature = words.Feature(Text(at - length + 1, at)) is { } && !Text(at - length + 1, at)
            .Equals(feature.Word, StringComparison.OrdinalIgnoreCase);
        phrase.Feature ??= feature;
        phrase.FeatureOf ??= feature;
        phrase.First = at - length + 1;
        if (Lower(phrase.First - 1) is { } qualifier && words.Qualifiers.Contains(qualifier))
        {
            phrase.First--;
        }

        return true;
    }

    // the capital of Mali, the towns of Gao region: what lies in a larger place is not that place.
    private bool IsOfLarger(PlacePhrase phrase, PlaceFeature feature) => feature.Kind == "settlement"
        && (phrase.Feature?.Kind is "province" or "county" or "district" or "area" or "countryside" or "country"
            || (words.Seats.Contains(feature.Word) && phrase.Facts.Unit is PlaceKind.Country));

    // the Salam district of X: the noun goes with the name before it.
    private bool IsOthers(int before) => before > 0 && units[before].IsCapitalised && words.Feature(units[before].Text) is null
        && !words.IsNever(units[before].Text) && words.Bearing(units[before].Text) is null
        && !words.Qualifiers.Contains(units[before].Text);

    // Mount X, Lake X, the village X: a feature noun right in front of the name
    private bool TakeTitleFeature(PlacePhrase phrase)
    {
        var at = phrase.First - 1;
        if (at < 0 || phrase.Feature is not null || phrase.First != phrase.NameFirst)
        {
            return false;
        }

        var feature = words.Feature(units[at].Text);
        if (feature is null || feature.Kind is not ("settlement" or "terrain" or "water") || units[at].Lower != feature.Word)
        {
            return false;
        }

        phrase.Feature = feature;
        phrase.First = at;
        return true;
    }

    // south of X, 20 km (12 miles) south of X, just north of X
    private bool TakeOutside(PlacePhrase phrase)
    {
        var (at, hasOf) = BeforeOf(phrase.First);
        if (!hasOf || phrase.Bearing is not null || at < 0 || !words.IsBearingNoun(units[at].Text)
            || words.Bearing(units[at].Text) is not { } bearing || bearing == "central")
        {
            return false;
        }

        phrase.Bearing = bearing;
        phrase.Outside = true;
        phrase.First = at;
        if (Lower(at - 1) == "the" && Lower(at - 2) is "to" or "in")
        {
            phrase.First = at - 1;
        }

        TakeDistance(phrase);
        return true;
    }

    private bool TakeNear(PlacePhrase phrase)
    {
        var end = Lower(phrase.First - 1) is "the" or "a" ? phrase.First - 2 : phrase.First - 1;
        var length = MatchesEndingAt(words.Near, end);
        if (length == 0 || phrase.Near)
        {
            return false;
        }

        phrase.Near = true;
        phrase.First = end - length + 1;
        TakeDistance(phrase);
        return true;
    }

    private bool TakeExtent(PlacePhrase phrase)
    {
        var end = Lower(phrase.First - 1) is "the" or "a" ? phrase.First - 2 : phrase.First - 1;
        var (most, part) = (MatchesEndingAt(words.Most, end), MatchesEndingAt(words.Part, end));
        if (phrase.Extent != Extent.Whole)
        {
            return false;
        }

        if (Math.Max(most, part) == 0)
        {
            return TakeShare(phrase, end);
        }

        phrase.Extent = most >= part ? Extent.Most : Extent.Part;
        phrase.First = end - Math.Max(most, part) + 1;
        return true;
    }

    /// <summary>«80 percent of X», «60% of X».</summary>
    private bool TakeShare(PlacePhrase phrase, int of)
    {
        if (Lower(of) != "of" || MatchesEndingAt(words.Share, of - 1) is not (var length and > 0))
        {
            return false;
        }

        var number = of - 1 - length;
        if (Number(number) is not (> 0 and < 100 and var share))
        {
            return false;
        }

        phrase.Extent = share > Half ? Extent.Most : Extent.Part;
        phrase.First = number;
        return true;
    }

    private void TakeDistance(PlacePhrase phrase)
    {
        var at = phrase.First - 1;
        if (Lower(at) is { } adverb && words.Adverbs.Contains(adverb))
        {
            at--;
        }

        // The same distance in other units stands in brackets.
        if (Lower(at) == ")")
        {
            var open = at;
            while (open > 0 && at - open < 5 && Lower(open) != "(")
            {
                open--;
            }

            at = Lower(open) == "(" ? open - 1 : at;
        }

        if (Lower(at) is { } unit && words.Unit(unit) is { } km && Number(at - 1) is { } count)
        {
            phrase.DistanceKm = count * km;
            phrase.First = at - 1;
        }
        else if (Lower(at) is { Length: > 2 } glued && glued.EndsWith("km", StringComparison.Ordinal)
            && double.TryParse(glued[..^2], NumberStyles.Float, CultureInfo.InvariantCulture, out var value))
        {
            phrase.DistanceKm = value;
            phrase.First = at;
        }
    }

    private double? Number(int at) => Lower(at) is { } word
        ? double.TryParse(word.Replace(",", "", StringComparison.Ordinal), NumberStyles.Float, CultureInfo.InvariantCulture,
            out var value) ? value : words.Number(word)
        : null;

    // The unit before "of" or "of the" in front of a position.
    private (int At, bool HasOf) BeforeOf(int first)
    {
        var at = Lower(first - 1) == "the" ? first - 2 : first - 1;
        return Lower(at) == "of" ? (at - 1, at >= 1) : (-1, false);
    }

    private int MatchesEndingAt(IReadOnlyList<string[]> phrases, int end)
    {
        foreach (var phrase in phrases)
        {
            var start = end - phrase.Length + 1;
            if (start >= 0 && end < units.Count && phrase.Select((w, i) => units[start + i].Lower == w).All(same => same))
            {
                return phrase.Length;
            }
        }

        return 0;
    }

    private string Text(int first, int last) => first == last ? units[first].Text
        : string.Join(' ', Enumerable.Range(first, last - first + 1).Select(i => units[i].Text));

    private string? Lower(int at) => at >= 0 && at < units.Count ? units[at].Lower : null;
}
