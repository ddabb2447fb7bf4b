using System.Runtime.CompilerServices;
using Salient.Language;
using Salient.Reports;

namespace Salient.Tests.LanguageTests;

/// <summary>The bundled model, loaded once, and short ways to read a text with it.</summary>
internal static class English
{
    private static readonly Lazy<LanguageModel> Loaded = new(() => LanguageModel.Load(Bytes()));

    public static LanguageModel Model => Loaded.Value;

    public static byte[] Bytes() => File.ReadAllBytes(Path.Combine(Root(), "models", "english.salient"));

    public static string Root([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", ".."));

    public static Report Report(string text, params TextSpan[] body) =>
        new() { Id = "test", Text = text, Hash = "", Body = body.Length == 0 ? [new(0, text.Length)] : body };

    public static IReadOnlyList<Sentence> Read(string text) => Model.Parse(Report(text)).Sentences;

    /// <summary>The sentences of a text, each with its tokens joined by a space.</summary>
    public static string[] Sentences(string text) => [.. Read(text).Select(s => string.Join(' ', s.Tokens.Select(t => t.Text)))];

    public static string Tokens(string text) => string.Join(" | ", Sentences(text));

    /// <summary>What a token stands under, as <c>head relation</c>.</summary>
    public static string Arc(Sentence sentence, string word)
    {
        var token = sentence.Tokens.First(t => t.Text == word);
        return $"{(token.Head < 0 ? "root" : sentence.Tokens[token.Head].Text)} {token.Relation}";
    }
}
