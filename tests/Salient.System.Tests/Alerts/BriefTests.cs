using NodaTime;
using Salient.Alerts;
using Salient.Exchange.Briefs;
using Salient.SystemTests.Store;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;
using static Salient.SystemTests.Store.Made;

namespace Salient.SystemTests.Alerts;

/// <summary>One printed page, looked at with a reader of PDF.</summary>
public sealed class BriefTests : IDisposable
{
    private static readonly string Assets = Path.Combine(AppContext.BaseDirectory, "wwwroot", "assets");

    private readonly DigestDesk _desk = new();

    public BriefTests()
    {
        _desk.Took("The Front took the town of Tal in the night, residents said.", North, "Tal", 2, 3, "Northern Post");
        _desk.Took("The Guard drove the Front out of Tal, officials said.", River, "Tal", 5, 6, "River Post");
        _desk.Took("Wadi went over to the Guard without a shot, a resident said.", River, "Wadi", 6, 7, "River Post",
            claim => DigestDesk.At(claim, 35.6, 36.55));
        _desk.Took("Far went over to the Guard without a shot, a resident said.", River, "Farbout", 6, 7, "River Post",
            claim => DigestDesk.At(claim, 31, 31));
        _desk.Store.Keep([new Site("Clinic North", 35.55, 36.5)]);
    }

    public void Dispose() => _desk.Dispose();

    private (int Code, string Error, string File) Ask(params string[] arguments)
    {
        var file = _desk.Home.File("brief.pdf");
        var (code, _, error) = SalientProcess.Run(_desk.Home, ["brief", .. arguments, "--output", file]);
        return (code, error, file);
    }

    private static string TextOf(Page page) => string.Join(' ', page.GetWords().Select(w => w.Text));

    private static Brief Made(string title, params IEnumerable<BriefEntry> entries) => new()
    {
        Title = title,
        On = Day(20),
        Made = Instant.FromUtc(2019, 1, 21, 6, 0),
        Days = 30,
        Holdings = [.. entries],
        Changes = [.. entries],
        Events = [.. entries],
        Sources = [.. entries.Select(e => e.Title)],
        Map = new(new(36.3, 35.3, 36.8, 35.8), [new(title, 35.5, 36.5, 0, true)], [new("", 35.55, 36.55)], [new("Clinic", 35.6, 36.6)],
            ["River Guard"]),
    };

    private static PdfDocument Printed(Brief brief)
    {
        using var output = new MemoryStream();
        BriefPage.Write(brief, Assets, output);
        return PdfDocument.Open(output.ToArray());
    }

    [Fact]
    public void A_page_says_who_holds_a_place_since_when_on_whose_word_and_how_sure()
    {
        var (code, error, file) = Ask("Tal");
        Assert.True(code == 0, error);

        using var pdf = PdfDocument.Open(file);
        var page = Assert.Single(pdf.GetPages());
        Assert.Equal((595, 842), ((int)Math.Round(page.Width), (int)Math.Round(page.Height)));
        var text = TextOf(page);
        Assert.All(["Tal and around it", "As of 7 January 2019", "Tal: held by River Guard since 5 January 2019", "How sure:", "%)",
            "residents in River Post, 6 January 2019: “The Guard drove the Front out of Tal, officials said.”",
            "Wadi: held by River Guard since 6 January 2019", "7.2 km from Clinic North",
            "Tal: taken by River Guard from Northern Front, 5 January 2019", "Tal: capture, by River Guard, 5 January 2019, 3 killed",
            "killed.", "Northern Post, “A title”, 3 January 2019", "Salient informs and documents", "km"],
            words => Assert.Contains(words, text, StringComparison.Ordinal));
        Assert.DoesNotContain("Farbout", text, StringComparison.Ordinal);
        Assert.NotEmpty(page.Paths);
        Assert.Empty(page.GetImages());
    }

    [Fact]
    public void It_tells_of_the_day_asked_as_it_was_known_by_a_day()
    {
        var (code, error, file) = Ask("Tal", "--known-by", "2019-01-04");
        Assert.True(code == 0, error);

        using var pdf = PdfDocument.Open(file);
        var text = TextOf(pdf.GetPage(1));
        Assert.Contains("As of 4 January 2019, as known by 4 January 2019", text, StringComparison.Ordinal);
        Assert.Contains("Tal: held by Northern Front since 2 January 2019", text, StringComparison.Ordinal);
        Assert.DoesNotContain("River Post", text, StringComparison.Ordinal);
    }

