using CsCheck;
using Salient.Language;

namespace Salient.Tests.LanguageTests;

public sealed class ParseWriterTests
{
    [Fact]
    public void A_report_is_a_document_with_paragraphs_sentences_words_and_offsets()
    {
        var report = English.Report("The mill fell.\n\nNobody   said\nwhy.") with { Id = "desk 7/2" };
        var lines = Lines(English.Model.Parse(report));
        Assert.Equal(
            ["# newdoc id = desk%207%2F2", "# newpar id = desk%207%2F2-p1", "# sent_id = desk%207%2F2-s1", "# text = The mill fell.",
                "1\tThe\tthe\tDET\tDT\t_\t2\tdet\t_\tstart_char=0|end_char=3"],
            lines[..5]);
        Assert.Contains("3\tfell\tfall\tVERB\tVBD\t_\t0\troot\t_\tSpaceAfter=No|start_char=9|end_char=13", lines);
        Assert.Contains("# newpar id = desk%207%2F2-p2", lines);
        Assert.Contains("# text = Nobody said why.", lines);
    }

    [Fact]
    public void The_headline_is_marked()
    {
        var report = English.Report("Bridge falls\n\nThe bridge fell.",
            new Salient.Reports.TextSpan(14, 30)) with { TitleSpan = new(0, 12) };
        Assert.Single(Lines(English.Model.Parse(report)), l => l == "# headline = yes");
    }

    [Fact]
    public void A_report_without_words_is_no_document() => Assert.Equal([""], Lines(English.Model.Parse(English.Report(" \n"))));

    [Fact]
    public void Whatever_the_text_each_sentence_says_what_its_words_and_spaces_give() => ReadingProperties.Texts.Sample(
        text =>
        {
            var parsed = English.Model.Parse(English.Report(text));
            var written = string.Join('\n', Lines(parsed));
            var read = Treebank.Read(new StringReader(written)).ToList();
            var texts = written.Split('\n').Where(l => l.StartsWith("# text = ", StringComparison.Ordinal))
                .Select(l => l["# text = ".Length..]);
            Assert.Equal(texts, read.Select(s => string.Concat(s.Words.Select(w => w.Form + (w.SpaceAfter ? " " : ""))).TrimEnd(' ')));
            Assert.Equal(parsed.Sentences.SelectMany(s => s.Tokens).Select(t => (t.Text, t.Head)), read.SelectMany(s => s.Words)
                .Select(w => (w.Form, w.Head)));
        },
        iter: 500);

    private static string[] Lines(ParsedReport parsed)
    {
        using var text = new StringWriter();
        ParseWriter.Write(text, parsed);
        return text.ToString().Split('\n');
    }
}
