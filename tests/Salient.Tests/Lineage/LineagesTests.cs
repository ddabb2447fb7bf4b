using CsCheck;
using Salient.Lineage;
using static Salient.Tests.Ledger.Told;

namespace Salient.Tests.Lineage;

public class LineagesTests
{
    private const string Story = "Fighters of the Northern Front entered the market town of Tal before dawn, residents said, and raised their flag over the old grain silo near the bridge. Shops stayed shut and the bakery gave out bread at the back door until noon.";
    private const string Retold = "Fighters of the Northern Front entered the market town of Tal before dawn, witnesses said, and raised their flag over the old grain silo near the bridge. Shops stayed shut and the bakery gave out bread at the back door until noon.";
    private const string Other = "Engineers repaired the water station in the south of the province after two weeks without power, the council said on its page.";

    private static IReadOnlyDictionary<string, Descent> Found(params ReportSummary[] reports) => Lineages.Of(reports);

    [Fact]
    public void The_same_words_in_another_layout_are_an_exact_copy_of_the_earliest()
    {
        var found = Found(Report("b", Story.ToUpperInvariant().Replace(" ", "\n", StringComparison.Ordinal), 4, "Beta"),
            Report("a", Story, 3, "Alpha"));

        Assert.Equal((DescentKind.ExactCopy, "hash-a", "Alpha"),
            (found["hash-b"].Kind, found["hash-b"].Origin, found["hash-b"].OriginOutlet));
        Assert.Equal(DescentKind.Original, found["hash-a"].Kind);
    }

    [Fact]
    public void A_few_changed_words_are_a_near_copy() =>
        Assert.Equal((DescentKind.NearCopy, "hash-a"),
            Found(Report("a", Story, 3, "Alpha"), Report("b", Retold, 4, "Beta"))["hash-b"] is var d ? (d.Kind, d.Origin) : default);

    [Fact]
    public void Short_notes_in_stock_phrases_are_not_copies_of_each_other() => Assert.Equal("hash-b", Found(
        Report("a", "The Northern Front took the village of Tal from the River Guard today.", 3, "Alpha"),
        Report("b", "The Northern Front took the village of Wadi from the River Guard today.", 4, "Alpha"))["hash-b"].Origin);

    [Fact]
    public void Other_words_are_another_origin() =>
        Assert.Equal("hash-b", Found(Report("a", Story, 3, "Alpha"), Report("b", Other, 4, "Beta"))["hash-b"].Origin);

    [Fact]
    public void Reports_without_words_are_not_copies_of_each_other() =>
        Assert.Equal("hash-b", Found(Report("a", "…", 3), Report("b", "—", 4))["hash-b"].Origin);

    [Fact]
    public void On_one_day_the_longer_of_two_unsigned_texts_was_first() =>
        Assert.Equal("hash-b", Found(Report("a", Story, 1, "Courier"),
            Report("b", Story + " The wire added that the road stayed closed until the evening.", 1, "Wire"))["hash-a"].Origin);

    [Fact]
    public void On_one_day_the_id_decides_who_was_first() =>
        Assert.Equal("hash-a", Found(Report("b", Story, 3, "Beta"), Report("a", Story, 3, "Alpha"))["hash-b"].Origin);

    [Fact]
    public void A_report_that_names_its_original_descends_from_it_where_it_is_there()
    {
        var found = Found(Report("copy", Retold, 2, "Beta", original: "Alpha", originally: 1), Report("own", Story, 1, "Alpha"),
            Report("x", Retold, 1, "Gamma"));

        Assert.Equal("hash-own", found["hash-copy"].Parent);
    }

    [Fact]
    public void Reports_that_name_one_absent_original_have_one_origin()
    {
        var found = Found(
            Report("b", Story, 4, "Beta", "Tal falls", "Alpha", 3),
                Report("c", "A short notice of ours with quite other words in it.", 5, "Gamma", "Tal falls", "ALPHA", 3));

        Assert.Equal(found["hash-b"].Origin, found["hash-c"].Origin);
        Assert.Equal(("Alpha", Day(3)), (found["hash-c"].OriginOutlet, found["hash-c"].OriginDay!.Value));
    }

    [Fact]
    public void What_comes_later_never_changes_the_origin_of_what_came_before() =>
        Gen.Select(Gen.Int[0, 2], Gen.Int[1, 9], Gen.Bool).Array[1, 8].Sample(rows =>
        {
            string[] texts = [Story, Retold, Other];
            var reports = rows.Select((r, i) => Report($"r{i}", texts[r.Item1], r.Item2, $"o{i}", original: r.Item3 ? "Alpha" : null,
                originally: r.Item3 ? 1 : null)).ToArray();
            var all = Found(reports);
            return Enumerable.Range(1, 9).All(day => Found([.. reports.Where(r => r.DateLine <= Day(day))])
                .All(d => d.Value.Origin == all[d.Key].Origin));
        });

    [Fact]
    public void A_near_copy_by_the_same_outlet_replaces_the_earlier_report()
    {
        var found = Found(Report("a", Story, 3, "Alpha"), Report("b", Retold, 4, "Alpha"), Report("c", Retold, 5, "Gamma"));

        Assert.Equal(("hash-b", Day(4)), (found["hash-a"].SupersededBy, found["hash-a"].SupersededOn!.Value));
        Assert.Null(found["hash-b"].SupersededBy);
    }

    [Fact]
    public void A_near_copy_by_the_same_outlet_weeks_later_replaces_nothing() =>
        Assert.Null(Found(Report("a", Story, 3, "Alpha"), Report("b", Retold, 25, "Alpha"))["hash-a"].SupersededBy);
}
