using System.Collections.Concurrent;

namespace Salient.Places;

/// <summary>A place that bears a name, and how far the spelling had to be stretched.</summary>
/// <param name="Place">The place.</param>
/// <param name="Looseness">
/// 0 the very name but for case, marks and hyphens; 0.05 so for one of its other names; 0.15 to 0.2 another transliteration;
/// above 0.3 only the consonants agree, growing with the letters that differ, up to 0.6.
/// </param>
/// <param name="Primary">Whether it is the place's usual name that matched.</param>
public sealed record PlaceMatch(Place Place, double Looseness, bool Primary);

/// <summary>Finds places by name, whatever the spelling. Immutable; shared by threads.</summary>
public sealed partial class PlaceIndex
{
    /// <summary>What ids of places in a user's own lists begin with: their rows stand for any other row of the same place.</summary>
    public const string UserPrefix = "user:";

    /// <summary>Looseness up to which a name counts as the place's own.</summary>
    public const double Tight = 0.2;

    // Skeletons shared by more rows than this say nothing.
    private const int MostSkeletons = 80;
    private const double SamePlaceKm = 5;

    // A report asks for the same names again and again: the last answer of each slot is kept, some megabytes in all.
    private const int MostRecent = 1024;

    // Two lists put the middle of a unit up to so far apart, where one of them gives no code of it.
    private const double SameUnitKm = 60;

    // Names of which more than this share of the letters differ are other names.
    private const double MostLetters = 0.4;

    // Articles and marks that the key of a name leaves out.
    private const int LongestGeneric = 8;

    // Letters below are Latin.
    private const char FirstGreek = '\u0370';
    private const char FirstExtended = '\u1E00';

    private readonly PlaceTable[] tables;
    private readonly NameSpelling spelling;
    private readonly Answer?[] recent = new Answer?[MostRecent];
    private readonly ConcurrentDictionary<string, Place> twins = new(StringComparer.Ordinal);

    private PlaceIndex(PlaceTable[] tables, NameSpelling spelling)
    {
        this.tables = tables;
        this.spelling = spelling;
        Count = tables.Sum(t => t.Count);
    }

    /// <summary>How many rows it holds; a place of two lists counts twice.</summary>
    public int Count { get; }

    /// <summary>The lists that it was made of, with how many rows each gave, in order.</summary>
    public IReadOnlyList<(string Name, int Places)> Lists =>
        [.. tables.SelectMany(t => t.Lists).GroupBy(l => l.Name, StringComparer.Ordinal).Select(g => (g.Key, g.Sum(l => l.Places)))];

    /// <summary>Makes an index of <paramref name="places"/>.</summary>
    /// <param name="places">The places, of any number of lists.</param>
    /// <param name="spelling">How names are levelled; the bundled table where null.</param>
    public static PlaceIndex Build(IReadOnlyCollection<Place> places, NameSpelling? spelling = null) =>
        Open([Pack(places, spelling)], spelling);

    /// <summary>Makes the bytes of an index, to be kept and opened again by <see cref="Open"/> without reading the list anew.</summary>
    public static byte[] Pack(IReadOnlyCollection<Place> places, NameSpelling? spelling = null)
    {
        var builder = new PlaceIndexBuilder(spelling);
        foreach (var place in places)
        {
            builder.Add("", place);
        }

        return builder.Finish();
    }

    /// <summary>
    /// Opens packed lists together. Where two hold the same place, the one of the longest GeoNames standing wins (see <see
    /// cref="Find"/>).
    /// </summary>
    /// <exception cref="InvalidDataException">Bytes that are no index, are cut short or were made with another spelling table: pack the
    /// list again.</exception>
    public static PlaceIndex Open(IReadOnlyList<ReadOnlyMemory<byte>> packed, NameSpelling? spelling = null)
    {
        var table = spelling ?? NameSpelling.Default;
        return new([.. packed.Select(bytes => new PlaceTable(bytes, table))], table);
    }

    /// <summary>
    /// The places that bear <paramref name="name"/> in any spelling, tightest first; each once. Two rows are one place when they are of
    /// the same kind and within 5 km, or the same country or first-level unit: a GeoNames row then stands for one of our own list.
    /// </summary>
    /// <param name="name">A bare name in any script.</param>
    /// <param name="loosest">Matches looser than this are left out.</param>
    public IReadOnlyList<PlaceMatch> Find(string name, double loosest = 1)
    {
        ref var slot = ref recent[(uint)name.GetHashCode(StringComparison.Ordinal) % MostRecent];
        if (slot is { } known && known.Loosest == loosest && known.Name == name)
        {
            return known.Matches;
        }

        var matches = Search(name, loosest);
        slot = new(name, loosest, matches);
        return matches;
    }

