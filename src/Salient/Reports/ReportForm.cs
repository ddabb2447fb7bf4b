namespace Salient.Reports;

/// <summary>In which form a report's bytes came.</summary>
public enum ReportForm
{
    /// <summary>Words and nothing else.</summary>
    Text,

    /// <summary>A page in HTML, of which the article is read.</summary>
    Page,

    /// <summary>One line of JSON Lines, or what stands for one: an item of a feed, a row of a table, a part of a page.</summary>
    Record,

    /// <summary>A PDF.</summary>
    Pdf,

    /// <summary>A Word document (.docx) or an OpenDocument text (.odt).</summary>
    Word,

    /// <summary>A MIME message: mail, or a page that a browser saved as one file.</summary>
    Message,

    /// <summary>A record of a web archive: a page, text or PDF with its address and the time of its capture.</summary>
    Capture,

    /// <summary>One row of a table of claims, such as ACLED's, or one feature of a layer: JSON with its columns.</summary>
    Row,
}
