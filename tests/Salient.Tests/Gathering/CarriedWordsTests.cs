using NodaTime;

namespace Salient.Tests.Gathering;

/// <summary>What carriers do to words, and words that are not the sender's.</summary>
public sealed class CarriedWordsTests : GatheringFolder
{
    [Fact]
    public void What_is_mended_is_noted()
    {
        var report = Report(Write("t.txt", "The mi\u00ADll of Qar\u200Bha burned, the council\u00e2\u20ac\u2122s baker said. Salt "
            + "&amp;amp; flour were lost.")).Report;

        Assert.Equal("The mill of Qarha burned, the council’s baker said. Salt & flour were lost.", report.Text);
        Assert.Equal(["soft hyphens", "marks without width", "entities that were escaped twice", "UTF-8 that was read as Windows-1252"], report.Mended);
    }

    [Fact]
    public void Joiners_that_a_script_is_written_with_stay_and_a_sound_text_has_no_note()
    {
        var report = Report(Write("t.txt", "The sign read می\u200Cخواهم, and the baker of Qarha laughed.")).Report;

        Assert.Contains("می\u200Cخواهم", report.Text, StringComparison.Ordinal);
        Assert.Null(report.Mended);
    }

    [Fact]
    public void Words_hidden_from_the_eye_are_no_text() =>
        Assert.Equal("Mill burns\n\nThe mill of Qarha burned on Tuesday, a baker said by telephone to the desk.", Report(Write("p.html",
            "<html lang=en><body><article><h1>Mill burns</h1><p>The mill of Qarha burned on Tuesday, a baker said by telephone to "
                + "the desk.</p><p class=sr-only>Rebels seized Sarda.</p><p style='opacity:0'>Rebels seized Tall.</p><p "
                + "style='font-size:0px'>Rebels seized Umm.</p></article></body></html>")).Report.Text);

    [Fact]
    public void A_mail_tells_its_sender_s_words_not_those_it_quotes()
    {
        var report = Report(Write("m.eml", "From: Rana <r@valley.example>\nSubject: Mill\nDate: Tue, 4 May 2021 23:10:00 "
            + "+0300\n\nThe mill burned.\n\nOn 3 May, Sami wrote:\n> Rebels seized Sarda.\n> All of it.\n\n-- \nRana Saad\nValley Post\n")).Report;

        Assert.DoesNotContain("Sarda", report.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Rana Saad", report.Text, StringComparison.Ordinal);
        Assert.Equal("2021-05-04T23:10:00+03:00", report.PublishedAt);
    }

    [Fact]
    public void A_forwarded_message_has_its_channel_of_origin() =>
        Assert.Equal(("Qarha Live", "Valley Channel"), Report(Write("result.json", """
            {"name":"Valley Channel","type":"public_channel","id":1,"messages":[{"id":1,"type":"message","date":"2021-05-04T10:00:00","forwarded_from":"Qarha Live","text":"The mill burned today."}]}
            """)).Report is var r ? (r.OriginalSource, r.Outlet) : default);

    [Fact]
    public void An_item_of_a_feed_has_its_creator_and_no_day_where_the_month_cannot_be_told() =>
        Assert.Equal(("Rana Saad", (LocalDate?)null), Report(Write("f.rss", """
            <rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Valley Post</title><item><title>Mill</title><pubDate>10/01/2021 11:00</pubDate><dc:creator>Rana Saad</dc:creator><description>The mill burned today.</description></item></channel></rss>
            """)).Report is var r ? (r.Author, r.Published) : default);

    [Fact]
    public void A_record_may_say_section_licence_and_when_it_was_changed()
    {
        var report = Report(Write("r.jsonl", """{"text":"The mill of Qarha burned.","published":"2021-05-04T23:10:00+03:00","updated":"2021-05-06","section":"Valley","license":"CC BY 4.0"}""" + "\n")).Report;

        Assert.Equal(("2021-05-04T23:10:00+03:00", "2021-05-06", "Valley", "CC BY 4.0"), (report.PublishedAt, report.Updated, report.Section, report.Licence));
        Assert.Contains(report.Facts!, f => f is { What: "updated", Where: "record", Chosen: true });
    }
}