    private sealed record Answer(string Name, double Loosest, IReadOnlyList<PlaceMatch> Matches);

    private List<PlaceMatch> Search(string name, double loosest)
    {
        var keys = spelling.Keys(name);
        if (keys.Plain.Length == 0)
        {
            return [];
        }

        var found = new FoundRows();
        Collect(keys.Plain, 0, found, 0, 0.05);
        if (loosest >= 0.15)
        {
            Collect(keys.Spelling, 1, found, 0.15, 0.2);
        }

        if (loosest > 0.3 && IsDoubtful(found.Matches))
        {
            CollectLoose(keys, found, loosest);
        }

        return Merge(found.Matches);
    }

    // A name that some well-known place or several places bear needs no guesses about its letters.
    private static bool IsDoubtful(List<PlaceMatch> tight) =>
        tight.Count < 4 && tight.TrueForAll(m => m.Place.Population < 15000
            && PlaceKinds.Of(m.Place) is not (PlaceKind.Country or PlaceKind.Province));

    /// <summary>Whether some place bears the name, at most in another transliteration.</summary>
    public bool Knows(string name) => Facts(name).Known;

    private void Collect(string key, byte level, FoundRows found, double ofUsual, double ofOther)
    {
        if (key.Length == 0)
        {
            return;
        }

        var hash = KeyHash.Of(key, level);
        for (var t = 0; t < tables.Length; t++)
        {
            found.Keys.Clear();
            tables[t].Find(hash, found.Keys);
            foreach (var (row, primary) in found.Keys)
            {
                if (!found.Has(t, row))
                {
                    found.Add(t, row, new(tables[t].At(row), primary ? ofUsual : ofOther, primary));
                }
            }
        }
    }

    private void CollectLoose(NameKeys keys, FoundRows found, double loosest)
    {
        if (keys.Skeleton.Length == 0)
        {
            return;
        }

        var hash = KeyHash.Of(keys.Skeleton, 2);
        for (var t = 0; t < tables.Length; t++)
        {
            found.Keys.Clear();
            tables[t].Find(hash, found.Keys);
            if (found.Keys.Count > MostSkeletons)
            {
                continue;
            }

            foreach (var (row, primary) in found.Keys)
            {
                if (found.Has(t, row))
                {
                    continue;
                }

                var place = tables[t].At(row);
                var distance = Distance(keys, place);
                if (distance <= MostLetters && 0.3 + (0.7 * distance) <= loosest)
                {
                    found.Add(t, row, new(place, 0.3 + (0.7 * distance), primary));
                }
            }
        }
    }

    // Share of the spelling's letters that differ from the nearest of the place's names with the same skeleton.
    private double Distance(NameKeys keys, Place place)
    {
        var least = 1.0;
        foreach (var name in place.OtherNames.Prepend(place.Name))
        {
            // Names of other scripts, and much longer ones, never have these consonants.
            if (IsOtherScript(name, keys.Spelling) || name.Length > (2 * keys.Spelling.Length) + LongestGeneric)
            {
                continue;
            }

            var other = spelling.Keys(name);
            if (other.Skeleton == keys.Skeleton)
            {
                least = Math.Min(least, EditDistance.Of(keys.Spelling, other.Spelling) / (double)Math.Max(keys.Spelling.Length,
                    other.Spelling.Length));
            }
        }

        return least;
    }

    private static bool IsOtherScript(string name, string key) => name.Length > 0 && char.IsLetter(name[0])
        && (name[0] >= FirstGreek && name[0] < FirstExtended) != (key[0] >= FirstGreek);

