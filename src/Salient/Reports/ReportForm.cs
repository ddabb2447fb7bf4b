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

    /// <summary>A Word document (.docx).</summary>
    Word,

    /// <summary>A MIME message: mail, or a page that a browser saved as one file.</summary>
    Message,
}
