namespace Salient.Gathering.Formats;

/// <summary>Which columns of a table hold what of a report: by the names in its first row, or as the command line says.</summary>
public sealed class ReportColumns
{
    /// <summary>What a column can hold.</summary>
    public static readonly IReadOnlyList<string> Fields = ["id", "text", "title", "published", "outlet", "author", "url"];

    private static readonly Dictionary<string, string> Known = new(StringComparer.OrdinalIgnoreCase)
    {
        ["id"] = "id", ["event_id_cnty"] = "id", ["message_id"] = "id",
        ["text"] = "text", ["body"] = "text", ["content"] = "text", ["message"] = "text", ["notes"] = "text", ["description"] = "text",
            ["article"] = "text", ["story"] = "text", ["report"] = "text",
        ["title"] = "title", ["headline"] = "title",
        ["published"] = "published", ["date"] = "published", ["day"] = "published", ["published_at"] = "published",
            ["publication date"] = "published", ["pubdate"] = "published", ["event_date"] = "published",
        ["outlet"] = "outlet", ["source"] = "outlet", ["publisher"] = "outlet", ["channel"] = "outlet",
        ["author"] = "author", ["by"] = "author", ["url"] = "url", ["link"] = "url", ["address"] = "url",
    };

    private readonly Dictionary<string, int> at;

    private ReportColumns(Dictionary<string, int> at) => this.at = at;

    /// <summary>The columns of a table.</summary>
    /// <param name="header">Its first row.</param>
    /// <param name="named">Columns by field, as the command line names them.</param>
    /// <exception cref="FormatFaultException">No column holds the text, or one that was named is not there.</exception>
    public static ReportColumns Of(IReadOnlyList<string> header, IReadOnlyDictionary<string, string> named)
    {
        var names = header.Select(h => h.Trim().TrimStart('\uFEFF')).ToList();
        var at = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (field, name) in named)
        {
            at[field] = names.FindIndex(n => string.Equals(n, name, StringComparison.OrdinalIgnoreCase)) is var i and >= 0 ? i
                : throw new FormatFaultException($"has no column '{name}'; it has {string.Join(", ", names.Where(n => n.Length > 0))}",
                    $"name another with --columns {field}=NAME");
        }

        for (var i = 0; i < names.Count; i++)
        {
            if (Known.TryGetValue(names[i], out var field))
            {
                at.TryAdd(field, i);
            }
        }

        return at.ContainsKey("text") ? new(at)
            : throw new FormatFaultException($"has no column of texts; it has {string.Join(", ", names.Where(n => n.Length > 0))}",
                "say which it is with --columns text=NAME");
    }

    /// <summary>The report of a row, or why it is none.</summary>
    /// <param name="number">Number of the row, from 1 for the one below the header.</param>
    /// <param name="row">Its cells.</param>
    internal Unpacked Row(long number, IReadOnlyList<string> row)
    {
        var text = Cell(row, "text");
        var record = new ReportRecord
        {
            Id = Cell(row, "id"),
            Text = text ?? "",
            Title = Cell(row, "title"),
            Published = Cell(row, "published"),
            Outlet = Cell(row, "outlet"),
            Author = Cell(row, "author"),
            Url = Cell(row, "url"),
        };
        return text is null ? Unpacked.Fault(number, record.Line(), "is a row without a text", "nothing to read in it")
            : Unpacked.Of(number, record);
    }

    private string? Cell(IReadOnlyList<string> row, string field) => at.TryGetValue(field, out var i) && i < row.Count && row[i]
        .Trim() is { Length: > 0 } words ? words : null;
}
