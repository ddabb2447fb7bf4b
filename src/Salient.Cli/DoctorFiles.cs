using System.Globalization;
using System.Security.Cryptography;
using Salient.Encoder;
using Salient.Language;
using Salient.Language.Names;
using Salient.Store;
using Salient.Store.Gazetteers;
using Salient.Yaml;

namespace Salient.Cli;

/// <summary>Looks at the files that reading needs: codebook, models, lists of places.</summary>
internal static class DoctorFiles
{
    /// <summary>Lists older than this lack what was renamed and built since.</summary>
    private const int OldDays = 400;

    /// <summary>The codebook, with a desk's own folder over it.</summary>
    /// <param name="desk">That folder, or null.</param>
    public static IEnumerable<DoctorFinding> Codebook(string? desk)
    {
        foreach (var (part, folder) in new[] { ("codebook", null), ("desk's codebook", desk) }.Take(desk is null ? 1 : 2))
        {
            List<DoctorFinding> found;
            try
            {
                var book = LoadedCodebook.Read(CodebookFolder.Open(folder));
                found = [DoctorFinding.Fine(part, string.Create(CultureInfo.InvariantCulture, $"{book.Rules.Events.Count} events, ")
                    + string.Create(CultureInfo.InvariantCulture, $"{book.Rules.Rules.Count} rules, {book.Actors.Actors.Count} actors"))];
            }
            catch (CodebookFaultsException e)
            {
                found = [.. e.Faults.Select(fault => DoctorFinding.Wrong(part, fault, folder is null
                    ? "install Salient again or rebuild it" : $"mend that line; salient codebook check {folder} reads the examples too"))];
            }
            catch (Exception e) when (e is ReadingKitException or IOException or UnauthorizedAccessException)
            {
                found = [DoctorFinding.Wrong(part, e.Message)];
            }

            foreach (var finding in found)
            {
                yield return finding;
            }
        }
    }

    /// <summary>The models, each loaded as reading does.</summary>
    public static IEnumerable<DoctorFinding> Models() =>
    [
        Model("english.salient", "parser", bytes => LanguageModel.Load(bytes)),
        Model("names.salient", "recogniser of names", bytes => NameModel.Load(bytes)),
        Model("reader.onnx", "learned reader, with ONNX Runtime", bytes =>
        {
            using var model = ReaderModel.Load(bytes);
            return model;
        }),
    ];

    /// <summary>The lists of places that the user keeps.</summary>
    public static IEnumerable<DoctorFinding> Gazetteers(SalientHome home)
    {
        var folder = Path.Combine(home.Path, "gazetteers");
        if (!Directory.Exists(folder) || new GazetteerFolder(home).Names is not { Count: > 0 } names)
        {
            return [DoctorFinding.Warning("places", "only the starter list: countries, Syria's governorates, the samples' places",
                "salient gazetteer add SY fetches a country; name those that you follow")];
        }

        var files = Directory.EnumerateFiles(folder, "*.gz").Select(File.GetLastWriteTimeUtc).Order().ToList();
        var age = (TimeProvider.System.GetUtcNow().UtcDateTime - files[0]).Days;
        var says = string.Create(CultureInfo.InvariantCulture, $"{string.Join(", ", names)}; the oldest list is {age} days old");
        return [age > OldDays ? DoctorFinding.Warning("places", says, "salient gazetteer add fetches the lists of today")
            : DoctorFinding.Fine("places", says)];
    }

    private static DoctorFinding Model(string file, string what, Func<byte[], object> load)
    {
        var path = Path.Combine(AppContext.BaseDirectory, "models", file);
        try
        {
            var bytes = File.ReadAllBytes(path);
            _ = load(bytes);
            return DoctorFinding.Fine("model", $"{file} ({what}), SHA-256 {Convert.ToHexStringLower(SHA256.HashData(bytes))[..16]}…");
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            return DoctorFinding.Wrong("model", $"{path} ({what}) cannot be used: {e.Message.ReplaceLineEndings(" ").TrimEnd('.')}",
                e is DllNotFoundException or TypeInitializationException
                    ? "ONNX Runtime has no build for this machine: read with --reader rules" : "install Salient again or rebuild it");
        }
    }
}
