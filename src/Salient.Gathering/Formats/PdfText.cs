using System.Text;
using System.Text.RegularExpressions;
using Salient.Reports;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.DocumentLayoutAnalysis;
using UglyToad.PdfPig.DocumentLayoutAnalysis.PageSegmenter;
using UglyToad.PdfPig.DocumentLayoutAnalysis.ReadingOrderDetector;
using UglyToad.PdfPig.DocumentLayoutAnalysis.WordExtractor;
using UglyToad.PdfPig.Exceptions;

namespace Salient.Gathering.Formats;

/// <summary>
/// Reads a PDF: its blocks in reading order, columns one after the other, without the headers and footers that its pages share.
/// </summary>
internal static partial class PdfText
{
    /// <summary>Most pages that are read: reports have up to some hundred.</summary>
    private const int MostPages = 500;

    /// <summary>Share of a page's height at its head and its foot where lines that other pages have too are no text.</summary>
    private const double Margin = 0.12;

    /// <summary>The report of a PDF, or why there is none and what to do.</summary>
    public static (ReceivedReport? Report, string? Reason, string? Remedy) Read(byte[] bytes, string hash)
    {
        try
        {
            using var document = PdfDocument.Open(bytes);
            if (document.NumberOfPages > MostPages)
            {
                return (null, $"is a PDF of {document.NumberOfPages} pages, over the limit of {MostPages}", "split it into reports");
            }

            var pages = document.GetPages().ToList();
            var text = Text(pages);
            if (text.Length == 0)
            {
                var reason = pages.Any(p => p.GetImages().Any()) ? "is a PDF of scanned pages: there are pictures in it and no words"
                    : "is a PDF without words";
                return (null, reason, "recognise its words first, e.g. ocrmypdf scan.pdf text.pdf");
            }

            return (new()
            {
                Text = MendedText.OfPage(text),
                Hash = hash,
                Title = Filled(document.Information.Title) is { } title && text.Contains(title, StringComparison.OrdinalIgnoreCase)
                    ? title : null,
                Author = Filled(document.Information.Author),
            }, null, null);
        }
        catch (PdfDocumentEncryptedException)
        {
            return (null, "is a PDF that asks for a password", "save it without one first");
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            return (null, $"is a PDF that is damaged: {fault.Message.ReplaceLineEndings(" ")}",
                "save it again, or copy its text into a .txt file");
        }
    }

    private static string Text(List<Page> pages)
    {
        var blocks = pages.ConvertAll(page => Blocks(page).ConvertAll(block => (Block: block, IsMargin: IsInMargin(page, block))));
        var repeated = blocks.SelectMany(page => page.Where(b => b.IsMargin).Select(b => Shape(b.Block)).Distinct())
            .GroupBy(shape => shape, StringComparer.Ordinal)
            .Where(g => g.Count() > 1).Select(g => g.Key).ToHashSet(StringComparer.Ordinal);
        var text = new StringBuilder();
        foreach (var (block, isMargin) in blocks.SelectMany(page => page))
        {
            var words = string.Join('\n', block.TextLines.Select(line => line.Text.Trim()).Where(line => line.Length > 0));
            if (words.Length > 0 && !(isMargin && (repeated.Contains(Shape(block)) || PageNumber().IsMatch(words))))
            {
                text.Append(text.Length == 0 ? "" : "\n\n").Append(words);
            }
        }

        return text.ToString();
    }

    private static List<TextBlock> Blocks(Page page)
    {
        var words = NearestNeighbourWordExtractor.Instance.GetWords(page.Letters).Where(w => !string.IsNullOrWhiteSpace(w.Text)).ToList();
        return words.Count == 0 ? [] : [.. UnsupervisedReadingOrderDetector.Instance.Get(DocstrumBoundingBoxes.Instance.GetBlocks(words))
            .OrderBy(b => b.ReadingOrder)];
    }

    private static bool IsInMargin(Page page, TextBlock block) => block.BoundingBox.Bottom > (1 - Margin) * page.Height
        || block.BoundingBox.Top < Margin * page.Height;

    /// <summary>The words of a block with every number alike: page numbers differ from page to page.</summary>
    private static string Shape(TextBlock block) => Digits().Replace(block.Text, "0");

    private static string? Filled(string? words) => string.IsNullOrWhiteSpace(words) ? null : words.Trim();

    [GeneratedRegex(@"\d+")]
    private static partial Regex Digits();

    [GeneratedRegex(@"^(?:page\s*)?\d{1,4}(?:\s*(?:/|of)\s*\d{1,4})?$", RegexOptions.IgnoreCase)]
    private static partial Regex PageNumber();
}
