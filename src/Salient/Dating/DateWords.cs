using System.Buffers;
using System.Globalization;
using Salient.Yaml;

namespace Salient.Dating;

/// <summary>The words that say when, from <c>codebooks/dating.yaml</c>. Immutable once parsed; shared by threads.</summary>
public sealed class DateWords
{
    private static readonly SearchValues<char> Joints = SearchValues.Create(" -'’‘`ʼʿʾ");

    // "Dhu al-Hijjah" is four pieces.
    private const int LongestName = 5;

    private readonly Dictionary<string, int> months;
    private readonly Dictionary<string, int> weekdays;
    private readonly Dictionary<string, int> numbers;
    private readonly Dictionary<string, int> ordinals;
    private readonly Dictionary<string, int> days;
    private readonly Dictionary<string, string> seasons;
    private readonly Dictionary<string, string> dayParts;
    private readonly Dictionary<string, string> clock;
    private readonly Dictionary<string, DateUnit> units;
    private readonly Dictionary<string, HashSet<string>> sets = new(StringComparer.Ordinal);
    private readonly List<(string[] Words, string Timex)> phrases = [];

    private readonly Dictionary<string, (DateCalendar Calendar, int Month)> otherMonths = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> monthNames = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> decades;
    private readonly HashSet<string> beginnings;

    private DateWords(CodebookNode top)
    {
        months = Numbered(top, "months", 1, 12);
        weekdays = Numbered(top, "weekdays", 1, 7);
        numbers = Numbered(top, "numbers", 0, 1_000_000);
        ordinals = Numbered(top, "ordinals", 1, 100);
        days = Numbered(top, "days", -10, 10);
        seasons = Coded(top, "seasons");
        dayParts = Coded(top, "day_parts");
        clock = Coded(top, "clock_words");
        units = Units(top);
        foreach (var key in (string[])["ambiguous", "some", "overnight", "tonight", "last", "past_span", "previous", "following", "this",
            "next", "ago", "earlier", "later", "start", "middle", "end", "before_year", "not_after_year", "ahead", "future_verb",
        "past_verb", "ahead_to", "scheduled", "day_begins", "lasting", "begin_verb"])
        {
            sets[key] = top.Texts(key).ToHashSet(StringComparer.Ordinal);
        }

        AddPhrases(top.Texts("present"), "PRESENT_REF");
        AddPhrases(top.Texts("past"), "PAST_REF");
        AddPhrases(top.Texts("history"), "HISTORY_REF");
        AddPhrases(top.Texts("future"), "FUTURE_REF");
        foreach (var (code, words) in top.WordLists("often"))
        {
            AddPhrases(words, code);
        }

        decades = Numbered(top, "decades", 1000, 2100);
        AddMonths(top);
        phrases.Sort((a, b) => b.Words.Length.CompareTo(a.Words.Length));
        beginnings = Beginnings();
    }

    /// <summary>Reads the file of date words.</summary>
    /// <param name="file">Its name, for messages.</param>
    /// <param name="text">Its contents.</param>
    /// <exception cref="CodebookFaultsException">The file is wrong; every fault is named with its line.</exception>
    public static DateWords Parse(string file, string text) => CodebookNode.Read(file, text, top => new DateWords(top));

    internal IReadOnlyList<(string[] Words, string Timex)> Phrases => phrases;

    internal int? Month(string word) => Get(months, word);

    /// <summary>A month of a calendar other than the Gregorian, or null.</summary>
    internal (DateCalendar Calendar, int Month)? OtherMonth(string word) => otherMonths.TryGetValue(word, out var month) ? month : null;

    /// <summary>The first year of a decade that has a name (<c>nineties</c>), or null.</summary>
    internal int? Decade(string word) => Get(decades, word);

    /// <summary>Whether any expression of time begins with a word: all others need not be looked at.</summary>
    internal bool MayBegin(string word) => beginnings.Contains(word)
        || (word.Length > 1 && char.IsAsciiDigit(word[0] is '\'' or '’' or '‘' ? word[1] : word[0]))
        || (word.Length == 1 && char.IsAsciiDigit(word[0])) || (word.EndsWith('s') && weekdays.ContainsKey(word[..^1]));

