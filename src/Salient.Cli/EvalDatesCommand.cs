using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using NodaTime;
using NodaTime.Text;
using Salient.Claims;
using Salient.Dating;
using Salient.Language;
using Salient.Reports;

namespace Salient.Cli;

/// <summary><c>salient eval dates</c>: finds and resolves the expressions of time in texts with TIMEX3 gold.</summary>
internal static class EvalDatesCommand
{
    /// <summary>Builds the command.</summary>
    public static Command Create()
    {
        var gold = new Argument<FileInfo>("gold") { Description = "JSON Lines of {id, published, text, timex: [{start, end, value}]}" };
        var output = new Option<FileInfo?>("--output") { Description = "Writes what was found, as lines of {id, dates: [{start, end, value}]}" };
        var model = new Option<FileInfo?>("--model") { Description = "Model file; the bundled one if absent" };
        var command = new Command("dates", "Finds expressions of time and their TIMEX3 values; prints relaxed F1 and value F1.") { gold,
            output, model };
        command.SetAction(result => Run(result.GetValue(gold)!, result.GetValue(output), result.GetValue(model)));
        return command;
    }

    private static int Run(FileInfo gold, FileInfo? output, FileInfo? modelFile)
    {
        if (!gold.Exists)
        {
            throw new UsageException($"{gold} is not there; give the path of a gold file in JSON Lines");
        }

        var model = LanguageFiles.Model(modelFile);
        var words = Path.Combine(AppContext.BaseDirectory, "codebooks", "dating.yaml");
        var book = DateWords.Parse(Path.GetFileName(words), File.ReadAllText(words));
        var (reader, tense) = (new DateReader(book), new DateTense(book));
        using var writer = output is null ? null : new StreamWriter(output.FullName);
        var score = new Score();
        var number = 0;
        foreach (var line in File.ReadLines(gold.FullName).Where(l => !string.IsNullOrWhiteSpace(l)))
        {
            var record = Parse(line, gold, ++number);
            var found = Find(record, model, reader, tense);
            score.Add(record.Gold, found);
            writer?.WriteLine(new JsonObject { ["id"] = record.Id,
                ["dates"] = new JsonArray([.. found.Select(f => (JsonNode)new JsonObject { ["start"] = f.Start, ["end"] = f.End,
                ["value"] = f.Value })]) }.ToJsonString());
        }

        Console.WriteLine(score);
        return 0;
    }

    private static List<Timed> Find(Record record, LanguageModel model, DateReader reader, DateTense tense)
    {
        var report = new Report { Id = record.Id, Text = record.Text, Hash = "", Body = [new(0, record.Text.Length)],
            Published = record.Published };
        var found = new List<Timed>();
        ClaimDate? before = null;
        foreach (var sentence in model.Parse(report).Sentences)
        {
            foreach (var mention in reader.FindApart(sentence))
            {
                var context = new DateContext(record.Published, tense.LooksAhead(sentence, mention, record.Published), before);
                found.Add(new(mention.Span.Start, mention.Span.End, mention.Timex(context)));
                before = DateResolver.After(mention, context);
            }
        }

        return found;
    }

    private static Record Parse(string line, FileInfo file, int number)
    {
        try
        {
            using var json = JsonDocument.Parse(line);
            var root = json.RootElement;
            var published = LocalDatePattern.Iso.Parse((root.GetProperty("published").GetString() ?? "").Split('T')[0]).GetValueOrThrow();
            var gold = root.GetProperty("timex").EnumerateArray()
                .Select(t => new Timed(t.GetProperty("start").GetInt32(), t.GetProperty("end").GetInt32(), t.GetProperty("value")
                    .GetString())).ToList();
            return new(root.GetProperty("id").ToString(), published, root.GetProperty("text").GetString() ?? "", gold);
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or UnparsableValueException)
        {
            throw new UsageException(string.Create(CultureInfo.InvariantCulture,
                $"{file.Name}:{number}: not a record of dates ({e.Message}); each line needs id, published, text and timex"));
        }
    }

    private sealed record Record(string Id, LocalDate Published, string Text, IReadOnlyList<Timed> Gold);

    private sealed record Timed(int Start, int End, string? Value);

    /// <summary>Relaxed: the spans share a character. Value: they do and the TIMEX3 values are the same. Both over all documents.</summary>
    private sealed class Score
    {
        private int gold;
        private int found;
        private int met;
        private int right;

        public void Add(IReadOnlyList<Timed> wanted, IReadOnlyList<Timed> got)
        {
            gold += wanted.Count;
            found += got.Count;
            var used = new HashSet<Timed>(ReferenceEqualityComparer.Instance);
            foreach (var timex in wanted)
            {
                if (got.FirstOrDefault(g => !used.Contains(g) && g.Start < timex.End && timex.Start < g.End) is { } match)
                {
                    used.Add(match);
                    met++;
                    right += match.Value == timex.Value ? 1 : 0;
                }
            }
        }

        public override string ToString() =>
            string.Create(CultureInfo.InvariantCulture,
                $"timex {gold} predicted {found}: relaxed F1 {F1(met):0.000} value F1 {F1(right):0.000}");

        private double F1(int hits) => 2.0 * hits / Math.Max(1, gold + found);
    }
}
