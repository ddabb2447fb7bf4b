namespace Salient.Reports;

/// <summary>
/// What a reading came from: who read, by which files. Two readings of the same bytes with one identity are the same; where it differs,
/// reading again may
/// give something else. Hashes are SHA-256, 64 lower-case hex digits; null where nobody kept them.
/// </summary>
public sealed record ReadingIdentity
{
    /// <summary>The reading of a store that did not yet keep who read.</summary>
    public static ReadingIdentity Unknown { get; } = new();

    /// <summary>Who reads rows of tables: no model does, their columns say it.</summary>
    public const string OfRows = "row";

    /// <summary>
    /// Who read: <c>rules</c>, or the learned reader with the first digits of its file's hash, or both; <c>row</c> where a row of a table
    /// said it; <c>unknown</c> where nobody kept it.
    /// </summary>
    public string Reader { get; init; } = "unknown";

    /// <summary>Version of the program, such as <c>0.1.0</c>, or null.</summary>
    public string? Program { get; init; }

    /// <summary>Hash over the model files in the order in which the reader uses them: language, names, learned reader.</summary>
    public string? Model { get; init; }

    /// <summary>
    /// Hash over all files of the codebook as read: the program's and a desk's, part by part, the program's first, by name within a
    /// folder.
    /// </summary>
    public string? Codebook { get; init; }

    /// <summary>Hash over the lists of places and the way names are levelled.</summary>
    public string? Gazetteers { get; init; }
}
