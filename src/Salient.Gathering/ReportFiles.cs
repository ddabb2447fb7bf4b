using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Salient.Gathering.Fetching;
using Salient.Gathering.Formats;
using Salient.Reports;

namespace Salient.Gathering;

/// <summary>
/// Reads files of any kind that <see cref="FileKind.All"/> lists, and standard input, into reports. What cannot be read is a fault in the
/// sequence, never an
/// exception, and the rest goes on.
/// </summary>
/// <param name="cleaner">Tells the story from what stands around it.</param>
/// <param name="options">How.</param>
public sealed partial class ReportFiles(ReportCleaner cleaner, GatheringOptions? options = null)
{
    private const int SniffBytes = 4096;

    private const string FailureRemedy = "report this as a fault of Salient; salient quarantine retry reads it again after an update";

    private readonly GatheringOptions options = options ?? new();
    private readonly Carrier? carrier = Carrier.Of(options?.Fetched);

    /// <summary>
    /// The reports and faults of <paramref name="file"/>, in order and as they are asked for; a JSON Lines file is never held whole.
    /// </summary>
    /// <param name="file">Path of a file or folder, a pattern such as <c>reports/*.html</c>, an address, or <c>-</c> for standard
    /// input.</param>
    /// <param name="standardInput">What <c>-</c> reads; the process's standard input where null.</param>
    public IEnumerable<Gathered> Read(string file, Stream? standardInput = null)
    {
        ArgumentNullException.ThrowIfNull(file);
        if (file == "-")
        {
            return ReadOne(file, standardInput);
        }

        if (WebAddress.IsOne(file))
        {
            return ReadAddress(file);
        }

        var files = FileNames.Of(file).ToList();
        return files.Count > 0 ? files.SelectMany(one => ReadOne(one, null))
            : [Fault(file, Directory.Exists(file) ? "is a directory without files that are read" : "fits no file",
                "salient formats lists what is read")];
    }

