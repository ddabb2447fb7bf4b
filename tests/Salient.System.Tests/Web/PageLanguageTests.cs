using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Salient.SystemTests.Web;

/// <summary>The page in each of its languages, as people see it.</summary>
[Collection(OneDesk.Name)]
public sealed class PageLanguageTests(ServedDesk desk)
{
    private const string Day = "on=2030-03-10";

    private static readonly string[] Views =
    [
        $"/?{Day}", $"/?{Day}&place=t1", $"/?{Day}&tab=changes", $"/?{Day}&tab=incidents", $"/?{Day}&tab=review", $"/?{Day}&tab=search&words=guard",
        $"/report/{InventedWar.Reports[2].Hash[..16]}",
    ];

    public static TheoryData<string> Languages => [.. LanguageFile.Codes];

    [Theory]
    [InlineData("fr-FR", "fr", "ltr")]
    [InlineData("ar-SY", "ar", "rtl")]
    [InlineData("uk-UA", "uk", "ltr")]
    [InlineData("es-MX", "es", "ltr")]
    [InlineData("de-DE", "en", "ltr")]
    public async Task The_browser_says_first_which_language(string locale, string code, string direction)
    {
        await using var visit = await desk.Visit($"/?{Day}", locale: locale);
        await Expect(visit.Page.Locator("html")).ToHaveAttributeAsync("lang", code);
        await Expect(visit.Page.Locator("html")).ToHaveAttributeAsync("dir", direction);
        await Expect(visit.Page.Locator(".tab-changes")).ToHaveTextAsync(LanguageFile.Of(code)["tab.changes"]);
        await visit.Page.GotoAsync($"/list?{Day}");
        await Expect(visit.Page.Locator("html")).ToHaveAttributeAsync("lang", code);
        await Expect(visit.Page.Locator("th").First).ToHaveTextAsync(LanguageFile.Of(code)["column.place"]);
        Assert.Empty(visit.Errors);
    }

