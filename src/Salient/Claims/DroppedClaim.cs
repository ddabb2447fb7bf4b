namespace Salient.Claims;

/// <summary>Something that looked like a claim and was not coded, with the reason. Nothing vanishes.</summary>
/// <param name="ReportId">The report it stands in.</param>
/// <param name="Sentence">Sentence, from 0.</param>
/// <param name="Start">Where its words begin in the report's text.</param>
/// <param name="End">One past where they end.</param>
/// <param name="Text">Its words.</param>
/// <param name="SentenceText">The whole sentence.</param>
/// <param name="Reason">A short code: <c>boilerplate</c>, <c>not-conflict</c>, <c>no-role</c>, <c>question</c>,
/// <c>duplicate-of-body</c>…</param>
/// <param name="Detail">What was missing or met, for people.</param>
public sealed record DroppedClaim(string ReportId, int Sentence, int Start, int End, string Text, string SentenceText, string Reason,
    string Detail)
{
    /// <summary>Code of the event that its words would have been with their roles filled, or null.</summary>
    public string? Event { get; init; }

    /// <summary>Always <c>dropped</c> in JSON.</summary>
    public string Kind { get; } = "dropped";
}
