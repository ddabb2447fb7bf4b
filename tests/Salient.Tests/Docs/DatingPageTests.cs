using System.Text.RegularExpressions;

namespace Salient.Tests.Docs;

/// <summary>docs/codebook.md tells of every key of the words of time, and of no other.</summary>
public sealed partial class DatingPageTests
{
    [Fact]
    public void Every_key_of_the_words_of_time_is_told_and_no_other()
    {
        var page = File.ReadAllText(Checkout.File("docs", "codebook.md"));
        var told = Keys().Matches(string.Concat(page[page.IndexOf("## The words of time", StringComparison.Ordinal)..].Split('\n')
            .Where(l => l.StartsWith("| `", StringComparison.Ordinal)).Select(l => l.Split(" | ")[0])))
            .Select(m => m.Groups[1].Value);
        var used = File.ReadLines(Checkout.File("codebooks", "dating.yaml")).Where(l => l.Length > 0 && char.IsAsciiLetter(l[0]))
            .Select(l => l.Split(':')[0]);
        Assert.Equal(used.Order(StringComparer.Ordinal), told.Order(StringComparer.Ordinal));
    }

    [GeneratedRegex("`([a-z_]+)`")]
    private static partial Regex Keys();
}
