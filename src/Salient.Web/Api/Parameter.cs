namespace Salient.Web.Api;

/// <summary>A parameter of a query, as the description of the API tells it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Words">What it means, in one line.</param>
/// <param name="Type">Its JSON type: <c>string</c>, <c>integer</c>, <c>number</c> or <c>boolean</c>.</param>
/// <param name="Format">What kind of string it is (<c>date</c>), or null.</param>
internal sealed record Parameter(string Name, string Words, string Type = "string", string? Format = null)
{
    private static readonly Dictionary<string, Parameter> All = new Parameter[]
    {
        Day("on", "The day asked about; the last day of the store, today at the latest, where absent"),
        Day("known_by", "Use only what was published by the end of this day; all where absent"),
        Day("received_by", "Use only what the store had by the end of this day (UTC); all where absent"),
        Day("since", "First day of the changes; 92 days before the last where absent"),
        Day("until", "Last day of the changes; the last day of the store where absent"),
        Day("from", "First day"),
        Day("to", "Last day"),
        new("bbox", "A box as west,south,east,north in degrees; west may be more than east, across the 180th meridian"),
        new("datetime", "A day, or days as first/last; .. or nothing leaves an end open; a time of day is left aside"),
        Count("limit", "Most rows of the answer", 1),
        Count("offset", "How many rows to leave out before the first", 0),
        new("rulings", "without leaves analysts' rulings aside") { Values = ["with", "without"] },
        new("find", "A name, or words for a place") { IsRequired = true },
        new("place", "A name, an id, or a point as 35.1,36.7"),
        new("km", "Kilometres around the place", "number") { Least = 0 },
        new("near", "A place, or a point as 35.1,36.7: what lies at it and around it"),
        new("source", "Who says so: a source, whoever quotes it, or the outlet itself; the beginning of a word is enough"),
        new("status", "How it is said; several with commas between: then any of them"),
        new("outlet", "The outlet that published it"),
        new("withdrawn", "Also reports that were taken out of the ledger", "boolean"),
        new("words", "Words that must all stand in the sentence, each from the beginning of a word"),
        new("event", "Code of an event; several with commas between: then any of them"),
        new("actor", "Name or id of somebody who takes part, or holds a place"),
        new("holder", "Name or id of a holder, before or after"),
        new("all", "Also what is left out otherwise: what is only denied, negated or failed; what was taken back", "boolean"),
        new("net", "Each place once, from before its first change to after its last", "boolean"),
        new("report", "A report's id, its hash, or the first 16 digits of it") { IsRequired = true },
        new("claim", "A claim's id"),
        new("workspace", "Only what belongs to this workspace; everything where absent"),
        new("lang", "Language of the page, as fr; what was chosen on the page, or the browser's, where absent"),
        new("why", "Why"),
        new("by", "Who decides; the user of the machine that serves where absent, and whoever is logged in where there are accounts"),
        new("next", "Where to go after the log-in"),
        new("who", "Only what this account or user did"),
        new("what", "What to write; claims where absent") { Values = ["claims", "holdings"] },
        new("format", "The format of the file")
            { IsRequired = true, Values = [.. Exchange.Formats.ExchangeFormat.All.Select(f => f.Name)] },
    }.ToDictionary(p => p.Name, StringComparer.Ordinal);

    /// <summary>Whether the route answers nothing without it.</summary>
    public bool IsRequired { get; init; }

    /// <summary>The values it may have; empty where they are not counted.</summary>
    public IReadOnlyList<string> Values { get; init; } = [];

    /// <summary>The least number it may be, or null.</summary>
    public int? Least { get; init; }

    /// <summary>Beyond this number it means no more than this; null where there is no such number.</summary>
    public int? Most { get; init; }

    /// <summary>The number that it is where absent, or null.</summary>
    public int? Default { get; init; }

    /// <summary>The parameter that has this name everywhere.</summary>
    /// <exception cref="KeyNotFoundException">A route names a parameter that has no words here.</exception>
    public static Parameter Named(string name) => All[name];

    /// <summary>Several of them, in order.</summary>
    /// <exception cref="KeyNotFoundException">There are no words here for one of them.</exception>
    public static IEnumerable<Parameter> NamedAll(params string[] names) => names.Select(Named);

    private static Parameter Day(string name, string words) => new(name, words, Format: "date");

    private static Parameter Count(string name, string words, int least) => new(name, words, "integer") { Least = least };
}

/// <summary>What a route knows: metadata of its endpoint.</summary>
/// <param name="All">The parameters.</param>
internal sealed record KnownParameters(IReadOnlyList<Parameter> All);
