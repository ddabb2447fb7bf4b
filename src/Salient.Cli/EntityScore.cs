using System.Globalization;
using Salient.Language.Names;
using Salient.Reports;

namespace Salient.Cli;

/// <summary>
/// Relaxed F1 of names: each gold name is met by the first unused one of its kind that shares a character with it, over all reports
/// together.
/// </summary>
internal sealed class EntityScore
{
    private static readonly NameKind[] Kinds = [NameKind.Organisation, NameKind.Person, NameKind.Location];

    private readonly int[] gold = new int[Kinds.Length];
    private readonly int[] found = new int[Kinds.Length];
    private readonly int[] met = new int[Kinds.Length];

    /// <summary>Counts one report.</summary>
    public void Add(IReadOnlyList<(TextSpan Span, NameKind Kind)> wanted, IReadOnlyList<NameMention> got)
    {
        var rest = got.ToList();
        rest.ForEach(name => found[(int)name.Kind]++);
        foreach (var (span, kind) in wanted)
        {
            gold[(int)kind]++;
            if (rest.Find(g => g.Kind == kind && g.Span.Overlaps(span)) is { } match)
            {
                rest.Remove(match);
                met[(int)kind]++;
            }
        }
    }

    /// <summary>The figures of all kinds and of all together.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"relaxed F1 {{{string.Join(", ", Kinds.Select(k => string.Create(CultureInfo.InvariantCulture, $"'{k}': {Math.Round(F1(met[(int)k], gold[(int)k], found[(int)k]), 3):0.0##}")))}}} all {F1(met.Sum(), gold.Sum(), found.Sum()):0.000}");

    private static double F1(int met, int gold, int found) => 2.0 * met / Math.Max(1, gold + found);
}