    [Fact]
    public async Task What_is_chosen_by_keyboard_holds_on_every_page_and_the_view_stays()
    {
        await using var visit = await desk.Visit($"/?{Day}&place=t1");
        await visit.Page.GetByLabel("Language").FocusAsync();
        await visit.Page.GetByLabel("Language").SelectOptionAsync("ar");
        await Expect(visit.Page.Locator("html")).ToHaveAttributeAsync("dir", "rtl");
        await Expect(visit.Page.Locator("section.place h2")).ToHaveTextAsync("Tell Asfar");
        await visit.AddressHolds($"{Day}&place=t1");
        await Expect(visit.Page.Locator(".reason")).ToContainTextAsync("لماذا الروايات متضاربة");
        // What reports say stays as they say it.
        await Expect(visit.Page.Locator(".claims blockquote").First).ToContainTextAsync("Tell Asfar");
        await visit.Page.GotoAsync("/list/place/t1");
        await Expect(visit.Page.Locator("html")).ToHaveAttributeAsync("dir", "rtl");
        await visit.Page.GotoAsync($"/?{Day}&lang=fr");
        await Expect(visit.Page.Locator("html")).ToHaveAttributeAsync("lang", "fr");
        await visit.Page.Locator(".tab-changes").ClickAsync();
        await visit.AddressHolds("lang=fr");
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task Every_view_speaks_one_language_and_is_fit_for_everybody(string code)
    {
        var scheme = code is "ar" or "es" ? ColorScheme.Dark : ColorScheme.Light;
        var foreign = code == "en" ? [] : Foreign(code);
        foreach (var path in Views)
        {
            await using var visit = await desk.Visit($"{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}lang={code}", scheme: scheme);
            await visit.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
            var said = await Said(visit);
            Assert.All(foreign, words => Assert.False(said.Contains(words, StringComparison.Ordinal), $"{path} in {code} says \"{words}\""));
            await Picture(visit, $"{code}-{Array.IndexOf(Views, path)}");
            // The others have nothing that these do not have; English is gone through elsewhere.
            if (code != "en" && (path == Views[1] || path == Views[4]))
            {
                await Fit(visit, path);
            }

            Assert.Empty(visit.Errors);
        }
    }

    [Theory]
    [InlineData("ar", ColorScheme.Light)]
    [InlineData("ar", ColorScheme.Dark)]
    [InlineData("uk", ColorScheme.Light)]
    public async Task A_phone_shows_long_words_and_those_from_right_to_left(string code, ColorScheme scheme)
    {
        foreach (var path in new[] { Views[0], $"{Views[0]}&tab=list", Views[1], Views[2] })
        {
            await using var visit = await desk.Visit($"{path}&lang={code}", 375, 700, scheme);
            await Expect(visit.Page.Locator(".date")).Not.ToBeEmptyAsync();
            await Picture(visit, $"{code}-phone-{scheme}-{Array.IndexOf(Views, path)}");
            Assert.False(await visit.ScrollsSideways(), $"{path} in {code}");
            if (path == Views[1])
            {
                await Fit(visit, path);
            }
        }
    }

    [Fact]
    public async Task Numbers_days_and_forms_are_those_of_the_language_and_its_country()
    {
        await using var damascus = await desk.Visit($"/?{Day}", locale: "ar-SY");
        await Expect(damascus.Page.Locator(".date")).ToHaveTextAsync("١٠ آذار ٢٠٣٠");
        await Expect(damascus.Page.Locator(".list .count")).ToContainTextAsync("١١ مكانًا");
        await using var kyiv = await desk.Visit($"/?{Day}", locale: "uk-UA");
        await Expect(kyiv.Page.Locator(".date")).ToHaveTextAsync("10 березня 2030 р.");
        await Expect(kyiv.Page.Locator(".list .count")).ToContainTextAsync("11 місць");
        await kyiv.Page.Locator(".list .find").FillAsync("river");
        await Expect(kyiv.Page.Locator(".list .count")).ToContainTextAsync("2 з 11 місць");
        var counted = await kyiv.Page.EvaluateAsync<Dictionary<string, string[]>>("""
            () => Object.fromEntries(['ar', 'en', 'es', 'fr', 'uk'].map((code) => {
              const rules = new Intl.PluralRules(code);
              return [code, [...new Set([...Array.from({ length: 1200 }, (_, n) => rules.select(n)), 'other'])].sort()];
            }))
            """);
        Assert.Equal(LanguageTests.Forms.OrderBy(f => f.Key), counted.OrderBy(f => f.Key));
    }

    [Fact]
    public async Task Keys_rule_where_they_stand_on_a_keyboard_of_another_script()
    {
        await using var visit = await desk.Visit("/?on=2030-03-14&place=t4&lang=uk");
        var verdict = visit.Page.Locator("section.place .verdict");
        await Expect(verdict).ToContainTextAsync("Утримує River League");
        await visit.Page.Locator("section.place .claims blockquote a").First.FocusAsync();
        await Press(visit, "к", "KeyR");
        await Expect(visit.Page.Locator(".said")).ToContainTextAsync("Відхилено.");
        await Expect(visit.Page.Locator(".claims.rejected .rulings")).ToContainTextAsync("відхилено, ");
        await Press(visit, "г", "KeyU");
        await Expect(verdict).ToContainTextAsync("Утримує River League");
    }

    [Fact]
    public async Task What_goes_wrong_is_said_in_the_language()
    {
        await using var visit = await desk.Visit("/report/ffffffffffffffff?lang=es");
        await Expect(visit.Page.Locator(".report .problem")).ToHaveTextAsync(LanguageFile.Of("es")["error.report"]);
        await visit.Page.GotoAsync($"/?{Day}&lang=fr&place=nowhere");
        await Expect(visit.Page.Locator("section.place .problem")).ToHaveTextAsync(LanguageFile.Of("fr")["error.place"]);
        await visit.Page.GotoAsync($"/?{Day}&lang=uk&tab=search&words=%22open");
        await Expect(visit.Page.Locator(".searched .count")).ToHaveTextAsync(LanguageFile.Of("uk")["error.words"]);
    }

    [Fact]
    public async Task Without_scripts_each_language_has_its_way_to_the_list()
    {
        var page = await desk.Client.GetStringAsync(new Uri("/", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.All(LanguageFile.Codes, code => Assert.Contains($"<p lang=\"{code}\" dir=\"{LanguageFile.Of(code)["language.direction"]}\">",
            page, StringComparison.Ordinal));
        Assert.All(LanguageFile.Codes, code => Assert.Contains($"href=\"/list?lang={code}\"", page, StringComparison.Ordinal));
    }

    /// <summary>What English says and the language says otherwise, as far as nobody could take it for a name.</summary>
    private static string[] Foreign(string code)
    {
        var own = LanguageFile.Of(code);
        var all = string.Join('\n', own.Values);
        return [.. LanguageFile.Of("en").Where(p => !p.Key.StartsWith("format.", StringComparison.Ordinal)).SelectMany(p => LanguageFile.Stretches(p.Value))
            .Where(s => s.Split(' ').Length > 1 && s.Length > 8 && !all.Contains(s, StringComparison.Ordinal)).Distinct()];
    }

    /// <summary>Everything that is shown, or said when asked, but what stands in words of reports.</summary>
    private static Task<string> Said(Visit visit) => visit.Page.EvaluateAsync<string>("""
        () => {
          const all = [...document.body.querySelectorAll('*')].filter((e) => !e.closest('blockquote, .text, noscript'));
          const own = all.flatMap((e) => [...e.childNodes].filter((n) => n.nodeType === Node.TEXT_NODE).map((n) => n.data));
          return [...own, ...all.flatMap((e) =>
            ['title', 'aria-label', 'placeholder', 'aria-valuetext'].map((a) => e.getAttribute(a)).filter(Boolean))].join('\n');
        }
        """);

    private static async Task Press(Visit visit, string key, string code) => await visit.Page.EvaluateAsync(
        "([key, code]) => document.activeElement.dispatchEvent(new KeyboardEvent('keydown', { key, code, bubbles: true }))", new[] { key, code });

    /// <summary>For whoever wants to look: a picture in the folder that the environment names.</summary>
    private static async Task Picture(Visit visit, string name)
    {
        if (Environment.GetEnvironmentVariable("SALIENT_PICTURES") is { Length: > 0 } folder)
        {
            await visit.Page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}.png") });
        }
    }

    private static async Task Fit(Visit visit, string path)
    {
        var found = (await visit.Page.RunAxe()).Violations.Where(v => v.Impact is "serious" or "critical")
            .Select(v => $"{path}: {v.Id}: {v.Help}: {string.Join(" | ", v.Nodes.Take(3).Select(n => n.Html))}");
        Assert.Empty(found);
    }
}
