using System.Text.RegularExpressions;

namespace Salient.Reports;

/// <summary>One rule of the boilerplate codebook: words by which a paragraph or sentence is known to be no story.</summary>
public sealed record BoilerplateCue
{
    /// <summary>Its name in the codebook.</summary>
    public required string Id { get; init; }

    /// <summary>Whether it opens the foot of a page, after which nothing is story any more; else only its own words are left out.</summary>
    public bool OpensFoot { get; init; }

    /// <summary>Whether a short paragraph that holds it is left out whole (captions), not only the sentence.</summary>
    public bool TakesParagraph { get; init; }

    /// <summary>Openings, in lower case.</summary>
    public IReadOnlyList<string> Starts { get; init; } = [];

    /// <summary>Phrases that may stand anywhere, in lower case.</summary>
    public IReadOnlyList<string> Contains { get; init; } = [];

    /// <summary>Sets of words that must all stand in it, in lower case.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Together { get; init; } = [];

    /// <summary>Regular expressions, on lower case.</summary>
    public IReadOnlyList<Regex> Matches { get; init; } = [];

    /// <summary>Lines that it must meet.</summary>
    public IReadOnlyList<string> Examples { get; init; } = [];

    /// <summary>Lines that no cue of the codebook may meet.</summary>
    public IReadOnlyList<string> CounterExamples { get; init; } = [];

    /// <summary>Whether it meets <paramref name="folded"/>: words in lower case, without markup, with straight quotes.</summary>
    public bool Meets(string folded)
    {
        ArgumentNullException.ThrowIfNull(folded);
        return Starts.Any(s => folded.StartsWith(s, StringComparison.Ordinal) && EndsAtWord(folded, s.Length))
            || Contains.Any(s => folded.Contains(s, StringComparison.Ordinal))
            || Together.Any(set => set.All(s => folded.Contains(s, StringComparison.Ordinal)))
            || Matches.Any(r => r.IsMatch(folded));
    }

    private static bool EndsAtWord(string folded, int length) =>
        folded.Length == length || !char.IsLetterOrDigit(folded[length - 1]) || !char.IsLetterOrDigit(folded[length]);
}
