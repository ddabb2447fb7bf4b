using System.Globalization;
using NodaTime;
using NodaTime.Text;
using Salient.Yaml;

namespace Salient.Lineage;

/// <summary>What counts as a copy, an update and a correction.</summary>
public sealed record LineageRules
{
    private static readonly Lazy<LineageRules> Bundled = new(ReadBundled);

    private static readonly LocalDatePattern Days = LocalDatePattern.CreateWithInvariantCulture("uuuuMMdd");

    /// <summary>How much of a rank is a report's id, its length and its hash.</summary>
    private const int LongestId = 24, MostShingles = 999_999, HashLength = 16;

    /// <summary>The rules that come with Salient.</summary>
    public static LineageRules Default => Bundled.Value;

    /// <summary>
    /// Least share of common word 5-grams, 0 to 1, that makes a report of one outlet a copy of another outlet's. Tuned on the bundled
    /// samples: their
    /// least faithful copy (agency text with other words for the same groups) shares 0.33, the likest two that are independent 0.10.
    /// </summary>
    public double Copy { get; init; } = 0.2;

    /// <summary>
    /// The same within one outlet, whose bulletins repeat stock phrases (0.10 on the samples): only what mostly stands is the same story.
    /// Not tuned: the
    /// samples have no update by the same outlet.
    /// </summary>
    public double SameOutletCopy { get; init; } = 0.5;

    /// <summary>
    /// Least number of common word 5-grams in a copy that is not exact, about 25 words running: two short notes in stock phrases (<c>X
    /// took A</c>,
    /// <c>X took B</c>) are no copies. The samples' least faithful copy has more than fifty.
    /// </summary>
    public int LeastShared { get; init; } = 20;

    /// <summary>
    /// Least share of the 5-grams of the shorter of two reports that makes it a part of the longer one, 0 to 1: a digest holds most of
    /// what it takes over. Not tuned: the likest independent
    /// reports of the samples share a fifth of the shorter.
    /// </summary>
    public double Part { get; init; } = 0.6;

    /// <summary>The same within one outlet, whose own words come back.</summary>
    public double SameOutletPart { get; init; } = 0.8;

    /// <summary>
    /// Reports that share fewer 5-grams, about eighty words running, may be stock sentences: weeks later they are news again, by
    /// whomever. Longer ones are copies whenever they come.
    /// </summary>
    public int StockShared { get; init; } = 80;

    /// <summary>
    /// Days within which a near copy by the same outlet is taken as its update of the earlier report, and a marked correction reaches
    /// back.
    /// </summary>
    public int UpdateDays { get; init; } = 7;

    /// <summary>
    /// Words that a correction opens with, in its title or its text; lower case, without punctuation (codebooks/lineage.yaml).
    /// </summary>
    public IReadOnlyList<string> CorrectionWords { get; init; } = [];

    /// <summary>Sentences by which a short report takes back what it repeats: <c>that report was wrong</c>; as above.</summary>
    public IReadOnlyList<string> RetractionWords { get; init; } = [];

    /// <summary>
    /// Days after which an outlet that prints its own words again, or anybody a short note, tells news: the same sentence is true again.
    /// Not tuned: the samples have none; updates come within a week.
    /// </summary>
    public int AgainDays { get; init; } = 14;

    /// <summary>Reads the word lists of <c>codebooks/lineage.yaml</c>.</summary>
    /// <param name="text">The YAML.</param>
    /// <param name="file">Name for error messages.</param>
    /// <exception cref="CodebookFaultsException">The text is not such a table; every fault is named with its line.</exception>
    public static LineageRules Parse(string text, string file = "lineage.yaml") => CodebookNode.Read(file, text, top =>
    {
        top.Need("corrections");
        return new LineageRules { CorrectionWords = top.Texts("corrections"), RetractionWords = top.Texts("retractions") };
    });

    /// <summary>Whether a title or text opens as a correction, or takes back what it has just told.</summary>
    public bool IsCorrection(params ReadOnlySpan<string?> openings)
    {
        foreach (var opening in openings)
        {
            var folded = Folded.Of(opening ?? "");
            if (CorrectionWords.Any(word => folded == word || folded.StartsWith(word + " ", StringComparison.Ordinal))
                || RetractionWords.Any(words => $" {folded} ".Contains($" {words} ", StringComparison.Ordinal)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether two reports tell the same words.</summary>
    public bool IsCopy(ReportSummary report, ReportSummary earlier)
    {
        var (shared, similarity) = report.Print.Compare(earlier.Print);
        return IsCopy(report, earlier, shared, similarity);
    }

    /// <summary>The same, where what they share is known.</summary>
    internal bool IsCopy(ReportSummary report, ReportSummary earlier, int shared, double similarity)
    {
        if (similarity < 1 && shared < LeastShared)
        {
            return false;
        }

        var isOwn = AreOfOneOutlet(report, earlier);
        return !IsAgain(report, earlier, shared, isOwn) && (similarity >= 1 || similarity >= (isOwn ? SameOutletCopy : Copy)
            || (!isOwn && shared >= Part * report.Print.Shingles.Count));
    }

    /// <summary>Whether an earlier report stands in a later one as a part of it.</summary>
    internal bool IsPart(ReportSummary report, ReportSummary earlier, int shared) =>
        shared >= LeastShared && AreOfOneOutlet(report, earlier) is var isOwn
        && shared >= (isOwn ? SameOutletPart : Part) * earlier.Print.Shingles.Count && !IsAgain(report, earlier, shared, isOwn);

    /// <summary>Whether the same words so much later are news again.</summary>
    private bool IsAgain(ReportSummary report, ReportSummary earlier, int shared, bool isOwn) =>
        (isOwn || shared < StockShared) && report.DateLine is { } day && earlier.DateLine is { } before && day > before.PlusDays(AgainDays);

    /// <summary>
    /// Puts a report among others in the order in which they can have copied each other: by date line, undated last; on one day those
    /// that name no original first, corrections
    /// after what they correct, then by publication here, the longer first (copies are cut far more often than they are added to), id and
    /// hash. Compared character by character; ASCII only,
    /// so that every database compares alike.
    /// </summary>
    public string RankOf(ReportSummary report)
    {
        var id = string.Concat(report.Id.Take(LongestId).Select(c => c is >= '!' and <= '~' ? c : c < '!' ? '!' : '~'));
        var (stated, corrects) = (report.OriginalSource is null ? 0 : 1, IsCorrection(report.Title, report.Opening) ? 1 : 0);
        return string.Create(
            CultureInfo.InvariantCulture,
                $"{Day(report.DateLine)}{stated}{corrects}{Day(report.Published)}{MostShingles - Math.Min(MostShingles, report.Print.Shingles.Count):d6}{id} {report.Hash[..Math.Min(report.Hash.Length, HashLength)]}");
    }

    private static string Day(LocalDate? day) => Days.Format(day ?? LocalDate.MaxIsoValue);

    /// <summary>Whether two reports were published by one outlet that is known.</summary>
    internal static bool AreOfOneOutlet(ReportSummary report, ReportSummary other) =>
        report.Outlet is { } outlet && other.Outlet is { } same && Folded.Of(outlet) == Folded.Of(same);

    private static LineageRules ReadBundled()
    {
        using var stream = typeof(LineageRules).Assembly.GetManifestResourceStream("lineage.yaml")
            ?? throw new InvalidOperationException("lineage.yaml is not embedded in Salient.dll");
        using var reader = new StreamReader(stream);
        return Parse(reader.ReadToEnd());
    }
}
