using System.Globalization;
using System.Security.Cryptography;
using Salient.Reports;

namespace Salient.Gathering;

/// <summary>
/// Reads files (text, HTML, JSON Lines) and standard input into reports. What cannot be read is a fault in the sequence, never an
/// exception, and the rest goes on.
/// </summary>
/// <param name="cleaner">Tells the story from what stands around it.</param>
/// <param name="options">How.</param>
public sealed class ReportFiles(ReportCleaner cleaner, GatheringOptions? options = null)
{
    private const int SniffBytes = 4096;

    private readonly GatheringOptions options = options ?? new();

    /// <summary>The reports and faults of <paramref name="file"/>, in order and as they are asked for; a JSON Lines file is never held whole.</summary>
    /// <param name="file">Path, or <c>-</c> for standard input.</param>
    /// <param name="standardInput">What <c>-</c> reads; the process's standard input where null.</param>
    public IEnumerable<Gathered> Read(string file, Stream? standardInput = null)
    {
        ArgumentNullException.ThrowIfNull(file);
        if (Open(file, standardInput, out var stream) is { } fault)
        {
            yield return fault;
            yield break;
        }

        using (stream)
        {
            foreach (var gathered in Guarded(file, stream!))
            {
                yield return gathered;
            }
        }
    }

    /// <summary>Reads bytes that were received before, just as they were then.</summary>
    /// <param name="file">The file they came from, as it was named.</param>
    /// <param name="line">Line of a JSON Lines record, from 1, or null.</param>
    /// <param name="bytes">The bytes: of a whole text or page, or of one line.</param>
    /// <param name="form">Their form; told by the file's name and their beginning where null.</param>
    public Gathered Again(string file, long? line, ReadOnlyMemory<byte> bytes, ReportForm? form = null)
    {
        ArgumentNullException.ThrowIfNull(file);
        var known = form ?? (line is null ? FormOf(file, bytes.Span[..Math.Min(bytes.Length, SniffBytes)]) : ReportForm.Record);
        return bytes.Length > options.MostBytes ? Fault(file, line, TooLong("is", bytes.Length), "split it into reports", bytes)
            : One(file, line, bytes, known);
    }

