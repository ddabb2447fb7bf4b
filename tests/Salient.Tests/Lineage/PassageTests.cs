using CsCheck;
using Salient.Ledger;
using Salient.Lineage;
using static Salient.Tests.Ledger.Told;

namespace Salient.Tests.Lineage;

/// <summary>Words of several reports in one, and the same words that are no copy.</summary>
public class PassageTests
{
    private const string Dawn = "Fighters of the Northern Front entered the market town of Tal before dawn, residents said, and raised their flag over the old grain silo near the bridge while shops stayed shut until noon.";
    private const string Water = "Engineers repaired the water station in the south of the province after two weeks without power, the council said on its page, and the first taps ran again on Thursday evening.";
    private const string Bridge = "A bridge over the northern canal was blown up in the night by men who came in two boats, a farmer told the paper, and the road to the border has been closed to lorries since then.";
    private const string Statement = "“Our men have left the southern villages of their own accord and have handed over every post, every store and every prisoner to the elders, so that not one house is burnt and not one family has to go,” the commander said.";

    private static IReadOnlyDictionary<string, Descent> Found(params ReportSummary[] reports) => Lineages.Of(reports);

    [Fact]
    public void A_digest_has_a_parent_for_each_report_that_stands_in_it()
    {
        var found = Found(Report("a", Dawn, 3, "Alpha"), Report("b", Water, 3, "Beta"),
            Report("d", $"{Dawn}\n\n{Bridge}\n\n{Water}", 4, "Digest"));

        Assert.Equal(DescentKind.Digest, found["hash-d"].Kind);
        Assert.Equal(["hash-a", "hash-b"], found["hash-d"].Edges.Select(e => e.Parent).Order(StringComparer.Ordinal));
        Assert.All(found["hash-d"].Edges, e => Assert.True(e is { Reason: EdgeReason.HoldsIt, Share: >= 0.9, Confidence: > 0.9 }));
        Assert.Equal("hash-d", found["hash-d"].Origin);
    }

    [Fact]
    public void What_a_digest_takes_over_is_told_by_whom_it_is_from_and_the_rest_by_itself()
    {
        var tal = Takes(North, Town("Tal"), On(2), "a") with { SentenceText = Dawn };
        var bridge = Takes(River, Town("Wadi"), On(3), "d") with { SentenceText = Bridge };
        var published = Publication.Of(
        [
            (Report("a", Dawn, 3, "Alpha"), [tal]), (Report("b", Water, 3, "Beta"), []),
            (Report("d", $"{Dawn}\n\n{Bridge}\n\n{Water}", 4, "Digest"), [tal with { Id = "d:tal", ReportId = "d" }, bridge]),
        ]);

        Assert.Equal(["hash-a", "hash-a", "hash-d"], published.Select(c => c.Origin));
        Assert.Equal([tal.Id, tal.Id, bridge.Id], published.Select(c => c.First));
    }

    [Fact]
    public void A_part_cut_out_of_a_longer_report_is_its_copy() => Assert.Equal("hash-d", Found(
        Report("d", $"{Dawn}\n\n{Bridge}\n\n{Water}\n\nThe council also counted sacks of flour, mended two pumps, and asked the farmers of the plain for a list of what the winter had broken.", 3, "Digest"),
        Report("a", Water, 4, "Alpha"))["hash-a"].Origin);

    [Fact]
    public void Who_quote_one_statement_are_no_copies()
    {
        var (one, other) = ($"{Statement} In the village of Tal nobody was to be seen but two old women with a goat, and the school had no roof any more.", $"{Statement} The paper could reach only one elder, who had heard of no prisoner and asked for blankets before anything else.");

        Assert.Equal("hash-b", Found(Report("a", one, 3, "Alpha"), Report("b", other, 4, "Beta"))["hash-b"].Origin);
    }

    [Fact]
    public void The_same_statement_and_nothing_else_is_a_copy() =>
        Assert.Equal("hash-a", Found(Report("a", Statement, 3, "Alpha"), Report("b", Statement, 4, "Beta"))["hash-b"].Origin);

    [Fact]
    public void A_short_note_in_the_same_words_weeks_later_is_news_again_and_a_long_story_is_not()
    {
        Assert.Equal("hash-b", Found(Report("a", Dawn, 1, "Alpha"), Report("b", Dawn, 28, "Beta"))["hash-b"].Origin);
        var story = $"{Dawn} {Water} {Bridge}";
        Assert.Equal("hash-a", Found(Report("a", story, 1, "Alpha"), Report("b", story, 28, "Beta"))["hash-b"].Origin);
    }

    [Fact]
    public void Near_copies_in_a_chain_make_no_strangers_one()
    {
        var found = Found(Report("a", $"{Dawn} {Water}", 1, "Alpha"), Report("b", $"{Water} {Bridge}", 2, "Beta"),
            Report("c", $"{Bridge} {Statement.Trim('“')}", 3, "Gamma"));

        Assert.Equal("hash-a", found["hash-b"].Origin);
        Assert.Equal("hash-b", found["hash-c"].Origin);
    }

    [Fact]
    public void The_order_of_arrival_changes_no_edge() => Gen.Select(Gen.Int[0, 5].Array[2, 7], Gen.Int[0, 1_000_000])
        .Sample((texts, seed) =>
    {
        string[] parts = [Dawn, Water, Bridge, $"{Dawn} {Bridge}", $"{Bridge}\n{Water}\n{Dawn}", Statement];
        var reports = texts.Select((t, i) => Report($"r{i}", parts[t], 1 + (i % 4), $"o{i}")).ToArray();
        var shuffled = reports.ToArray();
        new Random(seed).Shuffle(shuffled);
        return Edges(Found(reports)) == Edges(Found(shuffled));
    });

    private static string Edges(IReadOnlyDictionary<string, Descent> found) =>
        string.Join('\n', found.Values.OrderBy(d => d.Hash, StringComparer.Ordinal)
        .Select(d => $"{d.Hash} {d.Kind} {d.Origin} {string.Join(',', d.Edges)}"));
}
