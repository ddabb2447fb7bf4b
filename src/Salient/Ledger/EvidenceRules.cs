using System.Reflection;
using Salient.Yaml;

namespace Salient.Ledger;

/// <summary>
/// What a word about a place weighs, and for how long: every constant of the ledger's filter (docs/ledger.md has the formula). A weight
/// is a probability, 0 to 1: how likely it is that
/// the one who says so could know, told the truth, and was understood. Tuned on the replay of towns, the small worlds and the newspaper
/// articles told of in docs/decisions/0035.
/// </summary>
public sealed record EvidenceRules
{
    private static readonly Lazy<EvidenceRules> Bundled = new(ReadBundled);

    /// <summary>The rules that come with Salient.</summary>
    public static EvidenceRules Default => Bundled.Value;

    /// <summary>A change told: somebody took the place over, or left it.</summary>
    public double Change { get; init; } = 0.9;

    /// <summary>A state told outright: <c>X still holds it</c>.</summary>
    public double Statement { get; init; } = 0.8;

    /// <summary>An adjective or bare noun in passing, which may be old: <c>X-held</c>, <c>the X stronghold</c>.</summary>
    public double Passing { get; init; } = 0.2;

    /// <summary>
    /// Factor of a take-over without a day, by who held the place before, that may be the old one told again. Chosen on newspaper
    /// articles; .1 to .5 tried.
    /// </summary>
    public double Old { get; init; } = 0.3;

    /// <summary>
    /// Factor of such an adjective while it is news that somebody else took the place: outlets write old ones on for weeks.
    /// </summary>
    public double PassingAfterChange { get; init; } = 0.5;

    /// <summary>What is told as bygone (<c>a former stronghold</c>): says next to nothing of the day of telling.</summary>
    public double Bygone { get; init; } = 0.05;

    /// <summary>Fighting in the place, a part of it taken, a siege.</summary>
    public double Pressure { get; init; } = 0.85;

    /// <summary>A denial, by whomever.</summary>
    public double Denial { get; init; } = 0.6;

    /// <summary>A fallen province, for each of its towns: one direct word outweighs it.</summary>
    public double Area { get; init; } = 0.7;

    /// <summary>Factor of what a report leaves to be understood.</summary>
    public double Inferred { get; init; } = 0.4;

    /// <summary>Factor of a change that left a part of the place out (<c>most of it</c>).</summary>
    public double Most { get; init; } = 0.7;

    /// <summary>Factor of a day that is only the latest possible one.</summary>
    public double NoDay { get; init; } = 0.95;

    /// <summary>Factor of a source without a name who is at least somebody: <c>residents</c>.</summary>
    public double Unnamed { get; init; } = 0.9;

    /// <summary>Factor of hearsay: <c>a source</c>, <c>reportedly</c>.</summary>
    public double Hearsay { get; init; } = 0.4;

    /// <summary>Factor of a belligerent who tells of a gain of its own.</summary>
    public double OwnGain { get; init; } = 0.6;

    /// <summary>Factor of one who admits a loss of its own.</summary>
    public double Admission { get; init; } = 1.1;

    /// <summary>
    /// Factors of a source that an analyst graded, by the letters of the Admiralty code: reliable, usually, fairly, not usually reliable,
    /// unreliable, cannot be judged. A
    /// judgement and not tuned: no replay has grades.
    /// </summary>
    public IReadOnlyDictionary<string, double> Grades { get; init; } =
        new Dictionary<string, double> { ["A"] = 1.1, ["B"] = 1, ["C"] = 0.8, ["D"] = 0.5, ["E"] = 0.1, ["F"] = 1 };

    /// <summary>No single word is surer than this.</summary>
    public double Highest { get; init; } = 0.97;

    /// <summary>Pins less likely than this move nothing: <c>place unsure</c>.</summary>
    public double LeastPin { get; init; } = 0.3;

    /// <summary>What each further report of one witness on one change weighs, as a share of the one before.</summary>
    public double Again { get; init; } = 0.25;

    /// <summary>Days after which the same witness saying the same has looked anew.</summary>
    public int AgainDays { get; init; } = 30;

    /// <summary>Days in which half of what is believed of a holder becomes doubtful when nothing is said.</summary>
    public double HalfLife { get; init; } = 540;

    /// <summary>Days after which half of what is believed of a holder does not exclude any more that another, who is said to, holds it now.</summary>
    public double ChangeHalfLife { get; init; } = 40;

    /// <summary>The same of fighting.</summary>
    public double FightingHalfLife { get; init; } = 45;

    /// <summary>The same of a siege, which lasts longer.</summary>
    public double SiegeHalfLife { get; init; } = 90;

    /// <summary>Days after which the last word for a holder is too old to rely on.</summary>
    public int StaleDays { get; init; } = 540;

    /// <summary>Least belief in fighting or a siege that is shown as the state of the place.</summary>
    public double Shown { get; init; } = 0.4;

    /// <summary>Share of the holder's belief at which a rival's, or a denial's, makes the place disputed.</summary>
    public double Clash { get; init; } = 0.5;

    /// <summary>Least belief in a side that makes it a holder.</summary>
    public double LeastHolder { get; init; } = 0.1;

    /// <summary>
    /// Days in which words for a rival speak against a holder who is only stated, and in which who claimed to have come is confirmed by
    /// who leaves.
    /// </summary>
    public int Window { get; init; } = 45;

    /// <summary>Participles that say in passing who holds a place, behind a hyphen (codebooks/ledger.yaml).</summary>
    public IReadOnlyList<string> CompoundWords { get; init; } = [];

    /// <summary>Nouns that do.</summary>
    public IReadOnlyList<string> PassingWords { get; init; } = [];

    /// <summary>Adjectives that say in passing that a place is or was under siege or fought over.</summary>
    public IReadOnlyList<string> PressureWords { get; init; } = [];

    /// <summary>Words that say it was so once.</summary>
    public IReadOnlyList<string> BygoneWords { get; init; } = [];

    /// <summary>Words before a day by which what is stated was over.</summary>
    public IReadOnlyList<string> EndingWords { get; init; } = [];

    /// <summary>Nouns for areas, which stand before a name with <c>of</c>.</summary>
    public IReadOnlyList<string> AreaKinds { get; init; } = [];

    /// <summary>Nouns for sources who may be anybody.</summary>
    public IReadOnlyList<string> HearsayWords { get; init; } = [];

    /// <summary>Reads the word lists of <c>codebooks/ledger.yaml</c>.</summary>
    /// <param name="text">The YAML.</param>
    /// <param name="file">Name for error messages.</param>
    /// <exception cref="CodebookFaultsException">The text is not such a table; every fault is named with its line.</exception>
    public static EvidenceRules Parse(string text, string file = "ledger.yaml") => CodebookNode.Read(file, text, top =>
    {
        top.Need("passing");
        return new EvidenceRules
        {
            CompoundWords = top.Texts("compounds"),
            PassingWords = top.Texts("passing"),
            PressureWords = top.Texts("pressure"),
            BygoneWords = top.Texts("bygone"),
            EndingWords = top.Texts("ended"),
            AreaKinds = top.Texts("kinds"),
            HearsayWords = top.Texts("hearsay"),
        };
    });

    private static EvidenceRules ReadBundled()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("ledger.yaml")
            ?? throw new InvalidOperationException("ledger.yaml is not embedded in Salient.dll");
        using var reader = new StreamReader(stream);
        return Parse(reader.ReadToEnd());
    }
}
