using System.Text;
using Salient.Gathering;
using Salient.Tests.Reports;

namespace Salient.Tests.Gathering;

/// <summary>A folder of files for one test, read with the bundled codebook.</summary>
public abstract class GatheringFolder : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("salient-gathering");

    public void Dispose()
    {
        folder.Delete(true);
        GC.SuppressFinalize(this);
    }

    protected string Write(string name, string text) => Write(name, Encoding.UTF8.GetBytes(text));

    protected string Write(string name, byte[] bytes)
    {
        var file = Path.Combine(folder.FullName, name);
        File.WriteAllBytes(file, bytes);
        return file;
    }

    protected string Folder => folder.FullName;

    private protected static List<Gathered> Read(string file, GatheringOptions? options = null, Stream? input = null) =>
        [.. new ReportFiles(Cleaning.Cleaner, options).Read(file, input)];

    private protected static GatheringFault Fault(string file, GatheringOptions? options = null) =>
        Assert.IsType<GatheringFault>(Assert.Single(Read(file, options)));

    private protected static GatheredReport Report(string file, GatheringOptions? options = null) =>
        Assert.IsType<GatheredReport>(Assert.Single(Read(file, options)));
}
