namespace Salient.Store;

/// <summary>A table of the store that is copied from one database into another, row by row.</summary>
/// <param name="Name">Its name in both kinds of database.</param>
/// <param name="Key">The columns that its rows are ordered by; no two rows have the same.</param>
internal sealed record StoreTable(string Name, params IReadOnlyList<string> Key)
{
    /// <summary>The reports.</summary>
    public static StoreTable Reports { get; } = new("report", "number");

    /// <summary>What was changed of them.</summary>
    public static StoreTable History { get; } = new("report_history", "number");

    /// <summary>The claims of the readings.</summary>
    public static StoreTable Claims { get; } = new("claim", "report", "position");

    /// <summary>What was dropped of them.</summary>
    public static StoreTable Dropped { get; } = new("dropped", "report", "position");

    /// <summary>What digests told.</summary>
    public static StoreTable Told { get; } = new("told", "alert", "destination", "item");

    /// <summary>
    /// All of them but the edition, which each database counts for itself; what others refer to stands first. A test compares them with
    /// the migrations.
    /// </summary>
    public static IReadOnlyList<StoreTable> All { get; } =
    [
        Reports, Claims, Dropped, new("quarantine", "number"), History, new("forgotten", "hash"),
            new("ruling", "number"),
        new("secret", "name"), new("watch_source", "address"), new("watch_item", "source", "address"),
        new("account", "name"), new("api_key", "hash"), new("session", "hash"), new("passkey", "id"),
        new("audit", "number"), new("confidential", "kind", "name"),
        new("site", "name"), new("alert", "name"), new("delivery", "alert", "destination"), Told, new("workspace", "name"),
    ];

    /// <summary>Marks of the words of each report.</summary>
    public static StoreTable Passages { get; } = new("passage", "mark", "rank");

    /// <summary>The words of each report as they are searched for.</summary>
    public static StoreTable Searched { get; } = new("searched", "number");

    /// <summary>What follows from the others: it is not copied but derived anew. Triggers of <c>report</c> say of what.</summary>
    public static IReadOnlyList<StoreTable> Derived { get; } = [new("touched", "report"), new("lineage", "report"), Passages,
        Searched, new("renewed", "report")];
}
