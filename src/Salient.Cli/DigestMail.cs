using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;
using Salient.Alerts;

namespace Salient.Cli;

/// <summary>The server that mail is handed to, as <see cref="Variable"/> names it.</summary>
/// <param name="Host">Its name or address.</param>
/// <param name="Port">Its port.</param>
/// <param name="User">The user, or null where it asks for none.</param>
/// <param name="Password">The password, or null.</param>
/// <param name="IsTls">Whether the connection begins encrypted (<c>smtps:</c>).</param>
/// <param name="From">The sender.</param>
internal sealed record MailServer(string Host, int Port, string? User, string? Password, bool IsTls, MailboxAddress From)
{
    /// <summary>Name of the environment variable.</summary>
    public const string Variable = "SALIENT_SMTP";

    /// <summary>RFC 8314's port for mail that begins encrypted, RFC 6409's for what is submitted, and RFC 5321's for a relay.</summary>
    private const int Tls = 465, Submission = 587, Relay = 25;

    private const string Like = "write it like smtp://user:password@mail.example.org:587?from=desk@example.org";

    /// <summary>The server that words name.</summary>
    /// <exception cref="UsageException">They name none; what is wrong is said without the words, which hold a password.</exception>
    public static MailServer Parse(string? words)
    {
        if (string.IsNullOrWhiteSpace(words))
        {
            throw new UsageException($"{Variable} does not say which server takes the mail; {Like}");
        }

        if (!Uri.TryCreate(words.Trim(), UriKind.Absolute, out var uri) || uri.Scheme is not ("smtp" or "smtps") || uri.Host.Length == 0)
        {
            throw new UsageException($"{Variable} is no address of a mail server; {Like}");
        }

        var user = uri.UserInfo.Split(':', 2) is [{ Length: > 0 } name, ..] ? Uri.UnescapeDataString(name) : null;
        var password = uri.UserInfo.Split(':', 2) is [_, var secret] ? Uri.UnescapeDataString(secret) : null;
        var from = uri.Query.TrimStart('?').Split('&').Select(p => p.Split('=', 2)).Where(p => p is ["from", _])
            .Select(p => Uri.UnescapeDataString(p[1])).FirstOrDefault()
            ?? (user?.Contains('@', StringComparison.Ordinal) == true ? user : $"salient@{uri.Host}");
        return new(uri.Host.Trim('[', ']'), uri.Port > 0 ? uri.Port : uri.Scheme == "smtps" ? Tls : user is null ? Relay : Submission,
            user, password, uri.Scheme == "smtps",
            MailboxAddress.TryParse(from, out var sender) ? sender
                : throw new UsageException($"{Variable}: the sender (from=) is no mail address; {Like}"));
    }

    /// <summary>A password goes to no server in the clear, but to one on this machine.</summary>
    public SecureSocketOptions Security => IsTls ? SecureSocketOptions.SslOnConnect
        : User is not null && Host is not ("localhost" or "127.0.0.1" or "::1") ? SecureSocketOptions.StartTls
        : SecureSocketOptions.StartTlsWhenAvailable;
}

/// <summary>A mailbox that digests are sent to: HTML with the same as plain text.</summary>
/// <param name="to">The mailbox.</param>
/// <param name="server">Who takes the mail.</param>
/// <param name="patience">Longest time without an answer.</param>
internal sealed class DigestMail(MailboxAddress to, MailServer server, TimeSpan patience) : IDigestDestination
{
    /// <inheritdoc/>
    public string Name => $"mail {to.Address.ToLowerInvariant()}";

    /// <inheritdoc/>
    public async Task Deliver(Digest digest, CancellationToken stop)
    {
        using var message = Message(digest);
        using var client = new SmtpClient { Timeout = (int)patience.TotalMilliseconds };
        using var wait = CancellationTokenSource.CreateLinkedTokenSource(stop);
        wait.CancelAfter(patience * 2);
        try
        {
            await client.ConnectAsync(server.Host, server.Port, server.Security, wait.Token);
            if (server.User is not null)
            {
                await client.AuthenticateAsync(server.User, server.Password ?? "", wait.Token);
            }

            await client.SendAsync(message, wait.Token);
        }
        catch (Exception trouble) when (Why(trouble, stop) is { } why)
        {
            throw new DeliveryException($"{Name}: {server.Host}:{server.Port} {why}", trouble);
        }

        try
        {
            await client.DisconnectAsync(quit: true, wait.Token);
        }
        catch (Exception trouble) when (trouble is IOException or ProtocolException or OperationCanceledException or SocketException)
        {
            // The server has taken the mail; how it says good-bye does not matter.
        }
    }

    private static string? Why(Exception trouble, CancellationToken stop) => trouble switch
    {
        OperationCanceledException when stop.IsCancellationRequested => null,
        OperationCanceledException or TimeoutException => "did not answer in time; it is tried again the next time",
        AuthenticationException or ServiceNotAuthenticatedException => $"refuses the user or the password; check {MailServer.Variable}",
        SslHandshakeException => "has no certificate that this machine trusts; check the name and the port",
        SmtpCommandException refused => $"refuses the mail ({(int)refused.StatusCode} {refused.Message}); check the address",
        NotSupportedException =>
            "takes no encrypted connection, and a password is sent over no other; name a server that does, with smtps:",
        ProtocolException or SocketException or IOException =>
            $"cannot be reached ({trouble.Message}); check {MailServer.Variable} and the network",
        _ => null,
    };

    private MimeMessage Message(Digest digest)
    {
        var (text, html) = (DigestText.Of(digest), DigestHtml.Of(digest));
        return new MimeMessage([server.From], [to], $"Salient – {digest.Title}",
            new MultipartAlternative(new TextPart("plain") { Text = text }, new TextPart("html") { Text = html }))
        {
            // The same digest has the same id however often it is sent: mail programs show it once.
            MessageId = $"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{Name}\n{text}"))[..16])}@salient",
            Date = digest.Until.ToDateTimeOffset(),
            Headers = { { HeaderId.AutoSubmitted, "auto-generated" } },
        };
    }
}
