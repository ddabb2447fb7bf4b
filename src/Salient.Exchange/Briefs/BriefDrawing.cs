using PdfSharp.Drawing;
using Salient.Alerts;
using Salient.Claims;

namespace Salient.Exchange.Briefs;

/// <summary>Draws the map of a brief as vectors: it can be enlarged, and its names be found.</summary>
/// <param name="graphics">The page.</param>
/// <param name="map">What is shown.</param>
/// <param name="land">What lies under it.</param>
/// <param name="frame">Where on the page, in points.</param>
internal sealed class BriefDrawing(XGraphics graphics, BriefMap map, MapLand land, XRect frame)
{
    /// <summary>Names of towns that no report tells of, at most: enough to find one's way.</summary>
    private const int MostTowns = 14;

    private const double KmOfDegree = 111.2, Mark = 4.2;

    /// <summary>The page's colours of holders, in its order (symbols.ts has what they were tried on).</summary>
    private static readonly XColor[] Colours = [.. new[] { 0x3567b8, 0xd2382c, 0x07915f, 0xb07a00, 0x5c0a7c, 0x6f86b5, 0x86103f, 0x45480e }
        .Select(rgb => XColor.FromArgb(255, (rgb >> 16) & 0xFF, (rgb >> 8) & 0xFF, rgb & 0xFF))];

    private static readonly XColor Nobody = XColor.FromArgb(0x6d, 0x6d, 0x68), Ink = XColor.FromArgb(0x1a, 0x1f, 0x24),
        Sea = XColor.FromArgb(0xdc, 0xe7, 0xee), Ground = XColor.FromArgb(0xfa, 0xf8, 0xf2), River = XColor.FromArgb(0x8f, 0xb3, 0xcc),
        Faint = XColor.FromArgb(0x77, 0x77, 0x77);

    private readonly AlertBox _box = Fitted(map.Box, frame);
    private readonly List<XRect> _taken = [];

    /// <summary>The part of the earth that the frame shows: the box, made wider or higher to the frame's shape.</summary>
    public static AlertBox Fitted(AlertBox box, XRect frame)
    {
        var (y, x) = ((box.South + box.North) / 2, (box.West + box.East) / 2);
        var squeeze = Math.Cos(y * Math.PI / 180);
        var (high, wide) = (Math.Max(0.02, box.North - box.South), Math.Max(0.02, (box.East - box.West) * squeeze));
        var scale = Math.Max(high / frame.Height, wide / frame.Width);
        var (halfHigh, halfWide) = (scale * frame.Height / 2, scale * frame.Width / 2 / squeeze);
        return new(x - halfWide, y - halfHigh, x + halfWide, y + halfHigh);
    }

    /// <summary>Draws it.</summary>
    public void Draw()
    {
        var state = graphics.Save();
        graphics.IntersectClip(frame);
        DrawLand();
        foreach (var at in map.Events.Select(At))
        {
            graphics.DrawLine(new(Ink, 0.8), at.X - 2, at.Y - 2, at.X + 2, at.Y + 2);
            graphics.DrawLine(new(Ink, 0.8), at.X - 2, at.Y + 2, at.X + 2, at.Y - 2);
        }

        foreach (var point in map.Places.Reverse())
        {
            DrawMark(At(point), point.Holder, point.State, point.IsMain ? Mark * 1.5 : Mark);
            _taken.Add(Around(At(point), Mark));
        }

        foreach (var site in map.Sites)
        {
            DrawSite(At(site));
        }

        DrawNames();
        graphics.Restore(state);
        graphics.DrawRectangle(new XPen(Faint, 0.6), frame);
        DrawScale();
    }

    /// <summary>Draws the mark of a holder.</summary>
    public void DrawMark(XPoint at, int? holder, HoldingState state, double size)
    {
        var colour = holder is { } number ? Colours[number % Colours.Length] : Nobody;
        var corners = Corners(holder ?? 0, at, size);
        var isFirm = state == HoldingState.Holds && holder is not null;
        var (pen, brush) = (new XPen(isFirm ? XColors.White : colour, isFirm ? 0.6 : 1.4), new XSolidBrush(isFirm ? colour : XColors.White));
        if (corners.Length == 0)
        {
            graphics.DrawEllipse(pen, brush, at.X - size, at.Y - size, size * 2, size * 2);
        }
        else
        {
            graphics.DrawPolygon(pen, brush, corners, XFillMode.Winding);
        }
    }

