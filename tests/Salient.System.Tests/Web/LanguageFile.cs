using System.Text.Json;
using System.Text.RegularExpressions;

namespace Salient.SystemTests.Web;

/// <summary>A language file as it lies in the checkout.</summary>
internal static partial class LanguageFile
{
    public static string Folder => Path.Combine(Tests.Checkout.Root, "src", "Salient.Web", "Languages");

    /// <summary>The codes of all languages.</summary>
    public static IReadOnlyList<string> Codes { get; } = [.. Directory.GetFiles(Folder, "*.json").Select(f => Path.GetFileNameWithoutExtension(f)).Order()];

    public static Dictionary<string, string> Of(string code) =>
        JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllText(Path.Combine(Folder, code + ".json")))!;

    /// <summary>What a message leaves open, and for each thing that is counted the forms that it has.</summary>
    public static (SortedSet<string> Names, List<(string Name, List<string> Forms)> Plurals) Read(string message)
    {
        var (names, plurals) = (new SortedSet<string>(StringComparer.Ordinal), new List<(string, List<string>)>());
        Walk(message, names, plurals);
        return (names, plurals);
    }

    private static void Walk(string message, SortedSet<string> names, List<(string, List<string>)> plurals)
    {
        for (var at = 0; at < message.Length; at++)
        {
            Assert.False(message[at] == '}', $"a brace is closed that was not opened: {message}");
            if (message[at] != '{')
            {
                continue;
            }

            var end = Closing(message, at);
            var parts = message[(at + 1)..end].Split(',', 3);
            names.Add(parts[0].Trim());
            if (parts.Length == 3)
            {
                Assert.Equal("plural", parts[1].Trim());
                plurals.Add((parts[0].Trim(), Forms(parts[2], names, plurals)));
            }

            at = end;
        }
    }

    private static List<string> Forms(string branches, SortedSet<string> names, List<(string, List<string>)> plurals)
    {
        var forms = new List<string>();
        for (var open = branches.IndexOf('{', StringComparison.Ordinal); open >= 0; open = branches.IndexOf('{', StringComparison.Ordinal))
        {
            var end = Closing(branches, open);
            forms.Add(branches[..open].Trim());
            Walk(branches[(open + 1)..end], names, plurals);
            branches = branches[(end + 1)..];
        }

        return forms;
    }

    private static int Closing(string text, int open)
    {
        var depth = 0;
        for (var i = open; i < text.Length; i++)
        {
            depth += text[i] switch { '{' => 1, '}' => -1, _ => 0 };
            if (depth == 0)
            {
                return i;
            }
        }

        throw new FormatException($"a brace is not closed: {text}");
    }

    /// <summary>What stands in a message outside of what it leaves open, as far as it has three letters or more in a row.</summary>
    public static IEnumerable<string> Stretches(string message) =>
        Hole().Split(message).Select(s => s.Trim()).Where(s => s.Count(char.IsLetter) >= 3);

    [GeneratedRegex(@"\{[^{}]*(?:\{[^{}]*\}[^{}]*)*\}")]
    private static partial Regex Hole();
}
