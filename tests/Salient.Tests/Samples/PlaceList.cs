using System.Globalization;

namespace Salient.Tests.Samples;

/// <summary>A row of the starter place list.</summary>
internal sealed record PlaceRow(string Id, string Name, IReadOnlyList<string> Names, double Latitude, double Longitude, string Class,
    string Code, string Admin1);

/// <summary>The starter place list as it lies in the checkout, read by the columns of the GeoNames layout.</summary>
internal static class PlaceList
{
    public static IReadOnlyList<string[]> Cells { get; } =
        [.. File.ReadLines(Path.Combine(SampleFiles.Root, "codebooks", "places", "syria.tsv")).Select(line => line.Split('\t'))];

    public static IReadOnlyList<PlaceRow> Rows { get; } = [.. Cells.Select(c => new PlaceRow(
        c[0], c[1], [c[1], c[2], .. c[3].Split(',', StringSplitOptions.RemoveEmptyEntries)],
        double.Parse(c[4], CultureInfo.InvariantCulture), double.Parse(c[5], CultureInfo.InvariantCulture), c[6], c[7], c[10]))];
}
