using Salient.SystemTests.Store;

namespace Salient.SystemTests.Cli;

public sealed class DoctorCommandTests : IDisposable
{
    private readonly TemporaryHome _home = new();

    public void Dispose() => _home.Dispose();

    [Fact]
    public void A_new_home_works_and_what_could_be_better_is_said()
    {
        var (code, output, error) = SalientProcess.Run(_home, "doctor", "--format", "csv");

        Assert.Equal(0, code);
        Assert.Contains("salient ingest FILE makes it", output, StringComparison.Ordinal);
        Assert.Contains("reader.onnx", output, StringComparison.Ordinal);
        Assert.Contains("could be better", error, StringComparison.Ordinal);
        Assert.False(File.Exists(_home.Database), "asking made a database");
    }

    [Fact]
    public void A_database_that_is_none_and_a_codebook_with_a_fault_are_wrong_each_with_its_remedy()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_home.Database)!);
        File.WriteAllText(_home.Database, new string('x', 9000));
        var desk = Directory.CreateDirectory(Path.Combine(_home.Path, "desk", "actors"));
        File.WriteAllText(Path.Combine(desk.FullName, "ours.yaml"), "- {id: valley-guard, nmae: Valley Guard}\n");

        var (code, output, error) = SalientProcess.Run(_home, "doctor", "--format", "csv", "--codebook", desk.Parent!.FullName);

        Assert.Equal(1, code);
        Assert.Contains("database,wrong", output, StringComparison.Ordinal);
        Assert.Contains("ours.yaml", output, StringComparison.Ordinal);
        Assert.Contains("mending", error, StringComparison.Ordinal);
    }
}
