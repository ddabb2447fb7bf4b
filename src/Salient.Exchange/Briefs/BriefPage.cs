using System.Globalization;
using PdfSharp;
using PdfSharp.Drawing;
using PdfSharp.Pdf;
using Salient.Alerts;
using Salient.Claims;
using Salient.Ledger;

namespace Salient.Exchange.Briefs;

/// <summary>A brief as one page of A4: PDF with its text in it, so that it can be searched and copied.</summary>
public sealed class BriefPage
{
    private const double Margin = 40, MapWidth = 250, MapHeight = 200, Foot = 46, Gap = 12;

    private static readonly XColor Ink = XColor.FromArgb(0x1a, 0x1f, 0x24), Faint = XColor.FromArgb(0x55, 0x55, 0x55),
        Rule = XColor.FromArgb(0xbb, 0xbb, 0xbb);

    private readonly XGraphics _graphics;
    private readonly Brief _brief;
    private readonly XRect _frame;
    private readonly double _width, _bottom;
    private double _y = Margin;

    private BriefPage(XGraphics graphics, Brief brief, PdfPage page)
    {
        (_graphics, _brief) = (graphics, brief);
        (_width, _bottom) = (page.Width.Point, page.Height.Point - Margin - Foot);
        _frame = new(_width - Margin - MapWidth, Margin + 34, MapWidth, MapHeight);
    }

    /// <summary>Writes a brief.</summary>
    /// <param name="brief">The brief.</param>
    /// <param name="assets">The folder with what lies under the places of a map; see <see cref="MapLand"/>.</param>
    /// <param name="output">Where it is written.</param>
    public static void Write(Brief brief, string assets, Stream output)
    {
        ArgumentNullException.ThrowIfNull(brief);
        using var document = new PdfDocument();
        (document.Info.Title, document.Info.Creator) = ($"{brief.Title}, {ChangeWords.Day(brief.On)}", "Salient");
        document.Info.CreationDate = brief.Made.ToDateTimeUtc();
        var page = document.AddPage();
        page.Size = PageSize.A4;
        using (var graphics = XGraphics.FromPdfPage(page))
        {
            new BriefPage(graphics, brief, page).Draw(assets);
        }

        document.Save(output, closeStream: false);
    }

    private void Draw(string assets)
    {
        Line("SALIENT BRIEF", BriefFonts.Of(7, isBold: true), Faint, Margin, _width - (2 * Margin));
        Line(_brief.Title, BriefFonts.Of(16, isBold: true), Ink, Margin, _width - (2 * Margin));
        _y = _frame.Top;
        var land = MapLand.Of(assets, BriefDrawing.Fitted(_brief.Map.Box, _frame));
        var drawing = new BriefDrawing(_graphics, _brief.Map, land, _frame);
        drawing.Draw();
        var left = _width - (2 * Margin) - MapWidth - Gap;
        Paragraph($"As of {ChangeWords.Day(_brief.On)}, " + (_brief.KnownBy is { } known ? $"as known by {ChangeWords.Day(known)}"
            : "by all that is known today"), BriefFonts.Of(8), Faint, left, 3);
        _y += 5;
        Section("Who holds it", _brief.Holdings, left, Math.Max(_frame.Bottom, _y + 60), 4);
        var beside = Legend(drawing);
        _y = Math.Max(_y, beside) + 4;
        var whole = _width - (2 * Margin);
        // What is left of the page is shared: sources must not be pushed off it by what they stand behind.
        var room = _bottom - _y;
        Section("Last changes", _brief.Changes, whole, _y + (room * 0.36), 2);
        Section($"What happened in the {_brief.Days} days before", _brief.Events, whole, _y + ((_bottom - _y) * 0.62), 2, _brief.Tolls);
        Section("Sources", [.. _brief.Sources.Select(s => new BriefEntry(s, []))], whole, _bottom, 1, isPlain: true);
        Footer(land);
    }

    private double Legend(BriefDrawing drawing)
    {
        var (x, y, font) = (_frame.Left, _frame.Bottom + 10, BriefFonts.Of(6.5));
        void Next(string words, Action<XPoint> mark)
        {
            var width = _graphics.MeasureString(VisualLine.Of(words), font).Width + 18;
            if (x + width > _frame.Right && x > _frame.Left)
            {
                (x, y) = (_frame.Left, y + 11);
            }

            mark(new(x + 5, y - 2.5));
            _graphics.DrawString(VisualLine.Of(words), font, new XSolidBrush(Ink), x + 12, y);
            x += width;
        }

        foreach (var holder in _brief.Map.Places.Select(p => p.Holder).OfType<int>().Distinct().Order().Take(8))
        {
            Next(_brief.Map.Holders[holder], at => drawing.DrawMark(at, holder, HoldingState.Holds, 3.4));
        }

        Next("outline: contested, disputed, besieged, old or nobody known", at => drawing.DrawMark(at, null, HoldingState.Unknown, 3));
        if (_brief.Map.Events.Count > 0)
        {
            Next("× something happened", _ => { });
        }

        if (_brief.Map.Sites.Count > 0)
        {
            Next("our sites", drawing.DrawSite);
        }

        return y + 8;
    }

