namespace Salient.Exchange.Tables;

/// <summary>What a column holds.</summary>
public enum ColumnKind
{
    /// <summary>Words.</summary>
    Text,

    /// <summary>A number with a fraction.</summary>
    Number,

    /// <summary>A whole number.</summary>
    Whole,

    /// <summary>A day.</summary>
    Day,

    /// <summary>Yes or no.</summary>
    Flag,
}

/// <summary>A column.</summary>
/// <param name="Name">Its header: snake_case, or as the table of others has it.</param>
/// <param name="Kind">What it holds.</param>
public sealed record TableColumn(string Name, ColumnKind Kind);

/// <summary>A row.</summary>
/// <param name="Cells">
/// A value for each column: string, double, int or long, <see cref="NodaTime.LocalDate"/> or bool as the column's kind says; null where
/// there is nothing to say.
/// </param>
/// <param name="Latitude">Degrees north of its point, or null where it has none.</param>
/// <param name="Longitude">Degrees east of its point, or null.</param>
/// <param name="Line">What it was made from, for formats that hold more than a row of cells: an object of the claims contract.</param>
public sealed record TableRow(IReadOnlyList<object?> Cells, double? Latitude, double? Longitude, object? Line);

/// <summary>Rows that go out to other programs, whatever the format.</summary>
/// <param name="Name">What they are, in one word: <c>claims</c>, <c>holdings</c>.</param>
/// <param name="Title">The same for people, with the days asked about.</param>
/// <param name="Notice">Where it comes from and under which terms, on one line.</param>
/// <param name="Columns">The columns.</param>
/// <param name="Rows">The rows.</param>
public sealed record ExchangeTable(string Name, string Title, string Notice, IReadOnlyList<TableColumn> Columns,
    IReadOnlyList<TableRow> Rows)
{
    /// <summary>
    /// Whose the words and places are, and that a machine read them. Short, for it travels with every file, and with every row where a
    /// format has no other place for it.
    /// </summary>
    public static string NoticeOf(string version) =>
        $"Read by Salient {version} from the reports named, by machine: check before use. "
        + "Words belong to their outlets; places: GeoNames, CC BY 4.0.";
}

/// <summary>The columns of a kind of table, each with where its value comes from.</summary>
/// <typeparam name="T">What a row is made from.</typeparam>
internal sealed class Columns<T>
{
    private readonly List<(TableColumn Column, Func<T, object?> Value)> all = [];

    /// <summary>Adds a column of words; what is empty is nothing.</summary>
    public Columns<T> Text(string name, Func<T, string?> value) =>
        Add(name, ColumnKind.Text, item => value(item) is { Length: > 0 } words ? words : null);

    /// <summary>Adds a column of numbers.</summary>
    public Columns<T> Number(string name, Func<T, double?> value) => Add(name, ColumnKind.Number, item => value(item));

    /// <summary>Adds a column of whole numbers.</summary>
    public Columns<T> Whole(string name, Func<T, long?> value) => Add(name, ColumnKind.Whole, item => value(item));

    /// <summary>Adds a column of days.</summary>
    public Columns<T> Day(string name, Func<T, NodaTime.LocalDate?> value) => Add(name, ColumnKind.Day, item => value(item));

    /// <summary>Adds a column of yes and no.</summary>
    public Columns<T> Flag(string name, Func<T, bool?> value) => Add(name, ColumnKind.Flag, item => value(item));

    /// <summary>Adds columns of which there is nothing to say.</summary>
    public Columns<T> Empty(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            Add(name, ColumnKind.Text, _ => null);
        }

        return this;
    }

    /// <summary>The table of some items.</summary>
    /// <param name="name">See <see cref="ExchangeTable.Name"/>.</param>
    /// <param name="title">See <see cref="ExchangeTable.Title"/>.</param>
    /// <param name="notice">See <see cref="ExchangeTable.Notice"/>.</param>
    /// <param name="items">What the rows are made from.</param>
    /// <param name="place">Where each is.</param>
    public ExchangeTable Of(string name, string title, string notice, IEnumerable<T> items, Func<T, Claims.ClaimPlace?> place) => new(
        name, title, notice, [.. all.Select(c => c.Column)],
        [.. items.Select(item => (Item: item, At: place(item)))
            .Select(i => new TableRow(new RowCells(all, i.Item), i.At?.Latitude, i.At?.Longitude, i.Item))]);

    /// <summary>
    /// Cells that are worked out when they are looked at: whoever wants a page of a long table, or rows by one column, pays for no more.
    /// </summary>
    private sealed class RowCells(List<(TableColumn Column, Func<T, object?> Value)> columns, T item) : IReadOnlyList<object?>
    {
        public int Count => columns.Count;

        public object? this[int index] => columns[index].Value(item);

        public IEnumerator<object?> GetEnumerator() => columns.Select(c => c.Value(item)).GetEnumerator();

        System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();
    }

    private Columns<T> Add(string name, ColumnKind kind, Func<T, object?> value)
    {
        all.Add((new(name, kind), value));
        return this;
    }
}
