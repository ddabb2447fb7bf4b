using NodaTime;
using Salient.Exchange.Tables;
using Salient.Ledger;

namespace Salient.Web.Api;

/// <summary>A collection of features: a table of Salient under the names of OGC API Features.</summary>
/// <param name="Id">Its name in addresses: that of the table.</param>
/// <param name="Title">The same for people.</param>
/// <param name="Description">What a feature of it is, and what <c>datetime</c> asks.</param>
/// <param name="Days">The columns of the first and last day of a feature; null where the table is already that of a day.</param>
/// <param name="Columns">The properties of its features.</param>
internal sealed record OgcCollection(
    string Id, string Title, string Description, (string First, string Last)? Days, IReadOnlyList<TableColumn> Columns)
{
    /// <summary>What every route of the collections takes, so that links carry it on and clients may add it to all that they ask.</summary>
    public static readonly string[] Clocks = ["known_by", "received_by", "rulings", "workspace"];

    private static readonly string[] Own = ["bbox", "datetime", "limit", "offset", .. Clocks];

    /// <summary>Features of a page where nobody says how many, and at most.</summary>
    public const int UsualPage = 100, LongestPage = 1000;

    /// <summary>All collections.</summary>
    public static IReadOnlyList<OgcCollection> All { get; } =
    [
        new("holdings", "Who holds what",
            "Who holds which place on a day, a feature a place: the day of datetime, of several the last; the last day of the store "
            + "without it.",
            null, HoldingTable.Of([], default, null, new()).Columns),
        new("claims", "Claims", "What reports say happened or holds, a feature a claim, with its words, source and status. datetime asks "
            + "for the days that a claim may be about.", ("day_from", "day_to"), ClaimTable.Of([], new()).Columns),
        new("incidents", "Incidents", "What happened, by all who tell of it, a feature a happening; also what is only denied, negated or "
            + "failed, as status says. datetime asks for the days on which it may have happened.", ("day_from", "day_to"),
            IncidentTable.Of([], new()).Columns),
    ];

    /// <summary>Columns that can be asked for by a value: all whose names no other parameter has.</summary>
    public IEnumerable<TableColumn> Queryable => Columns.Where(c => !Own.Contains(c.Name, StringComparer.Ordinal));

    /// <summary>The parameters of its items.</summary>
    public IReadOnlyList<Parameter> Parameters =>
    [
        .. Own.Select(Parameter.Named).Select(p => p.Name == "limit"
            ? p with { Words = "Most features of the page", Default = UsualPage, Most = LongestPage } : p),
        .. Queryable.Select(c => new Parameter(c.Name, $"Only features whose {c.Name} is this", TypeOf(c.Kind), FormatOf(c.Kind))),
    ];

    /// <summary>Its features with some properties, as JSON Schema. What is not known is null in a feature.</summary>
    public object Schema(string address, IEnumerable<TableColumn> columns) => new Dictionary<string, object>
    {
        ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
        ["$id"] = address,
        ["title"] = Title,
        ["description"] = Description,
        ["type"] = "object",
        ["properties"] = columns.ToDictionary(c => c.Name, object (c) => Property(c)),
        ["additionalProperties"] = false,
    };

    /// <summary>A feature of it, as JSON Schema. What is not known is null in a feature.</summary>
    public object FeatureSchema(string address) => new Dictionary<string, object>
    {
        ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
        ["$id"] = address,
        ["title"] = Title,
        ["description"] = Description,
        ["type"] = "object",
        ["properties"] = new Dictionary<string, object>
        {
            ["type"] = new Dictionary<string, object> { ["type"] = "string", ["const"] = "Feature" },
            ["id"] = new Dictionary<string, object> { ["type"] = "string" },
            ["geometry"] = new Dictionary<string, object> { ["description"] = "A GeoJSON point, or null" },
            ["properties"] = new Dictionary<string, object>
            {
                ["type"] = "object",
                ["properties"] = Columns.ToDictionary(c => c.Name, object (c) => Property(c)),
            },
        },
    };

    private static Dictionary<string, string> Property(TableColumn column) => FormatOf(column.Kind) is { } format
        ? new() { ["type"] = TypeOf(column.Kind), ["format"] = format } : new() { ["type"] = TypeOf(column.Kind) };

    private static string TypeOf(ColumnKind kind) => kind switch
    {
        ColumnKind.Number => "number",
        ColumnKind.Whole => "integer",
        ColumnKind.Flag => "boolean",
        _ => "string",
    };

    private static string? FormatOf(ColumnKind kind) => kind == ColumnKind.Day ? "date" : null;
}

/// <summary>Makes the tables behind the collections.</summary>
/// <param name="ledger">Holdings.</param>
/// <param name="incidents">Incidents.</param>
/// <param name="claims">Claims.</param>
/// <param name="options">Names of units and actors.</param>
internal sealed class OgcTables(LedgerView ledger, IncidentView incidents, ClaimView claims, ServerOptions options)
{
    /// <summary>The table of a collection, with what tells this content of the store from others.</summary>
    /// <param name="collection">Which.</param>
    /// <param name="asked">By which clocks.</param>
    /// <param name="until">The day of holdings, or null for the last of the store.</param>
    public (ExchangeTable Table, string Content) Of(OgcCollection collection, OgcClocks asked, LocalDate? until)
    {
        var names = options.Names ?? new();
        var version = claims.Version;
        switch (collection.Id)
        {
            case "claims":
                var published = claims.Ruled(asked.Rulings).Now(asked.ReceivedBy);
                names = names with { TitleOf = hash => published.Titles.GetValueOrDefault(hash) };
                return (ClaimTable.Of(new ClaimSelection { KnownBy = asked.KnownBy }.Of(published.All), names), $"{version}");
            case "incidents":
                return (IncidentTable.Of(incidents.Ruled(asked.Rulings).Now(asked.KnownBy, asked.ReceivedBy), names), $"{version}");
            default:
                var edition = ledger.Ruled(asked.Rulings).Now(asked.ReceivedBy);
                var day = until ?? edition.Ledger.Span?.Last;
                var holdings = day is null ? [] : edition.Ledger.Holdings(day.Value, asked.KnownBy);
                return (HoldingTable.Of(holdings, day ?? edition.Today, asked.KnownBy, names),
                    FormattableString.Invariant($"{edition.Version}-{edition.Today:uuuuMMdd}"));
        }
    }

    /// <summary>Where and when the claims are, as far as anything is known of that.</summary>
    public (Box? Extent, (LocalDate First, LocalDate Last)? Days) ReachOf(OgcClocks asked)
    {
        var published = claims.Ruled(asked.Rulings).Now(asked.ReceivedBy);
        return (published.Extent, published.Days);
    }
}

/// <summary>By which clocks features are asked for.</summary>
/// <param name="KnownBy">Only what was published by the end of this day, or null.</param>
/// <param name="ReceivedBy">Only what the store had by the end of this day, or null.</param>
/// <param name="Rulings">Whether analysts' rulings count, as the parameter says it.</param>
internal sealed record OgcClocks(LocalDate? KnownBy, LocalDate? ReceivedBy, string? Rulings);
