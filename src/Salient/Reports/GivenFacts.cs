using NodaTime;

namespace Salient.Reports;

/// <summary>
/// What a person said of a report, on the command line when it came in or later: it wins over what the report says of itself, and is kept
/// with it, so that
/// reading it again is reading it just so. Null where nothing was said.
/// </summary>
public sealed record GivenFacts
{
    /// <summary>Nothing was said.</summary>
    public static GivenFacts None { get; } = new();

    /// <summary>The day it was published here.</summary>
    public LocalDate? Published { get; init; }

    /// <summary>Who published it here.</summary>
    public string? Outlet { get; init; }

    /// <summary>The headline.</summary>
    public string? Title { get; init; }

    /// <summary>The outlet that it was copied from; empty: from none, whatever it says.</summary>
    public string? Original { get; init; }

    /// <summary>ISO 639-1 code of its language, whatever its words look like.</summary>
    public string? Language { get; init; }

    /// <summary>These, and where they say nothing, what <paramref name="earlier"/> ones said.</summary>
    public GivenFacts Over(GivenFacts earlier) => new()
    {
        Published = Published ?? earlier.Published,
        Outlet = Outlet ?? earlier.Outlet,
        Title = Title ?? earlier.Title,
        Original = Original ?? earlier.Original,
        Language = Language ?? earlier.Language,
    };

    /// <summary>What was received, as these say it is; what the original was is said of the cleaned report.</summary>
    public ReceivedReport Of(ReceivedReport received) => received with
    {
        Published = Published ?? received.Published,
        Outlet = Outlet ?? received.Outlet,
        Title = Title ?? received.Title,
        Language = Language ?? received.Language,
    };

    /// <summary>A cleaned report with the original that these name. One that is no copy has no day of an original either.</summary>
    public Report Of(Report cleaned) => Original switch
    {
        null => cleaned,
        "" => cleaned with { OriginalSource = null, OriginalPublished = null },
        var outlet => cleaned with { OriginalSource = outlet },
    };
}
