using System.Text.Json;
using Salient.Claims;
using Salient.Dating;
using Salient.Language;
using Salient.Reports;
using Salient.Tests.Actors;

namespace Salient.Tests.Dating;

/// <summary>The quality of dates on the measuring data beside the checkout never falls silently.</summary>
public class DateFloorTests
{
    // Measured 0.935 and 0.816 by `salient eval dates`; a little below, as the language model may change.
    private const double RelaxedFloor = 0.925;
    private const double ValueFloor = 0.80;

    [Fact]
    public void Dates_of_news_are_found_and_valued_no_worse_than_measured()
    {
        var repository = Path.GetFullPath(Path.Combine(CodebookFolder.Root(), ".."));
        var gold = Path.Combine(repository, "..", "shared", "eval", "dates", "timebank.jsonl");
        if (!File.Exists(gold))
        {
            Assert.False(Environment.GetEnvironmentVariable("CI") == "true", $"{gold} is missing");
            Assert.Skip("the measuring data ../shared is not there");
        }

        var model = LanguageModel.Load(File.ReadAllBytes(Path.Combine(repository, "models", "english.salient")));
        var (wanted, found, met, right) = (0, 0, 0, 0);
        foreach (var line in File.ReadLines(gold))
        {
            using var json = JsonDocument.Parse(line);
            var timex = json.RootElement.GetProperty("timex").EnumerateArray()
                .Select(t => (Start: t.GetProperty("start").GetInt32(), End: t.GetProperty("end").GetInt32(),
                    Value: t.GetProperty("value").GetString())).ToList();
            var rest = Values(json.RootElement, model);
            (wanted, found) = (wanted + timex.Count, found + rest.Count);
            foreach (var t in timex)
            {
                var at = rest.FindIndex(r => r.Span.Start < t.End && t.Start < r.Span.End);
                if (at >= 0)
                {
                    met++;
                    right += rest[at].Value == t.Value ? 1 : 0;
                    rest.RemoveAt(at);
                }
            }
        }

        Assert.InRange(2.0 * met / (wanted + found), RelaxedFloor, 1);
        Assert.InRange(2.0 * right / (wanted + found), ValueFloor, 1);
    }

    private static List<(TextSpan Span, string? Value)> Values(JsonElement record, LanguageModel model)
    {
        var text = record.GetProperty("text").GetString()!;
        var day = DatingWords.Day(record.GetProperty("published").GetString()!.Split('T')[0]);
        var report = new Report { Id = "gold", Text = text, Hash = "", Body = [new(0, text.Length)], Published = day };
        var tense = new DateTense(DatingWords.Words);
        var values = new List<(TextSpan, string?)>();
        ClaimDate? before = null;
        foreach (var sentence in model.Parse(report).Sentences)
        {
            foreach (var mention in DatingWords.Reader.FindApart(sentence))
            {
                var context = new DateContext(day, tense.LooksAhead(sentence, mention, day), before);
                values.Add((mention.Span, mention.Timex(context)));
                before = DateResolver.After(mention, context);
            }
        }

        return values;
    }
}