    [Fact]
    public void An_area_and_what_lies_near_the_sites_have_pages_too()
    {
        foreach (var arguments in new[] { new[] { "--near-sites", "20" }, ["--area", "36.2,35.2,36.9,35.9"] })
        {
            var (code, error, file) = Ask(arguments);
            Assert.True(code == 0, error);
            using var pdf = PdfDocument.Open(file);
            var text = TextOf(pdf.GetPage(1));
            Assert.Contains("Tal: held by River Guard", text, StringComparison.Ordinal);
            Assert.Contains("Wadi: held by River Guard", text, StringComparison.Ordinal);
            Assert.DoesNotContain("Farbout", text, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("", 2, "name one of a PLACE")]
    [InlineData("Tal --near-sites 3", 2, "name one of a PLACE")]
    [InlineData("Nowhereville", 3, "no claim says who holds Nowhereville")]
    [InlineData("--area 1,2", 2, "is no box")]
    public void What_cannot_be_asked_is_said_and_nothing_is_written(string line, int code, string words)
    {
        var run = Ask(line.Split(' ', StringSplitOptions.RemoveEmptyEntries));

        Assert.Equal(code, run.Code);
        Assert.Contains(words, run.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(run.File));
    }

    [Fact]
    public void However_much_there_is_to_tell_it_is_one_page_and_nothing_runs_off_it()
    {
        var much = Enumerable.Range(0, 40).Select(i => new BriefEntry($"Town {i}: {string.Join(' ', Enumerable.Repeat("held", 40))}",
            [string.Join(' ', Enumerable.Repeat("and so on", 200)), new string('x', 3000)])).ToList();

        using var pdf = Printed(Made("A very long name " + new string('w', 300), much));

        var page = Assert.Single(pdf.GetPages());
        Assert.All(page.Letters, l => Assert.True(l.BoundingBox.Left >= 30 && l.BoundingBox.Right <= page.Width - 30
            && l.BoundingBox.Bottom >= 10 && l.BoundingBox.Top <= page.Height - 30, $"{l.Value} at {l.BoundingBox}"));
        Assert.Contains("more that this page has no room for", TextOf(page), StringComparison.Ordinal);
        Assert.Contains("SOURCES", TextOf(page), StringComparison.Ordinal);
    }

    [Fact]
    public void Cyrillic_and_arabic_names_are_letters_and_no_boxes()
    {
        using var pdf = Printed(Made("Бахмут", new BriefEntry("حلب: held by nobody", ["Київська варта, “Ґанок є їжа”"])));

        var page = pdf.GetPage(1);
        var text = TextOf(page);
        Assert.Contains("Бахмут", text, StringComparison.Ordinal);
        Assert.Contains("“Ґанок є їжа”", text, StringComparison.Ordinal);
        // Aleppo in the order and the forms in which it is drawn: final beh, medial lam, initial hah.
        Assert.Contains("\uFE90\uFEE0\uFEA3", text, StringComparison.Ordinal);
        // A box is the glyph of a font for what it does not have; it would be as wide for each of them.
        var arabic = page.Letters.Where(l => l.Value[0] is >= '\uFE80' and <= '\uFEFC').ToList();
        Assert.True(arabic.Select(l => Math.Round(l.Width, 2)).Distinct().Count() > 1);
    }

    [Fact]
    public void No_line_is_drawn_between_crimea_and_the_rest_of_ukraine()
    {
        const string Missing = "the map's data is missing: build with Node.js";
        var isThere = File.Exists(Path.Combine(Assets, "countries-10m.json"));
        Assert.True(isThere || Environment.GetEnvironmentVariable("CI") != "true", Missing);
        Assert.SkipUnless(isThere, Missing);

        var perekop = MapLand.Of(Assets, new(33.2, 45.7, 34.9, 46.4));
        Assert.DoesNotContain(perekop.Borders.SelectMany(b => b), p => p[0] is > 33.2 and < 34.9 && p[1] is > 45.7 and < 46.4);
        Assert.NotEmpty(perekop.Coasts);
        Assert.NotEmpty(MapLand.Of(Assets, new(36, 36, 37, 37)).Borders);
    }

    [Fact]
    public void Without_the_maps_data_the_page_says_so_and_shows_the_places_all_the_same()
    {
        using var output = new MemoryStream();
        BriefPage.Write(Made("Tal"), _desk.Home.Path, output);
        using var pdf = PdfDocument.Open(output.ToArray());

        Assert.Contains("The map's outlines are not part of this program", TextOf(pdf.GetPage(1)), StringComparison.Ordinal);
        Assert.Contains("Tal", TextOf(pdf.GetPage(1)), StringComparison.Ordinal);
    }
}
