using System.Buffers;
using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using MimeKit;
using SmtpServer;
using SmtpServer.Authentication;
using SmtpServer.ComponentModel;
using SmtpServer.Protocol;
using SmtpServer.Storage;

namespace Salient.SystemTests.Alerts;

/// <summary>A mail server on this machine, which keeps what it is handed; refuses it when told to.</summary>
internal sealed class MailServerHere : IDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _running;

    public MailServerHere()
    {
        using (var free = new TcpListener(IPAddress.Loopback, 0))
        {
            free.Start();
            Port = ((IPEndPoint)free.LocalEndpoint).Port;
        }

        var options = new SmtpServerOptionsBuilder().ServerName("localhost")
            .Endpoint(e => e.Endpoint(new(IPAddress.Loopback, Port)).AllowUnsecureAuthentication()).Build();
        var services = new ServiceProvider();
        services.Add((IMessageStore)new Box(this));
        services.Add((IUserAuthenticator)new Door(this));
        _running = new SmtpServer.SmtpServer(options, services).StartAsync(_stop.Token);
    }

    public int Port { get; }

    public bool Refuses { get; set; }

    public ConcurrentQueue<MimeMessage> Mail { get; } = new();

    public ConcurrentQueue<(string User, string Password)> Users { get; } = new();

    public void Dispose()
    {
        _stop.Cancel();
        _ = _running.Wait(TimeSpan.FromSeconds(5));
        _stop.Dispose();
    }

    /// <summary>The server disposes what it is given with each visitor: so it is given these and not the whole.</summary>
    private sealed class Box(MailServerHere server) : IMessageStore
    {
        public async Task<SmtpResponse> SaveAsync(ISessionContext context, IMessageTransaction transaction,
            ReadOnlySequence<byte> buffer, CancellationToken cancellationToken)
        {
            if (server.Refuses)
            {
                return SmtpResponse.MailboxUnavailable;
            }

            using var stream = new MemoryStream(buffer.ToArray());
            server.Mail.Enqueue(await MimeMessage.LoadAsync(stream, cancellationToken));
            return SmtpResponse.Ok;
        }
    }

    /// <summary>Lets in whoever says <c>open sesame</c>.</summary>
    private sealed class Door(MailServerHere server) : IUserAuthenticator
    {
        public Task<bool> AuthenticateAsync(ISessionContext context, string user, string password, CancellationToken cancellationToken)
        {
            server.Users.Enqueue((user, password));
            return Task.FromResult(password == "open sesame");
        }
    }
}