    /// <summary>
    /// The month's name that begins at a piece, as the file writes it, with the number of pieces it takes; hyphens and apostrophes make
    /// no difference.
    /// </summary>
    internal (string Name, int Length)? MonthName(List<DatePiece> pieces, int at)
    {
        if (!pieces[at].Capital)
        {
            return null;
        }

        var name = Squeezed(pieces[at].Word);
        (string, int)? best = null;
        for (var length = 1; length <= LongestName && at + length <= pieces.Count; length++)
        {
            name = length == 1 ? name : name + Squeezed(pieces[at + length - 1].Word);
            best = monthNames.TryGetValue(name, out var known) ? (known, length) : best;
        }

        return best;
    }

    internal int? Weekday(string word) => Get(weekdays, word);

    internal int? Number(string word) => Get(numbers, word);

    internal int? Ordinal(string word) => Get(ordinals, word);

    internal int? Day(string word) => Get(days, word);

    internal string? Season(string word) => seasons.GetValueOrDefault(word);

    internal string? DayPart(string word) => dayParts.GetValueOrDefault(word);

    internal string? Clock(string word) => clock.GetValueOrDefault(word);

    internal DateUnit? Unit(string word) => units.TryGetValue(word, out var unit) ? unit : null;

    internal bool Is(string set, string word) => sets[set].Contains(word);

    private void AddMonths(CodebookNode top)
    {
        foreach (var (key, calendar) in ((string, DateCalendar)[])[("hijri_months", DateCalendar.Hijri),
            ("persian_months", DateCalendar.Persian), ("ethiopian_months", DateCalendar.Ethiopian)])
        {
            foreach (var (name, month) in Numbered(top, key, 1, 13))
            {
                otherMonths[name] = (calendar, month);
            }
        }

        foreach (var name in months.Keys.Concat(otherMonths.Keys))
        {
            monthNames[Squeezed(name)] = name;
        }
    }

    private HashSet<string> Beginnings()
    {
        string[] none = ["day_begins", "lasting", "begin_verb", "before_year", "not_after_year", "ambiguous", "future_verb", "past_verb",
            "ahead", "ahead_to", "scheduled"];
        return [.. months.Keys, .. otherMonths.Keys, .. weekdays.Keys, .. numbers.Keys, .. ordinals.Keys, .. days.Keys, .. seasons.Keys,
            .. dayParts.Keys, .. clock.Keys, .. units.Keys, .. decades.Keys,
            .. sets.Where(s => !none.Contains(s.Key)).SelectMany(s => s.Value), .. phrases.Select(p => p.Words[0]), .. DateGrammar.Openers];
    }

    // Without spaces, hyphens and the marks that stand for ayn and hamza.
    private static string Squeezed(string name) => name.AsSpan().ContainsAny(Joints)
        ? string.Concat(name.Where(c => !Joints.Contains(c))) : name;

    private static int? Get(Dictionary<string, int> map, string word) => map.TryGetValue(word, out var value) ? value : null;

    private void AddPhrases(IReadOnlyList<string> words, string timex)
    {
        foreach (var phrase in words)
        {
            phrases.Add((phrase.Split(' '), timex));
        }
    }

    private static Dictionary<string, int> Numbered(CodebookNode top, string key, int low, int high)
    {
        var map = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (name, words) in top.WordLists(key))
        {
            if (!int.TryParse(name, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) || number < low
                || number > high)
            {
                top.Fault(string.Create(CultureInfo.InvariantCulture, $"'{name}' under '{key}' is not a number from {low} to {high}"));
                continue;
            }

            foreach (var word in words)
            {
                map[word] = number;
            }
        }

        return map;
    }

    private static Dictionary<string, string> Coded(CodebookNode top, string key)
    {
        var map = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (code, words) in top.WordLists(key))
        {
            foreach (var word in words)
            {
                map[word] = code;
            }
        }

        return map;
    }

    private static Dictionary<string, DateUnit> Units(CodebookNode top)
    {
        var map = new Dictionary<string, DateUnit>(StringComparer.Ordinal);
        foreach (var (name, words) in top.WordLists("units"))
        {
            if (!Enum.TryParse<DateUnit>(name, ignoreCase: true, out var unit))
            {
                top.Fault($"'{name}' under 'units' is not one of {string.Join(", ", Enum.GetNames<DateUnit>()).ToLowerInvariant()}");
            }

            foreach (var word in words)
            {
                map[word] = unit;
            }
        }

        return map;
    }
}
