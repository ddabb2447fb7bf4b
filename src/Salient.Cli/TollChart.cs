using System.Globalization;
using System.Xml.Linq;
using NodaTime;
using Salient.Incidents;
using static Salient.Cli.SvgShapes;

namespace Salient.Cli;

/// <summary>
/// Draws tolls as bars: full to the lowest number that anybody says, pale to the highest, with a line at the latest. One panel for each of
/// killed, injured and captured that anybody counts.
/// </summary>
internal static class TollChart
{
    private const double Left = 60, Width = 760, Panel = 170, Between = 46, Top = 54, Foot = 96;

    /// <summary>Bars at most where rows are not by time: more cannot be told apart. Those left out are the lowest.</summary>
    private const int MostNames = 24;

    /// <summary>Labels below the bars at most.</summary>
    private const int MostLabels = 16;

    private static readonly (string What, string Colour, Func<TollRow, TollSum?> Of)[] Kinds =
    [
        ("killed", "#a5342c", row => row.Killed), ("injured", "#b7791f", row => row.Injured), ("captured", "#2b6089", row => row.Captured),
    ];

    /// <summary>The picture as SVG.</summary>
    /// <param name="rows">The rows, by time or by one other thing.</param>
    /// <param name="group">By which.</param>
    /// <param name="title">What was asked.</param>
    public static string Draw(IReadOnlyList<TollRow> rows, TollGroup group, string title)
    {
        var bars = Bars(rows, group);
        var kinds = Kinds.Where(kind => bars.Exists(bar => bar.Row is not null && kind.Of(bar.Row) is not null)).ToList();
        var height = Top + (kinds.Count * (Panel + Between)) + Foot;
        var picture = new XElement(Svg + "svg",
            new XAttribute("viewBox", $"0 0 {Number(Left + Width + 20)} {Number(height)}"), new XAttribute("font-family", "sans-serif"),
            new XAttribute("font-size", 12), new XAttribute("role", "img"),
            new XElement(Svg + "title", title),
            new XElement(Svg + "desc", "Full bars: the lowest number that anybody says; pale: the highest; the line: the latest. "
                + string.Join("; ", bars.Where(b => b.Row is not null).Select(b => Told(b.Label, b.Row!, kinds)))),
            Box(0, 0, Left + Width + 20, height, "white"), Text(Left, 22, title, "start", 14),
            Text(Left, 40, "lowest (full) to highest (pale), latest (line)", "start", 11),
            kinds.Select((kind, i) => PanelOf(kind, bars, Top + (i * (Panel + Between)))),
            Labels(bars, Top + (kinds.Count * (Panel + Between)) - Between + 14));
        return picture + "\n";
    }

    /// <summary>What stands beside each other: every stretch of time from the first to the last, or the highest of the names.</summary>
    private static List<(string Label, TollRow? Row)> Bars(IReadOnlyList<TollRow> rows, TollGroup group)
    {
        if (!TollTable.IsOfTime(group))
        {
            return [.. rows.Take(MostNames).Select(row => (row.Name ?? "nobody named", (TollRow?)row))];
        }

        var bars = new List<(string, TollRow?)>();
        var known = rows.Where(row => row.From is not null).ToDictionary(row => row.From!.Value);
        if (known.Count > 0)
        {
            for (var day = known.Keys.Min(); day <= known.Keys.Max(); day = TollTable.Next(day, group))
            {
                bars.Add((LabelOf(day, group), known.GetValueOrDefault(day)));
            }
        }

        return bars;
    }

    private static IEnumerable<XElement> PanelOf((string What, string Colour, Func<TollRow, TollSum?> Of) kind,
        List<(string Label, TollRow? Row)> bars, double top)
    {
        var most = Round(bars.Max(bar => bar.Row is null ? 0 : kind.Of(bar.Row)?.High ?? 0));
        double Y(int count) => top + Panel - (count * Panel / most);
        yield return Text(Left, top - 6, kind.What, "start", 12);
        for (var quarter = 0; quarter <= 4; quarter++)
        {
            var count = most * quarter / 4;
            yield return Line(Left, Y(count), Left + Width, Y(count), "#e4e4e4");
            yield return Text(Left - 8, Y(count) + 4, count.ToString(CultureInfo.InvariantCulture), "end", 11);
        }

        var room = Width / bars.Count;
        for (var i = 0; i < bars.Count; i++)
        {
            if (bars[i].Row is not { } row || kind.Of(row) is not { } sum)
            {
                continue;
            }

            var (x, width) = (Left + (i * room) + (room * 0.1), room * 0.8);
            var bar = new XElement(Svg + "g", new XElement(Svg + "title", Told(bars[i].Label, row, [kind])));
            var pale = Box(x, Y(sum.High), width, Y(sum.Low) - Y(sum.High), kind.Colour);
            pale.Add(new XAttribute("fill-opacity", 0.35));
            bar.Add(pale, Box(x, Y(sum.Low), width, Y(0) - Y(sum.Low), kind.Colour),
                Line(x, Y(sum.Latest), x + width, Y(sum.Latest), "#111"));
            yield return bar;
        }
    }

    private static IEnumerable<XElement> Labels(List<(string Label, TollRow? Row)> bars, double top)
    {
        var (room, step) = (Width / Math.Max(1, bars.Count), Math.Max(1, (int)Math.Ceiling(bars.Count / (double)MostLabels)));
        for (var i = 0; i < bars.Count; i += step)
        {
            var label = bars[i].Label is { Length: > 18 } words ? words[..17] + "…" : bars[i].Label;
            var text = Text(0, 0, label, "end", 11);
            text.Add(new XAttribute("transform",
                $"translate({Number(Left + ((i + 0.5) * room) + 4)} {Number(top)}) rotate(-35)"));
            yield return text;
        }
    }

    private static string LabelOf(LocalDate day, TollGroup group) => group switch
    {
        TollGroup.Month => day.ToString("uuuu-MM", CultureInfo.InvariantCulture),
        TollGroup.Year => day.ToString("uuuu", CultureInfo.InvariantCulture),
        _ => day.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture),
    };

    private static string Told(string label, TollRow row, IEnumerable<(string What, string Colour, Func<TollRow, TollSum?> Of)> kinds) =>
        $"{label}: " + string.Join(", ", kinds.Select(kind => kind.Of(row) is { } sum
            ? string.Create(CultureInfo.InvariantCulture, $"{TollsCommand.Range(sum)} {kind.What} (latest {sum.Latest})") : null)
            .OfType<string>());

    /// <summary>The next number that can be halved twice and reads well: 4, 8, 20, 40, 80, 200 …</summary>
    private static int Round(int count)
    {
        for (var ten = 1; ; ten *= 10)
        {
            if (new[] { 4, 8, 20 }.FirstOrDefault(step => step * ten >= count) is > 0 and var step)
            {
                return step * ten;
            }
        }
    }
}
