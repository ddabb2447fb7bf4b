using System.Text.Json;
using Salient.Claims;

namespace Salient.Tests.ClaimsTests;

/// <summary>The words that closed sets of the contract have in JSON: whoever reads claims relies on them to the letter.</summary>
public sealed class ClaimWordsTests
{
    [Fact]
    public void Words_are_those_of_the_contract()
    {
        Assert.Equal(["alias", "part-of", "branch-of", "backed-by", "allied-with", "leads", "official-of"],
            ClaimWords.All<ClaimRelation>());
        Assert.Equal(["day", "days", "week", "month", "year", "by", "as-of"], ClaimWords.All<DatePrecision>());
        Assert.Equal(["actor", "target", "place", "from_place", "to_place"], ClaimWords.All<ClaimRole>());
        Assert.Equal(["asserted", "negated", "denied", "failed", "planned", "conditional", "possible"], ClaimWords.All<ClaimStatus>());
        Assert.Equal(["holds", "contested", "disputed", "besieged", "relieved", "unknown", "stale"], ClaimWords.All<HoldingState>());
    }

    [Fact]
    public void A_word_leads_back_to_its_value_and_any_other_to_none()
    {
        Assert.All(Enum.GetValues<ClaimRelation>(), r => Assert.Equal(r, ClaimWords.Find<ClaimRelation>(ClaimWords.Of(r))));
        Assert.Null(ClaimWords.Find<ClaimRelation>("AlliedWith"));
        Assert.Null(ClaimWords.Find<DatePrecision>("As-Of"));
        Assert.Null(ClaimWords.Find<ClaimRole>(null));
    }

    [Fact]
    public void A_claim_is_written_with_them_and_read_again()
    {
        var line = ClaimJson.Line(Related);
        Assert.Contains("""
            "relation":"backed-by"
            """, line, StringComparison.Ordinal);
        Assert.Contains("""
            "precision":"as-of"
            """, line, StringComparison.Ordinal);
        Assert.DoesNotContain("\"code\":", line, StringComparison.Ordinal);
        var read = JsonSerializer.Deserialize<Claim>(line, ClaimJson.Options)!;
        Assert.Equal((ClaimRelation.BackedBy, DatePrecision.AsOf, "backed-by"), (read.Relation, read.Date.Precision, read.Code));
        Assert.Equal(line, ClaimJson.Line(read));
    }

    [Fact]
    public void An_event_is_called_by_its_code() =>
        Assert.Equal("take", (Related with { Kind = ClaimKind.Event, Event = "take", Relation = null }).Code);

    private static Claim Related { get; } = new()
    {
        Id = "1", ReportId = "r", Sentence = 0, Start = 0, End = 1, Text = "A", SentenceText = "A", Kind = ClaimKind.Relation,
            Relation = ClaimRelation.BackedBy, Rule = "relation.backed-by",
        Date = new(new(2019, 1, 9), new(2019, 1, 9), DatePrecision.AsOf, null),
            Source = new(null, null, null, SourceKind.Outlet, null, null), Subject = new("A", "A", null), Object = new("B", "B", null),
    };
}
