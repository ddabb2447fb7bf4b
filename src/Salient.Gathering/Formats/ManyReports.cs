namespace Salient.Gathering.Formats;

/// <summary>Unpacks the kinds of files that hold many reports and are read whole.</summary>
internal static class ManyReports
{
    /// <summary>The reports of a file, and what each is called there.</summary>
    public static (IEnumerable<Unpacked> Parts, string Unit) Of(FileKind kind, byte[] bytes, GatheringOptions options) =>
        kind == FileKind.Feed ? (FeedItems.Read(bytes), "item")
        : kind == FileKind.JsonFeed ? (JsonFeed.Read(bytes), "item")
        : kind == FileKind.Mailbox ? (MessageText.Mailbox(bytes), "message")
        : kind == FileKind.Csv ? (TableRows.Csv(bytes, options.Columns), "row")
        : kind == FileKind.Sheet ? (TableRows.Xlsx(bytes, options.Columns), "row")
        : kind == FileKind.WebArchive ? (WarcRecords.Read(new MemoryStream(bytes)), "record")
        : kind == FileKind.PackedArchive ? (WarcRecords.ReadPacked(bytes), "record")
        : (TelegramExport.Read(bytes), "message");
}
