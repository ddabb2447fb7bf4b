using Salient.Claims;
using Salient.Reports;

namespace Salient.Explanations;

/// <summary>Why a report was read as it was.</summary>
/// <param name="ReportId">The report.</param>
/// <param name="Title">Its title, or null.</param>
/// <param name="Sentences">Its sentences in order.</param>
/// <param name="LeftOut">What of its text is no story, with the reason.</param>
public sealed record ReportExplanation(string ReportId, string? Title, IReadOnlyList<SentenceExplanation> Sentences,
    IReadOnlyList<DroppedClaim> LeftOut)
{
    /// <summary>Who read, by which files.</summary>
    public ReadingIdentity Identity { get; init; } = ReadingIdentity.Unknown;
}

/// <summary>What was made of one sentence.</summary>
/// <param name="Sentence">Sentence, from 0.</param>
/// <param name="Text">Its words.</param>
/// <param name="IsHeadline">Whether it is the report's title.</param>
/// <param name="Tree">Its tokens with their places in the tree, as they were coded.</param>
/// <param name="Claims">Its claims, each with what chose its parts.</param>
/// <param name="Nothing">What looked like a claim and became none; for a sentence without claims at least one reason.</param>
public sealed record SentenceExplanation(
    int Sentence, string Text, bool IsHeadline, IReadOnlyList<TreeWord> Tree, IReadOnlyList<ClaimExplanation> Claims,
        IReadOnlyList<MissExplanation> Nothing);

/// <summary>A word and its place in the tree.</summary>
/// <param name="Token">Position in the sentence, from 0.</param>
/// <param name="Text">The word.</param>
/// <param name="Lemma">Its dictionary form.</param>
/// <param name="Tag">Universal part of speech.</param>
/// <param name="Head">The word it hangs from, or −1 for the root.</param>
/// <param name="Relation">How it hangs from it.</param>
public sealed record TreeWord(int Token, string Text, string Lemma, string Tag, int Head, string Relation);

/// <summary>A claim with what chose its parts.</summary>
/// <param name="Number">Position among the claims of the report, from 1.</param>
/// <param name="Claim">The claim.</param>
/// <param name="RuleAt">Where the rule stands, <c>file:line</c>; null for a construction that no rule file holds.</param>
/// <param name="Word">The verb or noun that carries it, with the verb that lends an event noun its subject or stops it.</param>
/// <param name="Roles">Its roles in the rule: which phrase fills each, and why that one.</param>
/// <param name="Status">Why it has its status.</param>
/// <param name="Source">Why it has its source.</param>
/// <param name="Date">Why it has its date.</param>
/// <param name="Places">Why it has its places, with the runners-up and how likely they were.</param>
/// <param name="Effects">What it does to the ledger, or why nothing.</param>
/// <param name="Rivals">Other rules that the same word starts, and why they did not make it.</param>
public sealed record ClaimExplanation(
    int Number,
    Claim Claim,
    string? RuleAt,
    string Word,
    IReadOnlyList<RoleExplanation> Roles,
    IReadOnlyList<string> Status,
    string Source,
    string Date,
    IReadOnlyList<string> Places,
    IReadOnlyList<string> Effects,
    IReadOnlyList<string> Rivals)
{
    /// <summary>
    /// The dead, hurt, taken and destroyed that it counts, by side where sides are told apart; empty where it counts none.
    /// </summary>
    public IReadOnlyList<string> Numbers { get; init; } = [];

    /// <summary>How many of the rivals, the first ones, had all their words there.</summary>
    public int NearRivals { get; init; }
}

/// <summary>How a role of a rule was filled.</summary>
/// <param name="Role"><c>actor</c>, <c>target</c>, <c>place</c>, <c>from_place</c> or <c>to_place</c>.</param>
/// <param name="Text">The words that fill it; null where nothing does.</param>
/// <param name="Function">The function that they fill it by, or those that the rule would take.</param>
/// <param name="Path">The way in the tree from the words to the event, as <c>word –relation→ word</c>; null where nothing fills it.</param>
/// <param name="Why">Why the words mean whom they mean.</param>
public sealed record RoleExplanation(string Role, string? Text, string Function, string? Path, IReadOnlyList<string> Why);

/// <summary>Why something became no claim.</summary>
/// <param name="Word">The words it is about, or null for the whole sentence.</param>
/// <param name="Reason">Why.</param>
public sealed record MissExplanation(string? Word, string Reason);