    private IEnumerable<Gathered> ReadOne(string file, Stream? standardInput)
    {
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
            catch (FormatFaultException e)
            {
                next = Fault(file, e.Message, e.Remedy);
            }
            catch (Exception e) when (e is not OutOfMemoryException)
            {
                next = Fault(file, Failure(e), FailureRemedy);
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

        var kind = carrier is null ? FileKind.Of(file, begun) : FileKind.OfFetched(carrier, begun);
        if (kind == FileKind.Records)
        {
            return DecodedText.Wide(begun) is { } wide
                ? Records(file, [], Encoding.CreateTranscodingStream(new Joined(begun, stream), wide, Encoding.UTF8))
                    : Records(file, begun, stream);
        }

        if (kind == FileKind.WebArchive)
        {
            return Parts(file, (WarcRecords.Read(new Joined(begun, stream)), "record"));
        }

        var most = kind.Form is null ? options.MostBytesOfMany : options.MostBytes;
        var bytes = Whole(begun, stream, most);
        return bytes.Length > most ? [Fault(file, null, TooLong("is", null, most), "split it into reports",
            bytes.AsMemory(0, Math.Min(bytes.Length, ByteLines.KeptOfTooLong)))]
            : kind == FileKind.Addresses && AddressList.Tell(bytes) is var (reason, remedy) ? [Fault(file, reason, remedy)]
            : kind == FileKind.Page ? Page(file, bytes)
            : kind.Form is { } form ? [One(file, null, bytes, form)]
            : Parts(file, ManyReports.Of(kind, bytes, options));
    }

    /// <summary>A page is one report, or where it holds several, each is one.</summary>
    private List<Gathered> Page(string file, byte[] bytes)
    {
        IReadOnlyList<ReportRecord> parts = [];
        var whole = Guarded(file, null, bytes, ReportForm.Page, hash =>
        {
            (parts, var report, var reason, var remedy) = HtmlArticle.ReadAll(bytes, hash, carrier);
            return (report, reason ?? "", remedy ?? "");
        });
        return parts.Count == 0 ? [whole] : [.. parts.Select((part, i) => One(file, i + 1, part.Line(),
            ReportForm.Record) with { Unit = "part" })];
    }

    private IEnumerable<Gathered> Parts(string file, (IEnumerable<Unpacked> Parts, string Unit) many)
    {
        var (parts, unit) = many;
        var any = false;
        foreach (var part in parts)
        {
            any = true;
            yield return (part.Reason is { } reason ? Fault(file, part.Number, reason, part.Remedy!, part.Bytes)
                : part.Bytes.Length > options.MostBytes ? Fault(file, part.Number, TooLong("is", part.Bytes.Length, options.MostBytes),
                    "split it into reports", part.Bytes[..ByteLines.KeptOfTooLong])
                : Summary(One(file, part.Number, part.Bytes, part.Form), part.IsSummary)) with { Unit = unit };
        }

        if (!any)
        {
            yield return Fault(file, $"holds no {unit}s", "nothing to read in it");
        }
    }

    private static byte[] Whole(byte[] begun, Stream stream, int most)
    {
        using var all = new MemoryStream();
        all.Write(begun);
        var chunk = new byte[SniffBytes * 16];
        for (int read; all.Length <= most && (read = stream.Read(chunk)) > 0;)
        {
            all.Write(chunk, 0, read);
        }

        return all.ToArray();
    }

    private Gathered One(string file, long? line, ReadOnlyMemory<byte> bytes, ReportForm form) =>
        Guarded(file, line, bytes, form, hash => Received(bytes, form, hash));

    /// <summary>Reads one input; whatever goes wrong in it is its fault and takes nothing else down.</summary>
    private Gathered Guarded(
        string file, long? line, ReadOnlyMemory<byte> bytes, ReportForm form, Func<string,
            (ReceivedReport? Report, string? Reason, string? Remedy)> read)
    {
        try
        {
            var (received, reason, remedy) = read(Hash(bytes.Span));
            return received is null ? Fault(file, line, reason!, remedy!, bytes) : Report(file, line, bytes, form, received);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            return Fault(file, line, Failure(e), FailureRemedy, bytes);
        }
    }

    /// <summary>The report, in the language that its words are in; where they do not tell, in the one that it says it is in.</summary>
    private GatheredReport Report(string file, long? line, ReadOnlyMemory<byte> bytes, ReportForm form, ReceivedReport received)
    {
        received = received with { Url = received.Url ?? (form is ReportForm.Record or ReportForm.Capture ? null : carrier?.Address) };
        var told = options.Given.Language is null ? TextLanguage.Of(received.Text) : null;
        var report = options.Given.Of(cleaner.Clean(options.Given.Of(MendedText.WithoutZeros(received) with { Language = told
            ?? received.Language })));
        return new(file, line, report, bytes) { Form = form, Given = options.Given, Fetch = options.Fetched,
            SaidLanguage = told is not null && received.Language is { } said && said != told ? said : null };
    }

    private (ReceivedReport? Report, string? Reason, string? Remedy) Received(ReadOnlyMemory<byte> bytes, ReportForm form,
        string hash) => form switch
    {
        ReportForm.Page => HtmlArticle.Read(bytes.ToArray(), hash, carrier),
        ReportForm.Record => JsonRecord.Read(bytes, hash),
        ReportForm.Pdf => PdfText.Read(bytes.ToArray(), hash),
        ReportForm.Capture => WarcRecord.Read(bytes.ToArray(), hash),
        ReportForm.Word when OpenDocumentText.Begins(bytes.Span) => OpenDocumentText.Read(bytes.ToArray(), hash),
        ReportForm.Word => WordText.Read(bytes.ToArray(), hash),
        ReportForm.Message => MessageText.Read(bytes.ToArray(), hash),
        ReportForm.Row => (null, "is a row of a table", "salient import takes tables in"),
        _ => PlainText.Read(bytes.Span, hash, carrier?.Charset),
    };

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
            return Fault(file, line.Number, TooLong("is a line of", line.Length, options.MostBytes), "split the record", line.Bytes);
        }

        return One(file, line.Number, line.Bytes, ReportForm.Record);
    }

    private static string TooLong(string what, long? bytes, int most) => string.Create(
        CultureInfo.InvariantCulture,
            $"{what} {(bytes is { } b ? $"{b / 1e6:0.#} MB, " : "")}over the limit of {most / 1048576.0:0.##} MiB for one report");

    /// <summary>What a fault of a library, or of ours, on one input is called: it takes nothing else down.</summary>
    private static string Failure(Exception e) => $"the reader failed on it: {e.GetType().Name}: {OneLine(e.Message)}";

    private static byte[] ReadUpTo(Stream stream, int most)
    {
        var buffer = new byte[most];
        var read = stream.ReadAtLeast(buffer, most, throwOnEndOfStream: false);
        return buffer[..read];
    }

    private static byte[] WithoutMark(byte[] begun) => begun is [0xEF, 0xBB, 0xBF, ..] ? begun[3..] : begun;

    private static string Hash(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    private GatheringFault Fault(string file, string reason, string remedy) =>
        Fault(file, null, reason, remedy, ReadOnlyMemory<byte>.Empty);

    private GatheringFault Fault(string file, long? line, string reason, string remedy, ReadOnlyMemory<byte> bytes) =>
        new(file, line, reason, remedy, bytes) { Given = options.Given };

    private static string OneLine(string message) => message.ReplaceLineEndings(" ");
}
