using System.IO.Compression;
using Salient.Language;

namespace Salient.Cli;

/// <summary>Opens treebanks and language models for the commands that train and score; every fault names its file and the remedy.</summary>
internal static class LanguageFiles
{
    /// <summary>Reads a treebank in CoNLL-U, packed by gzip or not.</summary>
    /// <exception cref="UsageException">The file is missing, empty or not CoNLL-U.</exception>
    public static IReadOnlyList<TreebankSentence> Treebank(FileInfo file)
    {
        if (!file.Exists)
        {
            throw new UsageException($"{file}: no such file; give a treebank in CoNLL-U (.conllu or .conllu.gz)");
        }

        try
        {
            using var reader = Open(file);
            IReadOnlyList<TreebankSentence> sentences = [.. Language.Treebank.Read(reader)];
            return sentences.Count > 0 ? sentences : throw new UsageException($"{file}: has no sentence; give a treebank in CoNLL-U");
        }
        catch (InvalidDataException fault)
        {
            throw new UsageException($"{file}: {fault.Message}; give a treebank in CoNLL-U (.conllu or .conllu.gz)");
        }
    }

    /// <summary>What a treebank's first line says of its licence (<c># licence = …</c>), or null.</summary>
    public static string? Licence(FileInfo file)
    {
        const string Mark = "# licence = ";
        using var reader = Open(file);
        return reader.ReadLine() is { } line && line.StartsWith(Mark, StringComparison.Ordinal) ? line[Mark.Length..] : null;
    }

    /// <summary>Opens a language model; the one beside the program where none is named.</summary>
    /// <exception cref="UsageException">The file is missing or is no model.</exception>
    public static LanguageModel Model(FileInfo? file)
    {
        file ??= new(Path.Combine(AppContext.BaseDirectory, "models", "english.salient"));
        if (!file.Exists)
        {
            throw new UsageException($"{file}: no such file; make a model with 'salient train'");
        }

        try
        {
            return LanguageModel.Load(File.ReadAllBytes(file.FullName));
        }
        catch (InvalidDataException fault)
        {
            throw new UsageException($"{file}: {fault.Message}");
        }
    }

    private static StreamReader Open(FileInfo file)
    {
        var stream = file.OpenRead();
        return new(file.Extension == ".gz" ? new GZipStream(stream, CompressionMode.Decompress) : stream);
    }
}
