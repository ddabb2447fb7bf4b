using System.Text.Json;

namespace Salient.SystemTests.Cli;

/// <summary>The commands that score the main event of short texts, on snippets of our own.</summary>
public sealed class EvalEventsTests(Folder folder) : IClassFixture<Folder>
{
    private const string Snippets = """
        {"id": 1, "text": "Two suicide bombers blew themselves up at a checkpoint near Gao.", "label": "SUIC_BOMB"}
        {"id": 2, "text": "Nurses rallied in Rosario against the new law.", "label": "PEACE_PROTEST"}
        {"id": 3, "text": "The shop sold bread and milk.", "label": "OTHER"}
        """;

    [Fact]
    public void Case_labels_each_snippet_by_its_main_event_and_prints_the_scores()
    {
        var run = SalientRun.Of(folder.Home, "eval", "case", folder.Write("case.jsonl", Snippets), "--output",
            Path.Combine(folder.Home, "labels.jsonl"));
        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.Equal("weighted F1 1.000 macro F1 1.000 accuracy 1.000 of 3", run.Lines[^1]);
        Assert.Equal(["{\"id\":1,\"label\":\"SUIC_BOMB\"}", "{\"id\":2,\"label\":\"PEACE_PROTEST\"}", "{\"id\":3,\"label\":\"OTHER\"}"],
            File.ReadAllLines(Path.Combine(folder.Home, "labels.jsonl")));
    }

    [Fact]
    public void Events_codes_notes_as_a_row_of_acled_would_have_them()
    {
        const string Row = """
            {"id": "X1", "notes": "On 3 May 2020, Russian jets bombed the town of Saraqib, killing six people.", "event_type": "Explosions/Remote violence", "sub_event_type": "Air/drone strike",
            "actor1": "Military Forces of Russia (2000-)", "actor2": "Civilians (Syria)", "latitude": "35.86", "longitude": "36.80", "event_date": "3-May-20", "fatalities": "6"}
            """;
        var output = Path.Combine(folder.Home, "rows.jsonl");
        var run = SalientRun.Of(folder.Home, "eval", "events", folder.Write("rows.gold.jsonl", Row.ReplaceLineEndings(" ")), "--output",
            output);
        Assert.Equal("rows 1 event type 1.000 sub-event 1.000 an actor 1.000 within 20 km 1.000 date 1.000 fatalities 1.000 fatalities where some 1.000", Assert.Single(run.Lines));
        Assert.Equal(6, JsonDocument.Parse(File.ReadAllText(output)).RootElement.GetProperty("fatalities").GetInt32());
    }

    [Fact]
    public void A_row_has_the_day_that_its_notes_begin_with_and_not_that_of_what_they_recall()
    {
        const string Row = """
            {"id": "X2", "notes": "On 6 May 2020, residents protested in Homs. Rioters had burned tyres there on 2 May 2020.", "event_type": "Protests", "sub_event_type": "Peaceful protest",
            "actor1": "Protesters (Syria)", "actor2": "", "latitude": "34.73", "longitude": "36.71", "event_date": "6-May-20", "fatalities": "0"}
            """;
        var run = SalientRun.Of(folder.Home, "eval", "events", folder.Write("days.gold.jsonl", Row.ReplaceLineEndings(" ")));
        Assert.StartsWith("rows 1 event type 1.000 sub-event 1.000 an actor 1.000 within 20 km 1.000 date 1.000",
            Assert.Single(run.Lines), StringComparison.Ordinal);
    }

    [Fact]
    public void Precision_lists_claims_of_force_in_texts_without_a_word_of_conflict()
    {
        const string Texts = """
            {"id": 1, "text": "The shop sold bread and milk."}
            {"id": 2, "text": "The rebels attacked the soldiers near Gao."}
            """;
        var run = SalientRun.Of(folder.Home, "eval", "precision", folder.Write("prose.jsonl", Texts), "--no-conflict");
        Assert.Equal("texts 1 of 2 sentences 1 asserted claims of force or territory 0, one in none sentences", run.Lines[^1]);
        var all = SalientRun.Of(folder.Home, "eval", "precision", folder.Write("prose.jsonl", Texts));
        Assert.Contains("attacked the soldiers", all.Lines[0], StringComparison.Ordinal);
    }

    [Fact]
    public void A_line_that_is_no_such_record_is_named_with_what_it_needs()
    {
        var run = SalientRun.Of(folder.Home, "eval", "case", folder.Write("bad.jsonl", "{\"id\": 1, \"text\": \"x\"}"));
        Assert.Equal(2, run.Code);
        Assert.Contains("bad.jsonl:1: not such a record", run.Error, StringComparison.Ordinal);
        Assert.Contains("id, text, label", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Claims_of_whole_reports_are_counted_as_told_and_their_confidence_as_kept_or_not()
    {
        const string Text = "Rebels captured the town of Gao on Monday. The army said that it had shelled their positions near Kidal.";
        const string Gold = """
            {"report": "r1", "id": "a", "kind": "event", "at": "Rebels captured the town", "trigger": "captured", "events": ["capture"]}
            {"report": "r1", "id": "b", "kind": "event", "at": "had shelled their positions", "trigger": "shelled", "events": ["shell", "attack"]}
            {"report": "r1", "id": "c", "kind": "event", "at": "positions near Kidal", "trigger": "positions", "events": ["hold"], "optional": true}
            {"report": "r1", "id": "d", "kind": "control", "at": "Rebels captured the town", "state": "holds"}
            """;
        folder.Write("texts.jsonl", JsonSerializer.Serialize(new { id = "r1", published = "2020-01-02", text = Text }));
        var gold = folder.Write("coded.jsonl", Gold);
        var (plot, texts) = (Path.Combine(folder.Home, "confidence.svg"), Path.Combine(folder.Home, "texts.jsonl"));
        var run = SalientRun.Of(folder.Home, "eval", "claims", gold, "--texts", texts, "--plot", plot, "--reader", "rules");
        Assert.Equal("reports 1 claims 2 told 2 recall 1.000 precision 1.000", run.Lines[0]);
        Assert.StartsWith("claims 2 right 1.000", run.Lines[1], StringComparison.Ordinal);
        Assert.Contains("How often claims are right", File.ReadAllText(plot), StringComparison.Ordinal);

        folder.Write("texts.jsonl", JsonSerializer.Serialize(new { id = "r1", text = "Another text." }));
        var other = SalientRun.Of(folder.Home, "eval", "claims", gold, "--texts", texts, "--reader", "rules");
        Assert.Contains("does not stand in its report", other.Error, StringComparison.Ordinal);
        Assert.NotEqual(0, other.Code);
    }
}
