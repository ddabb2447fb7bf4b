using System.Globalization;
using System.Xml.Linq;

namespace Salient.Cli;

/// <summary>The shapes that pictures are made of, in SVG's units of one pixel.</summary>
internal static class SvgShapes
{
    /// <summary>The namespace of SVG.</summary>
    public static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    /// <summary>A line.</summary>
    public static XElement Line(double x1, double y1, double x2, double y2, string colour, string? dashes = null) => new(Svg + "line",
        new XAttribute("x1", Number(x1)), new XAttribute("y1", Number(y1)), new XAttribute("x2", Number(x2)),
            new XAttribute("y2", Number(y2)), new XAttribute("stroke", colour), dashes is null ? null
            : new XAttribute("stroke-dasharray", dashes));

    /// <summary>A filled rectangle.</summary>
    public static XElement Box(double x, double y, double width, double height, string colour) => new(Svg + "rect",
        new XAttribute("x", Number(x)), new XAttribute("y", Number(y)), new XAttribute("width", Number(width)),
            new XAttribute("height", Number(height)), new XAttribute("fill", colour));

    /// <summary>Words; <paramref name="anchor"/> is <c>start</c>, <c>middle</c> or <c>end</c>.</summary>
    public static XElement Text(double x, double y, string words, string anchor, int size = 12) => new(Svg + "text",
        new XAttribute("x", Number(x)), new XAttribute("y", Number(y)), new XAttribute("text-anchor", anchor),
            new XAttribute("font-size", size), words);

    /// <summary>A number as SVG writes it.</summary>
    public static string Number(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);
}
