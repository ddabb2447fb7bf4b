using System.Security.Cryptography;
using System.Text;
using CsCheck;
using NodaTime;
using Salient.Gathering;

namespace Salient.Tests.Gathering;

public sealed class ReportFilesTests : GatheringFolder
{
    private const string Story = "The Front left Tell Ghazal — ‘for good’, residents said.";

    [Fact]
    public void A_text_file_is_one_report_named_by_its_bytes()
    {
        var file = Write("a.txt", Story);
        var gathered = Report(file);
        Assert.Equal(Story, gathered.Report.Text);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(file))), gathered.Report.Hash);
        Assert.Equal(File.ReadAllBytes(file), gathered.Bytes.ToArray());
    }

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    public void A_byte_order_mark_is_dropped_and_says_how_to_decode(string encoding)
    {
        var code = Encoding.GetEncoding(encoding);
        Assert.Equal(Story, Report(Write("a.txt", [.. code.GetPreamble(), .. code.GetBytes(Story)])).Report.Text);
    }

    [Theory]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    public void Utf16_is_known_without_a_mark(string encoding) =>
        Assert.Equal(Story, Report(Write("a.txt", Encoding.GetEncoding(encoding).GetBytes(Story))).Report.Text);

    [Fact]
    public void Broken_utf8_is_a_fault_that_names_the_byte_and_the_remedy()
    {
        var fault = Fault(Write("a.txt", [.. "The caf"u8, 0xE9, .. " was hit."u8]));
        Assert.Contains("not valid UTF-8: byte 0xE9 at offset 7", fault.Reason, StringComparison.Ordinal);
        Assert.Contains("iconv", fault.Remedy, StringComparison.Ordinal);
        Assert.Equal(17, fault.Bytes.Length);
    }

    [Fact]
    public void Any_break_in_utf8_is_found_at_its_byte() => Gen.Int[0, 60].Sample(at =>
    {
        var bytes = Encoding.ASCII.GetBytes(new string('a', 61));
        bytes[at] = 0xFF;
        return Fault(Write($"{Guid.NewGuid()}.txt", bytes)).Reason.EndsWith($"0xFF at offset {at}", StringComparison.Ordinal);
    });

    [Theory]
    [InlineData("%PDF-1.7", "a PDF")]
    [InlineData("PK\u0003\u0004", "a zip archive")]
    [InlineData("ab\0cd", "binary data (a zero byte at offset 2)")]
    public void What_is_no_text_is_named(string bytes, string what) =>
        Assert.Contains(what, Fault(Write("a.txt", Encoding.Latin1.GetBytes(bytes))).Reason, StringComparison.Ordinal);

    [Fact]
    public void Empty_missing_blank_and_folder_are_faults_with_remedies()
    {
        Assert.Contains("is empty", Fault(Write("a.txt", "")).Message, StringComparison.Ordinal);
        Assert.Contains("only white space", Fault(Write("b.txt", " \n\t\n")).Message, StringComparison.Ordinal);
        Assert.Contains("does not exist; check the name", Fault(Path.Combine(Folder, "none.txt")).Message, StringComparison.Ordinal);
        Assert.Contains("is a directory without files that are read; salient formats lists what is read",
            Fault(Directory.CreateDirectory(Path.Combine(Folder, "none")).FullName).Message, StringComparison.Ordinal);
        Assert.Contains("holds no records", Fault(Write("c.jsonl", "\n \n")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_over_the_limit_is_a_fault_that_keeps_only_its_beginning()
    {
        var fault = Fault(Write("a.txt", new string('a', 200_000)), new() { MostBytes = 100_000 });
        Assert.Contains("over the limit", fault.Reason, StringComparison.Ordinal);
        Assert.InRange(fault.Bytes.Length, 1, 100_000);
    }

    [Fact]
    public void Jsonl_gives_a_report_a_line_with_what_stands_beside_the_text()
    {
        var file = Write("a.jsonl", """
            {"id": "a", "text": "The Front left Tell Ghazal.", "title": "Front Leaves", "published": "2019-01-06T10:00:00Z", "url": "https://example.org/a", "outlet": "Valley Wire", "colour": 1}

            {"text": "The army\u2019s convoy came.", "title": null}
            {"id": 7, "text": "Nothing else happened."}
            """);
        var reports = Read(file).Cast<GatheredReport>().ToList();
        var first = reports[0].Report;
        Assert.Equal(("a", "Front Leaves", "Valley Wire", "https://example.org/a", new LocalDate(2019, 1, 6)),
            (first.Id, first.Title, first.Outlet, first.Url, first.Published));
        Assert.Equal("Front Leaves", first.TitleSpan!.Value.Of(first.Text));
        Assert.StartsWith("The Front left Tell Ghazal.", first.Text, StringComparison.Ordinal);
        Assert.Equal("The army’s convoy came.", reports[1].Report.Text);
        Assert.Equal(reports[1].Report.Hash[..16], reports[1].Report.Id);
        Assert.Equal("7", reports[2].Report.Id);
        Assert.Equal([1L, 3, 4], reports.Select(r => r.Line));
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(reports[2].Bytes.Span)), reports[2].Report.Hash);
    }

    [Theory]
    [InlineData("{\"id\": \"x\", ", "is not JSON")]
    [InlineData("[1, 2]", "is a JSON array")]
    [InlineData("\"text\"", "is not a JSON object")]
    [InlineData("{\"id\": \"x\"}", "has no \"text\"")]
    [InlineData("{\"text\": \"  \"}", "has an empty \"text\"")]
    [InlineData("{\"text\": 5}", "\"text\" is not a string")]
    [InlineData("{\"text\": \"a\", \"published\": \"soon\"}", "\"published\" is no date: 'soon'")]
    public void A_bad_line_is_a_fault_with_its_number_and_the_rest_goes_on(string line, string reason)
    {
        var gathered = Read(Write("a.jsonl", $"{{\"text\": \"One.\"}}\r\n{{\"text\": \"Two.\"}}\r\n{line}\r\n{{\"text\": \"Four.\"}}"));
        var fault = Assert.IsType<GatheringFault>(gathered[2]);
        Assert.Equal(3, fault.Line);
        Assert.Contains(reason, fault.Reason, StringComparison.Ordinal);
        Assert.Equal(line, Encoding.UTF8.GetString(fault.Bytes.Span));
        Assert.Equal(["One.", "Two.", "Four."], gathered.OfType<GatheredReport>().Select(r => r.Report.Text));
    }

    [Fact]
    public void Broken_utf8_in_a_record_is_a_fault_of_that_line_only()
    {
        var gathered = Read(Write("a.jsonl", [.. "{\"text\": \"caf"u8, 0xE9, .. "\"}\n{\"text\": \"Two.\"}\n"u8]));
        Assert.Contains("0xE9 at offset 13", Assert.IsType<GatheringFault>(gathered[0]).Reason, StringComparison.Ordinal);
        Assert.IsType<GatheredReport>(gathered[1]);
    }

    [Fact]
    public void A_line_over_the_limit_is_named_and_the_next_is_read()
    {
        var gathered = Read(Write("a.jsonl", $"{{\"text\": \"{new string('a', 300_000)}\"}}\n{{\"text\": \"Two.\"}}\n"),
            new() { MostBytes = 100_000 });
        var fault = Assert.IsType<GatheringFault>(gathered[0]);
        Assert.Equal(1, fault.Line);
        Assert.Contains("0.3 MB", fault.Reason, StringComparison.Ordinal);
        Assert.InRange(fault.Bytes.Length, 1, 100_000);
        Assert.Equal("Two.", Assert.IsType<GatheredReport>(gathered[1]).Report.Text);
    }

    [Fact]
    public void Lines_of_any_length_come_back_whole() => Gen.Int[0, 70_000].Array[1, 5].Sample(lengths =>
    {
        var lines = lengths.Select((n, i) => $"{{\"text\": \"{new string((char)('a' + i), n + 1)}\"}}").ToList();
        return Read(Write($"{Guid.NewGuid()}.jsonl", string.Join('\n', lines))).Cast<GatheredReport>()
            .Select(r => Encoding.UTF8.GetString(r.Bytes.Span)).SequenceEqual(lines);
    }, iter: 30);

    [Fact]
    public void A_jsonl_stream_is_read_as_it_comes()
    {
        using var endless = new Endless("{\"text\": \"Again.\"}\n"u8.ToArray());
        Assert.Equal(1000, new ReportFiles(Reports.Cleaning.Cleaner).Read("-", endless).Take(1000).Count(g => g is GatheredReport));
        Assert.True(endless.Given < 1_000_000, $"{endless.Given} bytes were taken for 1000 lines");
    }

    [Theory]
    [InlineData("The Front left.", 1)]
    [InlineData("{\"text\": \"One.\"}\n{\"text\": \"Two.\"}", 2)]
    [InlineData("<!DOCTYPE html><html><body><article><p>The Front left Tell Ghazal on Tuesday, residents of the village said in the evening of that day.</p><p>The army had not entered the village by nightfall, the same residents said by telephone.</p></article></body></html>", 1)]
    public void Standard_input_is_told_by_its_beginning(string input, int reports) =>
        Assert.Equal(reports, Read("-", null, new MemoryStream(Encoding.UTF8.GetBytes(input))).Count(g => g is GatheredReport));

    [Fact]
    public void A_published_day_given_for_all_overrides_each()
    {
        var options = new GatheringOptions { Given = new() { Published = new(2020, 5, 1) } };
        Assert.Equal(new LocalDate(2020, 5, 1), Report(Write("a.jsonl", "{\"text\": \"One.\", \"published\": \"2019-01-06\"}"),
            options).Report.Published);
        Assert.Equal(new LocalDate(2020, 5, 1), Report(Write("a.txt", "Front Leaves\n\nPublished: 6 January 2019\n\nThe Front left."),
            options).Report.Published);
    }

    private sealed class Endless(byte[] line) : Stream
    {
        public long Given { get; private set; }

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            for (var i = 0; i < count; i++)
            {
                buffer[offset + i] = line[(Given + i) % line.Length];
            }

            Given += count;
            return count;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
