using System.Globalization;

namespace Salient.Cli;

/// <summary>How often answers are right, by the probability that they state.</summary>
/// <param name="what">What the answers are, in the plural: <c>pins</c>, <c>claims</c>.</param>
internal sealed class Trust(string what)
{
    /// <summary>Answers that state this much are meant to be relied on.</summary>
    private const double Sure = 0.9;

    private readonly List<(double Probability, bool Right)> answers = [];

    /// <summary>What the answers are, in the plural.</summary>
    public string What => what;

    /// <summary>How many answers there are.</summary>
    public int Count => answers.Count;

    /// <summary>Counts an answer.</summary>
    public void Add(double probability, bool right) => answers.Add((probability, right));

    /// <summary>
    /// The answers in bands of stated probability, each a tenth wide, empty ones left out: mean stated, share right, how many.
    /// </summary>
    public IReadOnlyList<(double Stated, double Right, int Count)> Bands() =>
    [
        .. answers.GroupBy(p => Math.Min(9, (int)(p.Probability * 10))).OrderBy(g => g.Key)
            .Select(g => (g.Average(p => p.Probability), g.Count(p => p.Right) / (double)g.Count(), g.Count())),
    ];

    /// <summary>
    /// What the answers of probability 0.9 and more are worth, and the mean distance of stated from true (expected calibration error).
    /// </summary>
    public override string ToString()
    {
        var sure = answers.Where(p => p.Probability >= Sure).ToList();
        var error = Bands().Sum(b => Math.Abs(b.Stated - b.Right) * b.Count) / Math.Max(1, answers.Count);
        return string.Create(CultureInfo.InvariantCulture,
            $"{what} {answers.Count} right {answers.Count(p => p.Right) / (double)Math.Max(1, answers.Count):0.000}; of probability 0.9 and more {sure.Count} ({sure.Count / (double)Math.Max(1, answers.Count):0.000}) right {sure.Count(p => p.Right) / (double)Math.Max(1, sure.Count):0.000}; expected calibration error {error:0.000}");
    }
}