    private List<PlaceMatch> Merge(List<PlaceMatch> sorted)
    {
        var merged = new List<PlaceMatch>(sorted.Count);
        sorted.Sort(TightestFirst);
        var mayHaveTwins = HasRanks(sorted);
        foreach (var match in sorted)
        {
            var place = Standing(match.Place);
            var found = ReferenceEquals(place, match.Place) ? match : match with { Place = place };
            var twin = mayHaveTwins || Rank(found.Place) == 2 || IsUnit(found.Place) ? Twin(merged, found.Place)
                : merged.FindIndex(m => m.Place.Id == found.Place.Id); // one place of two dumps is one
            if (twin < 0)
            {
                merged.Add(found);
            }
            else
            {
                var (kept, other) = Rank(found.Place) < Rank(merged[twin].Place) ? (found.Place, merged[twin].Place)
                    : (merged[twin].Place, found.Place);
                merged[twin] = merged[twin] with { Place = Joined(kept, other) };
            }
        }

        return merged;
    }

    private static int Twin(List<PlaceMatch> merged, Place place)
    {
        for (var i = 0; i < merged.Count; i++)
        {
            if (Same(merged[i].Place, place))
            {
                return i;
            }
        }

        return -1;
    }

    // Whether the places come from lists of different standing.
    private static bool HasRanks(List<PlaceMatch> matches)
    {
        for (var i = 1; i < matches.Count; i++)
        {
            if (Rank(matches[i].Place) != Rank(matches[0].Place))
            {
                return true;
            }
        }

        return false;
    }

    private static int TightestFirst(PlaceMatch a, PlaceMatch b)
    {
        var order = a.Looseness.CompareTo(b.Looseness);
        order = order != 0 ? order : b.Place.Population.CompareTo(a.Place.Population);
        return order != 0 ? order : string.CompareOrdinal(a.Place.Id, b.Place.Id);
    }

    // Countries and provinces are the same where their codes are, in whatever lists they stand.
    private static bool IsUnit(Place place) => PlaceKinds.Of(place) is PlaceKind.Country or PlaceKind.Province;

    // A row of our own list gives way to the GeoNames row of the same place, whichever of its names was asked for.
    private Place Standing(Place place) => Rank(place) < 2 ? place : twins.GetOrAdd(place.Id, _ => FindTwin(place));

    private Place FindTwin(Place place)
    {
        var found = new FoundRows();
        foreach (var name in place.OtherNames.Prepend(place.Name))
        {
            Collect(spelling.Keys(name).Spelling, 1, found, 0, 0);
        }

        return found.Matches.Select(m => m.Place).Where(p => Rank(p) < 2 && Same(p, place)).OrderBy(Rank)
            .ThenByDescending(p => p.Population).FirstOrDefault() is { } twin
            ? Joined(twin, place)
            : place;
    }

    // What one list knows of a place and the other does not: how many live there, and that it is a seat or a capital.
    private static Place Joined(Place kept, Place other)
    {
        var (mine, others) = (PlaceKinds.Of(kept), PlaceKinds.Of(other));
        var code = mine == PlaceKind.Settlement && others is PlaceKind.Seat or PlaceKind.Capital ? other.FeatureCode : kept.FeatureCode;
        var population = Math.Max(kept.Population, other.Population);
        return population == kept.Population && code == kept.FeatureCode ? kept : kept with { Population = population, FeatureCode = code };
    }

    private static bool Same(Place a, Place b)
    {
        if (a.Id == b.Id)
        {
            return true;
        }

        if (a.Country != b.Country)
        {
            return false;
        }

        var (left, right) = (PlaceKinds.Of(a), PlaceKinds.Of(b));
        return (left, right) switch
        {
            (PlaceKind.Country, PlaceKind.Country) => true,
            (PlaceKind.Province, PlaceKind.Province) => a.Admin1 is null || b.Admin1 is null ? Rank(a) != Rank(b)
            && Earth.Km(a.Latitude, a.Longitude, b.Latitude, b.Longitude) <= SameUnitKm : a.Admin1 == b.Admin1,
            _ => (left == right || (PlaceKinds.IsSettlement(left) && PlaceKinds.IsSettlement(right)))
                && (Rank(a) != Rank(b) || Rank(a) == 2)
                && Earth.Km(a.Latitude, a.Longitude, b.Latitude, b.Longitude) <= SamePlaceKm,
        };
    }

    // −1 the user's own row, 0 a GeoNames row, 1 a row of another list with numbers of its own, 2 one of ours. GeoNames numbers have
    // eight digits or fewer.
    private static int Rank(Place place) => place.Id.StartsWith(UserPrefix, StringComparison.Ordinal) ? -1 : place.Id.Contains(':') ? 2
        : place.Id.Length > 8 ? 1 : 0;
}
