namespace Salient.Lineage;

/// <summary>What counts as a copy, an update and a correction.</summary>
public sealed record LineageRules
{
    /// <summary>The rules as they come.</summary>
    public static LineageRules Default { get; } = new();

    /// <summary>
    /// Least share of common word 5-grams that makes a near copy, over 0 to 1. Chosen on the bundled samples: their near-copies share well over half,
    /// reports by different outlets of one event under a tenth.
    /// </summary>
    public double NearCopy { get; init; } = 0.5;

    /// <summary>Days within which a near copy by the same outlet is taken as its update of the earlier report, and a marked correction reaches back.</summary>
    public int UpdateDays { get; init; } = 7;

    /// <summary>Words that a correction opens with, in its title or its text; folded.</summary>
    public IReadOnlyList<string> CorrectionWords { get; init; } = [];

    /// <summary>Whether a title or text opens as a correction.</summary>
    public bool IsCorrection(params ReadOnlySpan<string?> openings)
    {
        foreach (var opening in openings)
        {
            var folded = Folded.Of(opening ?? "");
            if (CorrectionWords.Any(word => folded == word || folded.StartsWith(word + " ", StringComparison.Ordinal)))
            {
                return true;
            }
        }

        return false;
    }
}
