using System.Globalization;
using System.Text.Json;
using Salient.Claims;
using Salient.Coding;
using Salient.Reports;
using Salient.Store;
using Salient.Yaml;

namespace Salient.Cli;

/// <summary>Gold files of short texts, one JSON record a line, and their readings: what the commands that score events share.</summary>
internal static class EvalTexts
{
    /// <summary>One record: its id as the file has it, its text, and all of it.</summary>
    internal sealed record Record(JsonElement Id, string Text, JsonElement Gold);

    /// <summary>The records of a gold file.</summary>
    /// <param name="gold">The file.</param>
    /// <param name="text">Name of the field that holds the text.</param>
    /// <param name="needed">Fields that every record must have besides.</param>
    /// <exception cref="UsageException">The file is missing or a line is no such record.</exception>
    public static IReadOnlyList<Record> Read(FileInfo gold, string text, params string[] needed)
    {
        if (!gold.Exists)
        {
            throw new UsageException($"{gold} is not there; give the path of a gold file in JSON Lines");
        }

        var records = new List<Record>();
        foreach (var (line, number) in File.ReadLines(gold.FullName).Select((l, i) => (l, i + 1))
            .Where(l => !string.IsNullOrWhiteSpace(l.l)))
        {
            try
            {
                using var json = JsonDocument.Parse(line);
                var root = json.RootElement.Clone();
                _ = needed.Select(n => root.GetProperty(n)).ToList();
                records.Add(new(root.GetProperty("id"), root.GetProperty(text).GetString() ?? "", root));
            }
            catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
            {
                throw new UsageException(string.Create(CultureInfo.InvariantCulture,
                    $"{gold.Name}:{number}: not such a record ({e.Message}); each line needs id, {string.Join(", ", needed.Prepend(text))}"));
            }
        }

        return records.Count > 0 ? records : throw new UsageException($"{gold}: has no record; give a gold file in JSON Lines");
    }

    /// <summary>What is made of each record, in the order of the file; on all processors, with progress on standard error.</summary>
    public static IReadOnlyList<T> Map<T>(IReadOnlyList<Record> records, Func<Record, T> map)
    {
        using var progress = new ProgressLine(Terminal.ErrorIsWatched);
        var made = new List<T>(records.Count);
        foreach (var item in records.AsParallel().AsOrdered().WithMergeOptions(ParallelMergeOptions.NotBuffered).Select(map))
        {
            made.Add(item);
            progress.Count(1);
        }

        return made;
    }

    /// <summary>A text as a report of its own, without a day of publication.</summary>
    public static Report Report(Record record) =>
        new() { Id = record.Id.ToString(), Text = record.Text, Hash = "", Body = [new(0, record.Text.Length)] };

    /// <summary>Reads a text as a report of its own.</summary>
    public static Reading Reading(ReadingKit kit, Record record) => kit.Reader.Read(Report(record));

    /// <summary>What tells the main event of a text, from the file beside the program.</summary>
    public static MainEvents MainEvents(ReadingKit kit)
    {
        var file = Path.Combine(AppContext.BaseDirectory, "codebooks", "main-event.yaml");
        try
        {
            return Coding.MainEvents.Parse(Path.GetFileName(file), File.ReadAllText(file), kit.Reader.Codebook);
        }
        catch (Exception e) when (e is IOException or CodebookFaultsException)
        {
            throw new UsageException($"{file}: {e.Message}");
        }
    }

    /// <summary>Writes predictions, one JSON object a line, where a file is named.</summary>
    public static void Write<T>(FileInfo? output, IEnumerable<T> predictions)
    {
        if (output is not null)
        {
            File.WriteAllLines(output.FullName, predictions.Select(p => ClaimJson.Line(p)));
        }
    }
}
