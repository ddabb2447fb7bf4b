using System.Globalization;
using System.Xml.Linq;

namespace Salient.Bench;

/// <summary>
/// Memory and processor time of <c>salient read</c> on texts of growing length, as a table and drawn: <c>sizes [both|rules] [FILE.svg]
/// [KIND]</c>.
/// </summary>
internal static class TextSizes
{
    private const double Width = 560, Height = 320, Left = 60, Top = 30, Side = 240;
    private static readonly double[] Sizes = [.1, .25, .5, 1, 2];
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    /// <summary>Reads, prints a row a size, and draws where a file is named.</summary>
    public static void Print(string[] args)
    {
        var reader = args.ElementAtOrDefault(0) ?? "both";
        var home = Directory.CreateTempSubdirectory("salient-sizes").FullName;
        List<(double Size, double Seconds, double Peak)> rows = [];
        Console.WriteLine("| text, MB | processor time, s | s a MB beyond the start | peak memory, MB |\n|---|---|---|---|");
        var start = Read(home, reader, 0, "prose");
        foreach (var size in Sizes)
        {
            var (seconds, peak) = Read(home, reader, (int)(size * 1e6), args.ElementAtOrDefault(2) ?? "prose");
            rows.Add((size, seconds, peak));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"| {size} | {seconds:0.0} | {(seconds - start.Seconds) / size:0.0} | {peak:0} |"));
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"start and one sentence: {start.Seconds:0.0} s, {start.Peak:0} MB"));
        if (args.ElementAtOrDefault(1) is { } file)
        {
            File.WriteAllText(file, Draw(rows, start) + "\n");
        }

        Directory.Delete(home, recursive: true);
    }

    private static (double Seconds, double Peak) Read(string home, string reader, int length, string kind)
    {
        var file = Path.Combine(home, "text.txt");
        File.WriteAllText(file, Text(length, kind));
        using var run = SalientRun.Start(home, "read", file, "--published", "2019-02-01", "--reader", reader, "--output",
            Path.Combine(home, "claims.jsonl"));
        var (code, _, error) = run.End();
        return code == 0 ? (run.Processor.TotalSeconds, run.Peak / 1e6) : throw new InvalidOperationException(error);
    }

    /// <summary>Invented reports one after the other, or what is awkward: brackets, one line, one sentence.</summary>
    private static string Text(int length, string kind)
    {
        var text = new System.Text.StringBuilder("Rebels captured Atarib on Monday, residents said.\n\n");
        foreach (var report in ReportMix.Reports(5, int.MaxValue))
        {
            if (text.Length >= length)
            {
                return text.ToString();
            }

            text.Append(kind switch
            {
                "brackets" => report.Text.Replace(" ", " (", StringComparison.Ordinal),
                "line" => report.Text.Replace("\n\n", " ", StringComparison.Ordinal) + " ",
                "quotes" => report.Text.Replace(". ", ". “", StringComparison.Ordinal),
                _ => report.Text + "\n\n",
            });
        }

        throw new InvalidOperationException("reports have no end");
    }

    private static XElement Draw(List<(double Size, double Seconds, double Peak)> rows, (double Seconds, double Peak) start)
    {
        var (seconds, peak) = (rows.Max(r => r.Seconds), Math.Max(400, rows.Max(r => r.Peak)));
        return new(Svg + "svg", new XAttribute("viewBox", $"0 0 {Width} {Height}"), new XAttribute("width", Width), new XAttribute("height", Height),
            new XAttribute("font-family", "sans-serif"), new XAttribute("font-size", 12), new XAttribute("role", "img"),
            new XElement(Svg + "title", "Processor time and memory of salient read by the length of the text"),
            new XElement(Svg + "rect", new XAttribute("width", Width), new XAttribute("height", Height), new XAttribute("fill", "white")),
            Panel(Left, "processor time, s", rows.ConvertAll(r => (r.Size, r.Seconds)), (0, start.Seconds), seconds),
            Panel(Left + 290, "peak memory, MB", rows.ConvertAll(r => (r.Size, r.Peak)), (0, start.Peak), peak));
    }

    private static IEnumerable<XElement> Panel(double left, string title, List<(double Size, double Value)> rows, (double, double) start,
        double most)
    {
        var width = Side - 40;
        double X(double size) => left + (size / Sizes[^1] * width);
        double Y(double value) => Top + (Side * (1 - (value / most)));
        string At(double x, double y) => string.Create(CultureInfo.InvariantCulture, $"{x:0.#},{y:0.#}");
        XElement Words(double x, double y, string words, string anchor) => new(Svg + "text", new XAttribute("x", Round(x)),
            new XAttribute("y", Round(y)), new XAttribute("text-anchor", anchor), words);
        yield return Words(left, 18, title, "start");
        yield return new(Svg + "path", new XAttribute("d", $"M{At(left, Top)} L{At(left, Top + Side)} L{At(left + width, Top + Side)}"),
            new XAttribute("fill", "none"), new XAttribute("stroke", "#888"));
        yield return new(Svg + "polyline", new XAttribute("points", string.Join(' ', rows.Prepend(start).Select(r => At(X(r.Item1), Y(r.Item2))))),
            new XAttribute("fill", "none"), new XAttribute("stroke", "#1b6ca8"), new XAttribute("stroke-width", 1.5));
        foreach (var (size, value) in rows)
        {
            yield return new(Svg + "circle", new XAttribute("cx", Round(X(size))), new XAttribute("cy", Round(Y(value))), new XAttribute("r", 3),
                new XAttribute("fill", "#1b6ca8"));
            yield return Words(X(size) - 6, Y(value) - 6, value.ToString("0", CultureInfo.InvariantCulture), "end");
        }

        foreach (var size in Sizes.Where(s => s >= .5).Prepend(0))
        {
            yield return Words(X(size), Top + Side + 18, size.ToString("0.#", CultureInfo.InvariantCulture), "middle");
        }

        yield return Words(left + (width / 2), Top + Side + 36, "length of the text, MB", "middle");
    }

    private static double Round(double value) => Math.Round(value, 1);
}
