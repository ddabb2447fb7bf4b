using System.Globalization;
using System.Xml.Linq;
using static Salient.Cli.SvgShapes;

namespace Salient.Cli;

/// <summary>
/// Draws how often answers are right against how sure they say they are: on the diagonal the two agree. Circles grow with the number of
/// answers.
/// </summary>
internal static class CalibrationPlot
{
    private const double Side = 320;
    private const double Left = 60;
    private const double Top = 40;

    /// <summary>The picture as SVG.</summary>
    /// <param name="trust">The answers.</param>
    /// <param name="title">What they were measured on.</param>
    public static string Draw(Trust trust, string title)
    {
        var bands = trust.Bands();
        var picture = new XElement(Svg + "svg",
            new XAttribute("viewBox", "0 0 420 430"), new XAttribute("width", 420), new XAttribute("height", 430),
                new XAttribute("font-family", "sans-serif"), new XAttribute("font-size", 12), new XAttribute("role", "img"),
            new XElement(Svg + "title", $"How often {trust.What} are right, by the probability they state: {title}"),
            Box(0, 0, 420, 430, "white"), Text(Left, 22, title, "start", 13), Axes(), Line(X(0), Y(0), X(1), Y(1), "#888", "4 3"),
            new XElement(Svg + "polyline", new XAttribute("points",
                string.Join(' ', bands.Select(b => $"{Number(X(b.Stated))},{Number(Y(b.Right))}"))), new XAttribute("fill", "none"),
                new XAttribute("stroke", "#1b6ca8"), new XAttribute("stroke-width", 1.5)),
            bands.Select(b => Dot(b, trust.Count)));
        return picture + "\n";
    }

    private static IEnumerable<XElement> Axes()
    {
        yield return Text(Left + (Side / 2), Top + Side + 40, "probability stated", "middle");
        var upright = Text(0, 0, "share right", "middle");
        upright.Add(new XAttribute("transform", $"translate(18 {Number(Top + (Side / 2))}) rotate(-90)"));
        yield return upright;
        for (var tenth = 0; tenth <= 10; tenth += 2)
        {
            var share = tenth / 10.0;
            var label = share.ToString("0.0", CultureInfo.InvariantCulture);
            yield return Line(X(share), Y(0), X(share), Y(1), "#e4e4e4");
            yield return Line(X(0), Y(share), X(1), Y(share), "#e4e4e4");
            yield return Text(X(share), Y(0) + 18, label, "middle");
            yield return Text(X(0) - 8, Y(share) + 4, label, "end");
        }
    }

    // The area of a circle grows with its share of all, down to a size that can be seen; its number stands beside it.
    private static IEnumerable<XElement> Dot((double Stated, double Right, int Count) band, int all)
    {
        var radius = Math.Max(2.5, 22 * Math.Sqrt(band.Count / (double)Math.Max(1, all)));
        yield return new XElement(Svg + "circle", new XAttribute("cx", Number(X(band.Stated))),
            new XAttribute("cy", Number(Y(band.Right))), new XAttribute("r", Number(radius)), new XAttribute("fill", "#1b6ca8"),
            new XAttribute("fill-opacity", 0.55));
        yield return Text(X(band.Stated) - radius - 3, Y(band.Right) - 6, band.Count.ToString(CultureInfo.InvariantCulture), "end", 10);
    }

    private static double X(double share) => Left + (share * Side);

    private static double Y(double share) => Top + ((1 - share) * Side);
}