    private GatheringFault? Open(string file, Stream? standardInput, out Stream? stream)
    {
        stream = null;
        try
        {
            if (file == "-")
            {
                stream = standardInput ?? Console.OpenStandardInput();
                return null;
            }

            if (Directory.Exists(file))
            {
                return Fault(file, "is a directory", "name its files, e.g. " + Path.Combine(file, "*.txt"));
            }

            stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, 1, FileOptions.SequentialScan);
            return null;
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return Fault(file, "does not exist", "check the name");
        }
        catch (UnauthorizedAccessException)
        {
            return Fault(file, "may not be read", "check its permissions");
        }
        catch (Exception e) when (e is IOException or ArgumentException or NotSupportedException)
        {
            return Fault(file, "cannot be opened: " + OneLine(e.Message), "check the name and the disk");
        }
    }

    /// <summary>Turns trouble of the disk in the middle of a file into a fault that says where it stopped.</summary>
    private IEnumerable<Gathered> Guarded(string file, Stream stream)
    {
        using var items = Items(file, stream).GetEnumerator();
        while (true)
        {
            Gathered? next;
            try
            {
                next = items.MoveNext() ? items.Current : null;
            }
            catch (IOException e)
            {
                next = Fault(file, "cannot be read to its end: " + OneLine(e.Message), "what came before was read; check the disk");
            }

            if (next is null)
            {
                yield break;
            }

            yield return next;
            if (next is GatheringFault { Line: null })
            {
                yield break;
            }
        }
    }

    private IEnumerable<Gathered> Items(string file, Stream stream)
    {
        var begun = ReadUpTo(stream, SniffBytes);
        if (begun.Length == 0)
        {
            return [Fault(file, "is empty", "nothing to read in it")];
        }

        return FormOf(file, begun) switch
        {
            ReportForm.Record => Records(file, begun, stream),
            var form => [Whole(file, begun, stream, form)],
        };
    }

    private static ReportForm FormOf(string file, ReadOnlySpan<byte> begun)
    {
        switch (Path.GetExtension(file).ToLowerInvariant())
        {
            case ".txt" or ".text" or ".md":
                return ReportForm.Text;
            case ".html" or ".htm" or ".xhtml":
                return ReportForm.Page;
            case ".jsonl" or ".ndjson" or ".json":
                return ReportForm.Record;
        }

        var start = System.Text.Encoding.UTF8.GetString(begun).TrimStart('\uFEFF', ' ', '\t', '\r', '\n');
        return start.StartsWith("{\"", StringComparison.Ordinal) || start.StartsWith("{ \"", StringComparison.Ordinal) ? ReportForm.Record
            : start.StartsWith("<!doctype html", StringComparison.OrdinalIgnoreCase) || start.StartsWith("<html", StringComparison.OrdinalIgnoreCase) ? ReportForm.Page
            : ReportForm.Text;
    }

    private Gathered Whole(string file, byte[] begun, Stream stream, ReportForm form)
    {
        using var all = new MemoryStream();
        all.Write(begun);
        var chunk = new byte[SniffBytes * 16];
        for (int read; all.Length <= options.MostBytes && (read = stream.Read(chunk)) > 0;)
        {
            all.Write(chunk, 0, read);
        }

        var bytes = all.ToArray();
        if (bytes.Length > options.MostBytes)
        {
            return Fault(file, null, TooLong("is", null), "split it into reports", bytes.AsMemory(0, Math.Min(bytes.Length, ByteLines.KeptOfTooLong)));
        }

        return One(file, null, bytes, form);
    }

    private Gathered One(string file, long? line, ReadOnlyMemory<byte> bytes, ReportForm form)
    {
        var hash = Hash(bytes.Span);
        var (received, reason, remedy) = form switch
        {
            ReportForm.Page => HtmlArticle.Read(bytes.ToArray(), hash),
            ReportForm.Record => JsonRecord.Read(bytes, hash),
            _ => Text(bytes.Span, hash),
        };
        return received is null ? Fault(file, line, reason!, remedy!, bytes)
            : new GatheredReport(file, line, options.Given.Of(cleaner.Clean(options.Given.Of(received))), bytes) { Form = form, Given = options.Given };
    }

    private static (ReceivedReport?, string?, string?) Text(ReadOnlySpan<byte> bytes, string hash)
    {
        var decoded = DecodedText.Of(bytes);
        return decoded.Text is null ? (null, decoded.Reason, decoded.Remedy)
            : string.IsNullOrWhiteSpace(decoded.Text) ? (null, "holds only white space", "nothing to read in it")
            : (new ReceivedReport { Text = decoded.Text, Hash = hash }, null, null);
    }

    private IEnumerable<Gathered> Records(string file, byte[] begun, Stream stream)
    {
        var any = false;
        foreach (var line in ByteLines.Of(WithoutMark(begun), stream, options.MostBytes))
        {
            if (line.Length <= options.MostBytes && line.Bytes.Span.Trim(" \t\r"u8).IsEmpty)
            {
                continue;
            }

            any = true;
            yield return Record(file, line);
        }

        if (!any)
        {
            yield return Fault(file, "holds no records", "write one JSON object a line");
        }
    }

    private Gathered Record(string file, ByteLine line)
    {
        if (line.Length > options.MostBytes)
        {
            return Fault(file, line.Number, TooLong("is a line of", line.Length), "split the record", line.Bytes);
        }

        return One(file, line.Number, line.Bytes, ReportForm.Record);
    }

    private string TooLong(string what, long? bytes) => string.Create(
        CultureInfo.InvariantCulture, $"{what} {(bytes is { } b ? $"{b / 1e6:0.#} MB, " : "")}over the limit of {options.MostBytes / 1048576.0:0.##} MiB for one report");

    private static byte[] ReadUpTo(Stream stream, int most)
    {
        var buffer = new byte[most];
        var read = stream.ReadAtLeast(buffer, most, throwOnEndOfStream: false);
        return buffer[..read];
    }

    private static byte[] WithoutMark(byte[] begun) => begun is [0xEF, 0xBB, 0xBF, ..] ? begun[3..] : begun;

    private static string Hash(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    private GatheringFault Fault(string file, string reason, string remedy) => Fault(file, null, reason, remedy, ReadOnlyMemory<byte>.Empty);

    private GatheringFault Fault(string file, long? line, string reason, string remedy, ReadOnlyMemory<byte> bytes) =>
        new(file, line, reason, remedy, bytes) { Given = options.Given };

    private static string OneLine(string message) => message.ReplaceLineEndings(" ");
}