    /// <summary>Draws the mark of a site.</summary>
    public void DrawSite(XPoint at) => graphics.DrawPolygon(new XPen(XColors.White, 0.5), new XSolidBrush(Ink),
        [new(at.X - 4, at.Y), new(at.X, at.Y - 4.5), new(at.X + 4, at.Y), new(at.X + 3, at.Y), new(at.X + 3, at.Y + 4),
            new(at.X - 3, at.Y + 4), new(at.X - 3, at.Y)], XFillMode.Winding);

    private void DrawLand()
    {
        graphics.DrawRectangle(new XSolidBrush(land.IsKnown ? Sea : Ground), frame);
        foreach (var ring in land.Land.Select(Cut).Where(ring => ring.Length > 2))
        {
            graphics.DrawPolygon(XPens.Transparent, new XSolidBrush(Ground), ring, XFillMode.Alternate);
        }

        foreach (var ring in land.Lakes.Select(Cut).Where(ring => ring.Length > 2))
        {
            graphics.DrawPolygon(new XPen(River, 0.5), new XSolidBrush(Sea), ring, XFillMode.Alternate);
        }

        DrawLines(land.Rivers, new(River, 0.8));
        DrawLines(land.Coasts, new(Faint, 0.5));
        DrawLines(land.Borders, new(Faint, 0.7) { DashStyle = XDashStyle.Custom, DashPattern = [4, 3] });
    }

    private void DrawLines(IEnumerable<IReadOnlyList<double[]>> lines, XPen pen)
    {
        foreach (var line in lines)
        {
            var part = new List<XPoint>();
            for (var i = 0; i < line.Count; i++)
            {
                var isNear = IsNear(line[i]) || (i > 0 && IsNear(line[i - 1])) || (i + 1 < line.Count && IsNear(line[i + 1]));
                if (isNear)
                {
                    part.Add(At(line[i][0], line[i][1]));
                }

                if ((!isNear || i == line.Count - 1) && part.Count > 0)
                {
                    if (part.Count > 1)
                    {
                        graphics.DrawLines(pen, [.. part]);
                    }

                    part.Clear();
                }
            }
        }
    }

    private bool IsNear(double[] p)
    {
        var (wide, high) = (_box.East - _box.West, _box.North - _box.South);
        return p[0] > _box.West - wide && p[0] < _box.East + wide && p[1] > _box.South - high && p[1] < _box.North + high;
    }

    /// <summary>
    /// A ring cut to the frame (Sutherland and Hodgman 1974): a country has a hundred thousand corners, a page shows a few.
    /// </summary>
    private XPoint[] Cut(IReadOnlyList<double[]> ring)
    {
        IEnumerable<XPoint> points = ring.Select(p => At(p[0], p[1]));
        foreach (var (isIn, cross) in Edges())
        {
            var (before, after) = (points.ToList(), new List<XPoint>());
            for (var i = 0; i < before.Count; i++)
            {
                var (from, to) = (before[(i + before.Count - 1) % before.Count], before[i]);
                if (isIn(from) != isIn(to))
                {
                    after.Add(cross(from, to));
                }

                if (isIn(to))
                {
                    after.Add(to);
                }
            }

            points = after;
        }

        return [.. points];
    }

    private IEnumerable<(Func<XPoint, bool> IsIn, Func<XPoint, XPoint, XPoint> Cross)> Edges()
    {
        static XPoint AtX(XPoint a, XPoint b, double x) => new(x, a.Y + ((b.Y - a.Y) * (x - a.X) / (b.X - a.X)));
        static XPoint AtY(XPoint a, XPoint b, double y) => new(a.X + ((b.X - a.X) * (y - a.Y) / (b.Y - a.Y)), y);
        yield return (p => p.X >= frame.Left, (a, b) => AtX(a, b, frame.Left));
        yield return (p => p.X <= frame.Right, (a, b) => AtX(a, b, frame.Right));
        yield return (p => p.Y >= frame.Top, (a, b) => AtY(a, b, frame.Top));
        yield return (p => p.Y <= frame.Bottom, (a, b) => AtY(a, b, frame.Bottom));
    }

