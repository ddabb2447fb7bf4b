using System.Buffers;

namespace Salient.Language.Splitting;

/// <summary>The closed classes of English that cutting text into words needs: contractions, abbreviations, prefixes, units.</summary>
internal static class TokenMarks
{
    /// <summary>Characters that may stand for an apostrophe or a transliterated ayn or hamza inside a word.</summary>
    public static readonly SearchValues<char> Apostrophes = SearchValues.Create("'’‘`´ʼʿʾ′");

    /// <summary>Hyphens that join words.</summary>
    public static bool IsHyphen(char c) => c is '-' or '‐' or '‑';

    /// <summary>
    /// Words whose full stop belongs to them and which are followed by a name or number, so that no sentence ends at them.
    /// </summary>
    public static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Titles = Set(
        "mr mrs ms dr prof gen col lt maj sgt cpl capt cmdr adm brig gov sen rep reps sens rev hon pres st ft mt messrs mme mlle msgr fr supt insp det amb sec approx ca cf vs v eg e.g i.e ie viz al");

    /// <summary>Words whose full stop belongs to them before a number: <c>No. 5</c>, but not <c>No. We stayed.</c></summary>
    public static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Numbered = Set("no nos vol fig figs art p pp ch");

    /// <summary>Words whose full stop belongs to them and at which a sentence may end.</summary>
    public static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Abbreviations = Set(
        "jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun jr sr inc corp ltd co bros dept est etc dist prov ave blvd rd sq km hrs yrs mins lb lbs oz ext attn tel esp univ assn natl intl");

    /// <summary>Prefixes that keep their hyphen: the treebank reads <c>anti-war</c> as one word.</summary>
    public static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Prefixes = Set(
        "e non pre anti mid re post co over pro multi ex sub semi neo micro socio psycho counter intra inter un ultra trans mini mega bi tri quasi pseudo extra hyper de em geo ante infra super arch");

    /// <summary>Words that nothing ends with: a line that breaks off at one goes on in the next.</summary>
    public static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Dangling = Set(
        "a an the of in on at to by for from with into and or that as between than its their his her our my");

    /// <summary>Units that are cut from the number they stick to.</summary>
    public static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Units = Set(
        "m k b bn mn km cm mm kg g mg lb lbs oz ft am pm x mw kw kwh hz mhz ghz gb mb tb kb mph kph kmh km/h hrs hr min mins sec secs in yd yds ha ml bpd hh km² m²");

    /// <summary>Words before <c>'d</c>, <c>'m</c>, <c>'re</c>, <c>'ve</c>, <c>'ll</c>: elsewhere the mark belongs to a name.</summary>
    public static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> BeforeVerbs = Set(
        "i you u he she it we they there that this these those who what how where when why which would could should might must not here y'all one");

    /// <summary>Words of two, one written on the other, with the length of the first.</summary>
    public static int JoinedAt(ReadOnlySpan<char> lower) => lower switch
    {
        "alot" or "im" or "ive" => 1,
        "thats" => 4,
        "cannot" or "outta" or "gonna" or "gotta" or "wanna" => 3,
        "dont" or "didnt" or "doesnt" or "wont" or "isnt" or "wasnt" or "arent" or "couldnt" or "wouldnt" or "shouldnt" or "havent" or "hasnt" or "hadnt" or "werent" or "aint" or "cant" => lower.Length - 2,
        _ => 0,
    };

    private static HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Set(string words) =>
        new HashSet<string>(words.Split(' '), StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();
}
