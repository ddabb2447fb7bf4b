using System.ServiceModel.Syndication;
using System.Text;
using System.Xml;
using Salient.Alerts;
using Salient.Exchange.Formats;

namespace Salient.Cli;

/// <summary>An Atom file (RFC 4287) to whose entries those of a digest are added, newest first.</summary>
internal sealed class DigestFeed(string file) : IDigestDestination
{
    /// <summary>Entries that are kept: readers of feeds ask every day, and a digest has tens of them.</summary>
    private const int MostEntries = 500;

    private readonly string _path = Path.GetFullPath(file);

    /// <inheritdoc/>
    public string Name => $"feed {_path}";

    /// <inheritdoc/>
    public Task Deliver(Digest digest, CancellationToken stop)
    {
        try
        {
            var entries = digest.Items.Select(item => Entry(digest, item)).Concat(TakenBack(digest)).ToList();
            var feed = new SyndicationFeed($"Salient: {digest.Alert}", digest.Question, null,
                $"urn:salient:alert:{Uri.EscapeDataString(digest.Alert)}", digest.Until.ToDateTimeOffset())
            {
                Language = "en",
                Items = [.. entries.Concat(Known().ExceptBy(entries.Select(e => e.Id), e => e.Id)).Take(MostEntries)],
            };
            feed.Authors.Add(new() { Name = "Salient" });
            Write(feed);
            return Task.CompletedTask;
        }
        catch (Exception trouble) when (trouble is IOException or UnauthorizedAccessException)
        {
            throw new DeliveryException(
                $"{_path} cannot be written ({trouble.Message.TrimEnd('.')}); check the folder, the disk and the permissions", trouble);
        }
        catch (XmlException trouble)
        {
            throw new DeliveryException($"{_path} is no Atom feed; move it away or name another file", trouble);
        }
    }

    private IReadOnlyList<SyndicationItem> Known()
    {
        if (!File.Exists(_path))
        {
            return [];
        }

        using var xml = XmlReader.Create(_path, new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
        return [.. SyndicationFeed.Load(xml).Items];
    }

    /// <summary>Beside the file first: who reads it meanwhile reads the old one whole.</summary>
    private void Write(SyndicationFeed feed)
    {
        var beside = _path + ".new";
        using (var xml = XmlWriter.Create(beside, new() { Encoding = new UTF8Encoding(false), Indent = true }))
        {
            new Atom10FeedFormatter(feed).WriteTo(xml);
        }

        File.Move(beside, _path, overwrite: true);
    }

    private static SyndicationItem Entry(Digest digest, DigestItem item)
    {
        var entry = new SyndicationItem(Cells.ForXml(item.Title),
            Cells.ForXml(DigestText.OfItem(item)), null, $"urn:salient:told:{item.Id}", digest.Until.ToDateTimeOffset());
        entry.Categories.Add(new(item.Kind));
        if (item.Place is { Latitude: { } latitude, Longitude: { } longitude })
        {
            entry.ElementExtensions.Add("point", "http://www.georss.org/georss", FormattableString.Invariant($"{latitude} {longitude}"));
        }

        return entry;
    }

    private static IEnumerable<SyndicationItem> TakenBack(Digest digest) => digest.TakenBack.Select(told => new SyndicationItem(
        Cells.ForXml($"No longer so: {told.Title}"), "Withdrawn, corrected or outweighed.", null,
        $"urn:salient:taken-back:{told.Id}:{digest.Until.ToUnixTimeSeconds()}", digest.Until.ToDateTimeOffset()));
}
