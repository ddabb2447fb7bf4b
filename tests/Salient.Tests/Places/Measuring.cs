using System.IO.Compression;
using Salient.Places;

namespace Salient.Tests.Places;

/// <summary>
/// Gazetteers of the measuring data beside the checkout, which is not part of the project: without it a test skips, on CI it fails.
/// </summary>
internal static class Measuring
{
    internal static IReadOnlyList<Place> Gazetteer(string name)
    {
        var file = Path.Combine(Atlas.Folder, "..", "..", "..", "shared", "gazetteer", name + ".zip");
        if (!File.Exists(file))
        {
            Assert.SkipUnless(Environment.GetEnvironmentVariable("CI") == "true", $"{file} is absent");
            Assert.Fail($"{file} is absent: CI needs the measuring data beside the checkout");
        }

        using var zip = ZipFile.OpenRead(file);
        using var reader = new StreamReader(zip.GetEntry(name + ".txt")!.Open());
        return GazetteerFile.Read(reader, name).Places;
    }
}
