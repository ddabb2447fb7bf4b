using System.Globalization;
using Salient.Claims;
using Salient.Places;

namespace Salient.Explanations;

/// <summary>
/// Why a claim has its place: by which rule the words became a point, which places bear the name, how likely each is, and what speaks for
/// and against it.
/// </summary>
internal static class PlaceReasons
{
    private const int MostOptions = 4;

    // Less than a hundredth of the odds is no candidate that anybody asks about.
    private const double LeastProbability = 0.01;

    /// <summary>The reasons, the choice first, then a line for each candidate and for what the words are said to lie in.</summary>
    /// <param name="mention">The words.</param>
    /// <param name="pin">Where the claim was put, or null.</param>
    /// <param name="choices">What each name of the report was found to mean.</param>
    public static IEnumerable<string> Of(PlaceMention mention, ClaimPlace? pin, IReadOnlyDictionary<PlaceMention, PlaceChoice> choices)
    {
        yield return Pinned(mention, pin);
        for (var at = mention; at is { Name.Length: > 0 } && choices.TryGetValue(at, out var choice); at = at.Within)
        {
            if (!ReferenceEquals(at, mention))
            {
                yield return $"said to {(at.Outside || at.Near ? "be by" : "lie in")} '{at.Name}':";
            }

            foreach (var line in Options(choice))
            {
                yield return line;
            }
        }
    }

    private static IEnumerable<string> Options(PlaceChoice choice)
    {
        if (choice.Options.Count == 0)
        {
            yield return $"no list holds '{choice.Mention.Name}' in any spelling";
            yield break;
        }

        foreach (var option in choice.Options.Take(MostOptions)
            .Where(o => o.Probability >= LeastProbability || ReferenceEquals(o, choice.Chosen)))
        {
            yield return $"{(ReferenceEquals(option, choice.Chosen) ? "= " : "  ")}{option.Place.Name} {Where(option.Place)} {Share(option.Probability)}{Reasons(option)}";
        }

        yield return $"{(choice.Chosen is null ? "= " : "  ")}none of them {Share(1 - choice.Options.Sum(o => o.Probability))}{(choice.Chosen is null && choice.Options.Any(o => o.Probability > 1 - choice.Options.Sum(x => x.Probability)) ? ", for the likelier lie where the text says that it does not" : "")}";
    }

    private static string Reasons(PlaceOption option) => option.Reasons.Count == 0 ? ""
        : ": " + string.Join(", ", option.Reasons.OrderByDescending(r => Math.Abs(r.Weight))
        .Select(r => $"{Word(r.Name)} {r.Weight.ToString("+0.0;−0.0", CultureInfo.InvariantCulture)}"));

    private static string Word(string reason) => reason switch
    {
        "spelling" => "spelled otherwise",
        "population" => "people",
        "kind" => "kind of place",
        "words" => "words beside it",
        "theatre" => "where its actors and outlet are",
        "nearness" => "other places told",
        _ => "what lies in what",
    };

    private static string Pinned(PlaceMention mention, ClaimPlace? pin)
    {
        if (pin?.Latitude is null)
        {
            return mention.Name.Length == 0 ? "it has no name of its own, so it gets no point"
                : $"no list knows '{mention.Name}' where it could be, so it gets no point";
        }

        var circle = string.Create(CultureInfo.InvariantCulture,
            $"{pin.Latitude:0.####}, {pin.Longitude:0.####}, {pin.RadiusKm:0.#} km around, {Share(pin.Probability ?? 0)}");
        return $"{pin.Name} at {circle}; {Rule(mention, pin)}";
    }

    private static string Rule(PlaceMention mention, ClaimPlace pin) => pin.Rule switch
    {
        "offset" or "beside" => $"that far {mention.Bearing} of '{mention.Name}'",
        "near" => $"near '{mention.Name}'",
        "between" or "road" => $"half-way from '{mention.Name}' to '{mention.Other?.Name}'",
        "border" => $"along the border of '{mention.Name}'",
        "bank" => $"{mention.Bearing} of '{mention.Name}', to the edge of the country",
        "side" => $"the {mention.Bearing} of '{mention.Name}'",
        "facility" => $"a {mention.Feature} named after '{mention.Name}'",
        "terrain" => $"a {mention.Feature} of which the list has the village",
        "countryside" or "area" => $"the {mention.Feature} of '{mention.Name}'",
        "within" => $"no list knows '{mention.Name}' there: what it is said to lie in",
        "neighbour" => $"no list knows '{mention.Name}': the settlement told beside it",
        "unit" => $"no list knows '{mention.Name}': the unit that the report is about",
        _ => "the place of that name",
    };

    private static string Where(Place place) =>
        $"({place.Id}, {place.FeatureCode}{(place.Country.Length == 0 ? "" : $", {place.Country}{(place.Admin1 is null ? "" : $".{place.Admin1}")}")})";

    private static string Share(double probability) => Math.Max(0, probability).ToString("0.00", CultureInfo.InvariantCulture);
}
