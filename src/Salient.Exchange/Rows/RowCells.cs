using System.Globalization;
using NodaTime;
using Salient.Reports;

namespace Salient.Exchange.Rows;

/// <summary>Reads cells of rows; what is wrong is a fault that names the column.</summary>
internal static class RowCells
{
    /// <summary>A day, or null where the cell is empty.</summary>
    public static LocalDate? Day(this TableLine row, string column) => row[column] is not { } words ? null
        : PublishedDay.Read(words) ?? throw new RowFaultException($"has '{Short(words)}' as {column}, which is no day",
            "write days as 2019-01-31");

    /// <summary>A day that must be there.</summary>
    public static LocalDate NeededDay(this TableLine row, string column) =>
        row.Day(column) ?? throw new RowFaultException($"has no {column}", "write days as 2019-01-31");

    /// <summary>A number, or null where the cell is empty.</summary>
    public static double? Number(this TableLine row, string column) => row[column] is not { } words ? null
        : double.TryParse(words, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number
        : throw new RowFaultException($"has '{Short(words)}' as {column}, which is no number", "write it with a point, as 35.5");

    /// <summary>A whole number from 0, or null where the cell is empty.</summary>
    public static int? Count(this TableLine row, string column) => row.Number(column) switch
    {
        null => null,
        var number when number >= 0 && number <= int.MaxValue && number == Math.Floor(number.Value) => (int)number.Value,
        _ => throw new RowFaultException($"has '{Short(row[column]!)}' as {column}, which is no whole number", "write it as 12"),
    };

    /// <summary>Degrees north and east, both or neither.</summary>
    public static (double? Latitude, double? Longitude) Point(this TableLine row, string north, string east)
    {
        var (latitude, longitude) = (row.Number(north), row.Number(east));
        return latitude is null != longitude is null ? throw new RowFaultException($"has only one of {north} and {east}",
            "give both, or neither")
            : latitude is < -90 or > 90 || longitude is < -180 or > 180
                ? throw new RowFaultException(FormattableString.Invariant($"has a point outside the world: {latitude}, {longitude}"),
                    "latitude goes from -90 to 90, longitude from -180 to 180")
            : (latitude, longitude);
    }

    /// <summary>A list of names that semicolons part.</summary>
    public static IReadOnlyList<string> Names(this TableLine row, string column) =>
        row[column]?.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];

    private static string Short(string words) => words.Length <= 40 ? words : words[..40] + "…";
}
