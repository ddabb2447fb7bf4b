using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Salient.Tests.Gathering.Fetching;

/// <summary>One request that came.</summary>
/// <param name="Path">What was asked for.</param>
/// <param name="Headers">Its headers, by name.</param>
/// <param name="At">When, by the clock of the machine, in ticks of <see cref="TimeProvider.GetTimestamp"/>.</param>
public sealed record AskedPage(string Path, IReadOnlyDictionary<string, string> Headers, long At);

/// <summary>A server on this machine that answers byte for byte what a test says, also what no decent server would.</summary>
public sealed class PageServer : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();
    private readonly ConcurrentDictionary<string, Func<AskedPage, NetworkStream, Task>> pages = new();

    public PageServer()
    {
        listener.Start();
        _ = Serve();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>What was asked for, in order.</summary>
    public ConcurrentQueue<AskedPage> Asked { get; } = new();

    /// <summary>The address of a page, by the number of this machine.</summary>
    public string At(string path) => $"http://127.0.0.1:{Port}{path}";

    /// <summary>How often a page was asked for.</summary>
    public int CountOf(string path) => Asked.Count(a => a.Path == path);

    /// <summary>Whatever is asked for this path is answered by <paramref name="answer"/>.</summary>
    public void On(string path, Func<AskedPage, NetworkStream, Task> answer) => pages[path] = answer;

    /// <summary>A page that is always the same.</summary>
    public void Page(string path, string body, string type = "text/html; charset=utf-8", int status = 200, params string[] headers) =>
        Page(path, Encoding.UTF8.GetBytes(body), type, status, headers);

    /// <summary>The same of bytes.</summary>
    public void Page(string path, byte[] body, string type, int status = 200, params string[] headers) =>
        On(path, (_, stream) => stream.WriteAsync(Answer(status, body, [$"Content-Type: {type}", .. headers])).AsTask());

    /// <summary>A page that knows when it was last changed: asked with its tag it says that nothing changed.</summary>
    public void Tagged(string path, string body, string type, string tag) => On(path, (asked, stream) => stream.WriteAsync(
        asked.Headers.GetValueOrDefault("if-none-match") == tag ? Answer(304, [], [$"ETag: {tag}"])
            : Answer(200, Encoding.UTF8.GetBytes(body), [$"Content-Type: {type}", $"ETag: {tag}"])).AsTask());

    /// <summary>A page that leads on.</summary>
    public void Redirect(string path, string to, int status = 302) => Page(path, "", "text/html", status, $"Location: {to}");

    /// <summary>An answer as it goes over the wire.</summary>
    public static byte[] Answer(int status, byte[] body, params IEnumerable<string> headers) =>
        [.. Head(status, [.. headers, string.Create(CultureInfo.InvariantCulture, $"Content-Length: {body.Length}")]), .. body];

    /// <summary>The head of one.</summary>
    public static byte[] Head(int status, params IEnumerable<string> headers) =>
        Encoding.Latin1.GetBytes(string.Create(CultureInfo.InvariantCulture,
            $"HTTP/1.1 {status} Said\r\n{string.Concat(headers.Select(h => h + "\r\n"))}Connection: close\r\n\r\n"));

    public void Dispose()
    {
        stop.Cancel();
        listener.Stop();
        stop.Dispose();
    }

    private async Task Serve()
    {
        try
        {
            while (true)
            {
                _ = Serve(await listener.AcceptTcpClientAsync(stop.Token));
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // It was stopped.
        }
    }

    private async Task Serve(TcpClient client)
    {
        using (client)
        {
            try
            {
                var stream = client.GetStream();
                var head = await Request(stream);
                if (head.Length == 0)
                {
                    return;
                }

                var lines = head.Split("\r\n");
                var headers = lines.Skip(1).Select(l => l.Split(':', 2)).Where(p => p.Length == 2)
                    .ToDictionary(p => p[0].ToLowerInvariant(), p => p[1].Trim());
                var asked = new AskedPage(lines[0].Split(' ')[1], headers, TimeProvider.System.GetTimestamp());
                Asked.Enqueue(asked);
                await (pages.GetValueOrDefault(asked.Path) ?? ((_, s) => s.WriteAsync(Answer(404, [])).AsTask()))(asked, stream);
            }
            catch (Exception e) when (e is IOException or SocketException or ObjectDisposedException or OperationCanceledException)
            {
                // The other side went away.
            }
        }
    }

    private static async Task<string> Request(NetworkStream stream)
    {
        var head = new StringBuilder();
        var one = new byte[1];
        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal) && await stream.ReadAsync(one) > 0)
        {
            head.Append((char)one[0]);
        }

        return head.ToString();
    }
}
