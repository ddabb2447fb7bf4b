using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Html.Parser;
using MimeKit;
using Salient.Reports;

namespace Salient.Gathering.Formats;

/// <summary>Reads MIME messages: mail as a report with the day it was sent, and pages that a browser saved as one file (MHTML).</summary>
internal static partial class MessageText
{
    /// <summary>The report of a message, or why there is none and what to do.</summary>
    public static (ReceivedReport? Report, string? Reason, string? Remedy) Read(byte[] bytes, string hash)
    {
        MimeMessage message;
        try
        {
            message = MimeMessage.Load(new MemoryStream(bytes));
        }
        catch (FormatException fault)
        {
            return (null, $"is no MIME message: {fault.Message.ReplaceLineEndings(" ")}", "save the message again as .eml");
        }

        using (message)
        {
            return IsSavedPage(message) ? Page(message, hash) : Mail(message, hash);
        }
    }

    /// <summary>The messages of a mailbox in their order.</summary>
    public static IEnumerable<Unpacked> Mailbox(byte[] bytes)
    {
        var parser = new MimeParser(new MemoryStream(bytes), MimeFormat.Mbox);
        for (var number = 1; !parser.IsEndOfStream; number++)
        {
            Unpacked next;
            try
            {
                using var message = parser.ParseMessage();
                using var raw = new MemoryStream();
                message.WriteTo(raw);
                next = new(number, raw.ToArray(), ReportForm.Message);
            }
            catch (FormatException fault)
            {
                throw new FormatFaultException(
                    string.Create(CultureInfo.InvariantCulture,
                        $"breaks the rules of a mailbox at message {number}: {fault.Message.ReplaceLineEndings(" ")}"),
                        "what came before was read; export the mailbox again", fault);
            }

            yield return next;
        }
    }

    private static bool IsSavedPage(MimeMessage message) => message.Headers.Contains("Snapshot-Content-Location")
        || (message.Body is MultipartRelated && message.To.Count == 0 && message.TextBody is null);

    private static (ReceivedReport?, string?, string?) Page(MimeMessage message, string hash)
    {
        if (message.HtmlBody is not { } html)
        {
            return (null, "is a saved page without HTML in it", "save the page again, as HTML");
        }

        var (report, reason, remedy) = HtmlArticle.Read(Encoding.UTF8.GetBytes(html), hash);
        var address = HtmlFacts.Address(message.Headers["Snapshot-Content-Location"]
            ?? (message.Body as MultipartRelated)?.Root?.ContentLocation?.ToString(), null);
        return (report is null ? null : report with { Url = report.Url ?? address }, reason, remedy);
    }

    private static (ReceivedReport?, string?, string?) Mail(MimeMessage message, string hash)
    {
        var text = message.TextBody is { Length: > 0 } plain ? plain : message.HtmlBody is { } html ? Plain(html) : "";
        if (string.IsNullOrWhiteSpace(text))
        {
            return message.Attachments.Any() ? (null, "is a message without words; it has attachments",
                "save its attachments and read those")
                : (null, "is a message without words", "nothing to read in it");
        }

        var sender = message.From.Mailboxes.FirstOrDefault();
        var name = string.IsNullOrWhiteSpace(sender?.Name) ? sender?.Address : sender.Name;
        var sent = message.Headers.Contains(HeaderId.Date)
            ? StatedTime.Read(message.Date.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture)) : null;
        var isList = message.Headers.Contains(HeaderId.ListId) || message.Headers.Contains(HeaderId.ListUnsubscribe);
        return (new()
        {
            Text = MendedText.OfText(text = WithoutQuoted(text)),
            Mended = MendedText.KindsIn(text),
            Hash = hash,
            Title = string.IsNullOrWhiteSpace(message.Subject) ? null : message.Subject.Trim(),
            Author = isList ? null : name,
            Outlet = isList ? name : null,
            Published = sent?.Day,
            PublishedAt = sent,
            Facts = sent is { } at ? [new("published", at.ToString(), "mail header Date", true)] : [],
        }, null, null);
    }

    /// <summary>
    /// The words of the sender: what is quoted of an earlier mail (<c>&gt; …</c>, with the line that brings it in) and the signature under
    /// <c>-- </c> are not; all of it where nothing would be left.
    /// </summary>
    private static string WithoutQuoted(string text)
    {
        var own = Quoted().Replace(Signature().Replace(text, ""), "");
        own = own.Replace("\n>From ", "\nFrom ", StringComparison.Ordinal);
        return string.IsNullOrWhiteSpace(own) ? text : own;
    }

    // A quoted run of lines, with "On 9 January, X wrote:" above it; ">From " is how mailboxes write "From ".
    [GeneratedRegex(@"(?:^[^\n>]{0,200}\bwrote:[ \t]*\r?\n(?:[ \t]*\r?\n)?)?(?:^>(?!From )[^\n]*(?:\n|\z))+", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Quoted();

    [GeneratedRegex(@"^-- \r?\n[\s\S]{0,600}\z", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Signature();

    private static string Plain(string html)
    {
        using var page = new HtmlParser().ParseDocument(HtmlDepth.Fault(html) is null ? html : "");
        PageResidue.Remove(page);
        PageTables.Tell(page);
        return page.Body is { } body ? HtmlParagraphs.Text(HtmlParagraphs.Of(body)) : "";
    }
}
