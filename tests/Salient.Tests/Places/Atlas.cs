using System.Runtime.CompilerServices;
using Salient.Places;

namespace Salient.Tests.Places;

/// <summary>The starter lists and word tables of the repository, opened once for all tests of places.</summary>
internal static class Atlas
{
    internal static string Folder { get; } = Path.Combine(Path.GetDirectoryName(Here())!, "..", "..", "..", "codebooks", "places");

    internal static PlaceWords Words { get; } = PlaceWords.Parse(File.ReadAllText(Path.Combine(Folder, "words.yaml")));

    internal static IReadOnlyList<Place> World { get; } = Read(Path.Combine(Folder, "world.tsv"));

    /// <summary>The world list and a few places invented for the tests.</summary>
    internal static PlaceIndex Index { get; } = PlaceIndex.Build([.. World, .. Own]);

    private static IEnumerable<Place> Own =>
    [
        new("7000001", "Tall Rif'at", ["Tel Rifaat"], 36.47, 37.10, "P", "PPL", "SY", "09", null, 20000),
        new("7000002", "Şaydā", [], 35.20, 36.40, "P", "PPL", "SY", "10", null, 0),
        new("7000003", "Saydā", [], 32.60, 36.25, "P", "PPL", "SY", "06", null, 0),
    ];

    internal static IReadOnlyList<Place> Read(string file)
    {
        using var reader = new StreamReader(file);
        return GazetteerFile.Read(reader, Path.GetFileName(file)).Places;
    }

    private static string Here([CallerFilePath] string path = "") => path;
}
