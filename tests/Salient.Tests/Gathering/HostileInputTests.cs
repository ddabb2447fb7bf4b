using System.Diagnostics;
using System.Text;
using Salient.Gathering;

namespace Salient.Tests.Gathering;

/// <summary>What would have stopped a batch or taken minutes ends within seconds, with a reason or as a report; the rest goes on.</summary>
public sealed class HostileInputTests : GatheringFolder
{
    /// <summary>Far above what each takes on an idle machine (under a second), far below the minutes it once took.</summary>
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(30);

    private const string Story = "The Red Hill Brigade left Wadi Sabla on Friday, shepherds who had come down to the market said.";

    private static T Quickly<T>(Func<T> work)
    {
        var began = Stopwatch.GetTimestamp();
        var made = work();
        Assert.InRange(Stopwatch.GetElapsedTime(began), TimeSpan.Zero, Soon);
        return made;
    }

    [Theory]
    [InlineData("\\ud83d", "\uFFFD")]
    [InlineData("\\uDE00", "\uFFFD")]
    [InlineData("\\ud83d\\ude00", "😀")]
    [InlineData("\\\\ud83d", "\\ud83d")]
    public void Half_a_character_in_a_record_is_no_character_and_the_record_is_read(string written, string read)
    {
        var gathered = Read(Write("a.jsonl", $"{{\"text\": \"{Story} {written}\", \"title\": \"\\ud83d\"}}\n{{\"text\": \"Two.\"}}\n"));
        Assert.StartsWith($"{Story} {read}", Assert.IsType<GatheredReport>(gathered[0]).Report.Text, StringComparison.Ordinal);
        Assert.IsType<GatheredReport>(gathered[1]);
    }

    [Theory]
    [InlineData("<div>")]
    [InlineData("<span class=a>")]
    [InlineData("<blockquote><b>")]
    public void A_page_nested_a_hundred_thousand_deep_is_refused(string tag)
    {
        var fault = Quickly(() => Fault(Write("a.html", $"<html><body>{string.Concat(Enumerable.Repeat(tag, 100_000))}{Story}")));
        Assert.Contains("nested more than 512 deep", fault.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_page_with_many_elements_beside_each_other_is_read() =>
        Assert.Contains(Story, Quickly(() => Report(Write("a.html",
            $"<html><body><article>{string.Concat(Enumerable.Repeat($"<div><p>{Story}</p></div>", 2_000))}</article></body></html>"))).Report.Text, StringComparison.Ordinal);

    [Fact]
    public void A_million_entities_are_no_words()
    {
        var report = Quickly(() => Report(Write("a.html",
            $"<html><body><article><p>{Story}</p><p>{string.Concat(Enumerable.Repeat("&#8217;", 1_000_000))}</p></article></body></html>"))).Report;
        Assert.Equal([Story], Reports.Cleaning.BodyOf(report));
    }

    [Theory]
    [InlineData("a.html", "<html><body><article><p>{0}</p><p>{1}</p></article></body></html>")]
    [InlineData("a.txt", "{0}\n\n{1}")]
    [InlineData("a.jsonl", "{{\"text\": \"{0} {1}\"}}")]
    public void A_picture_in_letters_within_an_article_is_left_out(string name, string form)
    {
        var picture = Convert.ToBase64String(new byte[6_000_000]);
        var report = Quickly(() => Report(Write(name,
            string.Format(System.Globalization.CultureInfo.InvariantCulture, form, Story, picture)))).Report;
        Assert.Equal([Story], Reports.Cleaning.BodyOf(report));
        Assert.Contains(report.LeftOut, l => l.Reason == "data" && l.Span.Length == picture.Length);
    }

    [Fact]
    public void A_line_of_three_gigabytes_is_a_fault_and_the_next_is_read()
    {
        using var stream = new LongLine(3_000_000_000L, "\"}\n{\"text\": \"Two.\"}\n"u8.ToArray());
        var gathered = Quickly(() => Read("-", null, stream));
        Assert.Contains("is a line of 3000", Assert.IsType<GatheringFault>(gathered[0]).Reason, StringComparison.Ordinal);
        Assert.Equal("Two.", Assert.IsType<GatheredReport>(gathered[1]).Report.Text);
    }

    [Theory]
    [InlineData("utf-32", true)]
    [InlineData("utf-32", false)]
    [InlineData("utf-32BE", true)]
    [InlineData("utf-32BE", false)]
    [InlineData("utf-16", true)]
    [InlineData("utf-16BE", false)]
    public void Wide_encodings_are_read_with_and_without_a_mark(string encoding, bool marked)
    {
        var code = Encoding.GetEncoding(encoding);
        byte[] Bytes(string text) => [.. marked ? code.GetPreamble() : [], .. code.GetBytes(text)];
        Assert.Equal(Story, Report(Write("a.txt", Bytes(Story))).Report.Text);
        Assert.Equal(["One.", "Two."], Read(Write("a.jsonl",
            Bytes("{\"text\": \"One.\"}\n{\"text\": \"Two.\"}\n"))).Cast<GatheredReport>().Select(r => r.Report.Text));
    }

    [Fact]
    public void Json_nested_too_deep_is_a_fault_of_its_line()
    {
        var gathered = Quickly(() => Read(Write("a.jsonl", $"{{\"text\": {new string('[', 100_000)}\n{{\"text\": \"Two.\"}}\n")));
        Assert.IsType<GatheringFault>(gathered[0]);
        Assert.IsType<GatheredReport>(gathered[1]);
    }

    /// <summary>A stream of one long line of JSON and an end; what it gives is never held.</summary>
    private sealed class LongLine(long length, byte[] end) : Stream
    {
        private static readonly byte[] Begin = "{\"text\": \""u8.ToArray();
        private long given;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            if (given < length)
            {
                var much = (int)Math.Min(count, length - given);
                buffer.AsSpan(offset, much).Fill((byte)'a');
                if (given == 0)
                {
                    Begin.CopyTo(buffer, offset);
                }

                given += much;
                return much;
            }

            var rest = (int)Math.Min(count, length + end.Length - given);
            end.AsSpan((int)(given - length), rest).CopyTo(buffer.AsSpan(offset));
            given += rest;
            return rest;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
