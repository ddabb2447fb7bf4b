using System.Reflection;
using Salient.Claims;
using Salient.Yaml;

namespace Salient.Incidents;

/// <summary>
/// When claims tell of one happening: families of events and what speaks for and against, all from <c>codebooks/incidents.yaml</c>, where
/// each number says what it
/// was tuned on.
/// </summary>
public sealed class IncidentRules
{
    private static readonly Lazy<IncidentRules> Bundled = new(ReadBundled);

    private readonly ILookup<string, EventFamily> families;
    private readonly HashSet<string> states;
    private readonly Dictionary<PlacePrecision, double> towns;
    private readonly Dictionary<string, double> weights;
    private readonly (double Rate, int News) other;

    private IncidentRules(CodebookNode top)
    {
        var listed = top.Maps("families").Select(Family).ToList();
        families = listed.SelectMany(f => f.Events.Select(e => (Code: e, Family: f)))
            .ToLookup(p => p.Code, p => p.Family, StringComparer.Ordinal);
        states = [.. top.Texts("states")];
        towns = Enum.GetValues<PlacePrecision>().ToDictionary(p => p, p => Number(top, "towns", ClaimWords.Of(p)));
        weights = top.Pairs("weights").ToDictionary(p => p.Key, p => Number(top, "weights", p.Key), StringComparer.Ordinal);
        other = (Number(top, "other", "rate"), top.Map("other")?.Whole("news") ?? 0);
        TownKm = top.Number("town-km") ?? 1;
        TownsInReport = top.Number("towns-in-report") ?? 1;
        DaysUnknown = top.Whole("days-unknown") ?? 1;
        TollDays = top.Whole("toll-days") ?? 0;
        GoingOn = top.Whole("going-on") ?? 0;
        Apart = top.Whole("apart") ?? 0;
        VagueDays = top.Whole("vague-days") ?? 1;
        VagueTowns = top.Number("vague-towns") ?? 1;
        Least = top.Number("least") ?? 1;
        LeastWithin = top.Number("least-within") ?? 0;
    }

    /// <summary>The rules that come with Salient.</summary>
    public static IncidentRules Default => Bundled.Value;

    /// <summary>Kilometres around a town of its own: so many fit into the circle of a district or a part of a country.</summary>
    public double TownKm { get; }

    /// <summary>How many towns an unnamed place may mean beside another claim of the same report.</summary>
    public double TownsInReport { get; }

    /// <summary>How many days a claim without any may mean.</summary>
    public int DaysUnknown { get; }

    /// <summary>How many days back a toll that is told without a day may reach.</summary>
    public int TollDays { get; }

    /// <summary>How many days back what is told as going on may have begun.</summary>
    public int GoingOn { get; }

    /// <summary>How many days two claims may lie apart that are each told to the day.</summary>
    public int Apart { get; }

    /// <summary>From how many days on a claim is vague.</summary>
    public int VagueDays { get; }

    /// <summary>From how many towns on it is.</summary>
    public double VagueTowns { get; }

    /// <summary>Odds from which on two claims are of one happening.</summary>
    public double Least { get; }

    /// <summary>The least odds of any two claims of one incident.</summary>
    public double LeastWithin { get; }

    /// <summary>Reads the rules.</summary>
    /// <param name="text">The YAML.</param>
    /// <param name="file">Name for error messages.</param>
    /// <exception cref="CodebookFaultsException">The text is not such a table; every fault is named with its line.</exception>
    public static IncidentRules Parse(string text, string file = "incidents.yaml") => CodebookNode.Read(file, text, top =>
    {
        top.Need("states", "families", "other", "towns", "weights", "least");
        return new IncidentRules(top);
    });

    /// <summary>The families that a code is in; one of its own where it is in none, none at all where it is a state that goes on.</summary>
    public IReadOnlyList<EventFamily> FamiliesOf(string code) => states.Contains(code) ? []
        : families[code].ToList() is { Count: > 0 } known ? known : [new(code, other.Rate, other.News, [code], [], [], false)];

    /// <summary>Whether the codebook of incidents says what a code is: in a family, or a state.</summary>
    public bool Knows(string code) => states.Contains(code) || families.Contains(code);

    /// <summary>How many towns a place of a precision may mean.</summary>
    public double Towns(PlacePrecision precision) => towns[precision];

    /// <summary>What a fact multiplies the odds by.</summary>
    /// <param name="name">Its name under <c>weights</c>.</param>
    internal double Weight(string name) => weights[name];

    private static EventFamily Family(CodebookNode node)
    {
        node.Need("rate", "events");
        var by = node.Text("by");
        if (by is not (null or "sides"))
        {
            node.FaultAt("by", $"'by' is '{by}'; it should be 'sides', or left out");
        }

        var family = new EventFamily(
            node.Required("name"), node.Number("rate") ?? 1, node.Whole("news") ?? 0, node.Texts("events"), node.Texts("yields"),
                node.Texts("mutual"), by is not null);
        node.Close();
        return family;
    }

    private static double Number(CodebookNode top, string map, string key) => top.Map(map)?.Number(key) ?? 1;

    private static IncidentRules ReadBundled()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("incidents.yaml")
            ?? throw new InvalidOperationException("incidents.yaml is not embedded in Salient.dll");
        using var reader = new StreamReader(stream);
        return Parse(reader.ReadToEnd());
    }
}
