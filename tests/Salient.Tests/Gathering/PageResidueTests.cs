namespace Salient.Tests.Gathering;

/// <summary>What stands on a page beside its story never becomes text, and what belongs to the story does, however short it is.</summary>
public sealed class PageResidueTests : GatheringFolder
{
    private const string Story = "Militiamen of the Red Hill Brigade left Wadi Sabla on Friday, shepherds said.";
    private const string More = "The market stayed shut for a fourth day, and lorries waited at the northern bridge until dusk, a driver told this page by telephone.";

    private string TextOf(string body, string head = "") =>
        Report(Write("p.html", $"<!doctype html><html><head>{head}</head><body>{body}</body></html>")).Report.Text;

    [Theory]
    [InlineData("<div hidden>Tell Nasr fell.</div>")]
    [InlineData("<p aria-hidden=\"true\">Tell Nasr fell.</p>")]
    [InlineData("<div style=\"display: none\"><p>Tell Nasr fell.</p></div>")]
    [InlineData("<template><p>Tell Nasr fell.</p></template>")]
    [InlineData("<amp-list src=x><p>Tell Nasr fell.</p></amp-list>")]
    [InlineData("<div class=\"sidebar-related\"><p>Tell Nasr fell.</p></div>")]
    [InlineData("<section id=\"comments\"><p>Tell Nasr fell, says a reader.</p></section>")]
    [InlineData("<div class=\"NewsletterSignup\"><p>Tell Nasr fell.</p></div>")]
    [InlineData("<aside><p>Tell Nasr fell.</p></aside>")]
    [InlineData("<figure><img src=a><figcaption>Tell Nasr fell.</figcaption></figure>")]
    public void What_is_hidden_or_stands_beside_the_story_is_no_text(string residue)
    {
        var text = TextOf($"<article><p>{Story}</p>{residue}<p>{More}</p></article>");
        Assert.DoesNotContain("Tell Nasr", text, StringComparison.Ordinal);
        Assert.Equal($"{Story}\n\n{More}", text);
    }

    [Fact]
    public void A_consent_box_longer_than_the_story_is_no_text_and_a_story_in_an_aside_is()
    {
        var consent = string.Concat(Enumerable.Repeat("<p>We and our partners keep data on your device and may take control of it; you can withdraw at any time.</p>", 12));
        Assert.Equal($"{Story}\n\n{More}",
            TextOf($"<div id=\"cookie-wall\">{consent}</div><main><aside><p>{Story}</p><p>{More}</p></aside></main>"));
    }

    [Theory]
    [InlineData("<body class=\"has-sidebar no-comments\">")]
    [InlineData("<div class=\"print-share\">")]
    public void A_name_that_tells_of_the_whole_page_takes_no_story_out(string frame) =>
        Assert.Contains(Story, TextOf($"{frame}<article><p>{Story}</p><p>{More}</p></article>"), StringComparison.Ordinal);

    [Fact]
    public void One_short_sentence_is_an_article_where_the_page_says_so() =>
        Assert.Equal(Story, TextOf($"<article><p>{Story}</p></article>"));

    [Fact]
    public void Words_of_neighbouring_boxes_and_lines_never_run_together()
    {
        var text = TextOf("<article><div><span>Wadi Sabla</span><span>4 May</span><span>Red Hill left the town on Friday</span></div><div>Shells hit the mill<br>Nobody was hurt<br><br>The bridge is shut</div></article>");
        Assert.Equal("Wadi Sabla\n\n4 May\n\nRed Hill left the town on Friday\n\nShells hit the mill\nNobody was hurt\n\nThe bridge is shut", text);
    }

    [Fact]
    public void A_broken_line_goes_on_before_a_small_letter() =>
        Assert.Equal("Shells hit the old mill on the northern bank of the river. Nobody was hurt.",
            TextOf("<article>Shells hit the old mill<br>on the northern bank of the river. Nobody was hurt.</article>"));

    [Fact]
    public void A_word_with_a_letter_set_apart_stays_one_word() =>
        Assert.StartsWith("The militia left",
            TextOf($"<article><p><span class=big>T</span>he militia left Wadi Sabla.</p><p>{More}</p></article>"),
            StringComparison.Ordinal);

    [Fact]
    public void Soft_hyphens_and_marks_without_width_are_taken_out_of_words() =>
        Assert.Equal("Shells hit the village of Tell Nasr on Friday, shepherds said.",
            TextOf("<article><p>Shells hit the vil&shy;lage of Tell&#8203; Na\u200Dsr on Fri&shy;day, shep\u00ADherds said.</p></article>"));

    [Fact]
    public void Entities_that_were_escaped_twice_are_the_signs_that_they_mean() =>
        Assert.Equal("Shells hit Ras al-‘Ayn’s mill — again.",
            TextOf("<article><p>Shells hit Ras al-&amp;lsquo;Ayn&amp;#8217;s mill&nbsp;&amp;mdash;&#160;again.</p></article>")
            .Replace('\u00A0', ' '));

    [Fact]
    public void Items_of_a_list_stand_below_the_words_that_they_belong_to() =>
        Assert.Equal("The brigade left these villages:\n- Tell Nasr\n- Umm Dhib",
            TextOf("<article><p>The brigade left these villages:</p><ul><li>Tell Nasr</li><li>Umm Dhib</li></ul></article>"));

    [Fact]
    public void An_address_that_is_none_is_no_address_and_no_fault() =>
        Assert.Null(Report(Write("p.html",
            $"<html><head><meta property=\"og:url\" content=\"https://[broken\"></head><body><article><p>{Story}</p><p>{More}</p></article></body></html>")).Report.Url);
}
