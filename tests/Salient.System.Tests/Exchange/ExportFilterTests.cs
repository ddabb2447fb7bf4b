using Salient.Claims;
using Salient.Exchange.Formats;
using Salient.Exchange.Tables;
using Salient.Ledger;
using Salient.SystemTests.Web;

namespace Salient.SystemTests.Exchange;

public sealed class ExportFilterTests(ExportDesk desk) : IClassFixture<ExportDesk>
{
    private static readonly ExchangeFormat Plain = ExchangeFormat.Of("jsonl")!;

    [Fact]
    public void Without_a_filter_every_claim_goes_out() => Assert.Equal(desk.Claims.Select(c => c.Claim.Id), Asked(new()));

    [Theory]
    [InlineData("2030-03-05", "2030-03-09")]
    [InlineData("2030-03-10", null)]
    [InlineData(null, "2030-03-03")]
    [InlineData("2030-03-06", "2030-03-06")]
    public void Days_from_and_to_are_those_of_the_claims_and_count_themselves(string? from, string? to)
    {
        var (first, last) = (Given(from), Given(to));

        var found = Asked(new() { From = first, To = last });

        Agree(found, c => (first is null || c.Date.To >= first) && (last is null || c.Date.From <= last));
    }

    [Fact]
    public void A_place_is_meant_by_its_name_its_id_or_another_spelling_of_it()
    {
        foreach (var words in new[] { "Qasr Wadi", "t3", "qasr wadi", "Kasr Wadi" })
        {
            Agree(Asked(new() { Place = words }), c => c.Claim.Place!.Id == "t3");
        }

        Assert.Empty(Asked(new() { Place = "Qasr" }));
    }

    [Fact]
    public void Kilometres_around_a_place_or_a_point_take_in_what_lies_there_and_no_more()
    {
        // Lake Quarter lies 35 km from the point between it and Qasr Wadi; Rimal more than 80.
        Agree(Asked(new() { Place = "36.37,37.70", Km = 45 }), c => c.Claim.Place!.Id is "t3" or "t10");
        Agree(Asked(new() { Place = "35.86,38.45" }), c => c.Claim.Place!.Id == "t5");
        Agree(Asked(new() { Place = "Qasr Wadi", Km = 75 }), c => c.Claim.Place!.Id is "t3" or "t10" or "t1" or "t6");
    }

    [Fact]
    public void Events_are_meant_by_their_codes_and_several_add_up() =>
        Agree(Asked(new() { Events = ["besiege", "hand-over"] }), c => c.Claim.Event is "besiege" or "hand-over");

    [Fact]
    public void An_actor_is_meant_by_id_by_name_and_by_any_name_that_is_known_for_him_on_either_side()
    {
        foreach (var words in new[] { "guard", "Northern Guard", "the northerners" })
        {
            Agree(Asked(new() { Actor = words }), c => c.Claim.Actors.Concat(c.Claim.Targets).Any(a => a.Id == "guard"));
        }

        Agree(Asked(new() { Actor = "Hill Fighters" }), c => c.Claim.Actors.Concat(c.Claim.Targets).Any(a => a.Name == "Hill Fighters"));
        Assert.Empty(Asked(new() { Actor = "Nobody" }));
    }

    [Fact]
    public void Who_says_so_is_meant_by_the_beginning_of_a_word_or_by_the_outlet_that_says_so_itself()
    {
        Agree(Asked(new() { Source = "offic" }), c => c.Claim.Source.Name == "an officer");
        Agree(Asked(new() { Source = "valley post" }), c => c.Outlet == "Valley Post" && c.Claim.Source.Kind == SourceKind.Outlet);
        Assert.Empty(Asked(new() { Source = "fficer" }));
    }

    [Fact]
    public void How_it_is_said_which_report_and_which_words_choose_too()
    {
        Agree(Asked(new() { Statuses = [ClaimStatus.Denied] }), c => c.Claim.Status == ClaimStatus.Denied);
        Agree(Asked(new() { Report = "w-01" }), c => c.Claim.ReportId == "w-01");
        var hash = desk.Claims.First(c => c.Claim.ReportId == "w-02").ReportHash;
        Agree(Asked(new() { Report = hash[..12] }), c => c.ReportHash == hash);
        Agree(Asked(new() { Words = ["TELL asf", "northern"] }), c => c.Claim.SentenceText.Contains("Tell Asfar", StringComparison.Ordinal)
            && c.Claim.SentenceText.Contains("Northern", StringComparison.Ordinal));
        Assert.Empty(Asked(new() { Words = ["Tell Asfar", "no such words"] }));
    }

