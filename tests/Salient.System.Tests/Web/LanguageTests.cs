using System.Text.RegularExpressions;
using Salient.Claims;
using Salient.Ledger;
using Salient.Store;

namespace Salient.SystemTests.Web;

/// <summary>The files of the languages, against each other and against the code that speaks by them.</summary>
public sealed partial class LanguageTests
{
    /// <summary>The forms in which each language counts whole numbers (CLDR); <c>PageLanguageTests</c> holds them to the browser's.</summary>
    public static readonly IReadOnlyDictionary<string, string[]> Forms = new Dictionary<string, string[]>
    {
        ["ar"] = ["few", "many", "one", "other", "two", "zero"], ["en"] = ["one", "other"], ["es"] = ["one", "other"],
        ["fr"] = ["one", "other"], ["uk"] = ["few", "many", "one", "other"],
    };

    private static readonly Dictionary<string, string> English = LanguageFile.Of("en");

    public static TheoryData<string> Others => [.. LanguageFile.Codes.Where(c => c != "en")];

    [Fact]
    public void There_are_five_languages() => Assert.Equal(["ar", "en", "es", "fr", "uk"], LanguageFile.Codes);

    [Theory]
    [MemberData(nameof(Others))]
    public void A_language_says_all_that_English_says_and_no_more(string code) =>
        Assert.Equal(English.Keys.Order(), LanguageFile.Of(code).Keys.Order());

    [Theory]
    [MemberData(nameof(Others))]
    public void A_language_leaves_open_what_English_leaves_open(string code)
    {
        var own = LanguageFile.Of(code);
        Assert.All(English, pair => Assert.Equal((pair.Key, string.Join(' ', LanguageFile.Read(pair.Value).Names)),
            (pair.Key, string.Join(' ', LanguageFile.Read(own[pair.Key]).Names))));
    }