    private void Section(string heading, IReadOnlyList<BriefEntry> entries, double width, double bottom, int mostLines,
        string? first = null, bool isPlain = false)
    {
        Line(heading.ToUpperInvariant(), BriefFonts.Of(7.5, isBold: true), Faint, Margin, width);
        _graphics.DrawLine(new XPen(Rule, 0.6), Margin, _y - 1, Margin + width, _y - 1);
        _y += 3;
        if (first is not null)
        {
            Paragraph(first, BriefFonts.Of(7.5), Ink, width, 1);
        }

        var done = 0;
        foreach (var entry in entries)
        {
            var (font, small) = (BriefFonts.Of(isPlain ? 7 : 8, !isPlain), BriefFonts.Of(7));
            var needed = (Wrapped(entry.Title, font, width, 2).Count * font.GetHeight())
                + entry.Lines.Sum(l => Wrapped(l, small, width, mostLines).Count * small.GetHeight()) + 3;
            if (_y + needed > bottom && (done > 0 || _y + needed > _bottom))
            {
                break;
            }

            Paragraph(entry.Title, font, Ink, width, 2);
            foreach (var line in entry.Lines)
            {
                Paragraph(line, small, Faint, width, mostLines);
            }

            _y += isPlain ? 0 : 2;
            done++;
        }

        var left = entries.Count - done;
        var more = entries.Count == 0 ? "Nothing is told." : left > 0
            ? string.Create(CultureInfo.InvariantCulture, $"… and {left} more that this page has no room for") : null;
        if (more is not null)
        {
            Paragraph(more, BriefFonts.Of(7), Faint, width, 1);
        }

        _y += 5;
    }

    private void Footer(MapLand land)
    {
        _y = _bottom + 10;
        _graphics.DrawLine(new XPen(Rule, 0.6), Margin, _y - 4, _width - Margin, _y - 4);
        var width = _width - (2 * Margin);
        Paragraph(DigestText.Foot, BriefFonts.Of(7, isBold: true), Ink, width, 2);
        Paragraph(string.Create(CultureInfo.InvariantCulture, $"Made on {_brief.Made.InUtc():d MMMM uuuu, HH:mm} UTC with Salient. ")
            + (land.IsKnown ? "Map: Natural Earth; towns: GeoNames, CC BY 4.0. Borders are dashed and imply no opinion on the status of any land."
                : "The map's outlines are not part of this program (it was built without Node.js)."), BriefFonts.Of(6), Faint, width, 2);
    }

    private void Line(string words, XFont font, XColor colour, double x, double width)
    {
        var line = Wrapped(words, font, width, 1)[0];
        _y += font.GetHeight();
        _graphics.DrawString(line, font, new XSolidBrush(colour), x, _y - (font.GetHeight() * 0.22));
    }

    private void Paragraph(string words, XFont font, XColor colour, double width, int most)
    {
        foreach (var line in Wrapped(words, font, width, most))
        {
            _y += font.GetHeight();
            _graphics.DrawString(line, font, new XSolidBrush(colour), Margin, _y - (font.GetHeight() * 0.22));
        }
    }

    /// <summary>Words as lines of a width, as they are drawn; what is more than so many lines is cut and says so.</summary>
    private List<string> Wrapped(string words, XFont font, double width, int most)
    {
        double Wide(string line) => _graphics.MeasureString(VisualLine.Of(line), font).Width;
        var (lines, line) = (new List<string>(), "");
        foreach (var word in words.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var longer = line.Length == 0 ? word : $"{line} {word}";
            if (Wide(longer) <= width || line.Length == 0)
            {
                line = longer;
                continue;
            }

            lines.Add(line);
            line = word;
            if (lines.Count == most)
            {
                break;
            }
        }

        if (lines.Count < most)
        {
            lines.Add(line);
        }
        else
        {
            lines[^1] += " …";
        }

        // A word longer than the line, and the mark of a cut, must not run off the page.
        return [.. lines.Select(l =>
        {
            while (Wide(l) > width && l.Length > 2)
            {
                l = l[..^2].TrimEnd() + "…";
            }

            return VisualLine.Of(l);
        })];
    }
}