    [Fact]
    public void A_place_that_no_claim_names_is_looked_up_in_the_lists_of_places()
    {
        var names = new ExchangeKnowledge
        {
            PlacesNamed = name => name == "Fort" ? [InventedWar.Qasr with { Name = "Fort", Text = "Fort" }] : [],
        };
        List<string> Found(ExportQuestion asked) => [.. new ExportTables(() => desk.Claims, () => HoldingLedger.Of(desk.Claims), names)
            .Of(asked, Plain).Table!.Rows.Select(r => ((PublishedClaim)r.Line!).Claim.Id)];

        Agree(Found(new() { Place = "Fort" }), c => c.Claim.Place!.Id == "t3");
        Agree(Found(new() { Place = "Fort", Km = 75 }), c => c.Claim.Place!.Id is "t3" or "t10" or "t1" or "t6");
        Assert.Empty(Found(new() { Place = "Nowhere", Km = 75 }));
    }

    [Fact]
    public void What_was_published_later_is_not_known_by_then() =>
        Agree(Asked(new() { KnownBy = new(2030, 3, 6) }), c => c.Known <= DayOf("2030-03-06"));

    [Fact]
    public void Filters_of_holdings_choose_among_those_of_the_day()
    {
        List<string> Rows(ExportQuestion asked) =>
            [.. Tables().Of(asked with { IsOfHoldings = true, On = new(2030, 3, 14) },
                Plain).Table!.Rows.Select(r => ((Holding)r.Line!).Key)];

        Assert.Equal(desk.Holdings.Select(h => h.Key), Rows(new()));
        Assert.Equal(desk.Holdings.Where(h => h.Place.Id == "t3").Select(h => h.Key), Rows(new() { Place = "Qasr Wadi" }));
        var guard = desk.Holdings.Where(h => h.Holder?.Id == "guard").Select(h => h.Key).ToList();
        Assert.NotEmpty(guard);
        Assert.Equal(guard, Rows(new() { Actor = "Northern Guard" }));
    }

    [Theory]
    [InlineData("acled", true, null, null, null, "acled is for claims only")]
    [InlineData("csv", false, "2030-03-09", "2030-03-01", null, "is after the last")]
    [InlineData("csv", false, null, null, 5.0, "counted from a place")]
    [InlineData("csv", false, null, null, -1.0, "counted from a place")]
    public void What_cannot_be_asked_is_told(string format, bool holdings, string? from, string? to, double? km, string told)
    {
        var asked = new ExportQuestion
        {
            IsOfHoldings = holdings,
            From = Given(from),
            To = Given(to),
            Km = km,
        };

        Assert.Contains(told, asked.FaultFor(ExchangeFormat.Of(format)!), StringComparison.Ordinal);
        Assert.Null(new ExportQuestion { Place = "Tal", Km = 5 }.FaultFor(Plain));
        Assert.NotNull(new ExportQuestion { Place = "Tal", Km = -5 }.FaultFor(Plain));
    }

    [Fact]
    public void Every_format_holds_as_many_rows_as_the_others()
    {
        foreach (var asked in new ExportQuestion[] { new(), new() { Actor = "federal" },
            new() { From = new(2030, 3, 9), Place = "Stone Bridge" } })
        {
            foreach (var format in ExchangeFormat.All)
            {
                var table = Tables().Of(asked, format).Table!;
                var (file, expected) = (desk.Written(format.Name, table), Asked(asked).Count - Tables().Of(asked, format).WithoutColumns);
                Assert.Equal((format.Name, expected), (format.Name, RowCount.Of(format.Name, file)));
                Assert.True(expected > 0 || format.IsForClaims);
            }
        }
    }

    private ExportTables Tables()
    {
        var ledger = HoldingLedger.Of(desk.Claims);
        var names = new ExchangeKnowledge { ActorNamed = name => name == "the northerners" ? "guard" : null };
        return new(() => desk.Claims, () => ledger, names);
    }

    private List<string> Asked(ExportQuestion asked) =>
        [.. Tables().Of(asked, Plain).Table!.Rows.Select(r => ((PublishedClaim)r.Line!).Claim.Id)];

    /// <summary>That just the claims that fit were found, and that the test means some and not all of them.</summary>
    private void Agree(List<string> found, Func<PublishedClaim, bool> fits)
    {
        Assert.Equal(desk.Claims.Where(fits).Select(c => c.Claim.Id), found);
        Assert.InRange(found.Count, 1, desk.Claims.Count - 1);
    }

    private static NodaTime.LocalDate? Given(string? day) => day is null ? null : DayOf(day);

    private static NodaTime.LocalDate DayOf(string day) => NodaTime.Text.LocalDatePattern.Iso.Parse(day).Value;
}
