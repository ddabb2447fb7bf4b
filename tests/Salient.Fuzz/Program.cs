using System.Security.Cryptography;
using System.Text;
using Salient.Reports;
using Salient.Store;
using Salient.Tests;
using Salient.Binding;
using Salient.Fuzz;
using SharpFuzz;

// Any bytes at all are read as a report; what must hold of a reading is checked, and anything else than a sound one is an exception,
// which the fuzzer keeps. How to run it: README.md beside this file.
var kit = ReadingKit.Open(new SalientHome(Directory.CreateTempSubdirectory("salient-fuzz").FullName), use: ReaderUse.Rules);

if (args is ["mutate", ..])
{
    var asked = MutationOptions.Of(args);
    var programs = Path.Combine(AppContext.BaseDirectory, "seeds");
    List<FuzzTarget> targets = [.. new FuzzTargets(kit.Cleaner).All(Path.Combine(programs, "samples")),
        .. new FuzzTexts(kit, Path.Combine(AppContext.BaseDirectory, "codebooks"), Path.Combine(programs, "corpus"), Path.Combine(programs, "samples")).All()];
    targets.RemoveAll(t => asked.Only is { } only && t.Name != only);
    if (asked.Worker is null)
    {
        return new MutationRun(targets, asked).Run();
    }

    new MutationWorker(targets, asked.Seed, asked.Worker).Run(asked.From, asked.From + asked.Inputs);
    return 0;
}

if (args is ["files", .. var named])
{
    return FileReading.Print(kit.Cleaner, named);
}

if (args.Length > 0)
{
    foreach (var file in args.SelectMany<string, string>(a => Directory.Exists(a) ? Directory.EnumerateFiles(a)
        .Order(StringComparer.Ordinal) : [a]))
    {
        Read(File.ReadAllBytes(file));
        Console.WriteLine($"sound: {file}");
    }
}
else if (Environment.GetEnvironmentVariable("__LIBFUZZER_SHM_ID") is not null)
{
    Fuzzer.LibFuzzer.Run(bytes => Read(bytes));
}
else
{
    Fuzzer.OutOfProcess.Run(stream =>
    {
        using var all = new MemoryStream();
        stream.CopyTo(all);
        Read(all.ToArray());
    });
}

return 0;

void Read(ReadOnlySpan<byte> bytes)
{
    var report = kit.Cleaner.Clean(new ReceivedReport { Text = Encoding.UTF8.GetString(bytes),
        Hash = Convert.ToHexStringLower(SHA256.HashData(bytes)) });
    SoundReading.Check(kit.Reader, report);
}
