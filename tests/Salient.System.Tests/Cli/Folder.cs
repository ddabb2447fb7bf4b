using System.Text;

namespace Salient.SystemTests.Cli;

/// <summary>A folder for one test class, used as home and for input files.</summary>
public sealed class Folder : IDisposable
{
    public const string Good = "Fighters of Hayat Tahrir al-Sham captured the town of Atarib on Tuesday.";

    public string Home { get; } = Directory.CreateTempSubdirectory("salient-cli").FullName;

    /// <summary>A report with one claim.</summary>
    public string GoodFile => Write("good.txt", Good);

    public string Write(string name, string text) => Write(name, Encoding.UTF8.GetBytes(text));

    public string Write(string name, byte[] bytes)
    {
        var file = Path.Combine(Home, name);
        File.WriteAllBytes(file, bytes);
        return file;
    }

    public void Dispose() => Directory.Delete(Home, true);
}