    private void DrawNames()
    {
        foreach (var site in map.Sites)
        {
            DrawName(site.Label, At(site), BriefFonts.Of(6.5, isBold: true), Ink);
        }

        foreach (var point in map.Places)
        {
            DrawName(point.Label, At(point), BriefFonts.Of(point.IsMain ? 8 : 6.5, point.IsMain), Ink);
        }

        var named = 0;
        foreach (var (name, longitude, latitude) in land.Towns)
        {
            var at = At(longitude, latitude);
            if (named < MostTowns && !_taken.Exists(t => t.Contains(at)) && DrawName(name, at, BriefFonts.Of(6), Faint))
            {
                graphics.DrawEllipse(new XSolidBrush(Faint), at.X - 1, at.Y - 1, 2, 2);
                named++;
            }
        }
    }

    /// <summary>Writes a name beside a point, on the first of four sides that is free; nowhere where none is.</summary>
    private bool DrawName(string name, XPoint at, XFont font, XColor colour)
    {
        var drawn = VisualLine.Of(name);
        var size = graphics.MeasureString(drawn, font);
        foreach (var corner in new[] { new XPoint(at.X + Mark + 1.5, at.Y - (size.Height / 2)),
            new(at.X - Mark - 1.5 - size.Width, at.Y - (size.Height / 2)),
            new(at.X - (size.Width / 2), at.Y - Mark - size.Height), new(at.X - (size.Width / 2), at.Y + Mark) })
        {
            var place = new XRect(corner, size);
            if (frame.Contains(place) && !_taken.Exists(t => t.IntersectsWith(place)))
            {
                graphics.DrawString(drawn, font, new XSolidBrush(colour), place, XStringFormats.TopLeft);
                _taken.Add(place);
                return true;
            }
        }

        return false;
    }

    private void DrawScale()
    {
        var points = frame.Height / ((_box.North - _box.South) * KmOfDegree);
        var km = new[] { 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000 }.Last(k => k * points <= frame.Width / 3 || k == 1);
        var (x, y) = (frame.Left + 6, frame.Bottom - 6);
        graphics.DrawLine(new XPen(Ink, 1), x, y, x + (km * points), y);
        graphics.DrawString(FormattableString.Invariant($"{km} km"), BriefFonts.Of(6), new XSolidBrush(Ink), x, y - 2.5);
    }

    private static XRect Around(XPoint at, double size) => new(at.X - size, at.Y - size, size * 2, size * 2);

    private XPoint At(BriefPoint point) => At(point.Longitude, point.Latitude);

    private XPoint At(double longitude, double latitude) => new(
        frame.Left + ((longitude - _box.West) / (_box.East - _box.West) * frame.Width),
        frame.Top + ((_box.North - latitude) / (_box.North - _box.South) * frame.Height));

    /// <summary>
    /// The page's shapes, of about equal area: circle (no corners), square, triangle, diamond, star, inverted triangle, cross.
    /// </summary>
    private static XPoint[] Corners(int holder, XPoint at, double size)
    {
        XPoint[] Polygon(int corners, double turn, double inner = 0) => [.. Enumerable.Range(0, inner > 0 ? corners * 2 : corners).Select(i =>
        {
            var count = inner > 0 ? corners * 2 : corners;
            var (far, angle) = ((inner > 0 && i % 2 == 1 ? inner : 1.3) * size, turn + (i * 2 * Math.PI / count));
            return new XPoint(at.X + (far * Math.Sin(angle)), at.Y - (far * Math.Cos(angle)));
        })];
        return (holder % 7) switch
        {
            0 => [],
            1 => Polygon(4, Math.PI / 4),
            2 => Polygon(3, 0),
            3 => Polygon(4, 0),
            4 => Polygon(5, 0, 0.65),
            5 => Polygon(3, Math.PI),
            _ => Polygon(4, 0, 0.45),
        };
    }
}
