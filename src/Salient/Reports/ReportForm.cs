namespace Salient.Reports;

/// <summary>In which form a report's bytes came.</summary>
public enum ReportForm
{
    /// <summary>Words and nothing else.</summary>
    Text,

    /// <summary>A page in HTML, of which the article is read.</summary>
    Page,

    /// <summary>One line of JSON Lines.</summary>
    Record,
}
