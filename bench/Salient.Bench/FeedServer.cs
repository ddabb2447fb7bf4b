using System.Globalization;
using System.Net;
using System.Text;

namespace Salient.Bench;

/// <summary>A server on this machine with two feeds, one that holds its texts and one that leads to pages, of which so many items are shown.</summary>
internal sealed class FeedServer : IDisposable
{
    private const int MostItems = 60;
    private readonly HttpListener listener = new();
    private readonly List<MixedReport> reports;
    private readonly string root;

    /// <summary>Begins to serve.</summary>
    public FeedServer(IEnumerable<MixedReport> reports)
    {
        this.reports = [.. reports];
        using (var free = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0))
        {
            free.Start();
            root = $"http://127.0.0.1:{((IPEndPoint)free.LocalEndpoint).Port}/";
        }

        listener.Prefixes.Add(root);
        listener.Start();
        _ = Task.Run(Serve);
    }

    /// <summary>How many of the reports there are yet.</summary>
    public int Shown { get; set; }

    /// <summary>Address of the feed that holds its texts.</summary>
    public string Feed => root + "whole0.rss";

    /// <summary>Writes a list of all feeds; each feed has as many items as feeds have, so the list grows with the reports.</summary>
    public string Lists(string folder)
    {
        var file = Path.Combine(folder, "feeds.opml");
        var feeds = Enumerable.Range(0, (reports.Count + MostItems - 1) / MostItems)
            .Select(i => $"<outline type=\"rss\" text=\"{i}\" xmlUrl=\"{root}{(i % 2 == 0 ? "whole" : "lead")}{i}.rss\"/>");
        File.WriteAllText(file, $"<opml version=\"2.0\"><head/><body>{string.Concat(feeds)}</body></opml>");
        return file;
    }

    /// <inheritdoc/>
    public void Dispose() => listener.Close();

    private async Task Serve()
    {
        while (listener.IsListening)
        {
            try
            {
                Answer(await listener.GetContextAsync());
            }
            catch (Exception e) when (e is HttpListenerException or ObjectDisposedException or InvalidOperationException)
            {
                // The other side was killed, or this side is at its end.
            }
        }
    }

    private void Answer(HttpListenerContext context)
    {
        var path = context.Request.Url!.AbsolutePath;
        var body = path.EndsWith(".rss", StringComparison.Ordinal) ? Rss(path) : path.StartsWith("/page", StringComparison.Ordinal)
            ? MixFiles.Page(Local(reports[int.Parse(path[5..], CultureInfo.InvariantCulture)])) : null;
        var bytes = Encoding.UTF8.GetBytes(body ?? "");
        context.Response.StatusCode = body is null ? 404 : 200;
        context.Response.ContentType = path.EndsWith(".rss", StringComparison.Ordinal) ? "application/rss+xml" : "text/html; charset=utf-8";
        context.Response.ContentLength64 = bytes.Length;
        context.Response.OutputStream.Write(bytes);
        context.Response.Close();
    }

    private string Rss(string path)
    {
        var leads = path.StartsWith("/lead", StringComparison.Ordinal);
        var feed = int.Parse(new string([.. path.Where(char.IsAsciiDigit)]), CultureInfo.InvariantCulture);
        var items = reports.Skip(feed * MostItems).Take(Math.Clamp(Shown - (feed * MostItems), 0, MostItems)).Select(Local).ToList();
        return !leads ? MixFiles.Feed(items) : "<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>Desk</title>"
            + string.Concat(items.Select(r => $"<item><title>Item {r.Number}</title><link>{root}page{r.Number}</link><description>More.</description></item>"))
            + "</channel></rss>";
    }

    /// <summary>A report as this server has it: its own words, so that no two pages say the same, at its own address.</summary>
    private MixedReport Local(MixedReport report) => report with { Title = string.Create(CultureInfo.InvariantCulture, $"{report.Title} ({report.Number})") };
}
