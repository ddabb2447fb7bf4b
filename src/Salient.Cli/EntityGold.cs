using System.Globalization;
using System.Text.Json;
using Salient.Language.Names;
using Salient.Reports;

namespace Salient.Cli;

/// <summary>A report with the organisations, persons and places that people marked in it.</summary>
/// <param name="Report">The report: its text, all of which is read.</param>
/// <param name="Source">Who published it, as the file says, or null.</param>
/// <param name="Names">What is marked.</param>
internal sealed record EntityGold(Report Report, string? Source, IReadOnlyList<(TextSpan Span, NameKind Kind)> Names)
{
    /// <summary>Reads JSON Lines of <c>{id, text, entities: [{begin, end, type}]}</c>.</summary>
    /// <exception cref="UsageException">The file is missing, or a line is no such record; the message says which.</exception>
    public static IReadOnlyList<EntityGold> Read(FileInfo file)
    {
        if (!file.Exists)
        {
            throw new UsageException($"{file} is not there; give the path of a gold file in JSON Lines");
        }

        return [.. File.ReadLines(file.FullName).Select((line, i) => (Line: line, Number: i + 1))
            .Where(l => !string.IsNullOrWhiteSpace(l.Line)).Select(l => Parse(l.Line, file, l.Number))];
    }

    private static EntityGold Parse(string line, FileInfo file, int number)
    {
        try
        {
            using var json = JsonDocument.Parse(line);
            var root = json.RootElement;
            var text = root.GetProperty("text").GetString() ?? "";
            var names = new List<(TextSpan, NameKind)>();
            foreach (var entity in root.GetProperty("entities").EnumerateArray())
            {
                var (begin, end) = (entity.GetProperty("begin").GetInt32(), entity.GetProperty("end").GetInt32());
                if (Enum.TryParse<NameKind>(entity.GetProperty("type").GetString(), out var kind) && kind <= NameKind.Location
                    && begin >= 0 && begin < end)
                {
                    names.Add((new(begin, end), kind));
                }
            }

            var source = root.TryGetProperty("source", out var given) ? given.GetString() : null;
            return new(new Report { Id = root.GetProperty("id").ToString(), Text = text, Hash = "", Body = [new(0, text.Length)] },
                source, names);
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new UsageException(string.Create(CultureInfo.InvariantCulture,
                $"{file.Name}:{number}: not a record of names ({e.Message}); each line needs id, text and entities with begin, end and type"));
        }
    }
}
