namespace Salient.Language;

/// <summary>What is known of a sentence from its words alone and helps to parse it.</summary>
/// <param name="Names">First and last token of each known name; such a name is read as one proper noun.</param>
/// <param name="Openings">
/// Last token of each phrase that stands apart in front of the clause, its comma included (<c>On 9 May 2020, | in Zawiya, |</c>), in
/// order. Each is read on its own and hangs from
/// the verb of the rest: commas and numbers in front of a clause are what a parser is most often led astray by.
/// </param>
public sealed record ParseHints(IReadOnlyList<(int First, int Last)> Names, IReadOnlyList<int> Openings)
{
    /// <summary>Nothing known.</summary>
    public static ParseHints None { get; } = new([], []);
}
