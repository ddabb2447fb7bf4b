using Salient.Reports;

namespace Salient.Language.Names;

/// <summary>What sort of thing words name. The first three are what the recogniser tells apart; the others follow by rule.</summary>
public enum NameKind
{
    /// <summary>Armed groups, armies, governments, agencies, media, peoples: whoever acts together.</summary>
    Organisation,

    /// <summary>One person.</summary>
    Person,

    /// <summary>A place, area or building.</summary>
    Location,

    /// <summary>An adjective of a state or people that only describes something (<c>Turkish</c> in <c>Turkish soldiers</c>).</summary>
    Nationality,

    /// <summary>A number or amount (<c>at least 40</c>, <c>dozens</c>).</summary>
    Quantity,
}

/// <summary>By what sort of words something is mentioned.</summary>
public enum NameForm
{
    /// <summary>A proper name or acronym: <c>Hama</c>, <c>the SDF</c>.</summary>
    Name,

    /// <summary>A noun that describes it: <c>the town</c>, <c>rebel fighters</c>.</summary>
    Description,

    /// <summary>A pronoun: <c>they</c>.</summary>
    Pronoun,
}

/// <summary>Words of a report that name or mean an organisation, a person, a place, a nationality or a quantity.</summary>
/// <param name="Sentence">Sentence, from 0.</param>
/// <param name="FirstToken">First token.</param>
/// <param name="LastToken">Last token, inclusive.</param>
/// <param name="HeadToken">The token that the rest of the words hang from, between the two.</param>
/// <param name="Span">Where the words stand in the report's text.</param>
/// <param name="Kind">What sort of thing.</param>
/// <param name="Form">What sort of words.</param>
/// <param name="Beside">
/// Head token, in the same sentence, of the mention that this one stands in apposition to (<c>Turkey's defence minister</c> beside
/// <c>Hulusi Akar</c>) or that it is the bracketed acronym of; null where there is none.
/// </param>
public sealed record NameMention(int Sentence, int FirstToken, int LastToken, int HeadToken, TextSpan Span, NameKind Kind, NameForm Form,
    int? Beside = null);
