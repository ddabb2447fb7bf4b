using NodaTime;
using Salient.Gathering;
using Salient.Store;

namespace Salient.Cli;

/// <summary>The reading kit of this process, opened once and only when something is to be read.</summary>
internal static class OpenKit
{
    private static readonly Lazy<ReadingKit> Kit = new(() => ReadingKit.Open(SalientHome.Default()));

    /// <summary>What reads files into reports.</summary>
    /// <param name="published">Publication day that overrides what the reports say, or null.</param>
    public static ReportFiles Files(LocalDate? published) => new(Kit.Value.Cleaner, new() { Published = published });

    /// <summary>What reads reports into claims.</summary>
    public static ReportReader Reader() => Kit.Value.Reader;
}
