using System.Text.Json;
using System.Text.Json.Serialization;
using Salient.Alerts;

namespace Salient.Exchange.Briefs;

/// <summary>
/// What lies under the places of a map, in degrees, cut to a box: land, coasts, borders, rivers, lakes, towns. It is what the page shows
/// too, from the same files (docs/decisions/0054); where they are not there, a map has none of it.
/// </summary>
public sealed class MapLand
{
    /// <summary>
    /// Borders that maps of the United Nations do not have, by the names of world-atlas; the page has the same table (borders.ts). All
    /// others are dashed here, disputed or not: paper has no switch.
    /// </summary>
    private static readonly (string, string)[] None = [("Crimea", "Ukraine"), ("Somalia", "Somaliland"), ("Baikonur", "Kazakhstan")];

    /// <summary>Natural Earth has Crimea with Russia, by who was in control in 2018: it is made a unit of its own by this point.</summary>
    private static readonly double[] InCrimea = [34.1, 45.2];

    private MapLand(string? folder) => Folder = folder;

    private string? Folder { get; }

    /// <summary>Rings of land.</summary>
    public IReadOnlyList<IReadOnlyList<double[]>> Land { get; private set; } = [];

    /// <summary>Lines between land and sea.</summary>
    public IReadOnlyList<IReadOnlyList<double[]>> Coasts { get; private set; } = [];

    /// <summary>Lines between countries.</summary>
    public IReadOnlyList<IReadOnlyList<double[]>> Borders { get; private set; } = [];

    /// <summary>Rivers.</summary>
    public IReadOnlyList<IReadOnlyList<double[]>> Rivers { get; private set; } = [];

    /// <summary>Rings of lakes.</summary>
    public IReadOnlyList<IReadOnlyList<double[]>> Lakes { get; private set; } = [];

    /// <summary>Towns, the largest first.</summary>
    public IReadOnlyList<(string Name, double Longitude, double Latitude)> Towns { get; private set; } = [];

    /// <summary>Whether there is anything to draw.</summary>
    public bool IsKnown => Folder is not null;

    /// <summary>Reads what lies in a box.</summary>
    /// <param name="folder">The folder with countries-10m.json, water.json and towns.json.</param>
    /// <param name="box">The box.</param>
    public static MapLand Of(string folder, AlertBox box)
    {
        ArgumentNullException.ThrowIfNull(box);
        string File(string name) => Path.Combine(folder, name);
        if (!new[] { "countries-10m.json", "water.json", "towns.json" }.All(name => System.IO.File.Exists(File(name))))
        {
            return new(null);
        }

        var land = new MapLand(folder);
        land.Outline(JsonSerializer.Deserialize<Topology>(System.IO.File.ReadAllBytes(File("countries-10m.json")))!, box);
        var water = JsonSerializer.Deserialize<Water>(System.IO.File.ReadAllBytes(File("water.json")))!;
        (land.Rivers, land.Lakes) = ([.. water.Rivers.Where(line => Touches(line, box))],
            [.. water.Lakes.Where(ring => Touches(ring, box))]);
        using var towns = JsonDocument.Parse(System.IO.File.ReadAllBytes(File("towns.json")));
        land.Towns = [.. towns.RootElement.EnumerateArray().Select(t => (t[0].GetString()!, t[1].GetDouble(), t[2].GetDouble()))
            .Where(t => t.Item2 >= box.West && t.Item2 <= box.East && t.Item3 >= box.South && t.Item3 <= box.North)];
        return land;
    }

    private void Outline(Topology topology, AlertBox box)
    {
        var (owners, land) = (new Dictionary<int, HashSet<string>>(), new List<IReadOnlyList<double[]>>());
        foreach (var country in topology.Objects.Countries.Geometries)
        {
            foreach (var polygon in country.Polygons())
            {
                var outer = Ring(topology, polygon[0]);
                var owner = country.Properties.Name == "Russia" && IsIn(InCrimea, outer) ? "Crimea" : country.Properties.Name;
                foreach (var arc in polygon.SelectMany(ring => ring))
                {
                    (owners.TryGetValue(arc < 0 ? ~arc : arc, out var there) ? there : owners[arc < 0 ? ~arc : arc] = []).Add(owner);
                }

                if (Touches(outer, box))
                {
                    land.Add(outer);
                }
            }
        }

        Land = land;
        var lines = owners.Select(o => (o.Value, Line: Arc(topology, o.Key))).Where(o => Touches(o.Line, box)).ToList();
        Coasts = [.. lines.Where(l => l.Value.Count == 1).Select(l => l.Line)];
        Borders = [.. lines.Where(l => l.Value.Count > 1 && !None.Any(n => l.Value.Contains(n.Item1) && l.Value.Contains(n.Item2)))
            .Select(l => l.Line)];
    }

    private static List<double[]> Ring(Topology topology, int[] arcs) =>
        [.. arcs.SelectMany(arc => arc < 0 ? Enumerable.Reverse(Arc(topology, ~arc)) : Arc(topology, arc))];

    private static List<double[]> Arc(Topology topology, int number)
    {
        var (line, x, y) = (new List<double[]>(), 0L, 0L);
        foreach (var step in topology.Arcs[number])
        {
            (x, y) = (x + step[0], y + step[1]);
            line.Add([(x * topology.Transform.Scale[0]) + topology.Transform.Translate[0],
                (y * topology.Transform.Scale[1]) + topology.Transform.Translate[1]]);
        }

        return line;
    }

    private static bool Touches(IReadOnlyList<double[]> line, AlertBox box) => line.Count > 0
        && line.Min(p => p[0]) <= box.East && line.Max(p => p[0]) >= box.West
        && line.Min(p => p[1]) <= box.North && line.Max(p => p[1]) >= box.South;

    private static bool IsIn(double[] point, List<double[]> ring)
    {
        var isIn = false;
        for (int i = 0, j = ring.Count - 1; i < ring.Count; j = i++)
        {
            if (ring[i][1] > point[1] != ring[j][1] > point[1]
                && point[0] < ((ring[j][0] - ring[i][0]) * (point[1] - ring[i][1]) / (ring[j][1] - ring[i][1])) + ring[i][0])
            {
                isIn = !isIn;
            }
        }

        return isIn;
    }

    private sealed record Topology([property: JsonPropertyName("objects")] Layers Objects,
        [property: JsonPropertyName("arcs")] int[][][] Arcs, [property: JsonPropertyName("transform")] Scaling Transform);

    private sealed record Layers([property: JsonPropertyName("countries")] Collection Countries);

    private sealed record Collection([property: JsonPropertyName("geometries")] Shape[] Geometries);

    private sealed record Named([property: JsonPropertyName("name")] string Name);

    private sealed record Scaling([property: JsonPropertyName("scale")] double[] Scale,
        [property: JsonPropertyName("translate")] double[] Translate);

    private sealed record Shape([property: JsonPropertyName("type")] string Type, [property: JsonPropertyName("arcs")] JsonElement Arcs,
        [property: JsonPropertyName("properties")] Named Properties)
    {
        public int[][][] Polygons() => Type switch
        {
            "Polygon" => [Arcs.Deserialize<int[][]>()!],
            "MultiPolygon" => Arcs.Deserialize<int[][][]>()!,
            _ => [],
        };
    }

    private sealed record Water([property: JsonPropertyName("rivers")] double[][][] Rivers,
        [property: JsonPropertyName("lakes")] double[][][] Lakes);
}
