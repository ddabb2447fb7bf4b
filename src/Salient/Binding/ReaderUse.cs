namespace Salient.Binding;

/// <summary>Which reader's claims count.</summary>
public enum ReaderUse
{
    /// <summary>The learned reader's, and those of rules that it does not tell.</summary>
    Both,

    /// <summary>Those of rules alone.</summary>
    Rules,

    /// <summary>The learned reader's alone, with relations, which only rules read.</summary>
    Model,
}

/// <summary>Puts the claims of both readers together.</summary>
internal static class ReaderUses
{
    /// <summary>The claims of one sentence that count.</summary>
    public static IEnumerable<CodedClaim> Together(IReadOnlyList<CodedClaim> ruled, IReadOnlyList<CodedClaim> learned, ReaderUse use) => use switch
    {
        ReaderUse.Rules => ruled,
        ReaderUse.Model => learned,
        _ => learned.Concat(ruled.Where(r => !learned.Any(l => Told(r, l)))).OrderBy(c => c.Predicate),
    };

    /// <summary>Whether a learned claim tells what a rule's claim tells: the same word, or the same event of the sentence.</summary>
    private static bool Told(CodedClaim ruled, CodedClaim learned) => Math.Abs(ruled.Predicate - learned.Predicate) <= 1 || ruled.Event == learned.Event;
}
