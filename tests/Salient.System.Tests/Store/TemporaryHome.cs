namespace Salient.SystemTests.Store;

/// <summary>A folder that is gone after the test.</summary>
internal sealed class TemporaryHome : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("salient-test-").FullName;

    public string Database => File("salient.db");

    public string File(string name) => System.IO.Path.Combine(Path, name);

    public string Write(string name, params IEnumerable<string> lines)
    {
        System.IO.File.WriteAllLines(File(name), lines);
        return File(name);
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
