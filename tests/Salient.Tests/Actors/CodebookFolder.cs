using System.Runtime.CompilerServices;
using Salient.Actors;
using Salient.Language;
using Salient.Reports;

namespace Salient.Tests.Actors;

/// <summary>The real codebook files of the repository, and sentences made of words and marks without a parser.</summary>
internal static class CodebookFolder
{
    public static ActorBook Actors { get; } = ActorBook.Parse(Read("actors"));

    public static IEnumerable<(string File, string Text)> Read(string folder) =>
        Directory.EnumerateFiles(Path.Combine(Root(), folder), "*.yaml")
            .Select(f => ($"{folder}/{Path.GetFileName(f)}", File.ReadAllText(f)));

    public static string Root([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "..", "codebooks"));

    /// <summary>Cuts at spaces, hyphens, brackets, commas, a last full stop and possessives, as the treebank does.</summary>
    public static Sentence Sentence(string text, int index = 0, int offset = 0)
    {
        var tokens = new List<Token>();
        var matches = System.Text.RegularExpressions.Regex.Matches(
            text, @"\d+(?:[/:.,]\d+)+|(?:\p{L}\.){2,}|(?:Jan|Feb|Aug|Sept|Oct|Nov|Dec)\.|[ap]\.m\.|['’]s\b|[\p{L}\p{M}\p{N}]+(?:['’](?!s\b)[\p{L}\p{M}]+)*|\S");
        foreach (System.Text.RegularExpressions.Match m in matches)
        {
            var span = new TextSpan(offset + m.Index, offset + m.Index + m.Length);
            tokens.Add(new(tokens.Count, span, m.Value, m.Value.ToLowerInvariant(), "", "", tokens.Count - 1, ""));
        }

        return new(index, new(offset, offset + text.Length), text, tokens, false, 0);
    }
}
