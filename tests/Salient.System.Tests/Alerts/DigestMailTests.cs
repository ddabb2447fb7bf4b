using System.Net.Sockets;
using System.Net;
using MimeKit;
using Salient.Cli;
using Salient.Store;
using static Salient.SystemTests.Store.Made;

namespace Salient.SystemTests.Alerts;

/// <summary>Digests by mail, handed to a real server on this machine.</summary>
public sealed class DigestMailTests : IDisposable
{
    private readonly DigestDesk _desk = new();
    private readonly MailServerHere _server = new();

    public DigestMailTests()
    {
        _desk.Store.Add("all", new(), Doer.Here);
        _desk.Took("The Guard <b>drove</b> the Front out of Tal, residents said.", River, "Tal", 11, 12, "Почта Réseau");
    }

    public void Dispose()
    {
        _server.Dispose();
        _desk.Dispose();
    }

    private static DigestMail Mail(string server, double seconds = 5) =>
        new(MailboxAddress.Parse("Desk@example.org"), MailServer.Parse(server), TimeSpan.FromSeconds(seconds));

    [Fact]
    public async Task A_digest_comes_as_plain_text_and_as_html_with_the_same_words()
    {
        Assert.Equal(0, await _desk.Digest(Mail($"smtp://ana:open%20sesame@127.0.0.1:{_server.Port}?from=salient@desk.example")));

        var mail = Assert.Single(_server.Mail);
        Assert.Equal(("ana", "open sesame"), Assert.Single(_server.Users));
        Assert.Equal(("salient@desk.example", "Desk@example.org", "Salient – all: 1 change"),
            (mail.From.Mailboxes.Single().Address, mail.To.Mailboxes.Single().Address, mail.Subject));
        Assert.Equal("auto-generated", mail.Headers[HeaderId.AutoSubmitted]);
        Assert.IsType<MultipartAlternative>(mail.Body);
        Assert.All([mail.TextBody, mail.HtmlBody],
            body => Assert.Contains("Почта Réseau, 12 January 2019", WebUtility.HtmlDecode(body), StringComparison.Ordinal));
        Assert.Contains("“The Guard <b>drove</b> the Front out of Tal", mail.TextBody, StringComparison.Ordinal);
        Assert.Contains("The Guard &lt;b&gt;drove&lt;/b&gt; the Front out of Tal", mail.HtmlBody, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>", mail.HtmlBody, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Mail_that_a_server_refuses_is_sent_the_next_time_whole_and_once()
    {
        var address = $"smtp://127.0.0.1:{_server.Port}";
        _server.Refuses = true;
        Assert.Equal(1, await _desk.Digest(Mail(address)));
        Assert.Contains("refuses the mail (550", _desk.Store.Deliveries("all").Single().Reason, StringComparison.Ordinal);

        _server.Refuses = false;
        Assert.Equal(0, await _desk.Digest(Mail(address)));
        Assert.Equal(0, await _desk.Digest(Mail(address)));

        Assert.Equal("Salient – all: 1 change", Assert.Single(_server.Mail).Subject);
    }

    [Fact]
    public async Task A_wrong_password_a_server_that_is_not_there_and_one_that_says_nothing_are_told_and_nothing_is_lost()
    {
        Assert.Equal(1, await _desk.Digest(Mail($"smtp://ana:wrong@127.0.0.1:{_server.Port}")));
        Assert.Contains("refuses the user or the password; check SALIENT_SMTP", _desk.Store.Deliveries("all").Single().Reason,
            StringComparison.Ordinal);

        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        Assert.Equal(1, await _desk.Digest(Mail($"smtp://127.0.0.1:{((IPEndPoint)silent.LocalEndpoint).Port}", 0.3)));
        Assert.Contains("did not answer in time", _desk.Store.Deliveries("all").Single().Reason, StringComparison.Ordinal);
        var port = ((IPEndPoint)silent.LocalEndpoint).Port;
        silent.Stop();
        Assert.Equal(1, await _desk.Digest(Mail($"smtp://127.0.0.1:{port}")));
        Assert.Contains("cannot be reached", _desk.Store.Deliveries("all").Single().Reason, StringComparison.Ordinal);

        await _desk.Digest(Mail($"smtp://127.0.0.1:{_server.Port}"));
        Assert.Single(_server.Mail);
        Assert.DoesNotContain(_desk.Store.Deliveries("all"), d => d.ToString().Contains("wrong", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(null, "does not say which server")]
    [InlineData("mail.example.org", "is no address of a mail server")]
    [InlineData("http://secret:word@mail.example.org", "is no address of a mail server")]
    [InlineData("smtp://mail.example.org?from=nobody@@x y", "is no mail address")]
    public void A_server_that_is_none_is_told_without_its_password(string? words, string told)
    {
        var wrong = Assert.Throws<UsageException>(() => MailServer.Parse(words));

        Assert.Contains(told, wrong.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", wrong.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("smtp://mail.example.org", 25, "StartTlsWhenAvailable", "salient@mail.example.org")]
    [InlineData("smtp://ana:x@mail.example.org", 587, "StartTls", "salient@mail.example.org")]
    [InlineData("smtp://ana%40desk.example:x@mail.example.org", 587, "StartTls", "ana@desk.example")]
    [InlineData("smtps://ana:x@mail.example.org", 465, "SslOnConnect", "salient@mail.example.org")]
    [InlineData("smtp://ana:x@localhost:2525", 2525, "StartTlsWhenAvailable", "salient@localhost")]
    public void A_password_is_sent_in_the_clear_to_nobody_but_this_machine(string words, int port, string security, string from)
    {
        var server = MailServer.Parse(words);

        Assert.Equal((port, security, from), (server.Port, server.Security.ToString(), server.From.Address));
    }
}
