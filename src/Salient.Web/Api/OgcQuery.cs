using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using NodaTime;
using NodaTime.Text;
using Salient.Exchange.Formats;
using Salient.Exchange.Tables;

namespace Salient.Web.Api;

/// <summary>What is asked of the features of a collection.</summary>
/// <param name="Clocks">By which clocks.</param>
/// <param name="Days">First and last day of <c>datetime</c>, each null where it is open.</param>
/// <param name="Box">Where, or null.</param>
/// <param name="Limit">Most features, 1 to <see cref="OgcCollection.LongestPage"/>.</param>
/// <param name="Offset">Features left out before the first.</param>
/// <param name="Values">Values of columns, in their order in the table.</param>
internal sealed partial record OgcQuery(
    OgcClocks Clocks, (LocalDate? First, LocalDate? Last) Days, Box? Box, int Limit, int Offset,
    IReadOnlyList<(int Column, string Value)> Values)
{
    /// <summary>Reads the query of a collection's items.</summary>
    public static OgcQuery Of(OgcCollection collection, IQueryCollection query)
    {
        var limit = Query.Count("limit", query["limit"]) ?? OgcCollection.UsualPage;
        var asked = collection.Columns.Select((column, index) => (column, index))
            .Where(c => collection.Queryable.Contains(c.column) && !string.IsNullOrEmpty(query[c.column.Name]));
        return new(
            ClocksOf(query), DaysOf(query["datetime"]), Query.Box(query["bbox"]),
            limit < 1 ? throw RequestProblem.BadParameter("limit=0 asks for nothing.", "Ask for 1 or more.")
                : Math.Min(limit, OgcCollection.LongestPage),
            Query.Count("offset", query["offset"]) ?? 0,
            [.. asked.Select(c => (c.index, Checked(c.column, query[c.column.Name]!)))]);
    }

    /// <summary>The clocks that a request names.</summary>
    public static OgcClocks ClocksOf(IQueryCollection query) => new(
        Query.Day("known_by", query["known_by"]), Query.Day("received_by", query["received_by"]), query["rulings"]);

    /// <summary>
    /// The days of a <c>datetime</c>. Days are Salient's finest time: the time of day is left aside, also where a client sends only its
    /// beginning (<c>2019-01-31T</c>).
    /// </summary>
    public static (LocalDate? First, LocalDate? Last) DaysOf(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return (null, null);
        }

        var days = text.Split('/').Select(part => part is "" or ".." ? null : (LocalDate?)DayOf(text, part)).ToArray();
        return days switch
        {
            [{ } day] => (day, day),
            [null, null] or [null, _] or [_, null] => (days[0], days[1]),
            [var first, var last] when first <= last => (first, last),
            _ => throw Wrong(text),
        };
    }

    /// <summary>The rows that fit, in their order. What has no point is everywhere, and what has no day always.</summary>
    public IEnumerable<TableRow> Fitting(OgcCollection collection, ExchangeTable table)
    {
        var rows = table.Rows.AsEnumerable();
        if (Box is { } box)
        {
            rows = rows.Where(r => r is not { Latitude: { } latitude, Longitude: { } longitude } || box.Has(latitude, longitude));
        }

        if (collection.Days is var (first, last) && (Days.First ?? Days.Last) is not null)
        {
            var (from, to) = (IndexOf(table, first), IndexOf(table, last));
            rows = rows.Where(r => IsInTime(r.Cells[from] as LocalDate?, r.Cells[to] as LocalDate?));
        }

        foreach (var (column, value) in Values)
        {
            rows = table.Columns[column].Kind is ColumnKind.Number or ColumnKind.Whole
                ? rows.Where(r => r.Cells[column] is { } number
                    && Convert.ToDouble(number, CultureInfo.InvariantCulture) == double.Parse(value, CultureInfo.InvariantCulture))
                : rows.Where(r => Cells.Words(r.Cells[column]) == value);
        }

        return rows;
    }

    private bool IsInTime(LocalDate? from, LocalDate? to) =>
        (from ?? to) is not { } first || ((Days.First is null || (to ?? from) >= Days.First) && (Days.Last is null || first <= Days.Last));

    private static int IndexOf(ExchangeTable table, string column) =>
        table.Columns.Select((c, i) => (c.Name, i)).First(c => c.Name == column).i;

    private static string Checked(TableColumn column, string value) => column.Kind switch
    {
        ColumnKind.Day => LocalDatePattern.Iso.Format(Query.Day(column.Name, value)!.Value),
        ColumnKind.Number or ColumnKind.Whole when !double.TryParse(value, CultureInfo.InvariantCulture, out _) =>
            throw RequestProblem.BadParameter($"{column.Name}=\"{value}\" is not a number.", "Write it as 100 or 0.5."),
        _ => value,
    };

    private static LocalDate DayOf(string whole, string part) =>
        Moment().Match(part) is { Success: true } moment && LocalDatePattern.Iso.Parse(moment.Groups["day"].Value) is { Success: true } day
            ? day.Value : throw Wrong(whole);

    private static RequestProblem Wrong(string text) => RequestProblem.BadParameter($"datetime=\"{text}\" is no day and no span of days.",
        "Write 2019-01-31, 2019-01-01/2019-01-31, ../2019-01-31 or 2019-01-01/..");

    [GeneratedRegex(@"^(?<day>\d{4}-\d\d-\d\d)(T(\d\d(:\d\d(:\d\d(\.\d+)?)?)?)?(Z|[+-]\d\d:\d\d)?)?$", RegexOptions.ExplicitCapture)]
    private static partial Regex Moment();
}
