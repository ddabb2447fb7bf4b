namespace Salient.Language.Names;

/// <summary>What codebooks and gazetteers say of one token: votes that the recogniser weighs with what it learnt of the words.</summary>
[Flags]
public enum NameHints : uint
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>In the name of a state.</summary>
    State = 1 << 0,

    /// <summary>In the name of an armed group.</summary>
    Group = 1 << 1,

    /// <summary>In the name of another known actor.</summary>
    OtherActor = 1 << 2,

    /// <summary>In the name of a known leader or official.</summary>
    Official = 1 << 3,

    /// <summary>In a demonym.</summary>
    Demonym = 1 << 4,

    /// <summary>In words for a state's army or government.</summary>
    Forces = 1 << 5,

    /// <summary>A capital, palace or ministry that may stand for its government.</summary>
    Seat = 1 << 6,

    /// <summary>In the name of an outlet.</summary>
    Outlet = 1 << 7,

    /// <summary>In a noun for people under arms.</summary>
    Fighters = 1 << 8,

    /// <summary>In a noun for unarmed people.</summary>
    Civilians = 1 << 9,

    /// <summary>In a noun for those who govern.</summary>
    Officials = 1 << 10,

    /// <summary>In a noun for those who report.</summary>
    Media = 1 << 11,

    /// <summary>In a place expression whose name the gazetteer knows.</summary>
    KnownPlace = 1 << 12,

    /// <summary>In a place expression whose name no gazetteer knows.</summary>
    UnknownPlace = 1 << 13,

    /// <summary>The name itself of a place expression.</summary>
    PlaceName = 1 << 14,

    /// <summary>In date words.</summary>
    Date = 1 << 15,

    /// <summary>A noun that says what a place is.</summary>
    PlaceNoun = 1 << 16,

    /// <summary>A title of office or rank.</summary>
    Title = 1 << 17,

    /// <summary>A noun by which texts point back to an actor.</summary>
    BackPointing = 1 << 18,

    /// <summary>First token of the words that the votes are about.</summary>
    Begins = 1 << 19,

    /// <summary>A pronoun for one person: <c>I</c>, <c>him</c>.</summary>
    OnePerson = 1 << 20,

    /// <summary>A pronoun for several: <c>we</c>, <c>their</c>.</summary>
    People = 1 << 21,

    /// <summary>A pronoun or adverb for a thing or a place: <c>it</c>, <c>there</c>.</summary>
    Thing = 1 << 22,
}

/// <summary>A sentence with the votes on each of its tokens.</summary>
/// <param name="Sentence">The sentence.</param>
/// <param name="Hints">One vote a token.</param>
public sealed record HintedSentence(Sentence Sentence, IReadOnlyList<NameHints> Hints);
