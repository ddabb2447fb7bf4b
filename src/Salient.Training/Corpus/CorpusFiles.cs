using System.Text.Json;

namespace Salient.Training.Corpus;

/// <summary>Gathers coded texts from folders of every kind.</summary>
internal static class CorpusFiles
{
    /// <summary>
    /// All coded texts below some folders: our own (<c>*.txt</c>, text with claims), stand-off files (<c>standoff/*.jsonl</c>), and
    /// folders of the guide's form
    /// (<c>gold.jsonl</c> with <c>texts.jsonl</c>).
    /// </summary>
    /// <param name="folders">The folders.</param>
    /// <param name="texts">Files of JSON Lines with the texts that stand-off files speak of.</param>
    /// <param name="say">Told what was read and what is missing.</param>
    /// <exception cref="InvalidDataException">A file has faults; the message names file and line.</exception>
    public static IReadOnlyList<CodedText> Read(IReadOnlyList<string> folders, IReadOnlyList<string> texts, Action<string> say)
    {
        var known = new Dictionary<string, (string, string?)>(StringComparer.Ordinal);
        foreach (var row in texts.SelectMany(File.ReadLines).Where(l => l.Length > 0).Select(l => JsonDocument.Parse(l).RootElement))
        {
            known.TryAdd(row.GetProperty("id").ToString(),
                ((row.TryGetProperty("text", out var text) ? text : row.GetProperty("notes")).GetString()!,
            row.TryGetProperty("published", out var day) ? day.GetString() : null));
        }

        var found = new List<CodedText>();
        void Add(string from, IReadOnlyList<CodedText> read)
        {
            say($"{from}: {read.Count} texts, {read.Sum(t => t.Lines.Count)} claims");
            found.AddRange(read);
        }

        foreach (var folder in folders)
        {
            if (File.Exists(Path.Combine(folder, "gold.jsonl")))
            {
                Add(folder, GuideFile.Read(folder));
                continue;
            }

            foreach (var file in Directory.EnumerateFiles(folder, "*.*", SearchOption.AllDirectories)
                .Where(f => !f.EndsWith(".md", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
            {
                var missing = 0;
                Add(file, file.EndsWith(".jsonl", StringComparison.Ordinal)
                    ? StandOffFile.Read(file, id => known.TryGetValue(id, out var text) ? text : null, _ => missing++)
                    : ClaimsFile.Read(file));
                if (missing > 0)
                {
                    say($"{file}: {missing} texts are not at hand, or are not the ones that were coded; give them with --texts");
                }
            }
        }

        return found;
    }
}
