using System.IO.Pipelines;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Salient.Claims;
using Salient.Web.Api;

namespace Salient.Web;

/// <summary>
/// Says why where Kestrel refuses a request before any of this program sees it (an address with <c>%00</c>, a broken line): it answers
/// 400 without a word. What goes out is looked at, and such an answer gets a problem for its body.
/// </summary>
internal static class Refusal
{
    private const string Status = "HTTP/1.1 400 Bad Request\r\n", Empty = "Content-Length: 0\r\n";

    private static readonly byte[] Start = Encoding.ASCII.GetBytes(Status);

    private static readonly byte[] Body = JsonSerializer.SerializeToUtf8Bytes(
        new ProblemBody("about:blank", "Bad request", 400, "The address or the head of the request is broken.",
            "Write the address without %00 and without anything cut off."), ClaimJson.Options);

    /// <summary>Watches the connections of an address.</summary>
    public static void Explain(this ListenOptions listen) => listen.Use(next => connection =>
    {
        var output = new Outgoing(connection.Transport.Output.AsStream(leaveOpen: true));
        connection.Transport = new Watched(connection.Transport.Input, PipeWriter.Create(output));
        return next(connection);
    });

    /// <summary>An answer as it goes out: with words where it is a refusal that has none.</summary>
    private static ReadOnlyMemory<byte> Worded(ReadOnlyMemory<byte> bytes)
    {
        if (!bytes.Span.StartsWith(Start))
        {
            return bytes;
        }

        var head = Encoding.ASCII.GetString(bytes.Span);
        return head.Contains(Empty, StringComparison.Ordinal) && head.EndsWith("\r\n\r\n", StringComparison.Ordinal)
            ? (byte[])[.. Encoding.ASCII.GetBytes(head.Replace(Empty,
                $"Content-Type: application/problem+json\r\nContent-Length: {Body.Length}\r\n", StringComparison.Ordinal)), .. Body]
            : bytes;
    }

    private sealed class Watched(PipeReader input, PipeWriter output) : IDuplexPipe
    {
        public PipeReader Input => input;

        public PipeWriter Output => output;
    }

    /// <summary>Passes on what is written.</summary>
    private sealed class Outgoing(Stream inner) : Stream
    {
        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override void Flush() => inner.Flush();

        public override Task FlushAsync(CancellationToken cancellationToken) => inner.FlushAsync(cancellationToken);

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => inner.Write(Worded(buffer.AsMemory(offset, count)).Span);

        public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
            WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) =>
            inner.WriteAsync(Worded(buffer), cancellationToken);
    }
}
