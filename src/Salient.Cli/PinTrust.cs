using System.Globalization;

namespace Salient.Cli;

/// <summary>How often pins are right, by the probability that they state.</summary>
internal sealed class PinTrust
{
    /// <summary>Pins that state this much are meant to be relied on.</summary>
    private const double Sure = 0.9;

    private readonly List<(double Probability, bool Right)> pins = [];

    /// <summary>How many pins there are.</summary>
    public int Count => pins.Count;

    /// <summary>Counts a pin.</summary>
    public void Add(double probability, bool right) => pins.Add((probability, right));

    /// <summary>The pins in bands of stated probability, each a tenth wide, empty ones left out: mean stated, share right, how many.</summary>
    public IReadOnlyList<(double Stated, double Right, int Count)> Bands() =>
    [
        .. pins.GroupBy(p => Math.Min(9, (int)(p.Probability * 10))).OrderBy(g => g.Key).Select(g => (g.Average(p => p.Probability), g.Count(p => p.Right) / (double)g.Count(), g.Count())),
    ];

    /// <summary>What the pins of probability 0.9 and more are worth, and the mean distance of stated from true (expected calibration error).</summary>
    public override string ToString()
    {
        var sure = pins.Where(p => p.Probability >= Sure).ToList();
        var error = Bands().Sum(b => Math.Abs(b.Stated - b.Right) * b.Count) / Math.Max(1, pins.Count);
        return string.Create(CultureInfo.InvariantCulture,
            $"pins {pins.Count} right {pins.Count(p => p.Right) / (double)Math.Max(1, pins.Count):0.000}; of probability 0.9 and more {sure.Count} ({sure.Count / (double)Math.Max(1, pins.Count):0.000}) right {sure.Count(p => p.Right) / (double)Math.Max(1, sure.Count):0.000}; expected calibration error {error:0.000}");
    }
}
