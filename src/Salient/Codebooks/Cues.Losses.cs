namespace Salient.Codebooks;

/// <content>Words that count the dead, the hurt and what was taken.</content>
public sealed partial class Cues
{
    /// <summary>Nouns for dead and hurt together: <c>casualty</c>.</summary>
    public IReadOnlySet<string> CasualtyNouns => lists["casualty-nouns"];

    /// <summary>Nouns for the number of the dead: death <c>toll</c>.</summary>
    public IReadOnlySet<string> TollNouns => lists["toll-nouns"];

    /// <summary>Verbs whose subject loses those who die: <c>lose</c> 23 men.</summary>
    public IReadOnlySet<string> LosingVerbs => lists["losing-verbs"];

    /// <summary>Verbs by which people or things are taken: <c>capture</c>, <c>arrest</c>.</summary>
    public IReadOnlySet<string> TakingVerbs => lists["taking-verbs"];

    /// <summary>Nouns for people who are counted as dead or taken: <c>man</c>, <c>prisoner</c>.</summary>
    public IReadOnlySet<string> PeopleNouns => lists["people-nouns"];

    /// <summary>Words that bring in some of those counted: <c>including</c>.</summary>
    public IReadOnlySet<string> IncludingWords => lists["including-words"];

    /// <summary>Words before a number that may be higher: <c>at least</c>.</summary>
    public IReadOnlySet<string> AtLeastWords => lists["at-least-words"];

    /// <summary>Words before a number that may be lower: <c>up to</c>.</summary>
    public IReadOnlySet<string> AtMostWords => lists["at-most-words"];

    /// <summary>Nouns for weapons and vehicles of war: <c>tank</c>.</summary>
    public IReadOnlySet<string> HardwareNouns => lists["hardware-nouns"];

    /// <summary>Verbs by which such things are lost: <c>destroy</c>.</summary>
    public IReadOnlySet<string> DestroyingVerbs => lists["destroying-verbs"];
}
