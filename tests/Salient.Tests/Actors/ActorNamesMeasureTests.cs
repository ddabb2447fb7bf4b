using System.Text.Json;
using Salient.Actors;

namespace Salient.Tests.Actors;

/// <summary>
/// How many names of armed actors in hand-coded rows the book knows. The rows are not part of the project and nothing of them is kept;
/// without them the
/// test skips.
/// </summary>
public sealed class ActorNamesMeasureTests(ITestOutputHelper output)
{
    /// <summary>Pinned a little below what was measured when the actors were compiled, so that it may not fall silently.</summary>
    private const double Floor = 0.91;

    [Fact]
    public void Most_named_actors_of_hand_coded_rows_have_an_id()
    {
        var countries = CodebookFolder.Actors.Actors.Where(a => a.IsState)
            .ToDictionary(a => a.Name, a => a.Country!, StringComparer.OrdinalIgnoreCase);
        var (rows, known) = (0, 0);
        var unknown = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var line in File.ReadLines(Checkout.Shared("eval", "events", "acled-2020.jsonl")))
        {
            using var row = JsonDocument.Parse(line);
            string Text(string key) => row.RootElement.GetProperty(key).GetString()!;
            var context = new ActorContext(countries.TryGetValue(Text("country"), out var code) ? new HashSet<string> { code } : [], null);
            foreach (var name in new[] { Text("actor1"), Text("actor2") }.Where(IsNamed))
            {
                rows++;
                var found = Spellings(name).Any(n => CodebookFolder.Actors.Find(n, context) is not null);
                known += found ? 1 : 0;
                _ = found || unknown.Add(name);
            }
        }

        output.WriteLine($"{known} of {rows} known; unknown {unknown.Count} names: {string.Join("; ", unknown)}");
        Assert.True(known >= Floor * rows, $"only {known} of {rows} named actors of the rows have an id: {string.Join("; ", unknown)}");
    }

    // Civilians, crowds and the unidentified are told from the words of the row, not by a name.
    private static bool IsNamed(string actor) =>
        actor.Length > 0 && !new[] { "Civilians", "Protesters", "Rioters",
            "Unidentified" }.Any(w => actor.StartsWith(w, StringComparison.Ordinal));

    // «ACRONYM: Name (Country)» writes a name twice; «Forces of State (years) Unit» writes the force and the part of it.
    private static IEnumerable<string> Spellings(string actor)
    {
        var parts = actor.Split(['(', ')'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return new[] { parts[^1], parts[0] }.SelectMany(p => p.Split(": ", 2).Reverse());
    }
}