    [Fact]
    public void What_is_counted_has_every_form_that_its_language_counts_in()
    {
        foreach (var code in LanguageFile.Codes)
        {
            foreach (var (key, message) in LanguageFile.Of(code))
            {
                foreach (var (name, forms) in LanguageFile.Read(message).Plurals)
                {
                    // A form that all numbers share is one form: "3 contested".
                    var had = forms.Where(f => f[0] != '=').Order().ToArray();
                    Assert.True(had is ["other"] ? code == "en" : had.SequenceEqual(Forms[code]),
                        $"{code}: {key} counts {name} as {string.Join(", ", had)}, and {code} counts as {string.Join(", ", Forms[code])}");
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(Others))]
    public void A_language_is_translated(string code)
    {
        // What is called alike in both: names of formats and programs, and words that the languages share.
        var own = LanguageFile.Of(code);
        var alike = English.Where(p => own[p.Key] == p.Value && LanguageFile.Stretches(p.Value).Any()).Select(p => p.Key).ToArray();
        Assert.True(alike.Length <= 22, $"{code} says these as English does: {string.Join(", ", alike)}");
        Assert.DoesNotContain(alike, key => English[key].Split(' ').Length > 4);
    }

    [Fact]
    public void Every_word_is_used_somewhere()
    {
        var code = Sources().Select(s => s.Text).ToList();
        var whole = code.SelectMany(text => Literal().Matches(text).Select(m => m.Groups[1].Value)).ToHashSet(StringComparer.Ordinal);
        var made = code.SelectMany(text => Made().Matches(text)
                .Select(m => new Regex("^" + string.Join(".*", Filled().Split(m.Groups[1].Value).Select(Regex.Escape)) + "$"))).ToList();
        Assert.DoesNotContain(English.Keys, key => !whole.Contains(key) && !made.Any(pattern => pattern.IsMatch(key)));
    }

    /// <summary>
    /// Two words in a row, or one with a capital, that stand in quotation marks in the code of the page: none may be English. Names of
    /// keys, countries of the outlines, classes and selectors are no words for people.
    /// </summary>
    [Fact]
    public void No_English_words_stand_in_the_code_of_the_page()
    {
        var words = Sources().Where(s => s.File.EndsWith(".ts", StringComparison.Ordinal) && !s.File.EndsWith("borders.ts", StringComparison.Ordinal)
                && Path.GetFileName(Path.GetDirectoryName(s.File)) == "src")
            .SelectMany(s => Quoted().Matches(s.Text).Where(m => !IsForPrograms(m.Value[1..^1], s.Text[Math.Max(0, m.Index - 30)..m.Index]))
                .Select(m => $"{Path.GetFileName(s.File)}: {m.Value}"));
        Assert.Empty(words);
    }

    [Fact]
    public void Every_code_of_the_contract_and_of_the_codebook_has_its_word()
    {
        var events = File.ReadLines(Path.Combine(Tests.Checkout.Root, "docs", "events.md")).Select(l => Code().Match(l)).Where(m => m.Success)
            .Select(m => m.Groups[1].Value).ToList();
        Assert.True(events.Count > 50);
        string[] needed = [.. events.Concat(ClaimWords.All<ClaimRelation>()).Select(e => $"event.{e}"),
            .. ClaimWords.All<ClaimStatus>().Select(s => $"status.{s}"), .. ClaimWords.All<DatePrecision>().Select(p => $"precision.{p}"),
            .. ClaimWords.All<HoldingState>().Where(s => s != "relieved").Select(s => $"state.{s}"),
            .. ClaimWords.All<DeskRole>().Select(r => $"role.{r}"),
            .. ClaimWords.All<Rulings.RulingKind>().Select(k => $"ruled.{k}"),
            .. Enumerable.Range(0, 101).Select(n => $"likelihood.{Likelihood.Words(n / 100.0).Replace(' ', '-')}")];
        Assert.DoesNotContain(needed, key => !English.ContainsKey(key));
    }

    private static bool IsForPrograms(string text, string before) =>
        before.TrimEnd().EndsWith("class:", StringComparison.Ordinal) || before.Contains("command: ", StringComparison.Ordinal)
        || before.Contains("e.key ===", StringComparison.Ordinal) || before.Contains(".type ===", StringComparison.Ordinal)
        || before.EndsWith("rel: ", StringComparison.Ordinal) || Selector().IsMatch(before) || text.Contains('<', StringComparison.Ordinal)
        || text.StartsWith('"') || text is "Esc" or "Key" or "fighting told" || !Words().IsMatch(text);

    /// <summary>The code of the page and of the plain pages, without its comments.</summary>
    private static IEnumerable<(string File, string Text)> Sources()
    {
        var web = Path.Combine(Tests.Checkout.Root, "src", "Salient.Web");
        return Directory.EnumerateFiles(Path.Combine(web, "ClientApp", "src"), "*.ts")
            .Concat(Directory.EnumerateFiles(Path.Combine(web, "ClientApp"), "*.ts"))
            .Concat(Directory.EnumerateFiles(Path.Combine(web, "Plain"), "*.cs")).Concat(Directory.EnumerateFiles(Path.Combine(web, "People"), "*.cs"))
            .Select(file => (file, Comment().Replace(File.ReadAllText(file), "")));
    }

    [GeneratedRegex(@"['""]([a-z][\w-]*(?:\.[\w-]+)+)['""]")]
    private static partial Regex Literal();

    [GeneratedRegex(@"(?:`|\$"")([a-z][\w-]*\.?[\w.-]*(?:\$?\{[^{}]*(?:\{[^{}]*\}[^{}]*)*\}[\w.-]*)+)(?:`|"")")]
    private static partial Regex Made();

    [GeneratedRegex(@"\$?\{[^{}]*(?:\{[^{}]*\}[^{}]*)*\}")]
    private static partial Regex Filled();

    [GeneratedRegex(@"'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"[A-Za-z]{2,},? [a-z]{2,}|^[A-Z][a-z]+$")]
    private static partial Regex Words();

    [GeneratedRegex(@"(?:closest|querySelector|querySelectorAll)(?:<\w+>)?\($")]
    private static partial Regex Selector();

    [GeneratedRegex(@"/\*.*?\*/|(?<=^|\s)//[^\n]*", RegexOptions.Singleline)]
    private static partial Regex Comment();

    [GeneratedRegex(@"^\| `([a-z-]+)` \|")]
    private static partial Regex Code();
}
