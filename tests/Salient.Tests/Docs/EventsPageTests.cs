using Salient.Claims;
using Salient.Codebooks;

namespace Salient.Tests.Docs;

/// <summary>docs/events.md tells of every event code what the codebook says of it, and of no other.</summary>
public sealed class EventsPageTests
{
    public static TheoryData<string> Codes => [.. TestReader.Codebook.Events.Keys];

    private static string[] Rows { get; } = [.. File.ReadAllLines(Checkout.File("docs", "events.md"))
        .Where(l => l.StartsWith("| `", StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(Codes))]
    public void The_page_of_events_says_what_the_codebook_says(string code)
    {
        var row = Row(TestReader.Codebook.Events[code]);
        Assert.True(Rows.Contains(row), $"docs/events.md needs the line\n{row}");
    }

    [Fact]
    public void The_page_of_events_names_no_code_that_the_codebook_has_not() =>
        Assert.Equal(TestReader.Codebook.Events.Keys.Order(StringComparer.Ordinal), Rows.Select(r => r.Split('`')[1])
            .Order(StringComparer.Ordinal));

    private static string Row(EventDefinition e)
    {
        var rules = TestReader.Codebook.Rules.Count(r => r.Event == e.Code);
        var plover = Join(e.Plover, e.PloverMode);
        var acled = Join(e.AcledType, e.AcledSubTypeState is { } state ? $"{e.AcledSubType}, or {state}" : e.AcledSubType);
        return $"| `{e.Code}` | {e.Meaning}{(e.Not is { } not ? $" Not: {not}" : "")} | {plover} | {e.Cameo ?? "–"} | {acled} | {Effect(e.Effect)} | {(rules > 0 ? "yes" : "not yet")} |";
    }

    private static string Effect(EffectRule? effect) => effect is null
        ? "–"
        : effect.State.ToString().ToLowerInvariant() + (effect.Holder is { } holder ? $" (the {ClaimWords.Of(holder)})"
            : "") + (effect.Inferred ? ", inferred" : "");

    private static string Join(string? first, string? second) =>
        string.Join(": ", new[] { first, second }.Where(t => !string.IsNullOrEmpty(t)).DefaultIfEmpty("–"));
}
