using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Salient.Claims;

namespace Salient.Tests.Samples;

public partial class SampleTests
{
    private static readonly string[] Events =
    [
        "capture", "hand-over", "withdraw", "surrender", "lose", "hold", "contest", "besiege", "advance", "establish-base",
        "clash", "attack", "attack-civilians", "shell", "airstrike", "bomb", "suicide-bomb", "grenade", "chemical-attack",
        "sexual-violence",
        "abduct", "loot", "intercept", "disarm", "defeat", "deploy", "prepare", "arrest", "release", "form", "merge", "split",
        "dissolve", "defect",
        "agree", "meet", "support", "aid", "intervene", "permit", "demand", "accuse", "reject", "threaten", "sanction",
        "protest", "riot", "mob", "disperse", "crackdown", "displace",
    ];

    private static readonly IReadOnlyList<string> Relations = ClaimWords.All<ClaimRelation>();

    private static readonly string[] Statuses = ["asserted", "negated", "denied", "failed", "planned", "conditional", "possible"];

    private static int ReportCount => SampleFiles.Texts.Count + SampleFiles.Pages.Count + SampleFiles.Records(SampleFiles.Digest).Count;

    public static TheoryData<string> Gold => [.. SampleFiles.GoldNames];

    [Fact]
    public void There_are_at_least_forty_reports_of_three_kinds()
    {
        Assert.True(ReportCount >= 40, $"{ReportCount} reports");
        Assert.Equal(5, SampleFiles.Pages.Count);
        Assert.NotEmpty(SampleFiles.Records(SampleFiles.Digest));
    }

    [Fact]
    public void Every_report_says_that_it_is_a_sample()
    {
        Assert.All(SampleFiles.Texts, file => Assert.Contains(SampleFiles.Mark, File.ReadAllText(file), StringComparison.Ordinal));
        Assert.All(SampleFiles.Pages, file => Assert.Contains(
            $"<meta name=\"salient:sample\" content=\"{SampleFiles.Mark}\">", File.ReadAllText(file), StringComparison.Ordinal));
        Assert.All(SampleFiles.Records(SampleFiles.Digest), row => Assert.Equal(SampleFiles.Mark, row.GetProperty("sample").GetString()));
    }

    [Fact]
    public void The_reports_come_from_eight_outlets_and_each_has_several()
    {
        var outlets = Outlets().GroupBy(o => o).ToDictionary(g => g.Key, g => g.Count());
        Assert.Equal(8, outlets.Count);
        Assert.All(outlets, outlet => Assert.True(outlet.Value >= 3, $"{outlet.Key} has only {outlet.Value}"));
    }

    [Fact]
    public void A_report_is_dated_as_its_file_name_says_and_within_the_three_months() => Assert.All(SampleFiles.Texts, file =>
    {
        var day = SampleFiles.OutletLine(File.ReadAllText(file)).Day;
        Assert.StartsWith(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), Path.GetFileName(file), StringComparison.Ordinal);
        Assert.InRange(day, new DateOnly(2018, 12, 1), new DateOnly(2019, 2, 28));
    });

    [Fact]
    public void Reports_are_short() => Assert.All(SampleFiles.Texts, file =>
        Assert.InRange(WordPattern().Count(File.ReadAllText(file)), 60, 280));

    [Fact]
    public void A_dozen_reports_have_gold() => Assert.Equal(12, SampleFiles.GoldFiles.Count);

    [Theory]
    [MemberData(nameof(Gold))]
    public void Gold_quotes_words_of_its_report_in_their_order(string name)
    {
        var text = SampleFiles.TextOf(name);
        Assert.All(SampleFiles.Gold(name), claim =>
        {
            var from = 0;
            foreach (var piece in claim.Text.Split(" … "))
            {
                var at = text.IndexOf(piece, from, StringComparison.Ordinal);
                Assert.True(at >= 0, $"{name} {claim.Id}: “{piece}” does not stand in the report");
                from = at + piece.Length;
            }
        });
    }

    [Theory]
    [MemberData(nameof(Gold))]
    public void Gold_uses_the_codes_of_the_contract_and_distinct_ids(string name)
    {
        var gold = SampleFiles.Gold(name);
        Assert.Equal(gold.Count, gold.Select(g => g.Id).Distinct().Count());
        Assert.All(gold, claim =>
        {
            var known = claim.Kind == ClaimKind.Relation ? Relations : Events;
            Assert.All(claim.Codes, code => Assert.Contains(code, known));
            Assert.All(claim.Statuses, status => Assert.Contains(status, Statuses));
            Assert.Equal(claim.Kind == ClaimKind.Event, claim.Statuses.Count > 0);
        });
    }

    [Fact]
    public void Places_of_the_gold_lie_where_the_place_list_puts_them()
    {
        var rows = PlaceList.Rows;
        var wrong = from name in SampleFiles.GoldNames
                    from claim in SampleFiles.Gold(name)
                    from place in new[] { claim.Place, claim.FromPlace, claim.ToPlace }
                    where place is { Latitude: not null, Km: <= 6 }
                    let near = rows.Where(row => row.Names.Any(n => PartyNames.StandsIn(place.Text, n))).ToList()
                    where !near.Any(row => ClaimMatcher.Kilometres(row.Latitude, row.Longitude, place.Latitude!.Value,
                        place.Longitude!.Value) <= 2)
                    select $"{name} {claim.Id}: {place.Text}";
        Assert.Empty(wrong);
    }

    [Fact]
    public void Gold_holdings_name_places_and_days_of_the_samples()
    {
        var all = string.Concat(SampleFiles.Texts.Select(File.ReadAllText)) + File.ReadAllText(SampleFiles.Digest);
        var rows = SampleFiles.Records(Path.Combine(SampleFiles.Idlib, "holdings.jsonl"));
        Assert.True(rows.Count >= 25, $"{rows.Count} holdings");
        Assert.All(rows, row =>
        {
            Assert.Contains(row.GetProperty("place").GetProperty("text").GetString()!, all, StringComparison.OrdinalIgnoreCase);
            Assert.InRange(DateOnly.Parse(row.GetProperty("on").GetString()!, CultureInfo.InvariantCulture), new(2018, 12, 1),
                new(2019, 2, 28));
            var state = row.GetProperty("state");
            var states = state.ValueKind == JsonValueKind.Array ? state.EnumerateArray().Select(s => s.GetString()!).ToList()
                : [state.GetString()!];
            Assert.All(states, s => Assert.Contains(s, new[] { "holds", "contested", "disputed", "besieged", "unknown", "stale", "none" }));
            Assert.Equal(states.Contains("holds"), row.TryGetProperty("holder", out _));
        });
    }

    private static IEnumerable<string> Outlets() =>
        SampleFiles.Texts.Select(file => SampleFiles.OutletLine(File.ReadAllText(file)).Outlet)
            .Concat(SampleFiles.Pages.Select(file => SiteName().Match(File.ReadAllText(file)).Groups[1].Value))
            .Concat(SampleFiles.Records(SampleFiles.Digest).Select(row => row.GetProperty("outlet").GetString()!));

    [GeneratedRegex("""<meta property="og:site_name" content="([^"]+)">""")]
    private static partial Regex SiteName();

    [GeneratedRegex(@"\S+")]
    private static partial Regex WordPattern();
}
